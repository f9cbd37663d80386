package catalog

import (
	"regexp"
	"strings"
	"testing"
)

// ourTexts calls do for every sentence that we wrote ourselves, with the place where it stands. Quotes of the reference are left out.
func ourTexts(c *Catalog, do func(where, text string)) {
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
	for key, w := range c.words {
		for _, t := range []string{w.Label, w.Way, w.Note, w.Does, w.Undo} {
			do("action "+key.id, t)
		}
	}
	for _, t := range c.Terms() {
		do("term "+t.Term, t.Means)
	}
}

// sentenceEnd cuts a text into sentences; a dot inside a number, an address or a file name ends nothing.
var sentenceEnd = regexp.MustCompile(`[.:?]\s+`)

// TestSentencesAreShort: never above 25 words, and about 15 in the middle.
func TestSentencesAreShort(t *testing.T) {
	sentences, words := 0, 0
	ourTexts(loaded(t), func(where, text string) {
		for _, sentence := range sentenceEnd.Split(text, -1) {
			n := len(strings.Fields(sentence))
			if n > 25 {
				t.Errorf("%s: %d words: %q", where, n, sentence)
			}
			if n > 0 {
				sentences, words = sentences+1, words+n
			}
		}
	})
	if mean := float64(words) / float64(sentences); mean > 15 {
		t.Errorf("a sentence has %.1f words in the mean", mean)
	} else {
		t.Logf("%d sentences, %.1f words in the mean", sentences, mean)
	}
}

// TestWordsAreKind: no blame, no shouting, no words that frighten or mean nothing to most people.
func TestWordsAreKind(t *testing.T) {
	bad := regexp.MustCompile(`(?i)!|\b(invalid|fatal|illegal|abort(ed)?|please|simply|just click|you forgot|your fault|obviously|execute|configure|navigate to|utilize)\b`)
	ourTexts(loaded(t), func(where, text string) {
		if found := bad.FindString(text); found != "" {
			t.Errorf("%s: %q in %q", where, found, text)
		}
	})
}
