package ui

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"unpause/resources"
	"unpause/system"
	"unpause/system/check"
	"unpause/wizard"
)

// TestFormsAreThoseOfTheList: labels, lines and addresses as they stand on the list's page, in every language.
func TestFormsAreThoseOfTheList(t *testing.T) {
	severities := []string{"fatal (blocks login / playback entirely)", "error (failure with a clear cause)", "warn (degraded experience)", "info (informational)"}
	wrongs := []string{
		"Wrong displayed message", "Wrong or missing cause", "Fix step doesn't work", "Fix step is incomplete", "Cause chain is incorrect", "Severity is wrong", "Other",
	}
	for _, c := range []struct {
		form    issueForm
		address string
		labels  []string
		choices map[string][]string
	}{
		{
			newCodeForm, "https://github.com/0iy/spotify-error-ref/issues/new?template=new-error-code.yml",
			[]string{"Error code", "Displayed message", "Causes", "Resolution steps", "Severity", "OS / Spotify version", "Additional notes"}, map[string][]string{"Severity": severities},
		},
		{
			correctionForm, "https://github.com/0iy/spotify-error-ref/issues/new?template=correction.yml",
			[]string{"Error code", "What's wrong?", "Current (wrong) content", "Correct content", "Verified on"}, map[string][]string{"What's wrong?": wrongs},
		},
	} {
		if got, _ := system.WebAddress(c.form.page); got != c.address {
			t.Errorf("%s is at %s", c.form.name, got)
		}
		var labels []string
		for _, f := range c.form.fields {
			labels = append(labels, f.label)
			var lines []string
			for _, x := range f.choices {
				lines = append(lines, x.line)
			}
			if !slices.Equal(lines, c.choices[f.label]) {
				t.Errorf("%s: %q", f.label, lines)
			}
		}
		if !slices.Equal(labels, c.labels) {
			t.Errorf("%s has %q", c.form.name, labels)
		}
	}
}

// TestTextOfTheWebPageHasTheForm: the text that the web page shows names the fields of the form in their order, in every language.
func TestTextOfTheWebPageHasTheForm(t *testing.T) {
	for _, language := range resources.Languages() {
		data, err := resources.Texts.ReadFile("texts/" + language + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var texts map[string]string
		if err := json.Unmarshal(data, &texts); err != nil {
			t.Fatal(err)
		}
		rest := texts["tell.text"]
		for _, f := range newCodeForm.fields {
			_, after, found := strings.Cut(rest, "\n\n"+f.label+"\n")
			if !found {
				t.Fatalf("%s: no %q in %q", language, f.label, rest)
			}
			rest = after
		}
	}
}

// copied presses a button and returns what the clipboard holds then. All of it must be on the page.
func (s *screen) copied(label string) string {
	s.t.Helper()
	fyne.CurrentApp().Clipboard().SetContent("nothing")
	s.tap(label)
	content := fyne.CurrentApp().Clipboard().Content()
	s.mustSee(drawn(content))
	return content
}

// TestReportingACode: from a code that is not in the list to each field of the form, as a person does it.
func TestReportingACode(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.sees("windows-version", "11", "23H2, build 22631.4")
	s.sees("spotify-version", "new", "1.2.68.495")
	s.app.open(route{walkPage, "accounts:4"})
	first, _ := s.app.walk("accounts:4").Step()
	s.tap("Still broken, next step")
	second, _ := s.app.walk("accounts:4").Step()
	s.tap("It works now")
	s.tap("Look up another error")
	s.typed("it says error accounts:405 now")
	s.tap("Report this code")
	s.mustBe(tellPage, "accounts:405")
	for _, f := range newCodeForm.fields {
		s.mustSee(f.label, text("tell.what."+f.id))
	}
	for label, parts := range map[string][]string{
		"Copy “Error code”":           {"accounts:405"},
		"Copy “OS / Spotify version”": {"Windows 11 23H2, build 22631.4 / Spotify 1.2.68.495 (from its website)"},
		"Copy “Resolution steps”":     {"1. " + second.Title + " (from the steps for accounts:4)", second.Text},
		"Copy “Additional notes”":     {"Found with Unpause 1.2.3", "Typed into Unpause: it says error accounts:405 now", "Tried without success (from the steps for accounts:4): " + first.Title},
	} {
		content := s.copied(label)
		for _, part := range parts {
			if !strings.Contains(content, part) {
				t.Errorf("%s: no %q in %q", label, part, content)
			}
		}
	}
	if got := s.copied("Copy “Error code”"); got != "accounts:405" {
		t.Errorf("the code is %q", got)
	}
	for _, label := range []string{"Copy “Displayed message”", "Copy “Causes”", "Copy “Severity”"} {
		if slices.Contains(s.labels(), label) {
			t.Errorf("there is nothing to copy, but %q", label)
		}
	}
	s.tap("warn (degraded experience). Annoying, but it passes")
	s.tap("See the whole text")
	whole := s.copied("Copy all of it")
	for _, part := range []string{
		"New error code\nhttps://github.com/0iy/spotify-error-ref/issues/new?template=new-error-code.yml\n\nError code\naccounts:405\n\nDisplayed message\n(not filled in)\n\n",
		"\n\nSeverity\nwarn (degraded experience)\n\n",
	} {
		if !strings.Contains(whole, part) {
			t.Errorf("no %q in %q", part, whole)
		}
	}
	s.tap("Open the form for a new code")
	if !slices.Equal(s.opener.opened, []string{"web-report-code"}) {
		t.Errorf("opened %q", s.opener.opened)
	}
}

// TestVersionsAsFarAsKnown: what is not known is said to be so.
func TestVersionsAsFarAsKnown(t *testing.T) {
	build := check.Joined("comma", check.Name("22H2"), check.Say("build", check.Name("19045.1")))
	for _, c := range []struct {
		facts            system.Facts
		windows, spotify check.Result
		want             string
	}{
		{onWindows11, check.Result{}, check.Result{}, "Windows 11 / Spotify (from its website), version not known"},
		{system.Facts{System: "linux"}, check.Result{}, check.Result{}, "OS version not known / Spotify, version not known"},
		{
			system.Facts{System: "windows", Windows: "10", Spotify: "store"}, check.Result{Finding: "10", What: build}, check.Result{Finding: "stale", What: check.Name("1.2.3.4")},
			"Windows 10 22H2, build 19045.1 / Spotify 1.2.3.4 (from the Microsoft Store)",
		},
		{system.Facts{Windows: "10"}, check.Result{Finding: "server", What: build}, check.Result{Unknown: check.Missing}, "Windows Server 22H2, build 19045.1 / Spotify, version not known"},
		{system.Facts{Windows: "10"}, check.Result{Finding: "older", What: check.Say("build", check.Name("9600"))}, check.Result{}, "Windows before 10 build 9600 / Spotify, version not known"},
	} {
		s := newScreen(t, c.facts)
		s.app.checks.results["windows-version"], s.app.checks.results["spotify-version"] = result{Result: c.windows}, result{Result: c.spotify}
		if got := s.app.listedVersions(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestVersionsThatArriveLater: the checks end while the page is open; the field fills, and all else stays as it is.
func TestVersionsThatArriveLater(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.slowly()
	s.sees("windows-version", "11", "23H2")
	s.sees("spotify-version", "new", "1.2.68.495")
	s.app.open(route{tellPage, "accounts:405"})
	s.mustSee("version not known")
	s.tap("Copy “Error code”")
	s.focusOn("Copy “OS / Spotify version”")
	s.work()
	s.mustSee("Windows 11 23H2 / Spotify 1.2.68.495", "Copied.")
	s.key(fyne.KeySpace)
	if got := fyne.CurrentApp().Clipboard().Content(); got != "Windows 11 23H2 / Spotify 1.2.68.495 (from its website)" {
		t.Errorf("copied %q", got)
	}
	s.tap("See the whole text")
	s.copied("Copy all of it")
}

// focusOn gives the keyboard to the button with this label.
func (s *screen) focusOn(label string) {
	s.t.Helper()
	for _, f := range s.focusables() {
		if labelOf(f) == label {
			s.window.Canvas().Focus(f)
			return
		}
	}
	s.t.Fatalf("nothing is called %q", label)
}

// TestReportingACorrection: from the end of an entry to what is wrong, with the form's fields filled by what the list says.
func TestReportingACorrection(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.open(route{entryPage, "accounts:4"})
	s.tap("Is something here wrong?")
	s.mustBe(correctPage, "accounts:4")
	s.mustSee("What Unpause already knows to be wrong", "A cause", "A step", "Step 5 of the list")
	for _, c := range []struct{ id, wrong, current string }{
		{"message", "Wrong displayed message", "No internet connection detected."},
		{"chain", "Cause chain is incorrect", "netprofm (Windows NLA service) -> INetworkListManager (COM) -> Chromium NCN -> navigator.onLine = false -> Error shown"},
		{"severity", "Severity is wrong", "fatal"},
		{"cause-2", "Wrong or missing cause", "Cause 2 (in the words of Unpause): "},
		{"step-3", "", "Resolution step 3 (in the words of Unpause):\n"},
	} {
		s.app.open(route{correctPage, "accounts:4"})
		s.app.openDoubt("accounts:4", c.id)
		if got := s.copied("Copy “Current (wrong) content”"); !strings.HasPrefix(got, c.current) {
			t.Errorf("%s: current is %q", c.id, got)
		}
		if got := s.app.filling(s.app.here()).chosen["wrong"]; got != c.wrong {
			t.Errorf("%s: wrong is %q", c.id, got)
		}
		s.mustSee("Unpause does not know this. Write it on the form yourself.", "Windows 11 / Spotify (from its website), version not known")
		s.key(fyne.KeyEscape)
		s.mustBe(correctPage, "accounts:4")
	}
	s.app.openDoubt("accounts:4", "message")
	s.tap("Open the form for a correction")
	if !slices.Equal(s.opener.opened, []string{"web-report-correction"}) {
		t.Errorf("opened %q", s.opener.opened)
	}
}

// TestOurCorrectionInOnePress: each correction of ours is one press from its entry, and says nothing that was not tried on this PC.
func TestOurCorrectionInOnePress(t *testing.T) {
	s := newScreen(t, onWindows11)
	for _, e := range s.app.Catalog.Entries() {
		for _, c := range e.Corrections {
			s.app.open(route{entryPage, e.Code})
			s.tap("How we know")
			s.tap("Report this mistake in the list: " + c.Reference)
			if got := s.copied("Copy “Current (wrong) content”"); got != c.Reference {
				t.Errorf("%s: current is %q", c.ID, got)
			}
			if got := s.copied("Copy “Correct content”"); !strings.HasPrefix(got, c.Fact+"\nKnown from: "+c.Evidence) || strings.Contains(got, "Not confirmed") == c.Sure {
				t.Errorf("%s: correct is %q", c.ID, got)
			}
			s.mustSee("not from this PC. Leave this field empty")
			s.tap("See the whole text")
			if whole := s.copied("Copy all of it"); !strings.HasSuffix(whole, "Verified on\n(not filled in)") || !strings.Contains(whole, "What's wrong?\n(not filled in)") {
				t.Errorf("%s: %q", c.ID, whole)
			}
			s.app.startAgain()
		}
	}
}

// TestDoubtsOfEveryEntry: ids are unique and the same in each language, what is copied is in the language of the list, and no step of the list is left out.
func TestDoubtsOfEveryEntry(t *testing.T) {
	speakEnglish(t)
	s := newScreen(t, onWindows11)
	english := map[string][]doubt{}
	for _, e := range slices.Concat(s.app.Catalog.Entries(), s.app.Catalog.Elsewhere()) {
		english[e.Code] = s.app.doubts(e.Code)
		seen := map[string]bool{}
		for _, d := range english[e.Code] {
			if seen[d.id] || d.words == "" || (d.current == "") != (d.id == "other") || (d.correct != "") != (d.kind == "ours") {
				t.Errorf("%s: %+v", e.Code, d)
			}
			if d.wrong != "" && !slices.ContainsFunc(wrongChoices, func(c formChoice) bool { return c.line == d.wrong }) {
				t.Errorf("%s: %q is no line of the form", e.Code, d.wrong)
			}
			seen[d.id] = true
		}
		for _, step := range e.Steps {
			found := slices.ContainsFunc(english[e.Code], func(d doubt) bool { return d.kind == "step" && strings.Contains(d.current, step.Title+". ") })
			if found != (step.Ref > 0) {
				t.Errorf("%s: step %s of the list's number %d: found is %v", e.Code, step.ID, step.Ref, found)
			}
		}
	}
	s.app.choose("language", func(chosen *settings) { chosen.Language = "de" })
	for code, all := range english {
		for i, d := range s.app.doubts(code) {
			if e := all[i]; d.id != e.id || d.current != e.current || d.correct != e.correct || d.wrong != e.wrong {
				t.Errorf("%s: %+v in English is %+v", code, d, e)
			}
		}
	}
}

// TestLanguageInTheMiddleOfAForm: the page and the line that was chosen stay when the language changes, and so does what is for the list.
func TestLanguageInTheMiddleOfAForm(t *testing.T) {
	speakEnglish(t)
	s := newScreen(t, onWindows11)
	s.app.open(route{entryPage, "accounts:4"})
	s.app.openDoubt("accounts:4", "step-3")
	s.tap("Fix step is incomplete. Something is missing in a step")
	current := s.copied("Copy “Current (wrong) content”")
	s.tap("Settings")
	s.tap("Deutsch")
	s.tap("Zurück")
	s.mustBe(mendPage, "step-3"+inEntry+"accounts:4")
	s.mustSee("Die Felder des Formulars", "Current (wrong) content", "Die Liste ist auf Englisch.", "Kopiert.")
	if got := s.copied("„Current (wrong) content“ kopieren"); got != current {
		t.Errorf("current was %q and is %q", current, got)
	}
	if !slices.Contains(s.labels(), "Fix step is incomplete. Bei einem Schritt fehlt etwas, gewählt") {
		t.Errorf("the choice is gone: %q", s.labels())
	}
	s.app.open(route{walkPage, "accounts:4"})
	s.app.walk("accounts:4").Say(wizard.Solved)
	s.app.open(route{tellPage, "accounts:405"})
	helped := s.copied("„Resolution steps“ kopieren")
	english, _ := loaded()
	e, _ := english.Entry("accounts:4")
	solved := s.app.walk("accounts:4").With(wizard.Solved)[0]
	for _, step := range e.Steps {
		if step.ID == solved.ID && !strings.Contains(helped, step.Text) {
			t.Errorf("%q is not in %q", step.Text, helped)
		}
	}
}

// TestFormsByKeyboard: from the list of what may be wrong to a chosen line and a copied field without a mouse; the keyboard stays where it is.
func TestFormsByKeyboard(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.open(route{correctPage, "accounts:4"})
	e, _ := s.app.Catalog.Entry("accounts:4")
	for range len(e.Corrections) + 1 {
		s.key(fyne.KeyDown)
	}
	s.key(fyne.KeyReturn)
	s.mustBe(mendPage, "message"+inEntry+"accounts:4")
	s.focusOn("Other. Something else")
	s.key(fyne.KeySpace)
	if got := labelOf(s.window.Canvas().Focused()); got != "Other. Something else, chosen" {
		t.Errorf("the keyboard is on %q", got)
	}
	s.window.Canvas().FocusNext()
	s.key(fyne.KeyReturn)
	if got := fyne.CurrentApp().Clipboard().Content(); got != "No internet connection detected." {
		t.Errorf("copied %q", got)
	}
	if got := labelOf(s.window.Canvas().Focused()); got != "Copy “Current (wrong) content”" {
		t.Errorf("the keyboard is on %q", got)
	}
	s.window.Canvas().Unfocus()
	s.key(fyne.KeyReturn)
	if !slices.Equal(s.opener.opened, []string{"web-report-correction"}) {
		t.Errorf("Enter opened %q", s.opener.opened)
	}
	s.key(fyne.KeyEscape)
	s.mustBe(correctPage, "accounts:4")
}

// TestDoubtThatIsGone: a page about something that this entry does not have asks again, and one about no entry says so.
func TestDoubtThatIsGone(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.openDoubt("accounts:4", "cause-99")
	s.mustSee("What is wrong in the list?")
	s.app.openDoubt("no such code", "message")
	s.mustSee("This error is not in the list")
}
