package ui

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"fyne.io/fyne/v2"
	"golang.org/x/net/html"

	"unpause/catalog"
	"unpause/system"
	"unpause/system/check"
	"unpause/wizard"
)

// troubled is somebody who has answered, looked at the PC and tried steps. Their name stands wherever a name can come from outside.
func troubled(t *testing.T) *screen {
	t.Helper()
	s := healthyScreen(t)
	s.sees("service-netprofm", "disabled", "")
	s.sees("security-programs", "some", "Norton 360 of "+planted)
	s.checks.sees["service-netprofm"] = check.Result{Finding: "disabled", Raw: []string{"start: 4", `C:\Users\` + planted + `\x <b>`}}
	s.checks.sees["hosts"] = check.Result{Unknown: check.Denied, Raw: []string{"open: access is denied for " + planted}}
	s.sees("windows-version", "11", "24H2, build 26100.1")
	s.sees("spotify-version", "new", "1.2.68.495")
	s.findOut(map[string]string{"words": "offline", "globe": "yes", "pages": "yes"})
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Still broken, next step")
	s.tap("I can't do this")
	return s
}

func (s *screen) openReport() {
	s.t.Helper()
	s.tap("Help")
	s.tap("A report for somebody who helps")
	s.mustBe(reportPage, "")
}

// preview is the report as the page shows it.
func (s *screen) preview() string { return s.app.page.long.Text() }

func (s *screen) mustWrite(parts ...string) {
	s.t.Helper()
	oneLine := strings.Join(strings.Fields(s.preview()), " ")
	for _, part := range parts {
		if !strings.Contains(oneLine, part) {
			s.t.Errorf("the report does not say %q:\n%s", part, s.preview())
		}
	}
}

func (s *screen) mustNotWrite(parts ...string) {
	s.t.Helper()
	oneLine := strings.Join(strings.Fields(s.preview()), " ")
	for _, part := range parts {
		if strings.Contains(oneLine, part) {
			s.t.Errorf("the report says %q", part)
		}
	}
}

// TestReportForAFriend has all that is known, problems before what could not be told and that before what is fine.
func TestReportForAFriend(t *testing.T) {
	s := troubled(t)
	s.openReport()
	e, _ := s.app.Catalog.Entry("accounts:4")
	s.mustWrite("Code: accounts:4", e.Summary, "No internet connection detected.", e.Meaning, "What do the words on the screen say?",
		s.said("service-netprofm", "disabled", ""), "start: 4", "Could not be checked: Windows does not let you look there", "open: access is denied", "Norton 360",
		"did not help", "could not be done", "2026-03-05, 14:07 (UTC+00:00)", "Windows 11 (24H2, build 26100.1)", "1.2.68.495", "Unpause: 1.2.3", "Language of Unpause: English")
	s.mustNotWrite("raw of disk", "helped ")
	at := -1
	for _, part := range []string{"The error\n", "Questions and answers\n", "What was found on this PC\n", "What could not be checked\n", "What is fine, or good to know\n", "What was tried for accounts:4\n", "Time and versions\n"} {
		i := strings.Index(s.preview(), part)
		if i <= at {
			t.Errorf("%q stands at %d, after something at %d", part, i, at)
		}
		at = i
	}
}

// TestReportForSupport is short, has what support asks for, and no raw lines.
func TestReportForSupport(t *testing.T) {
	s := troubled(t)
	s.openReport()
	long := len(s.preview())
	s.tap("Spotify's Community or support")
	e, _ := s.app.Catalog.Entry("accounts:4")
	s.mustWrite("What happens", e.Summary, "accounts:4", "No internet connection detected.", "did not help", s.said("service-netprofm", "disabled", ""), "1.2.68.495", "Windows 11")
	s.mustNotWrite("start: 4", "access is denied", "What could not be checked")
	if len(s.preview())*2 > long {
		t.Errorf("%d of %d letters are not short", len(s.preview()), long)
	}
	s.mustSee("Open the Spotify Community", "Everybody can read")
}

// TestReportForAnAdmin: it says that nothing was tested and offers the test; after a yes it has what was refused, and it has nothing of the person's answers.
func TestReportForAnAdmin(t *testing.T) {
	s := troubled(t)
	s.online.sees["net-ports"] = check.Result{Finding: "shut", What: check.Name("4070: refused"), Raw: []string{"dial ap.spotify.com:4070 for " + planted}}
	s.online.sees["net-inspection"] = check.Result{Finding: "opened", What: check.Name("Example Proxy CA")}
	s.openReport()
	s.tap("Those who run the network")
	s.mustSee("The way to Spotify was not tested yet")
	s.mustWrite("It is not known yet whether this network blocks Spotify", "The way to Spotify was not tested.", "*.spotify.com 4070", "accounts.spotify.com 443, 80", "*.scdn.co", "What is not asked for")
	if s.online.runs != 0 {
		t.Fatal("somebody was contacted without a yes")
	}
	s.tap("Test the way to Spotify")
	s.mustBe(consentPage, "")
	s.tap("Yes, contact them")
	s.mustBe(reportPage, "")
	s.mustNotSee("The way to Spotify was not tested yet")
	s.mustWrite("seems to be blocked in this network", "Tested on: 2026-03-05, 14:07", "What was refused, or went wrong", s.said("net-ports", "shut", "4070: refused"), "dial ap.spotify.com:4070 for [user]",
		s.said("net-inspection", "opened", "Example Proxy CA"), "What works")
	s.mustNotWrite("What do the words on the screen say?", "Norton", "What was tried", "What Spotify shows: No internet") // accounts:4 is no error of a network
}

// TestRequestClaimsNoMoreThanWasSeen: that the network blocks Spotify is said only when a test was refused, and only an error of a network is a reason.
func TestRequestClaimsNoMoreThanWasSeen(t *testing.T) {
	const (
		isBlocked, notKnown, nothing = "seems to be blocked", "It is not known yet", "nothing was refused"
		mayNotHelp                   = "this report may not help"
	)
	request := func(prepare func(s *screen)) *screen {
		s := healthyScreen(t)
		s.online.healthy()
		prepare(s)
		s.app.open(route{entryPage, "accesspoint:50"})
		s.openReport()
		s.tap("Those who run the network")
		return s
	}
	test := func(s *screen) {
		s.tap("Test the way to Spotify")
		s.tap("Yes, contact them")
	}
	says := func(s *screen, intro string) {
		t.Helper()
		s.mustWrite(intro, "What Spotify shows")
		for _, other := range []string{isBlocked, notKnown, nothing} {
			if other != intro {
				s.mustNotWrite(other)
			}
		}
	}
	s := request(func(*screen) {})
	says(s, notKnown)
	test(s)
	says(s, nothing)
	s.mustSee("In the test, nothing was refused", mayNotHelp)
	s.tapChoice("A friend who helps")
	s.mustNotSee(mayNotHelp)

	s = request(func(s *screen) {
		s.online.sees["net-ports"] = check.Result{Finding: "shut", What: check.Name("4070: refused")}
	})
	test(s)
	says(s, isBlocked)
	s.mustNotSee(mayNotHelp)

	s = request(func(s *screen) {
		s.online.sees["net-inspection"] = check.Result{Finding: "opened", What: check.Name("Example Proxy CA")}
	})
	test(s)
	says(s, nothing)
	s.mustNotSee(mayNotHelp) // who looks into secure connections can stop that

	s = request(func(s *screen) {
		for _, id := range s.online.IDs() {
			s.online.sees[id] = check.Result{Unknown: check.Denied}
		}
	})
	test(s)
	says(s, notKnown)
	s.mustNotSee(mayNotHelp)
}

// TestFriendHearsOfChangesThatCannotBeRead: none in the report would be taken for nothing changed.
func TestFriendHearsOfChangesThatCannotBeRead(t *testing.T) {
	const unreadable, one = "The list of what Unpause changed before could not be read.", "Open Unpause again after the restart: "
	for _, c := range []struct {
		changes  []system.Change
		err      error
		has, not []string
	}{
		{nil, nil, nil, []string{"What Unpause has changed", unreadable}},
		{nil, fs.ErrPermission, []string{"What Unpause has changed on this PC", unreadable, fs.ErrPermission.Error()}, nil},
		{[]system.Change{{Command: "open-again", Outcome: system.Done}}, fs.ErrPermission, []string{unreadable, one}, nil},
		{[]system.Change{{Command: "open-again", Outcome: system.Done}}, nil, []string{one}, []string{unreadable}},
	} {
		s := healthyScreen(t)
		s.app.noteChanges(c.changes, c.err)
		s.openReport()
		s.mustWrite(c.has...)
		s.mustNotWrite(c.not...)
	}
}

// TestOpenAgainIsNotForSafeMode: Windows does not open Unpause there, and the card after the restart does not ask whether it works now.
func TestOpenAgainIsNotForSafeMode(t *testing.T) {
	s := newScreen(t, onWindows11)
	n := 0
	for _, e := range s.app.Catalog.Entries() {
		for _, step := range e.Steps {
			if !slices.ContainsFunc(step.Actions, func(a catalog.Action) bool { return a.ID == "adv-startup" }) {
				continue
			}
			n++
			if step.Restart || len(s.app.openAgain(step)) != 0 {
				t.Errorf("%s, %s offers to open Unpause after a restart in safe mode", e.Code, step.ID)
			}
		}
	}
	if n == 0 {
		t.Error("no step starts safe mode")
	}
}

// TestNothingPersonalGetsOut: neither in the preview nor in any file or copy, and the page says how often something was taken out.
func TestNothingPersonalGetsOut(t *testing.T) {
	s := troubled(t)
	s.app.query = "spotify of " + planted
	s.openReport()
	s.mustSee("Personal things were taken out: user names (4).")
	s.mustWrite(`C:\Users\[user]\x <b>`, "spotify of [user]", "Norton 360 of [user]")
	for _, who := range []string{"A friend who helps", "Spotify's Community or support", "Those who run the network"} {
		s.tapChoice(who)
		for _, kind := range []string{"Text", "Markdown", "Web page"} {
			s.tapChoice(kind)
			s.tap("Copy as text")
			for _, out := range []string{s.preview(), s.app.report.toSave().content, fyne.CurrentApp().Clipboard().Content()} {
				if strings.Contains(out, planted) {
					t.Errorf("%s, %s: the name is there:\n%s", who, kind, out)
				}
			}
		}
	}
	s = healthyScreen(t)
	s.openReport()
	s.mustSee("Nothing personal was found in it.")
}

// tapChoice chooses something, also when it is chosen already.
func (s *screen) tapChoice(words string) {
	s.t.Helper()
	if slices.Contains(s.labels(), words) {
		s.tap(words)
		return
	}
	s.tap(words + ", chosen")
}

// TestReportIsSaved: what is in the file is what the page shows, in the form that was chosen, under a name with the right ending.
func TestReportIsSaved(t *testing.T) {
	s := troubled(t)
	s.openReport()
	folder := t.TempDir()
	for kind, want := range map[string]struct{ ending, has string }{
		"Text":     {".txt", "Code: accounts:4\r\n"},
		"Markdown": {".md", "- Code: accounts:4\r\n"},
		"Web page": {".html", "<dt>Code</dt>\r\n<dd>accounts:4</dd>"},
	} {
		s.tapChoice(kind)
		s.files, s.saveTo = nil, filepath.Join(folder, "with blank"+want.ending)
		s.tap("Save it as a file")
		if !slices.Equal(s.files, []string{"Save the report / unpause-report" + want.ending}) {
			t.Errorf("asked %q", s.files)
		}
		s.mustSee("Saved.", s.saveTo)
		data, err := os.ReadFile(s.saveTo)
		if err != nil {
			t.Fatal(err)
		}
		content := string(data)
		if !strings.Contains(content, want.has) || strings.Count(content, "\n") != strings.Count(content, "\r\n") {
			t.Errorf("%s:\n%s", kind, content)
		}
		switch kind {
		case "Text":
			if strings.ReplaceAll(content, "\r\n", "\n") != s.preview() {
				t.Error("the file is not what the page shows")
			}
		case "Web page":
			if _, err := html.Parse(strings.NewReader(content)); err != nil || strings.Contains(content, `\x <b>`) || !strings.Contains(content, `\x &lt;b&gt;`) {
				t.Errorf("%v:\n%s", err, content)
			}
		}
	}
	s.tapChoice("A friend who helps")
	s.mustNotSee("Saved.")
}

// TestReportIsCopied: as text, whatever kind of file is chosen, and Enter saves.
func TestReportIsCopied(t *testing.T) {
	s := troubled(t)
	s.openReport()
	s.tap("Web page")
	s.tap("Copy as text")
	s.mustSee("Copied. You can now paste it into a message.")
	if got := fyne.CurrentApp().Clipboard().Content(); got != s.preview() {
		t.Errorf("copied %q", got)
	}
	s.saveTo = filepath.Join(t.TempDir(), "x.html")
	s.window.Canvas().Unfocus()
	s.key(fyne.KeyReturn)
	s.mustSee("Saved.")
}

func TestReportIsNotSaved(t *testing.T) {
	full := syscall.Errno(syscall.ENOSPC)
	s := troubled(t)
	s.openReport()
	for _, c := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "open", Err: fs.ErrPermission}, "Unpause may not write there"},
		{&fs.PathError{Op: "write", Err: full}, "the disk is full"},
	} {
		s.askErr = c.err
		s.tap("Save it as a file")
		s.mustSee("The file was not saved", c.want)
	}
	before := s.words()
	s.askErr = system.ErrCancelled
	s.tap("Save it as a file")
	if s.words() != before {
		t.Errorf("cancelling says something:\n%s", s.words())
	}
}

// TestReportIsThatOfThePress: who asks for a file gets the report that was shown then, whatever comes in while the question stands.
func TestReportIsThatOfThePress(t *testing.T) {
	s := troubled(t)
	s.openReport()
	shown := s.preview()
	s.slowly()
	s.saveTo = filepath.Join(t.TempDir(), "x.txt")
	s.tap("Save it as a file")
	s.tap("Markdown")
	s.tap("Spotify's Community or support")
	s.work()
	data, err := os.ReadFile(s.saveTo)
	if err != nil || strings.ReplaceAll(string(data), "\r\n", "\n") != shown {
		t.Errorf("%v:\n%s", err, data)
	}
}

// TestReportSpeaksAnotherLanguage: at once, and what was chosen, answered and tried stays.
func TestReportSpeaksAnotherLanguage(t *testing.T) {
	s := troubled(t)
	t.Cleanup(func() { speakEnglish(t) })
	s.openReport()
	s.tap("Markdown")
	s.tap("Settings")
	s.tap("Deutsch")
	s.key(fyne.KeyEscape)
	s.mustBe(reportPage, "")
	s.mustSee("Als Datei speichern", "Als Text kopieren", "Markdown", "Persönliches wurde herausgenommen: Benutzernamen")
	s.mustWrite("Code: accounts:4", "hat nicht geholfen", "ließ sich nicht machen", "Fragen und Antworten", "Sprache von Unpause: Deutsch", "No internet connection detected.")
	s.mustNotWrite("did not help", "Could not be checked", "What ")
	s.saveTo = filepath.Join(t.TempDir(), "x.md")
	s.tap("Als Datei speichern")
	if !slices.Equal(s.files, []string{"Bericht speichern / unpause-bericht.md"}) {
		t.Errorf("asked %q", s.files)
	}
	s.tap("Webseite")
	if page := s.app.report.toSave().content; !strings.Contains(page, `<html lang="de">`) {
		t.Errorf("the page is in no language:\n%s", page)
	}
}

// TestReportIsNear: from the ends of all ways, and from help.
func TestReportIsNear(t *testing.T) {
	s := troubled(t)
	for w := s.app.walk("accounts:4"); !w.Ended(); {
		w.Say(wizard.StillBroken)
	}
	for _, r := range []route{{kind: helpPage}, {walkPage, "accounts:4"}, {kind: findPage}, {kind: nonePage}, {nonePage, doubting}, {kind: checkPage}} {
		s.app.history = []visit{{route: route{kind: homePage}}}
		s.app.open(r)
		s.tap("A report for somebody who helps")
		s.mustBe(reportPage, "")
		s.key(fyne.KeyEscape)
		s.mustBe(r.kind, r.about)
	}
	s = healthyScreen(t)
	s.findOut(nil) // not sure of anything
	s.tap("A report for somebody who helps")
	s.mustWrite("It is not clear yet which error it is.")
}

// TestReportIsAboutTheErrorAtHand: that of the page one comes from, else that of the last steps, else the likeliest with its odds.
func TestReportIsAboutTheErrorAtHand(t *testing.T) {
	s := healthyScreen(t)
	s.openReport()
	s.mustWrite("It is not clear yet which error it is.", "No question was answered.", "No step was tried.", "No problem was found.")
	s.tap("Start again")
	s.findOut(map[string]string{"words": "offline", "globe": "yes", "pages": "yes"})
	best := s.app.shown()[0]
	s.openReport()
	s.mustWrite("Code: "+best.Code, "How likely, by the answers: "+odds(best.Probability), "It may also be one of these:")
	s.tap("Start again")
	s.openReport()
	s.mustWrite("Code: " + best.Code)
	s.app.open(route{walkPage, "auth:2"})
	s.tap("I can't do this")
	s.tap("Start again")
	s.openReport()
	s.mustWrite("Code: auth:2")
	s.mustNotWrite("How likely")
	s.app.open(route{entryPage, "accesspoint:31"})
	s.openReport()
	s.mustWrite("Code: accesspoint:31", "What was tried for auth:2")
}

// TestReportFillsByItself: opened before anybody has looked at the PC, it says that this goes on, and has what was seen afterwards.
func TestReportFillsByItself(t *testing.T) {
	s := healthyScreen(t)
	s.sees("service-netprofm", "disabled", "")
	s.slowly()
	s.openReport()
	s.mustSee("Unpause is still looking.")
	s.mustWrite("This PC was not checked yet.")
	s.work()
	s.mustNotSee("Unpause is still looking.")
	s.mustWrite(s.said("service-netprofm", "disabled", ""))
}

// TestReportByKeyboard: a choice keeps the keyboard, and what was chosen is said.
func TestReportByKeyboard(t *testing.T) {
	s := troubled(t)
	s.openReport()
	s.tabTo("Those who run the network")
	s.key(fyne.KeySpace)
	if got := labelOf(s.window.Canvas().Focused()); got != "Those who run the network, chosen" {
		t.Errorf("the keyboard is on %q", got)
	}
	s.mustWrite("What is asked for")
}

// TestHiddenLineKnowsItsKinds: every kind has words, and one that is new is told all the same.
func TestHiddenLineKnowsItsKinds(t *testing.T) {
	speakEnglish(t)
	for _, kind := range append(slices.Clone(hiddenKinds), "brand-new") {
		line := hiddenLine(map[string]int{kind: 3})
		if !strings.Contains(line, "(3)") || strings.Contains(line, "report.") || strings.Contains(line, kind+" (3)") && kind == "brand-new" {
			t.Errorf("%s: %s", kind, line)
		}
	}
	if line := hiddenLine(map[string]int{"user": 0}); line != text("report.nothing-hidden") {
		t.Error(line)
	}
}

// TestReportOfAPCThatTellsNothing does not claim that all is well there.
func TestReportOfAPCThatTellsNothing(t *testing.T) {
	s := newScreen(t, system.Facts{System: "linux"}) // no check can tell anything
	s.openReport()
	s.mustNotWrite("No problem was found.", "not checked yet")
	s.mustWrite("What could not be checked", "Could not be checked: this PC does not have what would be looked at.", "Windows: not known", "Spotify: not known")
}

// TestOneQuestionForAFile: while it stands, the other thing that can be saved does not ask for another one.
func TestOneQuestionForAFile(t *testing.T) {
	s := newScreenAfter(t, onWindows11, crashText)
	s.askErr = system.ErrNoDialog
	s.waits = true
	s.app.crash.saver.press()
	s.app.report.saver.press()
	s.work()
	if n := len(s.window.Canvas().Overlays().List()); n != 1 {
		t.Fatalf("%d questions are open", n)
	}
	s.app.dismiss()
	if s.app.saving || s.app.dialog != nil {
		t.Error("the question is not over")
	}
	s.app.report.saver.press()
	s.work()
	if len(s.window.Canvas().Overlays().List()) != 1 {
		t.Error("nothing can be saved any more")
	}
}
