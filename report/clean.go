package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean is the document as every renderer writes it: its texts are valid, visible and in one line, and what is empty is left out.
func (d Document) clean() Document {
	d.Language, d.Title, d.Intro = line(d.Language), line(d.Title), lines(d.Intro)
	var sections []Section
	for _, s := range d.Sections {
		clean := Section{Title: line(s.Title)}
		for _, p := range s.Parts {
			if p == nil {
				continue
			}
			if tidy := p.tidy(); tidy != nil {
				clean.Parts = append(clean.Parts, tidy)
			}
		}
		if clean.Title != "" || len(clean.Parts) > 0 {
			sections = append(sections, clean)
		}
	}
	d.Sections = sections
	return d
}

func (p Paragraph) tidy() Part {
	if words := line(string(p)); words != "" {
		return Paragraph(words)
	}
	return nil
}

func (l List) tidy() Part {
	if items := lines(l); len(items) > 0 {
		return List(items)
	}
	return nil
}

func (f Facts) tidy() Part {
	var all Facts
	for _, fact := range f {
		if clean := (Fact{line(fact.Label), line(fact.Value)}); clean != (Fact{}) {
			all = append(all, clean)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all
}

// tidy gives all rows the same number of cells.
func (t Table) tidy() Part {
	columns := len(t.Head)
	for _, row := range t.Rows {
		columns = max(columns, len(row))
	}
	if columns == 0 || len(t.Rows) == 0 {
		return nil
	}
	whole := func(cells []string) []string {
		row := make([]string, columns)
		for i, c := range cells {
			row[i] = line(c)
		}
		return row
	}
	clean := Table{Head: whole(t.Head)}
	for _, row := range t.Rows {
		clean.Rows = append(clean.Rows, whole(row))
	}
	return clean
}

// tidy keeps blanks and empty lines, but for those at the beginning and the end.
func (e Exact) tidy() Part {
	var all Exact
	for _, text := range e {
		for l := range strings.SplitSeq(lineEnds.Replace(text), "\n") {
			all = append(all, strings.TrimRightFunc(visible(l), unicode.IsSpace))
		}
	}
	for len(all) > 0 && all[0] == "" {
		all = all[1:]
	}
	for len(all) > 0 && all[len(all)-1] == "" {
		all = all[:len(all)-1]
	}
	if len(all) == 0 {
		return nil
	}
	return all
}

// lineEnds makes all that ends a line somewhere the same.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n", "\t", "    ")

// line is a text in one line, with one blank between its words.
func line(text string) string {
	return strings.Join(strings.Fields(visible(strings.Join(strings.Fields(text), " "))), " ")
}

func lines(texts []string) (all []string) {
	for _, t := range texts {
		if words := line(t); words != "" {
			all = append(all, words)
		}
	}
	return all
}

// visible drops what only steers how a text is drawn, such as the marks that turn its direction, and shows what else cannot be seen as a sign that something is there.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		const joiner, nonJoiner = '\u200d', '\u200c' // letters of several languages need them
		switch {
		case unicode.IsGraphic(r), r == joiner, r == nonJoiner:
			return r
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		return utf8.RuneError
	}, text)
}
