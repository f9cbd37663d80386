package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"unpause/catalog"
	"unpause/progress"
	"unpause/system/check"
	"unpause/ui/widgets"
)

// stepCheck is what the checks of a step see: before it, and after it when the person checks again.
type stepCheck struct {
	app    *App
	code   string // of the entry
	step   catalog.Step
	before map[string]check.Result // by id of the check, kept from when the person began to do something; nil until then
	former bool                    // before is from a former run: the findings are known, but not what was said of them
	busy   bool
	answer *fyne.Container // what came of checking again
}

func (a *App) stepCheck(code string, s catalog.Step) *stepCheck {
	key := stepKey{code, s.ID}
	if _, ok := a.stepChecks[key]; !ok {
		a.stepChecks[key] = &stepCheck{app: a, code: code, step: s, answer: gapped(nil)}
	}
	return a.stepChecks[key]
}

// speak takes the step in another language, and says in it what came of checking again.
func (c *stepCheck) speak(s catalog.Step) {
	c.step = s
	switch {
	case c.busy:
		c.say(paragraph(text("step.checking")))
	case len(c.answer.Objects) > 0:
		c.say(c.compared())
	}
}

// began keeps what was seen before the person did something in the step. The step stays the one at hand from now on, also when a check finds it needless: whether
// it helped has still to be said.
func (c *stepCheck) began() {
	if c.before == nil {
		c.before = c.now()
		c.app.walk(c.code).TakeUp(c.step.ID)
		c.app.keep()
	}
}

// now is what the checks of the step saw last, without those that were not run.
func (c *stepCheck) now() map[string]check.Result {
	seen := map[string]check.Result{}
	for _, id := range c.step.Checks {
		if r, ok := c.app.checks.results[id]; ok && r.Unknown != check.Foreign {
			seen[id] = r.Result
		}
	}
	return seen
}

// found says before the step what the checks saw. It is empty while nothing was checked, and on systems on which nothing can be.
func (c *stepCheck) found() []fyne.CanvasObject {
	before := c.before
	if before == nil || c.former {
		before = c.now()
	}
	lines := c.lines(before)
	if len(lines) == 0 {
		return nil
	}
	return []fyne.CanvasObject{card(append([]fyne.CanvasObject{bold(text("step.found"))}, list(lines)...)...)}
}

// lines are what the checks of the step saw, in their order.
func (c *stepCheck) lines(seen map[string]check.Result) (lines []string) {
	for _, id := range c.step.Checks {
		if r, ok := seen[id]; ok {
			lines = append(lines, c.line(r))
		}
	}
	return lines
}

func (c *stepCheck) line(r check.Result) string {
	j, words := c.app.Catalog.JudgeOne(r.Check, r.Finding), c.app.told(r)
	switch {
	case j.Wrong():
		return text("step.found-problem", values{"words": words})
	case j.Standing == catalog.NotTold:
		return text("step.found-unknown", values{"title": j.Title, "words": words})
	}
	return words
}

// after offers to check again, and shows what came of it.
func (c *stepCheck) after() []fyne.CanvasObject {
	if len(c.step.Checks) == 0 || c.app.anyUnknown(check.Foreign) {
		return nil
	}
	return []fyne.CanvasObject{buttons(c.app.button(text("step.check-again"), widgets.Normal, c.again)), c.answer}
}

// again runs all local checks once more, because what mends one mends others, and shows what those of the step saw before and see now as soon as they have ended.
func (c *stepCheck) again() {
	if c.busy {
		return
	}
	c.began()
	c.busy = true
	c.say(paragraph(text("step.checking")))
	var run *checkRun
	done := func() {
		if c.busy && run != nil && !slices.ContainsFunc(run.left, func(id string) bool { return slices.Contains(c.step.Checks, id) }) {
			c.busy = false
			c.say(c.compared())
		}
	}
	run = c.app.begin(c.app.Checks, done)
	done()
}

func (c *stepCheck) say(o fyne.CanvasObject) {
	c.answer.Objects = []fyne.CanvasObject{o}
	c.answer.Refresh()
	c.app.settle()
	c.app.reveal(c.answer)
}

// compared shows each check before and now, below what follows from them together.
func (c *stepCheck) compared() fyne.CanvasObject {
	now := c.now()
	lines := []fyne.CanvasObject{bold(text(c.verdict(now)))}
	for _, id := range c.step.Checks {
		r, ok := now[id]
		if !ok {
			continue
		}
		lines = append(lines, numbered("•", text("step.now", values{"line": c.line(r)})))
		if before, known := c.before[id]; known && !c.former && c.line(before) != c.line(r) {
			lines = append(lines, small(text("step.was", values{"line": c.line(before)})))
		}
	}
	return card(lines...)
}

// verdict is the key of what follows from the checks of the step: a problem that is new, still there or gone, nothing that could be told, or no change.
func (c *stepCheck) verdict(now map[string]check.Result) string {
	told, problem, fresh, gone, changed := false, false, false, false, false
	for id, r := range now {
		standing, before := c.app.Catalog.JudgeOne(id, r.Finding), c.app.Catalog.JudgeOne(id, c.before[id].Finding)
		told = told || standing.Standing != catalog.NotTold
		problem = problem || standing.Wrong()
		fresh = fresh || standing.Wrong() && !before.Wrong()
		gone = gone || before.Wrong() && standing.Standing != catalog.NotTold && !standing.Wrong()
		changed = changed || r.Finding != c.before[id].Finding
	}
	switch {
	case !told:
		return "step.not-told"
	case fresh:
		return "step.new-problem"
	case problem:
		return "step.still"
	case gone:
		return "step.better"
	case changed:
		return "step.changed"
	}
	return "step.same"
}

// seenBefore are the findings of the step at hand from before the person began with it, by the ids of the checks.
func (a *App) seenBefore() map[string]string {
	key, ok := a.atHand()
	c, known := a.stepChecks[key]
	if !ok || !known || len(c.before) == 0 {
		return nil
	}
	findings := map[string]string{}
	for id, r := range c.before {
		if r.Finding != "" {
			findings[id] = r.Finding
		}
	}
	return findings
}

// recallBefore brings those of a former run back, as far as the checks still know them.
func (a *App) recallBefore(p progress.Progress) {
	key, ok := a.atHand()
	if !ok || len(p.Before) == 0 {
		return
	}
	step := a.stepOf(catalog.Lead{Code: key.code, Step: key.step})
	c := a.stepCheck(key.code, step)
	c.former, c.before = true, map[string]check.Result{}
	for _, id := range step.Checks {
		finding := p.Before[id]
		if looked, ok := a.Catalog.Check(id); ok && slices.ContainsFunc(looked.Findings, func(f catalog.Finding) bool { return f.ID == finding }) {
			c.before[id] = check.Result{Check: id, Finding: finding}
		}
	}
}
