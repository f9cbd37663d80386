package search

// addPhrases adds what the phrases are worth of which enough is in the query. Of each kind, the best phrase of a document counts.
func (s *run) addPhrases() {
	for _, h := range s.all {
		worth := float32(s.data.Worth[h.term] * h.share)
		for i, end := s.data.Within.span(h.term); i < end; i++ {
			p := s.data.Within.All.at(i)
			t := &s.sums[p]
			if t.count == 0 {
				s.opened = append(s.opened, p)
			}
			t.worth += worth
			t.count++
		}
	}
	if len(s.heard) == 0 {
		s.addBeginnings()
	}
	for _, id := range s.opened {
		g, there := s.gauges[id], s.sums[id]
		switch {
		case !s.promises(g, there):
		case g.kind == sayPhrase: // the most by far, so that the phrase itself is not looked at
			share := there.of(g)
			s.found(g.doc, sayPhrase, phraseWeight[sayPhrase]*float64(g.worth)*share*share, id)
		default:
			s.addPhrase(id, there.of(g))
		}
	}
}

// of is the share of a phrase that is there, by the worth of its words.
func (s sum) of(g gauge) float64 { return float64(min(s.worth/g.worth, 1)) }

func (s *run) addPhrase(id int32, share float64) {
	p := s.phrase(id)
	score := s.weigh(p, share)
	for _, doc := range p.docs {
		if score <= 0 {
			break
		}
		s.found(doc, p.kind, score, id)
		score *= falling
	}
}

// promises reports whether enough of a phrase is in the query. Of a way of speaking that is all its words or, where it has more than two, all but one that says
// little. Most phrases that share a word with the query fall out here, and there are many.
func (s *run) promises(g gauge, there sum) bool {
	switch g.kind {
	case messagePhrase:
		return there.worth >= float32(enough)*g.worth-rounding || float64(there.worth) >= twoWords
	case namePhrase:
		return there.worth >= leastOfName*g.worth-rounding
	}
	missing := int(g.terms) - int(there.count)
	return missing <= 0 || (missing == 1 && g.terms >= manyWords && there.of(g) >= enoughOfMany)
}

// addBeginnings adds the messages in which the query stands, where all its words are small: "Your client is".
func (s *run) addBeginnings() {
	if len(s.said) < 2 {
		return
	}
	for _, id := range s.fewestMessages() {
		p := s.phrase(id)
		if length, _ := s.longestRow(p.all); length == len(s.said) {
			for _, doc := range p.docs {
				s.found(doc, messagePhrase, scoreBeginning, id)
			}
		}
	}
}

// fewestMessages are the messages that have the rarest word of the query.
func (s *run) fewestMessages() (fewest []int32) {
	for i, o := range s.said {
		if o.stem == none {
			return nil
		}
		if list := s.begins[o.stem]; i == 0 || len(list) < len(fewest) {
			fewest = list
		}
	}
	return fewest
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

// weigh is what a phrase gives when this share of it is in the query.
func (s *run) weigh(p phrase, share float64) float64 {
	switch p.kind {
	case namePhrase:
		return s.weighName(p, share)
	case messagePhrase:
		if share < enough {
			// A message that is typed or remembered in part is known by there being little else in the query.
			if share*p.worth < mostlyMessage*s.meant {
				return 0
			}
			share = max(share, leastFit)
		}
	}
	return phraseWeight[p.kind] * p.worth * share * share
}

// weighName is what a code of words gives. Written as a code ("NO_ACTIVE_DEVICE") half of it is enough; in a sentence all of it must stand in a row.
func (s *run) weighName(p phrase, share float64) float64 {
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
