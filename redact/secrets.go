package redact

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// key is what stands before a secret, by the last words of its name, without dashes and the like.
type key struct {
	kind Kind
	weak bool // also an ordinary word: only a value that looks like a secret is one
	line bool // the rest of the line belongs to it
	verb bool // also an ordinary word, unless an equals sign follows
}

var keys = map[string]key{
	"password": {kind: Token}, "passwd": {kind: Token}, "pwd": {kind: Token}, "passwort": {kind: Token}, "kennwort": {kind: Token}, "passphrase": {kind: Token},
	"pass": {kind: Token, verb: true}, "secret": {kind: Token}, "clientsecret": {kind: Token}, "accesstoken": {kind: Token}, "refreshtoken": {kind: Token}, "idtoken": {kind: Token},
	"authtoken": {kind: Token}, "clienttoken": {kind: Token}, "csrftoken": {kind: Token}, "apikey": {kind: Token}, "privatekey": {kind: Token}, "secretkey": {kind: Token},
	"spdc": {kind: Token}, "spkey": {kind: Token}, "spt": {kind: Token}, "credentials": {kind: Token, weak: true}, "savedcredentials": {kind: Token}, "codeverifier": {kind: Token},
	"blob": {kind: Token, weak: true}, "autologinblob": {kind: Token}, "token": {kind: Token, weak: true}, "session": {kind: Token, weak: true}, "sessionid": {kind: Token}, "proxyuser": {kind: Token}, "proxypass": {kind: Token},
	"sid": {kind: Token, weak: true}, "sig": {kind: Token, weak: true}, "signature": {kind: Token, weak: true}, "code": {kind: Token, weak: true}, "key": {kind: Token, weak: true},
	"machineguid": {kind: Token}, "deviceid": {kind: Token}, "serialnumber": {kind: Token}, "installationid": {kind: Token}, "machineid": {kind: Token},
	"authorization": {kind: Token, line: true}, "proxyauthorization": {kind: Token, line: true}, "cookie": {kind: Token, line: true}, "setcookie": {kind: Token, line: true},
	"username": {kind: Account}, "canonicalusername": {kind: Account}, "userid": {kind: Account, weak: true}, "autologinusername": {kind: Account},
}

const (
	longestKey   = 64   // bytes of a key's name that are read
	longestValue = 4096 // bytes of a value without quotes
	weakValue    = 16   // letters and digits from which on a value looks like a secret
	mixedValue   = 8    // the same, when they are well mixed
	longestCode  = 10   // digits that the code of an error has at most
	fewestDigits = 4    // of a password or the id of a device; fewer are the number of an error
)

// schemes are ways to sign in, behind which a secret stands.
var schemes = []string{"bearer", "basic", "digest", "negotiate", "ntlm"}

// findSecrets finds the values behind keys, and what has the form of a signed token.
func (f *finder) findSecrets() {
	for i := 0; i < len(f.text); {
		if !isKeyByte(f.text[i]) {
			i++
			continue
		}
		end := i
		for end < len(f.text) && isKeyByte(f.text[end]) {
			end++
		}
		i = f.findSecret(i, end)
	}
}

func isKeyByte(c byte) bool { return isAlnum(c) || c == '_' || c == '-' || c == '.' }

// findSecret looks at one word and what is behind it, and returns where to go on.
func (f *finder) findSecret(from, to int) int {
	word := f.text[from:to]
	if strings.HasPrefix(word, "eyj") && strings.Count(word, ".") >= 1 && len(word) >= 20 {
		f.found(Token, from, to)
		return to
	}
	if slices.Contains(schemes, word) {
		return f.findScheme(to)
	}
	k, ok := keyOf(word)
	if !ok {
		return to
	}
	at, ok := f.valueAt(to, strings.HasPrefix(word, "--"))
	if !ok {
		return to
	}
	k.weak = k.weak || k.verb && !strings.Contains(f.text[to:at], "=")
	start, end := f.value(at, k)
	if !isSecret(f.text[start:end], k) {
		return to
	}
	f.found(k.kind, start, end)
	return end
}

// keyOf finds the key that a word ends in, such as access_token in spotify.access_token.
func keyOf(word string) (key, bool) {
	word = word[max(0, len(word)-longestKey):]
	parts := strings.FieldsFunc(word, func(r rune) bool { return r == '_' || r == '-' || r == '.' })
	for i := range parts {
		if k, ok := keys[strings.Join(parts[i:], "")]; ok {
			return k, true
		}
	}
	return key{}, false
}

// findScheme finds what stands behind "Bearer" and the like.
func (f *finder) findScheme(i int) int {
	at := i
	for at < len(f.text) && (f.text[at] == ' ' || f.text[at] == '+') && at-i < 4 {
		at++
	}
	if at == i {
		return i
	}
	start, end := f.value(at, key{})
	if value := f.text[start:end]; looksSecret(value) {
		f.found(Token, start, end)
		return end
	}
	return i
}

// valueAt returns where the value of a key begins, if there is one: behind an equals sign, a colon, or the end of a tag.
func (f *finder) valueAt(i int, option bool) (int, bool) {
	at := i
	for at < len(f.text) && at-i < 12 && strings.IndexByte(" \t\\\"']", f.text[at]) >= 0 {
		at++
	}
	blank := at > i && f.text[i] == ' '
	switch {
	case at == len(f.text):
		return 0, false
	case f.text[at] == '=' || f.text[at] == ':':
		at++
		if at < len(f.text) && (f.text[at] == '>' || f.text[at] == '=') {
			at++
		}
	case f.text[at] == '>' && at == i:
		return at + 1, true
	case option && blank:
		return i + 1, true
	default:
		return 0, false
	}
	for n := 0; n < 8 && at < len(f.text) && (f.text[at] == ' ' || f.text[at] == '\t'); n++ {
		at++
	}
	return at, true
}

// value returns the ends of a value: what is in its quotes, or up to a blank or another mark.
func (f *finder) value(at int, k key) (start, end int) {
	start = at
	for start < len(f.text) && f.text[start] == '\\' && start-at < 8 {
		start++
	}
	if start < len(f.text) && (f.text[start] == '"' || f.text[start] == '\'') {
		return start + 1, f.quoteEnd(start, start-at)
	}
	start = at
	for end = start; end < len(f.text); end++ {
		c := f.text[end]
		if c == '\n' || c == '\r' || c == opaque || end-start > longestValue && utf8.RuneStart(c) {
			break
		}
		if k.line && c != '"' {
			continue
		}
		if strings.IndexByte(" \t\"'&;,<>)}]`|", c) >= 0 {
			break
		}
	}
	for end > start && (f.text[end-1] == '.' || f.text[end-1] == '\\') { // of the sentence, of the quote behind it
		end--
	}
	return start, end
}

// quoteEnd returns where a value in quotes ends. A quote that has more backslashes before it than the first one belongs to the value.
func (f *finder) quoteEnd(open, depth int) int {
	slashes := 0
	for i := open + 1; i < len(f.text); i++ {
		switch c := f.text[i]; {
		case c == '\\':
			slashes++
			continue
		case c == f.text[open] && slashes <= depth:
			return i - slashes
		case c == '\n' || c == opaque:
			return i
		}
		slashes = 0
	}
	return len(f.text)
}

func isSecret(value string, k key) bool {
	if value == "" || slices.Contains([]string{"null", "true", "false", "none", "nil", "ok", "%s", "%v"}, value) || isPlaceholder(value) || strings.Trim(value, "*.•") == "" {
		return false
	}
	if len(value) < fewestDigits && strings.Trim(value, "0123456789") == "" || k.line && slices.Contains(schemes, strings.TrimSpace(value)) {
		return false
	}
	if k.kind == Account && strings.Contains(value, `\`) { // with the domain: the names are found by themselves
		return !k.weak
	}
	return !k.weak || looksSecret(value)
}

// looksSecret tells a secret from words, and from the number or the name of an error.
func looksSecret(value string) bool {
	letters := strings.ContainsFunc(value, func(r rune) bool { return r >= 'a' && r <= 'z' })
	digits := strings.ContainsAny(value, "0123456789")
	switch {
	case strings.HasPrefix(value, "0x") && len(value) <= len("0x")+16, strings.ContainsAny(value, `: \`):
		return false
	case !letters:
		return len(value) > longestCode && strings.Trim(value, "0123456789") == ""
	case !digits:
		return len(value) >= weakValue && !strings.ContainsAny(value, "-._/")
	}
	return len(value) >= weakValue || len(value) >= mixedValue && turns(value) > 1
}

// turns counts how often letters follow digits, or digits letters.
func turns(word string) (n int) {
	for i := 1; i < len(word); i++ {
		if isDigit(word[i]) != isDigit(word[i-1]) {
			n++
		}
	}
	return n
}

// Spotify's links that name somebody, and those that name something.
var accountLinks = []string{"spotify:user:", "spotify.com/user/", "spotify.com/users/", "v1/users/", "user-profile-view/v3/profile/"}

// findAccounts finds the accounts in Spotify's links.
func (f *finder) findAccounts() {
	for _, link := range accountLinks {
		for i := 0; ; {
			next := strings.Index(f.text[i:], link)
			if next < 0 {
				break
			}
			i += next + len(link)
			end := i
			for end < len(f.text) && end-i < longestFolder && (f.text[end] >= utf8.RuneSelf || isKeyByte(f.text[end]) || strings.IndexByte("%+~!*'@", f.text[end]) >= 0) {
				end++
			}
			for end > i && f.text[end-1] == '.' || end > i && f.text[end-1] == '\'' {
				end--
			}
			for end < len(f.text) && !utf8.RuneStart(f.text[end]) {
				end++
			}
			f.found(Account, i, end)
			i = end
		}
	}
}

// The lengths of the accounts that Spotify makes up.
const (
	olderAccount = 25
	newerAccount = 28
	fewestRandom = 20 // letters and digits of what is hidden because it looks random
	fewestTurns  = 4  // from letters to digits and back
)

// findRandom finds words that look random: keys, sums, and the accounts that Spotify makes up.
func (f *finder) findRandom() {
	for i := 0; i < len(f.text); {
		if !isAlnum(f.text[i]) {
			i++
			continue
		}
		end := i
		for end < len(f.text) && isAlnum(f.text[end]) {
			end++
		}
		if n := end - i; n >= fewestRandom && looksRandom(f.text[i:end]) && !f.namesSong(i, n) {
			f.foundRandom(i, end)
		}
		i = end
	}
}

func looksRandom(word string) bool {
	n := turns(word)
	if len(word) == olderAccount || len(word) == newerAccount {
		return isDigit(word[0]) && n > 0 || n >= fewestTurns
	}
	hexOnly := !strings.ContainsFunc(word, func(r rune) bool { return !isHex(byte(r)) })
	return n >= fewestTurns || hexOnly && n > 1
}

// foundRandom notes a word, with the parts of it that other alphabets of base64 cut off.
func (f *finder) foundRandom(from, to int) {
	single := (from == 0 || !isBase64Mark(f.text[from-1])) && (to == len(f.text) || !isBase64Mark(f.text[to]))
	if n := to - from; single && (n == olderAccount || n == newerAccount) && isDigit(f.text[from]) {
		f.found(Account, from, to)
		return
	}
	for _, step := range []int{-1, 1} {
		for range 64 { // parts
			edge := &to
			at := to
			if step < 0 {
				edge, at = &from, from-1
			}
			if at < 0 || at >= len(f.text) || !isBase64Mark(f.text[at]) || step < 0 && f.text[at] == '=' {
				break
			}
			next := at + step
			for next >= 0 && next < len(f.text) && isAlnum(f.text[next]) && (next-at)*step <= 2*fewestRandom {
				next += step
			}
			part := f.text[min(at, next)+1 : max(at, next)]
			if f.text[at] == '/' && !(strings.ContainsAny(part, "0123456789") && len(part) > 4) {
				break
			}
			if step < 0 {
				*edge = next + 1
			} else {
				*edge = next
			}
		}
	}
	f.found(Token, from, to)
}

func isBase64Mark(c byte) bool { return c == '+' || c == '/' || c == '=' || c == '-' || c == '_' }

// songs are the words before the id of something that Spotify plays.
var songs = []string{"track", "album", "artist", "playlist", "episode", "show"}

const songID = 22

func (f *finder) namesSong(i, n int) bool {
	if n != songID || i == 0 {
		return false
	}
	before := f.text[max(0, i-longestBefore) : i-1]
	return slices.ContainsFunc(songs, func(s string) bool { return strings.HasSuffix(before, s) })
}
