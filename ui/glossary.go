package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"unpause/catalog"
	"unpause/ui/widgets"
)

// glossary explains the technical words of one page, each where it first appears.
type glossary struct {
	terms []catalog.Term
	told  map[string]bool // by id of the term
}

func (a *App) glossary() *glossary {
	return &glossary{terms: a.Catalog.Terms(), told: map[string]bool{}}
}

// after are the lines below some texts that explain the words which appear there first.
func (g *glossary) after(texts ...string) (lines []fyne.CanvasObject) {
	for _, t := range catalog.TermsIn(g.terms, texts...) {
		if !g.told[t.ID] {
			g.told[t.ID] = true
			lines = append(lines, widgets.NewSigned(theme.InfoIcon(), small(text("terms.line", values{"term": t.Term, "means": t.Means}))))
		}
	}
	return lines
}

// with puts the lines of after below what shows the texts.
func (g *glossary) with(shown fyne.CanvasObject, texts ...string) fyne.CanvasObject {
	lines := g.after(texts...)
	if len(lines) == 0 {
		return shown
	}
	return gapped([]fyne.CanvasObject{shown, stack(lines...)})
}
