package main

import (
	"testing"
	"time"

	"unpause/system"
	"unpause/ui"
)

// knockAt knocks away from the test and returns the channel that is closed when the one who knocked may go.
func knockAt(k *knocks, words string) (gone chan struct{}) {
	gone = make(chan struct{})
	go func() {
		k.take(words)
		close(gone)
	}()
	return gone
}

func wishOf(words string) ui.Wish { return ui.Wish{Words: words} }

// waits reports whether somebody still waits after a moment.
func waits(gone chan struct{}) bool {
	select {
	case <-gone:
		return false
	case <-time.After(50 * time.Millisecond):
		return true
	}
}

// TestKnocksWhileTheWindowOpens: nobody waits for a window that is about to open, and none of the wishes is lost.
func TestKnocksWhileTheWindowOpens(t *testing.T) {
	k := newKnocks(time.Now().Add(time.Hour))
	for _, words := range []string{"accounts:4", "", closeFlag} {
		k.take(words)
	}
	heard := make(chan request)
	go k.hear(func(asked request) bool { heard <- asked; return true })
	for _, want := range []request{{wish: wishOf("accounts:4")}, {}, {flag: closeFlag}} {
		if got := <-heard; got != want {
			t.Errorf("heard %+v, want %+v", got, want)
		}
	}
}

// TestKnocksAtTheWindow: whoever knocks waits until the window has done it.
func TestKnocksAtTheWindow(t *testing.T) {
	k := newKnocks(time.Now().Add(time.Hour))
	asked, done := make(chan request), make(chan bool)
	go k.hear(func(r request) bool { asked <- r; return <-done })
	early := knockAt(k, "")
	<-asked
	done <- true
	<-early
	for words, want := range map[string]request{"accounts:4": {wish: wishOf("accounts:4")}, "--of-a-newer-version": {}} {
		gone := knockAt(k, words)
		if got := <-asked; got != want {
			t.Errorf("%q: %+v", words, got)
		}
		if !waits(gone) {
			t.Errorf("%q: gone before it is done", words)
		}
		done <- true
		<-gone
	}
	gone := knockAt(k, "")
	<-asked
	done <- false // the window has just closed
	if !waits(gone) {
		t.Error("a closed window has heard")
	}
}

// TestKnocksAtALateWindow: one that should be there for long may never come.
func TestKnocksAtALateWindow(t *testing.T) {
	if gone := knockAt(newKnocks(time.Now()), ""); !waits(gone) {
		t.Error("nobody has heard, and it is believed")
	}
}

// TestMoreKnocksThanPlaces: they wait.
func TestMoreKnocksThanPlaces(t *testing.T) {
	k := newKnocks(time.Now().Add(time.Hour))
	for range mostWaiting {
		k.take("")
	}
	if gone := knockAt(k, ""); !waits(gone) {
		t.Error("there is always a place")
	}
}

// TestClosed: a window that has closed hears nothing.
func TestClosed(t *testing.T) {
	if (&visited{closed: true}).do(request{flag: closeFlag}) {
		t.Error("heard")
	}
}

// TestCloseOpen: the exit code tells whether Unpause is still open, whatever it has answered.
func TestCloseOpen(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	if code := closeOpen(time.Minute); code != exitFine {
		t.Errorf("none open: %d", code)
	}
	var heard string
	closing := make(chan struct{})
	stop, err := system.Answer(func(words string) { heard = words; close(closing) })
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		<-closing
		stop()
	}()
	if code := closeOpen(time.Minute); code != exitFine || heard != closeFlag {
		t.Errorf("one that closes: %d, it heard %q", code, heard)
	}
	stay, err := system.Answer(func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	if code := closeOpen(100 * time.Millisecond); code != exitFailed {
		t.Errorf("one that stays: %d", code)
	}
	stay()
	busy := make(chan struct{})
	defer close(busy)
	hung, err := system.Answer(func(string) { <-busy })
	if err != nil {
		t.Fatal(err)
	}
	defer hung()
	if code := closeOpen(100 * time.Millisecond); code != exitFailed {
		t.Errorf("one that hangs: %d", code)
	}
}
