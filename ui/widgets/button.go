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
	return NewPressable(text, style, widget.NewRichText(segment), tapped)
}

// NewSignButton makes a quiet button with a sign before its words.
func NewSignButton(sign fyne.Resource, text string, tapped func()) *Pressable {
	words := widget.NewLabel(text)
	return NewPressable(text, Quiet, container.New(layout.NewCustomPaddedHBoxLayout(signGap), widget.NewIcon(sign), words), tapped)
}

// signGap is the room between a sign and the words behind it.
const signGap = 8

// NewBrand writes a name in the place and height of a button, as something that cannot be pressed.
func NewBrand(name string) fyne.CanvasObject {
	label := widget.NewLabelWithStyle(name, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	pad := (theme.Size(look.SizeTarget) - label.MinSize().Height) / 2
	return container.New(layout.NewCustomPaddedLayout(pad, pad, quietPad, quietPad), label)
}

// NewChoice makes one of several things of which one is chosen. A sign in front and bold words tell which. label is what a screen reader says; it must tell it too.
func NewChoice(words, label string, chosen bool, tapped func()) *Pressable {
	sign := theme.RadioButtonIcon()
	if chosen {
		sign = theme.RadioButtonCheckedIcon()
	}
	text := widget.NewLabelWithStyle(words, fyne.TextAlignLeading, fyne.TextStyle{Bold: chosen})
	return NewPressable(label, Normal, container.New(layout.NewCustomPaddedHBoxLayout(signGap), widget.NewIcon(sign), text), tapped)
}
