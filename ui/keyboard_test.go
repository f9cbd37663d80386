package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"unpause/ui/widgets"
)

// focusables are all things on the page that the keyboard can reach, as they are drawn.
func (s *screen) focusables() (all []fyne.Focusable) {
	s.visit(func(o fyne.CanvasObject) {
		if f, ok := o.(fyne.Focusable); ok {
			all = append(all, f)
		}
	})
	return all
}

// TestTabReachesEverything walks every page by the Tab key alone: each thing that can be pressed gets the keyboard once in a round, those of the page from top to bottom, and whatever of
// it has the keyboard can be seen and is not covered. The same way leads back. In a low window the lines around the page belong to it.
func TestTabReachesEverything(t *testing.T) {
	sizes := []fyne.Size{{Width: 640, Height: 480}, {Width: 320, Height: 240}}
	if raceDetector {
		sizes = sizes[:1]
	}
	for _, size := range sizes {
		s := newScreenAfter(t, onWindows11, crashText)
		s.window.Resize(size)
		s.walkByTab(t)
	}
}

func (s *screen) walkByTab(t *testing.T) {
	for _, r := range everyPage(s) {
		s.app.open(route{kind: homePage})
		s.app.open(r)
		where := fmt.Sprintf("%s %s", r.kind, r.about)
		all := s.focusables()
		forth := s.tabRound(len(all), s.window.Canvas().FocusNext, where)
		for _, f := range all {
			if !slices.Contains(forth, f) {
				t.Errorf("%s: Tab does not reach %q", where, labelOf(f))
			}
		}
		s.checkOrder(forth, where)
		back := s.tabRound(len(all), s.window.Canvas().FocusPrevious, where)
		for _, f := range all {
			if !slices.Contains(back, f) {
				t.Errorf("%s: Shift and Tab do not reach %q", where, labelOf(f))
			}
		}
	}
}

// tabRound goes once round the page and returns what had the keyboard, in order.
func (s *screen) tabRound(n int, step func(), where string) (order []fyne.Focusable) {
	s.t.Helper()
	s.window.Canvas().Unfocus()
	for range n {
		step()
		f := s.window.Canvas().Focused()
		if f == nil || slices.Contains(order, f) {
			s.t.Errorf("%s: after %d steps, the keyboard is on %q again, or on nothing", where, len(order), labelOf(f))
			return order
		}
		order = append(order, f)
		s.checkSeen(f, where)
	}
	return order
}

// checkSeen demands that what has the keyboard is in view, whole or from its top on.
func (s *screen) checkSeen(f fyne.Focusable, where string) {
	s.t.Helper()
	o := f.(fyne.CanvasObject)
	if _, inPage := widgets.Offset(s.app.frame.column, o); !inPage {
		return // the lines around the page do not scroll
	}
	driver := fyne.CurrentApp().Driver()
	view := s.app.frame.scroll
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(view).Y
	if top < 0 || top > view.Size().Height || (top+o.Size().Height > view.Size().Height+1 && o.Size().Height < view.Size().Height-20) {
		s.t.Errorf("%s: %q has the keyboard at %v, and one sees %v", where, labelOf(f), top, view.Size().Height)
	}
}

// checkOrder demands that the keyboard goes down the page line by line.
func (s *screen) checkOrder(order []fyne.Focusable, where string) {
	s.t.Helper()
	var last fyne.Position
	for _, f := range order {
		at, inPage := widgets.Offset(s.app.frame.column, f.(fyne.CanvasObject))
		if !inPage {
			continue
		}
		if at.Y < last.Y-1 || (at.Y == last.Y && at.X < last.X) {
			s.t.Errorf("%s: %q stands above what had the keyboard before it", where, labelOf(f))
		}
		last = at
	}
}

func labelOf(f fyne.Focusable) string {
	if a, ok := f.(fyne.Accessible); ok {
		return a.AccessibilityLabel()
	}
	return fmt.Sprintf("%T", f)
}

// TestEverythingSpeaks: whatever can be pressed or typed into says to a screen reader what it is, in words.
func TestEverythingSpeaks(t *testing.T) {
	s := newScreenAfter(t, onWindows11, crashText)
	for _, r := range everyPage(s) {
		s.app.open(r)
		s.visit(func(o fyne.CanvasObject) {
			if _, canFocus := o.(fyne.Focusable); !canFocus {
				return
			}
			a, speaks := o.(fyne.Accessible)
			if !speaks || len(strings.TrimSpace(a.AccessibilityLabel())) < 2 || strings.Contains(a.AccessibilityLabel(), "{{") {
				t.Errorf("%s %s: %T says nothing to a screen reader", r.kind, r.about, o)
			}
		})
	}
}

// TestKeyboardAlone solves an error from beginning to end without a mouse: search, choose, read, go through the steps, open a page, say that it works.
func TestKeyboardAlone(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.typed("no internet connection")
	s.key(fyne.KeyDown)
	s.key(fyne.KeyReturn)
	s.mustSee("What it means")
	s.key(fyne.KeyReturn)
	s.mustSee("step 1 of")
	s.key(fyne.KeyReturn) // the main button of the step
	if len(s.opener.opened) != 1 {
		t.Errorf("Enter opened %q", s.opener.opened)
	}
	s.tabTo("Still broken, next step")
	s.key(fyne.KeyReturn)
	s.mustSee("step 2 of")
	s.key(fyne.KeyEscape)
	s.mustSee("step 1 of")
	s.tabTo("It works now")
	s.key(fyne.KeyReturn)
	s.mustSee("It works again")
}

// tabTo presses Tab until the thing with this label has the keyboard.
func (s *screen) tabTo(label string) {
	s.t.Helper()
	for range len(s.focusables()) + 1 {
		if f := s.window.Canvas().Focused(); f != nil && labelOf(f) == label {
			return
		}
		s.window.Canvas().FocusNext()
	}
	s.t.Fatalf("Tab does not reach %q", label)
}
