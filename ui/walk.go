package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unpause/catalog"
	"unpause/ui/widgets"
	"unpause/wizard"
)

// walk returns the walkthrough of an entry: the one that was begun, or a new one.
func (a *App) walk(code string) *wizard.Walkthrough {
	if w, ok := a.walks[code]; ok {
		return w
	}
	e, _ := a.Catalog.Entry(code)
	w := wizard.NewWalkthrough(e, a.evidence())
	a.walks[code] = w
	return w
}

// walkPage shows the step to do now, or the end.
func (a *App) walkPage(code string) page {
	w := a.walk(code)
	step, ok := w.Step()
	switch {
	case w.Solved():
		return a.solvedPage(w)
	case !ok:
		return a.usedUpPage(w)
	}
	return a.stepPage(w, step)
}

func (a *App) stepPage(w *wizard.Walkthrough, s catalog.Step) page {
	n, total := w.Position()
	views := a.actionViews(s.Actions)
	var body []fyne.CanvasObject
	if a.pin.failed {
		body = append(body, small(text("pin.failed")))
	}
	body = append(body,
		small(text("step.place", values{"code": w.Entry().Code, "step": n, "total": total})),
		title(s.Title),
		stack(before(s)...),
		paragraph(s.Text),
	)
	for _, v := range views {
		body = append(body, v.content)
	}
	body = append(body, clicks(s.Clicks)...)
	body = append(body,
		section(text("step.check"), paragraph(s.Check)),
		section(text("step.why"), paragraph(s.Why)),
	)
	if s.Correction != "" {
		body = append(body, section(text("step.correction"), paragraph(s.Correction)))
	}
	body = append(body, a.explained(append([]string{s.Title, s.Text, s.Check, s.Why, s.Undo, s.Lose, s.Correction}, s.Clicks...)...)...)
	p := page{title: text("step.title", values{"step": n, "title": s.Title}), body: body}
	p.footer, p.main = a.answers(w, views)
	return p
}

// before says what the person should know before a step: time, rights, the way back and what may be lost.
func before(s catalog.Step) []fyne.CanvasObject {
	rights := text("step.admin-no")
	if s.Admin {
		rights = text("step.admin-yes")
	}
	minutes := text("step.minutes", values{"minutes": s.Minutes})
	if s.Minutes == 1 {
		minutes = text("step.minute")
	}
	lines := []fyne.CanvasObject{small(minutes + " · " + rights), small(text("step.undo", values{"undo": s.Undo}))}
	if s.Lose != "" {
		lines = append(lines, small(text("step.lose", values{"lose": s.Lose})))
	}
	if s.Last {
		lines = append(lines, small(text("step.last")))
	}
	return lines
}

// clicks lists what to press, in order.
func clicks(texts []string) []fyne.CanvasObject {
	if len(texts) == 0 {
		return nil
	}
	var lines []fyne.CanvasObject
	for i, t := range texts {
		lines = append(lines, numbered(strconv.Itoa(i+1)+".", t))
	}
	return []fyne.CanvasObject{section(text("step.clicks"), lines...)}
}

// answers are the three things one can say of a step. Enter presses the step's first button, or says that it works when the step has none.
func (a *App) answers(w *wizard.Walkthrough, views []*actionView) ([]fyne.CanvasObject, func()) {
	say := func(o wizard.Outcome) func() {
		return func() {
			w.Say(o)
			a.history[len(a.history)-1].offset = 0
			a.show()
		}
	}
	style, main := widgets.Primary, say(wizard.Solved)
	if len(views) > 0 {
		style, main = widgets.Normal, views[0].press
	}
	return []fyne.CanvasObject{
		a.button(text("step.works"), style, say(wizard.Solved)),
		a.button(text("step.broken"), widgets.Normal, say(wizard.StillBroken)),
		a.button(text("step.cannot"), widgets.Normal, say(wizard.CannotDo)),
	}, main
}

// solvedPage ends a walkthrough that helped: what helped, and what may be put back.
func (a *App) solvedPage(w *wizard.Walkthrough) page {
	helped, tried := splitTried(w)
	body := []fyne.CanvasObject{title(text("solved.title")), paragraph(text("solved.helped", values{"step": helped.Title}))}
	if len(tried) > 0 {
		var lines []fyne.CanvasObject
		for _, s := range tried {
			lines = append(lines, card(bold(s.Title), small(text("step.undo", values{"undo": s.Undo}))))
		}
		body = append(body, section(text("solved.tried"), paragraph(text("solved.tried-hint")), gapped(lines)))
	}
	return page{
		title:  text("solved.title"),
		body:   body,
		footer: []fyne.CanvasObject{a.button(text("solved.another"), widgets.Primary, a.startAgain)},
		main:   a.startAgain,
	}
}

// splitTried returns the step that helped and the steps that were done without help.
func splitTried(w *wizard.Walkthrough) (helped catalog.Step, tried []catalog.Step) {
	for _, s := range w.Entry().Steps {
		switch w.Outcome(s.ID) {
		case wizard.Solved:
			helped = s
		case wizard.StillBroken:
			tried = append(tried, s)
		}
	}
	return helped, tried
}

// usedUpPage ends a walkthrough that did not help: what somebody else may be able to do, which errors it may be instead, and whom to ask.
func (a *App) usedUpPage(w *wizard.Walkthrough) page {
	body := []fyne.CanvasObject{title(text("used-up.title")), paragraph(text("used-up.text"))}
	if undone := w.Undone(); len(undone) > 0 {
		var lines []fyne.CanvasObject
		for _, s := range undone {
			lines = append(lines, numbered("•", s.Title))
		}
		body = append(body, section(text("used-up.undone"), append([]fyne.CanvasObject{paragraph(text("used-up.undone-hint"))}, lines...)...))
	}
	body = append(body, a.related(w.Entry()), section(text("used-up.ask"), a.people()...))
	return page{
		title:  text("used-up.title"),
		body:   body,
		footer: []fyne.CanvasObject{a.button(text("used-up.search"), widgets.Primary, a.startAgain)},
		main:   a.startAgain,
	}
}

// people are the pages on which somebody answers.
func (a *App) people() []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, id := range []string{"web-community", "web-support-contact"} {
		if v := a.actionView(catalog.OpenPage, id, widgets.Normal); v != nil {
			rows = append(rows, v.content)
		}
	}
	return []fyne.CanvasObject{gapped(rows)}
}

// gapped stands boxes below each other with room between them.
func gapped(objects []fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&widgets.Column{Gap: 8, Wide: true}, objects...)
}
