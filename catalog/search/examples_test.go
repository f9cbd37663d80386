package search_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"unpause/catalog"
	"unpause/catalog/search"
	"unpause/catalog/source"
	"unpause/resources"
)

// TestExamplesAreAnsweredTheSame: with every question that people are known to ask, and its beginnings, the index that the program takes up gives the same documents, scores, reasons and
// marks as the one that is made of what people write.
func TestExamplesAreAnsweredTheSame(t *testing.T) {
	questions := examples(t)
	for _, language := range resources.Languages() {
		known, err := source.Load(resources.Catalog, language)
		if err != nil {
			t.Fatal(err)
		}
		taken, err := catalog.ReadIndex(language)
		if err != nil {
			t.Fatal(err)
		}
		made := known.Index()
		if !reflect.DeepEqual(taken.Export(), made.Export()) {
			t.Errorf("%s: the index of the web page is another one", language)
		}
		for _, question := range questions {
			for _, query := range []string{question, question[:len(question)/2]} {
				compare(t, language, query, taken, made, known)
			}
		}
	}
}

func compare(t *testing.T, language, query string, taken, made *search.Index, known *source.Known) {
	t.Helper()
	got, want := taken.Search(query), made.Search(query)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %q finds %+v, want %+v", language, query, got, want)
	}
	u, ok := taken.Unknown(query)
	if v, unknown := made.Unknown(query); ok != unknown || !reflect.DeepEqual(u, v) || taken.Written(u) != made.Written(v) {
		t.Errorf("%s: %q is unknown as %+v, want %+v", language, query, u, v)
	}
	for _, r := range want[:min(3, len(want))] {
		d := known.Documents[r.Doc]
		text := strings.Join(append(d.Messages, d.Title, d.Summary), " ")
		if a, b := taken.Marker(query).Parts(text), made.Marker(query).Parts(text); !reflect.DeepEqual(a, b) {
			t.Errorf("%s: %q marks %v, want %v", language, query, a, b)
		}
	}
}

// examples are the questions of all lists of catalog/testdata.
func examples(t *testing.T) (questions []string) {
	t.Helper()
	lists, err := filepath.Glob("../testdata/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range lists {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
			questions = append(questions, strings.Split(line, "\t")[1])
		}
	}
	if len(questions) < 500 {
		t.Fatalf("only %d questions", len(questions))
	}
	return questions
}
