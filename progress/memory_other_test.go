//go:build !windows

package progress

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"unpause/system"
)

// openMemory opens a Memory in a folder of the test, which is the same for each that is open at the same time.
func openMemory(t *testing.T) *system.Memory {
	t.Helper()
	m := system.OpenMemory()
	if m.Own() == 0 {
		t.Fatal("there is no place")
	}
	t.Cleanup(m.Close)
	return m
}

// ownFolder makes a folder of the test that of Unpause's own files.
func ownFolder(t *testing.T) string {
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	folder, err := system.OwnFolder()
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestKeepAndRecall with files: the next start knows what was kept, also at another place.
func TestKeepAndRecall(t *testing.T) {
	folder := ownFolder(t)
	first, second := openMemory(t), openMemory(t)
	for m, p := range map[*system.Memory]Progress{first: at("a", 1), second: at("b", 2)} {
		if _, err := NewKeeper(m).Keep(p); err != nil {
			t.Fatal(err)
		}
	}
	if p, _ := NewKeeper(first).Recall(); !reflect.DeepEqual(p, at("a", 1)) {
		t.Errorf("what is open elsewhere is taken: %+v", p)
	}
	second.Close()
	if p, asides := NewKeeper(first).Recall(); p.At.Code != "b" || len(p.Walks) != 2 || asides != nil {
		t.Errorf("%+v, %v", p, asides)
	}
	if all, _ := filepath.Glob(filepath.Join(folder, "progress*")); len(all) != 1 {
		t.Errorf("there are %q", all)
	}
}

// TestThingsInTheWay: whatever stands where the file should be, the start goes on, it is set aside and told once, and keeping works.
func TestThingsInTheWay(t *testing.T) {
	link := func(path string) error { return os.Symlink("/etc/hostname", path) }
	folder := func(path string) error { return os.MkdirAll(filepath.Join(path, "x"), 0o700) }
	unreadable := func(path string) error { return os.WriteFile(path, encoded(t, some), 0o000) }
	cases := map[string]func(path string) error{"link": link, "folder": folder}
	if os.Getuid() != 0 {
		cases["unreadable"] = unreadable
	}
	for name, text := range map[string]string{"empty": "", "zeros": strings.Repeat("\x00", 500), "huge": strings.Repeat("[", 5<<20), "foreign": `{"format": "x"}`} {
		cases[name] = func(path string) error { return os.WriteFile(path, []byte(text), 0o400) }
	}
	for name, put := range cases {
		path := filepath.Join(ownFolder(t), "progress.json")
		if err := put(path); err != nil {
			t.Fatal(err)
		}
		m := openMemory(t)
		k := NewKeeper(m)
		p, asides := k.Recall()
		if !reflect.DeepEqual(p, Progress{}) || len(asides) != 1 || asides[0].Why == nil || !strings.HasPrefix(filepath.Base(asides[0].Path), "progress-set-aside-") {
			t.Errorf("%s: %+v, %+v", name, p, asides)
			continue
		}
		if _, err := os.Lstat(asides[0].Path); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if aside, err := k.Keep(at("a", 1)); err != nil || aside != (Aside{}) {
			t.Errorf("%s: %+v, %v", name, aside, err)
		}
		if p, asides := NewKeeper(m).Recall(); !reflect.DeepEqual(p, at("a", 1)) || asides != nil {
			t.Errorf("%s: %+v, %+v", name, p, asides)
		}
		m.Close()
	}
}

// TestReadOnlyFolder: nothing is kept, and the error is the system's.
func TestReadOnlyFolder(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("who is root may write anywhere")
	}
	folder := ownFolder(t)
	m := openMemory(t)
	if _, err := NewKeeper(m).Keep(at("a", 1)); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(folder, 0o700)
	if aside, err := NewKeeper(m).Keep(at("b", 2)); !errors.Is(err, os.ErrPermission) || aside != (Aside{}) {
		t.Errorf("%+v, %v", aside, err)
	}
	if p, asides := NewKeeper(m).Recall(); !reflect.DeepEqual(p, at("a", 1)) || asides != nil {
		t.Errorf("%+v, %+v", p, asides)
	}
}
