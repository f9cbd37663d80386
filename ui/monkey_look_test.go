package ui

import (
	"encoding/json"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	_ "unsafe" // for go:linkname

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/go-text/typesetting/shaping"

	"unpause/resources"
	"unpause/ui/widgets"
)

func (m *monkey) lookAtTitle() {
	if words, name := m.window.Title(), " – "+text("app.name"); !strings.HasSuffix(words, name) || len(words) == len(name) {
		m.fail("the title of the window is %q", words)
	}
}

// lookAtWays demands a way on, and a way back unless this is the first page. A question over the page has its own.
func (m *monkey) lookAtWays() {
	if m.asked() {
		if len(m.answers()) == 0 {
			m.fail("the question over the page cannot be answered")
		}
		return
	}
	if len(m.onPage()) == 0 {
		m.fail("the page %v leads nowhere", m.app.here())
	}
	back := slices.Contains(m.labels(), text("top.back"))
	if back != (len(m.app.history) > 1) {
		m.fail("Back is shown: %v, and the pages are %v", back, m.app.history)
	}
}

func (m *monkey) lookAtScroll() {
	const rounding = 0.5
	s := m.app.frame.scroll
	if most := max(0, s.Content.Size().Height-s.Size().Height); s.Offset.Y < 0 || s.Offset.Y > most+rounding || s.Offset.X != 0 {
		m.fail("scrolled to %v of at most %v", s.Offset, most)
	}
}

// textKeys are the keys of all texts.
var textKeys = sync.OnceValues(func() (keys map[string]string, err error) {
	data, err := resources.Texts.ReadFile("texts/en.json")
	if err != nil {
		return nil, err
	}
	return keys, json.Unmarshal(data, &keys)
})

// lookAtObjects demands that no text shows its key or a gap, and that what has the keyboard is to be seen.
func (m *monkey) lookAtObjects() {
	focused, _ := m.window.Canvas().Focused().(fyne.CanvasObject)
	found := focused == nil
	look := func(o fyne.CanvasObject) {
		found = found || o == focused
		m.lookAtWords(wordsOf(o))
		if p, ok := o.(*widgets.Pressable); ok {
			m.lookAtWords(p.Label)
		}
	}
	m.visit(look)
	if top := m.window.Canvas().Overlays().Top(); top != nil {
		m.visitIn(top, look)
	}
	if !found {
		m.fail("the keyboard is on %q, which is not to be seen", labelOf(focused.(fyne.Focusable)))
	}
}

func (m *monkey) lookAtWords(words string) {
	keys, err := textKeys()
	if err != nil {
		m.t.Fatal(err)
	}
	if strings.Contains(words, "<no value>") {
		m.fail("a gap is left in %q", words)
	}
	for word := range strings.FieldsSeq(words) {
		if _, raw := keys[strings.Trim(word, "“”„().,:;")]; raw && strings.Contains(word, ".") {
			m.fail("a text shows its key: %q", words)
		}
	}
}

// escapeHome presses Esc until it leads nowhere. That must be the first page, with nothing open or typed, and there may be no more presses than there are pages,
// steps, answers and questions.
func (m *monkey) escapeHome() {
	a := m.app
	const open = 3 // a question for a file, one of a command, and words in the field
	most := len(a.history) + a.mind.Asked() + open
	for _, w := range a.walks {
		n, _ := w.Position()
		most += n + 1
	}
	for presses := 0; !m.atHome(); presses++ {
		if presses > most {
			m.fail("%d presses of Esc do not lead to the first page; the pages are %v, a question is open: %v, one for a file: %v, over the page: %d, the keyboard: %T",
				presses, a.history, a.asking != nil, a.dialog != nil, len(m.window.Canvas().Overlays().List()), m.window.Canvas().Focused())
		}
		if m.asked() {
			m.answer() // Fyne's own question for a file hears Esc only while its field does not have the keyboard
		} else {
			m.pressEscape()
		}
	}
}

func (m *monkey) atHome() bool {
	return len(m.app.history) == 1 && m.app.here().kind == homePage && m.app.query == "" && m.app.asking == nil && !m.asked()
}

// footprint is what the program takes.
type footprint struct {
	goroutines int
	heap       uint64 // bytes
}

// What the heap may grow by after the warm-up.
const (
	growth     = 1.2
	slackBytes = 8 << 20
)

// weigh looks at what the program has come to take with nothing at work.
func (m *monkey) weigh() (now footprint) {
	m.drain()
	m.countKept()
	clean(m.window)
	now.goroutines = runtime.NumGoroutine()
	if m.actions >= longRun {
		var stats runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&stats)
		now.heap = stats.HeapAlloc
	}
	m.t.Logf("after %d actions: %+v", m.done, now)
	return now
}

// mayGrow fails when the program takes more than it did.
func (m *monkey) mayGrow(before, now footprint) {
	if now.goroutines > before.goroutines {
		m.fail("there are %d goroutines, and there were %d", now.goroutines, before.goroutines)
	}
	if float64(now.heap) > growth*float64(before.heap)+slackBytes {
		m.fail("the heap has %d bytes, and had %d", now.heap, before.heap)
	}
}

// countKept demands that what is kept for each error, step and check is kept once.
func (m *monkey) countKept() {
	a, steps := m.app, 0
	for _, e := range a.Catalog.Entries() {
		steps += len(e.Steps)
	}
	for name, n := range map[string][2]int{
		"walkthroughs": {len(a.walks), len(a.Catalog.Entries())}, "buttons": {len(a.views), steps}, "checks of steps": {len(a.stepChecks), steps}, "results": {len(a.checks.results), len(a.Catalog.Checks())},
	} {
		if n[0] > n[1] {
			m.fail("%d %s are kept, and there can be only %d", n[0], name, n[1])
		}
	}
}

// Fyne keeps what draws a widget, and the sizes of texts, until nobody has asked for them for a minute. A real window looks for such things with every frame, the one of
// the tests only when a picture of it is taken, and then every ten seconds at most. So that the heap tells what the program keeps, and not what Fyne has not yet
// thrown away, the tests set Fyne's clock here.
//
//go:linkname fyneKeeps fyne.io/fyne/v2/internal/cache.ValidDuration
var fyneKeeps time.Duration

//go:linkname fyneCleaned fyne.io/fyne/v2/internal/cache.lastClean
var fyneCleaned time.Time

// With each change of the theme Fyne reads the fonts anew, and what shapes its texts keeps every font that it has ever seen. That is a fault of the libraries, a few megabytes
// a change, and must not hide what else grows.
//
//go:linkname fyneShaper fyne.io/fyne/v2/internal/painter.shaper
var fyneShaper *shaping.HarfbuzzShaper

// throwAwaySoon lets Fyne keep nothing for longer than a second after clean was called.
func throwAwaySoon(t *testing.T) {
	usual := fyneKeeps
	fyneKeeps = time.Second
	t.Cleanup(func() { fyneKeeps = usual })
}

// clean lets Fyne throw away what is not to be seen in a window.
func clean(w fyne.Window) {
	clock := test.NewCanvas()
	fyneCleaned = time.Now()
	clock.Capture() // too soon to throw anything away, but what is asked for now is new
	for _, o := range append(slices.Clone(w.Canvas().Overlays().List()), w.Content()) {
		touch(o)
	}
	fyneCleaned = time.Time{}
	clock.Capture()
	fyneShaper = &shaping.HarfbuzzShaper{}
}

// touch asks for all that is to be seen in an object.
func touch(o fyne.CanvasObject) {
	if !o.Visible() {
		return
	}
	switch x := o.(type) {
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(x).Objects() {
			touch(child)
		}
	case *fyne.Container:
		for _, child := range x.Objects {
			touch(child)
		}
	}
}
