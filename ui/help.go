package ui

import (
	"fyne.io/fyne/v2"

	"unpause/catalog"
	"unpause/ui/widgets"
)

// helpPage says what Unpause is, how to use it, and whom to ask.
func (a *App) helpPage() page {
	body := []fyne.CanvasObject{
		title(text("help.title")),
		paragraph(text("help.what")),
		section(text("page.heading"), buttons(a.browser.button), small(text("page.for")), a.browser.answer),
		a.whomToAsk(),
		section(text("help.keys"), list([]string{text("help.keys-type"), text("help.keys-enter"), text("help.keys-digits"), text("help.keys-escape"), text("help.keys-tab"), text("help.keys-page")})...),
		section(text("help.promise"), list([]string{text("help.promise-change"), text("help.promise-look"), text("help.promise-network"), text("help.promise-admin")})...),
		section(text("help.changes"), buttons(a.button(text("changes.title"), widgets.Normal, func() { a.open(route{kind: changesPage}) }))),
		section(text("help.source"), paragraph(text("help.source-text"))),
	}
	if v := a.actionView(catalog.OpenPage, "web-reference", widgets.Normal); v != nil {
		body = append(body, v.content)
	}
	body = append(body, small(text("help.about", values{"version": a.Version})))
	return page{title: text("help.title"), body: body}
}
