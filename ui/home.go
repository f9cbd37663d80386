package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"unpause/catalog"
	"unpause/ui/widgets"
)

// shownResults is how many results are shown at first; the rest come with one press.
const shownResults = 8

// home is the first page: the search field, and below it the results or the areas.
type home struct {
	app     *App
	field   *widgets.SearchField
	found   *fyne.Container // results or areas
	matches []catalog.Match
	all     bool // show all results
	shown   int  // how many results are shown
}

func (a *App) homePage() page {
	h := &home{app: a, found: gapped(nil)}
	h.field = widgets.NewSearchField(text("home.field"), text("home.placeholder"))
	h.field.Text = a.query
	h.field.CursorColumn = len([]rune(a.query))
	h.field.OnChanged = h.typed
	h.field.OnShortcut, h.field.OnFocus = a.typedShortcut, a.reveal
	paste := a.button(text("home.paste"), widgets.Normal, h.paste)
	h.search()
	return page{
		title: text("home.title"),
		list:  true,
		body: append(a.news(),
			title(text("home.question")),
			stack(searchLine(h.field, paste), small(text("home.hint"))),
			h.found,
		),
		focus: h.field,
		main:  h.openBest,
		keys:  h.keys,
		runes: h.runes,
	}
}

// searchLine is the field with the button beside it.
func searchLine(field, button fyne.CanvasObject) fyne.CanvasObject {
	beside := container.New(layout.NewCustomPaddedLayout(0, 0, rowGap, 0), button)
	return container.NewBorder(nil, nil, nil, beside, field)
}

func (h *home) typed(query string) {
	h.app.query = query
	h.app.visited().route.about = "" // what is typed now is no longer what was wished for
	h.all = false
	h.search()
	h.app.settle()
}

// paste puts the clipboard's text into the field. It is only searched for, never opened or run.
func (h *home) paste() {
	h.field.SetText(Cleaned(fyne.CurrentApp().Clipboard().Content()))
	h.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	h.app.window.Canvas().Focus(h.field)
}

// maxPasted is how many bytes of a text from outside are taken over.
const maxPasted = 2000

func (h *home) search() {
	h.matches = h.app.Catalog.Search(h.app.query)
	if len(h.matches) == 0 {
		h.found.Objects = slices.Concat(h.linkNotice(), h.app.findRows(), []fyne.CanvasObject{h.app.checkRow()}, h.app.changesRow(), h.app.areaRows("home.browse"))
	} else {
		h.found.Objects = h.results()
	}
	h.found.Refresh()
}

// linkNotice says that a link named an error that is not in the list.
func (h *home) linkNotice() []fyne.CanvasObject {
	if h.app.here().about != unknownLink {
		return nil
	}
	return []fyne.CanvasObject{notice(bold(text("home.link")), paragraph(text("home.link-hint")))}
}

// openBest opens the best result, or goes on where the person was if nothing is typed.
func (h *home) openBest() {
	switch g := h.app.keeping.goOn; {
	case len(h.matches) > 0:
		h.app.open(route{entryPage, h.matches[0].Entry.Code})
	case g != nil && h.app.query == "":
		h.app.open(g.route())
	}
}

// keys: Down goes from the field to the first row, Up from there back to the field, Esc empties the field.
func (h *home) keys(ev *fyne.KeyEvent) bool {
	c, rows := h.app.window.Canvas(), h.app.rows()
	focused := c.Focused()
	switch {
	case ev.Name == fyne.KeyDown && focused == h.field:
		c.Focus(rows[0])
	case ev.Name == fyne.KeyUp && focused == rows[0]:
		c.Focus(h.field)
		h.app.scrollTo(0)
	case ev.Name == fyne.KeyEscape && h.app.query != "":
		h.field.SetText("")
		c.Focus(h.field)
	default:
		return false
	}
	return true
}

// runes: typing anywhere on the page goes on in the field.
func (h *home) runes(r rune) {
	h.app.window.Canvas().Focus(h.field)
	h.field.TypedRune(r)
}
