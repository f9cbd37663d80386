package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"unpause/catalog"
	"unpause/ui/widgets"
)

// markedWords are the words that are underlined on the page, or bold in a text that is not, in the order in which they stand there.
func (s *screen) markedWords() (words []string) {
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.RichText:
			isPlain := func(s widget.RichTextSegment) bool { return !s.(*widget.TextSegment).Style.TextStyle.Bold }
			for _, segment := range o.Segments {
				if style := segment.(*widget.TextSegment).Style.TextStyle; style.Underline || style.Bold && slices.ContainsFunc(o.Segments, isPlain) {
					words = append(words, segment.(*widget.TextSegment).Text)
				}
			}
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case *widgets.Pressable:
			walk(o.Content())
		}
	}
	walk(s.app.frame.column)
	return words
}

// TestNothingUnderstood: whoever types what nobody knows is told so, and is shown what comes often, the questions and the way out.
func TestNothingUnderstood(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.typed("qqqq")
	s.mustSee("Unpause does not know these words.", "Below is what comes most often.", "accounts:4", "None of these")
	s.tap("Answer a few questions instead")
	s.mustBe(findPage, "")
}

// TestFoundWordsAreMarked: what was typed is underlined where it stands, and what means the same too.
func TestFoundWordsAreMarked(t *testing.T) {
	for query, want := range map[string][]string{
		"accounts:4":       {"accounts:4"},
		"error 17":         {"17", "17"},
		"account disabled": {"account", "account", "Account disabled"},
		"wlan drops":       {"internet"},
	} {
		s := newScreen(t, onWindows11)
		s.typed(query)
		got := s.markedWords()
		for _, w := range want {
			if !slices.ContainsFunc(got, func(g string) bool { return strings.Contains(strings.ToLower(g), strings.ToLower(w)) }) {
				t.Errorf("%q marks %q, want %q among them", query, got, w)
			}
		}
	}
	s := newScreen(t, onWindows11)
	if got := s.markedWords(); len(got) > 0 {
		t.Errorf("with nothing typed %q is marked", got)
	}
}

// TestWordsThatAreNotToBeSeen: where no typed word stands in the row, the row says by which words it was found.
func TestWordsThatAreNotToBeSeen(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.typed("kicked out again and again")
	s.mustSee("Found by your words: kicked out")
}

// TestUnknownCode: a code that does not exist leads to its neighbours, says what is known, and can be reported.
func TestUnknownCode(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.typed("it says error accounts:405 now")
	s.mustSee("accounts:405 is not in the list.", "Codes that begin with accounts", "The nearest codes in the list: accounts:403, accounts:406, accounts:407.")
	s.tap("Report this code")
	s.mustBe(tellPage, "accounts:405")
	s.mustSee("accounts:405", "Typed into Unpause: it says error accounts:405 now", "Open the form for a new code")
	s.key(fyne.KeyEscape)
	s.mustBe(homePage, "")
	s.mustSee("accounts:405 is not in the list.")
}

// TestKnownElsewhere: for some numbers there is an answer without an entry, and doubt is said.
func TestKnownElsewhere(t *testing.T) {
	for query, want := range map[string][]string{
		"auth:16":                {"auth:16 is not in the list.", "People report auth:16", "Known from: An article on techsmagic.com", "auth:3"},
		"error 110":              {"110 is not in the list.", "old versions of Spotify", "Most of them meant that a firewall", "nobody has confirmed it"},
		"error 503":              {"503 is not in the list.", "could not update itself"},
		"installer exit code 23": {"Installer error 23 is not in the list.", "Start it with a normal double-click."},
	} {
		s := newScreen(t, onWindows11)
		s.typed(query)
		s.mustSee(want...)
	}
}

// TestCodesOfAnotherWorld: the number of something else is never handed to an error of signing in as if it were known.
func TestCodesOfAnotherWorld(t *testing.T) {
	cat, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{
		"installer exit code 23", "spotify installer failed with exit code: 53", "Installer failed with exit code: 23 winget",
		"Error:403 https://license.example.com/widevine", "license request failed 403", "exited with code 3",
	} {
		for _, m := range cat.Search(query) {
			if m.Sure && (m.Entry.Subsystem == "accounts" || m.Entry.Subsystem == "auth" || m.Entry.Subsystem == "session") && hasReason(m, "number") {
				t.Errorf("%q leads to %s for its number", query, m.Entry.Code)
			}
		}
	}
}

// TestSharedWordsAreToldApart: all errors with the same words are shown at once, each with the line that sets it apart.
func TestSharedWordsAreToldApart(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.typed("A firewall may be blocking Spotify")
	s.mustSee("Several errors show these words.")
	for _, code := range []string{"auth:3", "accounts:103", "session:103", "desktop_login_accounts:5", "accesspoint:17", "accesspoint:39", "Error 30"} {
		e, _ := s.app.Catalog.Entry(code)
		if e.Apart == "" {
			t.Errorf("%s says nothing that sets it apart", code)
		}
		s.mustSee(code, "What sets it apart: "+e.Apart)
	}
}

// TestMacErrors: an error of the Mac installer says so, has a fix in brief, and leads on.
func TestMacErrors(t *testing.T) {
	s := newScreen(t, onWindows11)
	for _, e := range s.app.Catalog.Elsewhere() {
		s.app.open(route{entryPage, e.Code})
		s.mustSee(e.Summary, "What to do, in brief", e.Fix[0], "Unpause is made for Windows", "None of these")
	}
	s.tap("Start again")
	s.typed("com.spotify.installer -2")
	s.mustSee("could not unpack Spotify")
	s.key(fyne.KeyReturn)
	s.mustBe(entryPage, "com.spotify.installer −2")
	if !s.app.Catalog.Elsewhere()[0].Brief() || slices.ContainsFunc(s.app.Catalog.Entries(), catalog.Entry.Brief) {
		t.Error("brief are the errors of other systems, and no others")
	}
}
