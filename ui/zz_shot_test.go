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
	for name, q := range map[string]string{"shared": "A firewall may be blocking Spotify", "unknown": "accounts:405", "known": "auth:16", "often": "qqqq", "kicked": "kicked out every day on my phone", "mac": "com.spotify.installer -2", "song": "song not available in my country"} {
		for _, v := range []fyne.ThemeVariant{theme.VariantLight, theme.VariantDark} {
			for size, sz := range map[string]fyne.Size{"small": {Width: 640, Height: 480}, "large": {Width: 1280, Height: 900}} {
				s := newScreen(t, onWindows11)
				test.ApplyTheme(t, forced{look.Theme{}, v})
				s.window.Resize(sz)
				s.app.openHome("", q)
				if name == "mac" {
					s.app.open(route{entryPage, "com.spotify.installer −2"})
				}
				if name == "known" {
					s.app.open(route{tellPage, "auth:16"})
				}
				s.app.settle()
				f, _ := os.Create(os.Getenv("SHOT") + "/" + name + "-" + size + map[fyne.ThemeVariant]string{theme.VariantLight: "-light", theme.VariantDark: "-dark"}[v] + ".png")
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
