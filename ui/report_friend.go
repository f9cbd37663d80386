package ui

import (
	"unpause/catalog"
	"unpause/report"
)

// writeFriend writes all that is known, so that somebody else can go on from there.
func (a *App) writeFriend(d *report.Document) {
	e := a.errorAtHand()
	d.Title = text("paper.friend-title")
	d.Intro = []string{text("paper.from"), text("paper.friend-intro")}
	d.Sections = append(d.Sections, a.errorSection(e), a.answerSection())
	d.Sections = append(d.Sections, a.checkSections()...)
	d.Sections = append(d.Sections, a.triedSections(e.Code)...)
	d.Sections = append(d.Sections, a.changeSections()...)
	d.Sections = append(d.Sections, a.versions())
}

// changeSections list what Unpause has changed, and say so when the list of former runs could not be read: a friend would take none for nothing.
func (a *App) changeSections() []report.Section {
	s := report.Section{Title: text("paper.changes")}
	if a.past.err != nil {
		s.Parts = append(s.Parts, report.Paragraph(text("paper.changes-unreadable")), report.Exact{bare(a.past.err)})
	}
	if changes := a.changes(); len(changes) > 0 {
		s.Parts = append(s.Parts, changes)
	}
	if len(s.Parts) == 0 {
		return nil
	}
	return []report.Section{s}
}

// errorSection says what is known of the error.
func (a *App) errorSection(e atHand) report.Section {
	s := report.Section{Title: text("paper.error")}
	var facts report.Facts
	if a.query != "" {
		facts = append(facts, report.Fact{Label: text("paper.typed"), Value: Cleaned(a.query)})
	}
	if !e.known {
		s.Parts = []report.Part{facts, report.Paragraph(text("paper.no-error"))}
		return s
	}
	facts = append(facts, report.Fact{Label: text("paper.code"), Value: e.Label()}, report.Fact{Label: text("paper.summary"), Value: e.Summary})
	if e.probability > 0 {
		facts = append(facts, report.Fact{Label: text("paper.odds"), Value: odds(e.probability)})
	}
	s.Parts = append(s.Parts, facts, report.Paragraph(text("paper.shows")), shownExactly(e.Entry), report.Paragraph(e.Meaning))
	if e.probability > 0 {
		s.Parts = append(s.Parts, a.others(e.Code)...)
	}
	return s
}

// others are the errors that it may be instead, by the answers.
func (a *App) others(code string) []report.Part {
	var facts report.Facts
	for _, c := range a.shown() {
		if c.Code != code {
			e, _ := a.Catalog.Entry(c.Code)
			facts = append(facts, report.Fact{Label: e.Summary + " (" + e.Label() + ")", Value: odds(c.Probability)})
		}
	}
	return []report.Part{report.Paragraph(text("paper.others")), facts}
}

func (a *App) answerSection() report.Section {
	s := report.Section{Title: text("paper.answers"), Parts: []report.Part{a.said()}}
	if len(a.said()) == 0 {
		s.Parts = []report.Part{report.Paragraph(text("paper.no-answers"))}
	}
	return s
}

// checkSections say what the checks have seen: problems first, then what could not be told, then what is fine.
func (a *App) checkSections() (all []report.Section) {
	judged := a.Catalog.Judge(a.findings())
	problems := withAny(judged, catalog.Problem, catalog.May, catalog.Follows)
	switch {
	case len(judged) == 0:
		all = append(all, report.Section{Title: text("paper.problems"), Parts: []report.Part{report.Paragraph(text("paper.no-checks"))}})
	case !a.anyTold(): // the next section says why
	case len(problems) == 0:
		all = append(all, report.Section{Title: text("paper.problems"), Parts: []report.Part{report.Paragraph(text("paper.no-problems"))}})
	default:
		all = a.seenSection(text("paper.problems"), problems)
	}
	all = append(all, a.seenSection(text("paper.unknown"), withAny(judged, catalog.NotTold))...)
	return append(all, a.wellSection(text("paper.fine"), append(withAny(judged, catalog.Notable), withAny(judged, catalog.AllWell)...))...)
}
