package catalog

import (
	"fmt"
	"slices"
	"strings"

	"unpause/catalog/search"
)

// Lexicon returns how people speak of errors, for the search. The caller must not change it.
func (c *Catalog) Lexicon() search.Lexicon { return c.lexicon }

// readLexicon reads how people speak of errors.
func (l *loader) readLexicon() {
	var file struct {
		Small, Faint                          string
		Concepts                              []search.Concept
		Ways                                  []search.Way
		Families                              []search.Family
		Called, Between, Foreign, Ends, Units []string
	}
	l.read(lexiconFile, &file)
	l.cat.lexicon = search.Lexicon{
		Small: strings.Fields(file.Small), Faint: strings.Fields(file.Faint), Concepts: file.Concepts, Ways: file.Ways, Families: file.Families,
		Called: file.Called, Between: file.Between, Foreign: file.Foreign, Ends: file.Ends, Units: file.Units,
	}
}

const lexiconFile = "lexicon.yaml"

// checkLexicon demands that everything in the lexicon has a name, a use and what it names.
func (l *loader) checkLexicon() {
	lex := &l.cat.lexicon
	concepts := map[string]bool{}
	for i, c := range lex.Concepts {
		where := fmt.Sprintf("%s: concepts[%d]", lexiconFile, i)
		l.checkID(where+": id", lexiconFile+": "+c.ID, c.ID, concepts[c.ID])
		concepts[c.ID] = true
		l.checkList(where+": forms", c.Forms)
	}
	said := map[string]string{}
	for i, w := range lex.Ways {
		where := fmt.Sprintf("%s: ways[%d]", lexiconFile, i)
		l.text(where, field{"way", w.Way})
		l.checkList(where+": says", w.Says)
		for _, say := range w.Says {
			if other, twice := said[say]; twice {
				l.fault(where+": says", "%q also stands under %q", say, other)
			}
			said[say] = w.Way
		}
		if len(w.Means) == 0 {
			l.fault(where+": means", "is empty")
		}
		l.checkCodes(where+": means", w.Means)
	}
	for i, f := range lex.Families {
		where := fmt.Sprintf("%s: families[%d]", lexiconFile, i)
		if !slices.ContainsFunc(l.cat.all(), func(e Entry) bool { return e.Subsystem == f.Family }) {
			l.fault(where+": family", "no entry is of %q", f.Family)
		}
		for _, id := range f.Near {
			if !concepts[id] {
				l.fault(where+": near", "%q is not the id of a concept", id)
			}
		}
		l.checkCodes(where+": codes", f.Codes)
	}
	for _, n := range l.cat.numbers {
		lex.Others = append(lex.Others, search.Other{Family: n.family, From: n.from, To: n.to, Means: n.See})
	}
}

// checkList demands that a list has texts and that each stands there once.
func (l *loader) checkList(where string, all []string) {
	if len(all) == 0 {
		l.fault(where, "is empty")
	}
	for i, text := range all {
		if strings.TrimSpace(text) == "" || slices.Contains(all[:i], text) {
			l.fault(where, "%q is empty or stands twice", text)
		}
	}
}

// checkCodes demands that each code is that of an entry.
func (l *loader) checkCodes(where string, codes []string) {
	for _, code := range codes {
		if e, known := l.cat.Entry(code); !known || e.Code != code {
			l.fault(where, "%q is not the code of an entry", code)
		}
	}
}

func (l *loader) familyOf(name string) (search.Family, bool) {
	i := slices.IndexFunc(l.cat.lexicon.Families, func(f search.Family) bool { return f.Family == name })
	if i < 0 {
		return search.Family{}, false
	}
	return l.cat.lexicon.Families[i], true
}
