package catalog

import (
	"slices"
	"strings"
)

// A code is looked for in three ways: as a name and a number ("auth 3"), as a number alone ("17"), and as a name without a number
// ("critical update error"). Names may be misspelt a little, numbers never: another number is another error.

// family is a group of numbered codes, with the spellings in which people write its name.
type family struct {
	subsystem string
	spellings [][]string
}

// families are tried in order, longer names first: "desktop_login_accounts:5" also ends in "accounts 5".
var families = []family{
	{"desktop_login_accounts", [][]string{{"desktop", "login", "accounts"}, {"desktop", "login", "account"}, {"desktop", "login"}, {"login", "accounts"}}},
	{"accesspoint", [][]string{{"access", "point"}, {"accesspoint"}, {"ap"}}},
	{"accounts", [][]string{{"accounts"}, {"account"}, {"acc"}}},
	{"auth", [][]string{{"auth"}, {"authentication"}}},
	{"session", [][]string{{"session"}}},
	{"installer", [][]string{{"installer"}, {"installation"}, {"install"}, {"setup"}}},
	{"web-api", [][]string{{"http"}, {"https"}, {"api"}, {"status"}}},
}

// fillers may stand between the name and the number, and before a number that stands alone.
var fillers = []string{"error", "errorcode", "eror", "errors", "err", "code", "codes", "number", "no", "nr", "spotify", "client"}

// codeWords call what follows a code.
var codeWords = []string{"error", "errorcode", "eror", "err", "code"}

// numberedCode is a number that an entry answers to, within its family.
type numberedCode struct {
	subsystem string
	number    string
}

// numbered lists the numbers of an entry: those of its code and of its Also.
func numbered(e Entry) []numberedCode {
	var codes []numberedCode
	for _, code := range e.codes() {
		for _, t := range tokens(code) {
			if t.number && !slices.Contains(codes, numberedCode{e.Subsystem, t.text}) {
				codes = append(codes, numberedCode{e.Subsystem, t.text})
			}
		}
	}
	return codes
}

// longestCode is how many digits a code has at most. Longer numbers are dates, ports or other people's codes.
const longestCode = 3

// mention is a number in a query, with what stands before it.
type mention struct {
	number string
	family string // subsystem when a family's name stands before the number
	called bool   // "error" or "code" stands before the number, or nothing else is in the query
	named  bool   // surely meant as a code: the family's name begins the query, or "error" or "code" stands before it
}

// mentions finds the numbers of a query that may be codes.
func mentions(query []token) []mention {
	var out []mention
	for i, t := range query {
		if !t.number || len(t.text) > longestCode {
			continue
		}
		before := query[:i]
		called := false
		for len(before) > 0 && slices.Contains(fillers, before[len(before)-1].text) {
			before = before[:len(before)-1]
			called = true
		}
		number := strings.TrimLeft(t.text, "0")
		if number == "" {
			number = "0"
		}
		family, name := familyBefore(before)
		before = before[:len(before)-name]
		out = append(out, mention{
			number: number,
			family: family,
			called: called || len(query) == 1,
			named:  family != "" && (len(before) == 0 || slices.Contains(codeWords, before[len(before)-1].text)),
		})
	}
	return out
}

// familyBefore names the family whose name ends the words, if any, and tells how many words the name has.
func familyBefore(words []token) (family string, length int) {
	for _, f := range families {
		for _, spelling := range f.spellings {
			if endsWith(words, spelling) {
				return f.subsystem, len(spelling)
			}
		}
	}
	return "", 0
}

// endsWith reports whether the words end in the spelling, with a typo or two allowed in long words.
func endsWith(words []token, spelling []string) bool {
	if len(words) < len(spelling) {
		return false
	}
	tail := words[len(words)-len(spelling):]
	for i, want := range spelling {
		if tail[i].number || !similar(tail[i].text, want) {
			return false
		}
	}
	return true
}
