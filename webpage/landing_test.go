package webpage

import (
	"bytes"
	"context"
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// witness writes down, at the end of the page's own work, where the keyboard stands and how far from the top of the window that is.
const witness = `addEventListener("load", () => setTimeout(() => {
  const at = document.activeElement, top = at.getBoundingClientRect().top;
  document.title = at.id + (top >= 0 && top < innerHeight / 2 ? " in sight" : " out of sight");
}, 0));`

// typist types each query into the field, opens the report, and writes down what is then to be seen above and in the rows.
const typist = `const seen = [];
for (const query of QUERIES) {
  const field = document.getElementById("field");
  field.value = query;
  field.dispatchEvent(new Event("input"));
  const all = (selector) => [...document.querySelectorAll("#results " + selector)].map((e) => e.textContent);
  seen.push({
    card: all(".card > p"), report: all("details code"), links: [...document.querySelectorAll("#results details a")].map((a) => a.href),
    hidden: all("[hidden]"), marks: all(".rows li:first-child mark"), small: all(".rows li:first-child .small"), strong: all(".rows .strong"), other: [...all("img"), ...all("script")],
  });
}
document.title = JSON.stringify(seen);`

// witnessed opens the page at an anchor in a browser, with one script more, and returns the title that this gives it. The test is skipped where there is no
// browser.
func witnessed(t *testing.T, anchor, script string) string {
	t.Helper()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not on this machine")
	}
	page := bytes.Replace(written(t), []byte("</body>"), []byte("<script>"+script+"</script></body>"), 1)
	page = bytes.Replace(page, []byte("script-src "), []byte("script-src 'unsafe-inline'; x "), 1)
	folder := t.TempDir()
	file := filepath.Join(folder, "reference.html")
	if err := os.WriteFile(file, page, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(folder, "profile"),
		"--virtual-time-budget=2000", "--dump-dom", "file://"+file+"#"+anchor).Output()
	if err != nil {
		t.Skipf("chromium does not run here: %v", err)
	}
	_, rest, _ := strings.Cut(string(out), "<title>")
	title, _, _ := strings.Cut(rest, "</title>")
	return html.UnescapeString(title)
}

// unseen is a query whose first result was found by words that are not in its row, and these words.
func unseen(t *testing.T) (query string, why []string) {
	t.Helper()
	cat := loaded(t)
	w := wording{sourceOf(cat), realFacts(t)}
	for _, x := range examples(t, "../catalog/testdata/search-tuning.tsv") {
		m := cat.Search(x.query)[0]
		row := strings.Join([]string{m.Entry.Summary, html.UnescapeString(string(w.shown(m.Entry))), w.line(m.Entry)}, " ")
		var words []string
		for _, r := range m.Why {
			for _, w := range r.Words {
				if slices.Contains([]string{"way", "words", "title", "text"}, r.Field) && !slices.Contains(words, w) {
					words = append(words, w)
				}
			}
		}
		if 0 < len(words) && len(words) <= 6 && m.Sure && len(cat.Marker(x.query).Parts(row)) == 1 {
			return x.query, words
		}
	}
	t.Fatal("all that is found can be seen")
	return "", nil
}

// TestResultsInABrowser: what people see for an unknown code, for words that several errors share, for words that stand in no row, and for a text that
// would do harm as a part of the page.
func TestResultsInABrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes seconds")
	}
	const harm = `<img src=x onerror=alert(1)> {code} $& auth:16`
	hidden, why := unseen(t)
	queries, err := json.Marshal([]string{"auth:16", "a firewall may be blocking spotify", hidden, harm})
	if err != nil {
		t.Fatal(err)
	}
	var seen []struct {
		Card, Report, Links, Hidden, Marks, Small, Strong, Other []string
	}
	title := witnessed(t, "", strings.Replace(typist, "QUERIES", string(queries), 1))
	if err := json.Unmarshal([]byte(title), &seen); err != nil {
		t.Fatalf("%v: %s", err, title)
	}
	text := realFacts(t).Text
	report := func(query string) string {
		return text("tell.text", map[string]any{"code": "auth:16", "query": query, "version": realFacts(t).Version})
	}
	unknown, shared, because, bad := seen[0], seen[1], seen[2], seen[3]
	if len(unknown.Card) < 2 || unknown.Card[0] != text("home.unknown", map[string]any{"code": "auth:16"}) || !slices.Equal(unknown.Report, []string{report("auth:16")}) {
		t.Errorf("unknown: %+v", unknown)
	}
	if !slices.Equal(unknown.Links, []string{realFacts(t).WebAddress("web-report-code")}) || len(unknown.Hidden) > 0 {
		t.Errorf("unknown: %+v", unknown)
	}
	apart, _, _ := strings.Cut(text("home.apart", map[string]any{"apart": "|"}), "|")
	if !slices.Equal(shared.Card, []string{text("home.shared")}) || !slices.Contains(shared.Marks, "firewall may be blocking") || !strings.HasPrefix(shared.Small[0], apart) {
		t.Errorf("shared: %+v", shared)
	}
	if len(because.Marks) > 0 || because.Small[0] != text("home.because", map[string]any{"words": strings.Join(why, ", ")}) {
		t.Errorf("%q: %q: %+v", hidden, why, because)
	}
	if len(bad.Other) > 0 || !slices.Equal(bad.Report, []string{report(harm)}) {
		t.Errorf("harm: %+v", bad)
	}
}

// TestLanding: a page that is opened at an error shows it, and the keyboard stands on its heading, so that a screen reader reads on from there.
func TestLanding(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes seconds")
	}
	for code, heading := range map[string]string{"accounts:4": "accounts-4-heading", "accounts:54": "accounts-53-55-heading"} {
		if got := witnessed(t, Anchor(code), witness); got != heading+" in sight" {
			t.Errorf("%s: the keyboard stands on %q, want %s", code, got, heading)
		}
	}
}
