package system

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func openIn(t *testing.T, folder string) *Memory {
	t.Helper()
	m, err := openMemory(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	return m
}

// die ends a Memory as a kill does: the lock is let go of, and its file stays.
func (m *Memory) die() { m.lock.Close() }

func mustRead(t *testing.T, m *Memory, place int, want string) {
	t.Helper()
	got, err := m.Read(place, 100)
	if string(got) != want || (want == "") != errors.Is(err, fs.ErrNotExist) {
		t.Errorf("place %d: %q, %v; want %q", place, got, err, want)
	}
}

// TestPlaces: each Unpause that is open has its own, and sees only those that nobody has.
func TestPlaces(t *testing.T) {
	folder := tempFolder(t)
	var open []*Memory
	for n := 1; n <= mostPlaces; n++ {
		m := openIn(t, folder)
		if m.Own() != n {
			t.Errorf("the place is %d, want %d", m.Own(), n)
		}
		if err := m.Write([]byte(fmt.Sprint("of ", n))); err != nil {
			t.Error(err)
		}
		open = append(open, m)
	}
	m, err := openMemory(folder)
	if !errors.Is(err, errNoPlace) {
		t.Errorf("one too many: %v", err)
	}
	mustKeepNothing(t, m, errNoPlace)
	for _, m := range open {
		mustRead(t, m, m.Own(), fmt.Sprint("of ", m.Own()))
		if got := m.Places(); !slices.Equal(got, []int{m.Own()}) {
			t.Errorf("%d sees %v", m.Own(), got)
		}
	}
	open[0].Close()
	open[2].die()
	if got := open[1].Places(); !slices.Equal(got, []int{2, 1, 3}) {
		t.Errorf("%v", got)
	}
	mustRead(t, open[1], 3, "of 3")
	if m := openIn(t, folder); m.Own() != 1 {
		t.Errorf("the free place is %d", m.Own())
	}
}

// TestPlaceOfAnother: what an open Unpause has is neither removed nor set aside by another one.
func TestPlaceOfAnother(t *testing.T) {
	folder := tempFolder(t)
	one, two := openIn(t, folder), openIn(t, folder)
	if err := two.Write([]byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := one.Remove(2); !errors.Is(err, errTaken) {
		t.Errorf("removed: %v", err)
	}
	if path, err := one.SetAside(2); path != "" || !errors.Is(err, errTaken) {
		t.Errorf("set aside: %q, %v", path, err)
	}
	mustRead(t, two, 2, "x")
	two.die()
	if err := one.Remove(2); err != nil {
		t.Error(err)
	}
	mustRead(t, one, 2, "")
	if err := one.Remove(2); err != nil {
		t.Errorf("what is not there: %v", err)
	}
}

// TestAfterClose: nothing is written into a place that another may have by then.
func TestAfterClose(t *testing.T) {
	folder := tempFolder(t)
	m := openIn(t, folder)
	m.Close()
	if err := m.Write([]byte("late")); !errors.Is(err, errNoMemory) {
		t.Errorf("%v", err)
	}
	if err := m.Remove(1); !errors.Is(err, errNoMemory) {
		t.Errorf("%v", err)
	}
	m.Close()
	if all, err := os.ReadDir(folder); len(all) > 0 || err != nil {
		t.Errorf("left over: %v, %v", all, err)
	}
}

// TestNoMemory keeps nothing, and says so.
func TestNoMemory(t *testing.T) {
	var m *Memory
	m.Close()
	_, readErr := m.Read(1, 10)
	_, asideErr := m.SetAside(1)
	if m.Places() != nil || m.Own() != 0 || m.Remove(1) != nil || !errors.Is(readErr, fs.ErrNotExist) || !errors.Is(m.Write(nil), errNoMemory) || !errors.Is(asideErr, errNoMemory) {
		t.Errorf("%v, %v", readErr, asideErr)
	}
}

// mustKeepNothing demands that a Memory without a place does no harm and says why it keeps nothing.
func mustKeepNothing(t *testing.T, m *Memory, why error) {
	t.Helper()
	_, readErr := m.Read(1, 10)
	_, asideErr := m.SetAside(1)
	if m.Places() != nil || m.Own() != 0 || m.Remove(m.Own()) != nil || !errors.Is(readErr, fs.ErrNotExist) || !errors.Is(m.Write(nil), why) || !errors.Is(asideErr, why) {
		t.Errorf("%v, %v, %v", readErr, m.Write(nil), asideErr)
	}
	m.Close()
	if err := m.Write(nil); !errors.Is(err, why) {
		t.Errorf("closed: %v", err)
	}
}

// TestFolderDeleted: what somebody deletes while Unpause is open is made again, and the place is taken in it.
func TestFolderDeleted(t *testing.T) {
	folder := filepath.Join(tempFolder(t), "unpause")
	if err := makeFolder(folder); err != nil {
		t.Fatal(err)
	}
	m := openIn(t, folder)
	for _, text := range []string{"first", "second"} {
		m.die() // Windows deletes nothing that is open
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
		mustRead(t, m, 1, "")
		if err := m.Remove(1); err != nil {
			t.Error(err)
		}
		if err := m.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		mustRead(t, m, 1, text)
	}
	if other := openIn(t, folder); other.Own() != 2 {
		t.Errorf("another has place %d", other.Own())
	}
	m.die()
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := makeFolder(folder); err != nil {
		t.Fatal(err)
	}
	other := openIn(t, folder)
	if err := other.Write([]byte("of another")); err != nil || other.Own() != 1 {
		t.Fatal(other.Own(), err)
	}
	if err := m.Write([]byte("x")); !errors.Is(err, errTaken) {
		t.Errorf("written into the place of another: %v", err)
	}
	mustRead(t, other, 1, "of another")
}

// TestFolderThatIsNone: nothing is kept where no folder can be.
func TestFolderThatIsNone(t *testing.T) {
	path := filepath.Join(tempFolder(t), "x")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{path, filepath.Join(path, "y"), filepath.Join(filepath.Dir(path), "gone")} {
		m, err := openMemory(folder)
		if err == nil || errors.Is(err, errTaken) {
			t.Errorf("%s: %v", folder, err)
		}
		mustKeepNothing(t, m, err)
	}
}

// TestLockInTheWay: a place whose lock cannot be taken, because something else stands there, is left out.
func TestLockInTheWay(t *testing.T) {
	folder := tempFolder(t)
	if err := os.MkdirAll(filepath.Join(folder, placeName+".lock", "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	if m := openIn(t, folder); m.Own() != 2 {
		t.Errorf("place %d", m.Own())
	}
}

// TestSetAsideNames: a name is never taken twice, and when none is left, the file stays where it is.
func TestSetAsideNames(t *testing.T) {
	folder := tempFolder(t)
	m := openIn(t, folder)
	m.now = func() time.Time { return time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC) }
	if path, err := m.SetAside(1); path != "" || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing is there: %q, %v", path, err)
	}
	for n := 1; n <= 100; n++ {
		text := fmt.Sprint(n)
		if err := m.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		path, err := m.SetAside(1)
		if n >= 99 {
			if path != "" || !errors.Is(err, fs.ErrExist) {
				t.Errorf("%d: %q, %v", n, path, err)
			}
			mustRead(t, m, 1, text)
			continue
		}
		want := "progress-set-aside-2026-03-01.json"
		if n > 1 {
			want = fmt.Sprintf("progress-set-aside-2026-03-01-%d.json", n)
		}
		if got, readErr := os.ReadFile(path); err != nil || readErr != nil || filepath.Base(path) != want || string(got) != text {
			t.Errorf("%d: %q, %q, %v, %v", n, path, got, err, readErr)
		}
	}
}

// TestReadIsBounded: of a huge file no more is read than is asked for, and of what is no file nothing.
func TestReadIsBounded(t *testing.T) {
	folder := tempFolder(t)
	m := openIn(t, folder)
	if err := m.Write([]byte(strings.Repeat("x", 1000))); err != nil {
		t.Fatal(err)
	}
	if got, err := m.Read(1, 10); len(got) != 11 || err != nil {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if err := errors.Join(m.Remove(1), os.Mkdir(m.progressPath(1), 0o700), os.Symlink(m.lockPath(1), m.progressPath(2))); err != nil {
		t.Fatal(err)
	}
	for place := 1; place <= 2; place++ {
		if got, err := m.Read(place, 10); got != nil || !errors.Is(err, errLink) {
			t.Errorf("place %d: %q, %v", place, got, err)
		}
	}
	if err := m.Write([]byte("x")); err == nil {
		t.Error("a folder was replaced")
	}
}

// TestSweep: what those left half written that were killed is removed, and what another open Unpause may be writing stays.
func TestSweep(t *testing.T) {
	folder := tempFolder(t)
	first := openIn(t, folder)
	second := openIn(t, folder)
	goes := []string{"progress.json.1", "progress.json.4294967295", "progress-3.json.7", "progress-4.json.0", "changes.json.12"}
	stays := []string{
		"progress-2.json.5", "progress.json", "progress.json.x", "progress.json.", "progress-5.json", "progress-22.json.1", "my-progress.json.1", "settings.json.1",
		"progress-set-aside-2026-03-01.json", "progress.json.1.bak", "changes.json",
	}
	for _, name := range slices.Concat(goes, stays) {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "progress.json.99"), 0o700); err != nil {
		t.Fatal(err)
	}
	stays = append(stays, "progress.json.99")
	first.Close()
	turn, err := NewJournal(second).takeTurn()
	if err != nil {
		t.Fatal(err)
	}
	mustHave(t, folder, openIn(t, folder), append(slices.Clone(stays), "changes.json.12", "changes.lock")...)
	forgetFile(turn)
	mustHave(t, folder, openIn(t, folder), stays...)
}

// mustHave demands these files beside the locks of those that are open, and closes m.
func mustHave(t *testing.T, folder string, m *Memory, want ...string) {
	t.Helper()
	m.Close()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), placeName) {
			got = append(got, e.Name())
		}
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("there are %q\nwant %q", got, want)
	}
}

// TestMemoryTakesItsPlaceLate: opening a memory touches no file; the first use does, once, and after Close none does.
func TestMemoryTakesItsPlaceLate(t *testing.T) {
	asked, folder := 0, tempFolder(t)
	open := func() *Memory {
		m := OpenMemory()
		m.find = func() (string, error) { asked++; return folder, nil }
		return m
	}
	m := open()
	if names, err := os.ReadDir(folder); asked != 0 || err != nil || len(names) != 0 {
		t.Fatalf("opening asked for the folder %d times; in it are %v, %v", asked, names, err)
	}
	if m.Own() != 1 || m.Write([]byte("x")) != nil || asked != 1 {
		t.Errorf("place %d, asked %d times", m.Own(), asked)
	}
	m.Close()
	late := open()
	late.Close()
	if err := late.Write([]byte("x")); asked != 1 || err == nil || late.Places() != nil {
		t.Errorf("a closed memory asked for the folder %d times, and said %v", asked-1, err)
	}
}
