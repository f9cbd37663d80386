package system

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/windows"
)

// TestWindowsMemory runs the tests that delete no folder and make no link, on the files of Windows.
func TestWindowsMemory(t *testing.T) {
	for name, test := range map[string]func(*testing.T){
		"places": TestPlaces, "others": TestPlaceOfAnother, "none": TestNoMemory, "names": TestSetAsideNames, "lock": TestLockInTheWay, "long": TestLongJournal,
		"another's changes": TestChangesOfAnother, "other things": TestOtherThings, "not noted": TestNotNoted, "two renames": TestFirstOfTwoRenames, "cut off": TestCutOff, "no place": TestNoPlace, "refused": TestRefusedJournal,
	} {
		t.Run(name, test)
	}
}

// openedBy opens a file as another program does that lets nobody else have it.
func openedBy(t *testing.T, path string, sharing uint32) (done func()) {
	t.Helper()
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		t.Fatal(err)
	}
	handle, err := windows.CreateFile(name, windows.GENERIC_READ, sharing, nil, windows.OPEN_EXISTING, windows.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		t.Fatal(err)
	}
	return func() { windows.CloseHandle(handle) }
}

// TestWindowsFileInUse: while another program has the file, the old one stays whole, nothing is left beside it, and later it works.
func TestWindowsFileInUse(t *testing.T) {
	for _, sharing := range []uint32{0, windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE} {
		folder := tempFolder(t)
		m, err := openMemory(folder)
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Write([]byte("old")); err != nil {
			t.Fatal(err)
		}
		done := openedBy(t, m.progressPath(1), sharing)
		if err := m.Write([]byte("new")); err == nil {
			t.Error("replaced while another has it")
		}
		done()
		mustRead(t, m, 1, "old")
		if err := m.Write([]byte("new")); err != nil {
			t.Error(err)
		}
		mustRead(t, m, 1, "new")
		m.Close()
	}
}

// TestWindowsFileInUseForAMoment: what another program has while it is read is waited for, but not for ever.
func TestWindowsFileInUseForAMoment(t *testing.T) {
	m, err := openMemory(tempFolder(t))
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	if err := m.Write([]byte("mine")); err != nil {
		t.Fatal(err)
	}
	for _, moments := range []int{1, 5, 100} {
		done := openedBy(t, m.progressPath(1), 0)
		waited := 0
		m.pause = func(time.Duration) {
			if waited++; waited == moments {
				done()
			}
		}
		data, err := m.Read(1, 10)
		if moments < 100 && (string(data) != "mine" || err != nil || waited != moments) || moments == 100 && (!isBusy(err) || waited > 10) {
			t.Errorf("%d: %q, %v, waited %d times", moments, data, err, waited)
		}
		if waited < moments {
			done()
		}
	}
}

// TestWindowsReadOnlyJournal: a file with the attribute is set aside, but by Wine 8, which replaces it, and the change is made and noted.
func TestWindowsReadOnlyJournal(t *testing.T) {
	d := newDesk(t)
	r := d.begun(t)
	first := did(t, r, "set-netprofm")
	if err := os.Chmod(d.journal(), 0o400); err != nil {
		t.Fatal(err)
	}
	defer func() {
		for _, path := range d.asides(t) {
			os.Chmod(path, 0o600) // or else the folder of the test could not be deleted
		}
	}()
	second := did(t, r, "set-nlasvc")
	if all, err := r.journal.read(); err != nil || len(all) != 2 {
		t.Errorf("%+v, %v", all, err)
	}
	asides, former := d.asides(t), r.LookBack()
	if len(asides) == 0 && os.Getenv("WINEPREFIX") != "" {
		t.Skip("Wine replaces it")
	}
	if len(asides) != 1 || former.Aside != asides[0] {
		t.Errorf("%q, %+v", asides, former)
	}
	mustPutBack(t, r, first, false, Done)
	mustPutBack(t, r, second, false, Done)
}

// TestWindowsJournalInUse: a change that cannot be noted for as long is not made.
func TestWindowsJournalInUse(t *testing.T) {
	d := newDesk(t)
	r := d.begun(t)
	did(t, r, "set-netprofm")
	done := openedBy(t, d.journal(), windows.FILE_SHARE_READ)
	if got := r.Run(context.Background(), "set-nlasvc", How{}); got.Outcome != NotNoted || d.services[nlaSvc].StartType != "disabled" {
		t.Errorf("%+v", got)
	}
	done()
	did(t, r, "set-nlasvc")
}

// TestWindowsReadOnly: a file with the attribute is not replaced, but by Wine 8, and can be set aside.
func TestWindowsReadOnly(t *testing.T) {
	m, err := openMemory(tempFolder(t))
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	if err := m.Write([]byte("old")); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(m.progressPath(1), 0o400); err != nil {
		t.Fatal(err)
	}
	if err := m.Write([]byte("new")); err == nil && os.Getenv("WINEPREFIX") != "" {
		t.Skip("Wine replaces it")
	} else if !errors.Is(err, fs.ErrPermission) {
		t.Errorf("%v", err)
	}
	mustRead(t, m, 1, "old")
	path, err := m.SetAside(1)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); string(got) != "old" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if err := m.Write([]byte("new")); err != nil {
		t.Error(err)
	}
	mustRead(t, m, 1, "new")
}

// TestWindowsRenameToFree: the name of a file that is there is not free, in any case.
func TestWindowsRenameToFree(t *testing.T) {
	TestRenameToFree(t)
	folder := tempFolder(t)
	for _, name := range []string{"one", "two"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := renameToFree(filepath.Join(folder, "one"), filepath.Join(folder, "TWO")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("%v", err)
	}
}
