package search

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
)

// New makes an index. Ways and families that name no document are left out.
func New(docs []Document, lex Lexicon) *Index {
	b := builder{words: map[string]word{}, stems: map[string]term{}, tree: map[step]node{}, codes: map[string][]int32{}, otherwise: map[string]string{}, ids: map[string]term{}, byCode: map[string]int32{}}
	b.spell(lex.Spelled)
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
	b.finish()
	x := &Index{data: b.tables}
	x.take()
	return x
}

// builder fills the tables of an index. No program needs it that takes up an index which was made before.
type builder struct {
	tables
	words  map[string]word
	stems  map[string]term     // the term of each stem
	tree   map[step]node       // of forms
	codes  map[string][]int32  // by the words and numbers of a whole code: the documents
	ids    map[string]term     // of the concepts
	byCode map[string]int32    // the documents by their own codes
	found  []map[int32]posting // by term, by document
	begins [][]int32           // by term: the messages that have it as a small word
	within [][]int32           // by term: the phrases that have it

	postingDocs              growing[int32] // by term
	phraseTerms, phraseStems growing[term]  // by phrase
	phraseDocs               growing[int32]

	texts  []string // by phrase
	tokens []token
	terms  []occurrence

	spelled   spelling
	others    *strings.Replacer // puts in the last way of writing each letter
	otherwise map[string]string // other ways of writing words: the words
}

// newTerm makes room for a term.
func (b *builder) newTerm() term {
	b.begins = append(b.begins, nil)
	b.within = append(b.within, nil)
	b.found = append(b.found, nil)
	return term(len(b.found) - 1)
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
	b.Forms = sortedForms(b.tree)
}

func (b *builder) form(concept term, form string) {
	at := int32(root)
	b.tokens = b.read(form, b.tokens[:0])
	for i, t := range b.tokens {
		key := step{at, b.learn(t.text).stem}
		next, known := b.tree[key]
		if !known {
			next = node{id: int32(len(b.tree) + 1), concept: none}
		}
		if i == len(b.tokens)-1 && next.concept == none {
			next.concept = concept
		}
		b.tree[key] = next
		at = next.id
	}
}

// add notes a document.
func (b *builder) add(i int32, d Document) {
	row := docRow{Code: d.Codes[0], Family: d.Family, Often: d.Often}
	for _, code := range d.Codes {
		b.tokens = b.read(code, b.tokens[:0])
		for _, t := range b.tokens {
			if n := numberOf(t); t.number && !slices.Contains(row.Numbers, n) {
				row.Numbers = append(row.Numbers, n)
			}
		}
		key := bare(b.tokens)
		b.codes[key] = append(b.codes[key], i)
	}
	b.Docs = append(b.Docs, row)
	b.byCode[row.Code] = i
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
	b.terms = b.Forms.conceive(b.terms)
	return b.terms
}

// phrase notes a phrase.
func (b *builder) phrase(k kind, text string, docs ...int32) {
	var terms, stems []term
	occurrences := b.occurrences(text)
	for _, o := range occurrences {
		stems = append(stems, o.stem)
		if t := o.main(); (!o.small || o.concept != none) && !o.inner && !slices.Contains(terms, t) {
			terms = append(terms, t)
		}
	}
	if len(terms) == 0 {
		terms = slices.Compact(slices.Sorted(slices.Values(stems)))
	}
	if len(terms) == 0 || (k == messagePhrase && len(terms) == 1 && slices.ContainsFunc(b.tokens, func(t token) bool { return t.number })) {
		return // "Installation error code 24" without its number is only a word
	}
	if k != messagePhrase && k != namePhrase {
		text, stems = "", nil // only of those one looks at the order
	}
	id := int32(len(b.Kinds))
	b.Kinds, b.texts = append(b.Kinds, k), append(b.texts, text)
	for _, t := range terms {
		b.within[t] = append(b.within[t], id)
	}
	b.phraseTerms.add(terms)
	b.phraseStems.add(stems)
	b.phraseDocs.add(docs)
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

// weigh works out what each term is worth by how few documents have it.
func (b *builder) weigh(faint []string) {
	b.Worth = make([]float64, len(b.found))
	for t, docs := range b.found {
		b.addPostings(slices.SortedFunc(maps.Values(docs), func(x, y posting) int { return cmp.Compare(x.doc, y.doc) }))
		b.Worth[t] = rarity(len(b.Docs), len(docs))
	}
	for t := range b.stemsOf(faint) {
		b.Worth[t] *= faintWorth
	}
}

// addPostings notes the documents of the next term.
func (b *builder) addPostings(all []posting) {
	docs := make([]int32, len(all))
	for i, p := range all {
		v := value{p.weight, p.field}
		at := slices.Index(b.Values, v)
		if at < 0 {
			at = len(b.Values)
			b.Values = append(b.Values, v)
		}
		docs[i], b.PostingValues = p.doc, append(b.PostingValues, int8(at))
	}
	b.postingDocs.add(docs)
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

// findVocabulary sorts all words, and those that may be misspelt into drawers.
func (b *builder) findVocabulary() {
	words := slices.Sorted(maps.Keys(b.words))
	b.Words = textsOf(words)
	var stems []term
	drawers := map[drawer][]int32{}
	for i, text := range words {
		stems = append(stems, coded(b.words[text]))
		if len(text) >= shortestMisspelt {
			key := drawer{text[0], len(text)}
			drawers[key] = append(drawers[key], int32(i))
		}
	}
	b.WordStems = intsOf(stems)
	for d, words := range drawers {
		b.Drawers = append(b.Drawers, drawerRow{int(d.first), d.length, words})
	}
	slices.SortFunc(b.Drawers, func(x, y drawerRow) int { return cmp.Or(x.First-y.First, x.Length-y.Length) })
}

// finish writes down what was collected in maps.
func (b *builder) finish() {
	stems := slices.Sorted(maps.Keys(b.stems))
	b.Stems, b.Texts = textsOf(stems), textsOf(b.texts)
	var terms []term
	for _, stem := range stems {
		terms = append(terms, b.stems[stem])
	}
	b.StemTerms = intsOf(terms)
	b.Terms, b.All, b.PhraseDocs = b.phraseTerms.lists(), b.phraseStems.lists(), b.phraseDocs.lists()
	b.Postings = intLists{intsOf(b.postingDocs.ends), intsOf(b.postingDocs.all)}
	var within growing[int32]
	for _, phrases := range b.within {
		within.add(phrases)
	}
	b.Within = intLists{intsOf(within.ends), intsOf(within.all)}
	for _, key := range slices.Sorted(maps.Keys(b.codes)) {
		b.Codes = append(b.Codes, codeRow{key, b.codes[key]})
	}
	for t, phrases := range b.begins {
		if len(phrases) > 0 {
			b.Begins = append(b.Begins, beginRow{term(t), phrases})
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

func (b *builder) findFamilies(lex Lexicon) {
	for _, f := range lex.Families {
		row := familyRow{Family: f.Family, Write: f.Write, Weak: f.Weak, Docs: b.named(f.Codes), From: f.From, To: f.To}
		for _, name := range f.Names {
			row.Names = append(row.Names, strings.Fields(name))
		}
		for _, id := range f.Near {
			if t, known := b.ids[id]; known {
				row.Near = append(row.Near, t)
			}
		}
		b.Families = append(b.Families, row)
	}
	for _, o := range lex.Others {
		b.Others = append(b.Others, otherRow{o.Family, o.From, o.To, b.named(o.Means)})
	}
	b.Called, b.Between, b.Foreign = b.set(lex.Called), b.set(lex.Between), b.set(lex.Foreign)
	b.Ends, b.Units, b.Counted = b.set(lex.Ends), b.set(lex.Units), b.set(lex.Counted)
}

// set are words as the index has them, each once.
func (b *builder) set(words []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(b.respellAll(words))))
}

// spell notes the letters that people also write with others.
func (b *builder) spell(spelled map[string][]string) {
	var others []string
	for _, letter := range slices.Sorted(maps.Keys(spelled)) {
		if ways := spelled[letter]; len(ways) > 0 {
			b.Spelled = append(b.Spelled, letterRow{letter, ways[0]})
			others = append(others, letter, ways[len(ways)-1])
		}
	}
	b.spelled, b.others = newSpelling(b.Spelled), strings.NewReplacer(others...)
}

// respell is a word of ours as the index has it. The other way of writing it is noted.
func (b *builder) respell(word string) string {
	if b.spelled.read == nil {
		return word
	}
	read := b.spelled.read.Replace(word)
	if other := b.others.Replace(word); other != word && other != read {
		b.otherwise[other] = read
	}
	return read
}

// respellAll is respell for a list.
func (b *builder) respellAll(words []string) []string {
	out := make([]string, len(words))
	for i, word := range words {
		out[i] = b.respell(word)
	}
	return out
}

// read cuts a text of ours into words and numbers.
func (b *builder) read(text string, into []token) []token {
	all := tokens(text, into)
	for i, t := range all {
		all[i].text = b.respell(t.text)
	}
	return all
}

// learnOtherwise learns the other ways of writing words, unless they are words themselves.
func (b *builder) learnOtherwise() {
	for other, read := range b.otherwise {
		w, known := b.words[read]
		if _, itself := b.words[other]; known && !itself {
			b.words[other] = w
		}
	}
}
