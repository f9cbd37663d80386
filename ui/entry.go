package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unpause/catalog"
	"unpause/ui/look"
	"unpause/ui/widgets"
)

// entryPage tells all about one error and leads to its steps.
func (a *App) entryPage(code string) page {
	e, ok := a.Catalog.Entry(code)
	if !ok {
		return page{title: text("entry.unknown"), body: []fyne.CanvasObject{title(text("entry.unknown"))}}
	}
	fix := func() { a.open(route{walkPage, e.Code}) }
	body := []fyne.CanvasObject{
		title(e.Summary),
		small(text("entry.line", values{"code": e.Code, "title": e.Title, "severity": severity(e.Severity)})),
		card(paragraph(shownMessage(e))),
		section(text("entry.means"), paragraph(e.Meaning)),
		section(text("entry.chain"), chain(e.Chain)),
		section(text("entry.causes"), list(e.Causes)...),
	}
	if e.Note != "" {
		body = append(body, section(text("entry.note"), paragraph(e.Note)))
	}
	body = append(body, a.explained(append([]string{e.Meaning, e.Note}, e.Causes...)...)...)
	body = append(body, corrections(e.Corrections)...)
	body = append(body, a.related(e))
	return page{
		title:  e.Code + " – " + e.Title,
		body:   body,
		footer: []fyne.CanvasObject{a.button(text("entry.fix"), widgets.Primary, fix)},
		main:   fix,
	}
}

// list writes texts with a dot before each.
func list(texts []string) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, t := range texts {
		lines = append(lines, numbered("•", t))
	}
	return lines
}

// chain draws how the error comes about. What is weak and what breaks is told by words and by the thickness of the edge, not by colour alone.
func chain(links []catalog.Link) fyne.CanvasObject {
	var boxes []widgets.Link
	for _, l := range links {
		box := widgets.Link{Plain: l.Plain, Name: l.Name}
		switch l.Role {
		case catalog.Weak:
			box.Mark, box.Color = text("chain.weak"), look.ColorWeak
		case catalog.Breaks:
			box.Mark, box.Color, box.Bold = text("chain.breaks"), look.ColorBreaks, true
		}
		boxes = append(boxes, box)
	}
	return widgets.NewChain(boxes)
}

// corrections tell where Unpause departs from the reference, and from where that is known.
func corrections(all []catalog.Correction) []fyne.CanvasObject {
	if len(all) == 0 {
		return nil
	}
	var lines []fyne.CanvasObject
	for _, c := range all {
		known := text("correction.known", values{"evidence": c.Evidence})
		if !c.Sure {
			known += " " + text("correction.unsure")
		}
		lines = append(lines, card(paragraph(c.Fact), small(c.Reference), small(known)))
	}
	return []fyne.CanvasObject{
		heading(text("correction.heading")),
		small(text("correction.intro")),
		container.New(&widgets.Column{Gap: 8, Wide: true}, lines...),
	}
}

// related lists the errors that are easily taken for this one.
func (a *App) related(e catalog.Entry) fyne.CanvasObject {
	rows := []fyne.CanvasObject{heading(text("entry.related"))}
	for _, code := range e.Related {
		if other, ok := a.Catalog.Entry(code); ok {
			rows = append(rows, a.entryRow(other))
		}
	}
	return container.New(&widgets.Column{Gap: 8, Wide: true}, rows...)
}
