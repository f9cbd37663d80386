package search

import (
	"slices"
	"strconv"
	"strings"
)

// explained turns documents into results, each with what matched.
func (s *run) explained(docs []int32) []Result {
	results := make([]Result, len(docs))
	for i, doc := range docs {
		e := explanation{run: s, doc: doc}
		e.codes()
		e.phrases()
		e.words()
		results[i] = Result{Doc: int(doc), Score: s.tallies[doc].score, Sure: e.sure(), Why: e.why}
	}
	return results
}

// explanation is what can be said of one document.
type explanation struct {
	*run
	doc        int32
	why        []Reason
	certain    bool // a code, a number or a phrase is enough
	instead    bool // it stands in for a code that does not exist
	understood int  // words that the document has where it matters
}

func (e *explanation) codes() {
	for _, field := range []string{"code", "number", "near"} {
		for _, f := range e.spokenOf {
			if f.doc != e.doc || f.field != field {
				continue
			}
			word := f.number
			if field == "code" {
				word = e.Index.docs[e.doc].code
			}
			e.add(field, word)
			e.certain = e.certain || field != "near"
			e.instead = e.instead || field == "near"
		}
	}
}

// add notes words of a reason, which is the one for its field; not those that stand in another one that is there: "out" behind "kicked out".
func (e *explanation) add(field string, words ...string) {
	i := slices.IndexFunc(e.why, func(r Reason) bool { return r.Field == field })
	if i < 0 {
		i = len(e.why)
		e.why = append(e.why, Reason{Field: field})
	}
	for _, w := range words {
		if !slices.ContainsFunc(e.why[i].Words, func(have string) bool { return have == w || slices.Contains(strings.Fields(have), w) }) {
			e.why[i].Words = append(e.why[i].Words, w)
		}
	}
}

// phraseField is the name of each kind of phrase in a Reason.
var phraseField = [...]string{messagePhrase: "message", namePhrase: "name", sayPhrase: "words", wayPhrase: "way"}

func (e *explanation) phrases() {
	for _, kind := range []kind{namePhrase, messagePhrase, wayPhrase, sayPhrase} {
		p, ok := e.bestPhrase(e.doc, kind)
		if !ok {
			continue
		}
		if kind == wayPhrase || kind == sayPhrase {
			e.add(phraseField[kind], e.typedOf(p)...)
		} else {
			e.add(phraseField[kind], p.text)
		}
		e.certain = e.certain || kind == namePhrase || len(p.terms) > 1
	}
}

// typedOf are the typed words that stand for a phrase.
func (e *explanation) typedOf(p phrase) (words []string) {
	for i, o := range e.said {
		if o.inner {
			continue
		}
		if slices.Contains(p.terms, o.concept) {
			words = append(words, e.typed(i))
			continue
		}
		for _, h := range e.hits[e.spans[i].from:e.spans[i].to] {
			if slices.Contains(p.terms, h.term) {
				words = append(words, e.typed(i))
				break
			}
		}
	}
	return words
}

// words notes the typed words that the document has, where they weigh most.
func (e *explanation) words() {
	for _, i := range e.heard {
		var most float32
		var at field
		exact := false
		e.meanings(i, func(h hit) {
			if p, ok := e.posting(h.term); ok && p.weight*float32(h.share) > most {
				most, at, exact = p.weight*float32(h.share), p.field, h.share == 1 || len(e.tokens[e.said[i].token].text) >= longWord
			}
		})
		if most == 0 {
			continue
		}
		e.add(fieldName[at], e.typed(i))
		if exact && at != causeField && at != textField && e.tells(e.Index, i) {
			e.understood++
		}
	}
	if len(e.why) == 0 {
		e.add("loose", e.loose()...)
	}
}

// loose are the numbers of the query that the document has.
func (e *explanation) loose() (numbers []string) {
	for _, f := range e.spokenOf {
		if f.doc == e.doc {
			numbers = append(numbers, f.number)
		}
	}
	return numbers
}

// posting is what the document has of a term.
func (e *explanation) posting(t term) (p posting, ok bool) { return e.data.postingOf(t, e.doc) }

// A document is trusted by words when it has this many of those that mean something, or more than this share of them.
const (
	enoughWords = 2
	enoughShare = 0.5
)

// longWord is how many letters a misspelt word has at least to be trusted: "blcok" may be anything, "acount" may not.
const longWord = 6

func (e *explanation) sure() bool {
	if e.instead {
		return false
	}
	return e.certain || e.understood >= enoughWords || float64(e.understood) > enoughShare*float64(e.telling)
}

// Unknown is a code that a query names and that no document has.
type Unknown struct {
	Family string // empty when only a number was given
	Number string
	Other  int   // the place in Lexicon.Others of what is known of it all the same; -1 when there is nothing
	Near   []int // the documents with the nearest numbers, the lowest number first
}

// Written is a code as it is written: "accounts:405"; the number alone where no family was named.
func (x *Index) Written(u Unknown) string {
	for _, f := range x.families {
		if f.Family.Family == u.Family && f.Write != "" {
			return strings.ReplaceAll(f.Write, "{number}", u.Number)
		}
	}
	return u.Number
}

// Unknown returns the code that a query names and that no document has. ok is false when there is none, or when the query names another code that there is; a
// code that may still be typed ("accounts:40") is none.
func (x *Index) Unknown(text string) (u Unknown, ok bool) {
	s := x.begin(text)
	defer x.rooms.Put(s)
	s.addPhrases()
	for _, m := range s.mentions(s.tokens) {
		if s.isKnown(m) {
			return Unknown{}, false
		}
		if !ok {
			u, ok = s.unknown(m)
		}
	}
	return u, ok
}

// isKnown reports whether a number surely is the code of a document.
func (s *run) isKnown(m mention) bool {
	return (m.named || m.called) && slices.ContainsFunc(s.numbered[m.number], func(i int32) bool { return m.family == "" || s.Index.docs[i].family == m.family })
}

// unknown is what can be said of a number that no document has, if it is surely meant as a code.
func (s *run) unknown(m mention) (u Unknown, ok bool) {
	at := s.other(m)
	surely := m.named || m.family == "" && m.called && len(s.tokens) <= fewTokens && !s.spelled
	if m.negative() || (at < 0 && (m.weak || m.exit)) || (!m.exit && (!surely || s.mayBe(m))) {
		return Unknown{}, false
	}
	u = Unknown{Family: m.family, Number: m.number, Other: at}
	if at >= 0 {
		u.Family = s.others[at].Family
	}
	for _, n := range s.nearest(u.Family, m.number) {
		u.Near = append(u.Near, int(n.doc))
	}
	value, _ := strconv.Atoi(m.number)
	slices.SortFunc(u.Near, func(a, b int) int { return s.Index.docs[a].nearest(value) - s.Index.docs[b].nearest(value) })
	return u, true
}

// mayBe reports whether a number is one of its family, or begins one.
func (x *Index) mayBe(m mention) bool {
	for number, docs := range x.numbered {
		if number != m.number && !(m.begun && strings.HasPrefix(number, m.number)) {
			continue
		}
		if m.family == "" || slices.ContainsFunc(docs, func(i int32) bool { return x.docs[i].family == m.family }) {
			return true
		}
	}
	return false
}
