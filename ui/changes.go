package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"unpause/catalog"
	"unpause/system"
	"unpause/ui/widgets"
)

// past is what Unpause has changed on this PC, in this run and in former ones.
type past struct {
	changes []system.Change // the newest first
	err     error           // why those of former runs cannot be read
	former  system.Former   // what this start has found, until the person knows of it
	backs   map[int]*backView
}

// learnOfPast takes over what was changed in former runs.
func (a *App) learnOfPast(former system.Former, changes []system.Change, err error) {
	a.past.former = former
	a.noteChanges(changes, err)
	if len(former.CutOff) > 0 || former.Aside != "" || len(changes) > 0 || err != nil {
		a.redrawForNews()
	}
}

func (a *App) noteChanges(changes []system.Change, err error) {
	a.past.changes, a.past.err = changes, err
}

// cutOffCard tells that Unpause was stopped while it changed something, and what came of it.
func (a *App) cutOffCard() (cards []fyne.CanvasObject) {
	away := func() fyne.CanvasObject {
		return a.button(text("aside.away"), widgets.Normal, func() {
			a.past.former = system.Former{}
			a.show()
		})
	}
	if cut := a.past.former.CutOff; len(cut) > 0 {
		lines := []fyne.CanvasObject{bold(text("cut.title"))}
		for _, c := range cut {
			lines = append(lines, numbered("•", text("cut."+howItEnded(c), values{"label": a.labelOf(c)})))
		}
		look := a.button(text("changes.title"), widgets.Normal, func() { a.open(route{kind: changesPage}) })
		cards = append(cards, notice(append(lines, buttons(look, away()))...))
	}
	if path := a.past.former.Aside; path != "" {
		cards = append(cards, notice(bold(text("changes.aside")), paragraph(text("aside.kept")), exact(path), buttons(away())))
	}
	return cards
}

// howItEnded says what is known of the end of a change.
func howItEnded(c system.Change) string {
	switch {
	case c.IsCutOff():
		return "going-on"
	case c.Outcome == system.Done:
		return "done"
	case c.Outcome == system.Failed && len(c.Moves) == 0:
		return "not"
	}
	return "unsure"
}

// labelOf names a change by the button that made it.
func (a *App) labelOf(c system.Change) string {
	words, ok := a.Catalog.Words(catalog.RunCommand, c.Command)
	if !ok {
		return c.Command
	}
	return words.Label
}

// changesPage lists what Unpause has changed, and puts it back.
func (a *App) changesPage() page {
	body := []fyne.CanvasObject{title(text("changes.title")), paragraph(text("changes.intro"))}
	if a.past.err != nil {
		body = append(body, notice(paragraph(text("changes.unreadable")), small(text("open.details", values{"details": bare(a.past.err)}))))
	}
	var cards []fyne.CanvasObject
	for _, c := range a.past.changes {
		cards = append(cards, a.changeCard(c))
	}
	if len(cards) == 0 && a.past.err == nil {
		cards = append(cards, paragraph(text("changes.none")))
	}
	return page{title: text("changes.title"), body: append(body, gapped(cards), a.reportRow())}
}

// changeCard says what was changed, when and from what to what, and offers the way back if there is one.
func (a *App) changeCard(c system.Change) fyne.CanvasObject {
	lines := []fyne.CanvasObject{bold(a.labelOf(c)), small(text("changes."+howItEnded(c), values{"when": when(c.Began)}))}
	if c.CutOff {
		lines = append(lines, small(text("changes.cut-off")))
	}
	if c.Before != "" && c.After != "" {
		lines = append(lines, small(text("changes.state", values{"before": state(c.Before), "after": state(c.After)})))
	}
	if len(c.Moves) > 0 {
		lines = append(lines, exact(moves(c.Moves)))
	}
	if c.Clock != 0 {
		lines = append(lines, small(clockMoved(c.Clock)))
	}
	words, _ := a.Catalog.Words(catalog.RunCommand, c.Command)
	switch {
	case !c.PutBack.IsZero():
		lines = append(lines, small(text("changes.put-back-at", values{"when": when(c.PutBack)})))
		if back, kept := a.past.backs[c.ID]; kept {
			lines = append(lines, back.answer)
		}
	case a.Runner.CanPutBack(c):
		back := a.putBack(c)
		lines = append(lines, buttons(back.button), back.answer)
	case words.Undo != "":
		lines = append(lines, small(text("run.undo", values{"undo": words.Undo})))
	}
	return card(lines...)
}

// states are the states of the journal that have words. Others are shown as they are: what stands in a file is no key of a text.
var states = []string{"running", "stopped", "auto", "demand", "disabled", "set", "not set"}

// state says a state of the journal in words.
func state(s string) string {
	if !slices.Contains(states, s) {
		return s
	}
	return text("state." + strings.ReplaceAll(s, " ", "-"))
}

// moves lists what files were called before and after.
func moves(all []system.Move) string {
	var lines []string
	for _, m := range all {
		lines = append(lines, fmt.Sprintf("%s → %s", m.From, m.To))
	}
	return strings.Join(slices.Compact(lines), "\n")
}

// changesRow leads to the list, once there is something in it.
func (a *App) changesRow() []fyne.CanvasObject {
	if len(a.past.changes) == 0 && a.past.err == nil {
		return nil
	}
	return []fyne.CanvasObject{a.link(theme.ContentUndoIcon(), text("changes.row"), func() { a.open(route{kind: changesPage}) }, bold(text("changes.row")), small(text("changes.row-hint")))}
}
