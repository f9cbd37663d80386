package main

import (
	"reflect"
	"testing"

	"unpause/catalog/search"
)

func load(t testing.TB) *corpus {
	t.Helper()
	cat, err := loadCorpus()
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

// made makes up so many documents out of the real ones.
func made(t testing.TB, n int, seed uint64) ([]search.Document, search.Lexicon) {
	t.Helper()
	cat := load(t)
	return madeUp(cat.docs, cat.lexicon, n, seed)
}

func TestMadeUpDocumentsHaveTheSizeAskedFor(t *testing.T) {
	for _, n := range []int{0, 1, 99, 100, 101, 1000} {
		docs, _ := made(t, n, 1)
		if len(docs) != n {
			t.Errorf("%d documents, want %d", len(docs), n)
		}
		for i, d := range docs {
			if len(d.Codes) != 1 || d.Codes[0] == "" || d.Family == "" || d.Title == "" || d.Summary == "" || len(d.Causes) == 0 {
				t.Fatalf("document %d of %d lacks something: %+v", i, n, d)
			}
		}
	}
}

func TestMadeUpDocumentsAreTheSameForTheSameSeed(t *testing.T) {
	first, firstLexicon := made(t, 500, 7)
	second, secondLexicon := made(t, 500, 7)
	other, _ := made(t, 500, 8)
	if !reflect.DeepEqual(first, second) || !reflect.DeepEqual(firstLexicon, secondLexicon) {
		t.Error("the same seed gave other documents")
	}
	if reflect.DeepEqual(first, other) {
		t.Error("another seed gave the same documents")
	}
}

func TestEachMadeUpCodeIsItsOwn(t *testing.T) {
	docs, _ := made(t, 20_000, 1)
	seen := map[string]bool{}
	for _, d := range docs {
		if seen[d.Codes[0]] {
			t.Fatalf("%s is there twice", d.Codes[0])
		}
		seen[d.Codes[0]] = true
	}
}

func TestMadeUpWordsDiffer(t *testing.T) {
	seen := map[string]bool{}
	for k := range 1_000_000 {
		w := madeUpWord(k)
		if len(w) != 6 || seen[w] {
			t.Fatalf("word %d is %q", k, w)
		}
		seen[w] = true
	}
}

func TestTheLexiconKnowsEachFamilyOnce(t *testing.T) {
	docs, lex := made(t, 2000, 1)
	names := map[string]int{}
	for _, f := range lex.Families {
		if len(f.Names) > 0 {
			names[f.Family]++
		}
	}
	for _, d := range docs {
		if names[d.Family] != 1 {
			t.Fatalf("the lexicon knows the family %s %d times", d.Family, names[d.Family])
		}
	}
}

func TestShortTextsKeepTheirFirstWords(t *testing.T) {
	texts := []string{}
	for range longest {
		texts = append(texts, "two words")
	}
	got := short(texts)
	if len(got) != longest/2 || got[0] != "two words" {
		t.Errorf("short gives %q", got)
	}
	if got := short([]string{"a b", "", "c"}); !reflect.DeepEqual(got, []string{"a b", "c"}) {
		t.Errorf("short gives %q", got)
	}
}
