package ui

import (
	"fyne.io/fyne/v2"

	"unpause/catalog"
	"unpause/ui/widgets"
)

// tellPage has a ready text that reports a code which is not in the list, and leads to where it can be pasted. It holds what was typed, and is shown in full
// before it is copied.
func (a *App) tellPage(code string) page {
	content := text("tell.text", values{"code": code, "query": Cleaned(a.query), "version": a.Version})
	answer := stack()
	copied := func() {
		fyne.CurrentApp().Clipboard().SetContent(content)
		answer.Objects = []fyne.CanvasObject{card(paragraph(text("tell.copied")))}
		a.settle()
	}
	body := []fyne.CanvasObject{
		title(text("tell.title")),
		stack(paragraph(text("tell.for")), paragraph(text("tell.how"))),
		stack(buttons(a.button(text("tell.copy"), widgets.Primary, copied)), answer),
	}
	if v := a.actionView(catalog.OpenPage, "web-report-code", widgets.Normal); v != nil {
		body = append(body, v.content)
	}
	body = append(body, section(text("tell.heading"), card(exact(content))))
	return page{title: text("tell.title"), body: body, main: copied}
}
