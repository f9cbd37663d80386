package ui

import (
	"strings"
	"testing"

	"unpause/resources"
)

// TestEveryLanguageOnAnySystem: whatever language the system has, the texts are in the one that was chosen, also after another one was, and also where Fyne has
// no grammar for the system's language.
func TestEveryLanguageOnAnySystem(t *testing.T) {
	t.Cleanup(func() { _ = Speak(resources.English) })
	back := map[string]string{"en": "Back", "de": "Zurück"}
	for _, locale := range []string{"en-US", "de-DE", "de-AT", "tt-RU", "mi-NZ", "zh-CN", "zh-TW", "pt-BR", "nb-NO", "qps-ploc"} {
		t.Setenv("LANG", strings.ReplaceAll(locale, "-", "_")+".UTF-8")
		for _, language := range []string{"de", "en", "de"} {
			if err := Speak(language); err != nil {
				t.Fatalf("%s on %s: %v", language, locale, err)
			}
			if got := text("top.back"); got != back[language] {
				t.Errorf("%s on %s: the button says %q", language, locale, got)
			}
		}
		spoken.language = "" // as at a fresh start
	}
}

// TestLanguageOfThePerson: the first language that there is, or English.
func TestLanguageOfThePerson(t *testing.T) {
	for want, wanted := range map[string][]string{
		"de": {"de-CH", "en-US"}, "en": {"nn-NO", "eo"},
	} {
		if got := Language(wanted...); got != want {
			t.Errorf("%q: got %q, want %q", wanted, got, want)
		}
	}
	if got := Language("fr-FR", "de-DE", "en-US"); got != "de" {
		t.Errorf("the second wish counts where the first one cannot be met: %q", got)
	}
	if got := Language(); got != resources.English {
		t.Errorf("no wish: %q", got)
	}
	if err := Speak("xx"); err == nil {
		t.Error("a language without texts is spoken")
	}
}
