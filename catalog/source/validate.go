package source

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"unpause/catalog"
)

// field is one text of the data and its name, for messages about it.
type field struct{ name, value string }

// list names the items of a list of texts.
func list(name string, items []string) []field {
	fields := make([]field, len(items))
	for i, item := range items {
		fields[i] = field{fmt.Sprintf("%s[%d]", name, i), item}
	}
	return fields
}

// text demands that each field has a text and that it can be drawn.
func (l *loader) text(where string, fields ...field) {
	for _, f := range fields {
		if strings.TrimSpace(f.value) == "" {
			l.fault(where+": "+f.name, "text is missing")
		}
	}
	l.drawable(where, fields...)
}

// drawable demands that the built-in fonts have every character of the texts.
func (l *loader) drawable(where string, fields ...field) {
	for _, f := range fields {
		for _, r := range f.value {
			if r != '\n' && !unicode.Is(Drawable, r) {
				l.fault(where+": "+f.name, "the built-in fonts cannot draw %q (%U)", r, r)
				break
			}
		}
	}
}

// checkCutOff refuses comments behind a text. In YAML " #" begins one, so that "Type # before the line" would lose its end without a word.
// Comments stand on lines of their own; a text with that sign stands in quotes.
func (l *loader) checkCutOff(name string, node *yaml.Node) {
	if node.LineComment != "" {
		l.fault(fmt.Sprintf("%s: line %d", name, node.Line), "%q behind a text would be lost; put the text in quotes", node.LineComment)
	}
	for _, child := range node.Content {
		l.checkCutOff(name, child)
	}
}

func (l *loader) checkEntry(where string, e catalog.Entry) {
	l.checkBasics(where, e)
	l.text(where, field{"meaning", e.Meaning})
	l.drawable(where, field{"note", e.Note}, field{"apart", e.Apart})
	l.text(where, list("causes", e.Causes)...)
	l.filled(where, count{"causes", len(e.Causes)}, count{"chain", len(e.Chain)}, count{"related", len(e.Related)})
	l.checkChain(where, e.Chain)
}

// count is how many things a list has.
type count struct {
	name string
	n    int
}

// filled demands that lists are not empty.
func (l *loader) filled(where string, lists ...count) {
	for _, list := range lists {
		if list.n == 0 {
			l.fault(where+": "+list.name, "is empty")
		}
	}
}

// checkBasics checks what every entry has, also one of another system.
func (l *loader) checkBasics(where string, e catalog.Entry) {
	l.text(where, field{"code", e.Label()}, field{"title", e.Title}, field{"message", e.Message}, field{"summary", e.Summary})
	l.text(where, list("words", e.Words)...)
	l.text(where, list("also", e.Also)...)
	l.filled(where, count{"words", len(e.Words)}, count{"platforms", len(e.Platforms)})
	if !slices.Contains(severities, e.Severity) {
		l.fault(where+": severity", "%q is not one of %q", e.Severity, severities)
	}
	if !slices.ContainsFunc(l.cat.areas, func(a catalog.Area) bool { return a.Name == e.Area }) {
		l.fault(where+": area", "%q is not in areas.yaml", e.Area)
	}
	for _, p := range e.Platforms {
		if !slices.Contains(platforms, p) {
			l.fault(where+": platforms", "%q is not one of %q", p, platforms)
		}
	}
}

// checkApart demands that entries which show the same words each say what sets them apart, and no others.
func (l *loader) checkApart() {
	shared := map[string]int{}
	for _, e := range l.cat.entries {
		for _, opening := range e.Openings() {
			shared[strings.ToLower(opening)]++
		}
	}
	for _, e := range l.cat.entries {
		sharesWords := slices.ContainsFunc(e.Openings(), func(opening string) bool { return shared[strings.ToLower(opening)] > 1 })
		if sharesWords != (e.Apart != "") {
			l.fault(entryFile(e)+": "+e.Code+": apart", "must be there if others show the same words (%v), and only then", sharesWords)
		}
	}
}

func (l *loader) checkChain(where string, chain []catalog.Link) {
	breaking := false
	for i, link := range chain {
		at := fmt.Sprintf("%s: chain[%d]", where, i)
		l.text(at, field{"name", link.Name}, field{"plain", link.Plain})
		if !slices.Contains(roles, link.Role) {
			l.fault(at+": role", "%q is not one of %q", link.Role, roles)
		}
		breaking = breaking || link.Role == catalog.Breaks
	}
	if !breaking {
		l.fault(where+": chain", "no link breaks")
	}
}

// plainID is the form of the ids of steps, questions and options: they stand in saved progress, so they must stay simple.
var plainID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// checkSteps demands that an entry's steps follow the reference: its numbers from 1 without a gap and in order, 0 in between.
func (l *loader) checkSteps(where string, e catalog.Entry) {
	if len(e.Steps) == 0 {
		l.fault(where+": steps", "is empty")
	}
	seen := map[string]bool{}
	highest := 0
	for i, s := range e.Steps {
		at := fmt.Sprintf("%s: steps[%d]", where, i)
		if !plainID.MatchString(s.ID) || seen[s.ID] {
			l.fault(at+": id", "%q must be lower-case words with hyphens and stand once in the entry", s.ID)
		}
		seen[s.ID] = true
		if s.Ref != 0 && s.Ref != highest && s.Ref != highest+1 {
			l.fault(at+": ref", "is %d, but the steps before it end at %d", s.Ref, highest)
		}
		highest = max(highest, s.Ref)
		if s.Minutes < 1 {
			l.fault(at+": minutes", "must be at least 1")
		}
		l.checkRights(at, s)
	}
}

// checkRights demands that a step warns of the administrator question that one of its buttons will raise.
func (l *loader) checkRights(where string, s catalog.Step) {
	for _, a := range s.Actions {
		if a.Admin == catalog.AllRights && !s.Admin {
			l.fault(where+": admin", "is false, but %q needs administrator rights", a.ID)
		}
	}
}

// checkReferences demands that every code named anywhere exists.
func (l *loader) checkReferences() {
	for _, e := range l.cat.entries {
		for _, code := range e.Related {
			if other, ok := l.cat.Entry(code); !ok || other.Brief() || other.Code == e.Code {
				l.fault(entryFile(e)+": "+e.Code+": related", "%q is not the code of another entry", code)
			}
		}
	}
	for _, c := range l.corrections {
		for _, code := range c.Codes {
			if e, ok := l.cat.Entry(code); !ok || e.Brief() || e.Code != code {
				l.fault("corrections.yaml: "+c.ID+": codes", "%q is not the code of an entry", code)
			}
		}
	}
}
