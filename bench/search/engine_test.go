package main

import (
	"slices"
	"testing"

	"unpause/catalog/search"
)

// TestEveryEngineFindsADocumentByItsOwnCode: else times mean nothing.
func TestEveryEngineFindsADocumentByItsOwnCode(t *testing.T) {
	docs, lex := made(t, 300, 1)
	for _, k := range kinds {
		e, err := k.build(docs, lex)
		if err != nil {
			t.Fatal(err)
		}
		for i, d := range docs {
			if got := e.find(d.Codes[0]); len(got) == 0 || got[0] != i {
				t.Errorf("%s: %q gives %v, want %d first", k.name, d.Codes[0], got, i)
			}
		}
		e.close()
	}
}

// TestBleveDoesTheSameJob: a misspelt word and a begun one are found too.
func TestBleveDoesTheSameJob(t *testing.T) {
	docs := []search.Document{
		{Codes: []string{"other:1"}, Title: "Something else"},
		{Codes: []string{"auth:3"}, Messages: []string{"A firewall may be blocking Spotify."}},
	}
	for _, build := range []func([]search.Document, search.Lexicon) (engine, error){newBleveInTree, newBleveInSegments} {
		e, err := build(docs, search.Lexicon{})
		if err != nil {
			t.Fatal(err)
		}
		for _, query := range []string{"firewall", "firewalls", "firewxll", "firew", "fi", "blocks", "AUTH3", "auth 3"} {
			if got := e.find(query); !slices.Equal(got, []int{1}) {
				t.Errorf("%q gives %v", query, got)
			}
		}
		for _, query := range []string{"", " ", "?!", "nothing of it"} {
			if got := e.find(query); len(got) != 0 {
				t.Errorf("%q gives %v", query, got)
			}
		}
		e.close()
	}
}

func TestWordsOfABleveQuery(t *testing.T) {
	for text, want := range map[string][2]string{
		"":                {"", ""},
		"a":               {"", ""},
		"fi":              {"", "fi"},
		"a Firewall may":  {"Firewall", "may"},
		"Firewall ":       {"Firewall", ""},
		"auth:3":          {"", ""},
		"auth3":           {"", ""},
		"löschen – Größe": {"löschen Größe", "größe"},
	} {
		if got := [2]string{longWords(text), begunWord(text)}; got != want {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	}
}

func TestSubstring(t *testing.T) {
	s := newSubstring([]search.Document{
		{Codes: []string{"a:1"}, Causes: []string{"Not auth:3, this one."}},
		{Codes: []string{"b:1"}, Messages: []string{"Error auth:3"}},
		{Codes: []string{"auth:3"}, Title: "auth:3"},
	})
	for query, want := range map[string][]int{" Auth:3": {2, 1, 0}, "error": {1}, "one.": {0}, "auth 3": nil} {
		if got := s.find(query); !slices.Equal(got, want) {
			t.Errorf("%q gives %v, want %v", query, got, want)
		}
	}
}
