package search

import (
	"cmp"
	"iter"
	"slices"
	"strings"
)

// tables are what an index is made of, as plain lists, so that it can be packed and taken up again at once. New fills them, and what else an index needs follows from them,
// see take. Words and stems are sorted lists and no maps, because a map would have to be made anew at every start of the program.
type tables struct {
	Docs  []docRow
	Codes []codeRow

	Words     textList // every word of the documents and the lexicon, sorted: the vocabulary
	WordStems []term   // by word: what is known of it, see coded
	Stems     textList // sorted
	StemTerms []term   // by stem
	Drawers   []drawerRow
	Forms     forms

	Worth         []float64    // by term: what it is worth, by how few documents have it
	Postings      lists[int32] // by term: the documents that have it
	PostingValues []int8       // by posting: the place in Values of what it weighs
	Values        []value

	Kinds      []kind       // by phrase
	Texts      textList     // by phrase: its text, where the kind needs it
	Terms      lists[term]  // by phrase: each once, without small words unless it has no others
	All        lists[term]  // by phrase: every stem, in order, where the kind needs it
	PhraseDocs lists[int32] // by phrase: the likeliest first
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
func (t *tables) wordAt(i int) word { return decoded(t.WordStems[i]) }

// stem is the term of a stem.
func (t *tables) stem(text string) (stem term, known bool) {
	i, known := t.Stems.find(text)
	if !known {
		return none, false
	}
	return t.StemTerms[i], true
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
		for i := t.Postings.begin(int(of)); i < t.Postings.Ends[of]; i++ {
			if !yield(t.posting(i)) {
				return
			}
		}
	}
}

// posting is a posting by its place.
func (t *tables) posting(at int32) posting {
	v := t.Values[t.PostingValues[at]]
	return posting{t.Postings.All[at], v.Weight, v.Field}
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

// lists are many short lists in a row.
type lists[T any] struct {
	Ends []int32 // of each list in All; it begins where the one before it ends
	All  []T
}

func (l *lists[T]) add(list []T) {
	l.All = append(l.All, list...)
	l.Ends = append(l.Ends, int32(len(l.All)))
}

func (l *lists[T]) of(i int) []T { return l.All[l.begin(i):l.Ends[i]:l.Ends[i]] }

// begin is where a list begins.
func (l *lists[T]) begin(i int) int32 {
	if i == 0 {
		return 0
	}
	return l.Ends[i-1]
}

// sound reports whether there are n lists, and no parts that are outside.
func (l *lists[T]) sound(n int) bool { return len(l.Ends) == n && rising(l.Ends, len(l.All)) }

// textList are many texts in a row.
type textList struct {
	Ends []int32 // of each text in All; it begins where the one before it ends
	All  string
}

func textsOf(list []string) textList {
	t := textList{All: strings.Join(list, "")}
	end := 0
	for _, text := range list {
		end += len(text)
		t.Ends = append(t.Ends, int32(end))
	}
	return t
}

func (t *textList) len() int { return len(t.Ends) }

func (t *textList) at(i int) string {
	from := int32(0)
	if i > 0 {
		from = t.Ends[i-1]
	}
	return t.All[from:t.Ends[i]]
}

// find is the place of a text among sorted ones, or the place where it would be.
func (t *textList) find(text string) (at int, there bool) {
	from, to := 0, t.len()
	for from < to {
		if middle := (from + to) / 2; t.at(middle) < text {
			from = middle + 1
		} else {
			to = middle
		}
	}
	return from, from < t.len() && t.at(from) == text
}

// sound reports whether there are n texts, and no parts that are outside.
func (t *textList) sound(n int) bool { return len(t.Ends) == n && rising(t.Ends, len(t.All)) }

// rising reports whether ends come one after the other, up to the last one.
func rising(ends []int32, last int) bool {
	before := int32(0)
	for _, end := range ends {
		if end < before {
			return false
		}
		before = end
	}
	return int(before) == last
}

// sortedForms puts a tree of forms in the order in which it is looked through.
func sortedForms(tree map[step]node) (f forms) {
	var steps []step
	for s := range tree {
		steps = append(steps, s)
	}
	slices.SortFunc(steps, step.compare)
	for _, s := range steps {
		n := tree[s]
		f.At, f.Stem, f.ID, f.Concept = append(f.At, s.at), append(f.Stem, s.stem), append(f.ID, n.id), append(f.Concept, n.concept)
	}
	return f
}

func (s step) compare(t step) int {
	return cmp.Or(cmp.Compare(s.at, t.at), cmp.Compare(s.stem, t.stem))
}
