package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"unpause/catalog"
	"unpause/resources"
	"unpause/system"
	"unpause/ui/widgets"
)

// filling is what the person has done on the page of a form. It stays while they look at other pages, such as the form in their browser.
type filling struct {
	chosen map[string]string // lines of fields that offer several, by id of the field
	copied map[string]string // what was copied last, by id of the field
	last   string            // the field in which a line was chosen just now, so that the keyboard stays on it
}

// filling returns what was done on a page of a form.
func (a *App) filling(r route) *filling {
	if _, known := a.fillings[r]; !known {
		a.fillings[r] = &filling{chosen: map[string]string{}, copied: map[string]string{}}
	}
	return a.fillings[r]
}

// formPaper is a page that readies a form: what is known for each field, and what the person chose there.
type formPaper struct {
	app     *App
	form    issueForm
	done    *filling
	content map[string]string             // what is known, by id of the field, in the language of the list
	hints   map[string]string             // a sentence about the content, by id of the field; may be missing
	shown   map[string]func()             // draw a field's content anew, by its id
	buttons map[string]*widgets.Pressable // that copy a field, by its id
	focus   *widgets.Pressable            // of the page; may be nil
	whole   *fyne.Container
}

// newPaper readies a form. Everything that can be copied is cleaned here, so that what is shown is what is copied.
func (a *App) newPaper(f issueForm, r route, content, hints map[string]string) *formPaper {
	p := &formPaper{app: a, form: f, done: a.filling(r), content: map[string]string{}, hints: hints, shown: map[string]func(){}, buttons: map[string]*widgets.Pressable{}, whole: gapped(nil)}
	for id, words := range content {
		p.content[id] = a.private(words)
	}
	return p
}

// of returns what stands in a field: a line that was chosen, or what is known.
func (p *formPaper) of(f formField) string {
	if len(f.choices) > 0 {
		return p.done.chosen[f.id]
	}
	return p.content[f.id]
}

// page puts the page together: what it is for, the way to the form, its fields, and all as one text.
func (p *formPaper) page(title string, intro ...fyne.CanvasObject) page {
	out := page{title: title}
	out.body = append(intro, stack(append([]fyne.CanvasObject{paragraph(text("tell.how"))}, p.app.languageOfList()...)...))
	if v := p.app.actionView(catalog.OpenPage, p.form.page, widgets.Primary); v != nil {
		out.body, out.main = append(out.body, v.content), v.press
	}
	var cards []fyne.CanvasObject
	for _, f := range p.form.fields {
		cards = append(cards, p.card(f))
	}
	out.body = append(out.body, section(text("tell.fields"), gapped(cards)), p.all())
	if p.focus != nil {
		out.focus = p.focus
	}
	out.news = p.checked
	return out
}

// languageOfList says why the ready texts are in another language than the page.
func (a *App) languageOfList() []fyne.CanvasObject {
	if a.Language == resources.English {
		return nil
	}
	return []fyne.CanvasObject{small(text("tell.english"))}
}

// card is one field: its name on the form, what belongs there, and what is ready for it.
func (p *formPaper) card(f formField) fyne.CanvasObject {
	lines := []fyne.CanvasObject{stack(bold(f.label), small(text("tell.what."+f.id)))}
	if hint := p.hints[f.id]; hint != "" {
		lines = append(lines, small(hint))
	}
	if len(f.choices) > 0 {
		return card(append(lines, p.choices(f))...)
	}
	place := gapped(nil)
	p.shown[f.id] = func() {
		place.Objects = p.ready(f)
		place.Hidden = len(place.Objects) == 0
	}
	p.shown[f.id]()
	return card(append(lines, place)...)
}

// ready is the content of a field with the button that copies it, or the word that there is none.
func (p *formPaper) ready(f formField) []fyne.CanvasObject {
	content := p.of(f)
	switch {
	case content == "" && p.hints[f.id] != "":
		return nil
	case content == "":
		return []fyne.CanvasObject{small(text("tell.open"))}
	}
	answer := stack(notice(paragraph(text("tell.copied"))))
	answer.Hidden = p.done.copied[f.id] != content
	copied := p.app.button(text("tell.copy-field"), widgets.Normal, func() {
		fyne.CurrentApp().Clipboard().SetContent(content)
		p.done.copied[f.id] = content
		answer.Show()
		p.app.settle()
		p.app.reveal(answer)
	})
	copied.Label = text("tell.copy-label", values{"field": f.label})
	p.buttons[f.id] = copied
	return []fyne.CanvasObject{readyText(content), buttons(copied), answer}
}

// readyText is a text that is ready to be copied. Its lines end between words, because most of them are sentences.
func readyText(words string) *widget.Label {
	l := exact(drawn(words))
	l.Wrapping = fyne.TextWrapWord
	return l
}

// drawn is a text as the screens write it; see catalog.Entry.Label.
func drawn(words string) string { return strings.ReplaceAll(words, "−", "–") }

// choices are the lines of a field that offers several, each with its plain words.
func (p *formPaper) choices(f formField) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, c := range f.choices {
		plain := text(f.plain + c.id)
		chosen := p.done.chosen[f.id] == c.line
		label := c.line + ". " + plain
		if chosen {
			label = text("settings.chosen", values{"choice": label})
		}
		choice := widgets.NewChoice(c.line, label, chosen, func() { p.choose(f, c.line) })
		choice.OnFocus = p.app.reveal
		if chosen && p.done.last == f.id {
			p.focus, p.done.last = choice, ""
		}
		rows = append(rows, stack(buttons(choice), small(plain)))
	}
	const apart = 14 // more than between a line and its own words
	return container.New(&widgets.Column{Gap: apart, Wide: true}, rows...)
}

// choose takes a line, and leaves the keyboard on it.
func (p *formPaper) choose(f formField, line string) {
	p.done.chosen[f.id] = line
	p.done.last = f.id
	p.app.redraw()
}

// checked is called when the checks of this PC have ended: the versions may be known by now. All else stays as it is, the keyboard too.
func (p *formPaper) checked() {
	for _, id := range []string{"versions", "verified"} {
		if _, shown := p.content[id]; !shown {
			continue
		}
		if now := p.app.private(p.app.listedVersions()); now != p.content[id] {
			before := p.buttons[id]
			p.content[id] = now
			p.shown[id]()
			p.fillWhole()
			p.app.settle()
			if c := p.app.window.Canvas(); c.Focused() == before {
				c.Focus(p.buttons[id])
			}
		}
	}
}

// all is the whole form as one text, for a friend. It can be seen before it is copied.
func (p *formPaper) all() fyne.CanvasObject {
	answer := stack(notice(paragraph(text("tell.copied"))))
	answer.Hide()
	copied := p.app.button(text("tell.copy-all"), widgets.Normal, func() {
		fyne.CurrentApp().Clipboard().SetContent(p.text())
		answer.Show()
		p.app.settle()
		p.app.reveal(answer)
	})
	p.fillWhole()
	return section(text("tell.all"), small(text("tell.all-hint")), buttons(copied), answer, p.app.unfold(text("tell.see"), p.whole))
}

func (p *formPaper) fillWhole() { p.whole.Objects = []fyne.CanvasObject{card(readyText(p.text()))} }

// text is the whole form as one text.
func (p *formPaper) text() string {
	address, _ := system.WebAddress(p.form.page)
	parts := []string{p.form.name + "\n" + address}
	for _, f := range p.form.fields {
		content := p.of(f)
		if content == "" {
			content = "(not filled in)"
		}
		parts = append(parts, f.label+"\n"+content)
	}
	return strings.Join(parts, "\n\n")
}
