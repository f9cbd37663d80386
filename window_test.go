package main

import (
	"testing"
	"time"
)

// TestWindowThatCloses: the program is ended when Fyne does not end after its window has closed, and is not when it does.
func TestWindowThatCloses(t *testing.T) {
	ends := make(chan struct{}, 1)
	v := &visited{end: func() { ends <- struct{}{} }}
	v.ended() // one that was never told to close
	v.closing()
	if v.stuck.Reset(0); !v.closed {
		t.Error("it does not count as closed")
	}
	select {
	case <-ends:
	case <-time.After(time.Minute):
		t.Fatal("the program is not ended")
	}
	v.closing()
	v = &visited{end: func() { t.Error("a program that ended by itself is ended") }}
	v.closing()
	v.ended()
	if v.stuck.Stop() {
		t.Error("the program would be ended later")
	}
}
