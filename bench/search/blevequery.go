package main

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"
)

// What a word counts that is one letter off, and one that is only begun, against the word itself.
const (
	fuzzyShare = 0.3
	begunShare = 0.3
)

// How many letters a word has at least to be looked for with a letter wrong, and as the beginning of a longer one. Both are the numbers of our search.
const (
	fuzzyFrom = 5
	begunFrom = 2
)

// bleveQuery is what bleve is asked at a key press: any of the words in any field, and the whole query as a code; besides, in all fields but the long texts, the longer words with one
// letter wrong (the first one right), and the last word as the beginning of a longer one as long as nothing stands behind it.
func bleveQuery(text string) query.Query {
	long, last := longWords(text), begunWord(text)
	var parts []query.Query
	for _, f := range bleveFields {
		match := bleve.NewMatchQuery(text)
		match.SetField(f.name)
		match.SetBoost(f.boost)
		parts = append(parts, match)
		if f.fuzzy && long != "" {
			fuzzy := bleve.NewMatchQuery(long)
			fuzzy.SetField(f.name)
			fuzzy.SetFuzziness(1)
			fuzzy.SetPrefix(1)
			fuzzy.SetBoost(f.boost * fuzzyShare)
			parts = append(parts, fuzzy)
		}
		if f.fuzzy && last != "" {
			begun := bleve.NewPrefixQuery(last)
			begun.SetField(f.name)
			begun.SetBoost(f.boost * begunShare)
			parts = append(parts, begun)
		}
	}
	whole := bleve.NewMatchQuery(strings.TrimSpace(text))
	whole.SetField(wholeField.name)
	whole.SetBoost(wholeField.boost)
	return bleve.NewDisjunctionQuery(append(parts, whole)...)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// longWords are the words that may be misspelt.
func longWords(text string) string {
	var long []string
	for _, w := range strings.FieldsFunc(text, notLetter) {
		if utf8.RuneCountInString(w) >= fuzzyFrom {
			long = append(long, w)
		}
	}
	return strings.Join(long, " ")
}

// begunWord is the word at the very end, in small letters, if it is long enough.
func begunWord(text string) string {
	begun := text
	if end := strings.LastIndexFunc(text, notLetter); end >= 0 {
		_, size := utf8.DecodeRuneInString(text[end:])
		begun = text[end+size:]
	}
	w := strings.ToLower(begun)
	if utf8.RuneCountInString(w) < begunFrom {
		return ""
	}
	return w
}

func (b *bleveEngine) press(text string) int {
	return len(b.find(text))
}

func (b *bleveEngine) find(text string) []int {
	result, err := b.index.Search(bleve.NewSearchRequestOptions(bleveQuery(text), most, 0, false))
	if err != nil {
		panic(err) // a query that is made above and an index in memory: nothing that can fail on its own
	}
	places := make([]int, len(result.Hits))
	for i, hit := range result.Hits {
		places[i], _ = strconv.Atoi(hit.ID)
	}
	return places
}
