package main

import "unpause/catalog/search"

// ours is the search of the program.
type ours struct{ index *search.Index }

func newOurs(docs []search.Document, lex search.Lexicon) (engine, error) {
	return ours{search.New(docs, lex)}, nil
}

func (o ours) press(query string) int { return len(o.index.Search(query)) }

func (o ours) find(query string) (places []int) {
	for _, r := range o.index.Search(query) {
		places = append(places, r.Doc)
	}
	return places[:min(len(places), most)]
}

func (ours) close() {}
