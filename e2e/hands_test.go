//go:build e2e

package e2e

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"unpause/e2e/desk"
	"unpause/e2e/wine"
	"unpause/e2e/wine/order"
	"unpause/system"
)

// hands use the window of the Windows program, with keys and a mouse. Its twin, which is the same screens without a window, is told the same, so that it is known
// where everything stands, and what the window must look like.
type hands struct {
	*someone // the twin
	desk     *desk.Desk
	program  *desk.Program
	pictures int
	opened   []started // so far
}

// The size of the window when it opens, in pixels.
const windowWidth, windowHeight = 900, 640

// pickUp opens the window on a desk, and its twin on the same PC.
func pickUp(t *testing.T, pc *wine.Prefix, d *desk.Desk) *hands {
	t.Helper()
	h := &hands{someone: sitDown(t, pc, healthyBuild, pressed{}, "twin"), desk: d}
	h.program = openUnpause(t, pc, d)
	return h
}

// openUnpause opens Unpause for somebody who has never opened it before, but for a crash of it.
func openUnpause(t *testing.T, pc *wine.Prefix, d *desk.Desk, args ...string) *desk.Program {
	t.Helper()
	forgetPast(t, pc)
	return reopenUnpause(t, pc, d, args...)
}

// forgetPast takes away where somebody was, and what was changed. Unpause must not be open.
func forgetPast(t *testing.T, pc *wine.Prefix) {
	t.Helper()
	for _, name := range []string{"progress*.json", "changes*.json"} {
		files, err := filepath.Glob(filepath.Join(pc.Path(ownFolder), name))
		for _, file := range files {
			err = errors.Join(err, os.RemoveAll(file))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// reopenUnpause starts the Windows program as a person does who is no administrator until Windows has asked, and turns to its window.
func reopenUnpause(t *testing.T, pc *wine.Prefix, d *desk.Desk, args ...string) *desk.Program {
	t.Helper()
	p := startUnpause(t, pc, d, args...)
	if err := d.Turn("Find your Spotify error"); err != nil {
		t.Fatalf("%v\n%s", err, p.Printed())
	}
	if err := d.HidePointer(); err != nil {
		t.Fatal(err)
	}
	return p
}

func startUnpause(t *testing.T, pc *wine.Prefix, d *desk.Desk, args ...string) *desk.Program {
	t.Helper()
	p, err := d.Run(pc.Environment("FYNE_THEME=light", "RECORD=yes"), "wine", append([]string{wine.Person, unpause}, args...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.End)
	return p
}

// closeUnpause asks the Unpause that is open to close, as the setup does.
func closeUnpause(t *testing.T, pc *wine.Prefix, d *desk.Desk) {
	t.Helper()
	if code, err := startUnpause(t, pc, d, "--close").Ended(); code != 0 || err != nil {
		t.Fatalf("closing: %d, %v", code, err)
	}
}

// keys names keys for X, and for Fyne.
var keys = map[string]string{"Return": "Return", "Tab": "Tab", "Escape": "Escape", "Next": "Next", "Prior": "Prior", "Down": "Down", "space": "Space"}

// key presses keys by their X names.
func (h *hands) key(names ...string) {
	h.Helper()
	if err := h.desk.Key(names...); err != nil {
		h.Fatal(err)
	}
	for _, name := range names {
		h.do(order.Order{Key: keys[name]})
	}
}

func (h *hands) types(letters string) {
	h.Helper()
	if err := h.desk.Type(letters); err != nil {
		h.Fatal(err)
	}
	h.do(order.Order{Type: letters})
}

// click presses a button with the mouse, the next one after another button or the first on the page. It scrolls to it with keys. comes is what the twin takes for
// the outcome of a command.
func (h *hands) click(after, words string, comes ...system.Result) {
	h.Helper()
	at := h.place(after, words)
	for tries := 0; at.Hidden && tries < 12; tries++ {
		key := "Next"
		if at.Y < windowHeight/2 {
			key = "Prior"
		}
		h.key(key)
		at = h.place(after, words)
	}
	h.settled()
	if err := h.desk.Click(at.X, at.Y); err != nil {
		h.Fatal(err)
	}
	o := order.Order{Tap: words, After: after}
	if len(comes) > 0 {
		o.Comes = comes[0]
	}
	h.do(o)
}

// place is where a button stands.
func (h *hands) place(after, words string) order.Point {
	h.Helper()
	passed := after == ""
	for _, line := range h.shown.Lines {
		if line.Button && passed && line.Words == words {
			return line.At
		}
		passed = passed || line.Words == after
	}
	h.Fatalf("no button %q after %q among %q", words, after, h.buttons())
	return order.Point{}
}

// settled is same, unless nothing was done since.
func (h *hands) settled() {
	if len(h.shown.Picture) == 0 {
		h.same()
	}
}

// same waits until the window looks like its twin. shot is a name for its picture; none is kept without.
func (h *hands) same(shot ...string) {
	h.Helper()
	h.do(order.Order{Picture: true})
	want, err := png.Decode(bytes.NewReader(h.shown.Picture))
	if err != nil {
		h.Fatal(err)
	}
	file := ""
	if len(shot) > 0 {
		h.pictures++
		file = filepath.Join(pictures, fmt.Sprintf("windows-%02d-%s.png", h.pictures, shot[0]))
	}
	if err := h.desk.WaitPicture(want, file); err != nil {
		h.keep("twin", h.shown.Picture)
		h.desk.Shot(filepath.Join(pictures, "windows-differs.png"))
		h.Fatalf("%q: %v; see the pictures in %s", h.shown.Title, err, pictures)
	}
	title, err := h.desk.Title()
	if err != nil || title != h.shown.Title {
		h.Fatalf("the title is %q, not %q, %v", title, h.shown.Title, err)
	}
}

// pictures is where pictures of the screens are kept. Git leaves it alone.
const pictures = "../screens"

func (h *hands) keep(name string, picture []byte) {
	if err := os.WriteFile(filepath.Join(pictures, "windows-"+name+".png"), picture, 0o644); err != nil {
		h.Error(err)
	}
}

// row finds the row that begins with some words.
func (h *hands) row(words string) string {
	h.Helper()
	i := slices.IndexFunc(h.buttons(), func(b string) bool { return strings.HasPrefix(b, words) })
	if i < 0 {
		h.Fatalf("no row %q among %q", words, h.buttons())
	}
	return h.buttons()[i]
}
