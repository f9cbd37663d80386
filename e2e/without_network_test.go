//go:build e2e

package e2e

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"unpause/catalog"
	"unpause/e2e/wine"
)

// This file has a name that comes last, because the sessions choose a language and register programs, which the PC of the other tests must not have.

// session uses everything that Unpause has but the web, by keys alone, from the first page on, and closes the window.
func (w *window) session() {
	w.Helper()
	for _, part := range []func(*window){(*window).searches, (*window).checksThisPC, (*window).answersAndWalks, (*window).chooses, (*window).readsOn, (*window).closes} {
		part(w)
	}
}

// searches looks for words that many errors share, for words of a complaint and for a code that nobody knows.
func (w *window) searches() {
	w.Helper()
	for _, words := range []string{"a firewall may be blocking", "no sound since the update", "xyz:405", "https://example.com/"} {
		w.types(words)
		w.keys("Escape") // empties the field
	}
	w.on(firstPage)
}

// checksThisPC lets the PC be checked, by the second row of the first page.
func (w *window) checksThisPC() {
	w.Helper()
	const questions = "What do the words"
	title := questions
	for tries := 0; strings.HasPrefix(title, questions) && tries < 5; tries++ { // a key may get lost while the page is drawn again; then it is the first row
		if tries > 0 {
			w.keys("Escape")
			w.on(firstPage)
		}
		w.keys("Down")
		w.keys("Down")
		title = w.again(firstPage, "Return")
	}
	w.until("the checks to end", func() bool {
		title = w.title()
		return !strings.HasPrefix(title, "Checking this PC")
	})
	if strings.HasPrefix(title, questions) {
		w.Fatalf("instead of the checks there is %q", title)
	}
	w.Logf("checked: %s", title)
	w.startsAgain()
}

// answersAndWalks answers questions up to a result, and walks through all steps of what that is. Buttons that open something on this PC are
// pressed.
func (w *window) answersAndWalks() {
	w.Helper()
	w.keys("Down", "Return")
	w.on("What do the words on the screen say?")
	if err := FindJob(w.desk, w.TempDir(), ""); err != nil {
		w.Fatal(err)
	}
	e, _ := w.cat.Entry(mainEntry)
	walked := 0
	for title := w.title(); strings.HasPrefix(title, "Step "); title = w.broken() {
		walked++
		step, ok := stepOf(e, title)
		if !ok {
			w.Fatalf("%s has no step %q", mainEntry, title)
		}
		if len(step.Actions) > 0 && step.Actions[0].Kind == catalog.OpenTarget {
			w.keys("Return")
		}
	}
	if walked < len(e.Steps)/2 {
		w.Errorf("only %d steps of %d were walked through", walked, len(e.Steps))
	}
	w.Logf("%d steps, to the end: %s", walked, w.title())
	w.startsAgain()
}

// chooses speaks German and English again.
func (w *window) chooses() {
	w.Helper()
	w.keys(fromEnd(settingsPlace)...)
	w.on("Settings")
	w.keys("Tab", "Tab", "Tab", "Return")
	w.on("Einstellungen")
	w.keys("shift+Tab", "Return")
	w.on("Settings")
	if title := w.again("Settings", "Escape"); !strings.HasPrefix(title, firstPage) {
		w.Fatalf("back from the settings is %q", title)
	}
}

// readsOn opens help, and from there the report, which it copies, and the list of what was changed.
func (w *window) readsOn() {
	w.Helper()
	tabs := func(n int) []string { return append(slices.Repeat([]string{"Tab"}, n), "Return") }
	w.keys(fromEnd(helpPlace)...)
	w.on("Help")
	w.keys(tabs(6)...) // over the page in the browser, and two web pages with their addresses
	w.on("A report for somebody who helps")
	w.keys(tabs(8)...) // over the readers, the kinds of file and the button that saves it
	if title := w.again("A report for somebody who helps", "Escape"); !strings.HasPrefix(title, "Help") {
		w.Fatalf("back from the report is %q", title)
	}
	w.keys(tabs(7)...)
	w.on("What we changed")
	w.startsAgain()
}

// startsAgain goes to the first page, by the last thing on every page; see broken.
func (w *window) startsAgain() {
	w.Helper()
	for range 3 {
		w.keys(fromEnd(againPlace)...)
		for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
			if strings.HasPrefix(w.title(), firstPage) {
				return
			}
		}
	}
	w.on(firstPage)
}

// closes closes the window as its button does, and waits until the program has ended well.
func (w *window) closes() {
	w.Helper()
	if err := w.desk.Turn(firstPage); err != nil {
		w.Fatal(err)
	}
	if err := w.desk.Press("alt+F4"); err != nil {
		w.Fatal(err)
	}
	if code, err := w.open.Ended(); code != 0 || err != nil {
		w.Fatalf("it ended with %d, %v; it printed %q", code, err, w.open.Printed())
	}
}

// withoutNetwork is the start of a command for programs that have no network at all, and whose calls about networks are written to a file.
func withoutNetwork(t *testing.T, file string) []string {
	t.Helper()
	return unshared(t, "--net", "strace", "-f", "--seccomp-bpf", "-Y", "-yy", "-s", "256", "-e", "trace=network,execve", "-o", file)
}

// mustHaveNoNetwork demands that programs which are started so have no adapter but the one that leads to themselves.
func mustHaveNoNetwork(t *testing.T) {
	t.Helper()
	command := unshared(t, "--net", "cat", "/proc/self/net/dev")
	out, err := exec.Command(command[0], command[1:]...).CombinedOutput()
	var adapters []string
	for _, line := range strings.Split(string(out), "\n") {
		if name, _, ok := strings.Cut(line, ":"); ok {
			adapters = append(adapters, strings.TrimSpace(name))
		}
	}
	if err != nil || !slices.Equal(adapters, []string{"lo"}) {
		t.Fatalf("the adapters are %q, %v", adapters, err)
	}
}

// quiet demands that calls were written down, and that nothing was contacted and no name looked up by any of them.
func quiet(t *testing.T, file string) {
	t.Helper()
	calls, outgoing := readCalls(t, file)
	if found := leaks(calls); len(found) > 0 {
		t.Errorf("%d connections:\n%s", len(found), strings.Join(found, "\n"))
	}
	if outgoing == 0 {
		t.Errorf("not even the screen was contacted, by %d calls", len(calls))
	}
	t.Logf("%d calls about networks and starts of programs, %d of them could have sent something", len(calls), outgoing)
}

// readCalls reads the calls that were written to a file, and counts those that could have sent something.
func readCalls(t *testing.T, file string) (calls []string, outgoing int) {
	t.Helper()
	data, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer data.Close()
	lines := bufio.NewScanner(data)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		calls = append(calls, lines.Text())
		if outward.MatchString(lines.Text()) {
			outgoing++
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return calls, outgoing
}

// TestSessionWithoutNetwork uses Unpause from its start to its end on a machine without any network. All works, and it does not even try to reach anybody. A program
// that looks a name up is noticed in the same way.
func TestSessionWithoutNetwork(t *testing.T) {
	mustHaveNoNetwork(t)
	folder := t.TempDir()
	file := filepath.Join(folder, "calls")
	w := onLinux(t, newDesk(t), folder, withoutNetwork(t, file)...)
	w.start()
	began := time.Now()
	w.session()
	t.Logf("the session took %v", time.Since(began))
	quiet(t, file)
	control := filepath.Join(folder, "lookup")
	if out, err := exec.Command("go", "build", "-o", control, "./wine/lookup").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	command := append(withoutNetwork(t, file), control)
	if out, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	calls, _ := readCalls(t, file)
	found := leaks(calls)
	if len(found) == 0 {
		t.Errorf("a look-up is not noticed among %d calls", len(calls))
	}
	t.Logf("a look-up is noticed by %d of %d calls", len(found), len(calls))
}

// TestWindowsSessionWithoutNetwork: the same for the Windows program. Wine's server, which makes the connections of its programs, is watched from its start. That a look-up
// is noticed there is seen by contactsNobody.
func TestWindowsSessionWithoutNetwork(t *testing.T) {
	mustHaveNoNetwork(t)
	pc, err := healthyPC()
	if err != nil {
		t.Fatal(err)
	}
	if err := pc.Register(); err != nil {
		t.Fatal(err)
	}
	forgetPast(t, pc)
	if err := pc.Stop(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		forgetPast(t, pc)
		pc.Stop() // it has ended already when all went well
		if err := pc.Resume(); err != nil {
			t.Error(err)
		}
	})
	file := filepath.Join(t.TempDir(), "calls")
	d := newDesk(t)
	w := onWindows(t, d, pc)
	command := append(withoutNetwork(t, file), "sh", "-c", `wine "$@"; ended=$?; wineserver -k; exit $ended`, "sh", wine.Person, unpause)
	w.open, err = d.Run(pc.Environment("FYNE_THEME=light", "RECORD=yes"), command[0], command[1:]...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.open.End)
	if err := d.Turn(firstPage); err != nil {
		t.Fatalf("%v\n%s", err, w.open.Printed())
	}
	began := time.Now()
	w.session()
	t.Logf("the session took %v", time.Since(began))
	quiet(t, file)
}
