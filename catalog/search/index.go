package search

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"sync"

	"github.com/kljensen/snowball/english"
)

// Index is a set of documents, ready to be searched. It is read-only once made and safe for use by several goroutines.
type Index struct {
	docs       []doc
	words      map[string]word  // every word of the documents and the lexicon
	stems      map[string]term  // the term of each stem
	spell      map[drawer][]int // places in vocabulary by first letter and length, for words that are misspelt
	vocabulary []string         // all of words, sorted

	postings [][]posting // by term
	worth    []float64   // by term: what it is worth, by how few documents have it
	phrases  []phrase
	gauges   []gauge   // by phrase: what decides whether it is worth a look; kept apart, because there are many
	within   [][]int32 // by term: the phrases that have it
	begins   [][]int32 // by term: the messages that have it as a small word
	forms    map[step]node
	families []family
	numbered map[string][]int32 // by number: the documents that have it in their codes
	members  map[string][]int32 // by family: its documents
	others   []other
	spelled  spelling
	language
	codes map[string][]int // by the words and numbers of a whole code: the documents

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
	text  string
	terms []term  // each once, without small words unless it has no others
	all   []term  // every stem, in order
	docs  []int32 // the likeliest first
	worth float64 // of its terms together
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

// New makes an index. Ways and families that name no document are left out.
func New(docs []Document, lex Lexicon) *Index {
	x := &Index{words: map[string]word{}, stems: map[string]term{}, forms: map[step]node{}, codes: map[string][]int{}, numbered: map[string][]int32{}, members: map[string][]int32{}}
	x.spelled = newSpelling(lex.Spelled)
	b := builder{Index: x, otherwise: map[string]string{}, ids: map[string]term{}, byCode: map[string]int32{}, found: []map[int32]posting{}}
	b.small(b.respellAll(lex.Small))
	faint := b.respellAll(lex.Faint)
	for _, text := range faint {
		b.learn(text)
	}
	b.concepts(lex.Concepts)
	for i, d := range docs {
		b.add(int32(i), d)
	}
	b.ways(lex.Ways)
	b.weigh(faint)
	b.findFamilies(lex)
	b.learnOtherwise()
	b.findVocabulary()
	return x
}

// builder makes an index.
type builder struct {
	*Index
	ids    map[string]term     // of the concepts
	byCode map[string]int32    // the documents by their own codes
	found  []map[int32]posting // by term, by document
	tokens []token
	terms  []occurrence

	otherwise map[string]string // other ways of writing words: the words
}

// newTerm makes room for a term.
func (b *builder) newTerm() term {
	b.postings = append(b.postings, nil)
	b.within = append(b.within, nil)
	b.begins = append(b.begins, nil)
	b.found = append(b.found, nil)
	return term(len(b.postings) - 1)
}

// learn returns what is known of a word, and notes it if it is new.
func (b *builder) learn(text string) word {
	if w, known := b.words[text]; known {
		return w
	}
	w := word{stem: b.stem(stemOf(text))}
	b.words[text] = w
	return w
}

func (b *builder) stem(stem string) term {
	t, known := b.stems[stem]
	if !known {
		t = b.newTerm()
		b.stems[stem] = t
	}
	return t
}

// stemOf cuts the endings off a word.
func stemOf(word string) string { return english.Stem(word, true) }

func (b *builder) small(words []string) {
	for _, text := range words {
		w := b.learn(text)
		w.small = true
		b.words[text] = w
	}
}

// concepts notes the forms of each concept in a tree of stems.
func (b *builder) concepts(all []Concept) {
	for _, c := range all {
		concept := b.newTerm()
		b.ids[c.ID] = concept
		for _, form := range c.Forms {
			b.form(concept, form)
		}
	}
}

func (b *builder) form(concept term, form string) {
	at := int32(root)
	b.tokens = b.read(form, b.tokens[:0])
	for i, t := range b.tokens {
		key := step{at, b.learn(t.text).stem}
		next, known := b.forms[key]
		if !known {
			next = node{id: int32(len(b.forms) + 1), concept: none}
		}
		if i == len(b.tokens)-1 && next.concept == none {
			next.concept = concept
		}
		b.forms[key] = next
		at = next.id
	}
}

// add notes a document.
func (b *builder) add(i int32, d Document) {
	entry := doc{code: d.Codes[0], family: d.Family, often: d.Often}
	for _, code := range d.Codes {
		b.tokens = b.read(code, b.tokens[:0])
		for _, t := range b.tokens {
			if n := numberOf(t); t.number && !slices.Contains(entry.numbers, n) {
				entry.numbers = append(entry.numbers, n)
				b.numbered[n] = append(b.numbered[n], i)
			}
		}
		key := bare(b.tokens)
		b.codes[key] = append(b.codes[key], int(i))
	}
	b.docs = append(b.docs, entry)
	b.byCode[entry.code] = i
	b.members[d.Family] = append(b.members[d.Family], i)
	for _, name := range namesOf(d) {
		b.phrase(namePhrase, name, i)
	}
	for _, m := range d.Messages {
		b.phrase(messagePhrase, m, i)
		b.text(i, messageField, m)
	}
	for _, say := range d.Says {
		b.say(i, say)
	}
	b.text(i, titleField, d.Title)
	b.text(i, summaryField, d.Summary)
	for _, code := range d.Codes {
		b.text(i, codeField, code)
	}
	for _, c := range d.Causes {
		b.text(i, causeField, c)
	}
	for _, t := range d.Texts {
		b.text(i, textField, t)
	}
}

// say notes a way of speaking. One of a single word is a word that weighs as much as the whole way.
func (b *builder) say(doc int32, say string) {
	b.text(doc, sayField, say)
	words := 0
	for _, o := range b.occurrences(say) {
		if !o.inner && (!o.small || o.concept != none) {
			words++
		}
	}
	if words == 1 {
		b.text(doc, aloneField, say)
	} else {
		b.phrase(sayPhrase, say, doc)
	}
}

// text notes the words of a text, each where it weighs most.
func (b *builder) text(doc int32, f field, text string) {
	for _, o := range b.occurrences(text) {
		for _, t := range []term{o.concept, o.stem} {
			if t == none || (t == o.stem && o.small) {
				continue
			}
			if b.found[t] == nil {
				b.found[t] = map[int32]posting{}
			}
			weight := float32(fieldWeight[f])
			if t == o.concept {
				weight *= float32(shareConcept)
			}
			if old, known := b.found[t][doc]; !known || old.weight < weight {
				b.found[t][doc] = posting{doc, weight, f}
			}
		}
	}
}

// occurrences reads a text of ours: every word is learnt.
func (b *builder) occurrences(text string) []occurrence {
	b.tokens = b.read(text, b.tokens[:0])
	b.terms = b.terms[:0]
	for i, t := range b.tokens {
		if t.number {
			continue
		}
		w := b.learn(t.text)
		b.terms = append(b.terms, occurrence{token: i, stem: w.stem, concept: none, small: w.small || len(t.text) < shortestWord})
	}
	b.terms = b.conceive(b.terms)
	return b.terms
}

// phrase notes a phrase.
func (b *builder) phrase(k kind, text string, docs ...int32) {
	p := phrase{kind: k, text: text, docs: docs}
	occurrences := b.occurrences(text)
	for _, o := range occurrences {
		p.all = append(p.all, o.stem)
		if t := o.main(); (!o.small || o.concept != none) && !o.inner && !slices.Contains(p.terms, t) {
			p.terms = append(p.terms, t)
		}
	}
	if len(p.terms) == 0 {
		p.terms = slices.Compact(slices.Sorted(slices.Values(p.all)))
	}
	if len(p.terms) == 0 || (k == messagePhrase && len(p.terms) == 1 && slices.ContainsFunc(b.tokens, func(t token) bool { return t.number })) {
		return // "Installation error code 24" without its number is only a word
	}
	id := int32(len(b.phrases))
	b.phrases = append(b.phrases, p)
	for _, t := range p.terms {
		b.within[t] = append(b.within[t], id)
	}
	for _, o := range occurrences {
		if list := b.begins[o.stem]; k == messagePhrase && o.small && (len(list) == 0 || list[len(list)-1] != id) {
			b.begins[o.stem] = append(list, id)
		}
	}
}

func (b *builder) ways(all []Way) {
	for _, w := range all {
		docs := b.named(w.Means)
		for _, say := range w.Says {
			if len(docs) > 0 {
				b.phrase(wayPhrase, say, docs...)
			}
		}
	}
}

// named are the documents with these codes, in their order.
func (b *builder) named(codes []string) (docs []int32) {
	for _, code := range codes {
		if i, known := b.byCode[code]; known {
			docs = append(docs, i)
		}
	}
	return docs
}

// weigh works out what each term is worth by how few documents have it, and what the phrases are worth.
func (b *builder) weigh(faint []string) {
	b.worth = make([]float64, len(b.found))
	for t, docs := range b.found {
		b.postings[t] = slices.SortedFunc(maps.Values(docs), func(x, y posting) int { return cmp.Compare(x.doc, y.doc) })
		b.worth[t] = rarity(len(b.docs), len(docs))
	}
	for t := range b.stemsOf(faint) {
		b.worth[t] *= faintWorth
	}
	for i := range b.phrases {
		p := &b.phrases[i]
		for _, t := range p.terms {
			p.worth += b.worth[t]
		}
		b.gauges = append(b.gauges, gauge{float32(p.worth), p.docs[0], p.kind, uint16(len(p.terms))})
	}
	b.found = nil
}

// stemsOf are the stems of some words, each once.
func (b *builder) stemsOf(words []string) map[term]bool {
	stems := map[term]bool{}
	for _, text := range words {
		stems[b.words[text].stem] = true
	}
	return stems
}

// rarity is what a term is worth that so many of all documents have.
func rarity(all, have int) float64 {
	return math.Log(float64(all+2)/(float64(have)+1)) + leastWorth
}

// findVocabulary sorts all words into drawers.
func (b *builder) findVocabulary() {
	b.vocabulary = slices.Sorted(maps.Keys(b.words))
	b.spell = map[drawer][]int{}
	for i, text := range b.vocabulary {
		if len(text) >= shortestMisspelt {
			key := drawer{text[0], len(text)}
			b.spell[key] = append(b.spell[key], i)
		}
	}
}

// namesOf returns the parts of a document's codes that are words: those after the family's name and the number.
func namesOf(d Document) (names []string) {
	for _, code := range d.Codes {
		all := tokens(code, nil)
		from := 0
		if i := slices.IndexFunc(all, func(t token) bool { return t.number }); i >= 0 {
			from = i + 1
		} else if family := tokens(d.Family, nil); len(family) < len(all) && bare(all[:len(family)]) == bare(family) {
			from = len(family)
		}
		if len(all)-from > 1 {
			names = append(names, code[all[from].from:])
		}
	}
	return names
}
