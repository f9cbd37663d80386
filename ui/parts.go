package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unpause/catalog/search"
	"unpause/ui/look"
	"unpause/ui/widgets"
)

// The kinds of text on a page.

func title(words string) *widget.Label {
	l := paragraph(words)
	l.SizeName, l.TextStyle.Bold = look.SizeTitle, true
	return l
}

func heading(words string) *widget.Label {
	l := paragraph(words)
	l.SizeName, l.TextStyle.Bold = theme.SizeNameSubHeadingText, true
	return l
}

// headingBelow is a heading in a list of rows, further from what is above it than from what it is about.
func headingBelow(words string) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(partGap-rowGap, 0, 0, 0), heading(words))
}

func paragraph(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapWord
	return l
}

func bold(words string) *widget.Label {
	l := paragraph(words)
	l.TextStyle.Bold = true
	return l
}

// small is text of lesser importance.
func small(words string) *widget.RichText {
	r := widget.NewRichText(&widget.TextSegment{Text: words, Style: widget.RichTextStyle{ColorName: look.ColorMuted, SizeName: look.SizeSmall}})
	r.Wrapping = fyne.TextWrapWord
	return r
}

// The sizes of marked texts.
const (
	plainText = false
	smallText = true
)

// marked is a text in which words that were typed are marked: bold, or underlined where all is bold, and not in another colour, so that they do not look like links. found tells whether there
// are any.
func marked(marker *search.Marker, words string, style fyne.TextStyle, isSmall bool) (r *widget.RichText, found bool) {
	r = widget.NewRichText()
	r.Wrapping = fyne.TextWrapWord
	for _, part := range marker.Parts(words) {
		s := widget.RichTextStyle{Inline: true, TextStyle: style, ColorName: theme.ColorNameForeground}
		if isSmall {
			s.ColorName, s.SizeName = look.ColorMuted, look.SizeSmall
		}
		if part.Marked {
			found = true
			s.TextStyle.Bold, s.TextStyle.Underline = true, style.Bold
		}
		r.Segments = append(r.Segments, &widget.TextSegment{Text: part.Text, Style: s})
	}
	return r, found
}

// exact is text that must be read letter by letter, such as a command.
func exact(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapBreak
	l.TextStyle.Monospace = true
	return l
}

// numbered puts a number or a dot before a paragraph, with the lines of the paragraph in line with each other.
func numbered(mark, words string) fyne.CanvasObject {
	first := container.New(layout.NewCustomPaddedLayout(0, 0, 2, 6), widget.NewLabel(mark))
	return container.New(layout.NewBorderLayout(nil, nil, first, nil), first, paragraph(words))
}

// stack stands things below each other, close together, over the full width.
func stack(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&widgets.Column{Gap: 5, Wide: true}, objects...)
}

// rowGap is the room between the rows of a list, in units.
const rowGap = 8

// gapped stands things below each other with room between them.
func gapped(objects []fyne.CanvasObject) *fyne.Container {
	return container.New(&widgets.Column{Gap: rowGap, Wide: true}, objects...)
}

// section is a heading with what belongs to it.
func section(words string, objects ...fyne.CanvasObject) *fyne.Container {
	return gapped([]fyne.CanvasObject{heading(words), stack(objects...)})
}

// card sets something apart from the page.
func card(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewCard(gapped(objects))
}

// notice says something that is Unpause's own word, not a thing of the page.
func notice(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewNotice(gapped(objects))
}

// button makes a button that comes into view when it gets the focus.
func (a *App) button(words string, style widgets.Style, tapped func()) *widgets.Pressable {
	b := widgets.NewButton(words, style, tapped)
	b.OnFocus = a.reveal
	return b
}

// row makes a pressable row of several lines.
func (a *App) row(label string, tapped func(), lines ...fyne.CanvasObject) *widgets.Pressable {
	r := widgets.NewPressable(label, widgets.Row, stack(lines...), tapped)
	r.OnFocus = a.reveal
	return r
}

// link is a row that leads to another page: a sign before its lines says what it is about, and an arrow behind them that it leads on. sign may be nil.
func (a *App) link(sign fyne.Resource, label string, tapped func(), lines ...fyne.CanvasObject) *widgets.Pressable {
	r := widgets.NewPressable(label, widgets.Row, widgets.NewLinkContent(sign, stack(lines...)), tapped)
	r.OnFocus = a.reveal
	return r
}

// quote sets words apart that stand on somebody else's screen.
func quote(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewQuote(stack(objects...))
}

// buttons stands buttons side by side, and below each other where there is no room.
func buttons(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&widgets.Flow{Gap: 8}, objects...)
}

// unfold is a button that shows and hides something.
func (a *App) unfold(words string, content fyne.CanvasObject) fyne.CanvasObject {
	content.Hide()
	folded := widgets.NewFold(words)
	folded.OnFocus = a.reveal
	folded.OnTapped = func() {
		if content.Visible() {
			content.Hide()
		} else {
			content.Show()
		}
		folded.Open(content.Visible())
		a.settle()
	}
	return gapped([]fyne.CanvasObject{buttons(folded.Pressable), content})
}
