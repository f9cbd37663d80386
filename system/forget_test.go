package system

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestForget removes what was kept, and leaves the journal, the settings and what an open Unpause keeps.
func TestForget(t *testing.T) {
	folder := tempFolder(t)
	m, err := openMemory(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	other, err := openMemory(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	for _, name := range []string{"progress.json", "progress-2.json", "progress-3.json", "progress-set-aside-2026-03-01.json", "progress-set-aside-2026-03-01-2.json", "changes.json", "settings.json"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Forget(); err != nil {
		t.Fatal(err)
	}
	var left []string
	for name := range readFolder(t, folder) {
		if filepath.Ext(name) == ".json" {
			left = append(left, name)
		}
	}
	slices.Sort(left)
	if want := []string{"changes.json", "progress-2.json", "settings.json"}; !slices.Equal(left, want) {
		t.Errorf("left are %q", left)
	}
	if err := (*Memory)(nil).Forget(); err != nil {
		t.Error(err)
	}
}

// TestForgetWithoutFolder: where there is no folder, nothing of the folder in which Unpause was started is touched.
func TestForgetWithoutFolder(t *testing.T) {
	t.Chdir(tempFolder(t))
	other := progressName + setAsideMark + "2026-01-01.json"
	if err := os.WriteFile(other, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	m := OpenMemory()
	m.find = func() (string, error) { return "", errors.New("no folder") }
	if err := m.Forget(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(other); err != nil {
		t.Errorf("a file that is none of the memory's is gone: %v", err)
	}
}
