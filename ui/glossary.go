package ui

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"fyne.io/fyne/v2"

	"unpause/catalog"
)

// glossary finds the technical words of a page, so that each page explains those that it uses.
type glossary struct {
	terms    []catalog.Term
	patterns func() []*regexp.Regexp
}

func newGlossary(terms []catalog.Term) *glossary {
	return &glossary{terms: terms, patterns: sync.OnceValue(func() []*regexp.Regexp {
		var all []*regexp.Regexp
		for _, t := range terms {
			all = append(all, termPattern(t))
		}
		return all
	})}
}

// termPattern matches the spellings of a term as whole words in any case.
func termPattern(t catalog.Term) *regexp.Regexp {
	var forms []string
	for _, f := range t.Forms {
		forms = append(forms, regexp.QuoteMeta(f))
	}
	return regexp.MustCompile(`(?i)\b(` + strings.Join(forms, "|") + `)\b`)
}

// find returns the terms that stand in the texts, in the order in which they first appear.
func (g *glossary) find(texts ...string) []catalog.Term {
	all := strings.Join(texts, "\n")
	var found []catalog.Term
	first := map[string]int{}
	for i, p := range g.patterns() {
		if at := p.FindStringIndex(all); at != nil {
			first[g.terms[i].Term] = at[0]
			found = append(found, g.terms[i])
		}
	}
	slices.SortFunc(found, func(a, b catalog.Term) int { return first[a.Term] - first[b.Term] })
	return found
}

// explained is a box that explains the technical words of the texts; nothing when there are none.
func (a *App) explained(texts ...string) []fyne.CanvasObject {
	terms := a.terms.find(texts...)
	if len(terms) == 0 {
		return nil
	}
	var lines []fyne.CanvasObject
	for _, t := range terms {
		lines = append(lines, small(text("terms.line", values{"term": t.Term, "means": t.Means})))
	}
	return []fyne.CanvasObject{section(text("terms.heading"), lines...)}
}
