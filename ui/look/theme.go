package look

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Theme is the look of Unpause: all of its colours and sizes, light and dark. Fonts and icons are Fyne's own. The zero Theme follows the system.
type Theme struct {
	// Colors is Light or Dark; empty: as the system has it.
	Colors Colors
	// Contrast are the colours of a contrast theme of the system, which go before all others; nil: there is none.
	Contrast *Contrast
	// Text is the size of text against the usual one, from 1 up; 0 is 1.
	Text float32
}

// Contrast are the few colours of a contrast theme.
type Contrast struct {
	Window, Text     color.NRGBA // what texts stand on, and texts
	Chosen, OnChosen color.NRGBA // the main button and what is chosen, and texts on them
	Link             color.NRGBA // the ring around what has the keyboard
}

// color gives every colour name one of the few. Where a state is told by a colour only, such as being under the mouse, it is not told.
func (c *Contrast) color(name fyne.ThemeColorName) color.NRGBA {
	switch name {
	case theme.ColorNameBackground, theme.ColorNameButton, theme.ColorNameDisabledButton, theme.ColorNameHover, theme.ColorNamePressed, theme.ColorNameInputBackground,
		theme.ColorNameHeaderBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground, ColorSurface, ColorNotice:
		return c.Window
	case theme.ColorNamePrimary, theme.ColorNameSelection, ColorPrimaryHover, theme.ColorNameError, theme.ColorNameWarning, theme.ColorNameSuccess:
		return c.Chosen
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnError, theme.ColorNameForegroundOnWarning, theme.ColorNameForegroundOnSuccess:
		return c.OnChosen
	case theme.ColorNameFocus, ColorFocus, theme.ColorNameHyperlink:
		return c.Link
	case theme.ColorNameShadow, theme.ColorNameScrollBarBackground, ColorNone:
		return color.NRGBA{}
	}
	return c.Text
}

// Colors says whether a screen is light or dark.
type Colors string

// The two kinds of screens.
const (
	Light Colors = "light"
	Dark  Colors = "dark"
)

// palette has one colour for light and one for dark screens.
type palette struct{ light, dark color.NRGBA }

// RGB is a colour from 0xRRGGBB.
func RGB(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func both(light, dark uint32) palette { return palette{RGB(light), RGB(dark)} }

// The hues, by what they are for.
var (
	paper   = both(0xF6F5F1, 0x17191E)
	surface = both(0xFFFFFF, 0x262A32)
	ink     = both(0x1E2329, 0xECEDEF)
	muted   = both(0x565D66, 0xABB1BA)
	outline = both(0x6A7077, 0x8F96A1)
	accent  = both(0x2B5797, 0x8DB3F2)
	pressed = both(0x1F4478, 0xA9C6F7)
	onFill  = both(0xFFFFFF, 0x10151F)
	ring    = both(0xB35A00, 0xFFC857)
	amber   = both(0x8A5A00, 0xE8B44C)
	rose    = both(0xA12F49, 0xF293A6)
	moss    = both(0x2F6B4F, 0x8CCBA8)
	notice  = both(0xE6EDF7, 0x28344A)
	none    = palette{}
)

// colors gives every colour name that Fyne or our widgets ask for one of the hues.
var colors = map[fyne.ThemeColorName]palette{
	theme.ColorNameBackground:          paper,
	theme.ColorNameForeground:          ink,
	theme.ColorNameButton:              surface,
	theme.ColorNameDisabled:            muted,
	theme.ColorNameDisabledButton:      paper,
	theme.ColorNamePlaceHolder:         muted,
	theme.ColorNamePrimary:             accent,
	theme.ColorNameHyperlink:           accent,
	theme.ColorNameForegroundOnPrimary: onFill,
	theme.ColorNameFocus:               ring,
	theme.ColorNameHover:               both(0xE9EDF4, 0x2B303A),
	theme.ColorNamePressed:             both(0xD9E1EE, 0x363D4A),
	theme.ColorNameSelection:           both(0xC9D8F0, 0x35507C),
	theme.ColorNameInputBackground:     surface,
	theme.ColorNameInputBorder:         outline,
	theme.ColorNameSeparator:           both(0xCDCFD2, 0x4A505B),
	theme.ColorNameScrollBar:           outline,
	theme.ColorNameScrollBarBackground: none,
	theme.ColorNameShadow:              none,
	theme.ColorNameError:               rose,
	theme.ColorNameForegroundOnError:   onFill,
	theme.ColorNameWarning:             amber,
	theme.ColorNameForegroundOnWarning: onFill,
	theme.ColorNameSuccess:             moss,
	theme.ColorNameForegroundOnSuccess: onFill,
	theme.ColorNameHeaderBackground:    paper,
	theme.ColorNameMenuBackground:      surface,
	theme.ColorNameOverlayBackground:   surface,
	ColorSurface:                       surface,
	ColorOutline:                       outline,
	ColorNotice:                        notice,
	ColorMuted:                         muted,
	ColorFocus:                         ring,
	ColorWeak:                          amber,
	ColorBreaks:                        rose,
	ColorPrimaryHover:                  pressed,
	ColorNone:                          none,
}

// sizes gives every size that differs from Fyne's own.
var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:           16,
	theme.SizeNameSubHeadingText: 19,
	theme.SizeNameInnerPadding:   0, // texts stand at the edge; what can be pressed brings its own room
	theme.SizeNameLineSpacing:    3,
	theme.SizeNameButtonRadius:   8,
	theme.SizeNameInputRadius:    8,
	theme.SizeNameInputBorder:    1.5,
	theme.SizeNameScrollBar:      12,
	theme.SizeNameScrollBarSmall: 5,
	SizeTitle:                    27,
	SizeSmall:                    14,
	SizeTarget:                   44,
	SizeGap:                      12,
	SizeColumn:                   760,
	SizeRing:                     3,
}

// Color implements fyne.Theme.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if t.Contrast != nil && t.Colors == "" {
		return t.Contrast.color(name)
	}
	switch t.Colors {
	case Light:
		variant = theme.VariantLight
	case Dark:
		variant = theme.VariantDark
	}
	p, ok := colors[name]
	switch {
	case !ok:
		return theme.DefaultTheme().Color(name, variant)
	case variant == theme.VariantLight:
		return p.light
	}
	return p.dark
}

// grown are the sizes that grow with the text: the text itself, what stands in a line of it, and the width of a column, so that a line holds as many words.
var grown = []fyne.ThemeSizeName{
	theme.SizeNameText, theme.SizeNameSubHeadingText, theme.SizeNameLineSpacing, theme.SizeNameInlineIcon, theme.SizeNameCaptionText, theme.SizeNameHeadingText,
	SizeTitle, SizeSmall, SizeColumn,
}

// Grown is a measure, written for text of the usual size, for text of the size that is set.
func Grown(measure float32) float32 {
	return measure * theme.Size(theme.SizeNameText) / sizes[theme.SizeNameText]
}

// Size implements fyne.Theme.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	s, ok := sizes[name]
	if !ok {
		s = theme.DefaultTheme().Size(name)
	}
	if t.Text > 0 && slices.Contains(grown, name) {
		s *= t.Text
	}
	return s
}

// Font implements fyne.Theme.
func (Theme) Font(style fyne.TextStyle) fyne.Resource { return theme.DefaultTheme().Font(style) }

// Icon implements fyne.Theme.
func (Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }
