package main

import (
	"unpause/catalog"
	"unpause/catalog/search"
	"unpause/catalog/source"
	"unpause/resources"
)

// corpus is the real catalogue, with what its search is made of.
type corpus struct {
	*catalog.Catalog
	docs    []search.Document
	lexicon search.Lexicon
}

func loadCorpus() (*corpus, error) {
	known, err := source.Load(resources.Catalog, resources.English)
	if err != nil {
		return nil, err
	}
	cat, err := known.Catalog()
	return &corpus{cat, known.Documents, known.Lexicon}, err
}
