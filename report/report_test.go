package report

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the files in testdata anew")

// rich has a part of every kind, and texts that mean something in one of the forms.
var rich = Document{
	Language: "en",
	Title:    "A report about Spotify on this PC",
	Intro: []string{
		"This was written by Unpause, which is not from Spotify. It says what was seen, and what was tried. Nothing of it was sent anywhere by the program itself.",
		"2. is not a list, and # is not a heading.",
	},
	Sections: []Section{
		{Title: "The error", Parts: []Part{
			Facts{{"Code", "accounts:4"}, {"Spotify shows", "“No internet connection detected.”"}, {"What it is", "Windows tells Spotify that you are offline, although you may not be, and so Spotify does not even try."}, {"Is this a question?", "Yes"}, {"", "without a label"}, {"without a value", ""}},
			Facts{{"Another", "list"}},
		}},
		{Title: "What was tried", Parts: []Part{
			Paragraph("Steps, with *what* came_of_them & <b>more</b>:"),
			List{"Look at Windows’ two network services: did not help", "- Restart the PC: not done", "", "https://example.com/a_b?c=1|2 and someone@example.com"},
		}},
		{Title: "Hosts and ports", Parts: []Part{
			Table{Head: []string{"Host", "Ports", "Seen"}, Rows: [][]string{{"*.spotify.com", "443, 4070", "refused | reset"}, {"ap.spotify.com", "80"}}},
			Table{Head: []string{"Host", "What came of it"}, Rows: [][]string{{"apresolve.spotify.com", "The certificate of this server was not issued by anybody whom this PC knows of"}, {"", "second"}}},
		}},
		{Title: "Exactly what was read", Parts: []Part{
			Exact{"", `reg query "HKCU\Software\Spotify" /v x`, "    indented", "", "```", "<script>alert(1)</script>\r\nlast\tline", ""},
		}},
		{Title: "Left out: nothing is in it", Parts: []Part{List{""}, Exact{}, Table{Head: []string{"a"}}, nil}},
		{Parts: []Part{Paragraph("No heading above this.")}},
	},
}

// TestRichDocument compares with what was looked at once: as a text, as Markdown drawn elsewhere, and as a page in a browser.
func TestRichDocument(t *testing.T) {
	for name, got := range map[string]string{"rich.txt": rich.Text(), "rich.md": rich.Markdown(), "rich.html": rich.HTML()} {
		path := "testdata/" + name
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs; -update writes it anew. Now:\n%s", name, got)
		}
	}
}

func TestTextIsAsWideAsALetter(t *testing.T) {
	for l := range strings.Lines(rich.Text()) {
		if n := utf8.RuneCountInString(strings.TrimSuffix(l, "\n")); n > textWidth {
			t.Errorf("%d wide: %q", n, l)
		}
	}
	const address = "https://example.com/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789"
	d := Document{Intro: []string{"Go to " + address + " now."}}
	if !strings.Contains(d.Text(), "\n  "+address+"\n") {
		t.Errorf("an address was broken, or has no line of its own:\n%s", d.Text())
	}
}

// TestEmptyDocument: nothing in, no lone marks out.
func TestEmptyDocument(t *testing.T) {
	d := Document{}
	if d.Text() != "" || d.Markdown() != "" {
		t.Errorf("%q, %q", d.Text(), d.Markdown())
	}
	checkForm(t, d)
}

// TestThroughADoor: each text passes it, once, and without the invisible letters that could hide a name from it.
func TestThroughADoor(t *testing.T) {
	const name = "Jasmin"
	hidden := "J\u200bas\u202emin"
	d := Document{
		Title: hidden, Intro: []string{hidden},
		Sections: []Section{{Title: hidden, Parts: []Part{
			Paragraph(hidden), List{hidden}, Facts{{hidden, hidden}}, Table{Head: []string{hidden}, Rows: [][]string{{hidden, hidden}}}, Exact{hidden + "\n" + hidden},
		}}},
	}
	passed := 0
	out := d.Through(func(s string) string {
		if s == name {
			passed++
		}
		return strings.ReplaceAll(s, name, "(a name)")
	})
	const texts = 12 // with the empty head of the second column it is 13
	if passed != texts {
		t.Errorf("%d of %d texts were seen with the name", passed, texts)
	}
	for _, form := range []string{out.Text(), out.Markdown(), out.HTML()} {
		if strings.Contains(form, name) || !strings.Contains(form, "(a name)") {
			t.Errorf("the name is there still:\n%s", form)
		}
	}
	if d.Sections[0].Parts[1].(List)[0] != hidden {
		t.Error("the document itself was changed")
	}
}

// TestAnythingKeepsTheForm draws documents of any texts.
func TestAnythingKeepsTheForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkForm(t, anyDocument(t)) })
}

// nasty are texts that mean something in one of the forms.
var nasty = []string{
	"# x", "## x", "===", "---", "***", "- x", "+ x", "1. x", "12) x", "> x", "```", "~~~", "`", "``a`", "|", "| a | b |\n| --- | --- |", `\`, `\\|`, "[a](b)", "![a](b)", "[a]: http://b",
	"<b>", "</pre></code>", "<!-- ", "-->", "&lt;", "&#60;", "<script>", "</style>", "]]>", "http://a.b", "www.a.de", "WWW.A.DE|x", "mailto:a@b.de", "a@b.de|c@d.de", "`a@b.de`", "|@", "@|", "*a*", "__a__", "~~a~~",
	"    x", "\tx", "a\nb", "a\r\n\r\n# b", "\x00", "\x1b[31m", "\x7f", "\u202e", "\u200b", "\ufeff", "\u2028# x", "\u0085", "\xff\xfe", "\ufdd0", "\U0010ffff", "", " ", "\"'", "ä ö ü ß €", "日本語", "x  ", `x\`, "$a$", "[ ] x", "[x] y", ": x", "a\n---", "Setext\n===",
}

func anyText(t *rapid.T, label string) string {
	parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(nasty), rapid.String(), rapid.StringMatching(`[\\|*_<>&#@:./a-]{0,12}`)), 0, 4).Draw(t, label)
	return strings.Join(parts, rapid.SampledFrom([]string{"", " ", "\n"}).Draw(t, "between"))
}

func anyTexts(t *rapid.T, label string) (all []string) {
	for range rapid.IntRange(0, 3).Draw(t, label) {
		all = append(all, anyText(t, label))
	}
	return all
}

func anyPart(t *rapid.T) Part {
	switch rapid.IntRange(0, 4).Draw(t, "kind") {
	case 0:
		return Paragraph(anyText(t, "paragraph"))
	case 1:
		return List(anyTexts(t, "list"))
	case 2:
		var f Facts
		for range rapid.IntRange(0, 3).Draw(t, "facts") {
			f = append(f, Fact{anyText(t, "label"), anyText(t, "value")})
		}
		return f
	case 3:
		table := Table{Head: anyTexts(t, "head")}
		for range rapid.IntRange(0, 3).Draw(t, "rows") {
			table.Rows = append(table.Rows, anyTexts(t, "row"))
		}
		return table
	}
	return Exact(anyTexts(t, "exact"))
}

func anyDocument(t *rapid.T) Document {
	d := Document{Language: anyText(t, "language"), Title: anyText(t, "title"), Intro: anyTexts(t, "intro")}
	for range rapid.IntRange(0, 3).Draw(t, "sections") {
		s := Section{Title: anyText(t, "heading")}
		for range rapid.IntRange(0, 3).Draw(t, "parts") {
			s.Parts = append(s.Parts, anyPart(t))
		}
		d.Sections = append(d.Sections, s)
	}
	return d
}

// FuzzForm puts the same text everywhere.
func FuzzForm(f *testing.F) {
	for _, text := range nasty {
		f.Add(text, "a "+text+" b")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		checkForm(t, Document{Language: a, Title: a, Intro: []string{a, b}, Sections: []Section{
			{Title: b, Parts: []Part{Paragraph(b), List{a, b}, List{b}, Facts{{a, b}, {b, ""}, {"", a}}, Table{[]string{a, b}, [][]string{{b, a}, {a}}}, Table{[]string{b}, [][]string{{a, b}}}, Exact{a, b}, Exact{b}}},
			{Title: a, Parts: []Part{Exact{b}, Paragraph(a)}},
		}})
	})
}

// tester is a test or a property.
type tester interface {
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// checkForm demands that each form has the headings, lists, tables and lines of the document, in order and word by word, and nothing else.
func checkForm(t tester, d Document) {
	for name, form := range map[string]string{"text": d.Text(), "Markdown": d.Markdown(), "HTML": d.HTML()} {
		checkSigns(t, name, form)
	}
	want := bones(d)
	if got := pageBones(t, d.HTML()); !slices.Equal(got, want) {
		t.Errorf("HTML:\n%q, want\n%q in\n%s", got, want, d.HTML())
	}
	var drawn bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert([]byte(d.Markdown()), &drawn); err != nil {
		t.Fatalf("%v", err)
	}
	want = markdownBones(want)
	if got := pageBones(t, drawn.String()); !slices.Equal(got, want) {
		t.Errorf("Markdown:\n%q, want\n%q in\n%s", got, want, d.Markdown())
	}
	checkTextHeadings(t, d)
}

// checkSigns: valid, and no sign that steers anything but the end of a line.
func checkSigns(t tester, name, form string) {
	if !utf8.ValidString(form) {
		t.Errorf("%s is not valid: %q", name, form)
	}
	for _, r := range form {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			t.Errorf("%s has %U: %q", name, r, form)
		}
	}
}

// bones are what a page of the document consists of: each element that has a meaning, with its words.
func bones(d Document) (all []string) {
	add := func(tag, words string) { all = append(all, tag+" "+words) }
	full := func(tag, words string) {
		if words != "" {
			add(tag, words)
		}
	}
	d = d.clean()
	full("h1", d.Title)
	for _, p := range d.Intro {
		add("p", p)
	}
	for _, s := range d.Sections {
		full("h2", s.Title)
		for _, p := range s.Parts {
			switch p := p.(type) {
			case Paragraph:
				add("p", string(p))
			case List:
				add("ul", "")
				for _, item := range p {
					add("li", item)
				}
			case Facts:
				add("dl", "")
				for _, f := range p {
					add("dt", f.Label)
					add("dd", f.Value)
				}
			case Table:
				add("table", "")
				for _, c := range p.Head {
					add("th", c)
				}
				for _, row := range p.Rows {
					add("tr", "")
					for _, c := range row {
						add("td", c)
					}
				}
			case Exact:
				add("pre", strings.Join(p, "\n"))
			}
		}
	}
	return all
}

// markdownBones: Markdown has no lists of labels with values; they are lists of items there.
func markdownBones(bones []string) (all []string) {
	label := ""
	for _, bone := range bones {
		tag, words, _ := strings.Cut(bone, " ")
		switch tag {
		case "dl":
			all = append(all, "ul ")
		case "dt":
			label = words
		case "dd":
			all = append(all, "li "+labelled(Fact{label, words}))
		default:
			all = append(all, bone)
		}
	}
	return all
}

// plainTags are those of a page that are no bones of it.
var plainTags = []string{"html", "head", "body", "main", "section", "div", "thead", "tbody", "code"}

// pageBones reads a page as a browser does.
func pageBones(t tester, page string) (all []string) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatalf("%v", err)
	}
	var look func(n *html.Node)
	look = func(n *html.Node) {
		if n.Type == html.CommentNode {
			t.Errorf("a comment: %q", n.Data)
		}
		if n.Type == html.ElementNode && !slices.Contains(plainTags, n.Data) && !ofTheHead(n) && !inHead(n) {
			switch n.Data {
			case "ul", "dl", "table":
				all = append(all, n.Data+" ")
			case "tr":
				if n.Parent.Data == "tbody" {
					all = append(all, "tr ")
				}
			case "pre":
				all = append(all, "pre "+strings.TrimSuffix(words(n), "\n"))
			default:
				all = append(all, n.Data+" "+words(n))
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			look(c)
		}
	}
	look(root)
	return all
}

// ofTheHead reports whether something is one of the things that each page has in its head.
func ofTheHead(n *html.Node) bool { return n.Data == "meta" || n.Data == "title" || n.Data == "style" }

func inHead(n *html.Node) bool { return n.Parent != nil && n.Parent.Data == "head" }

func words(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var all string
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		all += words(c)
	}
	return all
}

// checkTextHeadings: only headings stand at the beginning of a line.
func checkTextHeadings(t tester, d Document) {
	headings, inside := 0, false
	for l := range strings.Lines(d.Text()) {
		atStart := l != "\n" && !strings.HasPrefix(l, " ")
		if atStart && !inside {
			headings++
		}
		inside = atStart
	}
	want := 0
	for _, bone := range bones(d) {
		if strings.HasPrefix(bone, "h1 ") || strings.HasPrefix(bone, "h2 ") {
			want++
		}
	}
	if headings != want {
		t.Errorf("%d headings, want %d in\n%s", headings, want, d.Text())
	}
}

// TestPageIsAloneAndQuiet: no script, nothing from outside, its language told.
func TestPageIsAloneAndQuiet(t *testing.T) {
	page := rich.HTML()
	for _, never := range []string{"<script", "<link", "<img", "<a ", "url(", "@import", "src=\"", "onload"} {
		if strings.Contains(page, never) {
			t.Errorf("the page has %s", never)
		}
	}
	for _, always := range []string{`<html lang="en">`, `<meta charset="utf-8">`, "default-src 'none'", "@media print", "prefers-color-scheme: dark", "&lt;script&gt;"} {
		if !strings.Contains(html.UnescapeString(page), html.UnescapeString(always)) {
			t.Errorf("the page lacks %s", always)
		}
	}
}

// TestKnowsNothingElse: no window, no PC, no catalogue.
func TestKnowsNothingElse(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range strings.Fields(string(out)) {
		if path == "unpause/report" {
			continue
		}
		if first, _, _ := strings.Cut(path, "/"); first == "unpause" || path == "os/exec" || path == "net" || strings.Contains(first, "fyne") {
			t.Errorf("imports %s", path)
		}
	}
}
