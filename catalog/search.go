package catalog

import "unpause/catalog/search"

// Match is one entry that fits a query.
type Match struct {
	Entry Entry
	Why   []search.Reason // what matched, strongest first
	Sure  bool            // false when too little of the query was understood to trust it
	score float64
}

// Search finds the entries that fit what was typed, best first. A query without a letter or digit gives no matches. Only the first search.MaxQuery
// bytes are read. The same query always gives the same order.
func (c *Catalog) Search(query string) []Match {
	results := c.index.Search(query)
	matches := make([]Match, len(results))
	for i, r := range results {
		matches[i] = Match{Entry: c.at(r.Doc), Why: r.Why, Sure: r.Sure, score: r.Score}
	}
	return matches
}

// Marker marks in a text of an entry what it has in common with a query: the words themselves, and those that mean the same.
func (c *Catalog) Marker(query string) *search.Marker { return c.index.Marker(query) }

// SearchIndex returns all that answers queries, for the search of the web page. Documents are numbered as those of Documents, Others as those of Numbers.
func (c *Catalog) SearchIndex() search.Exported { return c.index.Export() }
