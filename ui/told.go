package ui

import (
	"fyne.io/fyne/v2"

	"unpause/catalog"
	"unpause/ui/widgets"
	"unpause/wizard"
)

// toldPage lists all answers, each with a way to change it.
func (a *App) toldPage() page {
	var said, found, facts []fyne.CanvasObject
	for _, g := range a.mind.Answers() {
		q, _ := a.Catalog.Question(g.Question)
		switch {
		case !g.Found:
			said = append(said, a.answerLine(q, g))
		case q.Measured:
			facts = append(facts, a.foundLine(q, g))
		default:
			found = append(found, a.foundLine(q, g))
		}
	}
	p := page{title: text("told.title"), body: []fyne.CanvasObject{title(text("told.title")), paragraph(text("told.intro"))}, news: a.redraw}
	if len(said) > 0 {
		p.body = append(p.body, gapped(said))
	}
	if codes := a.mind.Doubted(); len(codes) > 0 {
		p.body = append(p.body, a.doubted(codes))
	}
	if len(found) > 0 {
		p.body = append(p.body, section(text("told.found"), paragraph(text("told.found-hint")), gapped(found)))
	}
	if len(facts) > 0 {
		p.body = append(p.body, a.unfold(count("told.facts.", len(facts)), gapped(facts)))
	}
	goOn := a.openFind
	if before := len(a.history) - 2; before >= 0 && a.history[before].route.kind == findPage {
		goOn = a.back
	}
	p.footer = []fyne.CanvasObject{
		a.button(text("told.go-on"), widgets.Primary, goOn),
		a.button(text("told.afresh"), widgets.Normal, a.beginAnew),
	}
	p.main = goOn
	return p
}

// answerLine is one answer of the person.
func (a *App) answerLine(q catalog.Question, g wizard.Given) fyne.CanvasObject {
	o, _ := q.Option(g.Option)
	return card(small(q.Ask), bold(o.Text), buttons(a.changeButton(q)))
}

// foundLine is one answer of the PC, with what it was seen by. What only the PC can know cannot be changed here.
func (a *App) foundLine(q catalog.Question, g wizard.Given) fyne.CanvasObject {
	condition := catalog.Condition{Question: q.ID, Option: g.Option}
	lines := []fyne.CanvasObject{paragraph(a.fact(condition) + ".")}
	for _, j := range a.seenBy(condition) {
		lines = append(lines, small(text("told.seen", values{"title": j.Title, "words": a.told(a.checks.results[j.ID].Result)})))
	}
	switch {
	case g.Hint && q.Measured:
		lines = append(lines, small(text("told.hint-measured")))
	case g.Hint:
		lines = append(lines, small(text("told.hint")))
	}
	if !q.Measured {
		lines = append(append([]fyne.CanvasObject{small(q.Ask)}, lines...), buttons(a.changeButton(q)))
	}
	return card(lines...)
}

func (a *App) changeButton(q catalog.Question) *widgets.Pressable {
	b := a.button(text("told.change"), widgets.Normal, func() { a.open(route{askPage, q.ID}) })
	b.Label = text("told.change-label", values{"question": q.Ask})
	return b
}

// doubted lists the errors that the person thinks it is not, and takes that back.
func (a *App) doubted(codes []string) fyne.CanvasObject {
	var lines []string
	for _, code := range codes {
		e, _ := a.Catalog.Entry(code)
		lines = append(lines, e.Summary)
	}
	trust := a.button(text("told.trust"), widgets.Normal, func() {
		a.mind.Trust()
		a.show()
	})
	return section(text("told.doubted"), append(list(lines), buttons(trust))...)
}
