package catalog

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// TermsIn returns those of the technical words that stand in the texts, so that they can be explained there, in the order in which they first appear.
func TermsIn(terms []Term, texts ...string) []Term {
	all := strings.ToLower(strings.Join(texts, "\n"))
	type place struct {
		Term
		at int
	}
	var found []place
	for _, t := range terms {
		if at := t.firstIn(all); at >= 0 {
			found = append(found, place{t, at})
		}
	}
	slices.SortStableFunc(found, func(a, b place) int { return cmp.Compare(a.at, b.at) })
	var sorted []Term
	for _, p := range found {
		sorted = append(sorted, p.Term)
	}
	return sorted
}

// firstIn is where the first of the spellings stands in a text of small letters, -1 if none does.
func (t Term) firstIn(text string) int {
	first := -1
	for _, form := range t.Forms {
		if at := wordIn(text, strings.ToLower(form)); at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}

// wordIn is where a word stands in a text by itself, and not as a part of another; -1 if it does not.
func wordIn(text, word string) int {
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return -1
		}
		start, end := from+at, from+at+len(word)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !partOfWord(before) && !partOfWord(after) {
			return start
		}
		from = start + 1
	}
}

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }
