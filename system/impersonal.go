package system

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"unpause/system/check"
)

// impersonal takes the person's folders out of a text, and the names of the person and of the PC. A name that is a common word goes wherever it stands.
func impersonal(text string) string {
	pc := newPC()
	text = anyHome.ReplaceAllString(check.Impersonal(pc, text), "${1}%USERNAME%")
	home, _ := os.UserHomeDir() // without one there are other names
	for _, name := range []string{pc.Env("USERNAME"), pc.Env("USER"), lastPart(home)} {
		text = withoutName(text, name, "%USERNAME%")
	}
	computer, _ := os.Hostname()
	short, _, _ := strings.Cut(computer, ".")
	for _, name := range []string{computer, short, pc.Env("COMPUTERNAME"), pc.Env("USERDOMAIN")} {
		text = withoutName(text, name, "%COMPUTERNAME%")
	}
	return text
}

// anyHome finds the folders of other people, and of this person in Windows' short spelling. Names have blanks, so it may take the words behind one as well.
var anyHome = regexp.MustCompile(`(?i)([\\/]Users[\\/]+|/home/)[^\\/:*?"<>|\r\n]+`)

func lastPart(path string) string {
	if path == "" {
		return ""
	}
	return filepath.Base(path)
}

// withoutName replaces a name where it stands as a word of its own, in any case.
func withoutName(text, name, by string) string {
	if name == "" || !utf8.ValidString(name) { // the text has no such letters
		return text
	}
	places := regexp.MustCompile(`(?i)`+regexp.QuoteMeta(name)).FindAllStringIndex(text, -1)
	for _, p := range slices.Backward(places) {
		before, _ := utf8.DecodeLastRuneInString(text[:p[0]])
		after, _ := utf8.DecodeRuneInString(text[p[1]:])
		if !partOfWord(before) && !partOfWord(after) {
			text = text[:p[0]] + by + text[p[1]:]
		}
	}
	return text
}

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }
