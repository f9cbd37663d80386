package ui

import (
	"slices"

	"unpause/catalog"
)

// speak changes the language of everything. Where the person is, what was answered, found and done stays.
func (a *App) speak(language string) error {
	cat, err := a.LoadIn(language)
	if err != nil {
		return err
	}
	if err := Speak(language); err != nil {
		return err
	}
	a.Catalog, a.Language = cat, language
	a.mind.Speak(cat)
	if a.formerMind != nil {
		a.formerMind.Speak(cat)
	}
	for code, w := range a.walks {
		entry, _ := cat.Entry(code)
		w.Speak(entry)
	}
	for key, c := range a.stepChecks {
		c.speak(stepOf(cat, key))
	}
	for key, views := range a.views {
		a.views[key] = a.speakViews(key, views)
	}
	a.browser, a.report = a.newBrowserView(), a.report.anew(a)
	return nil
}

func stepOf(cat *catalog.Catalog, key stepKey) catalog.Step {
	entry, _ := cat.Entry(key.code)
	i := slices.IndexFunc(entry.Steps, func(s catalog.Step) bool { return s.ID == key.step })
	return entry.Steps[i]
}

// speakViews draws the buttons of a step in the language that is spoken now, with what came of them. One that is at work stays as it is: its outcome is still to come.
func (a *App) speakViews(key stepKey, views []*actionView) []*actionView {
	fresh := a.actionViews(stepOf(a.Catalog, key).Actions)
	for i, old := range views {
		if old.busy {
			fresh[i] = old
			continue
		}
		fresh[i].began = old.began
		if old.retell != nil {
			old.retell(fresh[i])
		}
	}
	return fresh
}
