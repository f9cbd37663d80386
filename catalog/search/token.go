package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is one run of letters or one run of digits of a text.
type token struct {
	text     string // lower case, without apostrophes
	from, to int    // the bytes of the text that it is made of
	number   bool
	negative bool // a number with a minus right before it
	dotted   bool // part of something like 1.2.53, 127.0.0.1 or 12:30
	percent  bool // a percentage
	bracket  bool // a bracket opens right before it
	within   bool // a number with letters right before and behind it, as in "8ca425d9"
	listed   bool // one digit with a dot or a bracket and more words behind it, as in "1. Hit log in 2. It sends you"
	humps    bool // it has a capital after a small letter: "BadCredentials"
	joined   bool // fastened to the token before by an underscore, a colon, a hyphen or nothing: "NO_ACTIVE", "auth:2", "auth2"
}

// MaxQuery is how much of a query is read, in bytes. A pasted dialog is a few hundred; whole log files need not be read to the end.
const MaxQuery = 4096

// maxTokens is how many tokens of a query are read.
const maxTokens = 400

// dashes are all signs that editions of a text use for the same dash or minus.
const dashes = "-‐‑–—−"

// tokens cuts a text into words and numbers. Everything else separates: "auth:3", "AUTH 3" and "auth3" give the same words and numbers. The result
// is appended to into.
func tokens(text string, into []token) []token {
	var at scanner
	at.text, at.out = text, into
	for i, r := range text {
		at.next(i, r)
	}
	at.flush(len(text))
	return at.out
}

// scanner is a run over a text.
type scanner struct {
	text  string
	out   []token
	start int // of the token that has begun
	begun bool
	digit bool // of what the token that has begun is made
	gap   int  // where the last token ended
}

func (s *scanner) next(i int, r rune) {
	switch {
	case r == '\'' || r == '’' || r == 0xad: // don't and dont, can't and cant are one word; a soft hyphen is nothing
	case unicode.IsDigit(r):
		s.step(i, true)
	case unicode.IsLetter(r), unicode.Is(unicode.Mn, r) && s.begun && !s.digit: // a mark belongs to the letters before it, and alone it is no word: "❤️" ends in one
		s.step(i, false)
	default:
		s.flush(i)
	}
}

func (s *scanner) step(i int, digit bool) {
	if s.begun && s.digit != digit {
		s.flush(i)
	}
	if !s.begun {
		s.begun, s.digit, s.start = true, digit, i
	}
}

// flush ends the token that has begun, if any, at this byte.
func (s *scanner) flush(end int) {
	if !s.begun || len(s.out) >= maxTokens {
		s.begun = false
		return
	}
	s.begun = false
	t := token{text: plain(s.text[s.start:end]), from: s.start, to: end, number: s.digit, humps: !s.digit && hasHumps(s.text[s.start:end])}
	between := s.text[s.gap:s.start]
	if n := len(s.out); n > 0 {
		t.bracket = strings.ContainsAny(between, "([{")
		t.joined = between == "" || between == "_" || between == ":" || between == "-"
		if before := &s.out[n-1]; (between == "." || between == ":") && t.number && before.number {
			before.dotted, t.dotted = true, true
		}
	}
	if t.number {
		next, _ := utf8.DecodeRuneInString(s.text[end:])
		t.percent = next == '%'
		t.within = between == "" && len(s.out) > 0 && unicode.IsLetter(next)
		t.negative = isMinus(between, len(s.out) > 0)
		t.listed = isListed(t.text, s.text[end:])
	}
	s.out = append(s.out, t)
	s.gap = end
}

// plain is a word in small letters, without apostrophes.
func plain(word string) string {
	mayChange := func(r rune) bool { return r >= utf8.RuneSelf || r == '\'' || (r >= 'A' && r <= 'Z') }
	if !strings.ContainsFunc(word, mayChange) {
		return word // most words are, and need no copy
	}
	return strings.Map(func(r rune) rune {
		if r == '\'' || r == '’' || r == 0xad {
			return -1
		}
		return unicode.ToLower(r)
	}, word)
}

// isMinus reports whether the signs before a number end in a minus that belongs to it: "code:-1", "installer −2", but not "53–55", "accounts-4" or "4 - 5".
func isMinus(between string, follows bool) bool {
	r, size := utf8.DecodeLastRuneInString(between)
	if !strings.ContainsRune(dashes, r) {
		return false
	}
	return len(between) > size || !follows
}

// isListed reports whether a number seems to count sentences only.
func isListed(number, behind string) bool {
	if len(number) > 1 || behind == "" || (behind[0] != '.' && behind[0] != ')') {
		return false
	}
	r, _ := utf8.DecodeRuneInString(behind[1:])
	return r == ' ' || unicode.IsLetter(r)
}

// hasHumps reports whether a capital stands after a small letter.
func hasHumps(word string) bool {
	for i := 1; i < len(word); i++ {
		if isCapital(word[i]) && word[i-1] >= 'a' && word[i-1] <= 'z' {
			return true
		}
	}
	return false
}

func isCapital(c byte) bool { return c >= 'A' && c <= 'Z' }

// unhump cuts a word at its humps: "BadCredentials" is two words, "EMEError" too. The parts are appended to into.
func unhump(text string, t token, into []token) []token {
	word := text[t.from:t.to]
	from := 0
	for i := 1; i <= len(word); i++ {
		if i < len(word) && !(isCapital(word[i]) && (!isCapital(word[i-1]) || (i+1 < len(word) && word[i+1] >= 'a' && word[i+1] <= 'z'))) {
			continue
		}
		part := t
		part.text, part.from, part.to, part.humps = plain(word[from:i]), t.from+from, t.from+i, false
		part.joined = t.joined || from > 0
		into = append(into, part)
		from = i
	}
	return into
}
