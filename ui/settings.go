package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"unpause/resources"
	"unpause/system"
	"unpause/ui/look"
	"unpause/ui/widgets"
)

// textSizes are the sizes of text that can be chosen, in percent.
var textSizes = []int{100, 125, 150, 200}

// settings are what the person has chosen.
type settings struct {
	system.Settings
	failed *failure // of the last choice; nil when it went well
}

// failure is what a choice failed at: the key of what is said of it, and why.
type failure struct {
	key string
	err error
}

// LanguageFor returns the one of resources.Languages that is spoken.
func LanguageFor(s system.Settings, w system.Wishes) string {
	return Language(append([]string{known(s).Language}, w.Languages...)...)
}

// known are settings without values that this Unpause does not know, for which the system decides then.
func known(s system.Settings) system.Settings {
	if !slices.Contains(resources.Languages(), s.Language) {
		s.Language = ""
	}
	if c := look.Colors(s.Colors); c != look.Light && c != look.Dark {
		s.Colors = ""
	}
	if !slices.Contains(textSizes, s.TextSize) {
		s.TextSize = 0
	}
	return s
}

// ThemeFor returns the look that is shown.
func ThemeFor(s system.Settings, w system.Wishes) look.Theme {
	s = known(s)
	percent := s.TextSize
	if percent == 0 {
		percent = w.TextSize
	}
	const least, most = 100, 300
	t := look.Theme{Colors: look.Colors(s.Colors), Text: float32(min(max(percent, least), most)) / 100}
	if c := w.Contrast; c != nil {
		t.Contrast = &look.Contrast{Window: look.RGB(c.Window), Text: look.RGB(c.Text), Chosen: look.RGB(c.Chosen), OnChosen: look.RGB(c.OnChosen), Link: look.RGB(c.Link)}
	}
	return t
}

// openSettings opens the page of the settings. What failed there before is no news any more.
func (a *App) openSettings() {
	a.settings.failed = nil
	a.open(route{kind: setPage})
}

// settingsPage lets the person choose. What is chosen holds at once.
func (a *App) settingsPage() page {
	body := []fyne.CanvasObject{title(text("settings.title"))}
	a.chosen = map[string]*widgets.Pressable{}
	if f := a.settings.failed; f != nil {
		body = append(body, card(bold(text(f.key)), small(text("open.details", values{"details": bare(f.err)}))))
	}
	body = append(body,
		a.languageChoices(),
		card(section(text("settings.size"), buttons(a.sizeChoices()...))),
		card(section(text("settings.colors"), buttons(a.colorChoices()...))),
		a.keptSection(),
		small(text("settings.hint")),
	)
	return page{title: text("settings.title"), body: body}
}

// languageChoices name each language in itself, so that people find theirs whatever is spoken now.
func (a *App) languageChoices() fyne.CanvasObject {
	system := languageName(Language(a.Wishes.Languages...))
	choices := []fyne.CanvasObject{a.choice("language", text("settings.system-language", values{"language": system}), a.settings.Language == "", func(s *settings) { s.Language = "" })}
	for _, l := range resources.Languages() {
		choices = append(choices, a.choice("language", languageName(l), a.settings.Language == l, func(s *settings) { s.Language = l }))
	}
	return card(section(text("settings.language"), buttons(choices...)))
}

// languageName is the name of a language in itself.
func languageName(language string) string { return text("language." + language) }

func (a *App) sizeChoices() []fyne.CanvasObject {
	of := func(percent int) values { return values{"percent": strconv.Itoa(percent)} }
	choices := []fyne.CanvasObject{a.choice("size", text("settings.system-size", of(max(a.Wishes.TextSize, textSizes[0]))), a.settings.TextSize == 0, func(s *settings) { s.TextSize = 0 })}
	for _, percent := range textSizes {
		choices = append(choices, a.choice("size", text("settings.percent", of(percent)), a.settings.TextSize == percent, func(s *settings) { s.TextSize = percent }))
	}
	return choices
}

func (a *App) colorChoices() (choices []fyne.CanvasObject) {
	for _, colors := range []look.Colors{"", look.Light, look.Dark} {
		key := "settings.system-colors"
		if colors != "" {
			key = "settings." + string(colors)
		}
		choices = append(choices, a.choice("colors", text(key), a.settings.Colors == string(colors), func(s *settings) { s.Colors = string(colors) }))
	}
	return choices
}

// choice is one of several things to choose from. about tells which of the page's choices it belongs to.
func (a *App) choice(about, words string, chosen bool, choose func(*settings)) fyne.CanvasObject {
	label := words
	if chosen {
		label = text("settings.chosen", values{"choice": words})
	}
	c := widgets.NewChoice(words, label, chosen, func() { a.choose(about, choose) })
	c.OnFocus = a.reveal
	if chosen {
		a.chosen[about] = c
	}
	return c
}

// choose carries a choice out, keeps it, and leaves the keyboard on it.
func (a *App) choose(about string, change func(*settings)) {
	before := a.settings.Settings
	change(&a.settings)
	a.settings.failed = nil
	if err := a.apply(before); err != nil {
		a.settings.Settings, a.settings.failed = before, &failure{"settings.not-spoken", err}
	} else if err := a.SaveSettings(a.settings.Settings); err != nil {
		a.settings.failed = &failure{"settings.not-kept", err}
	}
	a.redraw()
	a.focusChosen(about)
}

// apply brings language and look to what the settings say. A new look makes Fyne read all fonts anew, so it is set only when it is another one.
func (a *App) apply(before system.Settings) error {
	if now := a.settings; now.Colors != before.Colors || now.TextSize != before.TextSize {
		fyne.CurrentApp().Settings().SetTheme(ThemeFor(now.Settings, a.Wishes))
	}
	if language := LanguageFor(a.settings.Settings, a.Wishes); language != a.Language {
		return a.speak(language)
	}
	return nil
}

// focusChosen gives the keyboard to the thing that was chosen.
func (a *App) focusChosen(about string) {
	if c, ok := a.chosen[about]; ok {
		a.window.Canvas().Focus(c)
	}
}
