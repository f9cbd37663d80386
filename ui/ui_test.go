package ui

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"unpause/catalog"
	"unpause/progress"
	"unpause/resources"
	"unpause/system"
	"unpause/system/check"
	"unpause/system/reach"
	"unpause/ui/look"
	"unpause/ui/widgets"
)

// fakeOpener records what is opened and answers as a test tells it.
type fakeOpener struct {
	opened []string
	from   []int
	answer system.Opened
}

func (f *fakeOpener) Open(id string, from int) system.Opened {
	f.opened = append(f.opened, id)
	f.from = append(f.from, from)
	return f.answer
}

// fakeRunner records what is run and answers as a test tells it.
type fakeRunner struct {
	ran        []string
	asAdmin    []bool
	how        system.How // of the last run
	answer     system.Result
	line       func(id string) string // nil: a made-up one
	changes    []system.Change        // the newest first
	changesErr error
	noWay      bool          // nothing can be put back
	back       []int         // IDs of the changes that were to be put back
	sure       bool          // for the last of them
	backAs     system.Result // the answer to that
	former     system.Former
	again      int // how often it was told that Windows has opened Unpause again
}

func (f *fakeRunner) Line(id string) string {
	if f.line != nil {
		return f.line(id)
	}
	return "line of " + id
}
func (f *fakeRunner) Run(_ context.Context, id string, how system.How) system.Result {
	f.ran = append(f.ran, id)
	f.asAdmin = append(f.asAdmin, how.AsAdmin)
	f.how = how
	return f.answer
}
func (f *fakeRunner) Changes() ([]system.Change, error) { return slices.Clone(f.changes), f.changesErr }
func (f *fakeRunner) CanPutBack(c system.Change) bool {
	return !f.noWay && c.Undo != "" && c.PutBack.IsZero()
}
func (f *fakeRunner) LookBack() system.Former { return f.former }
func (f *fakeRunner) OpenedAgain()            { f.again++ }
func (f *fakeRunner) PutBack(_ context.Context, id int, sure bool, _ system.How) system.Result {
	f.back, f.sure = append(f.back, id), sure
	return f.backAs
}

// fakeKeeper keeps in memory.
type fakeKeeper struct {
	progress progress.Progress
	asides   []progress.Aside
	aside    progress.Aside // the answer to keeping
	err      error
	kept     int
}

func (f *fakeKeeper) Forget() error {
	if f.err == nil {
		f.progress = progress.Progress{}
	}
	return f.err
}
func (f *fakeKeeper) Recall() (progress.Progress, []progress.Aside) { return f.progress, f.asides }
func (f *fakeKeeper) Keep(p progress.Progress) (progress.Aside, error) {
	f.kept++
	if f.err == nil {
		f.progress = p
	}
	return f.aside, f.err
}

// fakeChecker sees what a test tells it. A check of which it was told nothing could not tell.
type fakeChecker struct {
	cat     *catalog.Catalog
	network bool
	sees    map[string]check.Result // by id
	runs    int
	each    func()          // called before each check ends; may be nil
	last    context.Context // of the last run
}

func (f *fakeChecker) IDs() (ids []string) {
	for _, c := range f.cat.Checks() {
		if c.Network == f.network {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func (f *fakeChecker) Run(ctx context.Context, tell func(check.Result), ids ...string) (results []check.Result) {
	f.runs++
	f.last = ctx
	for _, id := range ids {
		r, told := f.sees[id]
		if !told {
			r = check.Result{Unknown: check.Missing, Raw: []string{"raw of " + id}}
		}
		if ctx.Err() != nil {
			r = check.Result{Unknown: check.Stopped}
		}
		if f.each != nil {
			f.each()
		}
		r.Check = id
		tell(r)
		results = append(results, r)
	}
	return results
}

// screen is the program on the software driver, with hands and eyes.
type screen struct {
	t      testing.TB
	app    *App
	window fyne.Window
	opener *fakeOpener
	runner *fakeRunner
	keeper *fakeKeeper
	boot   string
	again  bool
	now    time.Time
	checks *fakeChecker
	online *fakeChecker
	waits  bool     // work that may take long waits until it is called for
	later  []func() // such work
	pinned []bool
	pinErr error
	pages  int           // how often the web page was asked for
	page   system.Opened // what comes of that
	pageIn string        // the language in which it was asked for last
	crash  string
	files  []string // where to save, with title and name
	saveTo string   // the answer to that
	askErr error

	settings system.Settings // what was saved last
	saveErr  error
}

func newScreen(t testing.TB, facts system.Facts) *screen {
	t.Helper()
	return newScreenAfter(t, facts, "")
}

// loaded is the catalogue, which nothing changes once it is loaded, so one serves all tests.
var loaded = sync.OnceValues(catalog.Load)

// inLanguage is the same in any language.
func inLanguage(language string) (*catalog.Catalog, error) {
	if language == resources.English {
		return loaded()
	}
	return catalog.LoadIn(language)
}

// newScreenAfter is the program as it starts after a run that left this crash report; empty for one that ended well.
func newScreenAfter(t testing.TB, facts system.Facts, crash string) *screen {
	t.Helper()
	return newScreenWith(t, facts, func(s *screen) { s.crash = crash })
}

// restart is the program as it starts next, with what this one has kept.
func (s *screen) restart(with func(*screen)) *screen {
	s.t.Helper()
	return newScreenWith(s.t, s.app.start.Facts, func(next *screen) {
		next.keeper, next.runner, next.checks.sees = s.keeper, s.runner, s.checks.sees
		with(next)
	})
}

// newScreenWith is the program as it starts on a PC that a test has prepared.
func newScreenWith(t testing.TB, facts system.Facts, prepare func(*screen)) *screen {
	t.Helper()
	cat, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	s := &screen{
		t: t, window: test.NewTempWindow(t, nil),
		opener: &fakeOpener{answer: system.Opened{Outcome: system.Asked, What: "something"}},
		page:   system.Opened{Outcome: system.Asked, What: "where-the-page-is"},
		runner: &fakeRunner{answer: system.Result{Outcome: system.Done}}, keeper: &fakeKeeper{}, boot: "this-boot", now: testTime,
		checks: &fakeChecker{cat: cat, sees: map[string]check.Result{}}, online: &fakeChecker{cat: cat, network: true, sees: map[string]check.Result{}},
	}
	prepare(s)
	s.window.Resize(fyne.NewSize(900, 640))
	s.app, err = New(s.window, Deps{
		Catalog: cat, Opener: s.opener, Runner: s.runner, Keeper: s.keeper, Again: s.again, Now: func() time.Time { return s.now }, Version: "1.2.3",
		Checks: s.checks, Online: s.online, Contacts: []reach.Contact{{Host: "accounts.spotify.com", Ports: []int{443, 80}}, {Host: "*.spotify.com", Ports: []int{4070}}},
		Pin: func(_ fyne.Window, on bool) error { s.pinned = append(s.pinned, on); return s.pinErr },
		Go: func(work func()) {
			if s.waits {
				s.later = append(s.later, work)
			} else {
				work()
			}
		},
		Language: "en", LoadIn: inLanguage, Settings: s.settings, SaveSettings: func(chosen system.Settings) error { s.settings = chosen; return s.saveErr },
		Page: func(_ *catalog.Catalog, language string) system.Opened {
			s.pages++
			s.pageIn = language
			return s.page
		},
		AskFile: func(title, name string) (string, error) {
			s.files = append(s.files, title+" / "+name)
			return s.saveTo, s.askErr
		},
		AtStart: func() Start { return Start{facts, s.boot, s.crash} },
		Hide:    hidePlanted,
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// testTime is what the clock says in tests.
var testTime = time.Date(2026, time.March, 5, 14, 7, 0, 0, time.UTC)

// planted is a name that hidePlanted, the tests' Deps.Hide, hides.
const planted = "Rumpelstilz"

func hidePlanted(words string) (clean string, hidden map[string]int) {
	n := strings.Count(words, planted)
	if n == 0 {
		return words, nil
	}
	return strings.ReplaceAll(words, planted, "[user]"), map[string]int{"user": n}
}

var onWindows11 = system.Facts{System: "windows", Windows: "11", Spotify: "website"}

// typed types letters as a person would.
func (s *screen) typed(letters string) { test.TypeOnCanvas(s.window.Canvas(), letters) }

// key presses one key, wherever the focus is.
func (s *screen) key(names ...fyne.KeyName) {
	for _, name := range names {
		ev := &fyne.KeyEvent{Name: name}
		if focused := s.window.Canvas().Focused(); focused != nil {
			focused.TypedKey(ev)
		} else {
			s.window.Canvas().OnTypedKey()(ev)
		}
		if focused := s.window.Canvas().Focused(); focused != nil && name == fyne.KeySpace {
			focused.TypedRune(' ') // the letter follows its key, to whatever has the focus then
		}
	}
}

// tap presses the button with these words.
func (s *screen) tap(label string) {
	s.t.Helper()
	for _, p := range s.pressables() {
		if p.Label == label {
			test.Tap(p)
			return
		}
	}
	s.t.Fatalf("no button %q on the page; there are %q", label, s.labels())
}

// pressables lists what can be pressed, in the order of the page.
func (s *screen) pressables() []*widgets.Pressable {
	var all []*widgets.Pressable
	s.visit(func(o fyne.CanvasObject) {
		if p, ok := o.(*widgets.Pressable); ok {
			all = append(all, p)
		}
	})
	return all
}

func (s *screen) labels() []string {
	var all []string
	for _, p := range s.pressables() {
		all = append(all, p.Label)
	}
	return all
}

// words returns all that can be read on the page.
func (s *screen) words() string {
	var all []string
	s.visit(func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *widget.Label:
			all = append(all, x.Text)
		case *widget.RichText:
			all = append(all, x.String())
		case *widgets.LongText:
			all = append(all, x.Text())
		}
	})
	return strings.Join(all, "\n")
}

// visit calls do for every visible object of the window.
func (s *screen) visit(do func(fyne.CanvasObject)) { s.visitIn(s.window.Content(), do) }

// visitIn calls do for an object and every visible one in it.
func (s *screen) visitIn(root fyne.CanvasObject, do func(fyne.CanvasObject)) {
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		do(o)
		switch x := o.(type) {
		case *widget.Label, *widget.RichText:
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(x).Objects() {
				walk(child)
			}
		case *fyne.Container:
			for _, child := range x.Objects {
				walk(child)
			}
		}
	}
	walk(root)
}

func (s *screen) mustSee(parts ...string) {
	s.t.Helper()
	words := s.words()
	for _, part := range parts {
		if !strings.Contains(words, part) {
			s.t.Errorf("cannot see %q on:\n%s", part, words)
		}
	}
}

func (s *screen) mustNotSee(parts ...string) {
	s.t.Helper()
	for _, part := range parts {
		if strings.Contains(s.words(), part) {
			s.t.Errorf("can see %q", part)
		}
	}
}

func (s *screen) mustBe(kind pageKind, about string) {
	s.t.Helper()
	if got := s.app.here(); got != (route{kind, about}) {
		s.t.Fatalf("on page %+v, want %s %s", got, kind, about)
	}
}

// TestTheMainJob: type a code, read the page, go to the first step, open the Services window, say how it went, to the end.
func TestTheMainJob(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.mustSee("What does Spotify show?", "Signing in")
	s.typed("accounts:4")
	s.mustSee("Windows tells Spotify that you are offline", "Spotify shows: “No internet connection detected.”", "Stops you completely")
	s.key(fyne.KeyReturn)
	s.mustBe(entryPage, "accounts:4")
	s.mustSee("What it means", "How it comes about", "Weak spot", "It fails here", "netprofm (Windows NLA service)", "Where Unpause says something else")
	s.key(fyne.KeyReturn)
	s.mustBe(walkPage, "accounts:4")
	s.mustSee("step 1 of", "Needs administrator rights", "The way back:", "By hand: Press the Windows key and R together, type services.msc")
	s.key(fyne.KeyReturn)
	if !slices.Equal(s.opener.opened, []string{"win-services"}) {
		t.Fatalf("opened %q", s.opener.opened)
	}
	s.mustSee("Windows was asked to open it.")
	s.tap("Still broken, next step")
	s.mustSee("step 2 of")
	s.tap("It works now")
	s.mustSee("It works again", "What you tried before")
	s.tap("Look up another error")
	s.mustBe(homePage, "")
	if s.app.query != "" {
		t.Errorf("the field still holds %q", s.app.query)
	}
}

// TestEveryEntryCanBeWalkedThrough opens every entry and every step of it, and presses every button on the way.
func TestEveryEntryCanBeWalkedThrough(t *testing.T) {
	s := newScreen(t, system.Facts{System: "linux"})
	for _, e := range s.app.Catalog.Entries() {
		t.Run(e.Code, func(t *testing.T) {
			s.t = t
			s.app.startAgain()
			s.app.open(route{entryPage, e.Code})
			s.mustSee(e.Summary, e.Meaning, e.Title, e.Remark())
			s.mustSee(e.Shown()...)
			for _, c := range e.Corrections {
				s.mustSee(c.Fact)
				s.mustNotSee(c.Evidence)
			}
			if len(e.Corrections) > 0 {
				s.tap("How we know")
			}
			for _, c := range e.Corrections {
				s.mustSee(c.Reference, c.Evidence)
			}
			for _, l := range e.Chain {
				s.mustSee(l.Name, l.Plain)
			}
			s.tap("Fix it step by step")
			pressEveryButton(s)
			s.mustSee("You have left out all steps", "People you can ask", "What you left out")
			s.key(fyne.KeyEscape)
			s.mustSee("The way back:")
		})
	}
}

// pressEveryButton walks to the end, saying "I can't do this" to each step.
func pressEveryButton(s *screen) {
	for {
		step, ok := s.app.walk(s.app.here().about).Step()
		if !ok {
			return
		}
		s.mustSee(step.Title, step.Text, step.Undo, step.Check, step.Why)
		for _, click := range step.Clicks {
			s.mustSee(click)
		}
		if step.Correction != "" {
			s.mustSee(step.Correction)
		}
		for _, a := range step.Actions {
			s.tap(a.Label)
			if a.Way != "" {
				s.mustSee("By hand: " + a.Way)
			}
		}
		s.tap("I can't do this")
	}
}

// TestKeyboardOnHome: type, arrows, Enter, Esc.
func TestKeyboardOnHome(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.typed("firewall")
	first, second := s.app.Catalog.Search("firewall")[0].Entry.Code, s.app.Catalog.Search("firewall")[1].Entry.Code
	s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	s.mustBe(entryPage, second)
	s.key(fyne.KeyEscape)
	s.mustBe(homePage, "")
	s.mustSee("Spotify shows:")
	s.key(fyne.KeyDown, fyne.KeyUp)
	s.typed("x")
	if s.app.query != "firewallx" {
		t.Errorf("typing after Up gives %q", s.app.query)
	}
	s.key(fyne.KeyBackspace, fyne.KeyDown)
	s.typed("s") // on a row, a letter goes on in the field
	s.key(fyne.KeyBackspace, fyne.KeyReturn)
	s.mustBe(entryPage, first)
	s.key(fyne.KeyEscape, fyne.KeyEscape)
	if s.app.query != "" {
		t.Errorf("Esc leaves %q in the field", s.app.query)
	}
	s.key(fyne.KeyReturn)
	s.mustBe(homePage, "")
}

// TestDrawingKeepsNothing: a page that is drawn again takes no more memory. Fyne keeps the fonts, some megabytes each, once for each theme that a page has beside the usual one.
func TestDrawingKeepsNothing(t *testing.T) {
	s := newScreen(t, onWindows11)
	heap := func() float64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc) / (1 << 20)
	}
	s.window.Resize(fyne.NewSize(320, 240))
	s.typed("a")
	s.window.Canvas().Capture()
	before := heap()
	for range 10 {
		s.typed("a")
		s.window.Canvas().Capture()
	}
	if more := heap() - before; more > 15 {
		t.Errorf("ten letters take %.0f MB more", more)
	}
}

// typedForMany types a word that has more results than are shown at first, and returns how many.
func (s *screen) typedForMany() int {
	s.t.Helper()
	for _, word := range []string{"account", "internet", "login", "firewall", "password"} {
		if n := len(s.app.Catalog.Search(word)); n > shownResults {
			s.typed(word)
			return n
		}
	}
	s.t.Fatal("no word has many results")
	return 0
}

func TestMoreResults(t *testing.T) {
	s := newScreen(t, onWindows11)
	all := s.typedForMany()
	const none = 1 // the row "None of these"
	if rows := len(s.app.rows()); rows != shownResults+none {
		t.Errorf("%d rows, want %d", rows, shownResults+none)
	}
	s.tap(text("home.more", values{"count": all - shownResults}))
	if rows := len(s.app.rows()); rows != all+none {
		t.Errorf("%d rows, want %d", rows, all+none)
	}
	if s.window.Canvas().Focused() != s.app.rows()[shownResults] {
		t.Error("the keyboard is not on the first of the new rows")
	}
}

func TestPaste(t *testing.T) {
	s := newScreen(t, onWindows11)
	fyne.CurrentApp().Clipboard().SetContent("  Something went wrong.\n(Error code:\n auth:3)  ")
	s.tap("Paste")
	if s.app.query != "Something went wrong. (Error code: auth:3)" {
		t.Errorf("the field holds %q", s.app.query)
	}
	s.key(fyne.KeyReturn)
	s.mustBe(entryPage, "auth:3")
	fyne.CurrentApp().Clipboard().SetContent(strings.Repeat("é ", 10_000))
	s.app.startAgain()
	s.tap("Paste")
	if len(s.app.query) > maxPasted {
		t.Errorf("%d bytes were pasted", len(s.app.query))
	}
}

func TestBrowseByArea(t *testing.T) {
	s := newScreen(t, onWindows11)
	for _, area := range s.app.Catalog.Areas() {
		s.tap(area.Title + ". " + area.About)
		s.mustBe(areaPage, area.Name)
		for _, e := range s.app.Catalog.Entries() {
			if e.Area == area.Name {
				s.mustSee(e.Summary)
			}
		}
		s.tap("Back")
		s.mustBe(homePage, "")
	}
}

// TestBackKeepsAnswers: a walkthrough that was left goes on where it was; back goes a step back first.
func TestBackKeepsAnswers(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.open(route{entryPage, "auth:3"})
	s.tap("Fix it step by step")
	s.tap("Still broken, next step")
	s.tap("I can't do this")
	s.mustSee("step 3 of")
	s.tap("Help")
	s.tap("Back")
	s.mustSee("step 3 of")
	s.key(fyne.KeyEscape)
	s.mustSee("step 2 of")
	s.key(fyne.KeyEscape)
	s.mustSee("step 1 of")
	s.key(fyne.KeyEscape)
	s.mustBe(entryPage, "auth:3")
	s.key(fyne.KeyEscape, fyne.KeyEscape, fyne.KeyEscape)
	s.mustBe(homePage, "")
}

func TestSolvedCanBeTakenBack(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.open(route{walkPage, "auth:1"})
	s.tap("It works now")
	s.mustSee("It works again")
	s.mustNotSee("What you tried before")
	s.key(fyne.KeyEscape)
	s.mustSee("step 1 of")
}

// TestOpeningIsToldHonestly: every way in which opening can end has its own sentence.
func TestOpeningIsToldHonestly(t *testing.T) {
	for outcome, want := range map[system.Outcome]string{
		system.Asked:        "Windows was asked to open it.",
		system.Declined:     "You said no to Windows' question, so nothing was opened.",
		system.NoHandler:    "This PC has no program for it",
		system.NotThere:     "It is not on this PC",
		system.Denied:       "Windows did not allow it.",
		system.NotWindows:   "This button is for Windows. There it would open: what-it-opens",
		system.CouldNot:     "Windows could not open it.",
		system.UnknownThing: "Unpause does not know this place.",
	} {
		s := newScreen(t, onWindows11)
		s.opener.answer = system.Opened{Outcome: outcome, What: "what-it-opens"}
		if outcome != system.Asked && outcome != system.Declined && outcome != system.NotWindows {
			s.opener.answer.Err = errors.New("number 1155")
		}
		s.app.open(route{walkPage, "accounts:4"})
		s.tap("Open the Services window")
		s.mustSee(want)
		if s.opener.answer.Err != nil {
			s.mustSee("Details: number 1155")
		}
	}
}

func TestTryAnotherWay(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.opener.answer.Next = 1
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Open the Services window")
	s.opener.answer.Next = 0
	s.tap("Nothing opened? Try another way")
	if !slices.Equal(s.opener.from, []int{0, 1}) {
		t.Errorf("ways %v", s.opener.from)
	}
	s.mustNotSee("Nothing opened?")
}

// TestCommandsAskFirst: nothing runs before a yes, and the keyboard stands on "no".
func TestCommandsAskFirst(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Still broken, next step")
	s.tap("Start the Network List Service")
	s.mustSee("The exact command:", "line of start-netprofm", "The way back:", "Windows will ask for an administrator.")
	if len(s.runner.ran) != 0 {
		t.Fatalf("ran %q before the yes", s.runner.ran)
	}
	s.key(fyne.KeyEscape)
	s.mustBe(walkPage, "accounts:4")
	s.mustSee("step 2 of", "Nothing was changed.")
	s.tap("Start the Network List Service")
	s.key(fyne.KeyReturn)
	s.mustSee("Nothing was changed.")
	if len(s.runner.ran) != 0 {
		t.Fatalf("ran %q after a no", s.runner.ran)
	}
	if p, ok := s.window.Canvas().Focused().(*widgets.Pressable); !ok || p.Label != "Start the Network List Service" {
		t.Errorf("after a no the keyboard is not back on the button but on %v", s.window.Canvas().Focused())
	}
	s.tap("Start the Network List Service")
	s.tap("Yes, do it")
	if !slices.Equal(s.runner.ran, []string{"start-netprofm"}) {
		t.Fatalf("ran %q", s.runner.ran)
	}
	s.mustSee("Done. Unpause looked again")
}

// TestEveryOutcomeOfACommandHasWords: and the facts stand under "details".
func TestEveryOutcomeOfACommandHasWords(t *testing.T) {
	for _, outcome := range []system.Outcome{
		system.Done, system.Already, system.Shown, system.NotConfirmed, system.Declined, system.Denied, system.Disabled, system.NoService,
		system.Dependency, system.StillRunning, system.TimedOut, system.Failed, system.NotThere, system.NotWindows, system.UnknownThing,
	} {
		s := newScreen(t, onWindows11)
		s.runner.answer = system.Result{Outcome: outcome, ExitCode: 1058, Output: "raw output", Before: "was", After: "is", Err: errors.New("trouble")}
		s.app.open(route{walkPage, "accounts:4"})
		s.tap("Show if Network List is running")
		s.tap("Yes, do it")
		sentence := text("run."+string(outcome), values{"line": "line of query-netprofm"})
		if strings.HasPrefix(sentence, "run.") {
			t.Errorf("%s has no words", outcome)
		}
		s.mustSee(sentence)
		s.mustNotSee("Exit code")
		s.tap("Details")
		s.mustSee("Exit code: 1058", "Before: was", "After: is", "Output: raw output", "Error: trouble")
		s.tap("Details")
		s.mustNotSee("Exit code")
	}
}

// TestWhatHelpsNextIsOffered: the way back, the next command, a second try as administrator, the page to do it by hand.
func TestWhatHelpsNextIsOffered(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.runner.answer = system.Result{Outcome: system.Failed, Undo: "netprofm-disabled", Change: 7, Offer: "set-netprofm", Fallback: "win-services", Retry: true}
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Show if Network List is running")
	s.tap("Yes, do it")
	s.tap("Try again as administrator")
	if !slices.Equal(s.runner.asAdmin, []bool{false, true}) {
		t.Errorf("as administrator: %v", s.runner.asAdmin)
	}
	for _, want := range []string{"Put it back: Put Network List back to Disabled", "Next: Set Network List to normal"} {
		if !slices.Contains(s.labels(), want) {
			t.Errorf("no button %q among %q", want, s.labels())
		}
	}
	s.tap("Next: Set Network List to normal")
	s.mustSee("line of set-netprofm")
	if len(s.runner.ran) != 2 {
		t.Errorf("ran %q without a yes", s.runner.ran)
	}
}

func TestCopying(t *testing.T) {
	s := newScreen(t, onWindows11)
	for _, c := range []struct{ code, label, want string }{
		{"accounts:3", "Copy address", "https://"},
		{"accounts:4", "Copy command", "line of query-netprofm"},
		{"EME_NO_SUPPORTED_KEYSYSTEM", "Copy chrome://components", "chrome://components"},
	} {
		s.app.open(route{walkPage, c.code})
		for !slices.Contains(s.labels(), c.label) {
			s.tap("Still broken, next step")
		}
		s.tap(c.label)
		if got := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s copies %q", c.label, got)
		}
		s.mustSee("Copied: " + c.want)
	}
}

// TestWhatUnpauseDoesItself is no command that could be pasted: the way by hand stands there, and before the yes what will be done.
func TestWhatUnpauseDoesItself(t *testing.T) {
	s := newScreen(t, onWindows11)
	words, _ := s.app.Catalog.Words(catalog.RunCommand, "rename-prefs")
	v := s.app.newActionView(catalog.Action{Kind: catalog.RunCommand, ID: "rename-prefs", Words: words}, widgets.Normal)
	if label, content := v.copyable(); label != "" || content != "" {
		t.Errorf("%q copies %q", label, content)
	}
	if want := text("action.way", values{"way": words.Way}); v.way() != want {
		t.Errorf("the way is %q", v.way())
	}
	for id, key := range map[string]string{"rename-prefs": "run.change", "restore-prefs": "run.change", "flushdns": "run.line"} {
		if got := lineKey(id); got != key {
			t.Errorf("%s: %s", id, got)
		}
	}
}

// TestOnlyWhatFitsThisPC: what is known of the PC is not asked, and what does not fit is left out.
func TestOnlyWhatFitsThisPC(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Still broken, next step")
	s.mustNotSee("Only on Windows")
	if slices.Contains(s.labels(), "Start Network Location Awareness") {
		t.Error("offers a service that is rightly stopped on Windows 11")
	}
	s = newScreen(t, system.Facts{System: "windows"})
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Still broken, next step")
	s.mustSee("Only on Windows 10:")
}

// TestKeepOnTop: small and above all others, and let go of again by the button or by leaving the steps.
func TestKeepOnTop(t *testing.T) {
	s := newScreen(t, onWindows11)
	before := s.window.Canvas().Size()
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Keep on top")
	if small := s.window.Canvas().Size(); small.Width >= before.Width || !slices.Equal(s.pinned, []bool{true}) {
		t.Fatalf("size %v, pinned %v", small, s.pinned)
	}
	s.tap("Stop keeping on top")
	if s.window.Canvas().Size() != before || !slices.Equal(s.pinned, []bool{true, false}) {
		t.Fatalf("size %v, pinned %v", s.window.Canvas().Size(), s.pinned)
	}
	s.tap("Keep on top")
	s.tap("Start again")
	if s.window.Canvas().Size() != before || !slices.Equal(s.pinned, []bool{true, false, true, false}) {
		t.Fatalf("size %v, pinned %v", s.window.Canvas().Size(), s.pinned)
	}
}

func TestKeepOnTopWhereItCannotBe(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.pinErr = errors.New("no")
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Keep on top")
	s.mustSee("cannot stay above")
	s.tap("Stop keeping on top")
	if !slices.Equal(s.pinned, []bool{true}) {
		t.Errorf("pinned %v", s.pinned)
	}
}

// TestTermsAreExplained: a technical word is explained on the page on which it stands, and only there.
func TestTermsAreExplained(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.open(route{entryPage, "accounts:4"})
	s.mustSee("VPN: ")
	if n := strings.Count(s.words(), "VPN: "); n != 1 {
		t.Errorf("VPN is explained %d times", n)
	}
	s.app.open(route{entryPage, "accounts:403"})
	s.mustNotSee("VPN: ")
}

func TestHelp(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.tap("Help")
	s.mustSee("Unpause 1.2.3.", "Unofficial", "https://community.spotify.com/")
	s.tap("Open the Spotify Community")
	if !slices.Equal(s.opener.opened, []string{"web-community"}) {
		t.Errorf("opened %q", s.opener.opened)
	}
}

func TestAPartIsMissing(t *testing.T) {
	test.NewTempApp(t)
	if _, err := New(test.NewTempWindow(t, nil), Deps{}); err == nil {
		t.Error("no error")
	}
}

// TestWhatHasTheFocusIsInView walks a long page by Tab in a small window: whatever gets the focus can be seen whole.
func TestWhatHasTheFocusIsInView(t *testing.T) {
	s := newScreenAfter(t, system.Facts{System: "windows"}, crashText)
	s.window.Resize(fyne.NewSize(640, 480))
	for _, r := range []route{{entryPage, "accounts:4"}, {walkPage, "auth:2"}, {kind: helpPage}, {kind: crashPage}, {areaPage, s.app.Catalog.Areas()[0].Name}} {
		s.app.open(r)
		driver := fyne.CurrentApp().Driver()
		seen := map[fyne.Focusable]bool{}
		for {
			s.window.Canvas().FocusNext()
			focused := s.window.Canvas().Focused()
			if focused == nil || seen[focused] {
				break
			}
			seen[focused] = true
			p := focused.(*widgets.Pressable)
			top := driver.AbsolutePositionForObject(p).Y
			if bottom := top + p.Size().Height; top < 0 || bottom > 480 {
				t.Errorf("%s: %q stands from %v to %v", r.kind, p.Label, top, bottom)
			}
		}
		if all := len(s.pressables()); len(seen) != all {
			t.Errorf("%s: Tab reaches %d of %d buttons", r.kind, len(seen), all)
		}
	}
}

// TestAnswersAreInView: what came of a press is not hidden below the edge of a small window.
func TestAnswersAreInView(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.window.Resize(fyne.NewSize(640, 480))
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Show if Network List is running")
	driver := fyne.CurrentApp().Driver()
	for _, p := range s.pressables() {
		if bottom := driver.AbsolutePositionForObject(p).Y + p.Size().Height; p.Label == "No, change nothing" && bottom > 480 {
			t.Errorf("%q ends at %v", p.Label, bottom)
		}
	}
}

// TestTabBeginsWithThePage: first what the page is about, then what can be said of it, then the line that is on all pages.
func TestTabBeginsWithThePage(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.open(route{walkPage, "accounts:4"})
	want := []string{"Open the Services window", "Show if Network List is running", "Copy command", "Check again",
		"It works now", "Still broken, next step", "I can't do this", "Back", "Keep on top", "Settings", "Help", "Start again"}
	for _, label := range want {
		s.window.Canvas().FocusNext()
		if p := s.window.Canvas().Focused().(*widgets.Pressable); p.Label != label {
			t.Fatalf("Tab leads to %q, want %q", p.Label, label)
		}
	}
}

func TestHowFarTheClockMovedIsSaid(t *testing.T) {
	for by, want := range map[time.Duration]string{
		0: "The clock did not move.", 90 * time.Second: "forward by 90 seconds", -3 * time.Hour: "back by 10800 seconds", 300 * time.Millisecond: "did not move",
	} {
		s := newScreen(t, onWindows11)
		s.runner.answer = system.Result{Outcome: system.Done, Clock: &by}
		s.app.open(route{walkPage, "accounts:4"})
		s.tap("Show if Network List is running")
		s.tap("Yes, do it")
		s.mustSee(want)
	}
}

// TestArrowsOnLists: they go from row to row, and stop at the ends.
func TestArrowsOnLists(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.open(route{areaPage, "Installer"})
	rows := s.app.rows()
	s.key(fyne.KeyDown)
	if s.window.Canvas().Focused() != rows[0] {
		t.Fatal("Down does not lead to the first row")
	}
	for range 10 {
		s.key(fyne.KeyDown)
	}
	if s.window.Canvas().Focused() != rows[len(rows)-1] {
		t.Fatal("Down does not stop at the last row")
	}
	s.key(fyne.KeyUp, fyne.KeyReturn)
	s.mustBe(entryPage, "Installer error 24")
	before := s.app.frame.scroll.Offset.Y
	s.key(fyne.KeyDown, fyne.KeyPageDown)
	if s.app.frame.scroll.Offset.Y <= before {
		t.Error("Down does not scroll a page that is no list")
	}
	s.key(fyne.KeyHome)
	if s.app.frame.scroll.Offset.Y != 0 {
		t.Error("Home does not lead to the top")
	}
}

// TestNoListEndsInNothing: the last row leads to other ways and to people.
func TestNoListEndsInNothing(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.typed("firewall")
	s.tap("None of these")
	s.mustBe(nonePage, "")
	s.mustSee("What you can try", "Signing in", "People you can ask")
	s.key(fyne.KeyEscape)
	s.app.open(route{areaPage, "Installer"})
	s.tap("None of these")
	s.mustBe(nonePage, "")
}

// TestCaution: what is not known, not sure or shared by several is said before the results.
func TestCaution(t *testing.T) {
	for query, want := range map[string]string{
		"accounts:999":                       "accounts:999 is not in the list.",
		"no sound in discord":                "Not sure what this is.",
		"a firewall may be blocking spotify": "Several errors show these words.",
	} {
		s := newScreen(t, onWindows11)
		s.typed(query)
		s.mustSee(want)
	}
	s := newScreen(t, onWindows11)
	s.typed("accounts:4")
	s.mustNotSee("is not in the list", "Not sure", "Several errors")
}

// TestEnterNeverSaysThatItWorks: on a step without a button Enter does nothing.
func TestEnterNeverSaysThatItWorks(t *testing.T) {
	s := newScreen(t, onWindows11)
	for _, e := range s.app.Catalog.Entries() {
		s.app.open(route{walkPage, e.Code})
		for {
			step, ok := s.app.walk(e.Code).Step()
			if !ok {
				break
			}
			s.key(fyne.KeyReturn)
			if again, ok := s.app.walk(e.Code).Step(); !ok || again.ID != step.ID {
				t.Fatalf("%s: Enter leaves the step %s", e.Code, step.ID)
			}
			s.app.walk(e.Code).Say("cannot-do")
			s.app.show()
		}
	}
}

// TestBegunStepsAreKept: looking elsewhere loses nothing, and beginning afresh is possible.
func TestBegunStepsAreKept(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.open(route{walkPage, "auth:3"})
	s.tap("Still broken, next step")
	s.tap("Start again")
	s.app.open(route{entryPage, "auth:3"})
	s.tap("Go on with step 2")
	s.mustSee("step 2 of")
	s.key(fyne.KeyEscape, fyne.KeyEscape)
	s.mustBe(entryPage, "auth:3")
	s.tap("From the first step")
	s.mustSee("step 1 of")
}

// TestLastStepAsksWhatNow: there is no next step after the last one.
func TestLastStepAsksWhatNow(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.open(route{walkPage, "accounts:403"})
	for slices.Contains(s.labels(), "Still broken, next step") {
		s.tap("Still broken, next step")
	}
	s.tap("Still broken, what now?")
	s.mustSee("All steps are done")
}

// TestOutcomeSurvivesALook: a command that runs while the person looks elsewhere is not run twice, and its outcome is there on coming back.
func TestOutcomeSurvivesALook(t *testing.T) {
	s := newScreen(t, onWindows11)
	var finish func()
	s.app.Go = func(work func()) { finish = work }
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Show if Network List is running")
	s.tap("Yes, do it")
	s.tap("Help")
	s.tap("Back")
	s.mustSee("Working.")
	s.tap("Show if Network List is running")
	s.mustNotSee("Yes, do it")
	s.tap("Keep on top")
	finish()
	s.mustSee("Done. Unpause looked again")
	if len(s.runner.ran) != 1 {
		t.Errorf("ran %q", s.runner.ran)
	}
	s.tap("Still broken, next step")
	s.key(fyne.KeyEscape)
	s.mustSee("Done. Unpause looked again")
}

// TestOneQuestionAtATime: a second question answers the first one with no, leaving the page does too, and Esc means the one that is open.
func TestOneQuestionAtATime(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Still broken, next step")
	s.tap("Start the Network List Service")
	s.tap("Set Network List to normal")
	s.mustSee("Nothing was changed.", "line of set-netprofm")
	s.mustNotSee("line of start-netprofm")
	s.tap("Help")
	s.tap("Back")
	s.mustNotSee("line of set-netprofm")
	s.tap("Start the Network List Service")
	s.key(fyne.KeyEscape)
	s.mustBe(walkPage, "accounts:4")
	s.mustNotSee("line of start-netprofm")
	if len(s.runner.ran) != 0 {
		t.Errorf("ran %q", s.runner.ran)
	}
}

// TestSpaceLeavesNoTrace: it presses what has the focus, and types no blank into what has the focus next.
func TestSpaceLeavesNoTrace(t *testing.T) {
	s := newScreen(t, onWindows11)
	all := s.typedForMany()
	query := s.app.query
	for _, p := range s.pressables() {
		if strings.HasPrefix(p.Label, "Show ") {
			s.window.Canvas().Focus(p)
		}
	}
	s.key(fyne.KeySpace)
	if s.app.query != query || len(s.app.rows()) <= all {
		t.Errorf("the field holds %q, %d rows", s.app.query, len(s.app.rows()))
	}
}

// TestSolvedBeginsAfresh: who looks an error up again that was solved gets the first step, not the end.
func TestSolvedBeginsAfresh(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.open(route{walkPage, "auth:1"})
	s.tap("It works now")
	s.tap("Look up another error")
	s.app.open(route{entryPage, "auth:1"})
	s.key(fyne.KeyReturn)
	s.mustSee("step 1 of")
}

// TestEachStepBeginsAtItsTop: also when one comes back to it.
func TestEachStepBeginsAtItsTop(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.window.Resize(fyne.NewSize(640, 480))
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Still broken, next step")
	s.key(fyne.KeyPageDown)
	s.tap("Help")
	s.tap("Back")
	if s.app.frame.scroll.Offset.Y == 0 {
		t.Error("coming back from help loses the place")
	}
	s.tap("Back")
	if y := s.app.frame.scroll.Offset.Y; y != 0 {
		t.Errorf("the step before begins at %v", y)
	}
}
