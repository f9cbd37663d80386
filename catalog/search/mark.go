package search

import "strings"

// Marker marks in a text what a query has in common with it.
type Marker struct {
	index   *Index
	terms   map[term]bool
	small   map[term]bool // small words of the query, marked only between marked ones
	numbers map[string]bool
}

// Part is a piece of a text.
type Part struct {
	Text   string
	Marked bool
}

// Marker reads a query for marking.
func (x *Index) Marker(query string) *Marker {
	s := x.begin(query)
	defer x.rooms.Put(s)
	m := &Marker{index: x, terms: map[term]bool{}, small: map[term]bool{}, numbers: map[string]bool{}}
	for i, o := range s.said {
		if o.concept != none {
			m.terms[o.concept] = true
		}
		for _, h := range s.hits[s.spans[i].from:s.spans[i].to] {
			if o.small {
				m.small[h.term] = true
			} else {
				m.terms[h.term] = true
			}
		}
	}
	for _, mention := range s.mentions(s.tokens) {
		m.numbers[mention.number] = true
	}
	return m
}

// Parts cuts a text into marked and other pieces. Joined they are the text.
func (m *Marker) Parts(text string) []Part {
	all := m.index.spelled.words(tokens(text, nil))
	marked := m.marked(all)
	m.bridge(all, marked)
	var parts []Part
	from := 0
	add := func(to int, isMarked bool) {
		if to > from {
			parts = append(parts, Part{text[from:to], isMarked})
			from = to
		}
	}
	for i := 0; i < len(all); i++ {
		if !marked[i] {
			continue
		}
		add(all[i].from, false)
		for i+1 < len(all) && marked[i+1] && strings.Trim(text[all[i].to:all[i+1].from], " :_-") == "" {
			i++
		}
		add(all[i].to, true)
	}
	add(len(text), false)
	return parts
}

// marked tells which words and numbers of a text are those of the query, or mean the same.
func (m *Marker) marked(all []token) []bool {
	marked := make([]bool, len(all))
	var said []occurrence
	for i, t := range all {
		if t.number {
			marked[i] = m.numbers[numberOf(t)]
			continue
		}
		o := occurrence{token: i, stem: none, concept: none}
		if w, known := m.index.data.word(t.text); known {
			o.stem = w.stem
			marked[i] = m.terms[w.stem]
		}
		said = append(said, o)
	}
	for i, o := range m.index.data.Forms.conceive(said) {
		if o.concept != none && m.terms[o.concept] {
			for k := i; k < i+o.length; k++ {
				marked[said[k].token] = true
			}
		}
	}
	return marked
}

// bridge marks small words of the query that stand between marked ones.
func (m *Marker) bridge(all []token, marked []bool) {
	last := -1
	for i := range all {
		switch {
		case marked[i]:
			for k := last + 1; last >= 0 && k < i; k++ {
				marked[k] = true
			}
			last = i
		case !m.isSmall(all[i]):
			last = -1
		}
	}
}

func (m *Marker) isSmall(t token) bool {
	w, known := m.index.data.word(t.text)
	return known && m.small[w.stem]
}
