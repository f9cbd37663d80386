package webpage

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"unpause/catalog"
)

// answer is what the script found for one query.
type answer struct {
	Found   []int
	Fields  [][]string // of the reasons, by result
	Sure    bool       // of the first result
	Unknown string
	Other   int
	Near    []int
	Lines   []string // what is seen above the rows
	By      []string // the words by which the first result was found
	Sharing int
	Marked  string // the text that was asked for, with « and » around what is marked
}

// asked is a query, and a text in which what was typed is to be marked.
type asked struct {
	Query string `json:"query"`
	Text  string `json:"text"`
}

// ask runs the script of the page on queries, with the data and the words that the page gives it. The test is skipped where node is missing.
func ask(t *testing.T, cat *catalog.Catalog, queries ...asked) (answers []answer) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not on this machine, and the search of the page runs in nothing else here")
	}
	script, err := filepath.Abs("page.js")
	if err != nil {
		t.Fatal(err)
	}
	root := parsed(t, written(t))
	labels, apart := ofRows(t, root)
	input, err := json.Marshal(map[string]any{"data": searchedIn(cat), "queries": queries, "say": given(t, root), "labels": labels, "apart": apart})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, filepath.Join("testdata", "ask.cjs"), script)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(input), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, &answers); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return answers
}

// queried are queries with nothing to be marked.
func queried(all ...string) (out []asked) {
	for _, q := range all {
		out = append(out, asked{Query: q})
	}
	return out
}

// ofRows are what the rows of the page say of the documents of the search, in their order.
func ofRows(t *testing.T, root *html.Node) (labels, apart []string) {
	t.Helper()
	for _, id := range []string{"list", "elsewhere-rows"} {
		for _, row := range elements(byID(t, root, id), "a") {
			label, _ := attribute(row, "data-label")
			line, _ := attribute(row, "data-apart")
			labels, apart = append(labels, label), append(apart, line)
		}
	}
	return labels, apart
}

// all are the entries of a catalogue as the search numbers them.
func all(cat *catalog.Catalog) []catalog.Entry { return slices.Concat(cat.Entries(), cat.Elsewhere()) }

// given are the words that the page gives its script, by the names under which a browser's dataset has them.
func given(t *testing.T, root *html.Node) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, a := range byID(t, root, "results").Attr {
		if name, ok := strings.CutPrefix(a.Key, "data-"); ok {
			name = regexp.MustCompile("-[a-z]").ReplaceAllStringFunc(name, func(part string) string { return strings.ToUpper(part[1:]) })
			all[name] = a.Val
		}
	}
	return all
}

// TestRowsAreTheDocuments: the script finds the row of a document by its place.
func TestRowsAreTheDocuments(t *testing.T) {
	labels, _ := ofRows(t, parsed(t, written(t)))
	var want []string
	for _, e := range all(loaded(t)) {
		want = append(want, e.Label())
	}
	if !slices.Equal(labels, want) {
		t.Errorf("the rows are %q, want %q", labels, want)
	}
}

// unsure is a query of which something is understood, but too little.
func unsure(t *testing.T, cat *catalog.Catalog) string {
	t.Helper()
	for _, x := range examples(t, "../catalog/testdata/search-tuning.tsv") {
		words := strings.Fields(x.query)
		query := words[0] + " qqqq zzzz xxxx"
		m := cat.Search(query)[0]
		if _, unknown := cat.Unknown(query); !unknown && !m.Sure && m.Why[0].Field != "often" {
			return query
		}
	}
	t.Fatal("all is understood")
	return ""
}

// TestVisibleWords: people read the sentences of the texts, letter by letter and each of them once.
func TestVisibleWords(t *testing.T) {
	say, cat := realFacts(t).Text, loaded(t)
	gap := func(key, name string, value any) string { return say(key, map[string]any{name: value}) }
	count := func(key string) func(int) string { return func(n int) string { return gap(key, "count", n) } }
	near := func(n int) string {
		if n == 1 {
			return say("web.found.near-one")
		}
		return gap("web.found.near-many", "count", n)
	}
	known := func(query string) catalog.Number {
		u, _ := cat.Unknown(query)
		return u.Known
	}
	cases := []struct {
		query  string
		status func(int) string
		lines  []string
	}{
		{"accounts:4", func(int) string { return say("web.found.one") }, nil},
		{"error 4", count("web.found.many"), nil},
		{"???", func(int) string { return "" }, nil},
		{"qqqq zzzz", func(int) string { return say("web.found.none") }, []string{say("home.often"), say("home.often-hint")}},
		{unsure(t, cat), near, []string{say("home.unsure"), say("home.unsure-hint")}},
		{"a firewall may be blocking spotify", count("web.found.many"), []string{say("home.shared")}},
		{"accounts:405", near, []string{
			gap("home.unknown", "code", "accounts:405"), gap("home.known-sure", "answer", known("accounts:405").Answer),
			gap("home.unknown-near", "codes", "accounts:403, accounts:406, accounts:407"), say("home.unknown-hint"),
		}},
		{"auth:16", near, []string{
			gap("home.unknown", "code", "auth:16"), gap("home.known", "answer", known("auth:16").Answer),
			gap("home.known-doubt", "evidence", known("auth:16").Evidence), say("home.unknown-hint"),
		}},
		{"installer 23", near, []string{
			gap("home.unknown", "code", "Installer error 23"), gap("home.known-sure", "answer", known("installer 23").Answer), say("home.unknown-hint"),
		}},
	}
	var queries []string
	for _, c := range cases {
		queries = append(queries, c.query)
	}
	for i, a := range ask(t, cat, queried(queries...)...) {
		if want := append([]string{cases[i].status(len(a.Found))}, cases[i].lines...); !slices.Equal(a.Lines, want) {
			t.Errorf("%q: people read %q, want %q", cases[i].query, a.Lines, want)
		}
	}
}

type example struct {
	query    string
	expected []string
}

func examples(t *testing.T, path string) (all []example) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if f := strings.Split(lines.Text(), "\t"); len(f) == 3 && f[0] != "kind" {
			all = append(all, example{f[1], strings.Split(f[2], "|")})
		}
	}
	return all
}

// TestSearch: codes in any spelling, half messages, complaints and misspelt words find their entry, first or among the first three. The second file is
// the one by which the search of the window is measured.
func TestSearch(t *testing.T) {
	cat := loaded(t)
	entries := all(cat)
	for path, least := range map[string]struct{ first, three float64 }{
		"testdata/examples.tsv":                   {0.95, 0.98},
		"../catalog/testdata/search-examples.tsv": {0.97, 0.99},
	} {
		all := examples(t, path)
		var queries []string
		for _, x := range all {
			queries = append(queries, x.query)
		}
		var first, three float64
		for i, a := range ask(t, cat, queried(queries...)...) {
			place := slices.IndexFunc(a.Found, func(at int) bool { return slices.Contains(all[i].expected, entries[at].Code) })
			if place == 0 {
				first++
			} else {
				t.Logf("%s: %q has one of %q at place %d", path, all[i].query, all[i].expected, place)
			}
			if place >= 0 && place < 3 {
				three++
			}
		}
		n := float64(len(all))
		t.Logf("%s: %v queries, first %.3f, first three %.3f", path, n, first/n, three/n)
		if first/n < least.first || three/n < least.three {
			t.Errorf("%s: first %.3f, first three %.3f, want %.2f and %.2f", path, first/n, three/n, least.first, least.three)
		}
	}
}

// oddQueries have what examples of people hardly have: every sign, unknown and known numbers with and without names, halves of words, other scripts.
func oddQueries(cat *catalog.Catalog) (queries []string) {
	for _, e := range all(cat) {
		for _, code := range append([]string{e.Code}, e.Also...) {
			queries = append(queries, code, strings.ToUpper(code), code[:len(code)/2], "Error code: "+code, "spotify says "+code+" what now")
		}
		queries = append(queries, e.Title, e.Message, e.Summary)
	}
	for n := range 60 {
		number := strconv.Itoa(n * n)
		for _, before := range []string{"", "error ", "accounts:", "auth ", "installer -", "http ", "exit code ", "setup ended with ", "windows "} {
			queries = append(queries, before+number, before+number+" proxy", before+number+" hours")
		}
	}
	return append(queries, "127.0.0.1", "1. Hit log in 2. It sends you", "BadCredentials", "EMEError", "8ca425d9", "403 (accounts)", "don’t 4", "'4'", "٣ error",
		"can't play this right now", "НЕТ соединения", "ſpotify ﬁrewall", "İnstaller 18", "x\u00adx", "\xff\xfe auth:3", "e\u0301", "\u0301", "❤\ufe0f", "4\ufe0f5", "1'000", "---", "- 4", "−1", "auth:003", "000")
}

// TestSearchIsThatOfTheWindow: page and window find the same, also while somebody is still typing. The page knows no exceptions among the endings of words,
// so that a word that no error has may mean something else there.
func TestSearchIsThatOfTheWindow(t *testing.T) {
	cat := loaded(t)
	var queries, begun []asked
	for _, path := range []string{"testdata/examples.tsv", "../catalog/testdata/search-examples.tsv", "../catalog/testdata/search-tuning.tsv"} {
		for _, x := range examples(t, path) {
			queries = append(queries, asked{Query: x.query})
			for part := range 4 {
				begun = append(begun, asked{Query: x.query[:(part+1)*len(x.query)/5]})
			}
		}
	}
	parity(t, cat, "examples", queries)
	parity(t, cat, "begun examples", begun)
	parity(t, cat, "odd queries", queried(oddQueries(cat)...))
}

// TestGermanSearchIsThatOfTheWindow: also with letters that people write with others.
func TestGermanSearchIsThatOfTheWindow(t *testing.T) {
	cat, err := catalog.LoadIn("de")
	if err != nil {
		t.Fatal(err)
	}
	var queries, begun []asked
	for _, path := range []string{"../catalog/testdata/search-german.tsv", "../catalog/testdata/search-examples.tsv"} {
		for _, x := range examples(t, path) {
			letters := []rune(x.query)
			for _, written := range []string{x.query, strings.ToUpper(x.query), strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss").Replace(x.query), strings.NewReplacer("ä", "a", "ö", "o", "ü", "u", "ß", "ss").Replace(x.query)} {
				queries = append(queries, asked{Query: written})
			}
			for part := range 4 {
				begun = append(begun, asked{Query: string(letters[:(part+1)*len(letters)/5])})
			}
		}
	}
	parity(t, cat, "German examples", queries)
	parity(t, cat, "begun German examples", begun)
}

func parity(t *testing.T, cat *catalog.Catalog, name string, queries []asked) {
	t.Helper()
	wants := make([][]catalog.Match, len(queries))
	for i, q := range queries {
		wants[i] = cat.Search(q.Query)
		queries[i].Text = "Spotify shows: “A firewall may be blocking Spotify”"
		if len(wants[i]) > 0 {
			queries[i].Text = wants[i][0].Entry.Summary + " " + strings.Join(wants[i][0].Entry.Shown(), " ")
		}
	}
	entries := all(cat)
	same := map[string]float64{}
	for i, a := range ask(t, cat, queries...) {
		q, want := queries[i], wants[i]
		count := func(what string, got, want any) {
			if reflect.DeepEqual(got, want) {
				same[what]++
			} else {
				t.Logf("%.80q: %s %.200v, in the window %.200v", q.Query, what, got, want)
			}
		}
		var got, codes []string
		for _, doc := range a.Found {
			got = append(got, entries[doc].Code)
		}
		for _, m := range want {
			codes = append(codes, m.Entry.Code)
		}
		count("first", got[:min(1, len(got))], codes[:min(1, len(codes))])
		count("first three", got[:min(3, len(got))], codes[:min(3, len(codes))])
		count("sure", a.Sure, len(want) > 0 && want[0].Sure)
		u, _ := cat.Unknown(q.Query)
		var near []string
		for _, doc := range a.Near {
			near = append(near, entries[doc].Code)
		}
		var wantNear []string
		for _, e := range u.Near {
			wantNear = append(wantNear, e.Code)
		}
		answer := ""
		if a.Other >= 0 {
			answer = cat.Numbers()[a.Other].Answer
		}
		count("unknown", []any{a.Unknown, near, answer}, []any{u.Code, wantNear, u.Known.Answer})
		count("reasons", fields(a), fieldsOf(want))
		count("marks", a.Marked, marked(cat, q))
	}
	for what, least := range map[string]float64{"first": 0.995, "first three": 0.98, "sure": 0.99, "unknown": 0.99, "reasons": 0.98, "marks": 0.98} {
		share := same[what] / float64(len(queries))
		t.Logf("%s: %d queries, the same %s in %.4f", name, len(queries), what, share)
		if share < least {
			t.Errorf("%s: the same %s in %.4f, want %.3f", name, what, share, least)
		}
	}
}

// fields are the kinds of reasons of the first result.
func fields(a answer) []string {
	if len(a.Fields) == 0 {
		return nil
	}
	return a.Fields[0]
}

func fieldsOf(matches []catalog.Match) (fields []string) {
	if len(matches) == 0 {
		return nil
	}
	for _, r := range matches[0].Why {
		fields = append(fields, r.Field)
	}
	return fields
}

// marked is the text of a question as the window marks it.
func marked(cat *catalog.Catalog, q asked) string {
	var out strings.Builder
	for _, p := range cat.Marker(q.Query).Parts(q.Text) {
		if p.Marked {
			out.WriteString("«" + p.Text + "»")
		} else {
			out.WriteString(p.Text)
		}
	}
	return out.String()
}

// TestSearchIsCareful: what is not known is said to be unknown, what is only similar is not trusted, and no query is too odd.
func TestSearchIsCareful(t *testing.T) {
	cases := []struct {
		query, unknown string
		found, sure    bool
	}{
		{query: "accounts:4", found: true, sure: true},
		{query: "accounts:40", found: true, sure: true},
		{query: "accounts:999", unknown: "accounts:999", found: true, sure: false},
		{query: "it says error auth:74 now", unknown: "auth:74", found: true, sure: false},
		{query: "spotify keeps crashing", found: true, sure: false},
		{query: "my printer is on fire", found: true, sure: false},
		{query: "qqqq zzzz", found: true},
		{query: ""},
		{query: " \t "},
		{query: "<img src=x> constructor __proto__", found: true},
		{query: "constructor", found: true},
		{query: "\u2028 \U0001F600 \ufeff"},
		{query: strings.Repeat("error 4 ", 5000), found: true, sure: true},
	}
	var queries []string
	for _, c := range cases {
		queries = append(queries, c.query)
	}
	for i, a := range ask(t, loaded(t), queried(queries...)...) {
		if c := cases[i]; a.Unknown != c.unknown || len(a.Found) > 0 != c.found || a.Sure != c.sure {
			t.Errorf("%.60q: found %d, sure %v, unknown %q; want %+v", c.query, len(a.Found), a.Sure, a.Unknown, c)
		}
	}
}
