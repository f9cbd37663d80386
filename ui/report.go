package ui

import (
	"fyne.io/fyne/v2"

	"unpause/ui/widgets"
)

// report is what a run that ended by itself has left.
type report struct {
	saver  *saver
	long   *widgets.LongText
	looked bool // the person knows of it
	away   bool // and does not want to hear of it any more
}

// newReport is nil for an empty text.
func (a *App) newReport(content string) *report {
	if content == "" {
		return nil
	}
	return &report{saver: a.newSaver(text("report.save-title"), text("report.file"), content), long: widgets.NewLongText(content)}
}

// crashCard tells that the last run ended by itself, until the person has put it away.
func (a *App) crashCard() []fyne.CanvasObject {
	if a.report == nil || a.report.away {
		return nil
	}
	look := a.button(text("crash.look"), widgets.Normal, func() {
		a.report.looked = true
		a.open(route{kind: reportPage})
	})
	away := a.button(text("crash.away"), widgets.Normal, func() {
		a.report.away = true
		a.show()
	})
	return []fyne.CanvasObject{card(bold(text("crash.title")), paragraph(text("crash.text")), buttons(look, away))}
}

// crashNews is crashCard for the other pages on which a run can begin, until the person knows of it.
func (a *App) crashNews() []fyne.CanvasObject {
	if a.report == nil || a.report.looked {
		return nil
	}
	return a.crashCard()
}

// reportPage shows the report in full, says what it is good for, and hands it out. Nothing is sent.
func (a *App) reportPage() page {
	r := a.report
	copied := a.button(text("report.copy"), widgets.Normal, r.copy)
	return page{
		title: text("report.title"),
		body: []fyne.CanvasObject{
			title(text("report.title")),
			stack(paragraph(text("report.for")), paragraph(text("report.give")), small(text("report.private"))),
			stack(buttons(r.saver.button, copied), r.saver.answer),
			section(text("report.heading"), r.long),
		},
		main: r.saver.press,
		long: r.long,
	}
}

func (r *report) copy() {
	fyne.CurrentApp().Clipboard().SetContent(r.long.Text())
	r.saver.say(card(paragraph(text("report.copied"))))
}
