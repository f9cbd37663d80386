package catalog

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// inGerman is the German catalogue.
func inGerman(t testing.TB) *Catalog {
	t.Helper()
	c, err := LoadIn("de")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestGermanExamples measures the search in German on questions as people who speak it type them, as TestExamples does in English: those that its words were tuned with, and an exam
// whose misses are not told.
func TestGermanExamples(t *testing.T) {
	c := inGerman(t)
	for _, set := range []struct {
		file         string
		first, three float64
	}{{"search-german", 0, 0}, {"search-german-exam", 0, 0}} {
		counts := map[string]*score{"all": {}}
		for _, x := range examples(t, "testdata/"+set.file+".tsv") {
			if counts[x.kind] == nil {
				counts[x.kind] = &score{}
			}
			got := found(c, x.query)
			counts[x.kind].count(got, x.expected)
			counts["all"].count(got, x.expected)
			if !among(got, x.expected, 1) && set.file != "search-german-exam" {
				t.Logf("%s %q: %q, want %q", x.kind, x.query, got[:min(3, len(got))], x.expected)
			}
		}
		for _, kind := range slices.Sorted(maps.Keys(counts)) {
			t.Logf("%-18s %-8s %v", set.file, kind, counts[kind])
		}
		if all := counts["all"]; all.share(all.first) < set.first || all.share(all.three) < set.three || all.none > 0 {
			t.Errorf("%s: %v, want at least %v and %v", set.file, all, set.first, set.three)
		}
	}
}

// TestEnglishInGerman: whoever reads German still pastes English messages, so the German search answers them nearly as well as the English one.
func TestEnglishInGerman(t *testing.T) {
	c, english := inGerman(t), loaded(t)
	for _, set := range []struct {
		file         string
		first, three float64
	}{{"search-examples", 0, 0}, {"search-tuning", 0, 0}, {"search-exam", 0, 0}} {
		var here, there score
		for _, x := range examples(t, "testdata/"+set.file+".tsv") {
			here.count(found(c, x.query), x.expected)
			there.count(found(english, x.query), x.expected)
		}
		t.Logf("%-15s in German %v; in English %v", set.file, &here, &there)
		if here.share(here.first) < set.first || here.share(here.three) < set.three || here.none > 0 {
			t.Errorf("%s: %v, want at least %v and %v", set.file, &here, set.first, set.three)
		}
	}
}

var _ = strings.ToLower
