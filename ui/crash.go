package ui

import (
	"fyne.io/fyne/v2"

	"unpause/ui/widgets"
)

// crash is what a run that ended by itself has left.
type crash struct {
	saver  *saver
	long   *widgets.LongText
	looked bool // the person knows of it
	away   bool // and does not want to hear of it any more
}

// newCrash is nil for an empty text.
func (a *App) newCrash(content string) *crash {
	if content == "" {
		return nil
	}
	return &crash{saver: a.newSaver(func() toSave { return toSave{text("crash.save-title"), text("crash.file"), content} }), long: widgets.NewLongText(content)}
}

// crashCard tells that the last run ended by itself, until the person has put it away.
func (a *App) crashCard() []fyne.CanvasObject {
	if a.crash == nil || a.crash.away {
		return nil
	}
	look := a.button(text("crash.look"), widgets.Normal, func() {
		a.crash.looked = true
		a.open(route{kind: crashPage})
	})
	away := a.button(text("crash.away"), widgets.Normal, func() {
		a.crash.away = true
		a.show()
	})
	return []fyne.CanvasObject{card(bold(text("crash.title")), paragraph(text("crash.text")), buttons(look, away))}
}

// crashNews is crashCard for the other pages on which a run can begin, until the person knows of it.
func (a *App) crashNews() []fyne.CanvasObject {
	if a.crash == nil || a.crash.looked {
		return nil
	}
	return a.crashCard()
}

// crashPage shows the report in full, says what it is good for, and hands it out. Nothing is sent.
func (a *App) crashPage() page {
	c := a.crash
	copied := a.button(text("crash.copy"), widgets.Normal, c.copy)
	return page{
		title: text("crash.page-title"),
		body: []fyne.CanvasObject{
			title(text("crash.page-title")),
			stack(paragraph(text("crash.for")), paragraph(text("crash.give")), small(text("crash.private"))),
			stack(buttons(c.saver.button, copied), c.saver.answer),
			section(text("crash.all"), c.long),
		},
		main: c.saver.press,
		long: c.long,
	}
}

func (c *crash) copy() {
	fyne.CurrentApp().Clipboard().SetContent(c.long.Text())
	c.saver.say(card(paragraph(text("crash.copied"))))
}
