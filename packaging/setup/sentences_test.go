package setup

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

const scripts = "../installer"

// firstLanguage is the one that the others are compared with, and that is spoken where Windows' own is none of them.
const firstLanguage = "English"

// read returns a file's text.
func read(t *testing.T, path ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// languages are those that the setup speaks, in the order of the script.
func languages(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, line := range regexp.MustCompile(`(?m)^\$\{Language_\} "(\w+)"$`).FindAllStringSubmatch(read(t, scripts, "sentences.nsh"), -1) {
		names = append(names, line[1])
	}
	if len(names) < 2 || names[0] != firstLanguage {
		t.Fatalf("the setup speaks %q", names)
	}
	return names
}

// translations are the languages but the first one.
func translations(t *testing.T) []string { return languages(t)[1:] }

// sentence is a line of a language's file: a name and words.
var sentence = regexp.MustCompile(`^\$\{Sentence\} ([\w.^]+) "(.+)"$`)

// sentences reads a language's file. Every line of it is a sentence, a comment or empty.
func sentences(t *testing.T, language string) map[string]string {
	t.Helper()
	all := map[string]string{}
	text := read(t, scripts, "sentences", language+".nsh")
	if !utf8.ValidString(text) || strings.HasPrefix(text, "\uFEFF") {
		t.Errorf("%s.nsh is not UTF-8 without a mark in front", language)
	}
	for i, line := range strings.Split(text, "\n") {
		found := sentence.FindStringSubmatch(line)
		switch {
		case found != nil && all[found[1]] == "":
			all[found[1]] = found[2]
		case line != "" && !strings.HasPrefix(line, ";"):
			t.Errorf("%s.nsh, line %d is no sentence, or one that is there already: %s", language, i+1, line)
		}
	}
	return all
}

func TestEveryLanguageIsSpoken(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(scripts, "sentences", "*.nsh"))
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, language := range languages(t) {
		want = append(want, filepath.Join(scripts, "sentences", language+".nsh"))
	}
	if slices.Sort(want); !slices.Equal(files, want) {
		t.Errorf("there are %q, and %q are spoken", files, want)
	}
}

func TestSameSentencesInEveryLanguage(t *testing.T) {
	first := sentences(t, firstLanguage)
	for _, language := range translations(t) {
		other := sentences(t, language)
		for name := range first {
			if other[name] == "" {
				t.Errorf("%s lacks %s", language, name)
			}
		}
		for name := range other {
			if first[name] == "" {
				t.Errorf("%s has %s, which %s lacks", language, name, firstLanguage)
			}
		}
	}
}

// TestEverySentenceIsUsed: those of NSIS, with "^" in front, need no use. Functions that the setup and the remover share write ${un} where
// the name may begin with "un.".
func TestEverySentenceIsUsed(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(scripts, "*.ns?"))
	if err != nil {
		t.Fatal(err)
	}
	var all string
	for _, file := range files {
		all += read(t, file)
	}
	known := sentences(t, firstLanguage)
	for _, words := range known {
		all += words
	}
	for name := range known {
		shared := "$(${un}" + strings.TrimPrefix(name, "un.") + ")"
		if !strings.HasPrefix(name, "^") && !strings.Contains(all, "$("+name+")") && !strings.Contains(all, shared) {
			t.Errorf("%s is used nowhere", name)
		}
	}
	for _, use := range regexp.MustCompile(`\$\(([a-z][\w.]*)\)`).FindAllStringSubmatch(all, -1) {
		if known[use[1]] == "" {
			t.Errorf("there is no sentence %s", use[1])
		}
	}
}

// facts are the parts of a sentence that are the same in each language: what is filled in, line breaks, switches, paths and numbers.
var facts = regexp.MustCompile(`\$\{\w+\}|\$\(\w+\)|\$\w+|/[A-Z][A-Z=0-9]*|[A-Z]:\\[\w\\]*|\\[\w.]+|\d+`)

func TestSameFactsInEveryLanguage(t *testing.T) {
	first := sentences(t, firstLanguage)
	for _, language := range translations(t) {
		for name, words := range sentences(t, language) {
			got, want := facts.FindAllString(words, -1), facts.FindAllString(first[name], -1)
			slices.Sort(got) // another language may name them in another order
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s, %s: %q, want %q", language, name, got, want)
			}
			if strings.HasSuffix(words, " ") != strings.HasSuffix(first[name], " ") {
				t.Errorf("%s, %s: a blank at the end in one language only", language, name)
			}
		}
	}
}

// TestPlainSentences: no sentence has more than 25 words or shouts.
func TestPlainSentences(t *testing.T) {
	const most = 25 // words
	for _, language := range languages(t) {
		for name, words := range sentences(t, language) {
			for _, s := range regexp.MustCompile(`[.:?]( |\$|$)|\$\{(GAP|LINE)\}`).Split(words, -1) {
				if n := len(strings.Fields(s)); n > most || strings.Contains(s, "!") {
					t.Errorf("%s, %s: %d words: %s", language, name, n, s)
				}
			}
		}
	}
}

// TestShortButtons: a button is 50 units of 4 letters wide, less its edge; most letters are narrower than that.
func TestShortButtons(t *testing.T) {
	const most = 15 // letters, with the mark
	for _, language := range languages(t) {
		all := sentences(t, language)
		for _, name := range []string{"install", "update", "again", "back", "finish", "removeButton", "close", "stepBack", "stepOn", "cancel"} {
			if n := utf8.RuneCountInString(all[name]); n > most {
				t.Errorf("%s, %s: %d letters: %s", language, name, n, all[name])
			}
		}
	}
}

// pages are the controls that are reached with Alt, by the page on which they stand.
var pages = [][]string{
	{"desktop", "install"}, {"desktop", "update"}, {"desktop", "again"}, {"desktop", "back"},
	{"openNow", "openPage", "openNothing", "finish"},
	{"forget", "removeButton"},
	{"close"},
}

// TestLettersOfControls: each control has a letter of its own on its page, which every keyboard has. Other sentences have none.
func TestLettersOfControls(t *testing.T) {
	mark := regexp.MustCompile(`&([A-Za-z])`)
	for _, language := range languages(t) {
		all := sentences(t, language)
		for _, page := range pages {
			letters := map[string]string{}
			for _, name := range page {
				found := mark.FindStringSubmatch(all[name])
				if found == nil || strings.Count(all[name], "&") != 1 {
					t.Errorf("%s, %s needs one letter: %s", language, name, all[name])
					continue
				}
				letter := strings.ToLower(found[1])
				if other := letters[letter]; other != "" {
					t.Errorf("%s: %s and %s are both reached with %s", language, name, other, letter)
				}
				letters[letter] = name
			}
		}
		for name, words := range all {
			if strings.Contains(words, "&") && !slices.ContainsFunc(pages, func(page []string) bool { return slices.Contains(page, name) }) {
				t.Errorf("%s, %s is no control, but has a letter: %s", language, name, words)
			}
		}
	}
}

// TestLinksAreFoundAgain: the shortcut to the web page is found by how its name begins, in whatever language it was made, and is none of the program's own.
func TestLinksAreFoundAgain(t *testing.T) {
	if !strings.Contains(read(t, scripts, "unpause.nsi"), `!define PAGE_LINKS "${START_MENU}\Unpause *.lnk"`) {
		t.Fatal("the names are looked for in another way")
	}
	for _, language := range languages(t) {
		if name := sentences(t, language)["pageLink"]; !strings.HasPrefix(name, "Unpause ") || strings.ContainsAny(name, `\/:*?"<>|$`) {
			t.Errorf("%s: %q", language, name)
		}
	}
}
