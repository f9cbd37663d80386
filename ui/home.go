package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unpause/catalog"
	"unpause/ui/widgets"
)

// shownResults is how many results are shown at first; the rest come with one press.
const shownResults = 6

// home is the first page: the search field, and below it the results or the areas.
type home struct {
	app     *App
	field   *widgets.SearchField
	found   *fyne.Container // results or areas
	matches []catalog.Match
	all     bool // show all results
}

func (a *App) homePage() page {
	h := &home{app: a, found: container.New(&widgets.Column{Gap: 8, Wide: true})}
	h.field = widgets.NewSearchField(text("home.field"), text("home.placeholder"))
	h.field.Text = a.query
	h.field.CursorColumn = len([]rune(a.query))
	h.field.OnChanged = h.typed
	paste := a.button(text("home.paste"), widgets.Normal, h.paste)
	h.search()
	return page{
		title: text("home.title"),
		body: []fyne.CanvasObject{
			title(text("home.question")),
			container.NewBorder(nil, nil, nil, paste, widgets.NewFieldBox(h.field)),
			h.found,
		},
		focus: h.field,
		main:  h.openBest,
		keys:  h.keys,
		runes: h.runes,
	}
}

func (h *home) typed(query string) {
	h.app.query = query
	h.all = false
	h.search()
	h.app.settle()
}

// paste puts the clipboard's text into the field. It is only searched for, never opened or run.
func (h *home) paste() {
	pasted := strings.Join(strings.Fields(fyne.CurrentApp().Clipboard().Content()), " ")
	h.field.SetText(pasted[:min(len(pasted), maxPasted)])
	h.app.window.Canvas().Focus(h.field)
}

// maxPasted is how many bytes of a pasted text are taken over.
const maxPasted = 2000

func (h *home) search() {
	h.matches = h.app.Catalog.Search(h.app.query)
	switch {
	case strings.TrimSpace(h.app.query) == "":
		h.found.Objects = h.areas()
	case len(h.matches) == 0:
		h.found.Objects = append([]fyne.CanvasObject{card(bold(text("home.nothing")), paragraph(text("home.nothing-hint")))}, h.areas()...)
	default:
		h.found.Objects = h.results()
	}
	h.found.Refresh()
}

func (h *home) results() []fyne.CanvasObject {
	shown := h.matches
	if !h.all && len(shown) > shownResults {
		shown = shown[:shownResults]
	}
	var rows []fyne.CanvasObject
	for _, m := range shown {
		rows = append(rows, h.app.entryRow(m.Entry))
	}
	if rest := len(h.matches) - len(shown); rest > 0 {
		rows = append(rows, h.app.button(text("home.more", values{"count": rest}), widgets.Normal, h.showAll))
	}
	return rows
}

func (h *home) showAll() {
	first := shownResults
	h.all = true
	h.search()
	h.app.settle()
	if next, ok := h.found.Objects[first].(fyne.Focusable); ok {
		h.app.window.Canvas().Focus(next)
	}
}

func (h *home) areas() []fyne.CanvasObject {
	rows := []fyne.CanvasObject{heading(text("home.browse"))}
	for _, area := range h.app.Catalog.Areas() {
		rows = append(rows, h.app.row(area.Title+". "+area.About, func() { h.app.open(route{areaPage, area.Name}) },
			bold(area.Title), small(area.About)))
	}
	return rows
}

// openBest opens the best result.
func (h *home) openBest() {
	if len(h.matches) > 0 {
		h.app.open(route{entryPage, h.matches[0].Entry.Code})
	}
}

// keys: Down goes from the field to the first result, Up from there back to the field, Esc empties the field.
func (h *home) keys(ev *fyne.KeyEvent) bool {
	c := h.app.window.Canvas()
	focused := c.Focused()
	switch {
	case ev.Name == fyne.KeyDown && focused == h.field:
		if row := h.firstRow(); row != nil {
			c.Focus(row)
		}
	case ev.Name == fyne.KeyUp && focused != nil && focused == h.firstRow():
		c.Focus(h.field)
		h.app.frame.scroll.ScrollToTop()
	case ev.Name == fyne.KeyEscape && h.app.query != "":
		h.field.SetText("")
		c.Focus(h.field)
	default:
		return false
	}
	return true
}

func (h *home) firstRow() fyne.Focusable {
	for _, o := range h.found.Objects {
		if row, ok := o.(fyne.Focusable); ok {
			return row
		}
	}
	return nil
}

// runes: typing anywhere on the page goes on in the field.
func (h *home) runes(r rune) {
	h.app.window.Canvas().Focus(h.field)
	h.field.TypedRune(r)
}

// entryRow is an entry in a list: what is wrong in plain words, what Spotify shows, its code and title, and how bad it is.
func (a *App) entryRow(e catalog.Entry) fyne.CanvasObject {
	return a.row(e.Summary+" "+e.Code, func() { a.open(route{entryPage, e.Code}) },
		bold(e.Summary),
		paragraph(shownMessage(e)),
		small(text("entry.line", values{"code": e.Code, "title": e.Title, "severity": severity(e.Severity)})),
	)
}

// shownMessage says what Spotify shows.
func shownMessage(e catalog.Entry) string {
	if e.Described {
		return text("entry.described", values{"message": e.Message})
	}
	return text("entry.shows", values{"message": e.Message})
}

func severity(s catalog.Severity) string { return text("severity." + string(s)) }
