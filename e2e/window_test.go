//go:build e2e

package e2e

import (
	"errors"
	"path/filepath"
	"testing"

	"unpause/e2e/desk"
	"unpause/e2e/wine"
)

// checkInWindow opens the Windows program on a screen, on a PC on which a service is switched off, has it check the PC, and goes to the step that mends it,
// with real keys. The PC stays as it is then.
func checkInWindow(t *testing.T, pc *wine.Prefix) {
	off := startType("netprofm", "disabled", "demand")
	if err := off.do(pc); err != nil {
		t.Fatal(err)
	}
	// The programs so far had no desktop, and Wine's server does not make one later.
	if err := errors.Join(pc.Stop(), pc.Resume()); err != nil {
		t.Fatal(err)
	}
	screen, err := desk.New(1280, 900)
	if err != nil {
		t.Fatal(err)
	}
	defer screen.Close()
	if err := screen.StartWine(unpause, pc.Environment()); err != nil {
		t.Fatal(err)
	}
	pictures := t.TempDir()
	shot := func(name string) func() error {
		return func() error { return screen.Shot(filepath.Join(pictures, "windows-"+name+".png")) }
	}
	for i, step := range []func() error{
		func() error { return screen.WaitTitle("Find your Spotify error") },
		func() error { return screen.Key("Down", "Down", "Return") },
		func() error { return screen.WaitTitle("It is this PC: Windows' Network List Service is switched off") },
		shot("1-found"),
		func() error { return screen.Key("Return") },
		func() error { return screen.WaitTitle("Step ") },
		shot("2-step"),
	} {
		if err := step(); err != nil {
			t.Fatalf("part %d: %v", i+1, err)
		}
	}
}
