package ui

import (
	"unpause/catalog"
	"unpause/report"
)

// writeSupport writes what Spotify's Community and support ask for, and no more: what happens, the exact code and message, what was tried, and the versions.
func (a *App) writeSupport(d *report.Document) {
	e := a.errorAtHand()
	d.Title = text("paper.support-title")
	d.Intro = []string{text("paper.from")}
	d.Sections = []report.Section{a.happens(e)}
	if e.known {
		d.Sections = append(d.Sections, report.Section{Title: text("paper.exact"), Parts: []report.Part{report.Exact(append([]string{e.Label()}, e.Shown()...))}})
	}
	d.Sections = append(d.Sections, a.triedSections(e.Code)...)
	judged := a.Catalog.Judge(a.findings())
	d.Sections = append(d.Sections, a.wellSection(text("paper.problems"), withAny(judged, catalog.Problem, catalog.May))...)
	d.Sections = append(d.Sections, a.versions())
}

// happens says what the person sees, in plain words.
func (a *App) happens(e atHand) report.Section {
	s := report.Section{Title: text("paper.happens")}
	switch {
	case e.known && e.Described:
		s.Parts = append(s.Parts, report.Paragraph(e.Summary), report.Paragraph(shownMessage(e.Entry)))
	case e.known:
		s.Parts = append(s.Parts, report.Paragraph(e.Summary))
	case a.query != "":
		s.Parts = append(s.Parts, report.Facts{{Label: text("paper.typed"), Value: Cleaned(a.query)}})
	default:
		s.Parts = append(s.Parts, report.Paragraph(text("paper.no-error")))
	}
	return report.Section{Title: s.Title, Parts: append(s.Parts, a.saidAsSentences())}
}
