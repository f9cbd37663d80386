package catalog

import (
	"regexp"
	"slices"
	"strings"

	"unpause/catalog/search"
)

// Documents returns the entries as the search reads them, in reading order, then those of Elsewhere. Together with Lexicon they make the index that Search uses; measuring tools build
// it again from them.
func (c *Catalog) Documents() []search.Document {
	var all []search.Document
	for _, e := range c.all() {
		all = append(all, e.document())
	}
	return all
}

// often is how often an entry comes, for deciding between entries that fit equally well.
var often = map[Level]float64{Everyday: 1, Common: 0.66, Uncommon: 0.33, Rare: 0}

func (e Entry) document() search.Document {
	d := search.Document{
		Codes: e.codes(), Family: e.Subsystem, Messages: sentences(displayed(e)), Title: e.Title, Summary: e.Summary, Says: e.Words,
		Causes: e.Causes, Texts: e.LongTexts(), Often: often[e.Prior.Level],
	}
	if e.Described {
		d.Texts = append(slices.Clone(d.Texts), e.Message)
	}
	return d
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

// sentences cuts messages into their sentences: people remember one of them.
func sentences(messages []string) (all []string) {
	for _, m := range messages {
		all = append(all, strings.Split(m, ". ")...)
	}
	return all
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
