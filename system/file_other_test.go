//go:build !windows

package system

import (
	"bytes"
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
)

// limitedFiles is how many bytes a file may have in the child of TestNoRoom, which is how a disk without room looks to it.
const limitedFiles = 4096

func init() {
	roles["file"] = func(path string) {
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limitedFiles, Max: limitedFiles}); err != nil {
			panic(err)
		}
		if err := ReplaceFile(path, bytes.Repeat([]byte("x"), 2*limitedFiles)); !errors.Is(err, syscall.EFBIG) {
			panic(err)
		}
	}
}

// TestNoRoom: what was there before stays when there is no room for the new file, and nothing is left beside it.
func TestNoRoom(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "report.txt")
	if err := os.WriteFile(path, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := child("file " + path).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if got, err := os.ReadFile(path); string(got) != "before" || err != nil {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if all, err := os.ReadDir(folder); len(all) != 1 || err != nil {
		t.Errorf("left over: %v, %v", all, err)
	}
}
