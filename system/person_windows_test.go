package system

import "testing"

// TestWindowsWishes: there is a language, and colours that can be read.
func TestWindowsWishes(t *testing.T) {
	w := PersonsWishes()
	if len(w.Languages) == 0 {
		t.Error("Windows shows itself in no language")
	}
	if w.Contrast != nil && w.Contrast.Window == w.Contrast.Text {
		t.Errorf("nothing can be read with %+v", *w.Contrast)
	}
}

// TestWindowsColors: Windows writes blue first.
func TestWindowsColors(t *testing.T) {
	if text, window := systemColor(colorWindowText), systemColor(colorWindow); text == window || text > 0xffffff || window > 0xffffff {
		t.Errorf("text %06x on %06x", text, window)
	}
}
