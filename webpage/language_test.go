package webpage

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"unpause/catalog"
	"unpause/resources"
)

// TestOtherLanguages: the page says its language, tells all in it, and marks what stays English, so that a screen reader reads both aright.
func TestOtherLanguages(t *testing.T) {
	for _, language := range resources.Languages()[1:] {
		cat, err := catalog.LoadIn(language)
		if err != nil {
			t.Fatal(err)
		}
		root := parsed(t, writtenIn(t, language))
		if said, _ := attribute(elements(root, "html")[0], "lang"); said != language {
			t.Errorf("the page says that it is in %q, not %q", said, language)
		}
		for _, e := range cat.Entries() {
			article := byID(t, root, Anchor(e.Code))
			if !strings.Contains(words(article), e.Meaning) {
				t.Errorf("%s: %s: its meaning is missing", language, e.Code)
			}
			checkEnglishIsMarked(t, article, e)
		}
	}
}

// TestReadyTextSaysThatItHasWhatWasTyped: nobody else takes what is personal out of it, so the page has to say so beside it.
func TestReadyTextSaysThatItHasWhatWasTyped(t *testing.T) {
	says := map[string]string{"en": "What you typed into the search field is in it", "de": "Was du in das Suchfeld getippt hast, steht darin"}
	for _, language := range resources.Languages() {
		page := string(writtenIn(t, language))
		_, ready, _ := strings.Cut(page, `<template id="tell">`)
		ready, _, _ = strings.Cut(ready, "</template>")
		if want := says[language]; want == "" || !strings.Contains(ready, want) {
			t.Errorf("%s: %q does not say %q", language, ready, want)
		}
	}
}

// checkEnglishIsMarked looks for Spotify's words of an entry, which must stand in a part that says that it is English.
func checkEnglishIsMarked(t *testing.T, article *html.Node, e catalog.Entry) {
	t.Helper()
	shown := e.Shown()
	if len(shown) == 0 {
		return
	}
	for _, span := range elements(article, "span") {
		if said, _ := attribute(span, "lang"); said == english && words(span) == shown[0] {
			return
		}
	}
	t.Errorf("%s: %q is not marked as English", e.Code, shown[0])
}
