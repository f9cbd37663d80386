package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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
}

func (a *App) homePage() page {
	h := &home{app: a, found: container.New(&widgets.Column{Gap: 8, Wide: true})}
	h.field = widgets.NewSearchField(text("home.field"), text("home.placeholder"))
	h.field.Text = a.query
	h.field.CursorColumn = len([]rune(a.query))
	h.field.OnChanged = h.typed
	h.field.OnShortcut = a.typedShortcut
	paste := a.button(text("home.paste"), widgets.Normal, h.paste)
	h.search()
	return page{
		title: text("home.title"),
		list:  true,
		body: append(a.crashCard(),
			title(text("home.question")),
			container.NewBorder(nil, nil, nil, paste, widgets.NewFieldBox(h.field)),
			h.found,
		),
		focus: h.field,
		main:  h.openBest,
		keys:  h.keys,
		runes: h.runes,
	}
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
	switch {
	case strings.TrimSpace(h.app.query) == "":
		h.found.Objects = slices.Concat(h.linkNotice(), h.app.findRows(), []fyne.CanvasObject{h.app.checkRow()}, h.app.areaRows("home.browse"))
	case len(h.matches) == 0:
		h.found.Objects = append([]fyne.CanvasObject{card(bold(text("home.nothing")), paragraph(text("home.nothing-hint"))), h.app.findRow()}, h.app.areaRows("home.browse")...)
	default:
		h.found.Objects = h.results()
	}
	h.found.Refresh()
}

// results lists the matches, after a word of caution where they cannot be trusted.
func (h *home) results() []fyne.CanvasObject {
	shown := h.matches
	if !h.all && len(shown) > shownResults {
		shown = shown[:shownResults]
	}
	rows := h.caution()
	for _, m := range shown {
		rows = append(rows, h.app.entryRow(m.Entry))
	}
	if rest := len(h.matches) - len(shown); rest > 0 {
		rows = append(rows, h.app.button(text("home.more", values{"count": rest}), widgets.Normal, h.showAll))
	}
	return append(rows, h.app.noneRow())
}

// caution says that the code is not known, that the matches are a guess, or how to tell apart errors that share their words.
func (h *home) caution() []fyne.CanvasObject {
	if code, unknown := h.app.Catalog.UnknownCode(h.app.query); unknown {
		return []fyne.CanvasObject{card(bold(text("home.unknown", values{"code": code})), paragraph(text("home.unknown-hint")))}
	}
	if h.app.here().about == wishedWords && number.MatchString(h.app.query) && hasReason(h.matches[0], "code") && !sharesNumber(h.app.query, h.matches[0].Entry) {
		return []fyne.CanvasObject{card(bold(text("home.no-such")), paragraph(text("home.unknown-hint")))}
	}
	if !h.matches[0].Sure {
		return []fyne.CanvasObject{card(bold(text("home.unsure")), paragraph(text("home.unsure-hint")), h.app.findButton(func() {}))}
	}
	if sameMessage(h.matches) {
		return []fyne.CanvasObject{card(paragraph(text("home.shared")), h.app.findButton(h.tellWords))}
	}
	return nil
}

// linkNotice says that a link named an error that is not in the list.
func (h *home) linkNotice() []fyne.CanvasObject {
	if h.app.here().about != unknownLink {
		return nil
	}
	return []fyne.CanvasObject{card(bold(text("home.link")), paragraph(text("home.link-hint")))}
}

// tellWords answers the question about the words on the screen by the words in the field, when all that was found has them. It need not be asked then.
func (h *home) tellWords() {
	questions := h.app.Catalog.Questions()
	first := questions[slices.IndexFunc(questions, func(q catalog.Question) bool { return q.First })]
	if h.app.mind.Asked() > 0 {
		return
	}
	for _, o := range first.Options {
		goes := func(m catalog.Match) bool {
			sign, ok := m.Entry.Sign(first.ID, 0)
			return ok && slices.Contains(sign.Fits, o.ID)
		}
		if !slices.ContainsFunc(h.matches[:several], func(m catalog.Match) bool { return !goes(m) }) {
			h.app.noted(h.app.mind.Answer(first.ID, o.ID))
			return
		}
	}
}

// several is how many results must share their words before one speaks of shared words.
const several = 3

// sameMessage reports whether several entries were found by the words that Spotify shows and by nothing stronger.
func sameMessage(matches []catalog.Match) bool {
	return len(matches) >= several && !slices.ContainsFunc(matches[:several], func(m catalog.Match) bool { return m.Why[0].Field != "message" })
}

func (h *home) showAll() {
	h.all = true
	h.search()
	h.app.settle()
	h.app.window.Canvas().Focus(h.app.rows()[shownResults])
}

// openBest opens the best result.
func (h *home) openBest() {
	if len(h.matches) > 0 {
		h.app.open(route{entryPage, h.matches[0].Entry.Code})
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

// entryRow is an entry in a list: what is wrong in plain words, what Spotify shows, its code and title, how bad it is, and where it belongs.
func (a *App) entryRow(e catalog.Entry) fyne.CanvasObject {
	return a.rowOf(e, paragraph(shownMessage(e)))
}

// rowOf is a row that opens an entry, with what the list has to say of it in its middle.
func (a *App) rowOf(e catalog.Entry, middle fyne.CanvasObject) fyne.CanvasObject {
	return a.row(e.Summary+" "+e.Code, func() { a.open(route{entryPage, e.Code}) }, bold(e.Summary), middle, small(a.codeLine(e)))
}

// codeLine is the exact side of an entry, for those who want it.
func (a *App) codeLine(e catalog.Entry) string {
	return text("entry.line", values{"code": e.Code, "title": e.Title, "severity": severity(e.Severity), "area": a.area(e.Area).Title})
}

// shownMessage says what Spotify shows, or what is seen when it shows no words of its own.
func shownMessage(e catalog.Entry) string {
	switch shown := e.Shown(); len(shown) {
	case 0:
		return text("entry.described", values{"message": e.Remark()})
	case 1:
		return text("entry.shows", values{"message": shown[0]})
	default:
		return text("entry.shows-or", values{"message": shown[0], "other": shown[1]})
	}
}

func severity(s catalog.Severity) string { return text("severity." + string(s)) }
