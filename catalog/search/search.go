package search

import (
	"cmp"
	"slices"
)

// Result is one document that fits a query.
type Result struct {
	Doc   int // its place among the documents
	Score float64
	Sure  bool     // false when too little of the query was understood to trust it
	Why   []Reason // what matched, in the order of the kinds in Reason; never empty
}

// Reason is one thing that a query and a document have in common.
type Reason struct {
	// Field is where it stands: "code", "name" (a code of words), "number", "near" (a code beside one that does not exist), "message", "way" (a way of
	// speaking), "words", "title", "text", "loose" (a number that nothing calls a code), or "often": nothing was understood, but this comes often.
	Field string
	Words []string // the code, the number or the message; else the words as they were typed, in small letters
}

// MostResults is how many results a search gives at most.
const MostResults = 60

// weakest is the share of the best score below which a result is noise. Where the best one is no code, the next ones are shown all the same: they may be right.
const (
	weakest    = 0.2
	runnersUp  = 3
	weakRunner = 0.1
)

// Search finds the documents that fit what was typed, best first. A query without a letter or digit gives none; any other query gives some, if there
// are documents: at the least those that come most often, which are then not Sure. Only the first MaxQuery bytes are read. The same query always
// gives the same order.
func (x *Index) Search(query string) []Result {
	s := x.begin(query)
	defer x.rooms.Put(s)
	if len(s.tokens) == 0 {
		return nil
	}
	s.addPhrases()
	s.addCodes()
	s.addWords()
	return s.ranked()
}

// run is one search, with the room that it works in. Runs are used again by later searches, so that a key press needs little new memory.
type run struct {
	*Index
	query
	number uint32 // of the search, to know what is left over from former ones

	tallies  []tally  // by document
	finds    []find   // by document
	touched  []int32  // the documents that have something
	sums     []sum    // by phrase
	opened   []int32  // the phrases with sums
	spokenOf []spoken // documents that a code or number speaks of
	spelled  bool     // a code of words is in the query
	coded    bool     // a document has a code or number that the query names
	turn     uint32   // of the word that is being added up
}

// tally is what a run knows of one document.
type tally struct {
	run   uint32
	turn  uint32 // of the word that was added last
	score float64
	most  float64 // the most that one meaning of this word has given
}

// sum is what of a phrase is in the query.
type sum struct {
	worth float32
	count uint16
}

// find is the best phrase of each kind that a run knows of one document. It is kept apart from the tally: few documents have any, and what is looked at for all must be small.
type find struct {
	run     uint32
	phrases [len(phraseWeight)]best
}

// best is the best phrase of one kind.
type best struct {
	score  float32
	phrase int32
}

// spoken is a document that a code or number of the query speaks of.
type spoken struct {
	doc    int32
	field  string
	number string
}

// begin reads a query.
func (x *Index) begin(text string) *run {
	s, ok := x.rooms.Get().(*run)
	if !ok {
		s = &run{tallies: make([]tally, len(x.docs)), finds: make([]find, len(x.docs)), sums: make([]sum, len(x.gauges))}
	}
	s.Index = x
	s.number++
	s.spelled, s.coded = false, false
	s.touched, s.spokenOf = s.touched[:0], s.spokenOf[:0]
	for _, p := range s.opened {
		s.sums[p] = sum{}
	}
	s.opened = s.opened[:0]
	s.query.read(x, text)
	return s
}

// of is the tally of a document in this run.
func (s *run) of(doc int32) *tally {
	t := &s.tallies[doc]
	if t.run != s.number {
		*t = tally{run: s.number}
		s.touched = append(s.touched, doc)
	}
	return t
}

// found notes a phrase of a document, if it is better than the one of its kind that is there.
func (s *run) found(doc int32, k kind, score float64, id int32) {
	s.of(doc)
	f := &s.finds[doc]
	if f.run != s.number {
		*f = find{run: s.number}
	}
	if b := &f.phrases[k]; float32(score) > b.score {
		*b = best{float32(score), id}
	}
}

// bestPhrase is the best phrase of a kind that a document has; ok is false when it has none.
func (s *run) bestPhrase(doc int32, k kind) (p phrase, ok bool) {
	f := &s.finds[doc]
	if f.run != s.number || f.phrases[k].score == 0 {
		return phrase{}, false
	}
	return s.phrase(f.phrases[k].phrase), true
}

// add adds evidence from a code or number.
func (s *run) add(doc int32, score float64, field, number string) {
	s.of(doc).score += score
	s.coded = s.coded || field == "code" || field == "number"
	s.spokenOf = append(s.spokenOf, spoken{doc, field, number})
}

// addWords adds what the single words are worth. Of several meanings of a word, the best one counts.
func (s *run) addWords() {
	for _, i := range s.heard {
		s.turn++
		s.meanings(i, func(h hit) {
			worth := s.data.Worth[h.term] * h.share
			for p := range s.data.postings(h.term) {
				s.addWord(p.doc, worth*float64(p.weight))
			}
		})
	}
}

func (s *run) addWord(doc int32, score float64) {
	t := s.of(doc)
	if t.turn != s.turn {
		t.turn, t.most = s.turn, 0
	}
	if score > t.most {
		t.score += score - t.most
		t.most = score
	}
}

// ranked puts the documents in order.
func (s *run) ranked() []Result {
	var most float64
	for _, doc := range s.touched {
		t := s.of(doc)
		if f := &s.finds[doc]; f.run == s.number {
			for _, b := range f.phrases {
				t.score += float64(b.score)
			}
		}
		if t.score > 0 {
			t.score += scoreOften * s.docs[doc].often
		}
		most = max(most, t.score)
	}
	if most == 0 {
		return s.oftenest()
	}
	least := most * weakRunner
	if s.coded {
		least = most * weakest
	}
	fits := s.top(least)
	for i := runnersUp; i < len(fits); i++ {
		if s.tallies[fits[i]].score < most*weakest {
			fits = fits[:i]
		}
	}
	return s.explained(fits)
}

// top are the documents with the highest scores, none below least, the best first; at most MostResults. It sorts as it goes, so that the many that come
// after them cost only a look.
func (s *run) top(least float64) []int32 {
	top := make([]int32, 0, min(len(s.touched), MostResults+1))
	before := func(a, b int32) int {
		return cmp.Or(cmp.Compare(s.tallies[b].score, s.tallies[a].score), cmp.Compare(a, b))
	}
	for _, doc := range s.touched {
		if s.tallies[doc].score < least || (len(top) == MostResults && before(doc, top[MostResults-1]) > 0) {
			continue
		}
		at, _ := slices.BinarySearchFunc(top, doc, before)
		top = slices.Insert(top, at, doc)
		top = top[:min(len(top), MostResults)]
	}
	return top
}

// fewOften is how many documents stand in for results where nothing was understood.
const fewOften = 5

// oftenest are the documents that come most often.
func (s *run) oftenest() []Result {
	all := make([]Result, len(s.docs))
	for i := range all {
		all[i] = Result{Doc: i, Score: s.docs[i].often, Why: []Reason{{Field: "often"}}}
	}
	slices.SortStableFunc(all, func(a, b Result) int { return cmp.Compare(b.Score, a.Score) })
	return all[:min(fewOften, len(all))]
}
