package source

import (
	"regexp"
	"testing"

	"unpause/catalog"
	"unpause/resources"
)

// ourTexts calls do for every sentence that we wrote ourselves, with the place where it stands. Quotes of the reference are left out.
func ourTexts(c *catalog.Catalog, do func(where, text string)) {
	for _, e := range c.Entries() {
		at := func(name string, texts ...string) {
			for _, t := range texts {
				do(e.Code+": "+name, t)
			}
		}
		at("summary", e.Summary)
		at("meaning", e.Meaning)
		at("note", e.Note)
		at("causes", e.Causes...)
		at("prior", e.Prior.Because)
		for _, s := range e.Signs {
			at("sign "+s.Question, s.Because)
		}
		for _, l := range e.Chain {
			at("chain", l.Plain)
		}
		for _, s := range e.Steps {
			at("step "+s.ID, append([]string{s.Title, s.Text, s.Why, s.Undo, s.Lose, s.Check}, s.Clicks...)...)
		}
		for _, x := range e.Corrections {
			do("correction "+x.ID, x.Fact)
		}
	}
	for _, q := range c.Questions() {
		texts := []string{q.Ask, q.Why, q.How}
		for _, o := range q.Options {
			texts = append(texts, o.Text, o.Fact)
		}
		for _, t := range texts {
			do("question "+q.ID, t)
		}
	}
	for _, check := range c.Checks() {
		do("check "+check.ID, check.Title)
		do("check "+check.ID, check.Looks)
		for _, f := range check.Findings {
			do("check "+check.ID, f.Text)
			do("check "+check.ID, f.Headline)
		}
	}
	for _, kind := range kinds {
		for _, id := range c.ActionIDs(kind) {
			w, _ := c.Words(kind, id)
			for _, t := range []string{w.Label, w.Way, w.Note, w.Does, w.Undo} {
				do("action "+id, t)
			}
		}
	}
	for _, t := range c.Terms() {
		do("term "+t.ID, t.Means)
	}
}

// kinds are those of actions, in the order of their names.
var kinds = []catalog.Kind{catalog.OpenTarget, catalog.RunCommand, catalog.CopyText, catalog.OpenPage}

// unkind are words that blame, frighten, or mean nothing to most people, by language.
var unkind = map[string]*regexp.Regexp{
	resources.English: regexp.MustCompile(`(?i)!|\b(invalid|fatal|illegal|abort(ed)?|please|simply|just click|you forgot|your fault|obviously|execute|configure|navigate to|utilize)\b`),
	"de":              regexp.MustCompile(`(?i)!|\b(ungültig\w*|fatal\w*|illegal\w*|einfach nur|du hast vergessen|deine schuld|offensichtlich|ausführen lassen|konfigurier\w*|navigier\w*|schaltfläche\w*|(?-i:Sie müssen|Sie können|Ihre[nmrs]?))\b`),
}

// TestWordsAreKind: no blame, no shouting, no words that frighten or mean nothing to most people.
func TestWordsAreKind(t *testing.T) {
	for _, language := range resources.Languages() {
		bad := unkind[language]
		if bad == nil {
			t.Fatalf("%s: say in unkind which words it must not use", language)
		}
		for key, text := range screenTexts(t, language) {
			if found := bad.FindString(text); found != "" {
				t.Errorf("%s: %s: %q in %q", language, key, found, text)
			}
		}
		ourTexts(inLanguage(t, language), func(where, text string) {
			if found := bad.FindString(text); found != "" {
				t.Errorf("%s: %s: %q in %q", language, where, found, text)
			}
		})
	}
}
