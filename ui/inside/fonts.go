package inside

import (
	"sync"
	_ "unsafe" // for go:linkname

	"fyne.io/fyne/v2"
	"github.com/go-text/typesetting/fontscan"
)

// What Fyne knows of the fonts of the system (internal/painter/font.go).
var (
	//go:linkname systemFonts fyne.io/fyne/v2/internal/painter.fm
	systemFonts *fontscan.FontMap
	//go:linkname lookedThrough fyne.io/fyne/v2/internal/painter.loaded
	lookedThrough bool
)

// SpareFonts has Fyne go without the fonts of the system until a letter is to be drawn that its own fonts lack. They are then looked through in the background, and everything is drawn again
// with them. By itself Fyne looks through them before it draws the first word: it reads the list of all, checks each file, and loads those that suit the language of the system. A first start
// takes seconds on a PC with many fonts, each later one tens of milliseconds and megabytes, for letters that the texts of Unpause never have.
//
// It is to be called before the first text is measured.
func SpareFonts() { spareFonts(func(work func()) { go work() }) }

// spareFonts is SpareFonts with a way to begin work that may take long.
func spareFonts(begin func(work func())) {
	systemFonts = fontscan.NewFontMap(&misses{missing: func() { begin(takeUp) }})
	lookedThrough = true
}

// takeUp looks through the fonts of the system, which may take seconds, and has all texts drawn with them.
func takeUp() {
	if _, err := fontscan.SystemFonts(silent{}, ""); err != nil {
		return // a PC without fonts of its own shows boxes, as it would have
	}
	fyne.Do(func() {
		if systemFonts.UseSystemFonts("") == nil {
			settings := fyne.CurrentApp().Settings()
			settings.SetTheme(settings.Theme()) // forgets how texts were drawn
		}
	})
}

// misses is the log of a map of fonts, which is told of each letter that no font has.
type misses struct {
	once    sync.Once
	missing func()
}

// Printf implements fontscan.Logger. It is called while texts are measured, so it must return at once.
func (m *misses) Printf(string, ...any) { m.once.Do(m.missing) }

// silent is a log that nobody reads.
type silent struct{}

// Printf implements fontscan.Logger.
func (silent) Printf(string, ...any) {}
