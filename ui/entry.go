package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"unpause/catalog"
	"unpause/ui/look"
	"unpause/ui/widgets"
	"unpause/wizard"
)

// entryPage tells all about one error and leads to its steps.
func (a *App) entryPage(code string) page {
	e, ok := a.Catalog.Entry(code)
	if !ok {
		return page{title: text("entry.unknown"), body: []fyne.CanvasObject{title(text("entry.unknown"))}}
	}
	if e.Brief() {
		return a.briefPage(e)
	}
	chain, words := stack(a.chain(e.Chain)), a.glossary()
	body := append(a.crashNews(), // whoever starts with a code does not come by the first page
		title(e.Summary),
		a.standing(e),
		quote(shownLines(e)...),
		words.with(section(text("entry.means"), paragraph(e.Meaning)), e.Summary, e.Meaning),
		words.with(section(text("entry.chain"), chain), plainLinks(e)...),
		words.with(section(text("entry.causes"), list(e.Causes)...), e.Causes...),
	)
	if e.Note != "" {
		body = append(body, words.with(section(text("entry.note"), paragraph(e.Note)), e.Note))
	}
	body = append(body, a.corrections(e)...)
	body = append(body, a.related(e), a.correctRow(e.Code))
	p := page{title: e.Label() + " – " + e.Title, body: body}
	p.footer, p.main = a.startButtons(e.Code)
	p.news = func() {
		chain.Objects = []fyne.CanvasObject{a.chain(e.Chain)}
		a.settle()
	}
	return p
}

// plainLinks are the links of an entry's chain in plain words.
func plainLinks(e catalog.Entry) (all []string) {
	for _, l := range e.Chain {
		all = append(all, l.Plain)
	}
	return all
}

// briefPage is the page of an error of another system, for which there are no steps.
func (a *App) briefPage(e catalog.Entry) page {
	body := append(a.crashNews(),
		title(e.Summary),
		a.standing(e),
		quote(shownLines(e)...),
		section(text("entry.brief"), list(e.Fix)...),
		paragraph(text("entry.brief-hint")),
	)
	if v := a.actionView(catalog.OpenPage, "web-download-all", widgets.Normal); v != nil {
		body = append(body, v.content)
	}
	return page{title: e.Label() + " – " + e.Title, list: true, body: append(body, gapped([]fyne.CanvasObject{a.noneRow(), a.correctRow(e.Code)}))}
}

// startButtons lead to the steps: to the first one, or to where they were left. main is what Enter does.
func (a *App) startButtons(code string) (buttons []fyne.CanvasObject, main func()) {
	fix := func() { a.open(route{walkPage, code}) }
	afresh := func() {
		a.forget(code)
		fix()
	}
	w, ok := a.walks[code]
	if !ok || !w.Begun() || w.Ended() {
		return []fyne.CanvasObject{a.button(text("entry.fix"), widgets.Primary, afresh)}, afresh
	}
	n, _ := w.Position()
	return []fyne.CanvasObject{
		a.button(text("entry.go-on", values{"step": n}), widgets.Primary, fix),
		a.button(text("entry.afresh"), widgets.Normal, afresh),
	}, fix
}

// standing is how bad an error is, in words beside a quiet sign, and below it its title, code and area.
func (a *App) standing(e catalog.Entry) fyne.CanvasObject {
	return stack(widgets.NewSigned(severitySign(e.Severity), bold(severity(e.Severity))), small(a.nameLine(e)))
}

// severitySign is the sign beside the words. Their shapes differ, and their colour is a quiet one.
func severitySign(s catalog.Severity) fyne.Resource {
	switch s {
	case catalog.Fatal:
		return look.Stop
	case catalog.Error:
		return theme.ErrorIcon()
	case catalog.Warning:
		return theme.WarningIcon()
	}
	return theme.InfoIcon()
}

// nameLine is the exact side of an entry whose severity stands elsewhere.
func (a *App) nameLine(e catalog.Entry) string {
	return text("entry.name", values{"code": e.Label(), "title": e.Title, "area": a.area(e.Area).Title})
}

// shownLines say what Spotify shows, and what is known about it beside the words.
func shownLines(e catalog.Entry) []fyne.CanvasObject {
	lines := []fyne.CanvasObject{paragraph(shownMessage(e))}
	if remark := e.Remark(); remark != "" && !e.Described {
		lines = append(lines, small(remark))
	}
	return lines
}

// list writes texts with a dot before each.
func list(texts []string) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, t := range texts {
		lines = append(lines, numbered("•", t))
	}
	return lines
}

// chain draws how the error comes about, and what the checks of this PC say of each link. What is weak and what breaks is told by words and by the
// shape of the sign, not by colour alone.
func (a *App) chain(links []catalog.Link) fyne.CanvasObject {
	return widgets.NewCard(widgets.NewChain(a.stations(links)))
}

func (a *App) stations(links []catalog.Link) (all []widgets.Link) {
	told, proven := a.anyTold(), a.proven()
	for _, l := range links {
		station := widgets.Link{Plain: l.Plain, Name: l.Name}
		switch l.Role {
		case catalog.Weak:
			station.Mark, station.Kind = text("chain.weak"), widgets.Weak
		case catalog.Breaks:
			station.Mark, station.Kind = text("chain.breaks"), widgets.Breaks
			if slices.ContainsFunc(all, func(before widgets.Link) bool { return before.Kind == widgets.Breaks }) {
				station.Mark = text("chain.follows")
			}
		}
		if state := here(l, proven); told && state != "open" {
			station.Here, station.Broken = text("here."+state), state == "broken"
		}
		all = append(all, station)
	}
	return all
}

// here is what the checks prove about a link on this PC: broken, fine, or open.
func here(l catalog.Link, proven wizard.Evidence) string {
	if _, broken := proven.Shows(l.Broken); broken {
		return "broken"
	}
	if len(l.Sound) > 0 && proven.ShowsAll(l.Sound) {
		return "fine"
	}
	return "open"
}

// corrections tell where Unpause departs from the reference; from where that is known can be unfolded, and told to those who keep the list.
func (a *App) corrections(e catalog.Entry) []fyne.CanvasObject {
	if len(e.Corrections) == 0 {
		return nil
	}
	var facts, sources []fyne.CanvasObject
	for _, c := range e.Corrections {
		facts = append(facts, numbered("•", c.Fact))
		known := text("correction.known", values{"evidence": c.Evidence})
		if !c.Sure {
			known += " " + text("correction.unsure")
		}
		report := a.button(text("correction.report"), widgets.Normal, func() { a.openDoubt(e.Code, "ours-"+c.ID) })
		report.Label = text("correction.report-label", values{"reference": c.Reference})
		sources = append(sources, card(paragraph(c.Fact), small(c.Reference), small(known), buttons(report)))
	}
	lines := append([]fyne.CanvasObject{small(text("correction.intro"))}, facts...)
	return []fyne.CanvasObject{section(text("correction.heading"), append(lines, a.unfold(text("correction.sources"), gapped(sources)))...)}
}

// related lists the errors that are easily taken for this one.
func (a *App) related(e catalog.Entry) fyne.CanvasObject {
	rows := []fyne.CanvasObject{heading(text("entry.related"))}
	for _, code := range e.Related {
		if other, ok := a.Catalog.Entry(code); ok {
			rows = append(rows, a.entryRow(other))
		}
	}
	return gapped(rows)
}
