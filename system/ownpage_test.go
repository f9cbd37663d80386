package system

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// ownState gives a test an own folder of its own. On Windows there is one for the person, whatever the environment says.
func ownState(t *testing.T) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("would write into the person's folder")
	}
	state := t.TempDir()
	t.Setenv("XDG_STATE_HOME", state)
	return filepath.Join(state, "unpause")
}

func TestOwnFolder(t *testing.T) {
	want := ownState(t)
	for range 2 {
		if got, err := OwnFolder(); got != want || err != nil {
			t.Fatalf("%s, %v", got, err)
		}
	}
	if info, err := os.Stat(want); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", info, err)
	}
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_STATE_HOME", "relative/path")
	if got, err := OwnFolder(); got != filepath.Join(home, ".local", "state", "unpause") || err != nil {
		t.Errorf("%s, %v", got, err)
	}
	t.Setenv("HOME", "")
	if got, err := OwnFolder(); err == nil {
		t.Errorf("without a home it is %s", got)
	}
}

// TestOwnFolderIsNoLink: what stands in its place may lead anywhere.
func TestOwnFolderIsNoLink(t *testing.T) {
	folder := ownState(t)
	if err := os.Symlink(t.TempDir(), folder); err != nil {
		t.Fatal(err)
	}
	if got, err := OwnFolder(); !errors.Is(err, errLink) {
		t.Errorf("a link: %s, %v", got, err)
	}
	if err := errors.Join(os.Remove(folder), os.WriteFile(folder, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	if got, err := OwnFolder(); err == nil {
		t.Errorf("a file: %s", got)
	}
}

func TestOpenOwnPage(t *testing.T) {
	folder := ownState(t)
	path := filepath.Join(folder, pageName)
	for name, c := range map[string]struct {
		spoil   error
		outcome Outcome
	}{"opens": {nil, Asked}, "no browser": {errNoHandler, NoHandler}, "refused": {fs.ErrPermission, Denied}} {
		t.Run(name, func(t *testing.T) {
			shell := newFakeShell(t)
			shell.failures["browse file "+path+"#accounts-4"] = c.spoil
			got := (&Opener{shell: shell}).OpenOwnPage([]byte(name), "accounts-4")
			if got.Outcome != c.outcome || got.What != path || (got.Err == nil) != (c.outcome == Asked) || len(shell.calls) != 1 {
				t.Errorf("%+v, calls %q", got, shell.calls)
			}
			if html, err := os.ReadFile(path); string(html) != name || err != nil {
				t.Errorf("the page is %q, %v", html, err)
			}
		})
	}
	if files, err := os.ReadDir(folder); len(files) != 1 || err != nil {
		t.Errorf("left over: %v, %v", files, err)
	}
}

// TestPageCannotBeWritten: nothing is opened, and the former page stays.
func TestPageCannotBeWritten(t *testing.T) {
	folder := ownState(t)
	path := filepath.Join(folder, pageName)
	if err := os.MkdirAll(filepath.Join(path, "not empty"), 0o700); err != nil {
		t.Fatal(err)
	}
	shell := newFakeShell(t)
	got := (&Opener{shell: shell}).OpenOwnPage([]byte("page"), "")
	if got.Outcome == Asked || got.Err == nil || got.What != "" || len(shell.calls) != 0 {
		t.Errorf("%+v, calls %q", got, shell.calls)
	}
	if files, err := os.ReadDir(folder); len(files) != 1 || err != nil {
		t.Errorf("left over: %v, %v", files, err)
	}
	t.Setenv("XDG_STATE_HOME", "/proc")
	if got := (&Opener{shell: shell}).OpenOwnPage(nil, ""); got.Outcome == Asked || got.What != "" {
		t.Errorf("without a folder: %+v", got)
	}
}

func TestFileAddress(t *testing.T) {
	for path, want := range map[string]string{
		`C:\Users\Jo\AppData\Local\Unpause\reference.html`: "file:///C:/Users/Jo/AppData/Local/Unpause/reference.html",
		`C:\Users\Jö #1 50%\x y.html`:                      "file:///C:/Users/J%C3%B6%20%231%2050%25/x%20y.html",
		`\\server\home\jo\reference.html`:                  "file://server/home/jo/reference.html",
		`/home/jo/reference.html`:                          "file:///home/jo/reference.html",
		`C:\a"b\c.html`:                                    "file:///C:/a%22b/c.html",
	} {
		if got := fileAddress(path, ""); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}

func TestChosenFileHasAnEnding(t *testing.T) {
	folder := tempFolder(t)
	path := func(name string) string { return filepath.Join(folder, name) }
	if err := os.WriteFile(path("taken.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for chosen, want := range map[string]string{
		"report": "report.txt", "report.txt": "report.txt", "report.md": "report.md", "my report.": "my report.txt", "taken": "taken-2.txt", "taken.txt": "taken.txt",
	} {
		if got, err := withEnding(path(chosen), "Unpause report.txt"); got != path(want) || err != nil {
			t.Errorf("%s became %s, %v; want %s", chosen, got, err, want)
		}
	}
}
