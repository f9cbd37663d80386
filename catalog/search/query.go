package search

import (
	"slices"
	"strings"
)

// query is what was typed, as the search reads it.
type query struct {
	text    string
	tokens  []token
	said    []occurrence // the words, without the numbers
	hits    []hit        // the meanings of the words, one after the other
	spans   []span       // by word: its meanings in hits
	heard   []int        // the words that count, each once
	all     []hit        // every term of the query, once
	telling int          // how many words tell something, those included that nobody here knows
	meant   float64      // what they are worth together
}

// span is a part of a list.
type span struct{ from, to int }

// hit is a term that a typed word may mean.
type hit struct {
	term  term
	share float64 // how sure, from 0 to 1
}

func (q *query) read(x *Index, text string) {
	text = text[:min(len(text), MaxQuery)]
	q.text = text
	q.tokens = q.unhumped(x, x.spelled.words(tokens(text, q.tokens[:0])))
	q.said, q.hits, q.spans, q.heard, q.all = q.said[:0], q.hits[:0], q.spans[:0], q.heard[:0], q.all[:0]
	for i, t := range q.tokens {
		if !t.number {
			q.word(x, i, t.text, i == len(q.tokens)-1 && t.to == len(text))
		}
	}
	x.data.Forms.conceive(q.said)
	q.gather(x)
}

// unhumped cuts words at their humps that nobody knows whole.
func (q *query) unhumped(x *Index, all []token) []token {
	if !slices.ContainsFunc(all, func(t token) bool { return t.humps }) {
		return all
	}
	var cut []token
	for _, t := range all {
		if _, known := x.data.word(t.text); t.humps && !known {
			cut = unhump(q.text, t, cut)
		} else {
			cut = append(cut, t)
		}
	}
	return x.spelled.words(cut[:min(len(cut), maxTokens)])
}

// word reads one word.
func (q *query) word(x *Index, i int, text string, last bool) {
	from := len(q.hits)
	o := occurrence{token: i, stem: none, concept: none, small: len(text) < shortestWord}
	if w, known := x.data.word(text); known {
		o.stem, o.small = w.stem, o.small || w.small
		q.hits = append(q.hits, hit{w.stem, 1})
	} else if stem, known := x.data.stem(stemOf(text)); known {
		o.stem = stem
		q.hits = append(q.hits, hit{stem, 1})
	} else {
		if last {
			q.begun(x, text)
		}
		if len(q.hits) == from {
			o.small = q.misspelt(x, text) || o.small
		}
		if len(q.hits) > from {
			o.stem = q.hits[from].term
		}
	}
	q.said = append(q.said, o)
	q.spans = append(q.spans, span{from, len(q.hits)})
}

// shortestWord is how many letters a word has at least that says something, or that is a beginning of others.
const shortestWord = 2

// mostGuesses is how many words a begun or misspelt one may stand for.
const mostGuesses = 24

// begun finds the words that a person may still be typing.
func (q *query) begun(x *Index, prefix string) {
	if len(prefix) < shortestWord {
		return
	}
	from := len(q.hits)
	i, _ := x.data.Words.find(prefix)
	for ; i < x.data.Words.len() && strings.HasPrefix(x.data.Words.at(i), prefix) && len(q.hits)-from < mostGuesses; i++ {
		q.guess(from, x.data.wordAt(i).stem, shareBegun)
	}
}

// misspelt finds the words that one may be a misspelling of: those with the fewest wrong letters. It reports whether all of them say nothing.
func (q *query) misspelt(x *Index, text string) (small bool) {
	from, fewest := len(q.hits), len(text)
	small = true
	for length := len(text) - mostTypos; length <= len(text)+mostTypos; length++ {
		for _, first := range []byte{text[0], text[min(1, len(text)-1)]} {
			for _, at := range x.spell[drawer{first, length}] {
				candidate := x.data.Words.at(int(at))
				wrong, ok := typos(text, candidate)
				if !ok || wrong > fewest {
					continue
				}
				if wrong < fewest {
					q.hits, fewest, small = q.hits[:from], wrong, true
				}
				w := x.data.wordAt(int(at))
				small = small && w.small
				q.guess(from, w.stem, shareTypo)
			}
			if len(text) > 1 && text[0] == text[1] {
				break
			}
		}
	}
	return small && len(q.hits) > from
}

// guess notes a meaning of a word once.
func (q *query) guess(from int, t term, share float64) {
	for _, h := range q.hits[from:] {
		if h.term == t {
			return
		}
	}
	if len(q.hits)-from < mostGuesses {
		q.hits = append(q.hits, hit{t, share})
	}
}

// gather lists the words that count and the terms of the query, each once.
func (q *query) gather(x *Index) {
	q.meant, q.telling = 0, 0
	for i, o := range q.said {
		isNew := o.concept != none && q.note(o.concept, 1)
		for _, h := range q.hits[q.spans[i].from:q.spans[i].to] {
			isNew = q.note(h.term, h.share) || isNew
		}
		switch {
		case o.main() == none: // not a word that anybody here knows
			if !o.small {
				q.telling++
				q.meant += unknownWorth
			}
		case isNew && (!o.small || o.concept != none):
			q.heard = append(q.heard, i)
			q.meant += x.data.Worth[o.main()]
			if q.tells(x, i) {
				q.telling++
			}
		}
	}
}

// tells reports whether a word is in so few documents that it tells them apart: "wallpaper", but not "account" or "cannot".
func (q *query) tells(x *Index, i int) bool { return x.data.Worth[q.said[i].main()] >= leastTelling }

// note adds a term to those of the query. It reports whether it is new.
func (q *query) note(t term, share float64) bool {
	for _, h := range q.all {
		if h.term == t {
			return false
		}
	}
	q.all = append(q.all, hit{t, share})
	return true
}

// typed is a word as it was typed, with those that belong to it, in small letters.
func (q *query) typed(i int) string {
	last := i + max(q.said[i].length, 1) - 1
	return strings.ToLower(q.text[q.tokens[q.said[i].token].from:q.tokens[q.said[last].token].to])
}

// meanings calls do for each term that a word may mean.
func (q *query) meanings(i int, do func(hit)) {
	if c := q.said[i].concept; c != none {
		do(hit{c, 1})
	}
	if !q.said[i].small {
		for _, h := range q.hits[q.spans[i].from:q.spans[i].to] {
			do(h)
		}
	}
}
