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
		if !d.busy {
			d.ask([]fyne.CanvasObject{bold(text("forget.button")), paragraph(text("forget.what"))}, text("forget.yes"), text("forget.no"), func() { a.forgetAll(&d) })
		}
	}
	return card(section(text("forget.title"), paragraph(text("forget.kept")), buttons(d.button), d.answer))
}

// forgetAll forgets what the person has answered and done, here and in the files, and says what came of it. What was changed on the PC stays in its list: there is
// the way back.
func (a *App) forgetAll(d *deed) {
	a.forgetHere()
	d.say(small(text("forget.doing")))
	d.away(func() (tell func()) {
		err := a.Keeper.Forget()
		return func() {
			if err != nil {
				d.say(card(paragraph(text("forget.failed")), small(text("open.details", values{"details": bare(err)}))))
				return
			}
			d.say(small(text("forget.done")))
		}
	})
}

// forgetHere forgets it in this run, also what is still to be recalled.
func (a *App) forgetHere() {
	for code := range maps.Clone(a.walks) {
		a.forget(code)
	}
	k := &a.keeping
	k.at, k.goOn, k.last, k.forget = progress.Place{}, nil, progress.Progress{}, true
	k.await(nil) // what was still to be written is not wanted any more
	a.lastWalk, a.query, a.fillings = "", "", map[route]*filling{}
	a.askAfresh()
	a.formerMind = nil
}
