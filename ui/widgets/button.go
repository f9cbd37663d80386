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
	segment := &widget.TextSegment{Text: text, Style: widget.RichTextStyle{
		Alignment: fyne.TextAlignCenter, ColorName: theme.ColorNameForeground, SizeName: theme.SizeNameText, TextStyle: fyne.TextStyle{Bold: style == Primary},
	}}
	if style == Primary {
		segment.Style.ColorName = theme.ColorNameForegroundOnPrimary
	}
	words := widget.NewRichText(segment)
	b := NewPressable(text, style, words, tapped)
	b.words, b.natural = words, words.MinSize().Width
	return b
}

// leastWords is the width of the words of a button below which they are not broken further, for text of the usual size.
const leastWords = 120

// Narrowest implements narrowing: the least width that the button needs when its words stand in several lines; 0 when they cannot.
func (p *Pressable) Narrowest() float32 {
	if p.words == nil {
		return 0
	}
	return min(p.natural, grown(leastWords)) + 2*p.padding().Width
}

// NarrowTo implements narrowing: words that do not fit into the width are broken into lines.
func (p *Pressable) NarrowTo(width float32) {
	if p.words == nil {
		return
	}
	p.natural = p.naturalWidth()
	wrapping := fyne.TextWrapOff
	p.narrow = 0
	if room := width - 2*p.padding().Width; p.natural > room {
		wrapping, p.narrow = fyne.TextWrapWord, max(width, p.Narrowest())
	}
	if p.words.Wrapping != wrapping {
		p.words.Wrapping = wrapping
		p.words.Refresh()
	}
	if p.narrow > 0 {
		p.words.Resize(fyne.NewSize(p.narrow-2*p.padding().Width, p.words.MinSize().Height)) // so that it knows its height
	}
}

// naturalWidth is the width of the words in one line.
func (p *Pressable) naturalWidth() float32 {
	s := p.words.Segments[0].(*widget.TextSegment)
	return fyne.MeasureText(s.Text, theme.Size(s.Style.SizeName), s.Style.TextStyle).Width
}

// NewSignButton makes a quiet button with a sign before its words.
func NewSignButton(sign fyne.Resource, text string, tapped func()) *Pressable {
	words := widget.NewLabel(text)
	return NewPressable(text, Quiet, container.New(layout.NewCustomPaddedHBoxLayout(signGap), widget.NewIcon(sign), words), tapped)
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
	return &Fold{NewPressable(words, Normal, container.New(layout.NewCustomPaddedHBoxLayout(signGap), widget.NewLabel(words), arrow), nil), arrow}
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
	return NewPressable(label, Normal, container.New(layout.NewCustomPaddedHBoxLayout(signGap), widget.NewIcon(sign), widget.NewLabel(words)), tapped)
}
