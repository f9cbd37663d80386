package search

import (
	"sync"

	"github.com/kljensen/snowball/english"
)

// Index is a set of documents, ready to be searched. It is read-only once made and safe for use by several goroutines.
type Index struct {
	data tables // what is packed; all else follows from it

	docs     []doc
	spell    map[drawer][]int32 // places in the vocabulary by first letter and length, for words that are misspelt
	gauges   []gauge            // by phrase: what decides whether it is worth a look; kept apart, because there are many
	begins   map[term][]int32   // by term: the messages that have it as a small word
	families []family
	numbered map[string][]int32 // by number: the documents that have it in their codes
	members  map[string][]int32 // by family: its documents
	others   []other
	spelled  spelling
	language
	codes map[string][]int32 // by the words and numbers of a whole code: the documents

	rooms sync.Pool // of runs
}

// term is a stem or a concept.
type term int32

const none term = -1

// word is what is known of one written word.
type word struct {
	stem  term
	small bool
}

// doc is one document as the search reads it.
type doc struct {
	code    string
	family  string
	numbers []string
	often   float64
}

// posting says that a document has a term, and what it weighs there.
type posting struct {
	doc    int32
	weight float32
	field  field
}

// kind is where a phrase comes from.
type kind int8

const (
	messagePhrase kind = iota // what the screen shows
	namePhrase                // a code that is made of words
	sayPhrase                 // how people speak of one document
	wayPhrase                 // how people speak of several
)

// phrase is a few words that belong together.
type phrase struct {
	kind  kind
	text  string  // of a message or a name
	terms []term  // each once, without small words unless it has no others
	all   []term  // of a message or a name: every stem, in order
	docs  []int32 // the likeliest first
	worth float64 // of its terms together
}

// phrase is a phrase by its place.
func (x *Index) phrase(id int32) phrase {
	t, i := &x.data, int(id)
	return phrase{t.Kinds[i], t.Texts.at(i), t.Terms.of(i), t.All.of(i), t.PhraseDocs.of(i), t.worth(t.Terms.of(i))}
}

// gauge is what a phrase needs to be there, and whose it is.
type gauge struct {
	worth float32
	doc   int32 // the likeliest
	kind  kind
	terms uint16 // how many
}

// drawer is a part of the vocabulary.
type drawer struct {
	first  byte
	length int
}

// stemOf cuts the endings off a word.
func stemOf(word string) string { return english.Stem(word, true) }

// Fits reports whether the index is one of so many documents and so many numbers that no document has.
func (x *Index) Fits(documents, others int) bool {
	return len(x.docs) == documents && len(x.others) == others
}
