//go:build e2e

package e2e

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"unpause/catalog"
	"unpause/e2e/desk"
	"unpause/e2e/wine"
	"unpause/resources"
	"unpause/ui"
	"unpause/webpage"
)

// withoutGL makes a screen on which no window with OpenGL can be opened.
func withoutGL(t *testing.T) *desk.Desk {
	t.Helper()
	d, err := desk.New(1280, 900, "-extension", "GLX")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

// restart lets the next program of a PC make the PC's desktop: Wine's server does not make one later, or on another screen.
func restart(t *testing.T, pc *wine.Prefix) {
	t.Helper()
	if err := errors.Join(pc.Stop(), pc.Resume()); err != nil {
		t.Fatal(err)
	}
}

// TestNoWindowOnWindows: on a PC without OpenGL the person is told so in a native box, and all errors and their steps open in the browser.
func TestNoWindowOnWindows(t *testing.T) {
	pc, err := healthyPC()
	if err != nil {
		t.Fatal(err)
	}
	if err := pc.Register(); err != nil {
		t.Fatal(err)
	}
	t.Run("no OpenGL", func(t *testing.T) {
		restart(t, pc)
		d := withoutGL(t)
		forgetPage(t, pc)
		began := time.Now()
		p := startUnpause(t, pc, d, mainEntry)
		if err := d.Turn(ui.Sentence("app.name")); err != nil {
			t.Fatal(err)
		}
		t.Logf("the message comes after %v", time.Since(began))
		if err := d.Shot(filepath.Join(pictures, "windows-no-window.png")); err != nil {
			t.Error(err)
		}
		if err := d.Answer("Return"); err != nil {
			t.Fatal(err)
		}
		hasFailed(t, p)
		opensPage(t, pc, "#"+webpage.Anchor(mainEntry))
	})
	t.Run("no desktop", func(t *testing.T) {
		restart(t, pc)
		forgetPage(t, pc)
		ran, err := pc.RunWith([]string{"DISPLAY=", "FYNE_THEME=light"}, wine.Person, unpause)
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != 1 {
			t.Errorf("it ended with %v, not 1: %s", err, ran.Output)
		}
		opensPage(t, pc, "")
	})
	restart(t, pc)
}

func forgetPage(t *testing.T, pc *wine.Prefix) {
	t.Helper()
	pc.Forget()
	if err := os.Remove(pc.Path(ownPage)); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
}

// hasFailed demands that a program ends as failed.
func hasFailed(t *testing.T, p *desk.Program) {
	t.Helper()
	if code, err := p.Ended(); code != 1 || err != nil {
		t.Errorf("it ended with %d, not 1, %v; it printed %q", code, err, p.Printed())
	}
}

// opensPage demands that the browser was asked for a place on the page, once, that the page is whole, and that Unpause has ended.
func opensPage(t *testing.T, pc *wine.Prefix, place string) {
	t.Helper()
	calls, _, err := pc.Noted(1)
	if want := `C:\recorder\recorder.exe ` + fileAddress(ownPage) + place; err != nil || len(calls) != 1 || !sameLine(calls[0], want) {
		t.Errorf("started: %q, want %q, %v", calls, want, err)
	}
	isWholePage(t, pc.Path(ownPage))
	if pc.Runs(unpause) {
		t.Error("Unpause still runs")
	}
}

func fileAddress(path string) string { return "file:///" + strings.ReplaceAll(path, `\`, "/") }

// isWholePage demands that a file is the web page with all errors.
func isWholePage(t *testing.T, file string) {
	t.Helper()
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.TrimSpace(string(page))
	if !strings.HasPrefix(strings.ToLower(text), "<!doctype html>") || !strings.HasSuffix(text, "</html>") {
		t.Errorf("the page begins with %.40q and ends with %q", text, text[max(0, len(text)-40):])
	}
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range cat.Entries() {
		if !strings.Contains(text, e.Code) {
			t.Errorf("%s is not in the page", e.Code)
		}
	}
}

// TestNoWindowOnLinux: the same in a terminal, without OpenGL and without any display.
func TestNoWindowOnLinux(t *testing.T) {
	for name, run := range map[string]func(*testing.T, *exec.Cmd){
		"no OpenGL":  func(t *testing.T, cmd *exec.Cmd) { cmd.Env = append(cmd.Env, "DISPLAY="+withoutGL(t).Display()) },
		"no display": func(*testing.T, *exec.Cmd) {},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			opened := filepath.Join(folder, "opened")
			if err := os.WriteFile(filepath.Join(folder, "xdg-open"), []byte("#!/bin/sh\necho \"$@\" > "+opened+".new && mv "+opened+".new "+opened+"\n"), 0o755); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(program)
			cmd.Env = append(ownSession(folder), "PATH="+folder+":"+os.Getenv("PATH"))
			run(t, cmd)
			began := time.Now()
			timer := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
			defer timer.Stop()
			out, err := cmd.CombinedOutput()
			t.Logf("it ended after %v", time.Since(began))
			if cmd.ProcessState.ExitCode() != 1 || !strings.Contains(string(out), ui.Sentence("alarm.no-window")) {
				t.Errorf("it ended with %v and said:\n%s", err, out)
			}
			page := filepath.Join(folder, "unpause", "reference.html")
			if got := waitFile(t, opened); got != page+"\n" {
				t.Errorf("opened: %q, want %q", got, page)
			}
			isWholePage(t, page)
		})
	}
}

// ownSession is an environment in which a program keeps its files in a folder, knows no other Unpause and no display.
func ownSession(folder string) []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "DISPLAY=") || strings.HasPrefix(v, "WAYLAND_DISPLAY=")
	})
	return append(env, "XDG_STATE_HOME="+folder, "XDG_RUNTIME_DIR="+folder, "XDG_CONFIG_HOME="+folder, "FYNE_THEME=light")
}

// waitFile waits until there is a file, and reads it.
func waitFile(t *testing.T, file string) string {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		data, err := os.ReadFile(file)
		if err == nil {
			return string(data)
		}
		if time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
}

// TestVersion: the version goes to the file to which the output is led.
func TestVersion(t *testing.T) {
	pc, err := healthyPC()
	if err != nil {
		t.Fatal(err)
	}
	want := "Unpause " + resources.Version() + "\n"
	if out, err := pc.Run(unpause, "--version"); err != nil || string(out) != want {
		t.Errorf("Windows: %q, %v, want %q", out, err, want)
	}
	if out, err := exec.Command(program, "--version").CombinedOutput(); err != nil || string(out) != want {
		t.Errorf("Linux: %q, %v, want %q", out, err, want)
	}
}

// TestProgramsCarryNoFiles: what people write, what reads and checks it and what makes the index of the search are no part of the built programs.
func TestProgramsCarryNoFiles(t *testing.T) {
	windows, err := os.ReadFile(windowsProgram)
	if err != nil {
		t.Fatal(err)
	}
	linux, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"Windows": windows, "Linux": linux} {
		if !bytes.Contains(data, []byte("unpause/catalog/search.Read")) {
			t.Errorf("%s: the names of the program's parts cannot be seen", name)
		}
		for _, part := range []string{"go.yaml.in/yaml", "unpause/catalog/source", "unpause/catalog/search.New", "subsystem: auth", "needless-if:"} {
			if bytes.Contains(data, []byte(part)) {
				t.Errorf("%s: the program carries %q", name, part)
			}
		}
	}
}

// TestProgramSpeaksWindowsLanguage: on a German PC, what is said without a window is German; on a French one it is English.
func TestProgramSpeaksWindowsLanguage(t *testing.T) {
	pc, err := healthyPC()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { pc.Speak(wine.English) })
	for language, want := range map[wine.Language]string{wine.English: "opens the window", wine.German: "öffnet das Fenster", wine.French: "opens the window"} {
		pc.Speak(language)
		if out, err := pc.Run(unpause, "--help"); err != nil || !strings.Contains(string(out), want) {
			t.Errorf("%s: %q, %v, want %q in it", language, out, err, want)
		}
	}
	cmd := exec.Command(program, "--help")
	cmd.Env = append(os.Environ(), "LC_ALL=de_AT.UTF-8")
	if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "öffnet das Fenster") {
		t.Errorf("Linux: %q, %v", out, err)
	}
}

// TestUnknownWord: the second start as administrator does nothing for a word that it does not know.
func TestUnknownWord(t *testing.T) {
	pc, err := healthyPC()
	if err != nil {
		t.Fatal(err)
	}
	const invalid = 87 // ERROR_INVALID_PARAMETER
	for _, word := range []string{"", "nonsense", "flushdns --x", "rename-prefs"} {
		_, err := pc.RunWith(nil, unpause, "--do="+word)
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != invalid {
			t.Errorf("%q: it ended with %v, not %d", word, err, invalid)
		}
	}
}
