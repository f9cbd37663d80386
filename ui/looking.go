package ui

import (
	"context"
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"unpause/catalog"
	"unpause/system/check"
	"unpause/wizard"
)

// Looker runs checks of this PC; check.Set is one.
type Looker interface {
	IDs() []string
	Run(ctx context.Context, tell func(check.Result), ids ...string) []check.Result
}

// checkRun is one run of checks.
type checkRun struct {
	left []string // ids of the checks that are still running
	ctx  context.Context
	stop context.CancelFunc
	// news is called on the window's goroutine when a check has ended, and ended when all have.
	news, ended func()
}

func newRun(ids []string, news, ended func()) *checkRun {
	run := &checkRun{left: slices.Clone(ids), news: news, ended: ended}
	run.ctx, run.stop = context.WithCancel(context.Background())
	return run
}

// begin runs checks away from the window's goroutine and keeps what they see.
func (a *App) begin(l Looker, run *checkRun) {
	ids := slices.Clone(run.left)
	a.Go(func() {
		l.Run(run.ctx, func(r check.Result) { fyne.Do(func() { a.saw(run, r) }) }, ids...)
		fyne.Do(func() {
			run.stop()
			a.noteFound()
			run.ended()
		})
	})
}

// saw keeps what one check has seen. One that was stopped has seen nothing, so what it saw before still counts.
func (a *App) saw(run *checkRun, r check.Result) {
	run.left = slices.DeleteFunc(run.left, func(id string) bool { return id == r.Check })
	if _, before := a.seen[r.Check]; r.Unknown != check.Stopped || !before {
		a.seen[r.Check] = r
	}
	run.news()
}

// lookOnce runs the local checks in the background when they were never run, so that their answers are there when they are needed. The page that is
// shown then is drawn again only where that cannot take a row away under somebody's finger.
func (a *App) lookOnce() {
	if a.looked || a.checkup != nil {
		return
	}
	a.looked = true
	a.begin(a.Checks, newRun(a.Checks.IDs(), func() {}, func() {
		if kind := a.here().kind; (kind == entryPage || kind == walkPage || kind == toldPage) && a.asking == nil {
			a.redraw()
		}
	}))
}

// redraw draws the page again, scrolled as it is.
func (a *App) redraw() {
	a.visited().offset = a.frame.scroll.Offset.Y
	a.show()
}

// noteFound tells the guided questions what is known of this PC.
func (a *App) noteFound() { a.noted(a.mind.Found(a.found()...)) }

// found is what is known of this PC as answers: what the checks have found, and the few facts that were read at the start. A fact that no question speaks of, such
// as a system that is none of ours, is left out.
func (a *App) found() []catalog.Answer {
	answers := a.Catalog.Answers(a.findings())
	for _, fact := range []catalog.Condition{
		{Question: "system", Option: a.Facts.System}, {Question: "windows", Option: a.Facts.Windows}, {Question: "spotify", Option: a.Facts.Spotify},
	} {
		q, _ := a.Catalog.Question(fact.Question)
		_, known := q.Option(fact.Option)
		if known && !slices.ContainsFunc(answers, func(x catalog.Answer) bool { return x.Question == fact.Question }) {
			answers = append(answers, catalog.Answer{Condition: fact})
		}
	}
	return answers
}

// findings are the ids of the findings, by the ids of the checks that could tell.
func (a *App) findings() map[string]string {
	findings := map[string]string{}
	for id, r := range a.seen {
		findings[id] = r.Finding
	}
	maps.DeleteFunc(findings, func(_, finding string) bool { return finding == "" })
	return findings
}

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
func (a *App) seenBy(c catalog.Condition) (checks []catalog.Check) {
	for _, known := range a.Catalog.Checks() {
		f, _ := known.Finding(a.seen[known.ID].Finding)
		if slices.ContainsFunc(f.Answers, func(answer catalog.Answer) bool { return answer.Condition == c }) {
			checks = append(checks, known)
		}
	}
	return checks
}
