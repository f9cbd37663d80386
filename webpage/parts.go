package webpage

import (
	"slices"
	"strings"

	"unpause/catalog"
)

// area is a section of the page.
type area struct {
	catalog.Area
	Entries []catalog.Entry
}

func areas(from source) (all []area) {
	for _, a := range from.areas {
		all = append(all, area{a, slices.DeleteFunc(slices.Clone(from.entries), func(e catalog.Entry) bool { return e.Area != a.Name })})
	}
	return all
}

// shared are entries for which Spotify shows the same words.
type shared struct {
	Words   string
	Entries []catalog.Entry
}

// sharedWords groups the entries by the first sentence that they show, in the order of the page.
func sharedWords(entries []catalog.Entry) (groups []shared) {
	for _, e := range entries {
		for _, words := range e.Openings() {
			i := slices.IndexFunc(groups, func(s shared) bool { return strings.EqualFold(s.Words, words) })
			if i < 0 {
				i = len(groups)
				groups = append(groups, shared{Words: words})
			}
			groups[i].Entries = append(groups[i].Entries, e)
		}
	}
	return slices.DeleteFunc(groups, func(s shared) bool { return len(s.Entries) < 2 })
}

// step is a step of an entry with its place in it.
type step struct {
	catalog.Step
	Anchor string
	Number int
	Opens  bool // an action of it opens something, so that the clicks are done there
}

func steps(e catalog.Entry) (all []step) {
	for i, s := range e.Steps {
		opens := slices.ContainsFunc(s.Actions, func(a catalog.Action) bool { return a.Kind == catalog.OpenTarget || a.Kind == catalog.OpenPage })
		all = append(all, step{Step: s, Anchor: Anchor(e.Code) + "-step-" + s.ID, Number: i + 1, Opens: opens})
	}
	return all
}

// related returns the entries that are easily taken for this one.
func (s source) related(e catalog.Entry) (all []catalog.Entry) {
	for _, code := range e.Related {
		i := slices.IndexFunc(s.entries, func(other catalog.Entry) bool { return other.Code == code || slices.Contains(other.Also, code) })
		if i >= 0 {
			all = append(all, s.entries[i])
		}
	}
	return all
}

// explainer finds the technical words that an entry uses, so that each entry can be read, and printed, by itself.
func explainer(terms []catalog.Term) func(catalog.Entry) []catalog.Term {
	return func(e catalog.Entry) []catalog.Term {
		return catalog.TermsIn(terms, append(readTexts(e), e.Causes...)...)
	}
}

// readTexts are the sentences of an entry and its steps, without its causes.
func readTexts(e catalog.Entry) []string {
	texts := append([]string{e.Summary, e.Meaning, e.Note}, e.Fix...)
	for _, l := range e.Chain {
		texts = append(texts, l.Name, l.Plain)
	}
	for _, s := range e.Steps {
		texts = append(append(texts, s.Title, s.Text, s.Check, s.Why, s.Undo, s.Lose, s.Correction), s.Clicks...)
	}
	return texts
}
