package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"unpause/catalog"
	"unpause/ui/look"
	"unpause/ui/widgets"
	"unpause/wizard"
)

// walk returns the walkthrough of an entry: the one that is there, or a new one by what is known now.
func (a *App) walk(code string) *wizard.Walkthrough {
	if w, ok := a.walks[code]; ok {
		return w
	}
	e, _ := a.Catalog.Entry(code)
	w := wizard.NewWalkthrough(e, a.evidence(), a.done(code)...)
	a.walks[code] = w
	return w
}

// done are the deeds that did not help in the walkthroughs of other entries.
func (a *App) done(code string) (deeds []string) {
	for other, w := range a.walks {
		if other == code {
			continue
		}
		deeds = append(deeds, w.Done()...)
	}
	return deeds
}

// learn is walk, with what has become known since it was begun.
func (a *App) learn(code string) *wizard.Walkthrough {
	w := a.walk(code)
	w.Learn(a.evidence(), a.done(code)...)
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
	views, checks := a.stepViews(w.Entry().Code, s), a.stepCheck(w.Entry().Code, s)
	var body []fyne.CanvasObject
	if a.pin.failed {
		body = append(body, small(text("pin.failed")))
	}
	body = append(body,
		stack(small(text("step.place", values{"code": w.Entry().Code, "step": n, "total": total})), title(s.Title)),
		stack(append(a.pointed(w, s), a.before(s)...)...),
	)
	words := a.glossary()
	body = append(append(body, checks.found()...), words.with(paragraph(s.Text), s.Title, s.Undo, s.Lose, s.Text))
	// What to do where the first button leads comes right behind it; the other buttons are for later or for other ways.
	first := 0
	if len(views) > 0 && !views[0].extra {
		first = 1
	}
	for _, v := range views[:first] {
		body = append(body, v.content)
	}
	if len(s.Clicks) > 0 {
		body = append(body, words.with(clicks(s), s.Clicks...))
	}
	for _, v := range views[first:] {
		body = append(body, v.content)
	}
	body = append(body,
		words.with(section(text("step.check"), paragraph(s.Check), gapped(checks.after())), s.Check),
		words.with(section(text("step.why"), paragraph(s.Why)), s.Why),
	)
	if s.Correction != "" {
		body = append(body, words.with(section(text("step.correction"), paragraph(s.Correction)), s.Correction))
	}
	body = append(body, a.leftOut(w)...)
	p := page{title: text("step.title", values{"step": n, "title": s.Title}), body: body}
	p.footer, p.main = a.answers(w, views)
	return p
}

// before says what the person should know before a step: time, rights, the way back and what may be lost.
func (a *App) before(s catalog.Step) []fyne.CanvasObject {
	rights := text("step.admin-no")
	if s.Admin {
		rights = text("step.admin-yes")
	}
	minutes := text("step.minutes", values{"minutes": s.Minutes})
	if s.Minutes == 1 {
		minutes = text("step.minute")
	}
	lines := []fyne.CanvasObject{
		widgets.NewSigned(look.Clock, small(minutes)),
		widgets.NewSigned(look.Shield, small(rights)),
		widgets.NewSigned(theme.ContentUndoIcon(), small(text("step.undo", values{"undo": s.Undo}))),
	}
	if s.Lose != "" {
		lines = append(lines, widgets.NewSigned(theme.WarningIcon(), small(text("step.lose", values{"lose": s.Lose}))))
	}
	if s.Last {
		lines = append(lines, widgets.NewSigned(theme.InfoIcon(), small(text("step.last"))))
	}
	if c := s.When; !c.IsZero() && !a.evidence().Settles(c) {
		only := []fyne.CanvasObject{bold(text("step.only", values{"when": text("when." + c.Question + "." + c.Option)}))}
		lines = append(append(only, a.askFor(c.Question)...), lines...)
	}
	return lines
}

// askFor offers to answer the question on which a step hangs, so that it need not be read with every step.
func (a *App) askFor(questionID string) []fyne.CanvasObject {
	q, _ := a.Catalog.Question(questionID)
	if q.Measured {
		return nil
	}
	return []fyne.CanvasObject{buttons(a.button(text("step.ask", values{"question": q.Ask}), widgets.Normal, func() { a.open(route{askPage, q.ID}) }))}
}

// clicks lists what to press, in order: in what a button opened, or anywhere when nothing is opened.
func clicks(s catalog.Step) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for i, t := range s.Clicks {
		lines = append(lines, numbered(strconv.Itoa(i+1)+".", t))
	}
	opens := slices.ContainsFunc(s.Actions, func(a catalog.Action) bool { return a.Kind == catalog.OpenTarget || a.Kind == catalog.OpenPage })
	if opens {
		return section(text("step.clicks-there"), lines...)
	}
	return section(text("step.clicks"), lines...)
}

// answers are the three things one can say of a step. Enter presses the step's first button; a step without one has no main button, so that
// nobody says by accident that it works.
func (a *App) answers(w *wizard.Walkthrough, views []*actionView) ([]fyne.CanvasObject, func()) {
	say := func(o wizard.Outcome) func() {
		return func() {
			if step, ok := w.Step(); ok && len(step.Checks) > 0 && o == wizard.StillBroken {
				a.checkAll() // what it changed counts for what comes next
			}
			w.Say(o)
			a.learn(w.Entry().Code)
			a.showFromTop()
		}
	}
	var main func()
	if len(views) > 0 && !views[0].extra {
		main = views[0].press
	}
	broken := text("step.broken")
	if n, total := w.Position(); n == total {
		broken = text("step.broken-last")
	}
	return []fyne.CanvasObject{
		a.button(text("step.works"), widgets.Normal, say(wizard.Solved)),
		a.button(broken, widgets.Normal, say(wizard.StillBroken)),
		a.button(text("step.cannot"), widgets.Normal, say(wizard.CannotDo)),
	}, main
}

// solvedPage ends a walkthrough that helped: what helped, and what may be put back.
func (a *App) solvedPage(w *wizard.Walkthrough) page {
	helped := w.With(wizard.Solved)[0]
	body := []fyne.CanvasObject{
		widgets.NewDone(title(text("solved.title"))),
		stack(paragraph(text("solved.helped", values{"step": helped.Title})), small(text("step.undo", values{"undo": helped.Undo}))),
	}
	body = append(body, a.changesRow()...)
	if tried := w.With(wizard.StillBroken); len(tried) > 0 {
		var lines []fyne.CanvasObject
		for _, s := range tried {
			lines = append(lines, card(bold(s.Title), small(text("step.undo", values{"undo": s.Undo}))))
		}
		body = append(body, section(text("solved.tried"), paragraph(text("solved.tried-hint")), gapped(lines)))
	}
	return page{
		title:  text("solved.title"),
		body:   body,
		footer: []fyne.CanvasObject{a.button(text("solved.another"), widgets.Primary, a.anotherError)},
		main:   a.anotherError,
	}
}

// anotherError goes home after one is solved: what was answered about that one does not count for another.
func (a *App) anotherError() {
	a.askAfresh()
	a.startAgain()
}

// usedUpPage ends a walkthrough that did not help: what was left out, which errors it may be instead, and whom to ask.
func (a *App) usedUpPage(w *wizard.Walkthrough) page {
	heading, why := text("used-up.title"), text("used-up.text")
	switch {
	case !w.Begun():
		why = text("used-up.before")
	case len(w.With(wizard.StillBroken)) == 0:
		heading, why = text("used-up.none-title"), text("used-up.none-text")
	}
	body := append([]fyne.CanvasObject{title(heading), paragraph(why)}, a.foundProblems(true)...)
	if undone := w.With(wizard.CannotDo); len(undone) > 0 {
		lines := []fyne.CanvasObject{paragraph(text("used-up.undone-hint"))}
		for _, s := range undone {
			words := s.Title
			if s.Admin {
				words = text("used-up.admin", values{"step": s.Title})
			}
			lines = append(lines, numbered("•", words))
		}
		body = append(body, section(text("used-up.undone"), lines...))
	}
	body = append(body, a.leftOut(w)...)
	p := page{title: heading}
	if next, ok := a.nextCandidate(); ok {
		goOn := func() { a.open(route{walkPage, next.Code}) }
		body = append(body, section(text("used-up.next"), a.candidateRow(next)))
		p.footer, p.main = []fyne.CanvasObject{a.button(text("used-up.next-steps"), widgets.Primary, goOn)}, goOn
	} else {
		body = append(body, a.related(w.Entry()))
		label, goOn := text("used-up.search"), a.startAgain
		if a.moreToAsk() {
			label, goOn = text("find.row-on"), a.openFind
		}
		p.footer, p.main = []fyne.CanvasObject{a.button(label, widgets.Primary, goOn)}, goOn
	}
	p.body = append(body, a.whomToAsk())
	return p
}

// moreToAsk reports whether questions that were begun could go on.
func (a *App) moreToAsk() bool {
	if a.mind.Asked() == 0 {
		return false
	}
	_, more := a.mind.Next()
	return more
}

// nextCandidate is the likeliest error whose steps are not used up yet. There is none when no question was answered.
func (a *App) nextCandidate() (next wizard.Candidate, ok bool) {
	if a.mind.Asked() == 0 {
		return wizard.Candidate{}, false
	}
	for _, c := range a.mind.Ranking() {
		if c.Probability < worthTrying {
			break
		}
		// One that is not begun may have nothing left to do either.
		if !a.learn(c.Code).Ended() {
			return c, true
		}
	}
	return wizard.Candidate{}, false
}

// worthTrying is the least probability of an error whose steps are offered: nobody should work through errors that it hardly can be.
const worthTrying = 0.1

// pointed says why a step comes before others.
func (a *App) pointed(w *wizard.Walkthrough, s catalog.Step) []fyne.CanvasObject {
	because, first := w.First(s.ID)
	if !first {
		return nil
	}
	key := "step.first"
	if s.Last {
		key = "step.pointed"
	}
	return []fyne.CanvasObject{bold(text(key, values{"fact": a.fact(because)}))}
}

// leftOut lists the steps that were folded away, each with its reason and a way to do it all the same.
func (a *App) leftOut(w *wizard.Walkthrough) []fyne.CanvasObject {
	if len(w.Folded()) == 0 {
		return nil
	}
	var lines []fyne.CanvasObject
	for _, f := range w.Folded() {
		reason := text("step.done-before")
		if !f.Because.IsZero() {
			reason = text("step.needless", values{"fact": a.fact(f.Because)})
		}
		again := a.button(text("step.unfold"), widgets.Normal, func() {
			w.TakeUp(f.Step.ID)
			a.showFromTop()
		})
		again.Label = text("step.unfold-label", values{"step": f.Step.Title})
		lines = append(lines, card(bold(f.Step.Title), small(reason), buttons(again)))
	}
	return []fyne.CanvasObject{a.unfold(text("step.left-out", values{"count": len(lines)}), gapped(lines))}
}

// fact says an answer as a sentence.
func (a *App) fact(c catalog.Condition) string {
	q, _ := a.Catalog.Question(c.Question)
	o, _ := q.Option(c.Option)
	return o.Fact
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
