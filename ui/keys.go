package ui

import (
	"fyne.io/fyne/v2"

	"unpause/ui/widgets"
)

// typedKey is asked for every key that the thing with the focus does not use.
func (a *App) typedKey(ev *fyne.KeyEvent) {
	if a.page.keys != nil && a.page.keys(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyEscape:
		a.back()
	case fyne.KeyReturn, fyne.KeyEnter:
		if a.page.main != nil {
			a.page.main()
		}
	case fyne.KeyDown, fyne.KeyRight:
		a.moveOrScroll(a.window.Canvas().FocusNext, lineHeight)
	case fyne.KeyUp, fyne.KeyLeft:
		a.moveOrScroll(a.window.Canvas().FocusPrevious, -lineHeight)
	case fyne.KeyPageDown:
		a.scrollBy(a.frame.scroll.Size().Height * pageShare)
	case fyne.KeyPageUp:
		a.scrollBy(-a.frame.scroll.Size().Height * pageShare)
	case fyne.KeyHome:
		a.frame.scroll.ScrollToTop()
	case fyne.KeyEnd:
		a.frame.scroll.ScrollToBottom()
	}
}

// How far the keys scroll: an arrow by some lines, a page key by most of a page, so that the last lines are seen again.
const (
	lineHeight = 60
	pageShare  = 0.85
)

// moveOrScroll moves the focus if something has it, and scrolls the page if nothing has.
func (a *App) moveOrScroll(move func(), scroll float32) {
	if a.window.Canvas().Focused() != nil {
		move()
		return
	}
	a.scrollBy(scroll)
}

func (a *App) scrollBy(by float32) {
	s := a.frame.scroll
	s.ScrollToOffset(fyne.NewPos(0, s.Offset.Y+by))
}

func (a *App) typedRune(r rune) {
	if a.page.runes != nil {
		a.page.runes(r)
	}
}

// reveal scrolls the page so far that all of an object can be seen, or its start if it is taller than the page. What stands in the top or
// bottom line is in view anyway.
func (a *App) reveal(o fyne.CanvasObject) {
	const room = 8 // so that the focus ring does not touch the edge
	s := a.frame.scroll
	at, found := widgets.Offset(a.frame.column, o)
	if !found {
		return
	}
	top := at.Y + a.frame.column.Position().Y - s.Offset.Y
	bottom := top + o.Size().Height
	switch {
	case top < room:
		a.scrollBy(top - room)
	case bottom > s.Size().Height-room:
		a.scrollBy(min(bottom-s.Size().Height+room, top-room))
	}
}
