package search

// addPhrases adds what the phrases are worth of which enough is in the query. Of each kind, the best phrase of a document counts.
func (s *run) addPhrases() {
	for _, h := range s.all {
		for _, p := range s.within[h.term] {
			if s.sums[p] == 0 {
				s.opened = append(s.opened, p)
			}
			s.sums[p] += s.worth[h.term] * h.share
			s.counts[p]++
		}
	}
	if len(s.heard) == 0 {
		s.addBeginnings()
	}
	for _, id := range s.opened {
		p := &s.phrases[id]
		score := s.weigh(p, min(s.sums[id], p.worth), int(s.counts[id]))
		for _, doc := range p.docs {
			if score <= 0 {
				break
			}
			if b := &s.of(doc).phrases[p.kind]; score > b.score {
				*b = best{score, id}
			}
			score *= falling
		}
	}
}

// addBeginnings adds the messages in which the query stands, where all its words are small: "Your client is".
func (s *run) addBeginnings() {
	if len(s.said) < 2 {
		return
	}
	for id := range s.phrases {
		p := &s.phrases[id]
		if p.kind != messagePhrase {
			continue
		}
		if length, _ := s.longestRow(p.all); length == len(s.said) {
			for _, doc := range p.docs {
				s.of(doc).phrases[messagePhrase] = best{scoreBeginning, int32(id)}
			}
		}
	}
}

// leastFit is what a message counts at least that is typed in part.
const leastFit = 0.5

// manyWords is how many words make a phrase of which one may be missing, or a code of words that is known in a sentence.
const manyWords = 3

// What must be there of a code that is made of words, and what it counts in a sentence.
const (
	leastOfName = 0.4 // by the worth of its words, to be looked at
	partOfName  = 0.5 // of its words, in a row
	shareOfName = 0.6 // by the worth of its words, in a sentence
	spokenName  = 0.5 // what a part of it counts in a sentence
)

// weigh is what a phrase gives when this much of it is in the query.
func (s *run) weigh(p *phrase, there float64, count int) float64 {
	if p.worth == 0 {
		return 0
	}
	share := there / p.worth
	if p.kind == namePhrase {
		return s.weighName(p, share)
	}
	if p.kind != messagePhrase {
		if !complete(p, share, count) {
			return 0
		}
		return phraseWeight[p.kind] * p.worth * share * share
	}
	fit := share
	if share < enough {
		// A message that is typed or remembered in part is known by there being little else in the query.
		if there < mostlyMessage*s.meant || there < twoWords {
			return 0
		}
		fit = max(fit, leastFit)
	}
	return phraseWeight[p.kind] * p.worth * fit * fit
}

// complete reports whether a way of speaking is in the query: all its words or, where it has more than two, all but one that says little.
func complete(p *phrase, share float64, count int) bool {
	missing := len(p.terms) - count
	return missing <= 0 || (missing == 1 && len(p.terms) >= manyWords && share >= enoughOfMany)
}

// weighName is what a code of words gives. Written as a code ("NO_ACTIVE_DEVICE") half of it is enough; in a sentence all of it must stand in a row.
func (s *run) weighName(p *phrase, share float64) float64 {
	if share < leastOfName {
		return 0
	}
	length, joined := s.longestRow(p.all)
	part := float64(length) / float64(len(p.all))
	switch {
	case length == len(p.all) && length > 1:
		s.spelled = true
		return scoreName
	case joined && length > 1 && part >= partOfName:
		s.spelled = true
		return scoreName * part
	case length >= manyWords && part >= partOfName && share >= shareOfName:
		return scoreName * part * spokenName
	}
	return 0
}

// longestRow counts the most words of a phrase that stand in a row in the query, and tells whether they are written as a code.
func (s *run) longestRow(stems []term) (most int, joined bool) {
	for i := range s.said {
		for j := range stems {
			n, fast := 0, false
			for i+n < len(s.said) && j+n < len(stems) && s.may(i+n, stems[j+n]) {
				fast = fast || (n > 0 && s.tokens[s.said[i+n].token].joined)
				n++
			}
			if n > most {
				most, joined = n, fast
			}
		}
	}
	return most, joined
}

// may reports whether a word may mean a term.
func (q *query) may(i int, t term) bool {
	for _, h := range q.hits[q.spans[i].from:q.spans[i].to] {
		if h.term == t {
			return true
		}
	}
	return false
}
