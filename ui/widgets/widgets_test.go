package widgets

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"unpause/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"pgregory.net/rapid"
)

func newApp(t *testing.T) { test.NewTempApp(t).Settings().SetTheme(look.Theme{}) }

// chainOf makes a chain of n links, with a long one in the middle.
func chainOf(n int) *fyne.Container {
	var links []Link
	for i := range n {
		link := Link{Plain: fmt.Sprintf("Link number %d", i), Name: "EME_LICENSE_REQUEST_FAILED_WITH_STATUS"}
		if i == n/2 {
			link.Mark, link.Kind = "It fails here", Breaks
		}
		links = append(links, link)
	}
	return NewChain(links)
}

// TestChainNeverOverlaps: at any width and for any number of links, the stations stand inside the chain, in reading order, and none over another.
func TestChainNeverOverlaps(t *testing.T) {
	newApp(t)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 7).Draw(t, "links")
		width := float32(rapid.IntRange(200, 1600).Draw(t, "width"))
		chain := chainOf(n)
		chain.Resize(fyne.NewSize(width, chain.MinSize().Height))
		chain.Resize(fyne.NewSize(width, chain.MinSize().Height))
		for i, a := range chain.Objects {
			if a.Position().X < 0 || a.Position().X+a.Size().Width > width+0.5 || a.Position().Y+a.Size().Height > chain.MinSize().Height+0.5 {
				t.Fatalf("object %d stands at %v with %v in %v", i, a.Position(), a.Size(), chain.MinSize())
			}
			for j, b := range chain.Objects[:i] {
				if overlap(a, b) {
					t.Fatalf("objects %d and %d overlap", i, j)
				}
			}
			if i > 0 && !after(a, chain.Objects[i-1]) {
				t.Fatalf("station %d stands before the one before it", i)
			}
		}
	})
}

func overlap(a, b fyne.CanvasObject) bool {
	const touch = 0.5
	return a.Position().X+a.Size().Width > b.Position().X+touch && b.Position().X+b.Size().Width > a.Position().X+touch &&
		a.Position().Y+a.Size().Height > b.Position().Y+touch && b.Position().Y+b.Size().Height > a.Position().Y+touch
}

func after(a, b fyne.CanvasObject) bool {
	return a.Position().Y > b.Position().Y || (a.Position().Y == b.Position().Y && a.Position().X > b.Position().X)
}

// TestChainSpeaks: what is weak or broken is told by words, for people who do not see the colour.
func TestChainSpeaks(t *testing.T) {
	newApp(t)
	chain := NewChain([]Link{{Plain: "The firewall", Mark: "Weak spot"}, {Plain: "The firewall"}})
	for i, want := range []string{"Weak spot: The firewall", "The firewall"} {
		s := chain.Objects[i].(fyne.Accessible)
		if s.AccessibilityLabel() != want || s.AccessibilityRole() != fyne.AccessibleRoleText {
			t.Errorf("%q, %q; want %q", s.AccessibilityLabel(), s.AccessibilityRole(), want)
		}
	}
}

func TestPressable(t *testing.T) {
	newApp(t)
	taps, passed, focused := 0, fyne.KeyName(""), 0
	p := NewButton("Press me", Primary, func() { taps++ })
	p.OnFocus = func(fyne.CanvasObject) { focused++ }
	w := test.NewTempWindow(t, p)
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { passed = ev.Name })
	test.Tap(p)
	w.Canvas().Focus(p)
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	p.TypedRune(' ') // one press of the space bar sends both
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		p.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if taps != 4 || focused != 1 {
		t.Errorf("%d taps, %d times the focus", taps, focused)
	}
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if passed != fyne.KeyEscape {
		t.Errorf("Esc arrives as %q", passed)
	}
	if p.AccessibilityRole() != fyne.AccessibleRoleButton || p.AccessibilityLabel() != "Press me" {
		t.Errorf("%q, %q", p.AccessibilityLabel(), p.AccessibilityRole())
	}
}

// TestFocusIsVisible: the ring shows while the button has the keyboard, and only then. The pointer changes its colour.
func TestFocusIsVisible(t *testing.T) {
	newApp(t)
	p := NewButton("Press me", Normal, nil)
	w := test.NewTempWindow(t, p)
	ring := test.WidgetRenderer(p).Objects()[2].(*canvas.Rectangle)
	back := test.WidgetRenderer(p).Objects()[0].(*canvas.Rectangle)
	if ring.Visible() {
		t.Error("a ring without focus")
	}
	w.Canvas().Focus(p)
	if !ring.Visible() {
		t.Error("no ring with focus")
	}
	w.Canvas().Unfocus()
	if ring.Visible() {
		t.Error("the ring stays")
	}
	before := back.FillColor
	p.MouseIn(&desktop.MouseEvent{})
	if back.FillColor == before {
		t.Error("the pointer changes nothing")
	}
	p.MouseOut()
	if back.FillColor != before {
		t.Error("the pointer leaves a trace")
	}
	test.Tap(p) // no action: no panic
}

func TestFlowAndEnds(t *testing.T) {
	newApp(t)
	box := func() fyne.CanvasObject {
		r := canvas.NewRectangle(nil)
		r.SetMinSize(fyne.NewSize(100, 40))
		return r
	}
	a, b, c, hidden := box(), box(), box(), box()
	hidden.Hide()
	flow := container.New(&Flow{Gap: 10}, a, hidden, b, c)
	flow.Resize(fyne.NewSize(210, 100))
	if b.Position() != fyne.NewPos(110, 0) || c.Position() != fyne.NewPos(0, 50) || flow.MinSize() != fyne.NewSize(100, 90) {
		t.Errorf("%v, %v, %v", b.Position(), c.Position(), flow.MinSize())
	}
	ends := container.New(&Ends{}, a, b, c)
	ends.Resize(fyne.NewSize(500, 40))
	if a.Position().X != 0 || b.Position().X != 300 || c.Position().X != 400 {
		t.Errorf("%v, %v, %v", a.Position(), b.Position(), c.Position())
	}
	ends.Resize(fyne.NewSize(250, 80))
	if c.Position().Y == 0 {
		t.Error("no second row where there is no room")
	}
}

// TestColumn: never wider than lines are readable, in the middle, with wrapped texts as high as they need.
func TestColumn(t *testing.T) {
	newApp(t)
	label := widget.NewLabel("Some words that do not fit into one line of a very narrow column, and so they wrap.")
	label.Wrapping = fyne.TextWrapWord
	below := canvas.NewRectangle(nil)
	below.SetMinSize(fyne.NewSize(10, 10))
	column := container.New(&Column{Gap: 5, Margin: 20, Wide: true}, label, below)
	column.Resize(fyne.NewSize(150, 1000))
	if label.Size().Height < label.MinSize().Height || below.Position().Y != label.Size().Height+5 {
		t.Errorf("the text has %v and needs %v; below it %v", label.Size(), label.MinSize(), below.Position())
	}
	if label.Position().X != narrowMargin {
		t.Errorf("a narrow column begins at %v", label.Position().X)
	}
}

// drawn lists the lines that a long text draws, from top to bottom.
func drawn(l *LongText) (lines []string) {
	for _, o := range test.WidgetRenderer(l).Objects() {
		if o.Visible() {
			lines = append(lines, o.(*canvas.Text).Text)
		}
	}
	return lines
}

// TestLongText: it draws what is in view and no more, where it belongs, and wraps anew when its width changes.
func TestLongText(t *testing.T) {
	newApp(t)
	var text strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&text, "line %d\n", i)
	}
	l := NewLongText(text.String())
	l.Resize(fyne.NewSize(600, 100))
	line := l.MinSize().Height / 5000
	l.View(1000*line, 1010*line)
	got := drawn(l)
	if len(got) != 11 || got[0] != "line 1000" || got[10] != "line 1010" {
		t.Errorf("draws %q", got)
	}
	if first := test.WidgetRenderer(l).Objects()[0].Position().Y; first < 999.5*line || first > 1000.5*line {
		t.Errorf("line 1000 stands at line %v", first/line)
	}
	l.View(4995*line, 5100*line)
	if got := drawn(l); len(got) != 5 || got[4] != "line 4999" {
		t.Errorf("draws %q at the end", got)
	}
	l.View(-500, -100)
	if got := drawn(l); len(got) != 0 {
		t.Errorf("draws %q when it is out of view", got)
	}
	if l.Text() != text.String() || l.AccessibilityLabel() != text.String() || l.AccessibilityRole() != fyne.AccessibleRoleText {
		t.Error("a screen reader gets another text")
	}
}

func TestLongTextWraps(t *testing.T) {
	newApp(t)
	long := NewLongText(strings.Repeat("word ", 100))
	long.Resize(fyne.NewSize(1000, 10))
	wide := long.MinSize().Height
	long.Resize(fyne.NewSize(300, 10))
	if narrow := long.MinSize().Height; narrow < 2*wide {
		t.Errorf("%v high when wide, %v when narrow", wide, narrow)
	}
	for text, want := range map[string][]string{
		"":                nil,
		"a\n\nb":          {"a", "", "b"},
		"\tat once\r\n":   {"    at ", "once"},
		"abcdefghijkl":    {"abcdefghij", "kl"},
		"one two three":   {"one two ", "three"},
		"a bcdefghijkl":   {"a bcdefghi", "jkl"},
		"żółćżó":          {"żółćż", "ó"},
		"bell\a and \xff": {"bell and ?"},
	} {
		if got := wrapped(text, 10); !slices.Equal(got, want) {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}

// TestSearchFieldHandsShortcutsOn: those of the window work in the field, and the field keeps its own.
func TestSearchFieldHandsShortcutsOn(t *testing.T) {
	newApp(t)
	field := NewSearchField("Error code", "type here")
	test.NewTempWindow(t, field)
	pressed := 0
	keys := &desktop.CustomShortcut{KeyName: fyne.KeyP, Modifier: fyne.KeyModifierControl}
	field.TypedShortcut(keys) // nobody listens: no panic
	field.OnShortcut = func(*desktop.CustomShortcut) { pressed++ }
	field.TypedShortcut(keys)
	field.SetText("auth:3")
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
	if pressed != 1 || field.SelectedText() != "auth:3" {
		t.Errorf("pressed %d times, selected %q", pressed, field.SelectedText())
	}
}

// TestSearchFieldByMouse: a press puts the cursor where it is, although the words stand further from the edge than Fyne knows.
func TestSearchFieldByMouse(t *testing.T) {
	newApp(t)
	field := NewSearchField("Error code", "type here")
	w := test.NewTempWindow(t, field)
	w.Resize(fyne.NewSize(300, 60))
	field.SetText("accounts:4")
	for _, column := range []int{0, 4, 10} {
		field.CursorColumn = column
		at := field.CursorPosition().AddXY(fieldPad, fieldPad)
		field.CursorColumn = 7
		field.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
		if field.CursorColumn != column {
			t.Errorf("at letter %d the cursor goes to %d", column, field.CursorColumn)
		}
	}
}

func TestSearchFieldHandsKeysOn(t *testing.T) {
	newApp(t)
	field := NewSearchField("Error code", "type here")
	w := test.NewTempWindow(t, field)
	var passed []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { passed = append(passed, ev.Name) })
	w.Canvas().Focus(field)
	test.Type(field, "ab")
	for _, key := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyBackspace} {
		field.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if field.Text != "a" || len(passed) != 5 {
		t.Errorf("the field holds %q, handed on %q", field.Text, passed)
	}
	if field.AccessibilityLabel() != "Error code: a" || field.AccessibilityRole() != fyne.AccessibleRoleText {
		t.Errorf("%q", field.AccessibilityLabel())
	}
}

// TestTextCursorRests: when nobody has typed for a while, each frame holds the cursor still, without changing words, place or selection; a key has it blink again.
func TestTextCursorRests(t *testing.T) {
	newApp(t)
	field := NewSearchField("Error code", "type here")
	w := test.NewTempWindow(t, field)
	clock := time.Unix(0, 0)
	field.caret.now = func() time.Time { return clock }
	w.Canvas().Focus(field)
	test.Type(field, "auth:17")
	field.TypedShortcut(&fyne.ShortcutSelectAll{})

	held := 0
	field.caret.frames = nil
	field.caret.watch(func() { held++; field.Entry.TypedKey(&fyne.KeyEvent{}) })
	frame := func() { field.caret.frames.Tick(0.5) }
	for _, want := range []struct {
		later time.Duration
		held  int
	}{{0, 0}, {blinking - 1, 0}, {1, 1}, {time.Hour, 2}} {
		clock = clock.Add(want.later)
		if frame(); held != want.held {
			t.Errorf("%v after the last key: held %d times, want %d", clock.Sub(time.Unix(0, 0)), held, want.held)
		}
	}
	if field.Text != "auth:17" || field.SelectedText() != "auth:17" {
		t.Errorf("%q stands in the field, %q is selected", field.Text, field.SelectedText())
	}
	for name, touch := range map[string]func(){
		"a key":    func() { field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd}) },
		"a letter": func() { field.TypedRune('x') },
		"a press":  func() { field.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary}) },
	} {
		clock = clock.Add(time.Hour)
		if touch(); field.caret.rests() {
			t.Errorf("the cursor rests after %s", name)
		}
	}
}
