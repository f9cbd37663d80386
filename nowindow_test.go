package main

import (
	"syscall"
	"testing"
	"time"

	"unpause/catalog"
	"unpause/system"
)

// leaver is a wayOut that tells what it does instead of ending the test.
type leaver struct {
	wayOut
	told  chan string
	asked int
}

func newLeaver() *leaver {
	l := &leaver{told: make(chan string, 9)}
	l.page = func(wished string) system.Opened {
		l.told <- "page " + wished
		return system.Opened{Outcome: system.Asked}
	}
	l.wish, l.later = "auth:3", newKnocks(time.Now())
	l.exit = func() { l.told <- "exit" }
	return l
}

// want demands what is told next.
func (l *leaver) want(t *testing.T, all ...string) {
	t.Helper()
	for _, want := range all {
		if got := <-l.told; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func (l *leaver) asks(answer bool) func() bool {
	return func() bool { l.asked++; return answer }
}

// TestWayOut: it is taken once, and opens the page at the error that was wished for.
func TestWayOut(t *testing.T) {
	l := newLeaver()
	l.take()
	l.take()
	l.want(t, "page auth:3", "exit")
	l.late(l.asks(true))
	if l.asked > 0 || len(l.told) > 0 {
		t.Errorf("asked %d times, and %d more things", l.asked, len(l.told))
	}
}

// TestKnocksWithoutAWindow: while the message stands, a later start opens the page at once, and the setup can close the program.
func TestKnocksWithoutAWindow(t *testing.T) {
	l := newLeaver()
	for words, want := range map[string]string{"accounts:4": "page accounts:4", closeFlag: "exit"} {
		asked, err := parse([]string{words})
		if err != nil || !l.answer(asked) {
			t.Fatalf("%s: %v", words, err)
		}
		l.want(t, want)
	}
	l.take()
	l.want(t, "page auth:3", "exit")
	<-knockAt(l.later, "")
	l.want(t, "page ")
}

// TestAnchorOf: only codes of the list become part of an address.
func TestAnchorOf(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]string{"accounts:4": "accounts-4", "": "", "no code": "", "#x": ""} {
		if got := anchorOf(cat, words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

// TestNoWayOut: what sounds like a failure when there is a window long since is none, and nobody is asked.
func TestNoWayOut(t *testing.T) {
	l := newLeaver()
	l.state.Store(open)
	l.take()
	l.late(l.asks(true))
	if l.asked > 0 || len(l.told) > 0 || l.state.Load() != open {
		t.Errorf("asked %d times, and %d things", l.asked, len(l.told))
	}
}

// TestLateWindow: who wants the page gets it. The program ends, unless the window opened meanwhile.
func TestLateWindow(t *testing.T) {
	l := newLeaver()
	l.late(l.asks(false))
	if l.asked != 1 || len(l.told) > 0 || l.state.Load() != opening {
		t.Error("no is taken for yes")
	}
	l.late(func() bool { l.state.Store(open); return true })
	l.want(t, "page auth:3")
	if len(l.told) > 0 || l.state.Load() != open {
		t.Error("the window that opened is gone")
	}
	l = newLeaver()
	l.late(l.asks(true))
	l.want(t, "page auth:3", "exit")
	l = newLeaver()
	l.late(func() bool { l.state.Store(leaving); return true })
	if len(l.told) > 0 {
		t.Error("two ways out at the same time")
	}
}

// TestStay: what breaks before there is a window is taken for its failure, and the program stays until the page is open. What breaks later is a crash.
func TestStay(t *testing.T) {
	l := newLeaver()
	l.exit = func() { l.told <- "exit"; select {} }
	go func() {
		defer func() { l.told <- "ended" }()
		defer l.stay()
		panic("no window")
	}()
	l.want(t, "page auth:3", "exit")
	if len(l.told) > 0 {
		t.Error("the program ended before the page was open")
	}
	l = newLeaver()
	l.state.Store(open)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("a crash was hidden")
			}
		}()
		defer l.stay()
		panic("a fault")
	}()
	l.state.Store(opening)
	l.stay() // nothing broke
	if len(l.told) > 0 {
		t.Error("left without a reason")
	}
}

// TestNoPage: it is told where the page is only if it is anywhere.
func TestNoPage(t *testing.T) {
	if got := noPage(system.Opened{Outcome: system.NoHandler, What: "/x/reference.html"}); got != alarmWords("alarm.no-page", "/x/reference.html") {
		t.Errorf("%q", got)
	}
	if got := noPage(system.Opened{Outcome: system.CouldNot, Err: syscall.ENOSPC}); got != alarmWords("alarm.disk-full") {
		t.Errorf("full: %q", got)
	}
	if got := noPage(system.Opened{Outcome: system.Denied}); got != alarmWords("alarm.no-folder") {
		t.Errorf("without a folder: %q", got)
	}
}
