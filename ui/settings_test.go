package ui

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"unpause/catalog"
	"unpause/resources"
	"unpause/system"
	"unpause/ui/look"
)

// speakEnglish leaves the texts as other tests expect them.
func speakEnglish(t *testing.T) {
	t.Cleanup(func() {
		if err := Speak(resources.English); err != nil {
			t.Error(err)
		}
	})
}

// TestChoosingALanguage: all changes at once, where one is, and the choice is kept.
func TestChoosingALanguage(t *testing.T) {
	speakEnglish(t)
	s := newScreen(t, onWindows11)
	s.tap("Settings")
	s.mustSee("Language", "Like Windows: English", "Deutsch")
	s.tap("Deutsch")
	s.mustSee("Sprache")
	s.mustNotSee("Language")
	if s.settings.Language != "de" {
		t.Errorf("kept is %+v", s.settings)
	}
	if label := labelOf(s.window.Canvas().Focused()); label != "Deutsch, gewählt" {
		t.Errorf("the keyboard is on %q", label)
	}
	s.tap("Zurück")
	s.typed("accounts:4")
	s.mustSee("Windows sagt Spotify, dass du offline bist")
	if !strings.HasSuffix(s.window.Title(), "Unpause") || strings.Contains(s.window.Title(), "Spotify error") {
		t.Errorf("the title is %q", s.window.Title())
	}
}

// TestLanguageInTheMiddle: answers, the step at hand and what came of its buttons stay when the language changes.
func TestLanguageInTheMiddle(t *testing.T) {
	speakEnglish(t)
	s := newScreen(t, onWindows11)
	s.find()
	s.choose("words", "offline")
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Still broken, next step")
	s.opener.answer = system.Opened{Outcome: system.Denied, What: "something"}
	step, _ := s.app.walk("accounts:4").Step()
	s.runner.answer = system.Result{Outcome: system.Done, Undo: "netprofm-disabled"}
	s.app.stepViews("accounts:4", step)[0].run("set-netprofm", system.How{})
	s.mustSee("Done. Unpause looked again")
	asked := s.app.mind.Asked()

	s.app.open(route{kind: setPage})
	s.tap("Deutsch")
	s.tap("Zurück")
	now, _ := s.app.walk("accounts:4").Step()
	if now.ID != step.ID || now.Title == step.Title {
		t.Errorf("the step was %s (%s) and is %s (%s)", step.ID, step.Title, now.ID, now.Title)
	}
	s.mustSee(now.Title, "Fertig.")
	if s.app.mind.Asked() != asked {
		t.Error("an answer was lost")
	}
}

// TestChoosingASize: all texts grow at once.
func TestChoosingASize(t *testing.T) {
	s := newScreen(t, onWindows11)
	before := theme.Size(look.SizeTitle)
	s.tap("Settings")
	s.tap("150%")
	if now := theme.Size(look.SizeTitle); now != before*1.5 || s.settings.TextSize != 150 {
		t.Errorf("the title was %v and is %v; kept is %+v", before, now, s.settings)
	}
	s.tap("Like Windows: 100%")
	if now := theme.Size(look.SizeTitle); now != before || s.settings.TextSize != 0 {
		t.Errorf("the title was %v and is %v; kept is %+v", before, now, s.settings)
	}
}

// TestChoosingColors: light and dark hold against what the system says.
func TestChoosingColors(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.tap("Settings")
	background := func() any { return theme.Color(theme.ColorNameBackground) }
	s.tap("Dark")
	dark := background()
	s.tap("Light")
	if dark == background() || s.settings.Colors != "light" {
		t.Errorf("dark is %v and light is %v; kept is %+v", dark, background(), s.settings)
	}
}

// TestSettingsThatCannotBeKept hold for this run, and the person is told.
func TestSettingsThatCannotBeKept(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.saveErr = errors.New("the disk is full")
	s.tap("Settings")
	s.tap("125%")
	s.mustSee("it could not be kept", "the disk is full")
	if theme.Size(theme.SizeNameText) != 20 {
		t.Errorf("text has %v", theme.Size(theme.SizeNameText))
	}
	s.saveErr = nil
	s.tap("100%")
	s.mustNotSee("it could not be kept")
}

// TestALanguageThatDoesNotLoad leaves everything as it was.
func TestALanguageThatDoesNotLoad(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.LoadIn = damagedLanguage
	s.tap("Settings")
	s.tap("Deutsch")
	s.mustSee("Language", "This language could not be loaded", "damaged")
	if s.settings.Language != "" || s.app.settings.Language != "" {
		t.Errorf("kept is %+v", s.settings)
	}
}

// TestFollowingTheSystem: where nothing was chosen, language and size are those of the system, within bounds.
func TestFollowingTheSystem(t *testing.T) {
	german := system.Wishes{Languages: []string{"de-AT", "en-US"}, TextSize: 175}
	if got := LanguageFor(system.Settings{}, german); got != "de" {
		t.Errorf("language %q", got)
	}
	if got := LanguageFor(system.Settings{Language: "en"}, german); got != "en" {
		t.Errorf("chosen language %q", got)
	}
	for percent, want := range map[int]float32{0: 1.75, 100: 1, 150: 1.5, 9999: 1.75, -5: 1.75} {
		if got := ThemeFor(system.Settings{TextSize: percent}, german).Text; got != want {
			t.Errorf("%d%%: text is %v times as large, want %v", percent, got, want)
		}
	}
}

// TestSettingsOfAnotherUnpause: what this one does not know is as if it had not been chosen, and the page shows it so.
func TestSettingsOfAnotherUnpause(t *testing.T) {
	odd := system.Settings{Language: "tlh", Colors: "blue", TextSize: 117}
	german := system.Wishes{Languages: []string{"de-DE"}, TextSize: 100, Contrast: &system.Contrast{Text: 0xffffff}}
	if got := LanguageFor(odd, german); got != "de" {
		t.Errorf("language %q", got)
	}
	if th := ThemeFor(odd, german); th.Colors != "" || th.Text != 1 || th.Contrast == nil {
		t.Errorf("theme %+v", th)
	}
}

// TestWebPageFollowsTheLanguage: it is asked for in the language that is spoken now.
func TestWebPageFollowsTheLanguage(t *testing.T) {
	speakEnglish(t)
	s := newScreen(t, onWindows11)
	s.tap("Settings")
	s.tap("Deutsch")
	s.tap("Hilfe")
	s.tap("Als Webseite öffnen")
	if s.pageIn != "de" {
		t.Errorf("the page is asked for in %q", s.pageIn)
	}
}

// TestWorkGoesOnWhileTheLanguageChanges: a button that is at work then says what came of it, and is said anew itself.
func TestWorkGoesOnWhileTheLanguageChanges(t *testing.T) {
	speakEnglish(t)
	s := newScreen(t, onWindows11)
	s.app.open(route{walkPage, "accounts:4"})
	s.slowly()
	s.tap("Open the Services window")
	s.mustSee("Asking Windows")
	s.app.openSettings()
	s.tap("Deutsch")
	s.tap("Zurück")
	s.work()
	s.mustSee("Fenster „Dienste“ öffnen", "Windows wurde gebeten")
	s.mustNotSee("Open the Services window", "Asking Windows", "Windows was asked")
}

// TestNoAnimations: the veil over a new page is not there for people who want none, and never longer than a blink for others.
func TestNoAnimations(t *testing.T) {
	test.NewTempApp(t)
	v := newVeil()
	v.lift(true)
	if v.going != nil || v.cloth.Visible() {
		t.Error("there is an animation for somebody who wants none")
	}
	v.lift(false)
	if v.going == nil || v.going.Duration > veilTime {
		t.Errorf("animation %+v", v.going)
	}
	v.going.Tick(0)
	if !v.cloth.Visible() {
		t.Error("the veil is not there at first")
	}
	v.going.Tick(1)
	if v.cloth.Visible() {
		t.Error("the veil stays")
	}
	if _, catches := any(v.cloth).(fyne.Tappable); catches {
		t.Error("the veil catches presses")
	}
}

func damagedLanguage(string) (*catalog.Catalog, error) { return nil, errors.New("damaged") }

// TestEscapeAfterAChoice: the keyboard is on what was chosen, and Esc leads back from there.
func TestEscapeAfterAChoice(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.openSettings()
	for _, choice := range []string{"Deutsch", "Hell", "150 %"} {
		s.tap(choice)
		if s.window.Canvas().Focused() == nil {
			t.Errorf("nothing has the keyboard after %q", choice)
		}
	}
	s.key(fyne.KeyEscape)
	s.mustBe(homePage, "")
	speakEnglish(t)
}
