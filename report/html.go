package report

import (
	"crypto/sha256"
	_ "embed" // the style
	"encoding/base64"
	"html"
	"strings"
)

//go:embed page.css
var style string

// policy forbids the page everything but its own style.
var policy = func() string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}()

// HTML writes the document as a page for a web browser, and for paper. It is one file that asks for nothing from outside and does nothing.
func (d Document) HTML() string {
	d = d.clean()
	var b htmlWriter
	b.raw("<!DOCTYPE html>\n<html")
	if d.Language != "" {
		b.raw(` lang="`)
		b.text(d.Language)
		b.raw(`"`)
	}
	b.raw(">\n<head>\n<meta charset=\"utf-8\">\n")
	b.raw(`<meta http-equiv="Content-Security-Policy" content="` + html.EscapeString(policy) + "\">\n")
	b.raw(`<meta name="viewport" content="width=device-width, initial-scale=1">` + "\n")
	b.element("title", titleOf(d))
	b.raw("<style>" + style + "</style>\n</head>\n<body>\n<main>\n")
	b.full("h1", d.Title)
	for _, p := range d.Intro {
		b.element("p", p)
	}
	for _, s := range d.Sections {
		b.section(s)
	}
	b.raw("</main>\n</body>\n</html>\n")
	return b.String()
}

// titleOf names the page: a page must have a name.
func titleOf(d Document) string {
	if d.Title == "" {
		return "–"
	}
	return d.Title
}

// htmlWriter writes a page. Only raw writes what means something; nothing of a document goes there.
type htmlWriter struct{ strings.Builder }

func (b *htmlWriter) raw(markup string) { b.WriteString(markup) }
func (b *htmlWriter) text(words string) { b.WriteString(html.EscapeString(words)) }

// element writes words between a tag and its end.
func (b *htmlWriter) element(tag, words string) {
	b.raw("<" + tag + ">")
	b.text(words)
	b.raw("</" + tag + ">\n")
}

// full is element where there are words.
func (b *htmlWriter) full(tag, words string) {
	if words != "" {
		b.element(tag, words)
	}
}

func (b *htmlWriter) section(s Section) {
	open, end := "<section>\n", "</section>\n"
	if s.Title == "" {
		open, end = "<div>\n", "</div>\n" // a section must have a heading
	}
	b.raw(open)
	b.full("h2", s.Title)
	for _, p := range s.Parts {
		b.part(p)
	}
	b.raw(end)
}

func (b *htmlWriter) part(p Part) {
	switch p := p.(type) {
	case Paragraph:
		b.element("p", string(p))
	case List:
		b.raw("<ul>\n")
		for _, item := range p {
			b.element("li", item)
		}
		b.raw("</ul>\n")
	case Facts:
		b.raw("<dl>\n")
		for _, f := range p {
			b.raw("<div>")
			b.element("dt", f.Label)
			b.element("dd", f.Value)
			b.raw("</div>\n")
		}
		b.raw("</dl>\n")
	case Table:
		b.table(p)
	case Exact:
		b.raw("<pre><code>")
		b.text(strings.Join(p, "\n"))
		b.raw("</code></pre>\n")
	}
}

func (b *htmlWriter) table(t Table) {
	b.raw("<table>\n<thead>\n<tr>\n")
	for _, c := range t.Head {
		b.raw(`<th scope="col">`)
		b.text(c)
		b.raw("</th>\n")
	}
	b.raw("</tr>\n</thead>\n<tbody>\n")
	for _, row := range t.Rows {
		b.raw("<tr>\n")
		for _, c := range row {
			b.element("td", c)
		}
		b.raw("</tr>\n")
	}
	b.raw("</tbody>\n</table>\n")
}
