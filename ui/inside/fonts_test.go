package inside

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// box is in Fyne's font for code, which stands in for a font of the system here, and in none of those for words.
const box = '─'

// TestSpared: words are measured without a look through the fonts of the system; a letter that is missing brings them, and is found then.
func TestSpared(t *testing.T) {
	home, cache := t.TempDir(), t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_DATA_HOME", home)
	t.Setenv("XDG_DATA_DIRS", home)
	t.Setenv("XDG_CACHE_HOME", cache)
	place := filepath.Join(home, "fonts")
	if err := os.MkdirAll(place, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(place, "box.ttf"), theme.DefaultTextMonospaceFont().Content(), 0o644); err != nil {
		t.Fatal(err)
	}
	app := test.NewApp()
	drawnAnew := 0
	app.Settings().AddListener(func(fyne.Settings) { drawnAnew++ })
	var begun []func()

	spareFonts(func(work func()) { begun = append(begun, work) })
	fyne.MeasureText("Wörter – “quoted”", 14, fyne.TextStyle{})
	fyne.MeasureText("Words", 14, fyne.TextStyle{Bold: true})
	if index := files(t, cache); len(index) > 0 || len(begun) > 0 {
		t.Fatalf("the fonts of the system were looked through: %v", index)
	}

	fyne.MeasureText(string(box), 14, fyne.TextStyle{})
	fyne.MeasureText("日本", 14, fyne.TextStyle{})
	if len(begun) != 1 {
		t.Fatalf("two letters were missing, and the fonts are looked through %d times", len(begun))
	}
	begun[0]()
	if drawnAnew != 1 {
		t.Errorf("all was drawn anew %d times", drawnAnew)
	}
	if face := systemFonts.ResolveFace(box); face == nil {
		t.Error("the font of the system that has the letter is not used")
	}
	if len(files(t, cache)) == 0 {
		t.Error("the list of fonts was not kept for the next time")
	}
}

func files(t *testing.T, folder string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}
