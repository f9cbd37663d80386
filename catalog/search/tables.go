package search

import (
	"cmp"
	"encoding/binary"
	"iter"
	"maps"
	"slices"
	"sort"
	"strings"
)

// tables are what an index is made of, as plain lists, so that it can be packed and taken up again at once. New fills them, and what else an index needs follows from them,
// see take. Words and stems are sorted lists and no maps, because a map would have to be made anew at every start of the program.
type tables struct {
	Docs  []docRow
	Codes []codeRow

	Words     textList // every word of the documents and the lexicon, sorted: the vocabulary
	WordStems ints     // by word: what is known of it, see coded
	Stems     textList // sorted
	StemTerms ints     // by stem
	Drawers   []drawerRow
	Forms     forms

	Worth         []float64 // by term: what it is worth, by how few documents have it
	Postings      intLists  // by term: the documents that have it
	PostingValues []int8    // by posting: the place in Values of what it weighs
	Values        []value

	Kinds      []kind       // by phrase
	Texts      textList     // by phrase: its text, where the kind needs it
	Terms      lists[term]  // by phrase: each once, without small words unless it has no others
	All        lists[term]  // by phrase: every stem, in order, where the kind needs it
	PhraseDocs lists[int32] // by phrase: the likeliest first
	Within     intLists     // by term: the phrases that have it
	Begins     []beginRow
	Families   []familyRow
	Others     []otherRow
	Spelled    []letterRow
	Called     []string
	Between    []string
	Foreign    []string
	Ends       []string
	Units      []string
	Counted    []string
}

// docRow is one document.
type docRow struct {
	Code, Family string
	Numbers      []string
	Often        float64
}

// codeRow is a whole code, as words and numbers, and the documents that have it.
type codeRow struct {
	Key  string
	Docs []int32
}

// drawerRow is a part of the vocabulary.
type drawerRow struct {
	First, Length int
	Words         []int32
}

// value is what a posting has beside its document. There are few different ones.
type value struct {
	Weight float32
	Field  field
}

// beginRow is a small word and the messages that have it.
type beginRow struct {
	Term    term
	Phrases []int32
}

// familyRow is a group of numbered codes.
type familyRow struct {
	Family, Write string
	Weak          bool
	Names         [][]string
	Near          []term
	Docs          []int32
	From, To      int
}

// otherRow is a range of numbers that no document has.
type otherRow struct {
	Family   string
	From, To int
	Docs     []int32
}

// letterRow is a letter and what is read in its place.
type letterRow struct{ Letter, Read string }

// word is what is known of a word.
func (t *tables) word(text string) (w word, known bool) {
	i, known := t.Words.find(text)
	if !known {
		return word{}, false
	}
	return t.wordAt(i), true
}

// wordAt is what is known of a word of the vocabulary.
func (t *tables) wordAt(i int) word { return decoded(term(t.WordStems.at(i))) }

// stem is the term of a stem.
func (t *tables) stem(text string) (stem term, known bool) {
	i, known := t.Stems.find(text)
	if !known {
		return none, false
	}
	return term(t.StemTerms.at(i)), true
}

// worth is what terms are worth together.
func (t *tables) worth(terms []term) (sum float64) {
	for _, term := range terms {
		sum += t.Worth[term]
	}
	return sum
}

// postings are those of a term, by document.
func (t *tables) postings(of term) iter.Seq[posting] {
	return func(yield func(posting) bool) {
		for i, end := t.Postings.span(of); i < end; i++ {
			if !yield(t.posting(i)) {
				return
			}
		}
	}
}

// postingOf is what a document has of a term.
func (t *tables) postingOf(of term, doc int32) (p posting, ok bool) {
	from, end := t.Postings.span(of)
	i := from + sort.Search(end-from, func(i int) bool { return t.Postings.All.at(from+i) >= doc })
	if i == end || t.Postings.All.at(i) != doc {
		return posting{}, false
	}
	return t.posting(i), true
}

// posting is a posting by its place.
func (t *tables) posting(at int) posting {
	v := t.Values[t.PostingValues[at]]
	return posting{t.Postings.All.at(at), v.Weight, v.Field}
}

// coded is what is known of a word as one number: its stem, or less than none where it is small.
func coded(w word) term {
	if w.small {
		return none - 1 - w.stem
	}
	return w.stem
}

// decoded is the opposite of coded.
func decoded(t term) word {
	if t < none {
		return word{none - 1 - t, true}
	}
	return word{t, false}
}

// ints are whole numbers in a row, four bytes each, the lowest first. They are read where they stand in the packed form: an index has many, and to read them into
// lists would take more time at each start than all searches after it.
type ints string

const intSize = 4

func intsOf[T ~int32](all []T) ints {
	out := make([]byte, 0, intSize*len(all))
	for _, n := range all {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	return ints(out)
}

func (n ints) len() int { return len(n) / intSize }

func (n ints) at(i int) int32 {
	b := n[intSize*i : intSize*i+intSize]
	return int32(uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24)
}

// span is the part of a row that is between the end before place i, or the beginning, and the end there.
func (n ints) span(i int) (from, to int) {
	if i > 0 {
		from = int(n.at(i - 1))
	}
	return from, int(n.at(i))
}

// within reports whether all are places in a list of so many.
func (n ints) within(size int) bool {
	for i := range n.len() {
		if at := n.at(i); at < 0 || int(at) >= size {
			return false
		}
	}
	return true
}

// areEnds reports whether they are n ends of parts that come one after the other, up to the last one.
func (n ints) areEnds(parts, last int) bool {
	before := int32(0)
	for i := range n.len() {
		if n.at(i) < before {
			return false
		}
		before = n.at(i)
	}
	return n.len() == parts && int(before) == last
}

// lists are many short lists in a row.
type lists[T any] struct {
	Ends ints // of each list in All; it begins where the one before it ends
	All  []T
}

func (l *lists[T]) of(i int) []T {
	from, to := l.Ends.span(i)
	return l.All[from:to:to]
}

// sound reports whether there are n lists, and no parts that are outside.
func (l *lists[T]) sound(n int) bool { return l.Ends.areEnds(n, len(l.All)) }

// intLists are lists of whole numbers, by term.
type intLists struct{ Ends, All ints }

// span is where the list of a term stands in All.
func (l *intLists) span(of term) (from, to int) { return l.Ends.span(int(of)) }

func (l *intLists) sound(n int) bool { return l.Ends.areEnds(n, l.All.len()) }

// growing are lists that are still being made.
type growing[T any] struct {
	ends []int32
	all  []T
}

func (g *growing[T]) add(list []T) {
	g.all = append(g.all, list...)
	g.ends = append(g.ends, int32(len(g.all)))
}

func (g *growing[T]) lists() lists[T] { return lists[T]{intsOf(g.ends), g.all} }

// textList are many texts in a row.
type textList struct {
	Ends ints // of each text in All; it begins where the one before it ends
	All  string
}

func textsOf(list []string) textList {
	var ends []int32
	end := 0
	for _, text := range list {
		end += len(text)
		ends = append(ends, int32(end))
	}
	return textList{intsOf(ends), strings.Join(list, "")}
}

func (t *textList) len() int { return t.Ends.len() }

func (t *textList) at(i int) string {
	from, to := t.Ends.span(i)
	return t.All[from:to]
}

// find is the place of a text among sorted ones, or the place where it would be.
func (t *textList) find(text string) (at int, there bool) {
	at = sort.Search(t.len(), func(i int) bool { return t.at(i) >= text })
	return at, at < t.len() && t.at(at) == text
}

// sound reports whether there are n texts, and no parts that are outside.
func (t *textList) sound(n int) bool { return t.Ends.areEnds(n, len(t.All)) }

// sortedForms puts a tree of forms in the order in which it is looked through.
func sortedForms(tree map[step]node) forms {
	steps := slices.SortedFunc(maps.Keys(tree), step.compare)
	var at, ids []int32
	var stems, concepts []term
	for _, s := range steps {
		n := tree[s]
		at, stems, ids, concepts = append(at, s.at), append(stems, s.stem), append(ids, n.id), append(concepts, n.concept)
	}
	return forms{intsOf(at), intsOf(stems), intsOf(ids), intsOf(concepts)}
}

func (s step) compare(t step) int {
	return cmp.Or(cmp.Compare(s.at, t.at), cmp.Compare(s.stem, t.stem))
}
