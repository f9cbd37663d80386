package ui

import (
	"image/color"
	"image/png"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"unpause/ui/look"
)

func TestShot(t *testing.T) {
	if os.Getenv("SHOT") == "" {
		t.Skip()
	}
	routes := map[string]route{"home": {kind: homePage}, "set": {kind: setPage}, "entry": {entryPage, "accounts:4"}, "walk": {walkPage, "accounts:4"}, "help": {kind: helpPage}, "find": {kind: findPage}, "check": {kind: checkPage}, "long": {entryPage, "EME_LICENSE_REQUEST_FAILED_WITH_STATUS"}}
	for name, r := range routes {
		for v, vn := range map[fyne.ThemeVariant]string{theme.VariantLight: "light", theme.VariantDark: "dark"} {
			for size, sz := range map[string]fyne.Size{"small": {Width: 640, Height: 480}, "mid": {Width: 900, Height: 1400}} {
				s := newScreen(t, onWindows11)
				test.ApplyTheme(t, forced{look.Theme{}, v})
				s.window.Resize(sz)
				s.app.open(r)
				s.app.settle()
				f, _ := os.Create(os.Getenv("SHOT") + "/r-" + name + "-" + size + "-" + vn + ".png")
				png.Encode(f, s.window.Canvas().Capture())
				f.Close()
			}
		}
	}
}

func (f forced) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	return f.Theme.Color(n, f.v)
}

type forced struct {
	fyne.Theme
	v fyne.ThemeVariant
}
