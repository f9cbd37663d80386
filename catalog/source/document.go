package source

import (
	"regexp"
	"slices"
	"strings"

	"unpause/catalog"
	"unpause/catalog/search"
)

// often is how often an entry comes, for deciding between entries that fit equally well.
var often = map[catalog.Level]float64{catalog.Everyday: 1, catalog.Common: 0.66, catalog.Uncommon: 0.33, catalog.Rare: 0}

// document is an entry as the search reads it.
func document(e catalog.Entry) search.Document {
	d := search.Document{
		Codes: e.Codes(), Family: e.Subsystem, Messages: sentences(displayed(e)), Title: e.Title, Summary: e.Summary, Says: e.Words,
		Causes: e.Causes, Texts: longTexts(e), Often: often[e.Prior.Level],
	}
	if e.Described {
		d.Texts = append(slices.Clone(d.Texts), e.Message)
	}
	return d
}

var brackets = regexp.MustCompile(`\([^()]*\)`)

// displayed returns the sentences that Spotify shows, without anything in brackets, for comparing with what is typed.
func displayed(e catalog.Entry) []string {
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

// longTexts are the sentences of an entry that weigh least in a search: meaning, note, chain and steps.
func longTexts(e catalog.Entry) []string {
	texts := []string{e.Meaning, e.Note}
	for _, l := range e.Chain {
		texts = append(texts, l.Name, l.Plain)
	}
	for _, s := range e.Steps {
		texts = append(texts, s.Title, s.Text)
	}
	return texts
}
