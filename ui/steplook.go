package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unpause/catalog"
	"unpause/system/check"
	"unpause/ui/widgets"
)

// stepLook is what the checks of a step see: before it, and after it when the person looks again.
type stepLook struct {
	app    *App
	step   catalog.Step
	before map[string]check.Result // by id of the check, when the step was first shown
	busy   bool
	answer *fyne.Container // what came of looking again
}

// stepLook is kept from the first time a step is shown, so that what was seen before is not forgotten.
func (a *App) stepLook(code string, s catalog.Step) *stepLook {
	key := stepKey{code, s.ID}
	l, ok := a.looks[key]
	if !ok {
		l = &stepLook{app: a, step: s, before: map[string]check.Result{}, answer: container.New(&widgets.Column{Gap: 8, Wide: true})}
		a.looks[key] = l
	}
	for _, id := range s.Checks {
		if _, known := l.before[id]; !known && a.has(id) {
			l.before[id] = a.seen[id]
		}
	}
	return l
}

func (a *App) has(checkID string) bool {
	_, ok := a.seen[checkID]
	return ok
}

// found says before the step what the checks saw. It is empty while nothing was looked at, and on systems that have nothing to look at.
func (l *stepLook) found() []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, id := range l.step.Checks {
		if r, ok := l.before[id]; ok && r.Unknown != check.Foreign {
			lines = append(lines, numbered("•", l.line(r)))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return []fyne.CanvasObject{card(append([]fyne.CanvasObject{bold(text("look.before"))}, lines...)...)}
}

// line is one check as a line: in order, a problem, or not told, in words.
func (l *stepLook) line(r check.Result) string {
	s := l.app.judged(r)
	return text("saw."+s.state(), values{"title": s.check.Title, "words": s.words()})
}

// after offers to look again, and shows what came of it.
func (l *stepLook) after() []fyne.CanvasObject {
	if len(l.step.Checks) == 0 || len(l.found()) == 0 && l.app.overview().foreign() {
		return nil
	}
	again := l.app.button(text("look.again"), widgets.Normal, l.lookAgain)
	return []fyne.CanvasObject{buttons(again), l.answer}
}

// lookAgain runs all local checks once more, because one that is mended mends others, and shows what those of the step saw before and see now.
func (l *stepLook) lookAgain() {
	if l.busy {
		return
	}
	l.busy = true
	l.say(paragraph(text("look.looking")))
	l.app.begin(l.app.Checks, newRun(l.app.Checks.IDs(), func() {}, func() {
		l.busy = false
		l.say(l.compared())
	}))
}

func (l *stepLook) say(o fyne.CanvasObject) {
	l.answer.Objects = []fyne.CanvasObject{o}
	l.answer.Refresh()
	l.app.settle()
}

// compared shows each check before and now.
func (l *stepLook) compared() fyne.CanvasObject {
	better, worse := 0, 0
	var lines []fyne.CanvasObject
	for _, id := range l.step.Checks {
		now := l.app.seen[id]
		lines = append(lines, numbered("•", text("look.now", values{"line": l.line(now)})))
		before, known := l.before[id]
		if known && l.line(before) != l.line(now) {
			lines = append(lines, small(text("look.was", values{"line": l.line(before)})))
		}
		switch state := l.app.judged(now).state(); {
		case state == "problem":
			worse++
		case state == "fine" && known && l.app.judged(before).state() == "problem":
			better++
		}
	}
	verdict := "look.same"
	switch {
	case worse > 0:
		verdict = "look.still"
	case better > 0:
		verdict = "look.better"
	}
	return card(append([]fyne.CanvasObject{bold(text(verdict))}, lines...)...)
}
