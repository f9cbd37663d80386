package system

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"runtime/debug"
	"slices"
	"testing"
	"time"

	"unpause/system/check"
)

func TestBuiltAt(t *testing.T) {
	stamp := debug.BuildSetting{Key: "vcs.time", Value: "2026-11-20T10:30:00Z"}
	for _, c := range []struct {
		settings []debug.BuildSetting
		want     time.Time
	}{
		{nil, time.Time{}},
		{[]debug.BuildSetting{{Key: "GOOS", Value: "windows"}, stamp}, time.Date(2026, 11, 20, 10, 30, 0, 0, time.UTC)},
		{[]debug.BuildSetting{{Key: "vcs.time", Value: "yesterday"}}, time.Time{}},
	} {
		if got := builtAt(c.settings); !got.Equal(c.want) {
			t.Errorf("%v: %v, want %v", c.settings, got, c.want)
		}
	}
}

func TestReadKeepsToTheLimit(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("12345"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		most  int64
		want  string
		whole bool
	}{{4, "1234", false}, {5, "12345", true}, {6, "12345", true}, {0, "", false}} {
		data, whole, err := anyPC{}.Read(file, c.most)
		if string(data) != c.want || whole != c.whole || err != nil {
			t.Errorf("at most %d: %q, %v, %v", c.most, data, whole, err)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	folder := t.TempDir()
	if _, _, err := (anyPC{}).Read(filepath.Join(folder, "missing"), 1); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
	if _, _, err := (anyPC{}).Read(folder, 1); !errors.Is(err, check.ErrDamaged) {
		t.Errorf("a folder: %v", err)
	}
}

func TestStatAndList(t *testing.T) {
	folder := t.TempDir()
	if names, err := (anyPC{}).List(folder); len(names) != 0 || err != nil {
		t.Errorf("an empty folder: %q, %v", names, err)
	}
	for _, name := range []string{"b", "a"} {
		if err := os.Mkdir(filepath.Join(folder, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("a", filepath.Join(folder, "link")); err != nil {
		t.Skip("no links here")
	}
	if names, err := (anyPC{}).List(folder); !slices.Equal(names, []string{"a", "b", "link"}) || err != nil {
		t.Errorf("%q, %v", names, err)
	}
	if info, err := (anyPC{}).Stat(filepath.Join(folder, "link")); err != nil || info.IsDir() {
		t.Errorf("the link was followed: %v, %v", info, err)
	}
	if _, err := (anyPC{}).List(filepath.Join(folder, "missing")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing folder: %v", err)
	}
}

// TestOtherSystemsSayWhatTheyAre calls all that can be asked of a PC, so that nothing new answers for a system that it does not know.
func TestOtherSystemsSayWhatTheyAre(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("this is Windows")
	}
	anywhere := []string{"Now", "Env", "Built", "Read", "Stat", "List", "Build", "Elevated"}
	pc := reflect.ValueOf(ThisPC())
	kind := reflect.TypeFor[check.PC]()
	for i := range kind.NumMethod() {
		name := kind.Method(i).Name
		if slices.Contains(anywhere, name) {
			continue
		}
		method := pc.MethodByName(name)
		var arguments []reflect.Value
		for j := range method.Type().NumIn() {
			arguments = append(arguments, reflect.Zero(method.Type().In(j)))
		}
		results := method.Call(arguments)
		if err, _ := results[len(results)-1].Interface().(error); !errors.Is(err, check.ErrNotWindows) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if ThisPC().Build() != 0 || ThisPC().Elevated() {
		t.Errorf("build %d, elevated %v", ThisPC().Build(), ThisPC().Elevated())
	}
}
