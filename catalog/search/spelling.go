package search

import "strings"

// spelling knows the letters that people also write with others, so that "für", "fuer" and "fur" are one word.
type spelling struct {
	letters map[string]string // by letter: what is read in its place
	read    *strings.Replacer // nil when there are none
	others  *strings.Replacer // puts in the last way of writing each letter
}

func newSpelling(spelled map[string][]string) spelling {
	s := spelling{letters: map[string]string{}}
	var read, others []string
	for letter, ways := range spelled {
		if len(ways) == 0 {
			continue
		}
		s.letters[letter] = ways[0]
		read = append(read, letter, ways[0])
		others = append(others, letter, ways[len(ways)-1])
	}
	if len(s.letters) > 0 {
		s.read, s.others = strings.NewReplacer(read...), strings.NewReplacer(others...)
	}
	return s
}

// words spells the words of a query as the index has them.
func (s spelling) words(all []token) []token {
	if s.read == nil {
		return all
	}
	for i, t := range all {
		all[i].text = s.read.Replace(t.text)
	}
	return all
}

// respell is a word of ours as the index has it. The other way of writing it is noted.
func (b *builder) respell(word string) string {
	if b.spelled.read == nil {
		return word
	}
	read := b.spelled.read.Replace(word)
	if other := b.spelled.others.Replace(word); other != word && other != read {
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
