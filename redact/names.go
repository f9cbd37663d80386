package redact

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// name is one spelling of a name, as it is searched.
type name struct {
	text string
	kind Kind
	wary bool // a common or very short one, hidden only where the text says that it is a name
}

// names are all spellings by their first byte, the longest first.
type names [256][]name

const (
	longestName  = 200 // bytes; Windows has shorter ones
	fewestRunes  = 3   // of a name that is hidden wherever it stands
	longestShort = 6   // letters that Windows keeps in ANNMUL~1
)

func namesOf(k Known) names {
	all := map[string]name{}
	for _, user := range k.Users {
		for _, spelled := range spellings(user) {
			addName(all, spelled, User)
		}
	}
	for _, computer := range k.Computers {
		addName(all, foldAll(strings.TrimSpace(computer)), Computer)
		short, _, _ := strings.Cut(computer, ".")
		addName(all, foldAll(strings.TrimSpace(short)), Computer)
	}
	var byFirst names
	for _, n := range all {
		byFirst[n.text[0]] = append(byFirst[n.text[0]], n)
	}
	for _, list := range byFirst {
		slices.SortFunc(list, func(a, b name) int { return cmp.Or(len(b.text)-len(a.text), strings.Compare(a.text, b.text)) })
	}
	return byFirst
}

func addName(all map[string]name, text string, kind Kind) {
	if text == "" || len(text) > longestName {
		return
	}
	if _, known := all[text]; !known {
		all[text] = name{text, kind, wary(text)}
	}
}

// wary tells whether a name would destroy texts if it were hidden wherever it stands.
func wary(text string) bool {
	few := fewestRunes
	if c, _ := utf8.DecodeRuneInString(text); unspaced(c) {
		few = 2
	}
	return common[text] || utf8.RuneCountInString(text) < few || !strings.ContainsFunc(text, unicode.IsLetter)
}

// spellings are the ways in which a user's name is written.
func spellings(user string) []string {
	if _, name, ok := strings.Cut(user, `\`); ok { // with the domain
		user = name
	}
	user = strings.Join(strings.Fields(user), " ")
	local, _, _ := strings.Cut(user, "@")
	var all []string
	for _, s := range []string{user, local} {
		all = append(all, foldAll(s), umlauts(s), short(s))
		if parts := strings.Fields(s); len(parts) > 1 {
			for _, part := range parts {
				part = strings.Trim(part, ".,()")
				if folded := foldAll(part); !wary(folded) {
					all = append(all, folded, umlauts(part))
				}
			}
		}
	}
	return all
}

var inLetters = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa")

// umlauts is the spelling for those who have no such keys.
func umlauts(name string) string { return foldAll(inLetters.Replace(strings.ToLower(name))) }

// short is the start of Windows' short spelling, ANNMUL~; a number comes behind it.
func short(name string) string {
	base := foldAll(name)
	if dot := strings.LastIndexByte(base, '.'); dot > 0 {
		base = base[:dot]
	}
	base = strings.NewReplacer(" ", "", ".", "", "+", "_", ",", "_", ";", "_", "=", "_", "[", "_", "]", "_").Replace(base)
	if letters := []rune(base); len(letters) > longestShort {
		base = string(letters[:longestShort])
	}
	if base == "" {
		return ""
	}
	return base + "~"
}

// findNames finds names that are not common words.
func (f *finder) findNames() {
	for i := 0; i < len(f.text); {
		if n, end := f.nameAt(i); end > 0 && !n.wary {
			if n.kind == Computer {
				end = f.domainEnd(end)
			}
			f.found(n.kind, i, end)
			i = end
			continue
		}
		i++
	}
}

// nameAt returns the longest name that stands at a place as a word of its own, and its end. A wary one is returned only if there is no other.
func (f *finder) nameAt(i int) (best name, end int) {
	for _, n := range f.names[f.text[i]] {
		if end > 0 && n.wary {
			continue
		}
		if e, ok := matchName(n.text, f.text, i); ok && f.wordsOwn(i, e) {
			best, end = n, e
			if !n.wary {
				break
			}
		}
	}
	return best, end
}

const parting = " \t\r\n._+-"

// matchName matches a name at a place. What parts words in it can be any few characters that do, or none.
func matchName(name, text string, i int) (end int, ok bool) {
	for j := 0; j < len(name); j++ {
		if j > 0 && j < len(name)-1 && strings.IndexByte(parting, name[j]) >= 0 {
			for n := 0; n < 4 && i < len(text) && strings.IndexByte(parting, text[i]) >= 0; n++ {
				i++
			}
			continue
		}
		if i >= len(text) || text[i] != name[j] {
			return 0, false
		}
		i++
	}
	if name[len(name)-1] == '~' {
		if i >= len(text) || text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		i++
	}
	return i, true
}

// wordsOwn tells whether no letter or digit stands beside a part of the view, or the script has no blanks between words.
func (f *finder) wordsOwn(from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(f.text[:from])
	first, _ := utf8.DecodeRuneInString(f.text[from:])
	last, _ := utf8.DecodeLastRuneInString(f.text[:to])
	after, _ := utf8.DecodeRuneInString(f.text[to:])
	return !(inWord(before) && inWord(first) && !unspaced(first)) && !(inWord(last) && inWord(after) && !unspaced(last))
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// unspaced tells whether words of a letter's script stand without blanks between them, or with endings that cannot be told from them.
func unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// domainEnd returns the end of the domain that follows the name of a computer.
func (f *finder) domainEnd(i int) int {
	for labels := 0; labels < 8 && i+1 < len(f.text) && f.text[i] == '.' && isHostByte(f.text[i+1]); labels++ {
		end := i + 1
		for end < len(f.text) && end-i < 64 && isHostByte(f.text[end]) {
			end++
		}
		i = end
	}
	return i
}

func isHostByte(c byte) bool { return isAlnum(c) || c == '-' || c == '_' }
func isAlnum(c byte) bool    { return isDigit(c) || isLetter(c) }
func isDigit(c byte) bool    { return c >= '0' && c <= '9' }
func isLetter(c byte) bool   { return c >= 'a' && c <= 'z' }

// findSignIns finds common and very short names where the text says that they are some.
func (f *finder) findSignIns() {
	for i := 0; i < len(f.text); {
		n, end := f.nameAt(i)
		if end == 0 || !n.wary {
			i++
			continue
		}
		if f.saysName(n.kind, i, end) {
			f.found(n.kind, i, end)
		}
		i = end
	}
}

// Words before a name. Without a colon, an equals sign, a quote or the like they may go with any word, and nothing is hidden.
var (
	userWords = foldEach(

		"user", "username", "user name", "user_name", "user-name", "userid", "user id", "login", "loginname", "logon", "logonname", "owner", "person", "full name",
		"fullname", "logname", "signed in as", "logged in as", "logged on as", "run as", "runas", "account", "account name", "benutzer", "benutzername", "besitzer", "konto",
		"kontoname", "anmeldename", "angemeldet als",
	)
	computerWords = foldEach(

		"computer", "computername", "computer name", "host", "hostname", "host name", "machine", "machinename", "pc", "pc name", "server", "domain", "userdomain",
		"workstation", "domäne", "rechner", "rechnername", "gerätename", "device name",
	)
	quotedWords = foldEach("name", "for", "by", "from", "von", "für", "on", "auf") // only before a name in quotes of its own
)

func foldEach(words ...string) []string {
	for i, w := range words {
		words[i] = foldAll(w)
	}
	return words
}

const longestBefore = 40 // bytes that are read back

// saysName tells whether what stands around a word says that it is a name.
func (f *finder) saysName(kind Kind, i, end int) bool {
	before := f.text[max(0, i-longestBefore):i]
	words := userWords
	if kind == Computer {
		words = computerWords
		if strings.HasSuffix(before, `\\`) {
			return f.isServer(i)
		}
	} else if domain, ok := strings.CutSuffix(before, `\`); ok { // PC\al
		return f.endsInComputer(strings.TrimRight(domain, `\`))
	}
	if strings.HasPrefix(f.text[end:], "@") && end+1 < len(f.text) { // al@PC
		if n, behind := f.nameAt(end + 1); behind > 0 && n.kind == Computer {
			return true
		}
	}
	bare := strings.TrimRight(before, " \t\"'([<>:=\\`")
	marks := before[len(bare):]
	if !strings.ContainsAny(marks, `:="'(>`+"`") {
		return false
	}
	if quote := marks[len(marks)-1]; strings.IndexByte("\"'`", quote) >= 0 && strings.HasPrefix(f.text[end:], string(quote)) {
		words = slices.Concat(words, quotedWords)
	}
	return endsInWord(bare, words)
}

func endsInWord(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		rest, ok := strings.CutSuffix(text, w)
		last, _ := utf8.DecodeLastRuneInString(rest)
		return ok && !inWord(last)
	})
}

// endsInComputer tells whether a text ends in a known computer's name.
func (f *finder) endsInComputer(text string) bool {
	for _, list := range f.names {
		for _, n := range list {
			rest, ok := strings.CutSuffix(text, n.text)
			last, _ := utf8.DecodeLastRuneInString(rest)
			if ok && n.kind == Computer && !inWord(last) && last != '\\' && last != '/' {
				return true
			}
		}
	}
	return false
}
