package search

import "sort"

// step leads from one place in the tree of forms to the next.
type step struct {
	at   int32
	stem term
}

// node is a place in the tree of forms. concept is none where no form ends.
type node struct {
	id      int32
	concept term
}

// root is where all forms begin.
const root = 0

// occurrence is a word of a text as the search reads it.
type occurrence struct {
	token   int // its place among the tokens
	stem    term
	concept term // what it means, alone or as the first of several words; none if it stands only for itself
	small   bool // the word says nothing by itself
	inner   bool // it is the second or a later word of a form
	length  int  // how many words the form has that begins here; 0 when none does
}

// main is the term that counts in a phrase.
func (o occurrence) main() term {
	if o.concept != none {
		return o.concept
	}
	return o.stem
}

// forms is the tree of forms: how to go on from one place by a stem, sorted by place and stem.
type forms struct {
	At      ints
	Stem    ints
	ID      ints // where it leads
	Concept ints
}

// next is where a stem leads.
func (f *forms) next(s step) (n node, ok bool) {
	i := sort.Search(f.At.len(), func(i int) bool { return f.step(i).compare(s) >= 0 })
	if i == f.At.len() || f.step(i) != s {
		return node{}, false
	}
	return node{f.ID.at(i), term(f.Concept.at(i))}, true
}

// step is a step by its place.
func (f *forms) step(i int) step { return step{f.At.at(i), term(f.Stem.at(i))} }

// sound reports whether all lists are as long as each other, and concepts are some of so many terms.
func (f *forms) sound(terms int) bool {
	for i := range f.Concept.len() {
		if c := term(f.Concept.at(i)); c < none || int(c) >= terms {
			return false
		}
	}
	return len(f.Stem) == len(f.At) && len(f.ID) == len(f.At) && len(f.Concept) == len(f.At)
}

// conceive finds the longest forms of concepts in a text. The first word of a form gets the concept.
func (f *forms) conceive(all []occurrence) []occurrence {
	for i := 0; i < len(all); {
		concept, length := f.longest(all[i:])
		if length == 0 {
			i++
			continue
		}
		all[i].concept, all[i].length = concept, length
		for k := i + 1; k < i+length; k++ {
			all[k].inner = true
		}
		i += length
	}
	return all
}

// longest returns the concept of the longest form at the start of the words, and how many words it has; 0 when there is none.
func (f *forms) longest(words []occurrence) (concept term, length int) {
	at := int32(root)
	for i, w := range words {
		if i > 0 && w.token != words[i-1].token+1 {
			break
		}
		next, ok := f.next(step{at, w.stem})
		if !ok {
			break
		}
		at = next.id
		if next.concept != none {
			concept, length = next.concept, i+1
		}
	}
	return concept, length
}
