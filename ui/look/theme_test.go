package look

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// luminance and contrast are those of WCAG 2.2.
func luminance(c color.NRGBA) float64 {
	channel := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// TestContrast: text needs 4.5 to 1 against what it stands on, the edges of what can be pressed and the focus ring 3 to 1.
func TestContrast(t *testing.T) {
	const text, control = 4.5, 3.0
	for _, pair := range []struct {
		front, back fyne.ThemeColorName
		least       float64
	}{
		{theme.ColorNameForeground, theme.ColorNameBackground, text},
		{theme.ColorNameForeground, ColorSurface, text},
		{theme.ColorNameForeground, theme.ColorNameHover, text},
		{theme.ColorNameForeground, theme.ColorNameInputBackground, text},
		{theme.ColorNameForeground, theme.ColorNameSelection, text},
		{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground, text},
		{ColorMuted, theme.ColorNameBackground, text},
		{ColorMuted, ColorSurface, text},
		{ColorMuted, theme.ColorNameHover, text},
		{ColorWeak, ColorSurface, text},
		{ColorBreaks, ColorSurface, text},
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary, text},
		{theme.ColorNameForegroundOnPrimary, ColorPrimaryHover, text},
		{ColorOutline, theme.ColorNameBackground, control},
		{ColorOutline, ColorSurface, control},
		{theme.ColorNameInputBorder, theme.ColorNameBackground, control},
		{theme.ColorNamePrimary, theme.ColorNameBackground, control},
		{ColorFocus, theme.ColorNameBackground, control},
		{ColorFocus, ColorSurface, control},
		{ColorWeak, theme.ColorNameBackground, control},
		{ColorBreaks, theme.ColorNameBackground, control},
	} {
		for name, variant := range map[string]fyne.ThemeVariant{"light": theme.VariantLight, "dark": theme.VariantDark} {
			front := Theme{}.Color(pair.front, variant).(color.NRGBA)
			back := Theme{}.Color(pair.back, variant).(color.NRGBA)
			if got := contrast(front, back); got < pair.least {
				t.Errorf("%s: %s on %s has %.2f, want %.1f", name, pair.front, pair.back, got, pair.least)
			}
		}
	}
}
