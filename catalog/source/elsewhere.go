package source

import (
	"fmt"

	"unpause/catalog"
	"unpause/catalog/search"
)

// elsewhereFamily is the group to which the entries of other systems belong in the search.
const elsewhereFamily = "elsewhere"

const elsewhereFile = "elsewhere.yaml"

type rawElsewhere struct {
	Code, Title, Area, Message, Summary string
	Severity                            catalog.Severity
	Also, Platforms, Fix, Words         []string
}

type rawNumber struct {
	Family, Answer, Evidence string
	From, To                 int
	Sure                     *bool
	See                      []string
}

// number is what is known of some codes, and whose they are.
type number struct {
	catalog.Number
	family string
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

func (l *loader) briefEntry(where string, raw rawElsewhere) catalog.Entry {
	e := catalog.Entry{
		Code: raw.Code, Also: raw.Also, Title: raw.Title, Area: raw.Area, Subsystem: elsewhereFamily, Severity: raw.Severity, Platforms: raw.Platforms,
		Message: raw.Message, Summary: raw.Summary, Fix: raw.Fix, Words: raw.Words, Prior: catalog.Prior{Level: catalog.Rare},
	}
	l.checkBasics(where, e)
	if len(e.Fix) == 0 {
		l.fault(where+": fix", "is empty")
	}
	l.text(where, list("fix", e.Fix)...)
	return e
}

func (l *loader) number(where string, raw rawNumber) number {
	l.text(where, field{"answer", raw.Answer}, field{"evidence", raw.Evidence})
	if raw.From < 0 || raw.To < raw.From {
		l.fault(where+": to", "%d to %d is no range", raw.From, raw.To)
	}
	return number{
		Number: catalog.Number{Answer: raw.Answer, Sure: required(l, where+".sure", raw.Sure), See: raw.See, Evidence: raw.Evidence},
		family: raw.Family,
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
