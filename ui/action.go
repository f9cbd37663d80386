package ui

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"unpause/catalog"
	"unpause/system"
	"unpause/ui/widgets"
)

// actionView is one button of a step, the way by hand beside it, and below it what came of pressing it.
type actionView struct {
	deed
	action  catalog.Action
	extra   bool // it is none of the step's own: it is offered with every step of its kind
	content fyne.CanvasObject
	began   func()            // called when the button is pressed; may be nil
	retell  func(*actionView) // says what came of it last on another view of the same action; nil when nothing did
}

// stepViews are the buttons of a step. They are kept: a command goes on while the person looks at another page, and its outcome must be there
// when they come back.
func (a *App) stepViews(code string, s catalog.Step) []*actionView {
	key := stepKey{code, s.ID}
	if _, ok := a.views[key]; !ok {
		a.views[key] = append(a.actionViews(s.Actions), a.openAgain(s)...)
		for _, v := range a.views[key] {
			v.began = a.stepCheck(code, s).began
		}
	}
	return a.views[key]
}

// forget begins an entry afresh: its steps, what came of their buttons, and what was seen before them. A command that still runs goes on.
func (a *App) forget(code string) {
	delete(a.walks, code)
	maps.DeleteFunc(a.stepChecks, func(k stepKey, _ *stepCheck) bool { return k.code == code })
	maps.DeleteFunc(a.views, func(k stepKey, views []*actionView) bool {
		return k.code == code && !slices.ContainsFunc(views, func(v *actionView) bool { return v.busy })
	})
}

// actionViews draws the buttons of a step. The first one is the main button of the page.
func (a *App) actionViews(actions []catalog.Action) []*actionView {
	var views []*actionView
	for i, action := range actions {
		style := widgets.Normal
		if i == 0 {
			style = widgets.Primary
		}
		v := a.newActionView(action, style)
		if c := action.When; !c.IsZero() && !a.evidence().Settles(c) {
			v.content = stack(bold(text("action.only", values{"when": text("when." + c.Question + "." + c.Option)})), v.content)
		}
		views = append(views, v)
	}
	return views
}

// openAgain offers to open Unpause after a restart that is a part of the step.
func (a *App) openAgain(s catalog.Step) []*actionView {
	words, ok := a.Catalog.Words(catalog.RunCommand, "open-again")
	if !s.Restart || !ok {
		return nil
	}
	v := a.newActionView(catalog.Action{Kind: catalog.RunCommand, ID: "open-again", Words: words}, widgets.Normal)
	v.extra = true
	return []*actionView{v}
}

// actionView draws one action outside of any step; nil when there is no such action.
func (a *App) actionView(kind catalog.Kind, id string, style widgets.Style) *actionView {
	words, ok := a.Catalog.Words(kind, id)
	if !ok {
		return nil
	}
	return a.newActionView(catalog.Action{Kind: kind, ID: id, Words: words}, style)
}

func (a *App) newActionView(action catalog.Action, style widgets.Style) *actionView {
	v := &actionView{action: action}
	v.deed = a.newDeed(action.Label, style, v.press)
	row := []fyne.CanvasObject{v.button}
	if words, content := v.copyable(); content != "" {
		row = append(row, a.button(words, widgets.Normal, func() { v.copy(content) }))
	}
	lines := []fyne.CanvasObject{buttons(row...), small(v.way())}
	if action.Note != "" {
		lines = append(lines, small(action.Note))
	}
	v.content = stack(append(lines, v.answer)...)
	return v
}

// copyable returns what a second button copies, with its words: the address of a page, or a command. What Unpause does itself has no command; the way by hand
// stands below the button.
func (v *actionView) copyable() (words, content string) {
	switch v.action.Kind {
	case catalog.OpenPage:
		content, _ = system.WebAddress(v.action.ID)
		return text("action.copy-address"), content
	case catalog.RunCommand:
		if system.IsProgram(v.action.ID) {
			return text("action.copy-command"), v.app.Runner.Line(v.action.ID)
		}
	}
	return "", ""
}

// way says how to do the same by hand.
func (v *actionView) way() string {
	if v.action.Kind == catalog.OpenPage {
		address, _ := system.WebAddress(v.action.ID)
		return text("action.way-web", values{"address": address})
	}
	return text("action.way", values{"way": v.action.Way})
}

// press does what the button says.
func (v *actionView) press() {
	if v.began != nil {
		v.began()
	}
	switch v.action.Kind {
	case catalog.CopyText:
		if content, ok := system.CopyText(v.action.ID); ok {
			v.copy(content)
		}
	case catalog.RunCommand:
		v.ask(v.action.ID, v.action.Words)
	default:
		v.open(0)
	}
}

func (v *actionView) copy(content string) {
	fyne.CurrentApp().Clipboard().SetContent(content)
	lines := []fyne.CanvasObject{paragraph(text("action.copied", values{"text": content}))}
	if v.action.Kind == catalog.RunCommand {
		lines = append(lines, small(text("action.paste-command."+string(v.action.Admin))))
	}
	v.say(notice(lines...))
}

// say replaces what stands below the button.
func (v *actionView) say(objects ...fyne.CanvasObject) {
	v.retell = nil
	v.deed.say(objects...)
}

// open asks the system for the page, away from the window's goroutine: an administrator question may stand for minutes.
func (v *actionView) open(from int) {
	if v.busy {
		return
	}
	v.say(small(text("open.asking")))
	v.away(func() (tell func()) {
		result := v.app.Opener.Open(v.action.ID, from)
		return func() { v.opened(result) }
	})
}

// opened says what came of opening. Unpause never says that a page is open: no program can see that.
func (v *actionView) opened(r system.Opened) {
	key := "open." + string(r.Outcome)
	if v.action.Kind == catalog.OpenPage && (r.Outcome == system.Asked) {
		key = "open.asked-web"
	}
	lines := []fyne.CanvasObject{paragraph(text(key, values{"what": r.What}))}
	if r.Err != nil && r.Outcome != system.Declined && r.Outcome != system.NotWindows {
		lines = append(lines, small(text("open.details", values{"details": r.Err.Error()})))
	}
	if r.Next > 0 && r.Outcome != system.NotWindows {
		lines = append(lines, buttons(v.app.button(text("open.other-way"), widgets.Normal, func() { v.open(r.Next) })))
	}
	v.say(notice(lines...))
	v.retell = func(other *actionView) { other.opened(r) }
}
