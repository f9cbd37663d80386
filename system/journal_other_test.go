//go:build !windows

package system

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"testing"
)

// TestReadOnlyJournal: a file that may not be written is replaced; in a folder where nothing may be written nothing is noted and nothing changed.
func TestReadOnlyJournal(t *testing.T) {
	d := newDesk(t)
	r := d.begun(t)
	change := did(t, r, "set-netprofm")
	if err := os.Chmod(d.journal(), 0o400); err != nil {
		t.Fatal(err)
	}
	mustPutBack(t, r, change, false, Done)
	if os.Getuid() == 0 {
		t.Skip("who is root may write anywhere")
	}
	if err := os.Chmod(d.own, 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(d.own, 0o700)
	before := d.state(t)
	if got := r.Run(context.Background(), "set-netprofm", How{}); got.Outcome != NotNoted || !errors.Is(got.Err, fs.ErrPermission) || d.state(t) != before {
		t.Errorf("%+v", got)
	}
	if all, err := r.Changes(); len(all) != 1 || err != nil {
		t.Errorf("%+v, %v", all, err)
	}
}

// TestUnreadableJournal is set aside, as one that makes no sense.
func TestUnreadableJournal(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("who is root may read anything")
	}
	d := newDesk(t)
	d.writeJournal(t, journalOf())
	if err := os.Chmod(d.journal(), 0); err != nil {
		t.Fatal(err)
	}
	mustSetAside(t, d, "unreadable", func(path string) bool { return mustExist(path) == nil })
}
