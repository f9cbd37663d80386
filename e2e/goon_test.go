//go:build e2e

package e2e

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"unpause/catalog"
	"unpause/e2e/desk"
	"unpause/e2e/wine"
	"unpause/progress"
	"unpause/system"
	"unpause/wizard"
)

// progressFile is where Unpause keeps where somebody is.
const progressFile = "progress.json"

// kept reads a file of progress.
func kept(file string) (progress.Progress, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return progress.Progress{}, err
	}
	return progress.Decode(data)
}

// keeps waits until a file says that somebody is at a step of an error.
func (w *window) keeps(file, code, title string) {
	w.Helper()
	var p progress.Progress
	var err error
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if p, err = kept(filepath.Join(w.own, file)); err != nil {
			continue
		}
		memo, _ := p.Walk(code)
		if p.At == (progress.Place{Kind: progress.Steps, Code: code}) && strings.Contains(title, w.stepTitle(code, memo.At)) {
			return
		}
	}
	w.Fatalf("%s does not say that somebody is at %q of %s: %+v, %v", file, title, code, p, err)
}

// stepTitle is the title of a step by its id; of none it is one that no page has.
func (w *window) stepTitle(code, id string) string {
	e, _ := w.cat.Entry(code)
	i := slices.IndexFunc(e.Steps, func(s catalog.Step) bool { return s.ID == id })
	if i < 0 {
		return "no step " + id
	}
	return e.Steps[i].Title
}

// goesOn demands that Enter on the first page leads to where somebody was.
func (w *window) goesOn(title string) {
	w.Helper()
	if got := w.again(firstPage, "Return"); got != title {
		w.Fatalf("it goes on with %q, not %q", got, title)
	}
}

// toSecondStep goes to the second step of the main error, which is kept then.
func (w *window) toSecondStep() (title string) {
	w.Helper()
	w.lookUp(mainEntry)
	w.on(step1)
	title = w.broken()
	w.on(step2)
	w.keeps(progressFile, mainEntry, title)
	return title
}

// TestGoesOn: whoever was at the second step when Unpause was killed goes on there.
func TestGoesOn(t *testing.T) {
	w := onLinux(t, newDesk(t), t.TempDir())
	w.start()
	title := w.toSecondStep()
	w.kill()
	w.start()
	w.goesOn(title)
	w.keys(fromEnd(againPlace)...)
	w.on(firstPage)
	w.kill()
	t.Run("as Windows opens it after a restart", func(t *testing.T) {
		w.T = t
		w.start(system.OpenAgainFlag)
		w.goesOn(title)
	})
}

// kills is how often a hurried person's Unpause is killed.
const kills = 25

// TestKilledAtAnyTime kills Unpause again and again while somebody hurries through its pages. What is kept is always whole, and of a page that was shown for a second it
// is known.
func TestKilledAtAnyTime(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	h := &hurried{window: onLinux(t, newDesk(t), t.TempDir()), random: rand.New(rand.NewPCG(seed, 0)), since: map[string]time.Time{}, due: map[string]int{}, order: map[string][]string{}}
	for _, e := range h.cat.Entries() {
		if !e.Brief() && len(e.Steps) > 3 {
			h.codes = append(h.codes, e.Code)
		}
	}
	for i := range kills {
		h.round(i%5 == 4)
	}
	h.start()
	t.Logf("%d kills, %d of them while it opened; %d after a step had been shown for a second; %d keys; half written files left: %d", kills, kills/5, h.checked, h.pressed, h.halves())
	if h.checked < kills/5 {
		t.Errorf("only %d kills came after a step had been shown for a second", h.checked)
	}
	h.whole() // TestGoesOn looks at where it goes on
}

// hurried is somebody who goes through the steps of one error after the other, always onwards.
type hurried struct {
	*window
	random  *rand.Rand
	codes   []string             // of the errors that are left, the present one first
	order   map[string][]string  // the titles of the steps of an error, as they were shown
	since   map[string]time.Time // when a title was shown first in this round
	due     map[string]int       // the first of them that may still be kept
	trail   []string             // all pages that were seen
	checked int                  // how many rounds had something new that must be kept
	pressed int
}

// round opens Unpause, uses it, kills it at a random time and looks at what is kept. early kills it while it opens.
func (h *hurried) round(early bool) {
	h.Helper()
	clear(h.since)
	if early {
		h.open = h.run()
		time.Sleep(time.Duration(h.random.Int64N(int64(2 * time.Second)))) // the random time
		h.kill()
		h.whole()
		return
	}
	h.leaveOut(h.whole())
	h.start()
	killed := make(chan time.Time, 1)
	time.AfterFunc(500*time.Millisecond+time.Duration(h.random.Int64N(int64(6*time.Second))), func() {
		at := time.Now()
		h.open.Signal(syscall.SIGKILL)
		killed <- at
	})
	for h.hurry() {
	}
	at := <-killed
	if code, err := h.open.Ended(); code != -1 || err != nil {
		h.Fatalf("it ended by itself with %d, %v; it printed %q", code, err, h.open.Printed())
	}
	h.mustBeKept(at.Add(-time.Second))
}

// hurry presses the next keys, and reports whether the window is still there.
func (h *hurried) hurry() bool {
	title, err := h.desk.Title()
	if err != nil || title == "" {
		return false
	}
	if n := len(h.trail); n == 0 || h.trail[n-1] != title {
		h.trail = append(h.trail, title)
	}
	keys, code, patience := fromEnd(againPlace), h.codes[0], 2*time.Second
	switch {
	case strings.HasPrefix(title, firstPage):
		keys = []string{"Return"}
		if h.random.IntN(2) == 0 {
			patience = 10 * time.Second // so that Enter does not come twice: it would begin an error anew that is at its end
			if h.desk.Type(code) != nil {
				return false
			}
		}
	case strings.HasPrefix(title, code+" – "):
		keys = []string{"Return"}
	case strings.HasPrefix(title, "Step "):
		h.sees(title)
		keys = fromEnd(brokenPlace)
		if n := h.random.IntN(4); n > 0 {
			keys, patience = []string{[]string{"Next", "Prior", "Down"}[n-1]}, 0
		}
	case strings.HasPrefix(title, "All steps are done") && len(h.codes) > 1:
		h.codes = h.codes[1:]
	}
	h.pressed += len(keys)
	if h.desk.Key(keys...) != nil {
		return false
	}
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if now, err := h.desk.Title(); err != nil || now != title {
			break
		}
	}
	return true
}

// leaveOut leaves out the errors of which all steps are done.
func (h *hurried) leaveOut(p progress.Progress) {
	for memo, begun := p.Walk(h.codes[0]); begun && memo.At == "" && len(h.codes) > 1; memo, begun = p.Walk(h.codes[0]) {
		h.codes = h.codes[1:]
	}
}

// sees notes that a step is shown.
func (h *hurried) sees(title string) {
	for _, code := range h.codes[:1] {
		e, _ := h.cat.Entry(code)
		step, ok := stepOf(e, title)
		if !ok {
			continue
		}
		if !slices.Contains(h.order[code], step.Title) {
			h.order[code] = append(h.order[code], step.Title)
		}
		if _, seen := h.since[code+step.Title]; !seen {
			h.since[code+step.Title] = time.Now()
		}
	}
}

// mustBeKept demands that what is kept is not older than what was shown at a time.
func (h *hurried) mustBeKept(by time.Time) {
	h.Helper()
	news := false
	for code, titles := range h.order {
		for i, title := range titles {
			if since, seen := h.since[code+title]; seen && since.Before(by) {
				news = true
				h.due[code] = max(h.due[code], i)
			}
		}
	}
	if news {
		h.checked++
	}
	h.trail = append(h.trail, "killed")
	p := h.whole()
	for code, titles := range h.order {
		memo, ok := p.Walk(code)
		if !ok && h.due[code] > 0 {
			h.Fatalf("nothing is kept of %s; the pages were %q", code, h.trail)
		}
		if at := slices.Index(titles, h.stepTitle(code, memo.At)); ok && memo.At != "" && at >= 0 && at < h.due[code] {
			h.Fatalf("%s: kept is step %q, but %q was shown for a second; the pages were %q", code, titles[at], titles[h.due[code]], h.trail)
		}
	}
}

// whole demands that what is kept is whole, and that nothing had to be set aside.
func (h *hurried) whole() progress.Progress {
	h.Helper()
	p, err := kept(filepath.Join(h.own, progressFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		h.Fatal(err)
	}
	if aside := h.files("progress-set-aside-*"); len(aside) > 0 {
		h.Fatalf("set aside: %q", aside)
	}
	return p
}

func (h *hurried) halves() int { return len(h.files(progressFile + ".*")) }

// files lists the own files with such names.
func (w *window) files(pattern string) []string {
	w.Helper()
	files, err := filepath.Glob(filepath.Join(w.own, pattern))
	if err != nil {
		w.Fatal(err)
	}
	return files
}

// TestDamagedProgress: whatever stands where Unpause keeps where somebody is, the window opens. It is set aside, not lost, and what is begun then is kept.
func TestDamagedProgress(t *testing.T) {
	whole, err := progress.Encode(progress.Progress{
		Saved: time.Now(), At: progress.Place{Kind: progress.Steps, Code: mainEntry}, Walks: []wizard.WalkMemo{{Code: mainEntry}},
	})
	if err != nil {
		t.Fatal(err)
	}
	const huge = 20 << 20
	d := newDesk(t)
	for name, data := range map[string][]byte{
		"damaged":       whole[:len(whole)/2],
		"empty":         {},
		"zeros":         make([]byte, 1000),
		"huge":          append(bytes.Repeat([]byte(" "), huge), whole...),
		"foreign":       []byte(`{"name": "another program", "progress": 7}`),
		"a newer one's": bytes.Replace(whole, []byte(`"version": 1`), []byte(`"version": 99`), 1),
	} {
		t.Run(name, func(t *testing.T) {
			w := onLinux(t, d, t.TempDir())
			if err := errors.Join(os.MkdirAll(w.own, 0o700), os.WriteFile(filepath.Join(w.own, progressFile), data, 0o600)); err != nil {
				t.Fatal(err)
			}
			w.opensAllTheSame(name)
			if set, err := os.ReadFile(w.setAside()); err != nil || !bytes.Equal(set, data) {
				t.Errorf("%d bytes were set aside, not %d, %v", len(set), len(data), err)
			}
		})
	}
	t.Run("a folder", func(t *testing.T) {
		w := onLinux(t, d, t.TempDir())
		diary := filepath.Join(progressFile, "diary.txt")
		if err := errors.Join(os.MkdirAll(filepath.Join(w.own, progressFile), 0o700), os.WriteFile(filepath.Join(w.own, diary), []byte("dear diary"), 0o600)); err != nil {
			t.Fatal(err)
		}
		w.opensAllTheSame("a folder")
		if set, err := os.ReadFile(filepath.Join(w.setAside(), filepath.Base(diary))); err != nil || string(set) != "dear diary" {
			t.Errorf("%q, %v", set, err)
		}
	})
	t.Run("nothing may be written", func(t *testing.T) { readOnly(t, d, whole) })
}

// opensAllTheSame opens Unpause, begins with an error, which must be kept, and ends it.
func (w *window) opensAllTheSame(name string) {
	w.Helper()
	w.start()
	if err := w.desk.Shot(filepath.Join(pictures, "linux-progress-"+strings.Fields(name)[0]+".png")); err != nil {
		w.Error(err)
	}
	w.keeps(progressFile, mainEntry, w.lookUp(mainEntry))
	w.kill()
}

// setAside is the file that was set aside, the only one.
func (w *window) setAside() string {
	w.Helper()
	files := w.files("progress-set-aside-*.json")
	if len(files) != 1 {
		w.Fatalf("set aside: %q", files)
	}
	return files[0]
}

// readOnly opens Unpause while its own folder cannot be written to, not even by an administrator.
func readOnly(t *testing.T, d *desk.Desk, data []byte) {
	folder := t.TempDir()
	own := filepath.Join(folder, "unpause")
	if err := errors.Join(os.Mkdir(own, 0o700), os.WriteFile(filepath.Join(own, progressFile), data, 0o600)); err != nil {
		t.Fatal(err)
	}
	locked := []string{"sh", "-c", `mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"`, own}
	w := onLinux(t, d, folder, unshared(t, "--mount", locked...)...)
	w.start()
	w.lookUp(mainEntry)
	w.on(step1)
	if err := d.Shot(filepath.Join(pictures, "linux-not-kept.png")); err != nil {
		t.Error(err)
	}
	w.broken()
	w.on(step2)
	w.kill()
	if after, err := os.ReadFile(filepath.Join(own, progressFile)); err != nil || !bytes.Equal(after, data) {
		t.Errorf("%d bytes, %v", len(after), err)
	}
	if files := w.files("*"); len(files) != 1 {
		t.Errorf("in the own folder: %q", files)
	}
}

// unshared is a command that has something of the system for itself. A test is left out only where the system refuses that to everybody who asks.
func unshared(t *testing.T, what string, command ...string) []string {
	t.Helper()
	var refused []string
	for _, how := range [][]string{{"unshare", what}, {"unshare", "--map-root-user", what}} {
		out, err := exec.Command(how[0], append(how[1:], "true")...).CombinedOutput()
		if err == nil {
			return append(how, command...)
		}
		refused = append(refused, string(out))
	}
	t.Skipf("this machine refuses unshare %s: %q", what, refused)
	return nil
}

// TestTwoAtOnce: two Unpauses with the same own folder, each of which does not know of the other, keep each its own. Whoever opens the next one goes on with the one that
// was used last, and nothing of the other is lost.
func TestTwoAtOnce(t *testing.T) {
	d, state := newDesk(t), t.TempDir()
	open := func(door string) *window {
		return onLinux(t, d, state, "env", "XDG_RUNTIME_DIR="+door)
	}
	const other = "auth:3"
	first, second := open(t.TempDir()), open(t.TempDir())
	first.start()
	title := first.toSecondStep()
	second.start()
	otherTitle := second.lookUp(other)
	second.keeps("progress-2.json", other, otherTitle)
	first.keeps(progressFile, mainEntry, title)
	// The first one goes on, and the second one does not notice.
	if err := d.Turn(step2); err != nil {
		t.Fatal(err)
	}
	title = first.broken()
	first.keeps(progressFile, mainEntry, title)
	second.keeps("progress-2.json", other, otherTitle)
	if err := d.Turn(otherTitle); err != nil {
		t.Fatal(err)
	}
	otherTitle = second.broken()
	second.keeps("progress-2.json", other, otherTitle)
	first.kill()
	second.kill()
	third := open(t.TempDir())
	third.start()
	third.goesOn(otherTitle)
	third.keeps(progressFile, other, otherTitle)
	p, err := kept(filepath.Join(third.own, progressFile))
	if memo, ok := p.Walk(mainEntry); err != nil || !ok || !strings.Contains(title, third.stepTitle(mainEntry, memo.At)) {
		t.Errorf("of the other one is kept: %+v, %v", memo, err)
	}
	if left := third.files("progress-*"); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
}

// TestGoesOnOnWindows: the same for the Windows program; and what a button has changed before Unpause was killed is put back afterwards.
func TestGoesOnOnWindows(t *testing.T) {
	pc, err := healthyPC()
	if err != nil {
		t.Fatal(err)
	}
	if err := pc.Register(); err != nil {
		t.Fatal(err)
	}
	restart(t, pc)
	d := newDesk(t)
	w := onWindows(t, d, pc)
	t.Cleanup(func() { forgetPast(t, pc) })
	forgetPast(t, pc)
	w.start()
	title := w.toSecondStep()
	w.kill()
	w.start()
	if err := d.Shot(filepath.Join(pictures, "windows-go-on.png")); err != nil {
		t.Error(err)
	}
	w.goesOn(title)
	w.kill()
	t.Run("as Windows opens it after a restart", func(t *testing.T) {
		w.T = t
		w.start(system.OpenAgainFlag)
		w.goesOn(title)
	})
	w.T = t
	w.keys(fromEnd(againPlace)...)
	w.on(firstPage)
	t.Run("what was changed is put back", func(t *testing.T) {
		w.T = t
		putsBack(w, pc.Path(wine.Prefs))
	})
}

// putsBack sets Spotify's settings aside, has Unpause killed, and puts them back from the list of what was changed.
func putsBack(w *window, prefs string) {
	before, err := os.ReadFile(prefs)
	if err != nil {
		w.Fatal(err)
	}
	title := w.toStepWith("rename-prefs")
	w.keys("Tab", "Tab", "Tab", "Return") // over the first button and the one beside it
	w.keys("shift+Tab", "Return")         // from "no" to "yes"
	w.until("the settings to be set aside", func() bool { return !isThere(prefs) && len(asideOf(w, prefs)) == 1 })
	w.kill()
	w.start()
	w.goesOn(title)
	w.startsAgain()
	const changes = "What we changed"
	if title := w.again(firstPage, "Down", "Down", "Down", "Return"); !strings.HasPrefix(title, changes) {
		w.keys("Escape") // the row for what was changed came a moment after the page
		w.on(firstPage)
		w.keys("Down", "Down", "Down", "Return")
	}
	w.on(changes)
	if err := w.desk.Shot(filepath.Join(pictures, "windows-changes.png")); err != nil {
		w.Error(err)
	}
	w.keys("Tab", "Return")
	w.keys("shift+Tab", "Return")
	w.until("the settings to be back", func() bool { return isThere(prefs) && len(asideOf(w, prefs)) == 0 })
	if after, err := os.ReadFile(prefs); err != nil || !bytes.Equal(after, before) {
		w.Errorf("the settings hold %q, %v", after, err)
	}
	if err := w.desk.Shot(filepath.Join(pictures, "windows-changes-back.png")); err != nil {
		w.Error(err)
	}
}

// toStepWith goes from the first page to the step with the button of a command.
func (w *window) toStepWith(command string) (title string) {
	w.Helper()
	for _, e := range w.cat.Entries() {
		for _, s := range e.Steps {
			if !slices.ContainsFunc(s.Actions, func(a catalog.Action) bool { return a.Kind == catalog.RunCommand && a.ID == command }) {
				continue
			}
			for title = w.lookUp(e.Code); !strings.Contains(title, s.Title); {
				title = w.broken()
			}
			return title
		}
	}
	w.Fatalf("no step has a button for %s", command)
	return ""
}

func asideOf(w *window, prefs string) []string {
	w.Helper()
	files, err := filepath.Glob(prefs + ".bak-*")
	if err != nil {
		w.Fatal(err)
	}
	return files
}

func isThere(file string) bool {
	_, err := os.Lstat(file)
	return err == nil
}

func (w *window) until(what string, happened func() bool) {
	w.Helper()
	for deadline := time.Now().Add(20 * time.Second); !happened(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			w.Fatalf("waited in vain for %s", what)
		}
	}
}
