package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unpause/ui/look"
)

// NewButton makes a button with words on it.
func NewButton(text string, style Style, tapped func()) *Pressable {
	return newWorded(text, style, nil, nil, tapped)
}

// newWorded makes a button with words that stand in several lines where there is no room for one, and a sign before or behind them; either may be nil.
func newWorded(text string, style Style, before, behind fyne.CanvasObject, tapped func()) *Pressable {
	segment := &widget.TextSegment{Text: text, Style: widget.RichTextStyle{
		Alignment: fyne.TextAlignCenter, ColorName: theme.ColorNameForeground, SizeName: theme.SizeNameText, TextStyle: fyne.TextStyle{Bold: style == Primary},
	}}
	if style == Primary {
		segment.Style.ColorName = theme.ColorNameForegroundOnPrimary
	}
	words := widget.NewRichText(segment)
	content := fyne.CanvasObject(words)
	if before != nil || behind != nil {
		content = withSigns(words, before, behind)
	}
	b := NewPressable(text, style, content, tapped)
	b.words = words
	b.beside = content.MinSize().Width - words.MinSize().Width
	return b
}

// withSigns stands signs before and behind words.
func withSigns(words, before, behind fyne.CanvasObject) fyne.CanvasObject {
	objects := []fyne.CanvasObject{words}
	if before != nil {
		before = container.New(layout.NewCustomPaddedLayout(0, 0, 0, signGap), container.NewCenter(before))
		objects = append(objects, before)
	}
	if behind != nil {
		behind = container.New(layout.NewCustomPaddedLayout(0, 0, signGap, 0), container.NewCenter(behind))
		objects = append(objects, behind)
	}
	return container.New(layout.NewBorderLayout(nil, nil, before, behind), objects...)
}

// Say puts other words on a button.
func (p *Pressable) Say(words string) {
	p.Label = words
	p.words.Segments[0].(*widget.TextSegment).Text = words
	p.words.Refresh()
	p.Refresh()
}

// leastWords is the width of the words of a button below which they are not broken further, for text of the usual size.
const leastWords = 120

// narrowest implements narrowing: the least width that the button needs when its words stand in several lines; 0 when they cannot.
func (p *Pressable) narrowest() float32 {
	if p.words == nil {
		return 0
	}
	return min(p.naturalWidth(), look.Grown(leastWords)) + p.around()
}

// narrowTo implements narrowing: words that do not fit into the width are broken into lines.
func (p *Pressable) narrowTo(width float32) {
	if p.words == nil {
		return
	}
	wrapping := fyne.TextWrapOff
	p.narrow = 0
	if p.naturalWidth() > width-p.around() {
		wrapping, p.narrow = fyne.TextWrapWord, max(width, p.narrowest())
	}
	if p.words.Wrapping != wrapping {
		p.words.Wrapping = wrapping
		p.words.Refresh()
	}
	if p.narrow > 0 {
		p.words.Resize(fyne.NewSize(p.narrow-p.around(), p.words.MinSize().Height)) // so that it knows its height
	}
}

// around is the width of what is not words: the room at the sides and the signs.
func (p *Pressable) around() float32 { return 2*p.padding().Width + p.beside }

// naturalWidth is the width of the words in one line.
func (p *Pressable) naturalWidth() float32 {
	s := p.words.Segments[0].(*widget.TextSegment)
	return fyne.MeasureText(s.Text, theme.Size(s.Style.SizeName), s.Style.TextStyle).Width
}

// NewSignButton makes a quiet button with a sign before its words.
func NewSignButton(sign fyne.Resource, text string, tapped func()) *Pressable {
	return newWorded(text, Quiet, widget.NewIcon(sign), nil, tapped)
}

// NewSignOnly makes a quiet button that is a sign alone, for one that everybody knows. label is what a screen reader says.
func NewSignOnly(sign fyne.Resource, label string, tapped func()) *Pressable {
	return NewPressable(label, Quiet, widget.NewIcon(sign), tapped)
}

// signGap is the room between a sign and the words behind it.
const signGap = 8

// NewBrand writes a name in the place and height of a button, as something that cannot be pressed.
func NewBrand(name string) fyne.CanvasObject {
	label := widget.NewLabelWithStyle(name, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	const least = 10 // as in a button
	pad := max((theme.Size(look.SizeTarget)-label.MinSize().Height)/2, least)
	return container.New(layout.NewCustomPaddedLayout(pad, pad, quietPad, quietPad), label)
}

// Fold is a button that shows and hides something. An arrow tells which it will do.
type Fold struct {
	*Pressable
	arrow *widget.Icon
}

// NewFold makes one for something that is hidden.
func NewFold(words string) *Fold {
	arrow := widget.NewIcon(theme.MenuDropDownIcon())
	return &Fold{newWorded(words, Normal, nil, arrow, nil), arrow}
}

// Open tells whether the thing is shown now.
func (f *Fold) Open(shown bool) {
	sign := theme.MenuDropDownIcon()
	if shown {
		sign = theme.MenuDropUpIcon()
	}
	f.arrow.SetResource(sign)
}

// NewChoice makes one of several things of which one is chosen. A sign in front tells which. label is what a screen reader says; it must tell it too.
func NewChoice(words, label string, chosen bool, tapped func()) *Pressable {
	var sign fyne.Resource = theme.NewThemedResource(theme.RadioButtonIcon())
	if chosen {
		sign = theme.NewPrimaryThemedResource(theme.RadioButtonCheckedIcon())
	}
	choice := newWorded(words, Normal, widget.NewIcon(sign), nil, tapped)
	choice.Label = label
	return choice
}
