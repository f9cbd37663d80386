package catalog

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// index is the catalogue as the search reads it. It is built once at load.
type index struct {
	docs     []doc
	postings map[string][]posting // stem -> where it stands
	rarity   map[string]float64   // stem -> what it is worth
	stems    []string             // all stems, sorted, for words that are begun or misspelt
}

// doc is one entry as the search reads it.
type doc struct {
	code     string
	codes    [][]token // every spelling of the code and of its Also
	numbers  []numberedCode
	name     []token // the words of a code that is a name; empty for numbered codes
	messages []phrase
}

// phrase is a displayed message.
type phrase struct {
	text   string
	tokens []token
}

// posting is a word of an entry.
type posting struct {
	entry  int
	field  string
	weight float64
}

// The weight of a word by the place where it stands. What people see or say counts more than what explains it.
const (
	weightMessage = 3.0
	weightTitle   = 3.0
	weightSymptom = 3.0 // Entry.Words and Entry.Summary
	weightCause   = 1.0
	weightText    = 0.5 // meaning, chain, steps and note
)

func newIndex(c *Catalog) *index {
	x := &index{postings: map[string][]posting{}, rarity: map[string]float64{}}
	for i, e := range c.entries {
		x.docs = append(x.docs, newDoc(e))
		x.addWords(i, "message", weightMessage, messageWords(e)...)
		x.addWords(i, "title", weightTitle, e.Title)
		x.addWords(i, "words", weightSymptom, append(slices.Clone(e.Words), e.Summary, e.Code)...)
		x.addWords(i, "text", weightCause, e.Causes...)
		x.addWords(i, "text", weightText, e.LongTexts()...)
	}
	for stem := range x.postings {
		x.stems = append(x.stems, stem)
	}
	slices.Sort(x.stems)
	x.measureRarity()
	return x
}

func newDoc(e Entry) doc {
	d := doc{code: e.Code, numbers: numbered(e)}
	for _, code := range e.codes() {
		d.codes = append(d.codes, tokens(code))
	}
	d.name = codeName(e)
	for _, m := range displayed(e) {
		d.messages = append(d.messages, phrase{text: m, tokens: tokens(m)})
	}
	return d
}

// codeName returns the words of a code that is recognised by words: those after the family's name and number.
func codeName(e Entry) []token {
	all := tokens(e.Code)
	if i := slices.IndexFunc(all, func(t token) bool { return t.number }); i >= 0 {
		return all[i+1:]
	}
	if family := tokens(e.Subsystem); startsWith(all, family) {
		return all[len(family):]
	}
	return all
}

var brackets = regexp.MustCompile(`\([^()]*\)`)

// displayed returns the sentences that Spotify shows, without anything in brackets, for comparing with what is typed.
func displayed(e Entry) []string {
	var out []string
	for _, sentence := range e.Shown() {
		if sentence = strings.TrimSpace(brackets.ReplaceAllString(sentence, "")); sentence != "" {
			out = append(out, sentence)
		}
	}
	return out
}

func messageWords(e Entry) []string {
	if e.Described {
		return []string{e.Message}
	}
	return displayed(e)
}

// LongTexts are the sentences of an entry that weigh least in a search: meaning, note, chain and steps.
func (e Entry) LongTexts() []string {
	texts := []string{e.Meaning, e.Note}
	for _, l := range e.Chain {
		texts = append(texts, l.Name, l.Plain)
	}
	for _, s := range e.Steps {
		texts = append(texts, s.Title, s.Text)
	}
	return texts
}

// addWords notes the words of some texts, each word once a field however often it stands there.
func (x *index) addWords(entry int, field string, weight float64, texts ...string) {
	seen := map[string]bool{}
	for _, text := range texts {
		for _, t := range tokens(text) {
			if t.number || len(t.text) < 2 || seen[t.stem] {
				continue
			}
			seen[t.stem] = true
			x.postings[t.stem] = append(x.postings[t.stem], posting{entry, field, weight})
		}
	}
}

// measureRarity works out what each word is worth by how few entries have it: a word that all have tells nothing.
func (x *index) measureRarity() {
	for stem, postings := range x.postings {
		entries := map[int]bool{}
		for _, p := range postings {
			entries[p.entry] = true
		}
		x.rarity[stem] = math.Log(float64(len(x.docs)) / float64(len(entries)))
	}
}

// hit is a word of the index that a typed word may mean.
type hit struct {
	word  string
	share float64 // how sure, from 0 to 1
}

// The shares of hits that are not exact.
const (
	shareBegun = 0.6
	shareTypo  = 0.5
)

// lookup finds the words of the index for a typed word: the same stem; else words that it begins, if the person may still be typing;
// else words that it is a misspelling of.
func (x *index) lookup(typed token, begun bool) []hit {
	if len(x.postings[typed.stem]) > 0 {
		return []hit{{typed.stem, 1}}
	}
	if begun && len(typed.text) >= 2 {
		if hits := x.begins(typed.text); len(hits) > 0 {
			return hits
		}
	}
	return x.misspelt(typed.text)
}

func (x *index) begins(prefix string) []hit {
	var hits []hit
	i, _ := slices.BinarySearch(x.stems, prefix)
	for ; i < len(x.stems) && strings.HasPrefix(x.stems[i], prefix); i++ {
		hits = append(hits, hit{x.stems[i], shareBegun})
	}
	return hits
}

func (x *index) misspelt(word string) []hit {
	var hits []hit
	stem := newToken(word, false).stem
	for _, s := range x.stems {
		if similar(stem, s) {
			hits = append(hits, hit{s, shareTypo})
		}
	}
	return hits
}
