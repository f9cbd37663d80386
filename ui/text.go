package ui

import (
	"fmt"
	"slices"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"golang.org/x/text/language"

	"unpause/resources"
)

// spoken is the language of the texts.
var spoken struct {
	sync.RWMutex // Fyne's own store of texts has no lock, and texts are made on other goroutines too
	language     string
}

// Speak makes all texts those of one of resources.Languages.
func Speak(language string) error {
	spoken.Lock()
	defer spoken.Unlock()
	if spoken.language == language {
		return nil
	}
	texts, err := resources.Texts.ReadFile("texts/" + language + ".json")
	if err != nil {
		return fmt.Errorf("texts: %w", err)
	}
	// Fyne shows the texts of the system's language and cannot be told another one, so ours stand under that one whatever it is. It falls back on English where it
	// has no grammar for the system's language; then adding is refused, and that is fine.
	whole := lang.SystemLocale()
	for _, locale := range slices.Compact([]fyne.Locale{whole, fyne.Locale(whole.LanguageString())}) {
		_ = lang.AddTranslationsForLocale(texts, locale)
	}
	if err := lang.AddTranslationsForLocale(texts, fallback); err != nil {
		return fmt.Errorf("texts: %w", err)
	}
	spoken.language = language
	return nil
}

// fallback is the language on which Fyne falls back.
const fallback = fyne.Locale("en")

// Language returns the language that Unpause speaks for somebody who wants these (as in BCP 47, the most wanted first): the first one that there is, or English.
func Language(wanted ...string) string {
	languages := resources.Languages()
	for _, want := range wanted {
		tag, err := language.Parse(want)
		if err != nil {
			continue
		}
		if base, _ := tag.Base(); slices.Contains(languages, base.String()) {
			return base.String()
		}
	}
	return resources.English
}

// values fills the gaps of a text: {{.name}}.
type values = map[string]any

// text returns a text of resources/texts by its key, with its gaps filled.
func text(key string, gaps ...values) string {
	spoken.RLock()
	defer spoken.RUnlock()
	if len(gaps) == 0 {
		return lang.X(key, key)
	}
	return lang.X(key, key, map[string]any(gaps[0]))
}

// Sentence returns a text for use where there is no window. If the texts cannot be loaded it returns the key, which is better than nothing.
func Sentence(key string, gaps ...values) string {
	spoken.RLock()
	mute := spoken.language == ""
	spoken.RUnlock()
	if mute {
		if err := Speak(resources.English); err != nil {
			return key
		}
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
