package ui

import (
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"unpause/report"
	"unpause/ui/widgets"
)

// reader is somebody for whom a report is written.
type reader string

// The readers.
const (
	friend  reader = "friend"
	support reader = "support" // Spotify's Community, or its support
	admin   reader = "admin"   // whoever runs the network
)

// fileKind is a kind of file in which a report is saved.
type fileKind string

// The kinds of file.
const (
	textFile     fileKind = "text"
	markdownFile fileKind = "markdown"
	pageFile     fileKind = "page"
)

// ending is that of the file's name.
func (k fileKind) ending() string {
	switch k {
	case markdownFile:
		return ".md"
	case pageFile:
		return ".html"
	}
	return ".txt"
}

// handout is the report that the person can give to somebody: what was answered, seen and tried.
type handout struct {
	app    *App
	saver  *saver
	reader reader
	kind   fileKind
	paper  report.Document // as the page shows it: what is personal is hidden in it
	hidden map[string]int  // what that was: how often, by its kind
	long   *widgets.LongText
	chosen map[string]*widgets.Pressable // by what the choice is about
}

func (a *App) newHandout() *handout {
	h := &handout{app: a, reader: friend, kind: textFile}
	h.saver = a.newSaver(h.toSave)
	return h
}

// toSave is the report as it is shown, in the form of the file.
func (h *handout) toSave() toSave {
	content := h.paper.Text()
	switch h.kind {
	case markdownFile:
		content = h.paper.Markdown()
	case pageFile:
		content = h.paper.HTML()
	}
	return toSave{text("report.save-title"), text("report.file") + h.kind.ending(), content}
}

// openReport opens the page of the report. What came of the last one is no news any more, and a report without a look at the PC would say little.
func (a *App) openReport() {
	a.report.forgetOutcome()
	a.checkOnce()
	a.open(route{kind: reportPage})
}

// forgetOutcome clears what stands below the buttons: it is about another report. One that is being saved is told of when it is there.
func (h *handout) forgetOutcome() { h.saver.answer.Objects = nil }

// write puts the report together by what is known now. Everything in it passes through Hide before it is brought into any form, so that no form can hide a name from it.
func (h *handout) write() {
	h.hidden = map[string]int{}
	h.paper = h.app.paperFor(h.reader).Through(func(words string) string {
		clean, hidden := h.app.Hide(words)
		for kind, n := range hidden {
			h.hidden[kind] += n
		}
		return clean
	})
	h.long = widgets.NewLongText(h.paper.Text())
}

func (a *App) paperFor(who reader) report.Document {
	d := report.Document{Language: a.Language}
	switch who {
	case support:
		a.writeSupport(&d)
	case admin:
		a.writeAdmin(&d)
	default:
		a.writeFriend(&d)
	}
	return d
}

// reportPage lets the person choose whom the report is for, shows it in full, and hands it out. Nothing is sent.
func (a *App) reportPage() page {
	h := a.report
	h.write()
	h.chosen = map[string]*widgets.Pressable{}
	body := []fyne.CanvasObject{
		title(text("report.title")),
		paragraph(text("report.what")),
		card(section(text("report.for"), buttons(h.readers()...), small(text("report.about."+string(h.reader))))),
		card(section(text("report.kind"), buttons(h.kinds()...), small(text("report.kind-hint")))),
	}
	body = append(body, h.lacking()...)
	body = append(body,
		stack(buttons(h.saver.button, a.button(text("report.copy"), widgets.Normal, h.copy)), h.saver.answer, small(text("report.sent")+" "+hiddenLine(h.hidden))),
		h.where(),
		section(text("report.all"), h.long),
	)
	return page{title: text("report.title"), body: body, main: h.saver.press, news: a.redraw, long: h.long}
}

func (h *handout) readers() (choices []fyne.CanvasObject) {
	for _, r := range []reader{friend, support, admin} {
		choices = append(choices, h.choice("for", text("report.for."+string(r)), h.reader == r, func() { h.reader = r }))
	}
	return choices
}

func (h *handout) kinds() (choices []fyne.CanvasObject) {
	for _, k := range []fileKind{textFile, markdownFile, pageFile} {
		choices = append(choices, h.choice("kind", text("report.kind."+string(k)), h.kind == k, func() { h.kind = k }))
	}
	return choices
}

// choice is one of several things to choose from. What is chosen holds at once, and keeps the keyboard.
func (h *handout) choice(about, words string, chosen bool, choose func()) fyne.CanvasObject {
	label := words
	if chosen {
		label = text("settings.chosen", values{"choice": words})
	}
	c := widgets.NewChoice(words, label, chosen, func() {
		choose()
		h.forgetOutcome()
		h.app.redraw()
		h.app.window.Canvas().Focus(h.chosen[about])
	})
	c.OnFocus = h.app.reveal
	if chosen {
		h.chosen[about] = c
	}
	return c
}

// lacking says what the report lacks yet, and how it gets there.
func (h *handout) lacking() []fyne.CanvasObject {
	a := h.app
	switch {
	case a.checks.full != nil:
		return []fyne.CanvasObject{notice(paragraph(text("report.running")), buttons(a.button(text("check.stop"), widgets.Normal, a.checks.full.stop)))}
	case h.reader == admin && !a.testedOnline():
		test := a.button(text("check.online"), widgets.Normal, func() { a.open(route{kind: consentPage}) })
		return []fyne.CanvasObject{notice(bold(text("report.not-tested")), paragraph(text("report.not-tested-hint")), buttons(test))}
	case h.reader == admin && a.blocked() == nothingRefused && len(withAny(a.waysBetween(), wrong...)) == 0:
		return []fyne.CanvasObject{notice(bold(text("report.nothing-refused")), paragraph(text("report.nothing-refused-hint")))}
	}
	return nil
}

// hiddenKinds are the kinds of personal things that have words.
var hiddenKinds = []string{"user", "computer", "folder", "email", "account", "ip", "mac", "token", "sid", "line"}

// hiddenLine says what was hidden, and how often.
func hiddenLine(hidden map[string]int) string {
	byWords := map[string]int{}
	for kind, n := range hidden {
		if !slices.Contains(hiddenKinds, kind) {
			kind = "other"
		}
		byWords[kind] += n
	}
	var all []string
	for _, kind := range slices.Sorted(maps.Keys(byWords)) {
		if n := byWords[kind]; n > 0 {
			all = append(all, text("report.times", values{"what": text("report.hidden." + kind), "count": n}))
		}
	}
	if len(all) == 0 {
		return text("report.nothing-hidden")
	}
	return text("report.hidden", values{"what": strings.Join(all, ", ")})
}

// where says where the report can be given to its reader.
func (h *handout) where() fyne.CanvasObject {
	lines := []fyne.CanvasObject{paragraph(text("report.where." + string(h.reader)))}
	if h.reader == support {
		lines = append(lines, h.app.people()...)
	}
	return section(text("report.where"), lines...)
}

func (h *handout) copy() {
	fyne.CurrentApp().Clipboard().SetContent(h.long.Text())
	h.saver.say(card(paragraph(text("report.copied"))))
}

// reportRow leads to the report.
func (a *App) reportRow() fyne.CanvasObject {
	return a.link(theme.DocumentIcon(), text("report.title"), a.openReport, bold(text("report.title")), small(text("report.row-hint")))
}

// whomToAsk are the pages on which somebody answers, and what one can give to them.
func (a *App) whomToAsk() fyne.CanvasObject {
	return section(text("help.ask"), gapped(append(a.people(), a.reportRow())))
}
