package ui

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"unpause/catalog"
	"unpause/system/check"
	"unpause/wizard"
)

// Checker runs checks of this PC; check.Set is one.
type Checker interface {
	IDs() []string
	Run(ctx context.Context, tell func(check.Result), ids ...string) []check.Result
}

// checks is what the checks of this PC have seen.
type checks struct {
	results map[string]result // by id of the check, the newest
	runs    int               // how many were begun
	begun   bool              // the local ones were begun since the questions began
	full    *checkRun         // the run of all checks of a set that goes on; nil when there is none
}

// result is what one run of a check came to.
type result struct {
	check.Result
	run int // number of the run
	at  time.Time
}

// checkRun is one run of checks.
type checkRun struct {
	number int
	total  int
	left   []string // ids of the checks that still run
	stop   context.CancelFunc
	news   func() // called on the window's goroutine each time a check has ended; may be nil
}

// begin runs all checks of a set away from the window's goroutine and keeps what they see.
func (a *App) begin(c Checker, news func()) *checkRun {
	ids := c.IDs()
	ctx, stop := context.WithCancel(context.Background())
	a.checks.runs++
	run := &checkRun{number: a.checks.runs, total: len(ids), left: slices.Clone(ids), stop: stop, news: news}
	a.Go(func() {
		c.Run(ctx, func(r check.Result) { fyne.Do(func() { a.saw(run, r) }) }, ids...)
		fyne.Do(func() { a.endRun(run) })
	})
	return run
}

// saw keeps what one check has seen, unless a later run has seen it already. One that was stopped has seen nothing, so what it saw before still counts.
func (a *App) saw(run *checkRun, r check.Result) {
	run.left = slices.DeleteFunc(run.left, func(id string) bool { return id == r.Check })
	before, known := a.checks.results[r.Check]
	if !known || before.run < run.number && r.Unknown != check.Stopped {
		a.checks.results[r.Check] = result{r, run.number, a.Now()}
	}
	if run.news != nil {
		run.news()
	}
}

// endRun tells the guided questions what is known now, and the page that is shown.
func (a *App) endRun(run *checkRun) {
	run.stop()
	if a.checks.full == run {
		a.checks.full = nil
	}
	a.noteFound()
	if a.page.news != nil {
		a.page.news()
	}
}

// checkOnce runs the local checks in the background when they were not run since the questions began, so that their answers are there when they are needed.
func (a *App) checkOnce() {
	if !a.checks.begun && a.checks.full == nil {
		a.checkAll()
	}
}

// checkAll runs the local checks.
func (a *App) checkAll() {
	a.checks.begun = true
	a.beginFull(a.Checks)
}

// beginFull runs a set of checks whose progress can be seen on the page of the checks.
func (a *App) beginFull(c Checker) {
	if run := a.begin(c, nil); len(run.left) > 0 {
		a.checks.full = run
	}
}

// noteFound tells the guided questions what is known of this PC.
func (a *App) noteFound() { a.noted(a.mind.Found(a.found()...)) }

// found is what is known of this PC as answers: what the checks have found, and the few facts that were read at the start. A fact that no question speaks of, such
// as a system that is none of ours, is left out.
func (a *App) found() []catalog.Answer {
	answers := a.Catalog.Answers(a.findings())
	for _, fact := range []catalog.Condition{
		{Question: "system", Option: a.start.Facts.System}, {Question: "windows", Option: a.start.Facts.Windows}, {Question: "spotify", Option: a.start.Facts.Spotify},
	} {
		q, _ := a.Catalog.Question(fact.Question)
		_, known := q.Option(fact.Option)
		if known && !slices.ContainsFunc(answers, func(x catalog.Answer) bool { return x.Question == fact.Question }) {
			answers = append(answers, catalog.Answer{Condition: fact})
		}
	}
	return answers
}

// findings are the ids of the findings, by the ids of the checks that were run; empty for those that could not tell.
func (a *App) findings() map[string]string {
	findings := map[string]string{}
	for id, r := range a.checks.results {
		findings[id] = r.Finding
	}
	return findings
}

// anyUnknown reports whether a check could not tell for this reason.
func (a *App) anyUnknown(reason check.Reason) bool {
	for _, r := range a.checks.results {
		if r.Unknown == reason {
			return true
		}
	}
	return false
}

// anyTold reports whether any check could tell something.
func (a *App) anyTold() bool { return a.anyUnknown(check.Told) }

// proven is what the checks have found for sure. Chains are marked by it: what somebody said marks nothing there.
func (a *App) proven() wizard.Evidence {
	e := wizard.Evidence{}
	for _, answer := range a.Catalog.Answers(a.findings()) {
		if !answer.Hint {
			e[answer.Question] = answer.Option
		}
	}
	return e
}

// seenBy lists the checks whose findings lead to an answer.
func (a *App) seenBy(c catalog.Condition) (checks []catalog.Judged) {
	for _, j := range a.Catalog.Judge(a.findings()) {
		if slices.ContainsFunc(j.Finding.Answers, func(answer catalog.Answer) bool { return answer.Condition == c }) {
			checks = append(checks, j)
		}
	}
	return checks
}

// told says in words what a check came to: the finding with the names and values of this PC, or why it could not tell.
func (a *App) told(r check.Result) string {
	if j := a.Catalog.JudgeOne(r.Check, r.Finding); j.Standing != catalog.NotTold {
		return j.Finding.Said(What(r.What))
	}
	return text("unknown." + string(r.Unknown))
}

// What puts together what goes into the gap of a finding, in the language that is spoken.
func What(w check.Words) string {
	return w.Tell(func(key check.Key, gaps values) string { return Sentence("what."+string(key), gaps) })
}
