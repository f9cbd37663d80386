package ui

import (
	"fyne.io/fyne/v2"

	"unpause/catalog"
)

// explained is a box that explains the technical words of the texts; nothing when there are none.
func (a *App) explained(texts ...string) []fyne.CanvasObject {
	terms := catalog.TermsIn(a.Catalog.Terms(), texts...)
	if len(terms) == 0 {
		return nil
	}
	var lines []fyne.CanvasObject
	for _, t := range terms {
		lines = append(lines, small(text("terms.line", values{"term": t.Term, "means": t.Means})))
	}
	return []fyne.CanvasObject{section(text("terms.heading"), lines...)}
}
