package main

import (
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/regexp"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/single"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"

	"unpause/catalog/search"
)

// bleveEngine is bleve, set up as a user of it would for the same job.
type bleveEngine struct{ index bleve.Index }

// newBleveInTree makes bleve's index in memory, as bleve.NewMemOnly gives it.
func newBleveInTree(docs []search.Document, _ search.Lexicon) (engine, error) {
	m, err := bleveMapping()
	if err != nil {
		return nil, err
	}
	index, err := bleve.NewMemOnly(m)
	return filled(index, err, docs)
}

// newBleveInSegments makes bleve's newer kind of index, which it uses on disk, in memory.
func newBleveInSegments(docs []search.Document, _ search.Lexicon) (engine, error) {
	m, err := bleveMapping()
	if err != nil {
		return nil, err
	}
	index, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	return filled(index, err, docs)
}

// bleveField is a field of the documents in bleve. The boosts follow what the fields weigh in our search.
type bleveField struct {
	name     string
	boost    float64
	analyzer string
	fuzzy    bool
}

// codeAnalyzer cuts codes into letters and digits, in small letters; wholeAnalyzer leaves them whole.
const (
	codeAnalyzer  = "code"
	wholeAnalyzer = "whole"
)

// wholeField has the codes whole, for a query that is nothing but a code.
var wholeField = bleveField{"whole", 20, wholeAnalyzer, false}

var bleveFields = []bleveField{
	{"code", 5, codeAnalyzer, true},
	{"message", 3, en.AnalyzerName, true},
	{"title", 2, en.AnalyzerName, true},
	{"summary", 2, en.AnalyzerName, true},
	{"words", 2, en.AnalyzerName, true},
	{"text", 0.5, en.AnalyzerName, false},
}

// bleveMapping tells bleve to keep only what this search needs: no stored texts, no places of words.
func bleveMapping() (mapping.IndexMapping, error) {
	m := bleve.NewIndexMapping()
	if err := m.AddCustomTokenizer(codeAnalyzer, map[string]any{"type": regexp.Name, "regexp": `\pL+|\pN+`}); err != nil {
		return nil, err
	}
	if err := m.AddCustomAnalyzer(codeAnalyzer, map[string]any{"type": custom.Name, "tokenizer": codeAnalyzer, "token_filters": []string{lowercase.Name}}); err != nil {
		return nil, err
	}
	if err := m.AddCustomAnalyzer(wholeAnalyzer, map[string]any{"type": custom.Name, "tokenizer": single.Name, "token_filters": []string{lowercase.Name}}); err != nil {
		return nil, err
	}
	doc := bleve.NewDocumentStaticMapping()
	for _, f := range append(bleveFields, wholeField) {
		field := bleve.NewTextFieldMapping()
		field.Analyzer = f.analyzer
		field.Store, field.IncludeInAll, field.IncludeTermVectors, field.DocValues = false, false, false, false
		doc.AddFieldMappingsAt(f.name, field)
	}
	m.DefaultMapping = doc
	return m, nil
}

// batch is how many documents are given to bleve at once.
const batch = 1000

func filled(index bleve.Index, err error, docs []search.Document) (engine, error) {
	if err != nil {
		return nil, err
	}
	b := index.NewBatch()
	for i, d := range docs {
		if err := b.Index(strconv.Itoa(i), bleveDocument(d)); err != nil {
			return nil, err
		}
		if b.Size() == batch || i == len(docs)-1 {
			if err := index.Batch(b); err != nil {
				return nil, err
			}
			b.Reset()
		}
	}
	return &bleveEngine{index}, nil
}

func bleveDocument(d search.Document) map[string]any {
	texts := append(append([]string{}, d.Causes...), d.Texts...)
	return map[string]any{"whole": d.Codes, "code": d.Codes, "message": d.Messages, "title": d.Title, "summary": d.Summary, "words": d.Says, "text": texts}
}

func (b *bleveEngine) close() { b.index.Close() }
