package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"unpause/ui/widgets"
)

// typedKey is asked for every key that the thing with the focus does not use.
func (a *App) typedKey(ev *fyne.KeyEvent) {
	if a.dialog != nil {
		if ev.Name == fyne.KeyEscape {
			a.dismiss()
		}
		return
	}
	if a.page.keys != nil && a.page.keys(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyEscape:
		a.escape()
	case fyne.KeyReturn, fyne.KeyEnter:
		if a.page.main != nil {
			a.page.main()
		}
	case fyne.KeyDown:
		a.moveOrScroll(1)
	case fyne.KeyUp:
		a.moveOrScroll(-1)
	case fyne.KeyRight:
		a.window.Canvas().FocusNext()
	case fyne.KeyLeft:
		a.window.Canvas().FocusPrevious()
	case fyne.KeyPageDown:
		a.scrollBy(a.frame.scroll.Size().Height * pageShare)
	case fyne.KeyPageUp:
		a.scrollBy(-a.frame.scroll.Size().Height * pageShare)
	case fyne.KeyHome:
		a.scrollTo(0)
	case fyne.KeyEnd:
		a.scrollTo(a.frame.scroll.Content.Size().Height)
	}
}

// dismiss closes the question for a file, if one is open. One that asks in its turn whether a file may be replaced stays: that must be answered first.
func (a *App) dismiss() {
	if a.dialog != nil && len(a.window.Canvas().Overlays().List()) == 1 {
		a.dialog.Dismiss()
	}
}

// escape says no to an open question, or goes back.
func (a *App) escape() {
	if a.asking != nil {
		a.asking.refuse()
		return
	}
	a.back()
}

// How far the keys scroll: an arrow by some lines, a page key by most of a page, so that the last lines are seen again.
const (
	lineHeight = 60
	pageShare  = 0.85
)

// moveOrScroll is what the arrows up and down do: on a page that is a list they go from row to row and stop at its ends, elsewhere they scroll.
func (a *App) moveOrScroll(by int) {
	rows := a.rows()
	if !a.page.list || len(rows) == 0 {
		a.scrollBy(float32(by) * lineHeight)
		return
	}
	at := slices.IndexFunc(rows, func(r *widgets.Pressable) bool { return a.window.Canvas().Focused() == r })
	a.window.Canvas().Focus(rows[max(0, min(at+by, len(rows)-1))])
}

// rows are the rows of the page's lists, from top to bottom.
func (a *App) rows() []*widgets.Pressable { return rowsIn(a.frame.column) }

func rowsIn(c *fyne.Container) (rows []*widgets.Pressable) {
	for _, o := range c.Objects {
		switch x := o.(type) {
		case *widgets.Pressable:
			if x.Style == widgets.Row {
				rows = append(rows, x)
			}
		case *fyne.Container:
			rows = append(rows, rowsIn(x)...)
		}
	}
	return rows
}

func (a *App) scrollBy(by float32) {
	a.scrollTo(a.frame.scroll.Offset.Y + by)
}

// scrollTo scrolls to so many units from the top, or as far as the page goes. Fyne tells of scrolling by the mouse only.
func (a *App) scrollTo(y float32) {
	a.frame.scroll.ScrollToOffset(fyne.NewPos(0, y))
	a.viewed()
}

// viewed tells a long text which part of it is in view.
func (a *App) viewed() {
	if a.page.long == nil {
		return
	}
	s := a.frame.scroll
	at, _ := widgets.Offset(a.frame.column, a.page.long)
	top := s.Offset.Y - at.Y - a.frame.column.Position().Y
	a.page.long.View(top, top+s.Size().Height)
}

// browserKey opens the web page from anywhere: it is the key by which programs print.
var browserKey = &desktop.CustomShortcut{KeyName: fyne.KeyP, Modifier: fyne.KeyModifierShortcutDefault}

// typedShortcut gets keys that are pressed together.
func (a *App) typedShortcut(keys *desktop.CustomShortcut) {
	if a.dialog == nil && keys.ShortcutName() == browserKey.ShortcutName() {
		a.openInBrowser()
	}
}

func (a *App) typedRune(r rune) {
	if a.page.runes != nil && a.dialog == nil {
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
