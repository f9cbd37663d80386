package look

import (
	"flag"
	"fmt"
	"image/color"
	"math"
	"os"
	"slices"
	"strings"
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

// pair are two colours that meet on a screen: what is drawn, what it stands on, and what the contrast must be at least.
type pair struct {
	front, back fyne.ThemeColorName
	least       float64
}

// What WCAG 2.2 asks of text (1.4.3) and of edges, signs and the focus ring (1.4.11).
const (
	text    = 4.5
	control = 3.0
)

// pairs are all pairs of colours that meet.
var pairs = []pair{
	{theme.ColorNameForeground, theme.ColorNameBackground, text},
	{theme.ColorNameForeground, ColorSurface, text},
	{theme.ColorNameForeground, ColorNotice, text},
	{theme.ColorNameForeground, theme.ColorNameHover, text},
	{theme.ColorNameForeground, theme.ColorNamePressed, text},
	{theme.ColorNameForeground, theme.ColorNameInputBackground, text},
	{theme.ColorNameForeground, theme.ColorNameSelection, text},
	{theme.ColorNameForeground, theme.ColorNameButton, text},
	{theme.ColorNameForeground, theme.ColorNameMenuBackground, text},
	{theme.ColorNameForeground, theme.ColorNameOverlayBackground, text},
	{theme.ColorNameForeground, theme.ColorNameHeaderBackground, text},
	{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground, text},
	{theme.ColorNameHyperlink, theme.ColorNameBackground, text},
	{ColorMuted, theme.ColorNameBackground, text},
	{ColorMuted, ColorSurface, text},
	{ColorMuted, ColorNotice, text},
	{ColorMuted, theme.ColorNameHover, text},
	{ColorMuted, theme.ColorNamePressed, text},
	{theme.ColorNameDisabled, theme.ColorNameDisabledButton, text},
	{ColorWeak, ColorSurface, text},
	{ColorBreaks, ColorSurface, text},
	{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary, text},
	{theme.ColorNameForegroundOnPrimary, ColorPrimaryHover, text},
	{theme.ColorNameForegroundOnError, theme.ColorNameError, text},
	{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning, text},
	{theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess, text},
	{theme.ColorNameForegroundOnPrimary, ColorWeak, control},
	{theme.ColorNameForegroundOnPrimary, ColorBreaks, control},
	{theme.ColorNamePrimary, theme.ColorNameBackground, control},
	{theme.ColorNamePrimary, ColorSurface, control},
	{theme.ColorNameSuccess, theme.ColorNameBackground, control},
	{ColorOutline, theme.ColorNameBackground, control},
	{ColorOutline, ColorSurface, control},
	{ColorOutline, ColorNotice, control},
	{ColorOutline, theme.ColorNameHover, control},
	{ColorOutline, theme.ColorNamePressed, control},
	{theme.ColorNameInputBorder, theme.ColorNameBackground, control},
	{theme.ColorNameFocus, theme.ColorNameBackground, control},
	{ColorFocus, theme.ColorNameBackground, control},
	{ColorFocus, ColorSurface, control},
	{ColorFocus, ColorNotice, control},
	{theme.ColorNameScrollBar, theme.ColorNameBackground, control},
}

// quiet are the colours that need no contrast, and why.
var quiet = map[fyne.ThemeColorName]string{
	theme.ColorNameSeparator:           "a line that only sets parts apart",
	theme.ColorNameShadow:              "there is none",
	theme.ColorNameScrollBarBackground: "there is none",
	ColorNone:                          "there is none",
}

var variants = []struct {
	name    string
	variant fyne.ThemeVariant
}{{"light", theme.VariantLight}, {"dark", theme.VariantDark}}

func (p pair) contrast(variant fyne.ThemeVariant) float64 {
	return contrast(Theme{}.Color(p.front, variant).(color.NRGBA), Theme{}.Color(p.back, variant).(color.NRGBA))
}

// TestContrast: text needs 4.5 to 1 against what it stands on, the edges of what can be pressed, signs and the focus ring 3 to 1.
func TestContrast(t *testing.T) {
	for _, p := range pairs {
		for _, v := range variants {
			if got := p.contrast(v.variant); got < p.least {
				t.Errorf("%s: %s on %s has %.2f, want %.1f", v.name, p.front, p.back, got, p.least)
			}
		}
	}
}

// TestEveryColorIsMeasured: a new colour cannot come in without saying on what it stands.
func TestEveryColorIsMeasured(t *testing.T) {
	for name := range colors {
		measured := slices.ContainsFunc(pairs, func(p pair) bool { return p.front == name || p.back == name })
		if measured == (quiet[name] != "") {
			t.Errorf("%s: is in a pair: %v; needs none, because: %q", name, measured, quiet[name])
		}
	}
}

var update = flag.Bool("update", false, "write the table of contrasts into docs/ux.md anew")

const guide = "../../docs/ux.md"

// TestContrastTable: the table in docs has these figures.
func TestContrastTable(t *testing.T) {
	const begin, end = "<!-- contrasts -->\n", "<!-- end of contrasts -->"
	data, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(data), begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		t.Fatalf("%s has no place for the table", guide)
	}
	table := "| Drawn | On | At least | Light | Dark |\n| --- | --- | --- | --- | --- |\n"
	for _, p := range pairs {
		table += fmt.Sprintf("| %s | %s | %.1f | %.1f | %.1f |\n", p.front, p.back, p.least, floor(p.contrast(theme.VariantLight)), floor(p.contrast(theme.VariantDark)))
	}
	whole := before + begin + table + end + after
	if *update {
		if err := os.WriteFile(guide, []byte(whole), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if whole != string(data) {
		t.Errorf("the table in %s is not up to date: go test ./ui/look -update", guide)
	}
}

// floor cuts after one digit, so that no contrast is told greater than it is.
func floor(contrast float64) float64 { return math.Floor(contrast*10) / 10 }

// TestContrastTheme: with a contrast theme of the system, whatever meets has two different colours of that theme, each pair as the person has chosen it.
func TestContrastTheme(t *testing.T) {
	c := &Contrast{Window: RGB(0x2D3236), Text: RGB(0xFFFFFF), Chosen: RGB(0xABCFF2), OnChosen: RGB(0x212D3B), Link: RGB(0x70EBDE)} // Windows 11's "Aquatic"
	own := []color.Color{c.Window, c.Text, c.Chosen, c.OnChosen, c.Link, color.NRGBA{}}
	th := Theme{Contrast: c}
	for name := range colors {
		if got := th.Color(name, theme.VariantLight); !slices.Contains(own, got) {
			t.Errorf("%s is %v, which is none of the theme's colours", name, got)
		}
	}
	for _, p := range pairs {
		if p.back == theme.ColorNameSelection {
			continue // the marked part of what is typed; Fyne writes it in the colour of all text
		}
		if got := contrast(th.Color(p.front, theme.VariantDark).(color.NRGBA), th.Color(p.back, theme.VariantDark).(color.NRGBA)); got < p.least {
			t.Errorf("%s on %s has %.2f, want %.1f", p.front, p.back, got, p.least)
		}
	}
	if chosen := (Theme{Contrast: c, Colors: Light}).Color(theme.ColorNameBackground, theme.VariantDark); chosen != color.Color(paper.light) {
		t.Errorf("what was chosen in the settings does not count: %v", chosen)
	}
}
