package catalog

import (
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"
)

// token is one run of letters or one run of digits of a text.
type token struct {
	text   string // lower case
	stem   string // the word's stem; equal to text for numbers
	number bool
}

// maxQuery is how much of a query is read, in bytes. A pasted dialog is a few hundred; whole log files need not be read to the end.
const maxQuery = 4096

// queryTokens reads what was typed or pasted.
func queryTokens(query string) []token { return tokens(query[:min(len(query), maxQuery)]) }

// tokens cuts a text into words and numbers. Everything else separates: "auth:3", "AUTH 3" and "auth3" give the same tokens.
func tokens(text string) []token {
	var out []token
	var word strings.Builder
	digits := false
	flush := func() {
		if word.Len() > 0 {
			out = append(out, newToken(word.String(), digits))
			word.Reset()
		}
	}
	for _, r := range strings.ToLower(text) {
		switch {
		case unicode.IsDigit(r):
			if !digits {
				flush()
			}
			digits = true
			word.WriteRune(r)
		case unicode.IsLetter(r):
			if digits {
				flush()
			}
			digits = false
			word.WriteRune(r)
		case r == '\'' || r == '’': // don't and dont, can't and cant are one word
		default:
			flush()
		}
	}
	flush()
	return out
}

func newToken(text string, number bool) token {
	if number {
		return token{text: text, stem: text, number: true}
	}
	return token{text: text, stem: english.Stem(text, true)}
}

// startsWith reports whether the tokens of prefix stand at the start of all.
func startsWith(all, prefix []token) bool {
	if len(prefix) > len(all) {
		return false
	}
	for i, p := range prefix {
		if all[i].text != p.text {
			return false
		}
	}
	return true
}

// contains reports whether the tokens of part stand in a row somewhere in all.
func contains(all, part []token) bool {
	for i := range all {
		if startsWith(all[i:], part) {
			return true
		}
	}
	return false
}
