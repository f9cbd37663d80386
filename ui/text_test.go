package ui

import (
	"strings"
	"testing"

	"unpause/resources"
	"unpause/system/check"
)

// TestEveryLanguage: the texts are in the language that was chosen last, and before one was chosen they are their keys.
func TestEveryLanguage(t *testing.T) {
	t.Cleanup(func() { _ = Speak(resources.English) })
	spoken.Store(nil) // as at a fresh start
	if got := text("top.back"); got != "top.back" {
		t.Errorf("before a language was chosen the button says %q", got)
	}
	for language, want := range map[string]string{"en": "Back", "de": "Zurück"} {
		if err := Speak(language); err != nil {
			t.Fatal(err)
		}
		if got := text("top.back"); got != want {
			t.Errorf("%s: the button says %q", language, got)
		}
	}
	if got := text("nobody has this key", values{"name": 1}); got != "nobody has this key" {
		t.Errorf("a text that is not there shows %q", got)
	}
}

// TestGaps: each gap gets its value, and what a value says is no gap.
func TestGaps(t *testing.T) {
	if got := filled("{{.a}} of {{.b}}, {{.a}}, {{.c}}", values{"a": "{{.b}}", "b": 3}); got != "{{.b}} of 3, {{.b}}, {{.c}}" {
		t.Errorf("filled: %q", got)
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
