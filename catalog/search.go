package catalog

import (
	"cmp"
	"slices"
	"strings"
)

// Match is one entry that fits a query.
type Match struct {
	Entry Entry
	Why   []Reason // what matched, strongest first
	Sure  bool     // false when too little of the query was understood to trust it
	score float64
}

// Reason is one thing that a query and an entry have in common.
type Reason struct {
	Field string   // where it stands: "code", "number", "message", "title", "words", "text"
	Words []string // the words of the entry's side that matched, lower case

	typed string // the word that was typed; empty when the reason is a code, a number or a whole phrase
	exact bool   // the typed word itself, or a long one misspelt, in a place that tells errors apart
}

// The weights of the ranking. Each is above the sum of what can come below it in an ordinary query.
const (
	// scoreWholeCode: the query is a code and nothing else: "accounts:4", "Error 30".
	scoreWholeCode = 1000
	// scoreCode: a family's name with its number somewhere in the query: "ERROR CODE: accounts:4 what now".
	scoreCode = 400
	// scoreCodeName: the words of a code without a number: "eme no supported keysystem".
	scoreCodeName = 300
	// scoreNumber: a number that is called an error, or stands alone: "error 17", "54".
	scoreNumber = 200
	// scoreStartOfCode: a code that has been typed in part: "accounts:40".
	scoreStartOfCode = 100
	// scoreLooseNumber: a number with something else before it: "Windows 10".
	scoreLooseNumber = 5
	// scoreMessage: the whole displayed message stands in the query.
	scoreMessage = 80
	// scorePartOfMessage: the query, of two words or more, stands in the displayed message.
	scorePartOfMessage = 40
)

// Search finds the entries that fit what was typed, best first. An empty query, or one with nothing known in it, gives no matches.
// Only the first 4096 bytes are read. The same query always gives the same order.
func (c *Catalog) Search(query string) []Match {
	typed := queryTokens(query)
	if len(typed) == 0 {
		return nil
	}
	s := &search{index: c.index, typed: typed, matches: make([]Match, len(c.entries))}
	s.codes()
	s.codeNames()
	s.messages()
	s.words()
	return s.ranked(c.entries)
}

// UnknownCode returns the code that a query names and that is in no entry, as people would write it, for example "accounts:999". Then the
// matches of the same query only have similar words.
func (c *Catalog) UnknownCode(query string) (code string, unknown bool) {
	for _, m := range mentions(queryTokens(query)) {
		if !m.named || m.family == "web-api" {
			continue
		}
		known := slices.ContainsFunc(c.index.docs, func(d doc) bool {
			return slices.ContainsFunc(d.numbers, func(n numberedCode) bool {
				return n.subsystem == m.family && strings.HasPrefix(n.number, m.number)
			})
		})
		if !known {
			return m.family + ":" + m.number, true
		}
	}
	return "", false
}

// search is one run over the index. matches is parallel to the catalogue's entries.
type search struct {
	index   *index
	typed   []token
	matches []Match
}

func (s *search) add(entry int, score float64, field string, words ...string) {
	s.addReason(entry, score, Reason{Field: field, Words: words})
}

func (s *search) addReason(entry int, score float64, r Reason) {
	m := &s.matches[entry]
	m.score += score
	m.Why = append(m.Why, r)
}

// codes finds numbered codes: exact, by number alone, and begun.
func (s *search) codes() {
	for i, doc := range s.index.docs {
		for _, spelling := range doc.codes {
			if len(spelling) == len(s.typed) && startsWith(s.typed, spelling) {
				s.add(i, scoreWholeCode, "code", doc.code)
			}
		}
	}
	for _, m := range mentions(s.typed) {
		s.mention(m)
	}
}

func (s *search) mention(m mention) {
	exact := false
	for i, doc := range s.index.docs {
		for _, n := range doc.numbers {
			switch {
			case n.number != m.number:
			case n.subsystem == m.family:
				exact = true
				s.add(i, scoreCode, "code", doc.code)
			case m.family == "" && m.called:
				s.add(i, scoreNumber, "number", n.number)
			case m.family == "":
				s.addReason(i, scoreLooseNumber, Reason{Field: "number", Words: []string{n.number}, typed: n.number})
			}
		}
	}
	if !exact && m.family != "" {
		s.begun(m)
	}
}

// begun finds the codes that a name and the first digits of a number may become while the person is still typing.
func (s *search) begun(m mention) {
	for i, doc := range s.index.docs {
		for _, n := range doc.numbers {
			if n.subsystem == m.family && len(n.number) > len(m.number) && n.number[:len(m.number)] == m.number {
				s.add(i, scoreStartOfCode, "code", doc.code)
			}
		}
	}
}

// codeNames finds codes that are made of words. Half of the words in their order are enough.
func (s *search) codeNames() {
	for i, doc := range s.index.docs {
		if len(doc.name) < 2 {
			continue
		}
		if found := longestRun(s.typed, doc.name); found >= 2 && 2*found >= len(doc.name) {
			s.add(i, scoreCodeName*float64(found)/float64(len(doc.name)), "code", doc.code)
		}
	}
}

// longestRun counts the most words of name that stand in a row in typed, misspelt or not.
func longestRun(typed, name []token) int {
	best := 0
	for i := range typed {
		for j := range name {
			n := 0
			for i+n < len(typed) && j+n < len(name) && !typed[i+n].number && similar(typed[i+n].text, name[j+n].text) {
				n++
			}
			best = max(best, n)
		}
	}
	return best
}

// messages finds displayed messages, whole in the query or the query in them.
func (s *search) messages() {
	for i, doc := range s.index.docs {
		for _, m := range doc.messages {
			switch {
			case contains(s.typed, m.tokens):
				s.add(i, scoreMessage, "message", m.text)
			case len(s.typed) > 1 && contains(m.tokens, s.typed):
				s.add(i, scorePartOfMessage, "message", m.text)
			}
		}
	}
}

// words adds what the single words are worth. The last word counts as begun, because the person may still be typing it.
func (s *search) words() {
	seen := map[string]bool{}
	for t, typed := range s.typed {
		if typed.number || seen[typed.text] {
			continue
		}
		seen[typed.text] = true
		for _, hit := range s.index.lookup(typed, t == len(s.typed)-1) {
			for _, p := range s.index.postings[hit.word] {
				s.addReason(p.entry, p.weight*hit.share*s.index.rarity[hit.word], Reason{
					Field: p.field, Words: []string{hit.word}, typed: typed.text,
					exact: (hit.share == 1 || len(typed.text) >= longWord) && p.weight >= weightSymptom && !slices.Contains(smallWords, typed.text),
				})
			}
		}
	}
}

// A match by words is trusted when it has this many of the words that mean something, or more than this share of them.
const (
	enoughWords = 2
	enoughShare = 0.5
)

// sure reports whether a match rests on a code, a number or a message, or on enough of the words that were typed.
func (s *search) sure(m Match) bool {
	understood := map[string]bool{}
	for _, r := range m.Why {
		switch {
		case r.typed == "":
			return true
		case r.exact:
			understood[r.typed] = true
		}
	}
	meant := map[string]bool{}
	for _, t := range s.typed {
		if !t.number && !slices.Contains(smallWords, t.text) {
			meant[t.text] = true
		}
	}
	return len(understood) >= enoughWords || float64(len(understood)) > enoughShare*float64(len(meant))
}

// longWord is how many letters a misspelt word has at least to be trusted: "blcok" may be anything, "acount" may not.
const longWord = 6

// smallWords say nothing about which error it is.
var smallWords = strings.Fields("a an and any app are as at be been but by can cant code computer do does doesnt dont error for from get gets give " +
	"gives go got had has have help how i if im in is it its just keep keeps laptop me my no not of off on or out pc please problem says so some " +
	"spotify still that the then there this time to too trying u up was what when why will windows with wont you your")

// weakest is the share of the best score below which a match is noise.
const weakest = 0.2

func (s *search) ranked(entries []Entry) []Match {
	best := 0.0
	for _, m := range s.matches {
		best = max(best, m.score)
	}
	var out []Match
	for i, m := range s.matches {
		if m.score > 0 && m.score >= best*weakest {
			m.Entry = entries[i]
			m.Sure = s.sure(m)
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b Match) int { return cmp.Compare(b.score, a.score) })
	return out
}
