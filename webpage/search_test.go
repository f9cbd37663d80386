package webpage

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"unpause/catalog"
)

// answer is what the script found for one query.
type answer struct {
	Found   []int
	Sure    bool
	Unknown string
	Lines   []string // what is seen above the rows
}

// ask runs the script of the page on queries, with the words that the page gives it. The test is skipped where node is missing.
func ask(t *testing.T, entries []catalog.Entry, queries []string) (answers []answer) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not on this machine, and the search of the page runs in nothing else here")
	}
	script, err := filepath.Abs("page.js")
	if err != nil {
		t.Fatal(err)
	}
	input, err := json.Marshal(map[string]any{"entries": index(entries), "queries": queries, "say": given(t)})
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

// given are the words that the page gives its script, by the names under which a browser's dataset has them.
func given(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, a := range byID(t, parsed(t, written(t)), "results").Attr {
		if name, ok := strings.CutPrefix(a.Key, "data-"); ok {
			name = regexp.MustCompile("-[a-z]").ReplaceAllStringFunc(name, func(part string) string { return strings.ToUpper(part[1:]) })
			all[name] = a.Val
		}
	}
	return all
}

// TestVisibleWords: people read the sentences of the texts, letter by letter and each of them once.
func TestVisibleWords(t *testing.T) {
	text := realFacts(t).Text
	several := func(n int) []string { return []string{text("web.found.many", map[string]any{"count": n})} }
	cases := []struct {
		query string
		found func(int) bool
		lines func(int) []string
	}{
		{"accounts:4", func(n int) bool { return n == 1 }, func(int) []string { return []string{text("web.found.one")} }},
		{"error 4", func(n int) bool { return n > 1 }, several},
		{"qqqq zzzz", func(n int) bool { return n == 0 }, func(int) []string { return []string{text("home.nothing"), text("home.nothing-hint")} }},
	}
	var queries []string
	for _, c := range cases {
		queries = append(queries, c.query)
	}
	for i, a := range ask(t, loaded(t).Entries(), queries) {
		n := len(a.Found)
		if want := cases[i].lines(n); !cases[i].found(n) || !slices.Equal(a.Lines, want) {
			t.Errorf("%q: %d found, people read %q, want %q", cases[i].query, n, a.Lines, want)
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
	entries := loaded(t).Entries()
	for path, least := range map[string]struct{ first, three float64 }{
		"testdata/examples.tsv":                   {0.95, 0.98},
		"../catalog/testdata/search-examples.tsv": {0.80, 0.90},
	} {
		all := examples(t, path)
		var queries []string
		for _, x := range all {
			queries = append(queries, x.query)
		}
		var first, three float64
		for i, a := range ask(t, entries, queries) {
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

// TestSearchIsCareful: what is not known is said to be unknown, what is only similar is not trusted, and no query is too odd.
func TestSearchIsCareful(t *testing.T) {
	cases := []struct {
		query, unknown string
		found, sure    bool
	}{
		{query: "accounts:4", found: true, sure: true},
		{query: "accounts:40", found: true, sure: true},
		{query: "accounts:999", unknown: "accounts:999", found: true, sure: true},
		{query: "it says error auth:74 now", unknown: "auth:74", found: true, sure: false},
		{query: "spotify keeps crashing", found: true, sure: false},
		{query: "my printer is on fire", found: true, sure: false},
		{query: "qqqq zzzz"},
		{query: ""},
		{query: " \t "},
		{query: "<img src=x> constructor __proto__"},
		{query: "\u2028 \U0001F600 \ufeff"},
		{query: strings.Repeat("error 4 ", 5000), found: true, sure: true},
	}
	var queries []string
	for _, c := range cases {
		queries = append(queries, c.query)
	}
	for i, a := range ask(t, loaded(t).Entries(), queries) {
		if c := cases[i]; a.Unknown != c.unknown || len(a.Found) > 0 != c.found || a.Sure != c.sure {
			t.Errorf("%.60q: found %d, sure %v, unknown %q; want %+v", c.query, len(a.Found), a.Sure, a.Unknown, c)
		}
	}
}
