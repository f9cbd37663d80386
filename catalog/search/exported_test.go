package search_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"slices"
	"strings"
	"testing"

	"unpause/catalog/search"
	"unpause/catalog/source"
	"unpause/resources"
)

// exported is the index of the real data, and what it is made of.
func exported(t *testing.T) (search.Exported, *source.Known) {
	t.Helper()
	known, err := source.Load(resources.Catalog, resources.English)
	if err != nil {
		t.Fatal(err)
	}
	return known.Index().Export(), known
}

// TestExportIsSteady: the same catalogue gives the same data, and it stays small.
func TestExportIsSteady(t *testing.T) {
	x, c := exported(t)
	again := c.Index().Export()
	if !reflect.DeepEqual(x, again) {
		t.Error("two indexes of the same documents differ")
	}
	data, err := json.Marshal(x)
	if err != nil || len(data) > 200_000 {
		t.Errorf("%d bytes, %v", len(data), err)
	}
}

// TestExportHasEveryNumber: every weight and limit that stands in this package by itself is among the data, so that none needs to be written down again
// where they are read.
func TestExportHasEveryNumber(t *testing.T) {
	x, _ := exported(t)
	elsewhere := []string{
		"none", "root", "mostTypos", "rounding", // these say how the index is laid out
		"leastWorth", "faintWorth", // these are in the worth of the terms
	}
	files := token.NewFileSet()
	for _, name := range []string{"weights.go", "code.go", "phrase.go", "query.go", "search.go", "explain.go", "token.go", "typo.go", "concept.go"} {
		file, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if d, ok := d.(*ast.GenDecl); ok && (d.Tok == token.CONST || d.Tok == token.VAR) {
				for _, spec := range d.Specs {
					number(t, x, spec.(*ast.ValueSpec), elsewhere)
				}
			}
		}
	}
}

// number demands that a number with a name is among the data.
func number(t *testing.T, x search.Exported, spec *ast.ValueSpec, elsewhere []string) {
	t.Helper()
	for i, name := range spec.Names {
		if i >= len(spec.Values) || slices.Contains(elsewhere, name.Name) {
			continue
		}
		if lit, ok := spec.Values[i].(*ast.BasicLit); !ok || lit.Kind == token.STRING {
			continue
		}
		key := strings.ToLower(name.Name[:1]) + name.Name[1:]
		if _, ok := x.Number[key]; !ok {
			t.Errorf("%s is not among the data", name.Name)
		}
	}
}

// TestExportHasEveryWord: every word of the lexicon and every posting can be found again.
func TestExportHasEveryWord(t *testing.T) {
	x, c := exported(t)
	small := map[string]bool{}
	stems := strings.Fields(x.Words)
	for _, entry := range stems {
		at := strings.IndexAny(entry, "+=")
		stem, rest := entry[:at], entry[at:]
		for rest != "" {
			end := strings.IndexAny(rest[1:], "+=") + 1
			if end == 0 {
				end = len(rest)
			}
			word, star := strings.CutSuffix(rest[1:end], "*")
			if rest[0] == '+' {
				word = stem + word
			}
			small[word], rest = star, rest[end:]
		}
	}
	for _, word := range c.Lexicon.Small {
		if !small[word] {
			t.Errorf("%q does not say nothing", word)
		}
	}
	if terms := len(stems) + len(x.Forms); terms != len(x.Worth) || len(x.Forms) != len(c.Lexicon.Concepts) {
		t.Errorf("%d terms with %d worths, %d concepts", terms, len(x.Worth), len(x.Forms))
	}
	for _, d := range x.Docs {
		for _, terms := range d.Terms {
			last := 0
			for i, distance := range terms {
				if i > 0 && distance <= 0 {
					t.Fatalf("%s: terms are not in order", d.Code)
				}
				last += distance
			}
			if last >= len(x.Worth) {
				t.Fatalf("%s has the term %d of %d", d.Code, last, len(x.Worth))
			}
		}
	}
}
