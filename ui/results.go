package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"unpause/catalog"
	"unpause/catalog/search"
	"unpause/ui/widgets"
)

// results lists the matches, after a word of caution where they cannot be trusted.
func (h *home) results() []fyne.CanvasObject {
	sharing := h.sharing()
	h.shown = len(h.matches)
	if atFirst := max(shownResults, sharing); !h.all && h.shown > atFirst {
		h.shown = atFirst
	}
	rows := h.caution(sharing)
	marker := h.app.Catalog.Marker(h.app.query)
	for _, m := range h.matches[:h.shown] {
		rows = append(rows, h.app.matchRow(m, marker, sharing > 0))
	}
	if rest := len(h.matches) - h.shown; rest > 0 {
		rows = append(rows, h.app.button(text("home.more", values{"count": rest}), widgets.Normal, h.showAll))
	}
	return append(rows, h.app.noneRow())
}

// caution says that the code is not known, that the matches are a guess, or how to tell apart errors that share their words.
func (h *home) caution(sharing int) []fyne.CanvasObject {
	if u, unknown := h.app.Catalog.Unknown(h.app.query); unknown {
		return []fyne.CanvasObject{h.unknown(u)}
	}
	best := h.matches[0]
	switch {
	case h.app.here().about == wishedWords && number.MatchString(h.app.query) && hasReason(best, "code") && !sharesNumber(h.app.query, best.Entry):
		return []fyne.CanvasObject{notice(bold(text("home.no-such")), paragraph(text("home.unknown-hint")))}
	case hasReason(best, "often"):
		return []fyne.CanvasObject{notice(bold(text("home.often")), paragraph(text("home.often-hint")), buttons(h.app.findButton(func() {})))}
	case !best.Sure:
		return []fyne.CanvasObject{notice(bold(text("home.unsure")), paragraph(text("home.unsure-hint")), buttons(h.app.findButton(func() {})))}
	case sharing > 0:
		return []fyne.CanvasObject{notice(paragraph(text("home.shared")), buttons(h.app.findButton(h.tellWords)))}
	}
	return nil
}

// unknown says what is known of a code that is in no entry, which codes come nearest, and where it can be reported.
func (h *home) unknown(u catalog.Unknown) fyne.CanvasObject {
	lines := []fyne.CanvasObject{bold(text("home.unknown", values{"code": u.Code}))}
	if u.Known.Sure {
		lines = append(lines, paragraph(text("home.known-sure", values{"answer": u.Known.Answer})))
	} else if u.Known.Answer != "" {
		lines = append(lines, paragraph(text("home.known", values{"answer": u.Known.Answer})), small(text("home.known-doubt", values{"evidence": u.Known.Evidence})))
	}
	if len(u.Known.See) == 0 && len(u.Near) > 0 {
		var codes []string
		for _, e := range u.Near {
			codes = append(codes, e.Label())
		}
		lines = append(lines, paragraph(text("home.unknown-near", values{"codes": strings.Join(codes, ", ")})))
	}
	tell := h.app.button(text("home.tell"), widgets.Normal, func() { h.app.open(route{tellPage, u.Code}) })
	return notice(append(lines, small(text("home.unknown-hint")), buttons(h.app.findButton(func() {}), tell))...)
}

// tellWords answers the question about the words on the screen by the words in the field, when all that was found has them. It need not be asked then.
func (h *home) tellWords() {
	if h.app.mind.Asked() > 0 {
		return
	}
	questions := h.app.Catalog.Questions()
	first := questions[slices.IndexFunc(questions, func(q catalog.Question) bool { return q.First })]
	for _, o := range first.Options {
		goes := func(m catalog.Match) bool {
			sign, ok := m.Entry.Sign(first.ID, 0)
			return ok && slices.Contains(sign.Fits, o.ID)
		}
		if !slices.ContainsFunc(h.matches[:h.sharing()], func(m catalog.Match) bool { return !goes(m) }) {
			h.app.noted(h.app.mind.Answer(first.ID, o.ID))
			return
		}
	}
}

// several is how many results must share their words before one speaks of shared words.
const several = 3

// sharing is how many of the first results were found by words that Spotify shows and that they share with each other, and by nothing stronger; 0 when they
// are too few to speak of shared words.
func (h *home) sharing() (count int) {
	for _, m := range h.matches {
		if m.Why[0].Field != "message" || m.Entry.Apart == "" {
			break
		}
		count++
	}
	if count < several {
		return 0
	}
	return count
}

func (h *home) showAll() {
	before := h.shown
	h.all = true
	h.search()
	h.app.settle()
	h.app.window.Canvas().Focus(h.app.rows()[before])
}

// matchRow is an entry that was found: with what was typed marked in it, what sets it apart where others share its words, and by which words it was found if none
// of them is to be seen.
func (a *App) matchRow(m catalog.Match, marker *search.Marker, apart bool) fyne.CanvasObject {
	e := m.Entry
	summary, inSummary := marked(marker, e.Summary, fyne.TextStyle{Bold: true}, plainText)
	message, inMessage := marked(marker, shownMessage(e), fyne.TextStyle{}, plainText)
	line, inLine := marked(marker, a.codeLine(e), fyne.TextStyle{}, smallText)
	lines := []fyne.CanvasObject{summary, message}
	label := e.Summary + " " + e.Label()
	add := func(words string) {
		lines = append(lines, small(words))
		label += ". " + words
	}
	if apart && e.Apart != "" {
		add(text("home.apart", values{"apart": e.Apart}))
	}
	if words := foundBy(m); !inSummary && !inMessage && !inLine && len(words) > 0 {
		add(text("home.because", values{"words": strings.Join(words, ", ")}))
	}
	return a.link(nil, label, func() { a.open(route{entryPage, e.Code}) }, append(lines, line)...)
}

// mostWords is how many of the typed words are named as the reason for a result.
const mostWords = 6

// foundBy are the typed words by which an entry was found.
func foundBy(m catalog.Match) (words []string) {
	for _, r := range m.Why {
		if r.Field == "way" || r.Field == "words" || r.Field == "title" || r.Field == "text" {
			for _, w := range r.Words {
				if !slices.Contains(words, w) {
					words = append(words, w)
				}
			}
		}
	}
	return words[:min(len(words), mostWords)]
}

// entryRow is an entry in a list: what is wrong in plain words, what Spotify shows, its code and title, how bad it is, and where it belongs.
func (a *App) entryRow(e catalog.Entry) fyne.CanvasObject {
	return a.rowOf(e, paragraph(shownMessage(e)))
}

// rowOf is a row that opens an entry, with what the list has to say of it in its middle.
func (a *App) rowOf(e catalog.Entry, middle fyne.CanvasObject) fyne.CanvasObject {
	return a.link(nil, e.Summary+" "+e.Label(), func() { a.open(route{entryPage, e.Code}) }, bold(e.Summary), middle, small(a.codeLine(e)))
}

// codeLine is the exact side of an entry, for those who want it.
func (a *App) codeLine(e catalog.Entry) string {
	return text("entry.line", values{"code": e.Label(), "title": e.Title, "severity": severity(e.Severity), "area": a.area(e.Area).Title})
}

// shownMessage says what Spotify shows, or what is seen when it shows no words of its own.
func shownMessage(e catalog.Entry) string {
	switch shown := e.Shown(); len(shown) {
	case 0:
		return text("entry.described", values{"message": e.Remark()})
	case 1:
		return text("entry.shows", values{"message": shown[0]})
	default:
		if e.Together {
			return text("entry.shows-lines", values{"message": shown[0], "other": shown[1]})
		}
		return text("entry.shows-or", values{"message": shown[0], "other": shown[1]})
	}
}

func severity(s catalog.Severity) string { return text("severity." + string(s)) }
