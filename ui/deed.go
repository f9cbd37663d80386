package ui

import (
	"fyne.io/fyne/v2"

	"unpause/ui/widgets"
)

// deed is a button whose doing may take long, with the place below it for what came of pressing.
type deed struct {
	app    *App
	button *widgets.Pressable
	answer *fyne.Container
	busy   bool   // it is being done
	after  func() // called once when it has been done; may be nil
}

func (a *App) newDeed(label string, style widgets.Style, press func()) deed {
	return deed{app: a, button: a.button(label, style, press), answer: gapped(nil)}
}

// away does what may take long away from the window's goroutine. What work returns then says, on the window's goroutine, what came of it.
func (d *deed) away(work func() (tell func())) {
	d.busy = true
	d.app.Go(func() {
		tell := work()
		fyne.Do(func() {
			d.busy = false
			tell()
			if after := d.after; after != nil {
				d.after = nil
				after()
			}
		})
	})
}

// ask asks below the button before anything is done. The keyboard stands on "no", so that a second Enter changes nothing.
func (d *deed) ask(question []fyne.CanvasObject, yesWords, noWords string, yes func()) {
	if other := d.app.asking; other != nil && other != d {
		other.refuse() // one question at a time
	}
	no := d.app.button(noWords, widgets.Normal, d.refuse)
	d.say(card(append(question, buttons(d.app.button(yesWords, widgets.Normal, yes), no))...))
	d.app.window.Canvas().Focus(no)
	d.app.asking = d
}

// refuse is the answer no.
func (d *deed) refuse() { d.say(small(text("run.refused"))) }

// say replaces what stands below the button, and brings it into view. A question that was there is answered by that.
func (d *deed) say(objects ...fyne.CanvasObject) {
	if d.app.asking == d {
		d.app.asking = nil
	}
	d.keepFocus()
	d.answer.Objects = objects
	d.answer.Refresh()
	d.app.settle()
	d.app.reveal(d.answer)
}

// keepFocus takes the keyboard back to the button if it stands on something that is about to go.
func (d *deed) keepFocus() {
	c := d.app.window.Canvas()
	focused, ok := c.Focused().(fyne.CanvasObject)
	if !ok {
		return
	}
	if _, going := widgets.Offset(d.answer, focused); going {
		c.Focus(d.button)
	}
}
