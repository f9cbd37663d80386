package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"unpause/catalog"
	"unpause/system"
	"unpause/ui/widgets"
)

// backView is a button that puts a change back, with what came of pressing it below. It is kept while Unpause is open, so that its outcome is there when the person
// comes back to the page.
type backView struct {
	*deed
	id int // of the change
}

// putBack is the button of a change.
func (a *App) putBack(c system.Change) *backView {
	v, kept := a.past.backs[c.ID]
	if !kept {
		v = &backView{id: c.ID}
		d := a.newDeed(text("changes.put-back"), widgets.Normal, func() { v.press() })
		v.deed = &d
		a.past.backs[c.ID] = v
	}
	v.button.Label = text("changes.put-back-label", values{"label": a.labelOf(c)})
	return v
}

// putBackAt puts a change back below a button that is there already.
func (a *App) putBackAt(d *deed, id int) *backView { return &backView{d, id} }

// change is the change as it is known now.
func (v *backView) change() (c system.Change, ok bool) {
	for _, c := range v.app.past.changes {
		if c.ID == v.id {
			return c, true
		}
	}
	return system.Change{}, false
}

// press says what will be done and does it only after a yes.
func (v *backView) press() {
	c, ok := v.change()
	words, okToo := v.app.Catalog.Words(catalog.RunCommand, c.Undo)
	if v.busy || !ok || !okToo {
		return
	}
	v.ask(v.app.warning(c.Undo, words), text("run.yes"), text("run.no"), func() { v.run(false, system.How{}) })
}

func (v *backView) run(sure bool, how system.How) {
	if v.busy {
		return
	}
	v.say(card(paragraph(text("run.running"))))
	v.away(func() (tell func()) {
		result := v.app.Runner.PutBack(context.Background(), v.id, sure, how)
		changes, err := v.app.Runner.Changes()
		return func() {
			v.app.noteChanges(changes, err)
			v.ended(result, sure, how)
		}
	})
}

// ended says what came of putting back, and what may help next.
func (v *backView) ended(r system.Result, sure bool, how system.How) {
	if r.Outcome == system.ChangedSince {
		v.askAgain(r, how)
		return
	}
	c, _ := v.change()
	lines := []fyne.CanvasObject{paragraph(text(backKey(r.Outcome), values{"line": v.app.Runner.Line(c.Undo)}))}
	if r.Outcome == system.NotNoted {
		unnoted := v.app.button(text("run.unnoted"), widgets.Normal, func() { v.run(sure, system.How{AsAdmin: how.AsAdmin, Unnoted: true}) })
		lines = append(lines, paragraph(text(whyNotNoted(r.Err))), buttons(unnoted))
	}
	for _, may := range []catalog.Action{{Kind: catalog.RunCommand, ID: r.Offer}, {Kind: catalog.OpenTarget, ID: r.Fallback}} {
		if next := v.app.actionView(may.Kind, may.ID, widgets.Normal); next != nil {
			lines = append(lines, next.content)
		}
	}
	v.say(card(append(lines, v.app.unfold(text("run.details"), exact(details(r))))...))
	if v.app.here().kind == changesPage && v.app.dialog == nil {
		v.app.redraw()
	}
}

// backKey is the key of what is said of an outcome: where it means something else than after a command, in words of its own.
func backKey(o system.Outcome) string {
	switch o {
	case system.Done, system.Already, system.NotThere, system.Failed, system.NotConfirmed:
		return "back." + string(o)
	}
	return "run." + string(o)
}

// askAgain asks when somebody else has changed the same since: theirs must not go without a word.
func (v *backView) askAgain(r system.Result, how system.How) {
	lines := []fyne.CanvasObject{bold(text("back.changed-since"))}
	c, _ := v.change()
	if len(c.Moves) > 0 {
		lines = append(lines, paragraph(text("back.new-file", values{"file": r.Now})))
	} else {
		lines = append(lines, paragraph(text("back.state", values{"now": stateOrUnknown(r.Now), "before": state(r.Before), "after": stateOrUnknown(r.After)})))
	}
	v.ask(lines, text("back.sure"), text("back.leave"), func() { v.run(true, how) })
}

func stateOrUnknown(s string) string {
	if s == "" {
		return text("state.unknown")
	}
	return state(s)
}
