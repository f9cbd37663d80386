package ui

import (
	"slices"
	"time"

	"unpause/catalog"
	"unpause/report"
	"unpause/system/check"
	"unpause/wizard"
)

// atHand is the error that a report is about.
type atHand struct {
	catalog.Entry
	known       bool    // there is one
	probability float64 // by the answers; 0 when the person has come to the error by another way
}

// errorAtHand is the error whose page or steps the person comes from; else the one whose steps were shown last; else the likeliest by the answers.
func (a *App) errorAtHand() atHand {
	for _, v := range slices.Backward(a.history) {
		switch v.route.kind {
		case entryPage, walkPage:
			if e, ok := a.Catalog.Entry(v.route.about); ok {
				return atHand{Entry: e, known: true}
			}
		case findPage, askPage, toldPage:
			if best := a.likeliestError(); best.known {
				return best
			}
		}
	}
	if w, ok := a.walks[a.lastWalk]; ok && w.Begun() {
		return atHand{Entry: w.Entry(), known: true}
	}
	return a.likeliestError()
}

// likeliestError is the one that the answers point at, if they do.
func (a *App) likeliestError() atHand {
	if a.mind.Asked() == 0 {
		return atHand{}
	}
	best := a.shown()[0]
	if best.Probability < toldApart {
		return atHand{}
	}
	e, ok := a.Catalog.Entry(best.Code)
	return atHand{Entry: e, known: ok, probability: best.Probability}
}

// shownExactly is what Spotify shows, letter by letter, or what is seen when it shows no words.
func shownExactly(e catalog.Entry) report.Part {
	if shown := e.Shown(); len(shown) > 0 {
		return report.Exact(shown)
	}
	return report.Paragraph(shownMessage(e))
}

// said are the person's own answers, as questions and answers.
func (a *App) said() (all report.Facts) {
	for _, g := range a.mind.Answers() {
		if g.Found {
			continue
		}
		q, _ := a.Catalog.Question(g.Question)
		o, _ := q.Option(g.Option)
		all = append(all, report.Fact{Label: q.Ask, Value: o.Text})
	}
	return all
}

// saidAsSentences are the person's own answers, each as a sentence; not being sure is none.
func (a *App) saidAsSentences() (all report.List) {
	for _, g := range a.mind.Answers() {
		if fact := a.fact(catalog.Condition{Question: g.Question, Option: g.Option}); fact != "" && !g.Found {
			all = append(all, fact+".")
		}
	}
	return all
}

// walked are the walkthroughs in which something was said of a step: first that of the error at hand, then in the order of the catalogue.
func (a *App) walked(first string) (all []*wizard.Walkthrough) {
	for _, e := range a.Catalog.Entries() {
		w, ok := a.walks[e.Code]
		if !ok || len(a.tried(w)) == 0 {
			continue
		}
		if e.Code == first {
			all = slices.Insert(all, 0, w)
		} else {
			all = append(all, w)
		}
	}
	return all
}

// tried are the steps of which something was said, with what that was.
func (a *App) tried(w *wizard.Walkthrough) (all report.Facts) {
	for _, s := range w.Entry().Steps {
		if outcome := w.Outcome(s.ID); outcome != wizard.Open {
			all = append(all, report.Fact{Label: s.Title, Value: text("paper." + string(outcome))})
		}
	}
	return all
}

// triedSections list the steps that were tried, a section for each error.
func (a *App) triedSections(first string) (all []report.Section) {
	for _, w := range a.walked(first) {
		e := w.Entry()
		s := report.Section{Title: text("paper.tried-for", values{"code": e.Label()})}
		if e.Code != first {
			s.Parts = append(s.Parts, report.Paragraph(e.Summary))
		}
		s.Parts = append(s.Parts, a.tried(w))
		all = append(all, s)
	}
	if len(all) == 0 {
		all = append(all, report.Section{Title: text("paper.tried"), Parts: []report.Part{report.Paragraph(text("paper.not-tried"))}})
	}
	return all
}

// changes are what Unpause has changed on this PC, the newest first.
func (a *App) changes() (all report.List) {
	for _, c := range a.past.changes {
		line := a.labelOf(c) + ": " + text("changes."+howItEnded(c), values{"when": moment(c.Began)})
		if c.Before != "" && c.After != "" {
			line += " " + text("changes.state", values{"before": state(c.Before), "after": state(c.After)})
		}
		if !c.PutBack.IsZero() {
			line += " " + text("changes.put-back-at", values{"when": moment(c.PutBack)})
		}
		all = append(all, line)
	}
	return all
}

// seenSection lists checks with what came of them, and with what was read where not all is well. It is left out where there are none.
func (a *App) seenSection(heading string, all []catalog.Judged) []report.Section {
	if len(all) == 0 {
		return nil
	}
	var parts []report.Part
	var lines report.Facts // since what was read last
	for _, j := range all {
		r := a.checks.results[j.ID]
		lines = append(lines, report.Fact{Label: j.Title, Value: a.told(r.Result)})
		if j.Standing != catalog.AllWell && len(r.Raw) > 0 {
			parts = append(parts, lines, report.Exact(r.Raw))
			lines = nil
		}
	}
	return []report.Section{{Title: heading, Parts: append(parts, lines)}}
}

// wellSection lists checks with what came of them, a line each.
func (a *App) wellSection(heading string, all []catalog.Judged) []report.Section {
	if len(all) == 0 {
		return nil
	}
	var lines report.Facts
	for _, j := range all {
		lines = append(lines, report.Fact{Label: j.Title, Value: a.told(a.checks.results[j.ID].Result)})
	}
	return []report.Section{{Title: heading, Parts: []report.Part{lines}}}
}

// withAny returns those of the checks that stand in one of these ways.
func withAny(all []catalog.Judged, standings ...catalog.Standing) []catalog.Judged {
	return slices.DeleteFunc(slices.Clone(all), func(j catalog.Judged) bool { return !slices.Contains(standings, j.Standing) })
}

// moment writes a time so that it is read the same everywhere.
func moment(t time.Time) string { return t.Format("2006-01-02, 15:04 (UTC-07:00)") }

// versions say when the report was written, and of what it speaks.
func (a *App) versions() report.Section {
	return report.Section{Title: text("paper.versions"), Parts: []report.Part{report.Facts{
		{Label: text("paper.time"), Value: moment(a.Now())},
		{Label: text("paper.windows"), Value: a.windowsVersion()},
		{Label: text("paper.spotify"), Value: a.spotifyVersion()},
		{Label: text("app.name"), Value: a.Version},
		{Label: text("paper.language"), Value: languageName(a.Language)},
	}}}
}

// windowsVersion is what the check has seen, or what was known at the start.
func (a *App) windowsVersion() string {
	switch seen := a.seenOf("windows-version"); {
	case seen != "":
		return seen
	case a.start.Facts.Windows != "":
		return "Windows " + a.start.Facts.Windows
	}
	return text("paper.not-known")
}

func (a *App) spotifyVersion() string {
	edition, version := a.seenOf("spotify-edition"), a.seenOf("spotify-version")
	switch {
	case edition != "" && version != "":
		return edition + " " + version
	case edition+version != "":
		return edition + version
	}
	return text("paper.not-known")
}

// seenOf is what a check has seen; empty when it has seen nothing.
func (a *App) seenOf(checkID string) string {
	r, ran := a.checks.results[checkID]
	if !ran || r.Unknown != check.Told {
		return ""
	}
	return a.told(r.Result)
}
