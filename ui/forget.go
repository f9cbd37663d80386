package ui

import (
	"maps"

	"fyne.io/fyne/v2"

	"unpause/progress"
	"unpause/ui/widgets"
)

// keptSection says on the page of the settings what is kept on this PC, and lets the person have it forgotten.
func (a *App) keptSection() fyne.CanvasObject {
	d := a.newDeed(text("forget.button"), widgets.Normal, nil)
	d.button.OnTapped = func() {
		d.ask([]fyne.CanvasObject{bold(text("forget.button")), paragraph(text("forget.what"))}, text("forget.yes"), text("forget.no"), func() {
			a.forgetAll()
			d.say(small(text("forget.done")))
		})
	}
	return card(section(text("forget.title"), paragraph(text("forget.kept")), buttons(d.button), d.answer))
}

// forgetAll forgets what the person has answered and done, here and in the file. What was changed on the PC stays in its list: there is the way back.
func (a *App) forgetAll() {
	for code := range maps.Clone(a.walks) {
		a.forget(code)
	}
	a.keeping.at, a.keeping.goOn, a.lastWalk, a.query = progress.Place{}, nil, "", ""
	a.askAfresh()
	a.formerMind = nil
	a.fillings = map[route]*filling{}
	a.keep()
}
