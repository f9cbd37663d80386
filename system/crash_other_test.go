//go:build !windows

package system

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func init() {
	crashes["outside"] = func() { syscall.Kill(os.Getpid(), syscall.SIGSEGV); syscall.Pause() }
	crashes["killed"] = func() { syscall.Kill(os.Getpid(), syscall.SIGKILL); syscall.Pause() }
	crashes["ended"] = func() { syscall.Kill(os.Getpid(), syscall.SIGTERM); syscall.Pause() }
}

// TestSignals: a fault in C code arrives as a signal, as one from outside does.
func TestSignals(t *testing.T) {
	for kind, words := range map[string][]string{"outside": {"SIGSEGV: segmentation violation"}, "killed": nil, "ended": nil} {
		t.Run(kind, func(t *testing.T) { checkCrash(t, kind, words...) })
	}
}

// TestNothingToWatchIn: without a folder, on a full disk or where another thing stands in the way, done can be called all the same.
func TestNothingToWatchIn(t *testing.T) {
	folder := tempFolder(t)
	full := tempFolder(t)
	if err := os.Symlink("/dev/full", filepath.Join(folder, "crash.txt")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(full, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, place := range []string{"/proc/unpause", file, folder} {
		former, done, err := watchCrashes(place, "x")
		done()
		if former != "" || (err == nil && place != folder) {
			t.Errorf("%s: %q, %v", place, former, err)
		}
	}
	if device, err := os.OpenFile("/dev/full", os.O_WRONLY, 0); err == nil {
		done, err := watch(device, strings.Repeat("x", 100))
		done()
		if err == nil {
			t.Error("a full disk was not noticed")
		}
	}
}
