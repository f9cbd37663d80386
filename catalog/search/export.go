package search

import (
	"maps"
	"slices"
	"strings"
)

// Exported is an index as plain data: all that is needed to answer queries in another language, and nothing of what is needed to make an index. It is
// written to be small: a term is a number, first those of the stems, then those of the concepts; a document is its place among the documents.
type Exported struct {
	// Words is the vocabulary by stem, in the order of the alphabet and with a blank between: each stem with its words. A word with + is the stem and
	// this ending, one with = is written out, and one with * behind it says nothing: "account++s+ing* studi=study". The place of a stem is its term.
	Words string `json:"words"`
	// Forms are the ways of writing each concept, each as the terms of its stems.
	Forms [][][]int `json:"forms"`
	// Worths are all values that a term can have; Worth is the place in it of each term's own.
	Worths []float64 `json:"worths"`
	Worth  []int     `json:"worth"`

	Docs     []ExportedDoc     `json:"docs"`
	Phrases  []ExportedPhrases `json:"phrases"`
	Families []ExportedFamily  `json:"families"`
	Others   []ExportedOther   `json:"others"`
	// Sets are the words around numbers, by the names of Lexicon: called, between, foreign, ends, units, counted.
	Sets map[string][]string `json:"sets"`

	Fields      []string           `json:"fields"`      // the name in a Reason of each field
	FieldWeight []float64          `json:"fieldWeight"` // what a word weighs there
	Kinds       []string           `json:"kinds"`       // the kinds of phrases
	KindField   []string           `json:"kindField"`   // the name in a Reason of each kind
	KindWeight  []float64          `json:"kindWeight"`
	Dashes      string             `json:"dashes"`      // all signs for a minus
	TypoLetters []int              `json:"typoLetters"` // the lengths of words from which on one wrong letter more is allowed
	Number      map[string]float64 `json:"number"`      // weights and limits, by their names in this package
	Spelled     map[string]string  `json:"spelled"`     // letters and those that are read in their place
}

// ExportedDoc is a document.
type ExportedDoc struct {
	Code    string   `json:"code"`
	Family  string   `json:"family"`
	Numbers []string `json:"numbers"`
	Often   float64  `json:"often"`
	Keys    []string `json:"keys"` // its whole codes, as the words and numbers of a query
	// Terms are what the document has, by field: each as the distance from the term before it.
	Terms [][]int `json:"terms"`
}

// ExportedPhrases are phrases of one kind, one after the other, that belong to the same documents.
type ExportedPhrases struct {
	Kind  int     `json:"k"`
	Docs  []int32 `json:"d"`
	Terms [][]int `json:"t"`
	All   [][]int `json:"a,omitempty"` // every stem, in order, for the kinds in which the order counts
}

// ExportedFamily is a group of numbered codes.
type ExportedFamily struct {
	Family string     `json:"family"`
	Names  [][]string `json:"names"` // each by its words
	Weak   bool       `json:"weak"`
	Write  string     `json:"write"`
	Near   []int      `json:"near"` // terms
	Docs   []int32    `json:"docs"`
	From   int        `json:"from"`
	To     int        `json:"to"`
}

// ExportedOther is a range of numbers that no document has.
type ExportedOther struct {
	Family string  `json:"family"`
	From   int     `json:"from"`
	To     int     `json:"to"`
	Docs   []int32 `json:"docs"`
}

// Export returns the index as plain data. The same index always gives the same.
func (x *Index) Export() Exported {
	e := exporter{Index: x, numbers: make([]int, len(x.data.Worth))}
	out := Exported{
		Words: e.vocabulary(), Forms: e.conceptForms(), Docs: e.documents(), Phrases: e.phraseGroups(),
		Sets: map[string][]string{
			"called": sorted(x.called), "between": sorted(x.between), "foreign": sorted(x.foreign), "ends": sorted(x.ends), "units": sorted(x.units), "counted": sorted(x.counted),
		},
		Fields: fieldName[:], FieldWeight: fieldWeight[:], Kinds: kindName[:], KindField: phraseField[:], KindWeight: phraseWeight[:],
		Dashes: dashes, TypoLetters: typoLetters[:], Number: numbers(), Spelled: e.spelled.letters,
	}
	out.Worths, out.Worth = e.worths()
	for _, f := range x.families {
		out.Families = append(out.Families, ExportedFamily{
			Family: f.Family.Family, Names: full(f.names), Weak: f.Weak, Write: f.Write, Near: e.renumbered(f.near), Docs: full(f.docs), From: f.From, To: f.To,
		})
	}
	for _, o := range x.others {
		out.Others = append(out.Others, ExportedOther{o.Family, o.From, o.To, full(o.docs)})
	}
	return out
}

// kindName is the name of each kind of phrase.
var kindName = [...]string{messagePhrase: "message", namePhrase: "name", sayPhrase: "say", wayPhrase: "way"}

// numbers are the weights and limits of the ranking.
func numbers() map[string]float64 {
	return map[string]float64{
		"scoreWholeCode": scoreWholeCode, "scoreCode": scoreCode, "scoreName": scoreName, "scoreNumber": scoreNumber, "scoreStartOfCode": scoreStartOfCode,
		"scoreNearest": scoreNearest, "scoreLooseNumber": scoreLooseNumber, "scoreBeginning": scoreBeginning, "scoreOften": scoreOften,
		"shareConcept": shareConcept, "shareTypo": shareTypo, "shareBegun": shareBegun, "falling": falling, "unknownWorth": unknownWorth, "leastTelling": leastTelling,
		"enough": enough, "enoughOfMany": enoughOfMany, "mostlyMessage": mostlyMessage, "twoWords": twoWords, "leastFit": leastFit, "manyWords": manyWords,
		"leastOfName": leastOfName, "partOfName": partOfName, "shareOfName": shareOfName, "spokenName": spokenName,
		"farthest": farthest, "apartWorth": apartWorth, "nearby": nearby, "fewTokens": fewTokens,
		"maxQuery": MaxQuery, "maxTokens": maxTokens, "longestCode": longestCode, "longestWholeCode": longestWholeCode, "shortestBehind": shortestBehind,
		"shortestWord": shortestWord, "shortestMisspelt": shortestMisspelt, "mostGuesses": mostGuesses, "longWord": longWord,
		"weakest": weakest, "runnersUp": runnersUp, "weakRunner": weakRunner, "mostResults": MostResults, "fewOften": fewOften, "enoughWords": enoughWords, "enoughShare": enoughShare,
	}
}

// exporter gives the terms new numbers: stems in the order of the alphabet, then concepts.
type exporter struct {
	*Index
	numbers []int // by term: its new number
	stems   int
}

func (e *exporter) vocabulary() string {
	byStem := map[term][]string{}
	for i := range e.data.Words.len() {
		text := e.data.Words.at(i)
		stem := e.data.wordAt(i).stem
		byStem[stem] = append(byStem[stem], text)
	}
	var all []string
	isStem := make([]bool, len(e.numbers))
	for i := range e.data.StemTerms.len() {
		stem, t := e.data.Stems.at(i), term(e.data.StemTerms.at(i))
		e.numbers[t], isStem[t] = i, true
		all = append(all, stem+e.written(stem, byStem[t]))
	}
	e.stems = len(all)
	next := e.stems
	for t := range e.numbers {
		if !isStem[t] {
			e.numbers[t] = next
			next++
		}
	}
	return strings.Join(all, " ")
}

// written are the words of a stem, as Exported.Words has them.
func (e *exporter) written(stem string, words []string) string {
	var b strings.Builder
	for _, text := range words {
		if ending, ok := strings.CutPrefix(text, stem); ok {
			b.WriteString("+" + ending)
		} else {
			b.WriteString("=" + text)
		}
		if w, _ := e.data.word(text); w.small {
			b.WriteByte('*')
		}
	}
	return b.String()
}

func (e *exporter) renumbered(terms []term) []int {
	out := make([]int, len(terms))
	for i, t := range terms {
		out[i] = e.numbers[t]
	}
	return out
}

// conceptForms walks through the tree of forms.
func (e *exporter) conceptForms() [][][]int {
	out := make([][][]int, len(e.numbers)-e.stems)
	next := map[int32][]step{}
	tree := &e.data.Forms
	for i := range tree.At.len() {
		s := tree.step(i)
		next[s.at] = append(next[s.at], s)
	}
	var walk func(at int32, path []int)
	walk = func(at int32, path []int) {
		slices.SortFunc(next[at], func(a, b step) int { return e.numbers[a.stem] - e.numbers[b.stem] })
		for _, s := range next[at] {
			to, _ := tree.next(s)
			longer := append(slices.Clone(path), e.numbers[s.stem])
			if to.concept != none {
				c := e.numbers[to.concept] - e.stems
				out[c] = append(out[c], longer)
			}
			walk(to.id, longer)
		}
	}
	walk(root, nil)
	return out
}

func (e *exporter) worths() (values []float64, places []int) {
	values = slices.Compact(slices.Sorted(slices.Values(e.data.Worth)))
	places = make([]int, len(e.data.Worth))
	for t, w := range e.data.Worth {
		places[e.numbers[t]], _ = slices.BinarySearch(values, w)
	}
	return values, places
}

func (e *exporter) documents() []ExportedDoc {
	out := make([]ExportedDoc, len(e.docs))
	for i, d := range e.docs {
		out[i] = ExportedDoc{Code: d.code, Family: d.family, Numbers: full(d.numbers), Often: d.often, Terms: make([][]int, len(fieldWeight))}
	}
	for _, key := range slices.Sorted(maps.Keys(e.codes)) {
		for _, i := range e.codes[key] {
			out[i].Keys = append(out[i].Keys, key)
		}
	}
	for t := range e.data.Worth {
		for p := range e.data.postings(term(t)) {
			terms := &out[p.doc].Terms[p.field]
			*terms = append(*terms, e.numbers[t])
		}
	}
	for _, d := range out {
		for f, terms := range d.Terms {
			d.Terms[f] = distances(terms)
		}
	}
	return out
}

// distances puts numbers in order, each as its distance from the one before it.
func distances(all []int) []int {
	slices.Sort(all)
	out := make([]int, len(all))
	before := 0
	for i, n := range all {
		out[i], before = n-before, n
	}
	return out
}

func (e *exporter) phraseGroups() (out []ExportedPhrases) {
	for id := range e.gauges {
		p := e.phrase(int32(id))
		last := len(out) - 1
		if last < 0 || out[last].Kind != int(p.kind) || !slices.Equal(out[last].Docs, p.docs) {
			out = append(out, ExportedPhrases{Kind: int(p.kind), Docs: p.docs})
			last++
		}
		out[last].Terms = append(out[last].Terms, e.renumbered(p.terms))
		if p.kind == messagePhrase || p.kind == namePhrase {
			out[last].All = append(out[last].All, e.renumbered(p.all))
		}
	}
	return out
}

func sorted(words map[string]bool) []string { return full(slices.Sorted(maps.Keys(words))) }

// full is a list that is never nil, so that it is written as a list also where it is empty.
func full[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}
