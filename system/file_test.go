package system

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestReplaceFile: the whole file or none, and nothing is left beside it.
func TestReplaceFile(t *testing.T) {
	folder := tempFolder(t)
	path := filepath.Join(folder, "page.html")
	for _, data := range []string{"first", "", "the second one"} {
		if err := ReplaceFile(path, []byte(data)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); string(got) != data || err != nil {
			t.Errorf("%q, %v", got, err)
		}
	}
	taken := filepath.Join(folder, "taken")
	if err := os.MkdirAll(filepath.Join(taken, "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := ReplaceFile(taken, nil); err == nil {
		t.Error("a folder was replaced")
	}
	if err := ReplaceFile(filepath.Join(folder, "gone", "x"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in a folder that is gone: %v", err)
	}
	if all, err := os.ReadDir(folder); len(all) != 2 || err != nil {
		t.Errorf("left over: %v, %v", all, err)
	}
}

func TestDiskFull(t *testing.T) {
	for _, number := range diskFull {
		if err := fmt.Errorf("saving: %w", errors.Join(&fs.PathError{Op: "write", Path: "x", Err: number}, errors.New("close"))); !DiskFull(err) {
			t.Errorf("%v is no full disk", err)
		}
	}
	for _, err := range []error{nil, errors.New("x"), fs.ErrPermission, &fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}} {
		if DiskFull(err) {
			t.Errorf("%v is a full disk", err)
		}
	}
}

// TestRenameToFree: what has the name keeps it, be it a file or a folder.
func TestRenameToFree(t *testing.T) {
	folder := tempFolder(t)
	at := func(name string) string { return filepath.Join(folder, name) }
	for _, name := range []string{"one", "two"} {
		if err := os.WriteFile(at(name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(at("folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, taken := range []string{"two", "folder"} {
		if err := renameToFree(at("one"), at(taken)); !errors.Is(err, fs.ErrExist) {
			t.Errorf("%s: %v", taken, err)
		}
	}
	if err := renameToFree(at("gone"), at("three")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
	if err := renameToFree(at("one"), at("three")); err != nil {
		t.Error(err)
	}
	for name, want := range map[string]string{"two": "two", "three": "one"} {
		if got, err := os.ReadFile(at(name)); string(got) != want || err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}
