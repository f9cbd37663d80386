package ui

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/text/language"

	"unpause/resources"
)

// spoken are the texts in the language that is spoken; nil before the first Speak. Texts are made on other goroutines too.
var spoken atomic.Pointer[texts]

// texts are the words of all screens, by their keys.
type texts struct {
	language string
	byKey    map[string]string
}

// Speak makes all texts those of one of resources.Languages.
func Speak(language string) error {
	if now := spoken.Load(); now != nil && now.language == language {
		return nil
	}
	data, err := resources.Texts.ReadFile("texts/" + language + ".json")
	if err != nil {
		return fmt.Errorf("texts: %w", err)
	}
	next := &texts{language: language}
	if err := json.Unmarshal(data, &next.byKey); err != nil {
		return fmt.Errorf("texts in %q: %w", language, err)
	}
	spoken.Store(next)
	return nil
}

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

// text returns a text of resources/texts by its key, with its gaps filled. A text that is not there shows its key.
func text(key string, gaps ...values) string {
	now := spoken.Load()
	if now == nil {
		return key
	}
	said, known := now.byKey[key]
	if !known {
		return key
	}
	if len(gaps) == 0 {
		return said
	}
	return filled(said, gaps[0])
}

// filled puts values into the gaps of a text.
func filled(said string, gaps values) string {
	pairs := make([]string, 0, 2*len(gaps))
	for name, value := range gaps {
		pairs = append(pairs, "{{."+name+"}}", fmt.Sprint(value))
	}
	return strings.NewReplacer(pairs...).Replace(said)
}

// Sentence returns a text for use where there is no window. If the texts cannot be loaded it returns the key, which is better than nothing.
func Sentence(key string, gaps ...values) string {
	if spoken.Load() == nil {
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
