package redact

import (
	"cmp"
	"slices"
	"strings"
)

// span is a part of a text that is to be hidden.
type span struct {
	from, to int
	kind     Kind
	by       string // the stand-in; empty for that of the kind
}

// rules are the ways in which what is personal is found.
type rules []func(*finder)

var (
	inTraces = rules{
		(*finder).findFolders, (*finder).findHomes, (*finder).findNames, (*finder).findServers, (*finder).findMail, (*finder).findAccounts,
		(*finder).findNumbers, (*finder).findSIDs, (*finder).findSecrets, (*finder).findSignIns,
	}
	everywhere = append(slices.Clone(inTraces), (*finder).findRandom)
)

// finder looks for what is personal in one view of a text. Every way goes over the view once, and looks only a bounded piece back and ahead.
type finder struct {
	*Redactor
	view
	spans []span
}

// found notes a part of the view, given in its bytes.
func (f *finder) found(kind Kind, from, to int) { f.foundAs(kind, from, to, "") }

func (f *finder) foundAs(kind Kind, from, to int, by string) {
	if from < to {
		f.spans = append(f.spans, span{f.start[from], f.end[to-1], kind, by})
	}
}

// find returns what is to be hidden in a text, in order and without overlaps.
func (r *Redactor) find(text string, how rules) []span {
	f := finder{Redactor: r, view: r.plain(text)}
	f.apply(how)
	if view, differs := r.decoded(text); differs {
		f.view = view
		f.apply(how)
	}
	return merged(f.spans)
}

func (f *finder) apply(how rules) {
	for _, rule := range how {
		rule(f)
	}
}

// merged makes one of parts that overlap. It is of the kind of the longest of them.
func merged(spans []span) []span {
	slices.SortStableFunc(spans, func(a, b span) int { return cmp.Or(a.from-b.from, b.to-a.to) })
	var out []span
	longest := 0 // of those in the last one
	for _, s := range spans {
		last := len(out) - 1
		if last < 0 || s.from >= out[last].to {
			out, longest = append(out, s), s.to-s.from
			continue
		}
		out[last].to = max(out[last].to, s.to)
		if s.to-s.from > longest {
			longest = s.to - s.from
			out[last].kind, out[last].by = s.kind, s.by
		}
	}
	return out
}

// wholeLines makes the parts as large as the lines they are in.
func wholeLines(text string, spans []span) []span {
	for i := range spans {
		s := &spans[i]
		s.kind, s.by = Line, ""
		s.from = strings.LastIndexByte(text[:s.from], '\n') + 1
		if end := strings.IndexByte(text[s.to:], '\n'); end >= 0 {
			s.to += end
		} else {
			s.to = len(text)
		}
	}
	return merged(spans)
}
