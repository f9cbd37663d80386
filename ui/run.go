package ui

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"unpause/catalog"
	"unpause/system"
	"unpause/ui/widgets"
)

// ask says what a command will do and runs it only after a yes.
func (v *actionView) ask(id string, words catalog.Words) {
	if v.busy {
		return
	}
	v.retell = nil
	v.deed.ask(v.app.warning(id, words), text("run.yes"), text("run.no"), func() { v.run(id, system.How{}) })
}

// warning is what the person should know before a command is run.
func (a *App) warning(id string, words catalog.Words) []fyne.CanvasObject {
	lines := []fyne.CanvasObject{
		bold(words.Label),
		paragraph(words.Does),
		small(text(lineKey(id))), exact(a.Runner.Line(id)),
		small(text("run.undo", values{"undo": words.Undo})),
	}
	if words.Admin == catalog.AllRights {
		lines = append(lines, small(text("run.admin")))
	}
	if words.Network {
		lines = append(lines, small(text("run.network")))
	}
	return lines
}

// lineKey is the key of the sentence before the line of a command. What Unpause does itself is no command that could be typed.
func lineKey(id string) string {
	if system.IsProgram(id) {
		return "run.line"
	}
	return "run.change"
}

// run runs a command away from the window's goroutine and says what came of it.
func (v *actionView) run(id string, how system.How) {
	if v.busy {
		return
	}
	v.say(card(paragraph(text("run.running"))))
	v.away(func() (tell func()) {
		result := v.app.Runner.Run(context.Background(), id, how)
		changes, err := v.app.Runner.Changes()
		return func() {
			v.app.noteChanges(changes, err)
			v.ran(id, how, result)
		}
	})
}

// ran says how a command ended, with the raw facts to unfold, the way back, and what may help next.
func (v *actionView) ran(id string, how system.How, r system.Result) {
	lines := []fyne.CanvasObject{paragraph(text("run."+string(r.Outcome), values{"line": v.app.Runner.Line(id)}))}
	if r.Outcome == system.NotNoted {
		lines = append(lines, paragraph(text(whyNotNoted(r.Err))))
	}
	if r.Clock != nil {
		lines = append(lines, paragraph(clockMoved(*r.Clock)))
	}
	var next []fyne.CanvasObject
	if r.Outcome == system.NotNoted {
		next = append(next, v.app.button(text("run.unnoted"), widgets.Normal, func() { v.run(id, system.How{AsAdmin: how.AsAdmin, Unnoted: true}) }))
	}
	if r.Retry {
		next = append(next, v.app.button(text("run.as-admin"), widgets.Normal, func() { v.run(id, system.How{AsAdmin: true, Unnoted: how.Unnoted}) }))
	}
	if b := v.commandButton("run.offer", r.Offer); b != nil {
		next = append(next, b)
	}
	if words, ok := v.app.Catalog.Words(catalog.RunCommand, r.Undo); ok && r.Change != 0 {
		next = append(next, v.app.button(text("run.put-back", values{"label": words.Label}), widgets.Normal, func() {
			v.retell = nil // what is said from now on is about putting back
			v.app.putBackAt(&v.deed, r.Change).press()
		}))
	}
	if words, ok := v.app.Catalog.Words(catalog.OpenTarget, r.Fallback); ok {
		fallback := v.app.newActionView(catalog.Action{Kind: catalog.OpenTarget, ID: r.Fallback, Words: words}, widgets.Normal)
		lines = append(lines, fallback.content)
	}
	if r.Outcome == system.Shown {
		lines = append(lines, exact(r.Output))
	}
	if len(next) > 0 {
		lines = append(lines, buttons(next...))
	}
	v.say(card(append(lines, v.app.unfold(text("run.details"), exact(details(r))))...))
	v.retell = func(other *actionView) { other.ran(id, how, r) }
}

// clockMoved says by how much the clock was set, in whole seconds.
func clockMoved(by time.Duration) string {
	seconds := int(by.Abs().Round(time.Second).Seconds())
	switch {
	case seconds == 0:
		return text("run.clock-stayed")
	case by > 0:
		return text("run.clock-forward", values{"seconds": seconds})
	}
	return text("run.clock-back", values{"seconds": seconds})
}

// commandButton offers another command, which asks in its turn; nil when there is none.
func (v *actionView) commandButton(key, id string) fyne.CanvasObject {
	words, ok := v.app.Catalog.Words(catalog.RunCommand, id)
	if !ok {
		return nil
	}
	return v.app.button(text(key, values{"label": words.Label}), widgets.Normal, func() { v.ask(id, words) })
}

// details are the raw facts about a run.
func details(r system.Result) string {
	all := text("details.code", values{"code": strconv.Itoa(r.ExitCode)})
	for _, d := range []struct{ key, value string }{
		{"details.before", r.Before}, {"details.after", r.After}, {"details.output", r.Output}, {"details.error", errorText(r.Err)},
	} {
		if d.value != "" {
			all += "\n" + text(d.key, values{"value": d.value})
		}
	}
	return all
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
