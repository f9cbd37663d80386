package source

import (
	"cmp"
	"slices"

	"unpause/catalog"
	"unpause/catalog/packed"
	"unpause/catalog/search"
)

// Known is all that the files say in one language, checked: the catalogue as plain data, and what its search is made of.
type Known struct {
	catalog.Data
	Documents []search.Document // of the entries in reading order, then of those of other systems
	Lexicon   search.Lexicon
}

// Index makes the index of the catalogue's search.
func (k *Known) Index() *search.Index { return search.New(k.Documents, k.Lexicon) }

// Pack returns the catalogue and the index of its search in the forms that package catalog reads.
func (k *Known) Pack() (data, index string) { return packed.Write(&k.Data), k.Index().Pack() }

// Catalog makes the catalogue as the program has it once it is loaded.
func (k *Known) Catalog() (*catalog.Catalog, error) { return catalog.New(k.Data, k.Index()) }

// actionKey names one row of actions.yaml.
type actionKey struct {
	kind catalog.Kind
	id   string
}

// draft is a catalogue that is still being read.
type draft struct {
	areas     []catalog.Area
	entries   []catalog.Entry
	elsewhere []catalog.Entry
	byCode    map[string]int // every code and every Also, folded -> place, see at
	words     map[actionKey]catalog.Words
	terms     []catalog.Term
	numbers   []number
	questions []catalog.Question
	checks    []catalog.Check
	lexicon   search.Lexicon
}

// Entry finds an entry, also one of other systems, by its code.
func (d *draft) Entry(code string) (catalog.Entry, bool) {
	i, ok := d.byCode[catalog.Fold(code)]
	if !ok {
		return catalog.Entry{}, false
	}
	return d.at(i), true
}

// at is an entry by its place: those of entries, then those of elsewhere.
func (d *draft) at(place int) catalog.Entry {
	if place < len(d.entries) {
		return d.entries[place]
	}
	return d.elsewhere[place-len(d.entries)]
}

// all are the entries, then those of other systems.
func (d *draft) all() []catalog.Entry { return slices.Concat(d.entries, d.elsewhere) }

// Question finds a question by its id.
func (d *draft) Question(id string) (catalog.Question, bool) {
	if i := d.questionIndex(id); i >= 0 {
		return d.questions[i], true
	}
	return catalog.Question{}, false
}

// questionIndex is the place of a question in the file, -1 when there is none with this id.
func (d *draft) questionIndex(id string) int {
	return slices.IndexFunc(d.questions, func(q catalog.Question) bool { return q.ID == id })
}

// Check finds a check by its id.
func (d *draft) Check(id string) (catalog.Check, bool) {
	i := slices.IndexFunc(d.checks, func(c catalog.Check) bool { return c.ID == id })
	if i < 0 {
		return catalog.Check{}, false
	}
	return d.checks[i], true
}

// known is the finished catalogue.
func (d *draft) known() *Known {
	k := &Known{Lexicon: d.lexicon, Data: catalog.Data{
		Areas: d.areas, Entries: d.entries, Elsewhere: d.elsewhere, Terms: d.terms, Questions: d.questions, Checks: d.checks,
	}}
	for _, n := range d.numbers {
		k.Numbers = append(k.Numbers, n.Number)
	}
	for key, words := range d.words {
		k.Data.Words = append(k.Data.Words, catalog.Saying{Kind: key.kind, ID: key.id, Words: words})
	}
	slices.SortFunc(k.Data.Words, func(a, b catalog.Saying) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID)) })
	for _, e := range d.all() {
		k.Documents = append(k.Documents, document(e))
	}
	return k
}
