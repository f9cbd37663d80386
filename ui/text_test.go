package ui

import (
	"strings"
	"testing"

	"unpause/resources"
	"unpause/system/check"
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

// TestTextsOfChecks: whatever the checks can say is said in every language, with its names in it.
func TestTextsOfChecks(t *testing.T) {
	t.Cleanup(func() { _ = Speak(resources.English) })
	for _, language := range resources.Languages() {
		if err := Speak(language); err != nil {
			t.Fatal(err)
		}
		for key, gaps := range check.Texts() {
			var names []check.Words
			for _, gap := range gaps {
				names = append(names, check.Name("<"+gap+">"))
			}
			said := What(check.Say(key, names...))
			if strings.Contains(said, "what.") || strings.ContainsAny(said, "{}") {
				t.Errorf("%s: %q is said as %q", language, key, said)
			}
			for _, gap := range gaps {
				if !strings.Contains(said, "<"+gap+">") {
					t.Errorf("%s: %q is said as %q, without its %s", language, key, said, gap)
				}
			}
		}
	}
}

// TestTextsOfChecksInside: texts that stand in the gaps of others are in the language that is spoken, too.
func TestTextsOfChecksInside(t *testing.T) {
	t.Cleanup(func() { _ = Speak(resources.English) })
	words := check.Say("more", check.Joined("comma", check.Name("Norton & Co"), check.Say("switched-off", check.Name("McAfee"))), check.Number(2))
	for language, want := range map[string]string{
		"en": "Norton & Co, McAfee (switched off) and 2 more", "de": "Norton & Co, McAfee (ausgeschaltet) und noch 2",
	} {
		if err := Speak(language); err != nil {
			t.Fatal(err)
		}
		if got := What(words); got != want {
			t.Errorf("%s: %q, want %q", language, got, want)
		}
	}
	if got := What(check.Words{}); got != "" {
		t.Errorf("no words are said as %q", got)
	}
}
