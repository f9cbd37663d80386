package ui

import (
	"fmt"
	"io/fs"
	"sync"

	"fyne.io/fyne/v2/lang"

	"unpause/resources"
)

// loadTexts makes the texts known to Fyne, once.
var loadTexts = sync.OnceValue(addTexts)

// addTexts makes the texts of resources/texts known to Fyne. People whose language is not there yet get English, without Fyne complaining about
// every missing text.
func addTexts() error {
	if err := lang.AddTranslationsFS(resources.Texts, "texts"); err != nil {
		return fmt.Errorf("texts: %w", err)
	}
	locale := lang.SystemLocale()
	if _, err := fs.Stat(resources.Texts, "texts/"+locale.LanguageString()+".json"); err == nil {
		return nil
	}
	english, err := resources.Texts.ReadFile("texts/en.json")
	if err != nil {
		return fmt.Errorf("texts: %w", err)
	}
	// This only keeps Fyne from logging each text that it then finds in English. Languages for which it has no grammar are refused, and that is fine.
	_ = lang.AddTranslationsForLocale(english, locale)
	return nil
}

// values fills the gaps of a text: {{.name}}.
type values = map[string]any

// text returns a text of resources/texts by its key, with its gaps filled.
func text(key string, gaps ...values) string {
	if len(gaps) == 0 {
		return lang.X(key, key)
	}
	return lang.X(key, key, map[string]any(gaps[0]))
}

// Sentence returns a text for use where there is no window. If the texts cannot be loaded it returns the key, which is better than nothing.
func Sentence(key string, gaps ...values) string {
	if err := loadTexts(); err != nil {
		return key
	}
	return text(key, gaps...)
}

// count is a text about so many things, with its own words for one. key ends in a dot.
func count(key string, n int) string {
	if n == 1 {
		return text(key + "one")
	}
	return text(key+"many", values{"count": n})
}
