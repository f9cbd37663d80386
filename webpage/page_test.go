package webpage

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"unpause/catalog"
	"unpause/catalog/search"
	yaml "unpause/catalog/source"
	"unpause/resources"
)

// parsed reads a page as a browser does.
func parsed(t *testing.T, page []byte) *html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// elements returns all elements below a node that have one of the names; all of them without names.
func elements(root *html.Node, names ...string) (all []*html.Node) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (len(names) == 0 || slices.Contains(names, n.Data)) {
			all = append(all, n)
		}
	}
	return all
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// byID finds the element with this id.
func byID(t *testing.T, root *html.Node, id string) *html.Node {
	t.Helper()
	for _, n := range elements(root) {
		if has, _ := attribute(n, "id"); has == id {
			return n
		}
	}
	t.Fatalf("the page has no %q", id)
	return nil
}

// words is the text of a node with single blanks.
func words(n *html.Node) string {
	var out strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			out.WriteString(d.Data)
		}
	}
	return single(out.String())
}

func single(text string) string { return strings.Join(strings.Fields(text), " ") }

// compare looks for the catalogue's texts on the page.
type compare struct {
	*testing.T
	facts Facts
	root  *html.Node
}

// demand fails unless all texts stand in the node.
func (c compare) demand(where string, n *html.Node, texts ...string) {
	c.Helper()
	have := words(n)
	for _, text := range texts {
		if !strings.Contains(have, single(text)) {
			c.Errorf("%s lacks %q", where, text)
		}
	}
}

// TestEverythingIsThere compares the page with the catalogue, entry by entry and step by step.
func TestEverythingIsThere(t *testing.T) {
	cat := loaded(t)
	c := compare{t, realFacts(t), parsed(t, written(t))}
	list := links(byID(t, c.root, "list"))
	for _, e := range cat.Entries() {
		c.entry(e)
		for i, s := range e.Steps {
			c.step(e, i, s)
		}
		for _, code := range e.Related {
			other, _ := cat.Entry(code)
			if !slices.Contains(links(byID(t, c.root, Anchor(e.Code))), "#"+Anchor(other.Code)) {
				t.Errorf("%s does not lead to %s", e.Code, code)
			}
		}
		if !slices.Contains(list, "#"+Anchor(e.Code)) {
			t.Errorf("%s is not in the list", e.Code)
		}
	}
	for _, e := range cat.Elsewhere() {
		c.brief(e)
	}
	for _, term := range cat.Terms() {
		c.demand("terms", byID(t, c.root, "terms"), term.Term, term.Means)
	}
	c.demand("how to use", byID(t, c.root, "use"), c.facts.Text("web.use-search"))
	c.demand("page", c.root, "Unofficial", c.facts.Version)
}

func (c compare) entry(e catalog.Entry) {
	article := byID(c.T, c.root, Anchor(e.Code))
	c.demand(e.Code, article, e.Label(), e.Title, e.Apart, e.Summary, e.Meaning, e.Note, c.facts.Text("severity."+string(e.Severity)), e.Remark())
	c.demand(e.Code, article, slices.Concat(e.Causes, e.Shown(), e.Also)...)
	for _, l := range e.Chain {
		c.demand(e.Code, article, l.Name, l.Plain)
		if l.Role != catalog.Fine {
			c.demand(e.Code, article, c.facts.Text("chain."+string(l.Role)))
		}
	}
	for _, x := range e.Corrections {
		c.demand(e.Code, article, x.Fact, x.Reference, x.Evidence)
	}
}

// brief is an error of another system: it has no steps, and stands in the section for those.
func (c compare) brief(e catalog.Entry) {
	article := byID(c.T, c.root, Anchor(e.Code))
	c.demand(e.Code, article, e.Label(), e.Title, e.Summary, c.facts.Text("severity."+string(e.Severity)), c.facts.Text("entry.brief"))
	c.demand(e.Code, article, slices.Concat(e.Fix, e.Shown(), e.Also)...)
	section := byID(c.T, c.root, "elsewhere")
	c.demand("elsewhere", section, e.Summary, c.facts.Text("entry.brief-hint"), c.facts.WebAddress("web-download-all"))
	if article.Parent != section {
		c.Errorf("%s stands elsewhere", e.Code)
	}
}

func (c compare) step(e catalog.Entry, i int, s catalog.Step) {
	where := e.Code + ": " + s.ID
	card := byID(c.T, c.root, Anchor(e.Code)+"-step-"+s.ID)
	if card.Parent.Parent != byID(c.T, c.root, Anchor(e.Code)) {
		c.Errorf("%s stands elsewhere", where)
	}
	rights := map[bool]string{true: "step.admin-yes", false: "step.admin-no"}
	c.demand(where, card, fmt.Sprintf("Step %d: %s", i+1, s.Title), fmt.Sprintf("About %d minute", s.Minutes), c.facts.Text(rights[s.Admin]))
	c.demand(where, card, s.Text, s.Check, s.Why, s.Undo, s.Lose, s.Correction)
	c.demand(where, card, s.Clicks...)
	for _, limit := range append([]catalog.Condition{s.When}, limits(s.Actions)...) {
		if !limit.IsZero() {
			c.demand(where, card, c.facts.Text("when."+limit.Question+"."+limit.Option))
		}
	}
	for _, a := range s.Actions {
		c.demand(where+": "+a.ID, card, a.Label, a.Way, a.Note, a.Does, a.Undo, behind(c.facts, a))
	}
}

func limits(actions []catalog.Action) (all []catalog.Condition) {
	for _, a := range actions {
		all = append(all, a.When)
	}
	return all
}

// behind is what an action opens, copies or runs; a place on the PC has only its way.
func behind(f Facts, a catalog.Action) string {
	switch a.Kind {
	case catalog.OpenPage:
		return f.WebAddress(a.ID)
	case catalog.CopyText:
		return f.CopyText(a.ID)
	case catalog.RunCommand:
		return f.CommandLine(a.ID)
	default:
		return ""
	}
}

func links(root *html.Node) (all []string) {
	for _, a := range elements(root, "a") {
		href, _ := attribute(a, "href")
		all = append(all, href)
	}
	return all
}

// TestWaysBackAreHonest: where the window would put something back, the page says that it cannot.
func TestWaysBackAreHonest(t *testing.T) {
	f, root := realFacts(t), parsed(t, written(t))
	for _, e := range loaded(t).Entries() {
		for _, s := range e.Steps {
			card := words(byID(t, root, Anchor(e.Code)+"-step-"+s.ID))
			for _, undo := range append([]string{s.Undo}, undos(s.Actions)...) {
				if strings.Contains(undo, "Unpause") && !strings.Contains(card, undo+" "+f.Text("web.undo-here")) {
					t.Errorf("%s: %s promises %q", e.Code, s.ID, undo)
				}
			}
		}
	}
}

func undos(actions []catalog.Action) (all []string) {
	for _, a := range actions {
		all = append(all, a.Undo)
	}
	return all
}

// TestTermsAreWholeWords: a term is explained where it stands by itself, in any case, and not where it is a part of another word.
func TestTermsAreWholeWords(t *testing.T) {
	explain := explainer([]catalog.Term{{Term: "VPN", Forms: []string{"VPN", "VPNs"}}, {Term: "DNS", Forms: []string{"DNS"}}})
	for text, want := range map[string]int{"A vpn.": 1, "VPNs, DNS": 2, "flushdns": 0, "DNSx dns": 1, "": 0, "VPN": 1, "éVPN": 0} {
		if got := explain(catalog.Entry{Meaning: text}); len(got) != want {
			t.Errorf("%q: %d terms, want %d", text, len(got), want)
		}
	}
}

// TestStepsKeepTheirOrder: steps and causes stand in the order of the catalogue.
func TestStepsKeepTheirOrder(t *testing.T) {
	root := parsed(t, written(t))
	for _, e := range loaded(t).Entries() {
		text, at := words(byID(t, root, Anchor(e.Code))), 0
		order := slices.Clone(e.Causes)
		for i, s := range e.Steps {
			order = append(order, fmt.Sprintf("Step %d: %s", i+1, s.Title))
		}
		for _, part := range order {
			next := strings.Index(text[at:], single(part))
			if next < 0 {
				t.Fatalf("%s: %q is out of order", e.Code, part)
			}
			at += next
		}
	}
}

// TestSharedWordsAreListed: entries that show the same words are listed together.
func TestSharedWordsAreListed(t *testing.T) {
	root := parsed(t, written(t))
	section := byID(t, root, "shared")
	for _, code := range []string{"auth:3", "Error 30", "session:103", "desktop_login_accounts:5", "accesspoint:17"} {
		if !slices.Contains(links(section), "#"+Anchor(code)) {
			t.Errorf("%s is not among those that show shared words", code)
		}
	}
	if slices.Contains(links(section), "#"+Anchor("accounts:403")) {
		t.Error("accounts:403 shares its words with no other error")
	}
}

// TestAnchors: ids are unique and without blanks, and every link within the page, and every name of one part by another, leads to one of them.
func TestAnchors(t *testing.T) {
	root := parsed(t, written(t))
	ids := map[string]bool{}
	for _, n := range elements(root) {
		if id, ok := attribute(n, "id"); ok {
			if ids[id] || id == "" || strings.ContainsAny(id, " \t") {
				t.Errorf("the id %q stands twice or is not one", id)
			}
			ids[id] = true
		}
	}
	for _, n := range elements(root) {
		for _, name := range []string{"for", "aria-labelledby", "aria-describedby"} {
			if to, ok := attribute(n, name); ok && !ids[to] {
				t.Errorf("%s=%q leads nowhere", name, to)
			}
		}
	}
	for _, href := range links(root) {
		if to, within := strings.CutPrefix(href, "#"); within && !ids[to] {
			t.Errorf("the link %s leads nowhere", href)
		}
	}
	anchors := map[string]string{}
	for _, e := range all(loaded(t)) {
		for _, code := range append([]string{e.Code}, e.Also...) {
			if other, taken := anchors[Anchor(code)]; taken || !ids[Anchor(code)] {
				t.Errorf("the anchor %q of %s is missing or also that of %q", Anchor(code), code, other)
			}
			anchors[Anchor(code)] = code
		}
	}
	if !ids["accounts-4"] || !ids["accounts-54"] {
		t.Error("accounts:4 or accounts:54 has no anchor")
	}
}

// TestHeadings: one h1, and no level is left out on the way down.
func TestHeadings(t *testing.T) {
	level, top := 0, 0
	for _, h := range elements(parsed(t, written(t)), "h1", "h2", "h3", "h4", "h5", "h6") {
		n := int(h.Data[1] - '0')
		if n > level+1 {
			t.Errorf("%q is an %s below an h%d", words(h), h.Data, level)
		}
		if n == 1 {
			top++
		}
		if words(h) == "" {
			t.Errorf("an %s is empty", h.Data)
		}
		level = n
	}
	if top != 1 {
		t.Errorf("the page has %d h1", top)
	}
}

// TestNothingFromOutside: no element fetches anything, no element carries a script or style of its own, and links that leave the page are https.
func TestNothingFromOutside(t *testing.T) {
	root := parsed(t, written(t))
	for _, n := range elements(root) {
		if slices.Contains([]string{"link", "img", "iframe", "object", "embed", "base", "form", "video", "audio", "svg", "source", "picture"}, n.Data) {
			t.Errorf("the page has a <%s>", n.Data)
		}
		for _, a := range n.Attr {
			if slices.Contains([]string{"src", "srcset", "style", "action", "formaction", "ping", "background", "poster"}, a.Key) || strings.HasPrefix(a.Key, "on") {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
	for _, href := range links(root) {
		if strings.HasPrefix(href, "#") {
			continue
		}
		if u, err := url.Parse(href); err != nil || u.Scheme != "https" || u.Host == "" {
			t.Errorf("a link leads to %q", href)
		}
	}
	if found := regexp.MustCompile(`(?i)url\(|@import|@font-face`).FindString(pageCSS); found != "" {
		t.Errorf("the style has %q", found)
	}
	if found := regexp.MustCompile(`fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\(|eval\(|innerHTML|localStorage`).FindString(pageJS); found != "" {
		t.Errorf("the script has %q", found)
	}
}

// TestOwnAttributesAreText: no attribute of the page's own is named so that html/template takes its words for a script, a style or an address: it looks
// at the name without "data-".
func TestOwnAttributesAreText(t *testing.T) {
	for _, n := range elements(parsed(t, written(t))) {
		for _, a := range n.Attr {
			name, own := strings.CutPrefix(a.Key, "data-")
			if own && (strings.HasPrefix(name, "on") || regexp.MustCompile("style|src|href|uri|url").MatchString(name)) {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
}

// TestRowsDoNotRepeatTheirHeading: in the list, the area is the heading; the search puts the whole line back, which a row carries along.
func TestRowsDoNotRepeatTheirHeading(t *testing.T) {
	root, w := parsed(t, written(t)), wording{source{areas: loaded(t).Areas(), entries: loaded(t).Entries()}, realFacts(t)}
	rows := map[string]*html.Node{}
	for _, a := range elements(byID(t, root, "list"), "a") {
		href, _ := attribute(a, "href")
		rows[href] = a
	}
	for _, e := range w.entries {
		spans := elements(rows["#"+Anchor(e.Code)], "span")
		last := spans[len(spans)-1]
		whole, _ := attribute(last, "data-line")
		area := w.areas[slices.IndexFunc(w.areas, func(a catalog.Area) bool { return a.Name == e.Area })].Title
		if whole != w.line(e) || strings.Replace(whole, " · "+area, "", 1) != words(last) || whole == words(last) {
			t.Errorf("%s: the row says %q and carries %q", e.Code, words(last), whole)
		}
	}
}

// TestLinesThatAreShownTogether: two lines are joined by "and", not by "or".
func TestLinesThatAreShownTogether(t *testing.T) {
	f, root := realFacts(t), parsed(t, written(t))
	together := 0
	for _, e := range loaded(t).Entries() {
		if !e.Together {
			continue
		}
		together++
		compare{t, f, root}.demand(e.Code, byID(t, root, Anchor(e.Code)), f.Text("entry.shows-lines", map[string]any{"message": e.Shown()[0], "other": e.Shown()[1]}))
	}
	if together == 0 {
		t.Error("no entry shows two lines")
	}
}

// TestScriptKnowsNoWords: the script has no names of codes and no words of the language; all of them come with the data.
func TestScriptKnowsNoWords(t *testing.T) {
	read, err := yaml.Load(resources.Catalog, resources.English)
	if err != nil {
		t.Fatal(err)
	}
	lex := read.Lexicon
	words := slices.Concat(lex.Foreign, lex.Ends, lex.Units)
	for _, f := range lex.Families {
		words = append(append(words, f.Family), f.Names...)
	}
	for _, c := range lex.Concepts {
		words = append(words, c.ID)
	}
	for _, word := range words {
		if strings.Contains(pageJS, `"`+word+`"`) {
			t.Errorf("the script has the word %q", word)
		}
	}
}

// TestPaperOfOneError: what the steps take as known is printed above a single error, and nothing about finding and printing is.
func TestPaperOfOneError(t *testing.T) {
	text := realFacts(t).Text
	var printed []string
	for _, li := range elements(byID(t, parsed(t, written(t)), "use"), "li") {
		if class, _ := attribute(li, "class"); class == "paper" {
			printed = append(printed, words(li))
		}
	}
	want := []string{text("web.use-steps"), text("web.use-buttons"), text("web.use-unpause"), text("web.use-cannot"), text("web.use-before")}
	if !slices.Equal(printed, want) {
		t.Errorf("the paper begins with %q", printed)
	}
	_, paper, _ := strings.Cut(pageCSS, "@media print")
	for _, rule := range []string{"body.one main > :not(#use, .area)", "body.one #use li:not(.paper)"} {
		if !strings.Contains(paper, rule) {
			t.Errorf("the style for paper lacks %s", rule)
		}
	}
}

// TestPolicy: the page's policy names exactly the style and the script that stand in it, and allows nothing else.
func TestPolicy(t *testing.T) {
	root := parsed(t, written(t))
	var policies []string
	for _, m := range elements(root, "meta") {
		if name, _ := attribute(m, "http-equiv"); name == "Content-Security-Policy" {
			content, _ := attribute(m, "content")
			policies = append(policies, content)
		}
	}
	styles, scripts := elements(root, "style"), elements(root, "script")
	if len(policies) != 1 || len(styles) != 1 || len(scripts) != 2 {
		t.Fatalf("%d policies, %d styles, %d scripts", len(policies), len(styles), len(scripts))
	}
	if kind, _ := attribute(scripts[0], "type"); kind != "application/json" {
		t.Errorf("the first script is %q, not data", kind)
	}
	want := "default-src 'none'; style-src " + hash(styles[0].FirstChild.Data) + "; script-src " + hash(scripts[1].FirstChild.Data) +
		"; base-uri 'none'; form-action 'none'"
	if policies[0] != want {
		t.Errorf("the policy is %s\nwant %s", policies[0], want)
	}
}

// alone are the elements of HTML that have no end.
var alone = []string{"meta", "input", "br", "hr"}

// TestWellFormed: every element is closed, in its order, so that nothing depends on how a browser mends a page.
func TestWellFormed(t *testing.T) {
	tokens := html.NewTokenizer(bytes.NewReader(written(t)))
	var open []string
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			if tokens.Err() != io.EOF || len(open) > 0 {
				t.Errorf("the page ends with %v and %q open", tokens.Err(), open)
			}
			return
		}
		token := tokens.Token()
		switch {
		case kind == html.StartTagToken && !slices.Contains(alone, token.Data):
			open = append(open, token.Data)
		case kind == html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> closes %q", token.Data, open)
			}
			open = open[:len(open)-1]
		}
	}
}

// TestPageIsLabelled: language, title, landmarks, and a name for all that can be pressed.
func TestPageIsLabelled(t *testing.T) {
	root := parsed(t, written(t))
	if lang, _ := attribute(elements(root, "html")[0], "lang"); lang != "en" {
		t.Errorf("the language is %q", lang)
	}
	for _, name := range []string{"title", "header", "nav", "main", "footer"} {
		if n := elements(root, name); len(n) != 1 || words(n[0]) == "" {
			t.Errorf("the page has %d filled <%s>", len(n), name)
		}
	}
	for _, n := range elements(root, "a", "button") {
		if words(n) == "" {
			t.Errorf("a <%s> has no words", n.Data)
		}
	}
}

// TestScriptsAreNotNeeded: what only a script can do is hidden until one runs, and nothing else is.
func TestScriptsAreNotNeeded(t *testing.T) {
	for _, n := range elements(parsed(t, written(t))) {
		_, hidden := attribute(n, "hidden")
		_, scripted := attribute(n, "data-script")
		if hidden != scripted || (n.Data == "button" && !hidden) {
			t.Errorf("<%s>: hidden is %v, for scripts %v", n.Data, hidden, scripted)
		}
	}
}

// TestSize: the page stays small enough to be opened at once on an old PC, and to be sent by e-mail.
func TestSize(t *testing.T) {
	if n := len(written(t)); n > 1<<20 {
		t.Errorf("the page has %d bytes", n)
	} else {
		t.Logf("the page has %d bytes", n)
	}
}

// TestHostileEntryIsEscaped: whatever stands in an entry is read as text.
func TestHostileEntryIsEscaped(t *testing.T) {
	const bad = `"'><script>alert(1)</script><img src=x onerror=alert(2)></style></article><!--{{.}}]]>` + "\u2028&amp;"
	action := func(kind catalog.Kind, id string) catalog.Action {
		return catalog.Action{Kind: kind, ID: id, Words: catalog.Words{Label: bad, Way: bad, Note: bad, Does: bad, Undo: bad, Admin: catalog.AllRights}}
	}
	entry := catalog.Entry{
		Code: bad, Also: []string{bad + "2"}, Title: bad, Area: bad, Subsystem: bad, Severity: catalog.Fatal, Message: bad, Summary: bad, Meaning: bad,
		Note: bad, Apart: bad, Causes: []string{bad}, Related: []string{bad}, Words: []string{bad},
		Chain:       []catalog.Link{{Name: bad, Plain: bad, Role: catalog.Weak}},
		Corrections: []catalog.Correction{{Reference: bad, Fact: bad, Evidence: bad}},
		Steps: []catalog.Step{{
			ID: "a", Title: bad, Text: bad, Clicks: []string{bad}, Why: bad, Undo: bad, Lose: bad, Check: bad, Correction: bad, Minutes: 1,
			Actions: []catalog.Action{action(catalog.OpenTarget, "t"), action(catalog.OpenPage, "w"), action(catalog.CopyText, "c"), action(catalog.RunCommand, "r")},
		}},
	}
	f := realFacts(t)
	f.Version, f.WebAddress, f.CopyText, f.CommandLine = bad, always(`https://example.com/?"><script>alert(1)</script>`), always(bad), always("x.exe "+bad)
	var out bytes.Buffer
	err := write(&out, source{
		areas: []catalog.Area{{Name: bad, Title: bad, About: bad}}, entries: []catalog.Entry{entry},
		elsewhere: []catalog.Entry{{Code: bad + "3", Title: bad, Area: bad, Severity: catalog.Fatal, Message: bad, Summary: bad, Apart: bad, Fix: []string{bad}}},
		terms:     []catalog.Term{{Term: bad, Forms: []string{bad}, Means: bad}}, words: loaded(t).Words,
		searched: searched{Search: search.Exported{Words: bad}, Known: []known{{Answer: bad, Evidence: bad}}},
	}, f)
	if err != nil {
		t.Fatal(err)
	}
	root := parsed(t, out.Bytes())
	if n := len(elements(root, "script")); n != 2 {
		t.Errorf("the page has %d scripts", n)
	}
	if n := len(elements(root, "img")) + len(elements(root, "style")) - 1; n != 0 {
		t.Errorf("%d elements came in", n)
	}
	for _, n := range elements(root) {
		if _, came := attribute(n, "onerror"); came {
			t.Errorf("<%s> has a script of its own", n.Data)
		}
	}
	if text := words(root); !strings.Contains(text, single("Step 1: "+bad)) {
		t.Error("the step's title cannot be read as it is")
	}
}

// TestAnchor: anchors are what people expect in an address, and safe in one.
func TestAnchor(t *testing.T) {
	for code, want := range map[string]string{
		"accounts:4": "accounts-4", "accounts:53–55": "accounts-53-55", "Error 30": "error-30", "HTTP 404 — NO_ACTIVE_DEVICE": "http-404-no-active-device",
		"": "", " :–": "", "../<x>?y#z": "x-y-z",
	} {
		if got := Anchor(code); got != want {
			t.Errorf("Anchor(%q) = %q, want %q", code, got, want)
		}
	}
}
