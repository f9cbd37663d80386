package catalog

import (
	"slices"
	"strings"

	"unpause/catalog/search"
)

// Catalog is all that is known, in reading order. It is read-only after Load and safe for use by several goroutines.
type Catalog struct {
	known  Data
	byCode map[string]int // every code and every Also, folded -> place, see at
	words  map[actionKey]Words
	index  *search.Index
}

// Data is a catalogue as plain parts: what the data in package resources says in one language, once it is checked. Package source makes it.
type Data struct {
	Areas     []Area
	Entries   []Entry
	Elsewhere []Entry
	Words     []Saying // by kind and id
	Terms     []Term
	Numbers   []Number
	Questions []Question
	Checks    []Check
}

// Saying is what is said about one action.
type Saying struct {
	Kind Kind
	ID   string
	Words
}

// New makes a catalogue of its parts and of the index for its search, whose documents are the entries, then those of other systems. It is an error when the two do not
// belong together.
func New(d Data, index *search.Index) (*Catalog, error) {
	if !index.Fits(len(d.Entries)+len(d.Elsewhere), len(d.Numbers)) {
		return nil, errParts
	}
	c := &Catalog{known: d, index: index, byCode: map[string]int{}, words: make(map[actionKey]Words, len(d.Words))}
	for i, e := range c.all() {
		for _, code := range e.Codes() {
			key := Fold(code)
			if _, taken := c.byCode[key]; !taken {
				c.byCode[key] = i
			}
		}
	}
	for _, s := range d.Words {
		c.words[actionKey{s.Kind, s.ID}] = s.Words
	}
	return c, nil
}

// Entries returns all entries in reading order. The caller must not change them.
func (c *Catalog) Entries() []Entry { return c.known.Entries }

// Areas returns the sections in reading order.
func (c *Catalog) Areas() []Area { return c.known.Areas }

// Terms returns the technical words and what they mean, in the order of their file.
func (c *Catalog) Terms() []Term { return c.known.Terms }

// Entry finds an entry, also one of Elsewhere, by its exact code, or by one of its Also codes, without regard to case and to the kind of dash.
func (c *Catalog) Entry(code string) (Entry, bool) {
	i, ok := c.byCode[Fold(code)]
	if !ok {
		return Entry{}, false
	}
	return c.at(i), true
}

// at is an entry by its place: those of Entries, then those of Elsewhere.
func (c *Catalog) at(place int) Entry {
	if place < len(c.known.Entries) {
		return c.known.Entries[place]
	}
	return c.known.Elsewhere[place-len(c.known.Entries)]
}

// all are the entries of Entries, then those of Elsewhere.
func (c *Catalog) all() []Entry { return slices.Concat(c.known.Entries, c.known.Elsewhere) }

// Questions returns all questions in the order of their file. The caller must not change them.
func (c *Catalog) Questions() []Question { return c.known.Questions }

// Question finds a question by its id.
func (c *Catalog) Question(id string) (Question, bool) {
	if i := c.questionIndex(id); i >= 0 {
		return c.known.Questions[i], true
	}
	return Question{}, false
}

// questionIndex is the place of a question in the file, -1 when there is none with this id.
func (c *Catalog) questionIndex(id string) int {
	return slices.IndexFunc(c.known.Questions, func(q Question) bool { return q.ID == id })
}

// ActionIDs returns the ids of one kind that have words, sorted. Package system has the same ids in its closed tables.
func (c *Catalog) ActionIDs(kind Kind) []string {
	var ids []string
	for key := range c.words {
		if key.kind == kind {
			ids = append(ids, key.id)
		}
	}
	slices.Sort(ids)
	return ids
}

// Words returns what is said about one action.
func (c *Catalog) Words(kind Kind, id string) (Words, bool) {
	w, ok := c.words[actionKey{kind, id}]
	return w, ok
}

// Fold brings the spellings of a code together that differ only in case, in the kind of dash or in blanks around it.
func Fold(code string) string {
	return strings.ToLower(dashes.Replace(strings.TrimSpace(code)))
}

// dashes brings all dashes to the plain one: editions of the reference differ in nothing but these.
var dashes = strings.NewReplacer("–", "-", "—", "-", "−", "-", "‐", "-", "‑", "-")
