package catalog

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"unpause/catalog/search"
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

// umlauts are the ways in which people write them.
var umlauts = map[string]*strings.Replacer{
	"as they are": strings.NewReplacer(),
	"with an e":   strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue"),
	"left out":    strings.NewReplacer("ä", "a", "ö", "o", "ü", "u", "ß", "ss", "Ä", "A", "Ö", "O", "Ü", "U"),
}

// TestGermanExamples measures the search in German as TestExamples does in English: on questions that its words were tuned with, and on an exam whose misses are not told. How the
// umlauts are written makes no difference.
func TestGermanExamples(t *testing.T) {
	c := inGerman(t)
	for _, set := range []struct {
		file         string
		first, three float64
	}{{"search-german", 0.95, 0.98}, {"search-german-exam", 0.95, 0.97}} {
		for _, written := range slices.Sorted(maps.Keys(umlauts)) {
			counts := map[string]*score{"all": {}}
			for _, x := range examples(t, "testdata/"+set.file+".tsv") {
				if counts[x.kind] == nil {
					counts[x.kind] = &score{}
				}
				query := umlauts[written].Replace(x.query)
				got := found(c, query)
				counts[x.kind].count(got, x.expected)
				counts["all"].count(got, x.expected)
				if !among(got, x.expected, 1) && set.file != "search-german-exam" {
					t.Logf("%s %q: %q, want %q", x.kind, query, got[:min(3, len(got))], x.expected)
				}
			}
			for _, kind := range slices.Sorted(maps.Keys(counts)) {
				t.Logf("%-18s umlauts %-11s %-8s %v", set.file, written, kind, counts[kind])
			}
			if all := counts["all"]; all.share(all.first) < set.first || all.share(all.three) < set.three || all.none > 0 {
				t.Errorf("%s, umlauts %s: %v, want at least %v and %v", set.file, written, all, set.first, set.three)
			}
		}
	}
}

// TestEnglishInGerman: whoever reads German still pastes English messages, so the German search answers the English questions nearly as well as the English one.
func TestEnglishInGerman(t *testing.T) {
	c, english := inGerman(t), loaded(t)
	for _, set := range []struct {
		file         string
		first, three float64
	}{{"search-examples", 0.97, 0.99}, {"search-tuning", 0.95, 0.98}, {"search-exam", 0.9, 0.97}} {
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

// TestEveryCodeFindsItselfInGerman: also with German words around it.
func TestEveryCodeFindsItselfInGerman(t *testing.T) {
	c := inGerman(t)
	for _, e := range c.Entries() {
		for _, code := range append([]string{e.Code}, e.Also...) {
			for _, query := range []string{code, strings.ToUpper(code), "Fehlercode: " + code, "Spotify zeigt " + code + " was tun", strings.NewReplacer(":", " ", "_", " ", "—", " ").Replace(code)} {
				if got := found(c, query); len(got) == 0 || got[0] != e.Code {
					t.Errorf("Search(%q) = %q, want %q first", query, got[:min(3, len(got))], e.Code)
				}
			}
		}
	}
}

// TestGermanNumbers: German words call a number a code, and tell what is a quantity.
func TestGermanNumbers(t *testing.T) {
	c := inGerman(t)
	isCode := func(r search.Reason) bool { return r.Field == "code" || r.Field == "number" || r.Field == "near" }
	for _, query := range []string{"ich habe 3 Konten", "nach 24 Stunden", "seit 3 Tagen", "5 Geräte", "5 geraete", "17 Leute können nicht hören", "nach 30 Sekunden", "um 17 Uhr"} {
		for _, m := range c.Search(query) {
			if slices.ContainsFunc(m.Why, isCode) {
				t.Errorf("Search(%q) takes a quantity for %s: %v", query, m.Entry.Code, m.Why)
			}
		}
	}
	for query, want := range map[string]string{
		"Fehler 17": "accesspoint:17", "Fehlermeldung Nummer 30": "Error 30", "Fehler 17 Leute": "accesspoint:17", "Fehlercode lautet 18": "Installer error 18", "auth:3 zum 2. Mal": "auth:3",
	} {
		if got := found(c, query); len(got) == 0 || got[0] != want {
			t.Errorf("Search(%q) = %q, want %q first", query, got[:min(3, len(got))], want)
		}
	}
	for query, want := range map[string]string{"Fehlercode accounts:999": "accounts:999", "Fehler auth 74": "auth:74", "auth 3 Fehler": "", "seit 2 Tagen": ""} {
		if got, unknown := c.Unknown(query); got.Code != want || unknown != (want != "") {
			t.Errorf("Unknown(%q) = %q, %v, want %q", query, got.Code, unknown, want)
		}
	}
}

// TestSureOrNotInGerman: what is only similar in a word or two is not offered as if it were known.
func TestSureOrNotInGerman(t *testing.T) {
	c := inGerman(t)
	for query, want := range map[string]bool{
		"Fehlercode accounts:4": true, "keine internetverbindung erkannt": true, "konto deaktiviert": true, "passwort falsch": true, "zu viele anfragen": true,
		"mein drucker brennt": false, "spotify stürzt ab": false, "geht nicht": false, "hilfe": false, "der die das": false, "ich weiß nicht": false,
	} {
		if matches := c.Search(query); len(matches) == 0 || matches[0].Sure != want {
			t.Errorf("Search(%q): sure is not %v: %+v", query, want, matches[:min(1, len(matches))])
		}
	}
}
