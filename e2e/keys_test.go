//go:build e2e

package e2e

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"unpause/catalog"
	"unpause/e2e/desk"
	"unpause/e2e/wine"
)

// window is the window of a built program, on Linux or on Windows, that somebody uses by keys alone.
type window struct {
	*testing.T
	desk *desk.Desk
	cat  *catalog.Catalog
	own  string                             // the folder for Unpause's own files, on this machine
	run  func(args ...string) *desk.Program // starts the program
	end  func(*desk.Program)                // kills it in the middle of whatever it does
	open *desk.Program                      // the one that was started last
}

// The titles of pages.
const (
	firstPage = "Find your Spotify error"
	step1     = "Step 1: "
	step2     = "Step 2: "
)

// newDesk is a desk until the test ends.
func newDesk(t *testing.T) *desk.Desk {
	t.Helper()
	d, err := desk.New(1280, 900)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

func newWindow(t *testing.T, d *desk.Desk) *window {
	t.Helper()
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return &window{T: t, desk: d, cat: cat}
}

// onLinux is the window of the Linux program, whose files are in a folder. before is the command that starts the program, if it is not started by itself.
func onLinux(t *testing.T, d *desk.Desk, folder string, before ...string) *window {
	t.Helper()
	path, err := filepath.Abs(program)
	if err != nil {
		t.Fatal(err)
	}
	w := newWindow(t, d)
	w.own = filepath.Join(folder, "unpause")
	w.run = func(args ...string) *desk.Program {
		w.Helper()
		all := slices.Concat(before, []string{path}, args)
		p, err := d.Run(ownSession(folder), all[0], all[1:]...)
		if err != nil {
			w.Fatal(err)
		}
		w.Cleanup(p.End)
		return p
	}
	w.end = func(p *desk.Program) {
		w.Helper()
		if err := p.Signal(syscall.SIGKILL); err != nil {
			w.Fatal(err)
		}
		if _, err := p.Ended(); err != nil {
			w.Fatal(err)
		}
	}
	return w
}

// onWindows is the window of the Windows program.
func onWindows(t *testing.T, d *desk.Desk, pc *wine.Prefix) *window {
	t.Helper()
	w := newWindow(t, d)
	w.own = pc.Path(ownFolder)
	w.run = func(args ...string) *desk.Program { return startUnpause(w.T, pc, d, args...) }
	w.end = func(p *desk.Program) {
		w.Helper()
		if err := pc.Kill(unpause); err != nil {
			w.Fatal(err)
		}
		if _, err := p.Ended(); err != nil {
			w.Fatal(err)
		}
	}
	return w
}

// start opens Unpause on its first page.
func (w *window) start(args ...string) {
	w.Helper()
	w.open = w.run(args...)
	if err := w.desk.Turn(firstPage); err != nil {
		w.Fatalf("%v\n%s", err, w.open.Printed())
	}
}

func (w *window) kill() { w.Helper(); w.end(w.open) }

func (w *window) keys(names ...string) {
	w.Helper()
	if err := w.desk.Key(names...); err != nil {
		w.Fatal(err)
	}
}

func (w *window) types(letters string) {
	w.Helper()
	if err := w.desk.Type(letters); err != nil {
		w.Fatal(err)
	}
}

// on waits for a page by its title.
func (w *window) on(title string) {
	w.Helper()
	if err := w.desk.WaitTitle(title); err != nil {
		w.stuck(err)
	}
}

// stuck ends the test with a picture of the window.
func (w *window) stuck(why error) {
	w.Helper()
	file := filepath.Join(pictures, "stuck.png")
	w.Fatalf("%v; see %s (%v)", why, file, w.desk.Shot(file))
}

func (w *window) title() string {
	w.Helper()
	title, err := w.desk.Title()
	if err != nil {
		w.Fatal(err)
	}
	return title
}

// leaves waits for another page than this one, and returns its title.
func (w *window) leaves(title string) string {
	w.Helper()
	title, err := w.desk.OtherTitle(title)
	if err != nil {
		w.stuck(err)
	}
	return title
}

// fromEnd are keys that go to something from the end of a page on which nothing has the keyboard, or its first thing, and press it.
func fromEnd(place int) []string {
	return append(slices.Repeat([]string{"shift+Tab"}, place), "Return")
}

// Places from the end of a page: those of the line that is on all pages, and on the page of a step what can be said of it.
const (
	againPlace    = 1
	helpPlace     = 2
	settingsPlace = 3
	brokenPlace   = 7
)

// broken says of a step that it did not help. When checks of the PC end meanwhile, the page is drawn again and nothing has the keyboard any more: then the keys lead to
// nothing, or to a page from which there is a way back.
func (w *window) broken() string {
	w.Helper()
	before := w.title()
	for range 3 {
		w.keys(fromEnd(brokenPlace)...)
		title, left := w.soon(before, 5*time.Second)
		if left && !strings.HasPrefix(title, "Settings") && !strings.HasPrefix(title, "Help") {
			return title
		}
		if left {
			w.keys("Escape")
			w.on(before)
		}
	}
	w.stuck(fmt.Errorf("%q is not left", before))
	return ""
}

// soon waits for another page than one whose title begins with some words.
func (w *window) soon(from string, patience time.Duration) (title string, left bool) {
	w.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if title = w.title(); !strings.HasPrefix(title, from) {
			return title, true
		}
		if time.Now().After(deadline) {
			return title, false
		}
	}
}

// lookUp goes from the first page to the step of an error at which somebody is, and returns the title.
func (w *window) lookUp(code string) string {
	w.Helper()
	w.types(code)
	w.keys("Return")
	w.on(code + " – ")
	page := w.title()
	w.keys("Return")
	return w.leaves(page)
}

// again presses a key that leads from a page to another one until it does: what it leads to may only be known after a moment.
func (w *window) again(from string, keys ...string) string {
	w.Helper()
	for range 20 {
		w.keys(keys...)
		if title, left := w.soon(from, time.Second); left {
			return title
		}
	}
	w.stuck(fmt.Errorf("%q do not lead from %q", keys, from))
	return ""
}

// stepOf finds the step that is the title of a page among those of an error.
func stepOf(e catalog.Entry, title string) (step catalog.Step, ok bool) {
	if !strings.HasPrefix(title, "Step ") {
		return catalog.Step{}, false
	}
	i := slices.IndexFunc(e.Steps, func(s catalog.Step) bool { return strings.Contains(title, ": "+s.Title+" – ") })
	if i < 0 {
		return catalog.Step{}, false
	}
	return e.Steps[i], true
}
