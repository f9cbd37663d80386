package catalog

// Number is what is known of codes that people report and that no entry covers.
type Number struct {
	Answer   string   // what can be said
	Sure     bool     // false when nobody has confirmed it for today's Spotify
	See      []string // codes of the entries that come nearest, the nearest first; may be empty
	Evidence string   // from where it is known
}

// Elsewhere returns the errors of other systems that come up in the search, in the order of their file. They have no steps and no signs; Fix says in brief what
// to do. Entries does not list them. The caller must not change them.
func (c *Catalog) Elsewhere() []Entry { return c.known.Elsewhere }

// Numbers returns what is known of codes that no entry covers, in the order of their file. The caller must not change it.
func (c *Catalog) Numbers() []Number { return c.known.Numbers }

// Brief reports whether an entry is one of another system, which has no steps.
func (e Entry) Brief() bool { return len(e.Fix) > 0 }

// Unknown is a code that somebody has typed and that is in no entry.
type Unknown struct {
	Code  string  // as it would be written: "accounts:405"; the number alone where no family was named
	Near  []Entry // the entries with the nearest numbers, the lowest number first; at most three
	Known Number  // what is known of it all the same; the zero Number when there is nothing
}

// Unknown returns the code that a query names and that is in no entry. Then the matches of the same query are only what comes nearest to it.
// ok is false when the query names no such code. A code that may still be typed ("accounts:40") is none.
func (c *Catalog) Unknown(query string) (u Unknown, ok bool) {
	found, ok := c.index.Unknown(query)
	if !ok {
		return Unknown{}, false
	}
	u.Code = c.index.Written(found)
	for _, i := range found.Near {
		u.Near = append(u.Near, c.at(i))
	}
	if found.Other >= 0 {
		u.Known = c.known.Numbers[found.Other]
	}
	return u, true
}
