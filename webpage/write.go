package webpage

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"unpause/catalog"
	"unpause/catalog/search"
)

var (
	//go:embed page.html
	pageHTML string
	//go:embed page.css
	pageCSS string
	//go:embed page.js
	pageJS string
)

// Facts is what the page says beside the catalogue. All of it is needed.
type Facts struct {
	Version string
	// Language is the one of the catalogue and the texts, one of resources.Languages.
	Language string
	// Text returns a text of resources/texts by its key, with its gaps filled.
	Text func(key string, gaps ...map[string]any) string
	// WebAddress, CopyText and CommandLine return what stands behind an action of that kind, by its id; "" when there is none.
	WebAddress, CopyText, CommandLine func(id string) string
	// IsProgram reports whether a command line starts a program and can be typed. The others describe what the window does itself, such as giving a file another
	// name.
	IsProgram func(id string) bool
}

// source is the part of the catalogue that stands on the page.
type source struct {
	areas     []catalog.Area
	entries   []catalog.Entry
	elsewhere []catalog.Entry // errors of other systems
	terms     []catalog.Term
	words     func(catalog.Kind, string) (catalog.Words, bool)
	searched  searched
}

// Write writes the page. An action whose address, text or command line is not known, or whose address does not begin with https, is an error that
// names it; then nothing is written.
func Write(out io.Writer, cat *catalog.Catalog, f Facts) error {
	return write(out, sourceOf(cat), f)
}

func sourceOf(cat *catalog.Catalog) source {
	return source{cat.Areas(), cat.Entries(), cat.Elsewhere(), cat.Terms(), cat.Words, searchedIn(cat)}
}

// searched is what the search of the page reads.
type searched struct {
	Search search.Exported `json:"search"`
	Known  []known         `json:"known"` // what is known of codes that no entry covers, by their places among the Others of Search
}

type known struct {
	Answer   string `json:"answer"`
	Sure     bool   `json:"sure"`
	Evidence string `json:"evidence"`
	Leads    bool   `json:"leads"` // it names errors that come near
}

func searchedIn(cat *catalog.Catalog) searched {
	s := searched{Search: cat.SearchIndex()}
	for _, n := range cat.Numbers() {
		s.Known = append(s.Known, known{n.Answer, n.Sure, n.Evidence, len(n.See) > 0})
	}
	return s
}

func write(out io.Writer, from source, f Facts) error {
	t, err := template.New("page").Funcs(functions(from, f)).Parse(pageHTML)
	if err != nil {
		return fmt.Errorf("web page: %w", err)
	}
	var whole bytes.Buffer
	if err := t.Execute(&whole, newPage(from, f)); err != nil {
		return fmt.Errorf("web page: %w", err)
	}
	if _, err := whole.WriteTo(out); err != nil {
		return fmt.Errorf("web page: %w", err)
	}
	return nil
}

// unix gives a text the line ends that browsers see, whatever the tree was checked out with: the policy is about each letter.
func unix(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }

// page is what the template is filled with.
type page struct {
	Language  string
	Version   string
	Policy    string
	Style     template.CSS
	Script    template.JS
	Areas     []area
	Shared    []shared
	Elsewhere []catalog.Entry
	Terms     []catalog.Term
	People    []catalog.Action // pages on which somebody answers
	Source    []catalog.Action // the page from which the facts come
	Programs  []catalog.Action // the page with Spotify for every system
	Tell      []catalog.Action // the page on which a code can be reported
	Searched  searched
}

func newPage(from source, f Facts) page {
	style, script := unix(pageCSS), unix(pageJS)
	return page{
		Language:  f.Language,
		Version:   f.Version,
		Policy:    policy(style, script),
		Style:     template.CSS(style),
		Script:    template.JS(script),
		Areas:     areas(from),
		Shared:    sharedWords(from.entries),
		Terms:     from.terms,
		People:    from.pages("web-community", "web-support-contact"),
		Source:    from.pages("web-reference"),
		Programs:  from.pages("web-download-all"),
		Tell:      from.pages("web-report-code"),
		Elsewhere: from.elsewhere,
		Searched:  from.searched,
	}
}

// policy forbids the browser everything but the style and the script that stand in the page, letter by letter.
func policy(style, script string) string {
	return strings.Join([]string{
		"default-src 'none'", "style-src " + hash(style), "script-src " + hash(script), "base-uri 'none'", "form-action 'none'",
	}, "; ")
}

// hash is the source expression of Content Security Policy, level 2, for an inline text.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// pages returns the actions that open these web pages, without those that have no words.
func (s source) pages(ids ...string) (actions []catalog.Action) {
	for _, id := range ids {
		if words, ok := s.words(catalog.OpenPage, id); ok {
			actions = append(actions, catalog.Action{Kind: catalog.OpenPage, ID: id, Words: words})
		}
	}
	return actions
}
