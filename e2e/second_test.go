//go:build e2e

package e2e

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"unpause/e2e/desk"
	"unpause/e2e/wine"
	"unpause/resources"
	"unpause/ui"
)

// secondStart starts Unpause again and again while it is open: its window comes to the front and shows what was asked for.
func secondStart(t *testing.T, pc *wine.Prefix, d *desk.Desk) {
	openUnpause(t, pc, d)
	t.Run("words", func(t *testing.T) {
		cover(t, d)
		again(t, pc, d, "auth:3")
		shows(t, d, "auth:3")
	})
	t.Run("put away", func(t *testing.T) {
		if err := d.Minimise(); err != nil {
			t.Fatal(err)
		}
		again(t, pc, d)
		shows(t, d, "auth:3")
	})
	if err := pc.Registry(links); err != nil {
		t.Fatal(err)
	}
	t.Run("link", func(t *testing.T) {
		followLink(t, pc, d, "unpause:accounts:4")
		shows(t, d, "accounts:4")
	})
	t.Run("hostile links", func(t *testing.T) { hostileLinks(t, pc, d) })
}

// links is what the setup registers, but for everybody: of what is registered for one person, Wine 8 knows nothing when it opens a link.
var links = "REGEDIT4\n" + wine.Key(`HKEY_CLASSES_ROOT\unpause`) + wine.Value("URL Protocol", "") +
	wine.Key(`HKEY_CLASSES_ROOT\unpause\shell\open\command`) + wine.Default(`"`+unpause+`" "%1"`)

// cover opens another window over that of Unpause: that of Unpause on Linux, which knows nothing of it.
func cover(t *testing.T, d *desk.Desk) {
	t.Helper()
	path, err := filepath.Abs(program)
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.Run(ownSession(t.TempDir()), path, "session:3")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.End)
	for _, step := range []func() error{
		func() error { return d.Turn("session:3") },
		d.WaitFront,
		func() error { return d.Turn("Find your Spotify error") },
	} {
		if err := step(); err != nil {
			t.Fatalf("%v\n%s", err, p.Printed())
		}
	}
}

// again starts Unpause while it is open. That start must end well.
func again(t *testing.T, pc *wine.Prefix, d *desk.Desk, args ...string) {
	t.Helper()
	began := time.Now()
	p := startUnpause(t, pc, d, args...)
	code, err := p.Ended()
	t.Logf("%.80q took %v", args, time.Since(began))
	if code != 0 || err != nil {
		t.Errorf("%.80q ended with %d, %v; it printed %q", args, code, err, p.Printed())
	}
}

// shows waits until the window shows a page, in front of all others.
func shows(t *testing.T, d *desk.Desk, title string) {
	t.Helper()
	if err := errors.Join(d.WaitTitle(title), d.WaitFront()); err != nil {
		t.Fatal(err)
	}
}

// followLink opens a link as a browser does, through Windows.
func followLink(t *testing.T, pc *wine.Prefix, d *desk.Desk, link string) {
	t.Helper()
	p, err := d.Run(pc.Environment(), "wine", wine.Person, "rundll32.exe", "url.dll,FileProtocolHandler", link)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.End)
	if code, err := p.Ended(); code != 0 || err != nil {
		t.Fatalf("%.80q: %d, %v, %s", link, code, err, p.Printed())
	}
}

// hostileLinks try to be more than a link: to run a command, to close Unpause, to be too long. Nothing happens but that Unpause says that it knows no such error,
// or shows the page of an error that is named all the same.
func hostileLinks(t *testing.T, pc *wine.Prefix, d *desk.Desk) {
	pc.Forget()
	const home = "Find your Spotify error"
	for _, c := range []struct {
		link, page string
		byWindows  bool // otherwise it stands on our command line as it is
	}{
		{"unpause:--do=flushdns", home, true}, {"unpause:--do=flushdns", home, false}, {"unpause:--close", home, true}, {"unpause:--close", home, false},
		{`unpause:" --do=flushdns`, home, true}, {`unpause:" --do=flushdns`, home, false}, {`unpause:accounts:4" --do=flushdns`, mainEntry, true},
		{"unpause:%00", home, true}, {"unpause:%22%20--do=flushdns", home, true}, {"unpause:%zz", home, false}, {"unpause://--close/", home, true},
		{"unpause:" + strings.Repeat("a", 5000), home, false}, {"unpause:../../windows/system32/calc.exe", home, true},
	} {
		// From a page of another error, so that it can be seen that the link has arrived.
		again(t, pc, d, "auth:3")
		shows(t, d, "auth:3")
		if c.byWindows {
			followLink(t, pc, d, c.link)
		} else {
			again(t, pc, d, c.link)
		}
		if err := d.WaitTitle(c.page); err != nil {
			t.Fatalf("%.80q: %v", c.link, err)
		}
	}
	if err := d.Shot(filepath.Join(pictures, "windows-unknown-link.png")); err != nil {
		t.Error(err)
	}
	if calls, _, err := pc.Noted(0); len(calls) > 0 || err != nil {
		t.Errorf("started: %q, %v", calls, err)
	}
}

// crashed ends the open Unpause by a real crash. The next start tells of it, and the report can be saved in a window of Windows.
func crashed(t *testing.T, pc *wine.Prefix, d *desk.Desk) {
	// Otherwise Wine's own debugger comes with a window of its own.
	const debugger = `HKEY_LOCAL_MACHINE\Software\Microsoft\Windows NT\CurrentVersion\AeDebug`
	if err := errors.Join(pc.Registry("REGEDIT4\n"+wine.Key(debugger)+wine.Value("Debugger", "none")+wine.Value("Auto", "1")), pc.Put("crash.exe", `C:\crash.exe`)); err != nil {
		t.Fatal(err)
	}
	if out, err := pc.Run(wine.Person, `C:\crash.exe`, "unpause.exe"); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	openUnpause(t, pc, d)
	h := &hands{someone: sitDown(t, pc, healthyBuild, pressed{}, "twin", ownFolder+`\crash-before.txt`), desk: d}
	h.same("crash")
	h.click("", ui.Sentence("crash.look"))
	h.mustBe(ui.Sentence("crash.page-title"))
	h.same("report")
	at := h.place("", ui.Sentence("save.button"))
	saved := `C:\report.txt`
	for _, step := range []func() error{
		func() error { return d.Click(at.X, at.Y) },
		func() error { return d.Turn(ui.Sentence("crash.save-title")) },
		d.WaitFront,
		func() error { return d.Shot(filepath.Join(pictures, "windows-save.png")) },
		func() error { return d.Write(saved) },
		func() error { return d.Answer("Return") },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	report := waitFile(t, pc.Path(saved))
	for _, want := range []string{fmt.Sprintf("Unpause %s, windows/amd64", resources.Version()), fmt.Sprint("Windows build ", healthyBuild), "Exception 0xc0000005 at 0x1"} {
		if !strings.Contains(report, want) {
			t.Errorf("%q is not in the report:\n%s", want, report)
		}
	}
}

// TestCrashOnLinux: the same for a crash of the program on Linux, up to the report.
func TestCrashOnLinux(t *testing.T) {
	d, err := desk.New(1280, 900)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	path, err := filepath.Abs(program)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	start := func() *desk.Program {
		p, err := d.Run(ownSession(folder), path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(p.End)
		if err := d.Turn("Find your Spotify error"); err != nil {
			t.Fatalf("%v\n%s", err, p.Printed())
		}
		return p
	}
	p := start()
	if err := p.Signal(syscall.SIGSEGV); err != nil {
		t.Fatal(err)
	}
	if code, err := p.Ended(); code != 2 || err != nil {
		t.Errorf("it ended with %d, %v", code, err)
	}
	start()
	for _, step := range []func() error{
		func() error { return d.Shot(filepath.Join(pictures, "linux-crash.png")) },
		func() error { return d.Key("shift+Tab", "shift+Tab", "Return") },
		func() error { return d.WaitTitle(ui.Sentence("crash.page-title")) },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	report, err := os.ReadFile(filepath.Join(folder, "unpause", "crash-before.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Unpause " + resources.Version() + ", linux/", "SIGSEGV", "goroutine 1 "} {
		if !strings.Contains(string(report), want) {
			t.Errorf("%q is not in the report:\n%s", want, report)
		}
	}
}
