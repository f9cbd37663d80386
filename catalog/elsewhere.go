package catalog

import (
	"fmt"
	"strings"

	"unpause/catalog/search"
)

// elsewhereFamily is the group to which the entries of other systems belong in the search.
const elsewhereFamily = "elsewhere"

const elsewhereFile = "elsewhere.yaml"

// Number is what is known of codes that people report and that no entry covers.
type Number struct {
	Answer   string   // what can be said
	Sure     bool     // false when nobody has confirmed it for today's Spotify
	See      []string // codes of the entries that come nearest, the nearest first; may be empty
	Evidence string   // from where it is known

	family   string
	from, to int
}

// Elsewhere returns the errors of other systems that come up in the search, in the order of their file. They have no steps and no signs; Fix says in brief what
// to do. Entries does not list them. The caller must not change them.
func (c *Catalog) Elsewhere() []Entry { return c.elsewhere }

// Numbers returns what is known of codes that no entry covers, in the order of their file. The caller must not change it.
func (c *Catalog) Numbers() []Number { return c.numbers }

// Brief reports whether an entry is one of another system, which has no steps.
func (e Entry) Brief() bool { return len(e.Fix) > 0 }

type rawElsewhere struct {
	Code, Title, Area, Message, Summary string
	Severity                            Severity
	Also, Platforms, Fix, Words         []string
}

type rawNumber struct {
	Family, Answer, Evidence string
	From, To                 int
	Sure                     *bool
	See                      []string
}

// readElsewhere reads the errors of other systems and the codes without an entry.
func (l *loader) readElsewhere() {
	const name = elsewhereFile
	var file struct {
		Entries []rawElsewhere
		Numbers []rawNumber
	}
	l.read(name, &file)
	for i, raw := range file.Entries {
		where := name + ": " + raw.Code
		if raw.Code == "" {
			where = fmt.Sprintf("%s: entries[%d]", name, i)
		}
		l.cat.elsewhere = append(l.cat.elsewhere, l.briefEntry(where, raw))
	}
	for i, raw := range file.Numbers {
		l.cat.numbers = append(l.cat.numbers, l.number(fmt.Sprintf("%s: numbers[%d]", name, i), raw))
		l.cat.lexicon.Others = append(l.cat.lexicon.Others, search.Other{Family: raw.Family, From: raw.From, To: raw.To, Means: raw.See})
	}
}

func (l *loader) briefEntry(where string, raw rawElsewhere) Entry {
	e := Entry{
		Code: raw.Code, Also: raw.Also, Title: raw.Title, Area: raw.Area, Subsystem: elsewhereFamily, Severity: raw.Severity, Platforms: raw.Platforms,
		Message: raw.Message, Summary: raw.Summary, Fix: raw.Fix, Words: raw.Words, Prior: Prior{Level: Rare},
	}
	l.checkBasics(where, e)
	if len(e.Fix) == 0 {
		l.fault(where+": fix", "is empty")
	}
	l.text(where, list("fix", e.Fix)...)
	return e
}

func (l *loader) number(where string, raw rawNumber) Number {
	l.text(where, field{"answer", raw.Answer}, field{"evidence", raw.Evidence})
	if raw.From < 0 || raw.To < raw.From {
		l.fault(where+": to", "%d to %d is no range", raw.From, raw.To)
	}
	return Number{
		Answer: raw.Answer, Sure: required(l, where+".sure", raw.Sure), See: raw.See, Evidence: raw.Evidence, family: raw.Family, from: raw.From, to: raw.To,
	}
}

// checkElsewhere demands that what the codes without an entry name exists.
func (l *loader) checkElsewhere() {
	for i, n := range l.cat.numbers {
		where := fmt.Sprintf("%s: numbers[%d]", elsewhereFile, i)
		if _, known := l.familyOf(n.family); n.family != "" && !known {
			l.fault(where+": family", "%q is not in lexicon.yaml", n.family)
		}
		l.checkCodes(where+": see", n.See)
	}
}

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
	u.Code = c.written(found)
	for _, i := range found.Near {
		u.Near = append(u.Near, c.at(i))
	}
	if found.Other >= 0 {
		u.Known = c.numbers[found.Other]
	}
	return u, true
}

// written is a code as Spotify would write it.
func (c *Catalog) written(u search.Unknown) string {
	for _, f := range c.lexicon.Families {
		if f.Family == u.Family && f.Write != "" {
			return strings.ReplaceAll(f.Write, "{number}", u.Number)
		}
	}
	return u.Number
}
