package system

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/windows"
)

func TestWindowsErrorsAreUnderstood(t *testing.T) {
	for number, want := range map[error]Outcome{
		windows.ERROR_CANCELLED: Declined, windows.ERROR_NO_ASSOCIATION: NoHandler, windows.ERROR_FILE_NOT_FOUND: NotThere,
		windows.ERROR_PATH_NOT_FOUND: NotThere, windows.ERROR_ACCESS_DENIED: Denied, windows.ERROR_OUTOFMEMORY: CouldNot, nil: Asked,
	} {
		if got := outcomeOf(meaning(number)); got != want {
			t.Errorf("%v is %q, want %q", number, got, want)
		}
	}
}

// TestWindowsSecondStart starts this program again through the question for an administrator and reads its exit code. Wine asks nobody.
func TestWindowsSecondStart(t *testing.T) {
	if os.Getenv("WINEPREFIX") == "" {
		t.Skip("would ask for an administrator")
	}
	for _, word := range []string{"no-such-command", "close-spotify"} {
		code, err := windowsMachine{}.runElevated(context.Background(), word)
		if code != exitUnknownWord || err != nil {
			t.Errorf("%s: exit %d, %v", word, code, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := (windowsMachine{}).runElevated(ctx, "start-netprofm"); err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("given up: %v", err)
	}
}

func TestWindowsFolders(t *testing.T) {
	for _, name := range []string{system32, windowsDir, roaming, local, hostsFile} {
		path, err := windowsFolders{}.root(name)
		if err != nil || !filepath.IsAbs(path) {
			t.Errorf("%s is %q, %v", name, path, err)
		}
	}
	if path, err := (windowsFolders{}).root("{elsewhere}"); err == nil {
		t.Errorf("an unknown root is %q", path)
	}
	if hosts, _ := hostsToOpen(); !strings.HasSuffix(strings.ToLower(hosts), `\drivers\etc\hosts`) {
		t.Errorf("the hosts file is %q", hosts)
	}
}

func TestWindowsServicesAndProcesses(t *testing.T) {
	m := windowsMachine{}
	if _, err := m.service("no such service"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing service: %v", err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if n, err := m.processes(strings.ToUpper(filepath.Base(self))); n < 1 || err != nil {
		t.Errorf("%s runs %d times, %v", self, n, err)
	}
	if n, err := m.processes("nothing-runs-under-this-name.exe"); n != 0 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
}

// TestWindowsConsolePrograms: output, exit code, a missing program, and one that takes too long.
func TestWindowsConsolePrograms(t *testing.T) {
	m := windowsMachine{}
	folder, err := m.root(system32)
	if err != nil {
		t.Fatal(err)
	}
	cmd := folder + `\cmd.exe`
	if code, out, err := m.run(context.Background(), cmd, []string{"/c", "echo", "hello"}); code != 0 || out != "hello" || err != nil {
		t.Errorf("echo: %d, %q, %v", code, out, err)
	}
	if code, _, err := m.run(context.Background(), cmd, []string{"/c", "exit", "1058"}); code != 1058 || err != nil {
		t.Errorf("exit: %d, %v", code, err)
	}
	if _, _, err := m.run(context.Background(), folder+`\no-such-program.exe`, nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing program: %v", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 1)
	defer cancel()
	if _, _, err := m.run(ctx, cmd, []string{"/c", "pause"}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("too long: %v", err)
	}
}

func TestWindowsSchemes(t *testing.T) {
	if (windowsShell{}).handles("no-such-scheme-4711") {
		t.Error("a scheme that nobody registered is handled")
	}
}

func TestWindowsOemText(t *testing.T) {
	if got := decodeOEM([]byte("plain\r\n")); got != "plain\r\n" {
		t.Errorf("%q", got)
	}
	if got := decodeOEM(nil); got != "" {
		t.Errorf("%q", got)
	}
	if got := decodeOEM([]byte{'a', 0x81, 'b'}); !strings.HasPrefix(got, "a") || !strings.HasSuffix(got, "b") {
		t.Errorf("%q", got)
	}
}

func TestWindowsKeepOnTopNeedsAWindow(t *testing.T) {
	if err := KeepOnTop(0xdead, true); err == nil {
		t.Error("a window that is not there was kept on top")
	}
}
