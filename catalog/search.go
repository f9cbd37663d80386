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
		matches[i] = Match{Entry: c.entries[r.Doc], Why: r.Why, Sure: r.Sure, score: r.Score}
	}
	return matches
}

// UnknownCode returns the code that a query names and that is in no entry, as people would write it, for example "accounts:999". Then the
// matches of the same query only have similar words.
func (c *Catalog) UnknownCode(query string) (code string, unknown bool) {
	u, ok := c.index.Unknown(query)
	if !ok || u.Family == "" {
		return "", false
	}
	return u.Family + ":" + u.Number, true
}
