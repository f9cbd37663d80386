package report

import (
	"strings"
	"unicode/utf8"
)

// The form of plain text: only headings stand at the beginning of a line, so that nothing else can be taken for one.
const (
	textWidth  = 78
	bodyIndent = "  "
	deepIndent = "      "
)

// Text writes the document for a window that shows letters only.
func (d Document) Text() string {
	d = d.clean()
	var b blocks
	b.underlined(d.Title, "=")
	for _, p := range d.Intro {
		b.add(wrap(bodyIndent, bodyIndent, p))
	}
	for _, s := range d.Sections {
		b.underlined(s.Title, "-")
		for _, p := range s.Parts {
			b.add(textOf(p))
		}
	}
	return b.String()
}

// blocks are parts of a text with an empty line between them.
type blocks struct{ strings.Builder }

func (b *blocks) add(block string) {
	if block == "" {
		return
	}
	if b.Len() > 0 {
		b.WriteString("\n")
	}
	b.WriteString(block)
}

// underlined adds a heading.
func (b *blocks) underlined(words, with string) {
	if words == "" {
		return
	}
	heading := wrap("", "", words)
	longest := 0
	for l := range strings.Lines(heading) {
		longest = max(longest, utf8.RuneCountInString(l)-1)
	}
	b.add(heading + strings.Repeat(with, min(longest, textWidth)) + "\n")
}

func textOf(p Part) string {
	var b strings.Builder
	switch p := p.(type) {
	case Paragraph:
		return wrap(bodyIndent, bodyIndent, string(p))
	case List:
		for _, item := range p {
			b.WriteString(wrap(bodyIndent+"- ", bodyIndent+"  ", item))
		}
	case Facts:
		for _, f := range p {
			b.WriteString(wrap(bodyIndent+"- ", bodyIndent+"  ", labelled(f)))
		}
	case Table:
		return textTable(p)
	case Exact:
		for _, l := range p {
			b.WriteString(strings.TrimRight(deepIndent+l, " ") + "\n")
		}
	}
	return b.String()
}

// labelled is a fact in one line. A label may be a question.
func labelled(f Fact) string {
	switch {
	case f.Label == "":
		return f.Value
	case f.Value == "":
		return f.Label
	case strings.HasSuffix(f.Label, "?"), strings.HasSuffix(f.Label, ":"):
		return f.Label + " " + f.Value
	}
	return f.Label + ": " + f.Value
}

// textTable writes the columns side by side. Where there is no room for that, each row becomes a list of its own.
func textTable(t Table) string {
	const gap = "  "
	widths := make([]int, len(t.Head))
	total := len(bodyIndent) - len(gap)
	for i := range widths {
		widths[i] = 1
		for _, row := range append([][]string{t.Head}, t.Rows...) {
			widths[i] = max(widths[i], utf8.RuneCountInString(row[i]))
		}
		total += widths[i] + len(gap)
	}
	if total > textWidth {
		return textRows(t)
	}
	rules := make([]string, len(widths))
	for i, w := range widths {
		rules[i] = strings.Repeat("-", w)
	}
	var b strings.Builder
	for _, row := range append([][]string{t.Head, rules}, t.Rows...) {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = c + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c))
		}
		b.WriteString(strings.TrimRight(bodyIndent+strings.Join(cells, gap), " ") + "\n")
	}
	return b.String()
}

func textRows(t Table) string {
	var b strings.Builder
	for _, row := range t.Rows {
		mark := "- "
		for i, c := range row {
			if c != "" {
				b.WriteString(wrap(bodyIndent+mark, bodyIndent+"    ", labelled(Fact{t.Head[i], c})))
				mark = "  "
			}
		}
	}
	return b.String()
}

// wrap breaks a text into lines between its words. A word that is longer than a line stays whole: it may be an address that somebody copies.
func wrap(first, others, text string) string {
	var b strings.Builder
	used := 0
	for i, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
			b.WriteString(first)
			used = utf8.RuneCountInString(first)
		case used+1+n > textWidth:
			b.WriteString("\n" + others)
			used = utf8.RuneCountInString(others)
		default:
			b.WriteString(" ")
			used++
		}
		b.WriteString(word)
		used += n
	}
	if b.Len() == 0 {
		return ""
	}
	return b.String() + "\n"
}
