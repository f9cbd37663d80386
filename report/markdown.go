package report

import (
	"regexp"
	"strings"
)

// Markdown writes the document for places that draw Markdown: CommonMark, with the tables of GitHub's.
func (d Document) Markdown() string {
	d = d.clean()
	var b blocks
	if d.Title != "" {
		b.add("# " + inMarkdown(d.Title) + "\n")
	}
	for _, p := range d.Intro {
		b.add(atLineStart(inMarkdown(p)) + "\n")
	}
	mark := "-"
	for _, s := range d.Sections {
		if s.Title != "" {
			b.add("## " + inMarkdown(s.Title) + "\n")
		}
		for _, p := range s.Parts {
			b.add(markdownOf(p, mark))
			mark = otherMark[mark] // two lists after each other with the same mark would be one
		}
	}
	return b.String()
}

// otherMark is how the next list is marked.
var otherMark = map[string]string{"-": "*", "*": "-"}

func markdownOf(p Part, mark string) string {
	var b strings.Builder
	switch p := p.(type) {
	case Paragraph:
		return atLineStart(inMarkdown(string(p))) + "\n"
	case List:
		for _, item := range p {
			b.WriteString(mark + " " + atLineStart(inMarkdown(item)) + "\n")
		}
	case Facts:
		for _, f := range p {
			b.WriteString(mark + " " + atLineStart(inMarkdown(labelled(f))) + "\n")
		}
	case Table:
		rule := make([]string, len(p.Head))
		for i := range rule {
			rule[i] = "---"
		}
		b.WriteString(markdownRow(each(p.Head, inMarkdown)) + markdownRow(rule))
		for _, row := range p.Rows {
			b.WriteString(markdownRow(each(row, inMarkdown)))
		}
	case Exact:
		return fenced(p)
	}
	return b.String()
}

func markdownRow(cells []string) string { return "| " + strings.Join(cells, " | ") + " |\n" }

// fenced stands lines between two fences that are longer than any row of the same marks in them.
func fenced(lines []string) string {
	fence := strings.Repeat("`", max(3, 1+longestRun(strings.Join(lines, "\n"))))
	return fence + "\n" + strings.Join(lines, "\n") + "\n" + fence + "\n"
}

// longestRun is the length of the longest row of backticks.
func longestRun(text string) (longest int) {
	run := 0
	for _, r := range text {
		if r != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// inMarkdown writes a text so that nothing in it means anything. Addresses would become links even then, in many places, so they stand as code, which nothing is made of.
func inMarkdown(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		words[i] = wordInMarkdown(w)
	}
	return strings.Join(words, " ")
}

func wordInMarkdown(word string) string {
	if !linkLike.MatchString(word) {
		return meaning.Replace(word)
	}
	parts := strings.Split(word, "|") // in the code of a table such a line would need another escape than elsewhere
	for i, p := range parts {
		if p != "" {
			parts[i] = code(p)
		}
	}
	return strings.Join(parts, `\|`)
}

// linkLike matches what some places make a link or a mention of.
var linkLike = regexp.MustCompile(`(?i)@|://|www\.|(mailto|xmpp):`)

// meaning escapes every sign that means something wherever it stands.
var meaning = func() *strings.Replacer {
	var pairs []string
	for _, sign := range "\\`*_[]<>|~&#$" {
		pairs = append(pairs, string(sign), `\`+string(sign))
	}
	return strings.NewReplacer(pairs...)
}()

// code writes a word as it is.
func code(word string) string {
	fence := strings.Repeat("`", 1+longestRun(word))
	if strings.HasPrefix(word, "`") || strings.HasSuffix(word, "`") {
		word = " " + word + " "
	}
	return fence + word + fence
}

// startMark matches what means something at the beginning of a line only.
var startMark = regexp.MustCompile(`^([-+=]|\d{1,9}[.)])`)

// atLineStart escapes that.
func atLineStart(text string) string {
	mark := startMark.FindString(text)
	if mark == "" {
		return text
	}
	last := len(mark) - 1
	return mark[:last] + `\` + mark[last:] + text[len(mark):]
}
