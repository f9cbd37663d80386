package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unpause/ui/look"
)

// SearchField is a one-line field that hands the keys that mean something to the page (arrows up and down, Esc) on to it.
type SearchField struct {
	widget.Entry
	// OnShortcut gets the keys pressed together that a field has no use for; may be nil.
	OnShortcut func(keys *desktop.CustomShortcut)
	OnFocus    func(fyne.CanvasObject) // called when it gets the focus, so that the page can bring it into view; may be nil
	label      string
	caret      caret
}

var _ fyne.Accessible = (*SearchField)(nil)

// NewSearchField makes an empty field. label is what a screen reader says.
func NewSearchField(label, placeholder string) *SearchField {
	s := &SearchField{label: label, caret: caret{now: time.Now}}
	s.Scroll = fyne.ScrollHorizontalOnly
	s.PlaceHolder = placeholder
	s.Icon = theme.SearchIcon()
	s.ExtendBaseWidget(s)
	return s
}

// AccessibilityLabel implements fyne.Accessible.
func (s *SearchField) AccessibilityLabel() string { return s.label + ": " + s.Text }

// AccessibilityRole implements fyne.Accessible.
func (s *SearchField) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// TypedKey implements fyne.Focusable.
func (s *SearchField) TypedKey(ev *fyne.KeyEvent) {
	s.caret.wake()
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		passOn(s, ev)
	default:
		s.Entry.TypedKey(ev)
	}
}

// FocusGained implements fyne.Focusable.
func (s *SearchField) FocusGained() {
	s.Entry.FocusGained()
	s.caret.watch(func() { s.Entry.TypedKey(&fyne.KeyEvent{}) }) // a key that means nothing
	if s.OnFocus != nil {
		s.OnFocus(s)
	}
}

// FocusLost implements fyne.Focusable.
func (s *SearchField) FocusLost() {
	s.caret.stop()
	s.Entry.FocusLost()
}

// TypedRune implements fyne.Focusable.
func (s *SearchField) TypedRune(r rune) {
	s.caret.wake()
	s.Entry.TypedRune(r)
}

// TypedShortcut implements fyne.Shortcutable. A thing with the focus that knows shortcuts gets all of them, and the window none.
func (s *SearchField) TypedShortcut(shortcut fyne.Shortcut) {
	if keys, ok := shortcut.(*desktop.CustomShortcut); ok && s.OnShortcut != nil {
		s.OnShortcut(keys)
		return
	}
	s.Entry.TypedShortcut(shortcut)
}

// MouseDown implements desktop.Mouseable.
func (s *SearchField) MouseDown(ev *desktop.MouseEvent) {
	inner := *ev
	inner.Position = inner.Position.SubtractXY(fieldPad, fieldPad)
	s.caret.wake()
	s.Entry.MouseDown(&inner)
}

// Dragged implements fyne.Draggable.
func (s *SearchField) Dragged(ev *fyne.DragEvent) {
	inner := *ev
	inner.Position = inner.Position.SubtractXY(fieldPad, fieldPad)
	s.Entry.Dragged(&inner)
}

// CreateRenderer implements fyne.Widget. A field has the height of a thing that can be pressed, and the same edge around it as everything that has the keyboard. A theme
// override would say that in three lines. But Fyne gives it a new name with each refresh, and under each name it reads all fonts anew and keeps them.
func (s *SearchField) CreateRenderer() fyne.WidgetRenderer {
	return &fieldRenderer{s.Entry.CreateRenderer()}
}

// fieldRenderer stands what is in the field further from its edge.
type fieldRenderer struct{ fyne.WidgetRenderer }

// fieldPad is the room that it adds on each side.
const fieldPad = 11

// MinSize implements fyne.WidgetRenderer.
func (r *fieldRenderer) MinSize() fyne.Size {
	return r.WidgetRenderer.MinSize().AddWidthHeight(2*fieldPad, 2*fieldPad)
}

// Layout implements fyne.WidgetRenderer.
func (r *fieldRenderer) Layout(s fyne.Size) {
	r.WidgetRenderer.Layout(s.SubtractWidthHeight(2*fieldPad, 2*fieldPad))
	for i, o := range r.Objects() {
		if i < edgeParts {
			o.Resize(o.Size().AddWidthHeight(2*fieldPad, 2*fieldPad))
		} else {
			o.Move(o.Position().AddXY(fieldPad, fieldPad))
		}
	}
}

// edgeParts is how many of the first parts of Fyne's field are its ground and its edge.
const edgeParts = 2

// Refresh implements fyne.WidgetRenderer.
func (r *fieldRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	edge, ok := r.Objects()[edgeParts-1].(*canvas.Rectangle)
	if ok && edge.StrokeColor == theme.Color(theme.ColorNamePrimary) {
		edge.StrokeColor = theme.Color(look.ColorFocus)
	}
}
