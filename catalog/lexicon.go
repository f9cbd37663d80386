package catalog

import (
	"strings"

	"unpause/catalog/search"
)

// Lexicon returns how people speak of errors, for the search. The caller must not change it.
func (c *Catalog) Lexicon() search.Lexicon { return c.lexicon }

// readLexicon reads how people speak of errors.
func (l *loader) readLexicon() {
	const name = "lexicon.yaml"
	var file struct {
		Small    string
		Concepts []search.Concept
		Ways     []search.Way
		Families []search.Family
		Called   []string
		Between  []string
		Foreign  []string
		Units    []string
	}
	l.read(name, &file)
	l.cat.lexicon = search.Lexicon{
		Small: strings.Fields(file.Small), Concepts: file.Concepts, Ways: file.Ways, Families: file.Families,
		Called: file.Called, Between: file.Between, Foreign: file.Foreign, Units: file.Units,
	}
}
