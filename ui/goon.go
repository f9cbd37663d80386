package ui

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"unpause/progress"
	"unpause/ui/widgets"
	"unpause/wizard"
)

// goOn is where the person was in a former run.
type goOn struct {
	place     progress.Place
	saved     time.Time
	restarted bool // the PC was restarted since then, or Windows has opened Unpause as the person wanted after a restart
}

// newGoOn is nil when there is nothing to go on with: nothing was begun, it works by now, or what was begun is not in the list any more.
func (a *App) newGoOn(p progress.Progress) *goOn {
	g := &goOn{place: p.At, saved: p.Saved, restarted: a.Again || restarted(p.Boot, a.start.Boot)}
	switch p.At.Kind {
	case progress.Questions:
		if a.mind.Asked() > 0 {
			return g
		}
	case progress.Steps:
		if _, ok := a.atHand(); ok {
			return g
		}
	}
	return nil
}

// route is the page on which the person goes on.
func (g *goOn) route() route {
	if g.place.Kind == progress.Questions {
		return route{kind: findPage}
	}
	return route{walkPage, g.place.Code}
}

// goOnCard offers to go on where the person was.
func (a *App) goOnCard() []fyne.CanvasObject {
	g := a.keeping.goOn
	if g == nil {
		return nil
	}
	away := a.button(text("goon.away"), widgets.Normal, func() {
		a.keeping.goOn, a.keeping.at = nil, progress.Place{}
		a.show()
	})
	if g.place.Kind == progress.Questions {
		return []fyne.CanvasObject{notice(
			bold(text("goon.questions")), small(text("goon.when", values{"when": when(g.saved)})),
			buttons(a.button(text("find.row-on"), widgets.Primary, a.openFind), away),
		)}
	}
	return []fyne.CanvasObject{notice(a.goOnWithStep(g, away)...)}
}

// goOnWithStep asks whether a step that restarts the PC has helped, or offers to go on at the step at hand.
func (a *App) goOnWithStep(g *goOn, away fyne.CanvasObject) []fyne.CanvasObject {
	w := a.walk(g.place.Code)
	step, _ := w.Step()
	n, _ := w.Position()
	at := values{"step": n, "title": step.Title}
	lines := []fyne.CanvasObject{
		bold(text("goon.step", at)), small(a.codeLine(w.Entry())), small(text("goon.when", values{"when": when(g.saved)})),
	}
	if !g.restarted || !step.Restart {
		return append(lines, buttons(a.button(text("goon.step-button", at), widgets.Primary, func() { a.open(g.route()) }), away))
	}
	lines[0] = bold(text("goon.restarted", at))
	say := func(o wizard.Outcome) func() {
		return func() {
			w.Say(o)
			a.open(g.route())
		}
	}
	return append(lines, paragraph(text("goon.check", values{"check": step.Check})), buttons(
		a.button(text("step.works"), widgets.Normal, say(wizard.Solved)),
		a.button(text("step.broken"), widgets.Normal, say(wizard.StillBroken)),
		a.button(text("goon.step-button", at), widgets.Normal, func() { a.open(g.route()) }),
		away,
	))
}

// news are the cards above the first page: what happened to former runs, and what they have left.
func (a *App) news() (cards []fyne.CanvasObject) {
	cards = append(cards, a.crashCard()...)
	cards = append(cards, a.cutOffCard()...)
	cards = append(cards, a.asideCards()...)
	return append(cards, a.goOnCard()...)
}

// asideCards tell of files of Unpause's own that were set aside because they could not be read.
func (a *App) asideCards() (cards []fyne.CanvasObject) {
	for i, aside := range a.keeping.asides {
		lines := []fyne.CanvasObject{bold(text("aside.title")), paragraph(text(whyAside(aside.Why)))}
		if aside.inTheWay {
			lines = []fyne.CanvasObject{bold(text("aside.in-the-way"))}
		}
		if aside.Path != "" {
			lines = append(lines, paragraph(text("aside.kept")), exact(aside.Path))
		} else {
			lines = append(lines, paragraph(text("aside.stays")))
		}
		known := a.button(text("aside.away"), widgets.Normal, func() {
			a.keeping.asides = append(a.keeping.asides[:i:i], a.keeping.asides[i+1:]...)
			a.show()
		})
		cards = append(cards, notice(append(lines, buttons(known))...))
	}
	return cards
}

// whyAside is the key of the sentence about a file that could not be read.
func whyAside(err error) string {
	switch {
	case errors.Is(err, progress.ErrNewer):
		return "aside.newer"
	case errors.Is(err, progress.ErrForeign):
		return "aside.foreign"
	case errors.Is(err, progress.ErrDamaged):
		return "aside.damaged"
	}
	return "aside.unreadable"
}

// notKept says on the pages on which something is begun that it cannot be kept now.
func (a *App) notKept(r route) []fyne.CanvasObject {
	err := a.keeping.failed
	if err == nil || r.kind != homePage && r.kind != findPage && r.kind != walkPage {
		return nil
	}
	return []fyne.CanvasObject{notice(bold(text("kept.title")), paragraph(text(whyNotKept(err))), small(text("open.details", values{"details": bare(err)})))}
}
