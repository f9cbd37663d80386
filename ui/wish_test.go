package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"unpause/system"
	"unpause/ui/widgets"
)

// TestWishForACode: whatever surely names a code leads to its page, on top of where the person is; a link does the same.
func TestWishForACode(t *testing.T) {
	for words, code := range map[string]string{
		"accounts:4": "accounts:4", " ACCOUNTS 4 ": "accounts:4", "accounts4": "accounts:4", "auth:003": "auth:3", "error 17": "accesspoint:17",
		"17": "accesspoint:17", "accounts:54": "accounts:53–55", "accounts 53-55": "accounts:53–55", "installer 18": "Installer error 18",
		"eme no supported keysystem": "EME_NO_SUPPORTED_KEYSYSTEM", "accounts:\x00\x1b4": "accounts:4", "HTTP 401": "HTTP 401 — invalid_client",
		"A firewall may be blocking Spotify. (Error code: 17 / accesspoint:17)": "accesspoint:17",
	} {
		for _, link := range []bool{false, true} {
			s := newScreen(t, onWindows11)
			s.app.open(route{kind: helpPage})
			s.app.Grant(Wish{Words: words, Link: link})
			s.mustBe(entryPage, code)
			s.app.Grant(Wish{Words: words, Link: link}) // once more adds nothing
			s.tap("Back")
			s.mustBe(helpPage, "")
		}
	}
}

// TestWishForEveryCode: each code of the list is understood as it is written there.
func TestWishForEveryCode(t *testing.T) {
	s := newScreen(t, onWindows11)
	for _, e := range s.app.Catalog.Entries() {
		for _, code := range codesOf(e) {
			s.app.startAgain()
			s.app.Grant(Wish{Words: code, Link: true})
			s.mustBe(entryPage, e.Code)
		}
	}
}

// TestWishForNothingKnown: the words stand in the field, and there is a clear word about them.
func TestWishForNothingKnown(t *testing.T) {
	for words, want := range map[string]string{
		"accounts:999":           "accounts:999 is not in the list.",
		"accounts:12":            "No error in the list has exactly this number.", // the start of accounts:127
		"accounts:40":            "No error in the list has exactly this number.", // the start of several
		"żółć":                   "Unpause does not know these words.",
		"no sound in discord":    "Not sure what this is.",
		strings.Repeat("x", 500): "Unpause does not know these words.",
	} {
		s := newScreen(t, onWindows11)
		s.app.open(route{kind: helpPage})
		s.app.Grant(Wish{Words: words})
		s.mustBe(homePage, wishedWords)
		s.mustSee(want)
		field, ok := s.window.Canvas().Focused().(*widgets.SearchField)
		if !ok || field.Text != words {
			t.Errorf("%q: the keyboard is on %v", words, s.window.Canvas().Focused())
		}
		s.tap("Back")
		s.mustBe(helpPage, "")
	}
}

// TestWishForSeveral: words that name more than one code, or a number among other words, open none of them.
func TestWishForSeveral(t *testing.T) {
	for _, words := range []string{"4", "403", "error 403", "auth:3 or auth:1", "spotify premium 30 songs only offline", "accounts"} {
		s := newScreen(t, onWindows11)
		s.app.Grant(Wish{Words: words})
		s.mustBe(homePage, wishedWords)
		if len(s.app.rows()) < 2 {
			t.Errorf("%q has no results", words)
		}
	}
}

// TestWishWordsAreCleaned: what cannot be seen does not reach the field, and neither does more than a person would paste.
func TestWishWordsAreCleaned(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.Grant(Wish{Words: "no\x00 \u202esound\r\n\tin \xffdiscord\x7f"})
	if s.app.query != "no sound in discord" {
		t.Errorf("the field holds %q", s.app.query)
	}
	s.app.Grant(Wish{Words: strings.Repeat("é", 5000)})
	if len(s.app.query) > maxPasted || strings.Trim(s.app.query, "é") != "" {
		t.Errorf("the field holds %d bytes", len(s.app.query))
	}
}

// TestWishForNothing: an ordinary start, also a second one, leaves everything as it is.
func TestWishForNothing(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.open(route{entryPage, "auth:3"})
	for _, words := range []string{"", "  ", "\x00\n"} {
		s.app.Grant(Wish{Words: words})
		s.mustBe(entryPage, "auth:3")
	}
}

// TestWishOfAnUnknownLink: what the link says is never shown, and what to do instead is.
func TestWishOfAnUnknownLink(t *testing.T) {
	for _, words := range []string{"evil words call 555 1234", "accounts:999", ""} {
		for _, start := range []route{{kind: homePage}, {entryPage, "auth:3"}} {
			s := newScreen(t, onWindows11)
			s.typed("firewall")
			if start.kind != homePage {
				s.app.open(start)
			}
			s.app.Grant(Wish{Words: words, Link: true})
			s.mustBe(homePage, unknownLink)
			s.mustSee("The link names an error that Unpause does not know.", "Type the code or the words that Spotify shows")
			s.mustNotSee("evil", "555", "accounts:999")
			if s.app.query != "" {
				t.Errorf("the field holds %q", s.app.query)
			}
			s.typed("auth:3")
			s.mustNotSee("The link names")
			s.key(fyne.KeyEscape)
			s.mustNotSee("The link names") // it has been read
		}
	}
}

// TestBackFromAWishPutsTheFieldBack: what the person had typed is there again.
func TestBackFromAWishPutsTheFieldBack(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.typed("firewall")
	s.key(fyne.KeyReturn)
	s.app.Grant(Wish{Words: "żółć"})
	s.tap("Back")
	s.tap("Back")
	s.mustBe(homePage, "")
	if s.app.query != "firewall" {
		t.Errorf("the field holds %q", s.app.query)
	}
}

// TestWishKeepsTheStep: a second start in the middle of the steps loses neither the place nor the answers, and refuses an open question.
func TestWishKeepsTheStep(t *testing.T) {
	for _, w := range []Wish{{Words: "auth:3"}, {Words: "żółć"}, {Words: "accounts:4"}, {Link: true}} {
		s := newScreen(t, onWindows11)
		s.app.open(route{walkPage, "accounts:4"})
		s.tap("Still broken, next step")
		s.tap("Start the Network List Service")
		s.app.Grant(w)
		if s.app.here().kind == walkPage || s.app.asking != nil {
			t.Errorf("%+v: on %+v with a question open: %v", w, s.app.here(), s.app.asking != nil)
		}
		s.tap("Back")
		s.mustBe(walkPage, "accounts:4")
		s.mustSee("step 2 of", "Nothing was changed.")
		s.mustNotSee("Yes, do it")
		if len(s.runner.ran) > 0 {
			t.Errorf("%+v: ran %q", w, s.runner.ran)
		}
	}
}

// TestWishWhileTheChecksRun: they go on, and Back shows what they have seen.
func TestWishWhileTheChecksRun(t *testing.T) {
	s := newScreen(t, onWindows11)
	var later []func()
	s.app.Go = func(work func()) { later = append(later, work) }
	s.tap("Check this PC")
	s.app.Grant(Wish{Words: "auth:3"})
	s.mustBe(entryPage, "auth:3")
	for _, work := range later {
		work()
	}
	s.mustBe(entryPage, "auth:3")
	s.tap("Back")
	s.mustBe(checkPage, "")
	if !slices.Contains(s.labels(), "Check this PC again") {
		t.Errorf("the checks have not ended: %q", s.labels())
	}
}

// TestWishWhileAFileIsAskedFor: the question for the file goes away as a no.
func TestWishWhileAFileIsAskedFor(t *testing.T) {
	s := newScreenAfter(t, onWindows11, crashText)
	s.askErr = system.ErrNoDialog
	s.tap("Look at the report")
	s.tap("Save it as a file")
	s.app.Grant(Wish{Words: "auth:3"})
	s.mustBe(entryPage, "auth:3")
	if len(s.window.Canvas().Overlays().List()) > 0 {
		t.Error("the question for a file is still open")
	}
}

// TestWishForTheNameOfACode: words that are the name of a code are not spoken of as a number.
func TestWishForTheNameOfACode(t *testing.T) {
	for _, words := range []string{"too many requests", "premium required", "no supported keysystem"} {
		s := newScreen(t, onWindows11)
		s.app.Grant(Wish{Words: words})
		s.mustNotSee("No error in the list has exactly this number.")
	}
}
