package ui

import (
	"fyne.io/fyne/v2"

	"unpause/system"
	"unpause/ui/widgets"
)

// browserView is the button that opens the whole reference as a web page.
type browserView struct{ deed }

func (a *App) newBrowserView() *browserView {
	v := &browserView{}
	v.deed = a.newDeed(text("page.open"), widgets.Normal, v.press)
	return v
}

// openInBrowser goes to the help page, where the outcome is told, and opens the web page from there.
func (a *App) openInBrowser() {
	a.openOnce(route{kind: helpPage})
	a.browser.press()
}

// press writes and opens the page away from the window's goroutine: both may take long.
func (v *browserView) press() {
	if v.busy {
		return
	}
	v.say(small(text("page.opening")))
	cat, language := v.app.Catalog, v.app.Language
	v.away(func() (tell func()) {
		result := v.app.Page(cat, language)
		return func() { v.opened(result) }
	})
}

// opened says what came of it, and where the page is, so that it can be opened by hand.
func (v *browserView) opened(r system.Opened) {
	key := "page.could-not"
	switch r.Outcome {
	case system.Asked, system.NoHandler, system.NotThere, system.Denied:
		key = "page." + string(r.Outcome)
	}
	lines := []fyne.CanvasObject{paragraph(text(key))}
	if r.What != "" {
		lines = append(lines, small(text("page.where")), exact(r.What))
	}
	if r.Err != nil {
		lines = append(lines, small(text("open.details", values{"details": r.Err.Error()})))
	}
	v.say(notice(lines...))
}
