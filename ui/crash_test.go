package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"unpause/system"
	"unpause/ui/widgets"
)

const crashText = "Unpause 1.2.3\npanic: out of range\n\ngoroutine 1:\n\tui/home.go:12\n"

// TestNothingIsSaidAfterAGoodEnd: the first page speaks of no crash when there was none.
func TestNothingIsSaidAfterAGoodEnd(t *testing.T) {
	newScreen(t, onWindows11).mustNotSee("ended by itself")
}

// TestCrashIsTold: the first page says so, the keyboard is in the search field all the same, and the report is one press away.
func TestCrashIsTold(t *testing.T) {
	s := newScreenAfter(t, onWindows11, crashText)
	s.mustSee("Unpause ended by itself last time.", "Nothing on this PC was changed by it.")
	if _, ok := s.window.Canvas().Focused().(*widgets.SearchField); !ok {
		t.Errorf("the keyboard is on %v", s.window.Canvas().Focused())
	}
	s.tap("Look at the report")
	s.mustBe(crashPage, "")
	s.mustSee(crashText, "the people who make Unpause", "Unpause takes out your user name and the name of this PC.", "Unpause sends it nowhere.")
	s.tap("Copy it")
	if got := fyne.CurrentApp().Clipboard().Content(); got != crashText {
		t.Errorf("copied %q", got)
	}
	s.mustSee("Copied.")
	s.key(fyne.KeyEscape)
	s.mustBe(homePage, "")
	s.mustSee("ended by itself")
}

func TestCrashIsPutAway(t *testing.T) {
	s := newScreenAfter(t, onWindows11, crashText)
	s.tap("Put it away")
	s.mustNotSee("ended by itself")
	s.tap("Start again")
	s.mustNotSee("ended by itself")
	if _, ok := s.window.Canvas().Focused().(*widgets.SearchField); !ok {
		t.Errorf("the keyboard is on %v", s.window.Canvas().Focused())
	}
}

// TestCrashReportIsSaved: with Enter, whole, with the line ends of Windows, and the place is told.
func TestCrashReportIsSaved(t *testing.T) {
	for facts, want := range map[system.Facts]string{
		onWindows11:       strings.ReplaceAll(crashText, "\n", "\r\n"),
		{System: "linux"}: crashText,
	} {
		s := newScreenAfter(t, facts, crashText)
		s.saveTo = filepath.Join(t.TempDir(), "with blank.txt")
		if err := os.WriteFile(s.saveTo, []byte("what was there before, and is longer than the report is, so that a rest of it would be seen"), 0o600); err != nil {
			t.Fatal(err)
		}
		s.tap("Look at the report")
		s.key(fyne.KeyReturn)
		if data, err := os.ReadFile(s.saveTo); err != nil || string(data) != want {
			t.Errorf("%q, %v", data, err)
		}
		s.mustSee("Saved.", s.saveTo)
		if !slices.Equal(s.files, []string{"Save the report / unpause-crash.txt"}) {
			t.Errorf("asked %q", s.files)
		}
		if rest, err := os.ReadDir(filepath.Dir(s.saveTo)); err != nil || len(rest) != 1 {
			t.Errorf("%v in the folder, %v", rest, err)
		}
	}
}

func TestSavingIsCancelled(t *testing.T) {
	s := newScreenAfter(t, onWindows11, crashText)
	s.askErr = fmt.Errorf("dialog: %w", system.ErrCancelled)
	s.tap("Look at the report")
	before := s.words()
	s.tap("Save it as a file")
	if s.words() != before {
		t.Errorf("the page has changed to:\n%s", s.words())
	}
	s.tap("Save it as a file")
	if len(s.files) != 2 {
		t.Errorf("asked %d times", len(s.files))
	}
}

// TestSavingFails: each reason has a sentence with what to do, and what was there stays.
func TestSavingFails(t *testing.T) {
	full := syscall.ENOSPC
	if runtime.GOOS == "windows" {
		full = 112
	}
	for sentence, err := range map[string]error{
		"Unpause may not write there. Choose another folder": &fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission},
		"the disk is full. Make room on it":                  errors.Join(&fs.PathError{Op: "write", Path: "x", Err: full}, errors.New("close")),
		"that folder is no longer there":                     &fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist},
		"or copy the text instead":                           errors.New("a riddle"),
	} {
		s := newScreenAfter(t, onWindows11, crashText)
		s.askErr = err
		s.tap("Look at the report")
		s.tap("Save it as a file")
		s.mustSee("The file was not saved", sentence, "Details: ")
	}
}

// TestSavingWhereItCannotBe meets the file system's own errors, and leaves nothing behind.
func TestSavingWhereItCannotBe(t *testing.T) {
	s := newScreenAfter(t, onWindows11, crashText)
	s.tap("Look at the report")
	folder := t.TempDir()
	s.saveTo = filepath.Join(folder, "gone", "x.txt")
	s.tap("Save it as a file")
	s.mustSee("that folder is no longer there")
	s.mustNotSee("x.txt.")
	s.saveTo = filepath.Join(folder, "sub")
	if err := os.Mkdir(s.saveTo, 0o700); err != nil {
		t.Fatal(err)
	}
	s.tap("Save it as a file")
	s.mustSee("The file was not saved")
	if rest, err := os.ReadDir(folder); err != nil || len(rest) != 1 {
		t.Errorf("%v in the folder, %v", rest, err)
	}
}

// TestSavingAsksOnce: while the question is open a second press does nothing, and its answer is there on coming back to the page.
func TestSavingAsksOnce(t *testing.T) {
	s := newScreenAfter(t, onWindows11, crashText)
	var later []func()
	s.app.Go = func(work func()) { later = append(later, work) }
	s.saveTo = filepath.Join(t.TempDir(), "x.txt")
	s.tap("Look at the report")
	s.key(fyne.KeyReturn, fyne.KeyReturn)
	if len(later) != 1 {
		t.Fatalf("asked %d times", len(later))
	}
	s.tap("Help")
	later[0]()
	s.tap("Back")
	s.mustSee("Saved.", s.saveTo)
}

// overlay lists what can be tapped and typed into in the topmost question over the page.
func (s *screen) overlay() (buttons map[string]*widget.Button, entry *widget.Entry) {
	s.t.Helper()
	buttons = map[string]*widget.Button{}
	top := s.window.Canvas().Overlays().Top()
	if top == nil {
		s.t.Fatal("nothing stands over the page")
	}
	s.visitIn(top, func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *widget.Button:
			buttons[x.Text] = x
		case *widget.Entry:
			entry = x
		}
	})
	return buttons, entry
}

// TestSavingWithoutAWindowOfTheSystem: Fyne's own one asks instead; cancelled, by Esc and by its button, and answered.
func TestSavingWithoutAWindowOfTheSystem(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	s := newScreenAfter(t, system.Facts{System: "linux"}, crashText)
	s.askErr = system.ErrNoDialog
	s.tap("Look at the report")
	s.tap("Save it as a file")
	buttons, entry := s.overlay()
	if entry.Text != "unpause-crash.txt" {
		t.Errorf("proposes %q", entry.Text)
	}
	s.app.crash.saver.press()
	if open := len(s.window.Canvas().Overlays().List()); open != 1 {
		t.Fatalf("%d questions are open", open)
	}
	buttons["Cancel"].OnTapped()
	s.mustNotSee("Saved.", "not saved")
	s.tap("Save it as a file")
	s.window.Canvas().Unfocus()
	s.key(fyne.KeyDown, fyne.KeyReturn, fyne.KeyEscape) // only Esc means something
	s.mustBe(crashPage, "")
	if len(s.window.Canvas().Overlays().List()) > 0 || len(s.files) != 2 {
		t.Fatalf("Esc leaves the question open, or was asked %d times", len(s.files))
	}
	s.tap("Save it as a file")
	buttons, _ = s.overlay()
	buttons["Save"].OnTapped()
	path := filepath.Join(home, "unpause-crash.txt")
	s.mustSee("Saved.", path)
	if data, err := os.ReadFile(path); err != nil || string(data) != crashText {
		t.Errorf("%q, %v", data, err)
	}
	s.tap("Save it as a file")
	buttons, _ = s.overlay()
	buttons["Save"].OnTapped()
	if open := len(s.window.Canvas().Overlays().List()); open != 2 {
		t.Fatalf("%d questions are open, want one more about the file that is there", open)
	}
	s.app.dismiss()
	if open := len(s.window.Canvas().Overlays().List()); open != 2 {
		t.Error("the question about the file that is there can be passed by")
	}
}

// TestKeyboardStaysInTheQuestion when the page below is drawn anew, and comes back to what is shown then.
func TestKeyboardStaysInTheQuestion(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	s := newScreenAfter(t, system.Facts{System: "linux"}, crashText)
	s.askErr = system.ErrNoDialog
	s.tap("Look at the report")
	s.slowly()
	s.tap("Save it as a file")
	s.tap("Back")
	s.work()
	buttons, entry := s.overlay()
	s.window.Resize(fyne.NewSize(320, 240)) // so low that the page is another one
	if s.window.Canvas().Focused() != fyne.Focusable(entry) {
		t.Errorf("the keyboard is on %v", s.window.Canvas().Focused())
	}
	buttons["Cancel"].OnTapped()
	s.window.Canvas().Focused().TypedRune('x')
	if field, ok := s.app.page.focus.(*widgets.SearchField); !ok || field.Text != "x" || s.window.Canvas().Focused() != fyne.Focusable(field) {
		t.Errorf("the keyboard is on %T, which is not what is shown", s.window.Canvas().Focused())
	}
}

// TestSavingFailsInOurOwnWindow: a file that cannot be opened has the same sentences.
func TestSavingFailsInOurOwnWindow(t *testing.T) {
	s := newScreenAfter(t, onWindows11, crashText)
	s.tap("Look at the report")
	_, err := storage.Writer(storage.NewFileURI(filepath.Join(t.TempDir(), "gone", "x.txt")))
	s.app.crash.saver.chosen(nil, err)
	s.mustSee("that folder is no longer there")
}

// TestLongCrashReport: a quarter of a megabyte opens and scrolls at once, to its end, and only what is in view is drawn.
func TestLongCrashReport(t *testing.T) {
	const size = 256 << 10
	line := "github.com/someone/something.(*Thing).method(0xc000123400, {0x1400a2b30, 0xa})\n\tsomething/thing.go:42 +0x1b5\n"
	content := strings.Repeat(line, size/len(line)) + "the very last line"
	s := newScreenAfter(t, onWindows11, content)
	s.tap("Look at the report")
	s.key(fyne.KeyPageDown, fyne.KeyEnd)
	long := s.app.crash.long
	const most = 100
	if lines := test.WidgetRenderer(long).Objects(); len(lines) > most {
		t.Errorf("%d lines are drawn", len(lines))
	}
	s.mustDraw("the very last line")
	if bottom := fyne.CurrentApp().Driver().AbsolutePositionForObject(long).Y + long.Size().Height; bottom > s.window.Canvas().Size().Height {
		t.Errorf("End leads to %v above the end", bottom)
	}
	s.tap("Help")
	s.tap("Back")
	if s.app.frame.scroll.Offset.Y == 0 {
		t.Error("coming back loses the place")
	}
}

// TestWebPageIsToldHonestly: every outcome has its sentence, and the file is named so that it can be opened by hand.
func TestWebPageIsToldHonestly(t *testing.T) {
	for outcome, want := range map[system.Outcome]string{
		system.Asked:     "Your browser was asked to open the page.",
		system.NoHandler: "This PC has no program for web pages",
		system.NotThere:  "The page is not on this PC",
		system.Denied:    "Windows did not allow Unpause",
		system.CouldNot:  "The page could not be opened.", system.NotWindows: "The page could not be opened.",
		system.Declined: "The page could not be opened.", system.UnknownThing: "The page could not be opened.",
	} {
		s := newScreen(t, onWindows11)
		s.page.Outcome = outcome
		if outcome != system.Asked {
			s.page.Err = errors.New("number 5")
		}
		s.tap("Help")
		s.tap("Open as a web page")
		s.mustSee(want, "Where the page is:", "where-the-page-is")
		if s.page.Err != nil {
			s.mustSee("Details: number 5")
		}
		s.page = system.Opened{Outcome: system.Denied}
		s.tap("Open as a web page")
		s.mustNotSee("Where the page is:")
	}
}

// TestWebPageIsOpenedOnce: a second press does nothing while the first one is under way, and the outcome is there on coming back.
func TestWebPageIsOpenedOnce(t *testing.T) {
	s := newScreen(t, onWindows11)
	var later []func()
	s.app.Go = func(work func()) { later = append(later, work) }
	s.tap("Help")
	s.tap("Open as a web page")
	s.tap("Open as a web page")
	s.mustSee("Writing the page")
	s.tap("Back")
	if len(later) != 1 {
		t.Fatalf("begun %d times", len(later))
	}
	later[0]()
	s.tap("Help")
	s.mustSee("Your browser was asked")
	if s.pages != 1 {
		t.Errorf("opened %d times", s.pages)
	}
}

// TestWebPageByKey: Ctrl+P works from anywhere, also from the search field, and its outcome is told on the help page.
func TestWebPageByKey(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.typed("firewall")
	s.shortcut(browserKey)
	s.mustBe(helpPage, "")
	s.mustSee("Your browser was asked")
	s.shortcut(browserKey)
	s.key(fyne.KeyEscape)
	s.mustBe(homePage, "")
	if s.pages != 2 || s.app.query != "firewall" {
		t.Errorf("opened %d times, the field holds %q", s.pages, s.app.query)
	}
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Still broken, next step")
	s.shortcut(browserKey)
	s.tap("Back")
	s.mustSee("step 2 of")
}

// shortcut presses keys together, as the window does: what has the focus is asked first if it knows shortcuts.
func (s *screen) shortcut(keys fyne.Shortcut) {
	if focused, ok := s.window.Canvas().Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(keys)
		return
	}
	inner := reflect.ValueOf(s.window.Canvas()).Elem().FieldByName("WindowlessCanvas") // the test's canvas hides that the one in it knows shortcuts
	inner.Interface().(fyne.Shortcutable).TypedShortcut(keys)
}

// mustDraw fails unless the long text of the page has a line with these words drawn within the window.
func (s *screen) mustDraw(words string) {
	s.t.Helper()
	driver := fyne.CurrentApp().Driver()
	for _, o := range test.WidgetRenderer(s.app.page.long).Objects() {
		line := o.(*canvas.Text)
		y := driver.AbsolutePositionForObject(line).Y
		if line.Visible() && strings.Contains(line.Text, words) && y > 0 && y+line.Size().Height <= s.window.Canvas().Size().Height {
			return
		}
	}
	s.t.Errorf("%q is not drawn", words)
}

// TestCrashReportIsDrawnWhereverOneLooks: after each way of scrolling, after a change of the window, and on coming back.
func TestCrashReportIsDrawnWhereverOneLooks(t *testing.T) {
	var content strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&content, "number %d.\n", i)
	}
	s := newScreenAfter(t, onWindows11, content.String())
	s.tap("Look at the report")
	s.mustDraw("number 0.")
	s.key(fyne.KeyEnd)
	s.mustDraw("number 2999.")
	s.key(fyne.KeyHome)
	s.mustDraw("number 0.")
	test.Scroll(s.window.Canvas(), fyne.NewPos(400, 400), 0, -1e6)
	s.mustDraw("number 2999.")
	s.tap("Help")
	s.tap("Back")
	s.mustDraw("number 2999.")
	s.key(fyne.KeyHome)
	s.window.Resize(fyne.NewSize(900, 2000))
	s.mustDraw("number 60.")
	s.tap("Copy it")
	s.mustDraw("number 60.")
}

// TestCrashIsToldToWhoStartsWithACode: their first page is not the one with the search field.
func TestCrashIsToldToWhoStartsWithACode(t *testing.T) {
	s := newScreenAfter(t, onWindows11, crashText)
	s.app.Grant(Wish{Words: "accounts:4"})
	s.mustSee("Unpause ended by itself last time.")
	s.tap("Look at the report")
	s.key(fyne.KeyEscape)
	s.mustNotSee("Unpause ended by itself last time.")
	s.key(fyne.KeyEscape)
	s.mustSee("Unpause ended by itself last time.")
}
