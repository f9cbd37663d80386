package search

import "strings"

// spelling knows the letters that people also write with others, so that "für", "fuer" and "fur" are one word.
type spelling struct {
	letters map[string]string // by letter: what is read in its place
	read    *strings.Replacer // nil when there are none
}

func newSpelling(all []letterRow) spelling {
	s := spelling{letters: make(map[string]string, len(all))}
	var read []string
	for _, l := range all {
		s.letters[l.Letter] = l.Read
		read = append(read, l.Letter, l.Read)
	}
	if len(read) > 0 {
		s.read = strings.NewReplacer(read...)
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
