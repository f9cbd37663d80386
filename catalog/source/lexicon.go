package source

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"unpause/catalog"
	"unpause/catalog/search"
)

// rawLexicon is the lexicon as it is written: words that need no list of their own stand in one text.
type rawLexicon struct {
	Small, Faint                                   string
	Concepts                                       []search.Concept
	Ways                                           []search.Way
	Families                                       []search.Family
	Called, Between, Foreign, Ends, Units, Counted []string
	Spelled                                        map[string][]string
}

// readLexicon reads how people speak of errors.
func (l *loader) readLexicon() {
	var file rawLexicon
	l.read(lexiconFile, &file)
	l.cat.lexicon = search.Lexicon{
		Small: strings.Fields(file.Small), Faint: strings.Fields(file.Faint), Concepts: file.Concepts, Ways: file.Ways, Families: file.Families,
		Called: file.Called, Between: file.Between, Foreign: file.Foreign, Ends: file.Ends, Units: file.Units, Counted: file.Counted, Spelled: file.Spelled,
	}
	if l.translation != nil {
		l.addLexicon()
	}
}

// addLexicon adds how people speak in the language of the translation. English stays: they type that too, and Spotify's own words often are.
func (l *loader) addLexicon() {
	where := path.Join(l.translation.folder, lexiconFile)
	var file rawLexicon
	l.read(where, &file)
	lex := &l.cat.lexicon
	for _, list := range []struct {
		to    *[]string
		words []string
	}{
		{&lex.Small, strings.Fields(file.Small)}, {&lex.Faint, strings.Fields(file.Faint)}, {&lex.Called, file.Called}, {&lex.Between, file.Between},
		{&lex.Foreign, file.Foreign}, {&lex.Ends, file.Ends}, {&lex.Units, file.Units}, {&lex.Counted, file.Counted},
	} {
		*list.to = append(*list.to, list.words...)
	}
	for _, c := range file.Concepts {
		i := slices.IndexFunc(lex.Concepts, func(known search.Concept) bool { return known.ID == c.ID })
		if i < 0 {
			l.fault(where+": concepts", "%q is not the id of a concept", c.ID)
			continue
		}
		lex.Concepts[i].Forms = append(lex.Concepts[i].Forms, c.Forms...)
	}
	lex.Ways = append(lex.Ways, file.Ways...)
	lex.Spelled = file.Spelled
	if len(file.Families) > 0 {
		l.fault(where+": families", "stand in the English file only")
	}
}

const lexiconFile = "lexicon.yaml"

// checkLexicon demands that everything in the lexicon has a name, can be found, and names what exists.
func (l *loader) checkLexicon() {
	lex := l.cat.lexicon
	l.checkList(lexiconFile+": small and faint", slices.Concat(lex.Small, lex.Faint))
	for _, list := range []struct {
		name  string
		words []string
	}{{"called", lex.Called}, {"between", lex.Between}, {"foreign", lex.Foreign}, {"ends", lex.Ends}, {"units", lex.Units}, {"counted", lex.Counted}} {
		l.checkList(lexiconFile+": "+list.name, list.words)
		l.checkWords(lexiconFile+": "+list.name, list.words)
	}
	l.checkSpelled(lex.Spelled)
	concepts := l.checkConcepts(lex.Concepts)
	l.checkWays(lex.Ways)
	for i, f := range lex.Families {
		l.checkFamily(fmt.Sprintf("%s: families[%d]", lexiconFile, i), f, concepts)
	}
}

// checkSpelled demands that each letter is one small letter, with ways of writing it that are others.
func (l *loader) checkSpelled(spelled map[string][]string) {
	for letter, ways := range spelled {
		where := lexiconFile + ": spelled: " + letter
		if letter != strings.ToLower(letter) || utf8.RuneCountInString(letter) != 1 {
			l.fault(where, "is not one small letter")
		}
		l.checkList(where, ways)
		l.checkWords(where, ways)
		if slices.ContainsFunc(ways, func(way string) bool { return strings.Contains(way, letter) }) {
			l.fault(where, "is written with itself")
		}
	}
}

// checkConcepts returns the ids of the concepts.
func (l *loader) checkConcepts(all []search.Concept) map[string]bool {
	concepts, means := map[string]bool{}, map[string]string{}
	for i, c := range all {
		where := fmt.Sprintf("%s: concepts[%d]", lexiconFile, i)
		l.checkID(where+": id", lexiconFile+": "+c.ID, c.ID, concepts[c.ID])
		concepts[c.ID] = true
		l.checkList(where+": forms", c.Forms)
		l.checkWords(where+": forms", c.Forms)
		for _, form := range c.Forms {
			if other, twice := means[form]; twice && other != c.ID {
				l.fault(where+": forms", "%q also stands under %q", form, other)
			}
			means[form] = c.ID
		}
	}
	return concepts
}

func (l *loader) checkWays(all []search.Way) {
	said := map[string]string{}
	for i, w := range all {
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
}

func (l *loader) checkFamily(where string, f search.Family, concepts map[string]bool) {
	if !slices.ContainsFunc(l.cat.all(), func(e catalog.Entry) bool { return e.Subsystem == f.Family }) {
		l.fault(where+": family", "no entry is of %q", f.Family)
	}
	if len(f.Names) == 0 && len(f.Near) == 0 {
		l.fault(where, "has neither names nor words that claim a number")
	}
	if f.Write != "" && !strings.Contains(f.Write, "{number}") {
		l.fault(where+": write", "%q must have {number} in it", f.Write)
	}
	l.checkWords(where+": names", f.Names)
	for _, name := range f.Names {
		words := strings.Fields(name)
		if len(words) == 0 {
			continue // checkWords has told of it
		}
		if last := words[len(words)-1]; slices.Contains(l.cat.lexicon.Called, last) || slices.Contains(l.cat.lexicon.Between, last) {
			l.fault(where+": names", "%q is never seen, because %q is passed over before a number", name, last)
		}
	}
	for _, id := range f.Near {
		if !concepts[id] {
			l.fault(where+": near", "%q is not the id of a concept", id)
		}
	}
	l.checkCodes(where+": codes", f.Codes)
}

// checkWords demands that texts are made of words only: numbers are never compared as words.
func (l *loader) checkWords(where string, all []string) {
	for _, text := range all {
		if strings.TrimSpace(text) == "" || strings.ContainsFunc(text, unicode.IsDigit) {
			l.fault(where, "%q is empty or has a digit, and is never found", text)
		}
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
