package ui

import (
	"maps"
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
		c.speak(a.stepOf(catalog.Lead{Code: key.code, Step: key.step}))
	}
	for key, views := range a.views {
		a.views[key] = a.speakViews(key, views)
	}
	maps.DeleteFunc(a.past.backs, func(_ int, v *backView) bool { return !v.busy })
	a.browser.button.Say(text("page.open"))
	a.report.saver.speak()
	if a.crash != nil {
		a.crash.saver.speak()
	}
	return nil
}

// speakLate draws the buttons of a step anew when the one has ended that was at work while the language changed.
func (a *App) speakLate(key stepKey) {
	if views, kept := a.views[key]; kept {
		a.views[key] = a.speakViews(key, views)
		a.redraw()
	}
}

// speakViews draws the buttons of a step in the language that is spoken now, with what came of them. One that is at work stays as it is until its outcome is there.
func (a *App) speakViews(key stepKey, views []*actionView) []*actionView {
	step := a.stepOf(catalog.Lead{Code: key.code, Step: key.step})
	var actions []catalog.Action
	for _, old := range views {
		if i := slices.IndexFunc(step.Actions, func(x catalog.Action) bool { return x.Kind == old.action.Kind && x.ID == old.action.ID }); i >= 0 && !old.extra {
			actions = append(actions, step.Actions[i])
		}
	}
	fresh := append(a.actionViews(actions), a.openAgain(step)...)
	for i, old := range views {
		if old.busy {
			fresh[i], old.after = old, func() { a.speakLate(key) }
			continue
		}
		fresh[i].began = old.began
		if old.retell != nil {
			old.retell(fresh[i])
		}
	}
	return fresh
}
