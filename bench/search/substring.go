package main

import (
	"slices"
	"strings"

	"unpause/catalog/search"
)

// substring is the plainest search: whatever has the query in it, letter by letter, large and small alike. Where several have it, codes come before
// messages and those before the rest; else the order stays.
type substring struct{ docs [][]string }

func newSubstring(docs []search.Document) substring {
	var s substring
	for _, d := range docs {
		rest := slices.Concat([]string{d.Title, d.Summary}, d.Says, d.Causes, d.Texts)
		s.docs = append(s.docs, []string{joined(d.Codes), joined(d.Messages), joined(rest)})
	}
	return s
}

func joined(texts []string) string { return strings.ToLower(strings.Join(texts, "\n")) }

func (s substring) find(query string) (places []int) {
	query = strings.ToLower(strings.TrimSpace(query))
	for field := range 3 {
		for i, d := range s.docs {
			if strings.Contains(d[field], query) && !slices.Contains(places, i) {
				places = append(places, i)
			}
		}
	}
	return places
}
