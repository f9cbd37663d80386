package search

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A code is looked for in three ways: as a name and a number ("auth 3"), as a number alone ("17"), and as a name without a number
// ("critical update error"). Names may be misspelt a little, numbers never: another number is another error.

// longestCode is how many digits a code has at most. Longer numbers are dates, ports or other people's codes.
const longestCode = 3

// longestWholeCode is how many words and numbers a code has at most.
const longestWholeCode = 12

// family is a group of numbered codes as the search reads it.
type family struct {
	Family
	names [][]string
	near  []term
	docs  []int32 // of Codes
}

// other is a range of numbers that no document has.
type other struct {
	Other
	docs []int32
}

// language is what the reading of codes knows of words.
type language struct {
	called, between, foreign, ends, units, counted map[string]bool
}

// bare is a whole code without what separates its parts, in small letters.
func bare(all []token) string {
	var b strings.Builder
	for i, t := range all {
		if i > 0 {
			b.WriteByte(' ')
		}
		if t.number {
			b.WriteString(numberOf(t))
		} else {
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// numberOf is the number of a token as codes are written: without zeros before it, with its minus.
func numberOf(t token) string {
	n := strings.TrimLeft(t.text, "0")
	if n == "" {
		n = "0"
	}
	if t.negative {
		return "-" + n
	}
	return n
}

// mention is a number in a query, with what stands before it.
type mention struct {
	number string
	family string // when a family's name stands before the number
	weak   bool   // the name is an everyday word
	called bool   // "error" or "code" stands before the number, or nothing else is in the query
	named  bool   // surely meant as a code: the family's name begins the query, or "error" or "code" stands before it
	begun  bool   // nothing follows, so that more digits may still come
	exit   bool   // with what a program has ended: "exit code 23"
}

// mentions finds the numbers of a query that may be codes.
func (x *Index) mentions(query []token) []mention {
	var out []mention
	for i, t := range query {
		if !t.number || len(t.text) > longestCode || t.dotted || t.within {
			continue
		}
		m, before := x.before(query, i)
		if m.family == "" && x.somethingElse(query, i, before, m.called) {
			continue
		}
		m.exit = m.family == "" && x.ended(before)
		out = append(out, m)
	}
	return out
}

// ended reports whether the words say with what a program has ended: "exited with".
func (x *Index) ended(words []token) bool {
	for i := len(words) - 1; i >= 0; i-- {
		if x.ends[words[i].text] {
			return true
		}
		if w, _ := x.data.word(words[i].text); !w.small {
			return false
		}
	}
	return false
}

// before reads what stands before a number.
func (x *Index) before(query []token, i int) (m mention, rest []token) {
	rest = query[:i]
	m = mention{number: numberOf(query[i]), begun: i == len(query)-1}
	for len(rest) > 0 && (x.between[rest[len(rest)-1].text] || x.called[rest[len(rest)-1].text]) {
		m.called = m.called || x.called[rest[len(rest)-1].text]
		rest = rest[:len(rest)-1]
	}
	m.called = m.called || (m.begun && len(rest) == 0) // "spotify 17"
	f, length := x.familyBefore(rest)
	if f == nil && i+1 < len(query) && (m.called || query[i+1].bracket) {
		f, length = x.familyBehind(query[i+1:]), 0
	}
	if f != nil && !x.followed(query, i, m.called) {
		m.family, m.weak = f.Family.Family, f.Weak
		rest = rest[:len(rest)-length]
		m.named = len(rest) == 0 || x.called[rest[len(rest)-1].text]
	}
	return m, rest
}

// somethingElse reports whether a number without a family's name is no code: "Windows 10", "24 hours", "1. Hit log in".
func (x *Index) somethingElse(query []token, i int, before []token, called bool) bool {
	t := query[i]
	if len(before) > 0 && x.foreign[before[len(before)-1].text] || i > 0 && x.foreign[query[i-1].text] {
		return true
	}
	return x.followed(query, i, called) || t.percent || (t.listed && !called)
}

// followed reports whether a number is a quantity of what stands behind it: "24 hours", and "17 people" where nothing calls the 17 an error. A number that is fastened
// to a name is none: "auth:3 second time".
func (x *Index) followed(query []token, i int, called bool) bool {
	if i+1 >= len(query) || query[i].joined {
		return false
	}
	behind := query[i+1].text
	return x.units[behind] || (!called && x.counted[behind])
}

func (m mention) negative() bool { return m.number[0] == '-' }

func (x *Index) hasNegative(family string) bool {
	return slices.ContainsFunc(x.members[family], func(i int32) bool {
		return slices.ContainsFunc(x.docs[i].numbers, func(n string) bool { return n[0] == '-' })
	})
}

// familyBefore returns the family whose name ends the words, nil if none does, and how many words the name has.
func (x *Index) familyBefore(words []token) (f *family, length int) {
	for i := range x.families {
		for _, name := range x.families[i].names {
			if endsWith(words, name) {
				return &x.families[i], len(name)
			}
		}
	}
	return nil, 0
}

// familyBehind returns the family whose name begins the words, nil if none does: "403 (accounts)". Everyday words are no name there.
func (x *Index) familyBehind(words []token) *family {
	for i := range x.families {
		for _, name := range x.families[i].names {
			if !x.families[i].Weak && len(name[0]) >= shortestBehind && len(words) >= len(name) && endsWith(words[:len(name)], name) {
				return &x.families[i]
			}
		}
	}
	return nil
}

// shortestBehind is how many letters the name of a family has at least that may stand behind its number.
const shortestBehind = 4

// endsWith reports whether the words end in the name, with a typo or two allowed in long words.
func endsWith(words []token, name []string) bool {
	if len(words) < len(name) {
		return false
	}
	tail := words[len(words)-len(name):]
	for i, want := range name {
		if tail[i].number {
			return false
		}
		if _, ok := typos(tail[i].text, want); !ok {
			return false
		}
	}
	return true
}

// addCodes adds what the codes and numbers of the query say.
func (s *run) addCodes() {
	if len(s.tokens) <= longestWholeCode {
		for _, i := range s.Index.codes[bare(s.tokens)] {
			s.add(i, scoreWholeCode, "code", "")
		}
	}
	for _, m := range s.mentions(s.tokens) {
		s.addMention(m)
	}
	s.addFamily()
}

// addFamily adds the documents of a family whose name is all that was typed: "desktop_login_accounts".
func (s *run) addFamily() {
	f, length := s.familyBefore(s.tokens)
	if f == nil || f.Weak || length != len(s.tokens) {
		return
	}
	for _, i := range s.members[f.Family.Family] {
		s.add(i, scoreStartOfCode, "code", "")
	}
}

func (s *run) addMention(m mention) {
	if m.weak && s.spelled {
		m.family, m.called = "", false // "EME_..._WITH_STATUS 403": the number belongs to the code before it
	}
	if m.exit {
		if at := s.other(m); at >= 0 {
			s.addOther(at, m)
		}
		return
	}
	if m.negative() && !s.hasNegative(m.family) {
		if s.claim(m) || m.family == "" {
			return // "code:-1" is nobody's, unless something claims it
		}
		m.number = m.number[1:]
	}
	if (m.family == "" || m.weak) && s.claim(m) {
		return
	}
	if m.family == "" {
		s.addNumber(m)
		return
	}
	exact := false
	for _, i := range s.numbered[m.number] {
		if s.Index.docs[i].family == m.family {
			exact = true
			s.add(i, scoreCode, "code", m.number)
		}
	}
	switch {
	case exact:
	case m.weak && !m.begun:
		s.addNumber(m) // "error http 4": the everyday word was no name
	default:
		s.begunOrNear(m)
	}
}

// addNumber adds a number without a family.
func (s *run) addNumber(m mention) {
	score, field := scoreLooseNumber, "loose"
	if m.called {
		score, field = scoreNumber, "number"
	}
	for _, i := range s.numbered[m.number] {
		s.add(i, score, field, m.number)
	}
	if len(s.numbered[m.number]) == 0 && m.called {
		s.addInstead(m, len(s.tokens) <= fewTokens)
	}
}

// claim gives a number to the family that a word elsewhere in the query speaks of, if it has the number. A proxy claims 407, a licence 403.
func (s *run) claim(m mention) (claimed bool) {
	value, err := strconv.Atoi(m.number)
	for _, f := range s.families {
		if err != nil || !slices.ContainsFunc(f.near, s.has) {
			continue
		}
		if len(f.docs) > 0 {
			if value >= f.From && value <= f.To {
				for _, i := range f.docs {
					s.add(i, scoreNumber, "number", m.number)
				}
				return true
			}
			continue
		}
		for _, i := range s.numbered[m.number] {
			if s.Index.docs[i].family == f.Family.Family {
				s.add(i, scoreNumber, "number", m.number)
				claimed = true
			}
		}
		if claimed {
			return true
		}
	}
	return false
}

// begunOrNear adds the codes that a name and the first digits of a number may become while the person is still typing; else those beside it.
func (s *run) begunOrNear(m mention) {
	begun := false
	for _, i := range s.members[m.family] {
		if slices.ContainsFunc(s.Index.docs[i].numbers, func(n string) bool { return len(n) > len(m.number) && strings.HasPrefix(n, m.number) }) {
			begun = true
			s.add(i, scoreStartOfCode, "code", m.number)
		}
	}
	if !begun {
		s.addInstead(m, m.named)
	}
}

// addInstead adds what comes nearest to a number that no document has: what is known of it from elsewhere or, where it is surely meant as a code, its neighbours.
func (s *run) addInstead(m mention, surely bool) {
	if !surely {
		return
	}
	if at := s.other(m); at >= 0 && len(s.others[at].docs) > 0 {
		s.addOther(at, m)
	} else {
		s.addNearest(m)
	}
}

func (s *run) addOther(at int, m mention) {
	score := scoreNearest
	for _, doc := range s.others[at].docs {
		s.add(doc, score, "near", m.number)
		score *= falling
	}
}

// other is the place of what is known from elsewhere of a number, -1 when there is nothing. "Exit code 23" is one of the installer's where the query speaks of installing.
func (s *run) other(m mention) int {
	value, err := strconv.Atoi(m.number)
	for i := range s.others {
		o := s.others[i]
		if err != nil || value < o.From || value > o.To {
			continue
		}
		if (o.Family == m.family && !m.exit) || (m.family == "" && len(o.docs) > 0 && s.isNear(o.Family)) {
			return i
		}
	}
	return -1
}

// isNear reports whether the query has a word that claims the numbers of a family.
func (s *run) isNear(name string) bool {
	return slices.ContainsFunc(s.families, func(f family) bool {
		return f.Family.Family == name && len(f.docs) == 0 && slices.ContainsFunc(f.near, s.has)
	})
}

// fewTokens is how long a query is at most in which a number that nobody knows is looked at closely. In a log it means nothing.
const fewTokens = 10

// nearby is how many codes are shown in place of one that does not exist.
const nearby = 3

// addNearest adds the codes whose numbers are nearest to one that does not exist, in its family where it names one.
func (s *run) addNearest(m mention) {
	for _, n := range s.nearest(m.family, m.number) {
		s.add(n.doc, scoreNearest-float64(min(n.apart, farthest))/apartWorth, "near", m.number)
	}
}

// A number that is nearer to the one that does not exist comes first: each apartWorth of distance costs one point, up to the distance farthest.
const (
	farthest   = 80
	apartWorth = 10
)

// neighbour is a document whose number is near.
type neighbour struct {
	doc   int32
	apart int
}

// nearest finds the documents with the numbers nearest to one, of a family or, where it is empty, of all numbered families but those with everyday names.
func (x *Index) nearest(family, number string) []neighbour {
	value, err := strconv.Atoi(number)
	if err != nil {
		return nil
	}
	var all []neighbour
	for name, docs := range x.members {
		if name != family && (family != "" || x.weakFamily(name)) {
			continue
		}
		for _, i := range docs {
			if n := x.docs[i].nearest(value); n >= 0 {
				all = append(all, neighbour{i, abs(n - value)})
			}
		}
	}
	slices.SortFunc(all, func(a, b neighbour) int { return cmp.Or(a.apart-b.apart, int(a.doc-b.doc)) })
	return all[:min(nearby, len(all))]
}

func (x *Index) weakFamily(name string) bool {
	return slices.ContainsFunc(x.families, func(f family) bool { return f.Family.Family == name && f.Weak })
}

// nearest is the number of a document that is nearest to a value, -1 when it has none.
func (d doc) nearest(value int) (nearest int) {
	nearest = -1
	for _, n := range d.numbers {
		if v, err := strconv.Atoi(n); err == nil && v >= 0 && (nearest < 0 || abs(v-value) < abs(nearest-value)) {
			nearest = v
		}
	}
	return nearest
}

// has reports whether a term is in the query.
func (q *query) has(t term) bool {
	for _, h := range q.all {
		if h.term == t {
			return true
		}
	}
	return false
}
