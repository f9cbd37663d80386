package main

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"unpause/system"
	"unpause/ui"
)

// TestParse: what a person, an installer, and a link can ask for.
func TestParse(t *testing.T) {
	words := func(w string) request { return request{wish: ui.Wish{Words: w}} }
	link := func(w string) request { return request{wish: ui.Wish{Words: w, Link: true}} }
	for _, c := range []struct {
		args []string
		want request
	}{
		{nil, request{}},
		{[]string{"accounts:4"}, words("accounts:4")},
		{[]string{"Installer", "18"}, words("Installer 18")},
		{[]string{"--version"}, request{flag: "--version"}},
		{[]string{"--check"}, request{flag: "--check"}},
		{[]string{"--page"}, request{flag: "--page"}},
		{[]string{"--close"}, request{flag: "--close"}},
		{[]string{"--help"}, request{flag: "--help"}},
		{[]string{"/?"}, request{flag: "--help"}},
		{[]string{"--do=flushdns"}, request{flag: "--do=", word: "flushdns"}},
		{[]string{"unpause:accounts:4"}, link("accounts:4")},
		{[]string{"UNPAUSE://accounts:4/"}, link("accounts:4")},
		{[]string{"unpause:Installer%2018"}, link("Installer 18")},
		{[]string{"unpause:"}, link("")},
		{[]string{"unpause:%zz"}, link("")},
		{[]string{"unpause:x", "--do=flushdns"}, link("")},
		{[]string{"unpause:--do=flushdns"}, link("--do=flushdns")},
		{[]string{"unpause:--close"}, link("--close")},
	} {
		got, err := parse(c.args)
		if err != nil || got != c.want {
			t.Errorf("%q: %+v, %v; want %+v", c.args, got, err, c.want)
		}
	}
}

// TestParseRefuses: a flag that is unknown or not alone means nothing.
func TestParseRefuses(t *testing.T) {
	for _, args := range [][]string{{"--do"}, {"--chek"}, {"-v"}, {"accounts:4", "--close"}, {"--do=flushdns", "--do=flushdns"}, {"--check", "x"}, {"/S", "--x"}, {"/S"}, {" --close"}, {" unpause:accounts:4"}, {"accounts:4", "/D=x"}} {
		if got, err := parse(args); err == nil {
			t.Errorf("%q: %+v", args, got)
		}
	}
}

// TestNoLinkBringsAFlag: whatever stands in a link, only the window is asked for, and what the open program is handed means the same.
func TestNoLinkBringsAFlag(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		args := append([]string{linkScheme + rapid.String().Draw(t, "link")}, rapid.SliceOf(rapid.SampledFrom([]string{"--close", "--do=flushdns", "x"})).Draw(t, "more")...)
		got, err := parse(args)
		if err != nil || got.flag != "" || !got.wish.Link {
			t.Fatalf("%q: %+v, %v", args, got, err)
		}
		handed := message(got.wish)
		again, err := parse([]string{handed})
		if err != nil || again.flag != "" || again.wish != got.wish || len(handed) > 500 {
			t.Fatalf("%q became %+v, %v", handed, again, err)
		}
	})
}

// TestNoWordsBringAFlag: the same for words on the command line.
func TestNoWordsBringAFlag(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		got, err := parse(rapid.SliceOf(rapid.String()).Draw(t, "args"))
		if err != nil || got.flag != "" || got.wish.Link {
			return
		}
		if again, err := parse([]string{message(got.wish)}); err == nil && (again.flag != "" || again.wish.Words != got.wish.Words) {
			t.Fatalf("%q became %+v", got.wish.Words, again)
		}
	})
}

// TestLongWords: however long they are, they can be handed over, as words and as a link.
func TestLongWords(t *testing.T) {
	for _, long := range []string{strings.Repeat("ä", 1000), strings.Repeat("%", 1000), strings.Repeat("x\x00", 1000), strings.Repeat("x\xff", 1000)} {
		for _, wish := range []ui.Wish{{Words: short(long)}, {Words: short(long), Link: true}} {
			if handed := message(wish); len(handed) > 500 || wish.Words == "" || !utf8.ValidString(handed) {
				t.Errorf("%+v is handed over as %d bytes", wish, len(handed))
			}
		}
	}
}

// flags are all that a command line may ask for beside the window.
var flags = []string{versionFlag, helpFlag, checkFlag, pageFlag, closeFlag, system.ElevatedFlag}

// FuzzArguments: whatever stands on the command line, it asks for one of the flags alone, or for the window with one short line of words, which means the same when it is handed to the
// Unpause that is open. A link only ever asks for the window.
func FuzzArguments(f *testing.F) {
	for _, seed := range []string{
		"accounts:4", "Installer\n18", "--version", "--do=flushdns", "--check\nx", "/?", "-h", "unpause:accounts:4", "UNPAUSE://accounts:4/", "unpause:Installer%2018", "unpause:%zz", "unpause:x\n--do=flushdns",
		"unpause:--close", "unpause:%2D%2Dclose", "unpause:%00\" --close", " --close", "\u200b--close", "\xff-x", "unpause:unpause:x", "unpause:%F0%9F", "", "\u00a0/S", strings.Repeat("ä", 200), "unpause:" + strings.Repeat("%25", 200),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, line string) {
		args := strings.Split(line, "\n")
		got, err := parse(args)
		switch {
		case err != nil && got != (request{}), got.flag != "" && (len(args) != 1 || got.wish != (ui.Wish{}) || !slices.Contains(flags, got.flag)), got.word != "" && args[0] != got.flag+got.word:
			t.Fatalf("%q: %+v, %v", args, got, err)
		case err != nil || got.flag != "":
			return
		case got.wish.Link != isLink(args[0]) || got.wish.Link && len(args) > 1 && got.wish.Words != "":
			t.Fatalf("%q: %+v", args, got)
		}
		words := got.wish.Words
		if len(words) > longestWords || !utf8.ValidString(words) || strings.ContainsFunc(words, unicode.IsControl) || strings.TrimSpace(words) != words {
			t.Errorf("%q asks for %q", args, words)
		}
		handed := message(got.wish)
		again, err := parse([]string{handed})
		if err != nil || again != got || len(handed) > 500 || strings.ContainsFunc(handed, unicode.IsControl) {
			t.Errorf("%q is handed over as %q, and means %+v, %v; not %+v", args, handed, again, err, got)
		}
	})
}
