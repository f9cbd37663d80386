package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unpause/ui/look"
)

// Style is how strongly something that can be pressed stands out.
type Style int

// The styles. A page has at most one Primary.
const (
	Normal  Style = iota // an outlined button
	Primary              // the main button of the page
	Quiet                // words only, for the top of the page
	Row                  // a whole row of a list
)

// Pressable is anything that can be pressed by mouse, finger or keyboard: Space or Enter when it has the focus. It wraps any content.
// Keys that it does not use go on to the page, so that Esc and the arrows work wherever the focus is.
type Pressable struct {
	widget.BaseWidget

	Label    string // what a screen reader says
	Style    Style
	OnTapped func()
	OnFocus  func(fyne.CanvasObject) // called when it gets the focus, so that the page can bring it into view

	content          fyne.CanvasObject
	focused, hovered bool
	held             bool // a mouse button is down on it

	words  *widget.RichText // those of a button, which can stand in several lines; nil for other contents
	beside float32          // the width of the signs beside them
	narrow float32          // the width in which the button stands with its words in several lines; 0 with one line
}

var (
	_ fyne.Focusable    = (*Pressable)(nil)
	_ fyne.Tappable     = (*Pressable)(nil)
	_ fyne.Accessible   = (*Pressable)(nil)
	_ desktop.Hoverable = (*Pressable)(nil)
)

// NewPressable makes content pressable. label is what a screen reader says.
func NewPressable(label string, style Style, content fyne.CanvasObject, tapped func()) *Pressable {
	p := &Pressable{Label: label, Style: style, OnTapped: tapped, content: content}
	p.ExtendBaseWidget(p)
	return p
}

// Content is what is pressed.
func (p *Pressable) Content() fyne.CanvasObject { return p.content }

// AccessibilityLabel implements fyne.Accessible.
func (p *Pressable) AccessibilityLabel() string { return p.Label }

// AccessibilityRole implements fyne.Accessible.
func (p *Pressable) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Tapped implements fyne.Tappable.
func (p *Pressable) Tapped(*fyne.PointEvent) {
	if p.OnTapped != nil {
		p.OnTapped()
	}
}

// FocusGained implements fyne.Focusable.
func (p *Pressable) FocusGained() {
	p.focused = true
	p.Refresh()
	if p.OnFocus != nil {
		p.OnFocus(p)
	}
}

// FocusLost implements fyne.Focusable.
func (p *Pressable) FocusLost() {
	p.focused = false
	p.Refresh()
}

// TypedRune implements fyne.Focusable. Space presses here and not in TypedKey: a key comes first and its letter after it, and by then something
// else may have the focus and would get the blank.
func (p *Pressable) TypedRune(r rune) {
	if r == ' ' {
		p.Tapped(nil)
		return
	}
	if c := canvasOf(p); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// TypedKey implements fyne.Focusable.
func (p *Pressable) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace: // see TypedRune
	case fyne.KeyReturn, fyne.KeyEnter:
		p.Tapped(nil)
	default:
		passOn(p, ev)
	}
}

// MouseIn implements desktop.Hoverable.
func (p *Pressable) MouseIn(*desktop.MouseEvent) {
	p.hovered = true
	p.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (p *Pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *Pressable) MouseOut() {
	p.hovered = false
	p.Refresh()
}

// MouseDown implements desktop.Mouseable.
func (p *Pressable) MouseDown(*desktop.MouseEvent) {
	p.held = true
	p.Refresh()
}

// MouseUp implements desktop.Mouseable.
func (p *Pressable) MouseUp(*desktop.MouseEvent) {
	p.held = false
	p.Refresh()
}

// canvasOf finds the canvas that an object is on.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// passOn hands a key to the page.
func passOn(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	if c := canvasOf(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(ev)
	}
}

// CreateRenderer implements fyne.Widget.
func (p *Pressable) CreateRenderer() fyne.WidgetRenderer {
	r := &pressableRenderer{p: p, back: &canvas.Rectangle{}, ring: &canvas.Rectangle{}}
	r.Refresh()
	return r
}

type pressableRenderer struct {
	p          *Pressable
	back, ring *canvas.Rectangle
}

func (r *pressableRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.p.content, r.ring}
}

func (r *pressableRenderer) Destroy() {}

// edge is the thickness of the edge of what can be pressed. One between whole numbers is drawn differently by different drivers.
const edge = 1

// quietPad is the room at the sides of words that can be pressed.
const quietPad = 12

// padding is the room around the content.
func (p *Pressable) padding() fyne.Size {
	switch p.Style {
	case Row:
		return fyne.NewSize(16, 12)
	case Quiet:
		return fyne.NewSize(quietPad, 10)
	}
	return fyne.NewSize(18, 10)
}

func (r *pressableRenderer) MinSize() fyne.Size {
	pad := r.p.padding()
	s := r.p.content.MinSize().AddWidthHeight(2*pad.Width, 2*pad.Height)
	s.Width = max(s.Width, r.p.narrow)
	return s.Max(fyne.NewSquareSize(theme.Size(look.SizeTarget)))
}

func (r *pressableRenderer) Layout(s fyne.Size) {
	pad := r.p.padding()
	r.back.Resize(s)
	// The ring stands outside, so that it is seen against the page and not against what fills the button.
	ring := theme.Size(look.SizeRing)
	r.ring.Resize(s.AddWidthHeight(2*ring, 2*ring))
	r.ring.Move(fyne.NewPos(-ring, -ring))
	inner := s.SubtractWidthHeight(2*pad.Width, 2*pad.Height)
	height := min(inner.Height, r.p.content.MinSize().Height)
	r.p.content.Resize(fyne.NewSize(inner.Width, max(height, 0)))
	// The content's height may have changed with its width.
	height = r.p.content.MinSize().Height
	r.p.content.Resize(fyne.NewSize(inner.Width, height))
	r.p.content.Move(fyne.NewPos(pad.Width, max((s.Height-height)/2, 0)))
}

func (r *pressableRenderer) Refresh() {
	radius := theme.Size(theme.SizeNameButtonRadius)
	r.back.CornerRadius, r.ring.CornerRadius = radius, radius+theme.Size(look.SizeRing)
	r.back.FillColor = theme.Color(r.fill())
	r.back.StrokeColor, r.back.StrokeWidth = theme.Color(look.ColorOutline), edge
	if r.p.Style == Primary || r.p.Style == Quiet {
		r.back.StrokeWidth = 0
	}
	r.ring.FillColor = theme.Color(look.ColorNone)
	r.ring.StrokeColor, r.ring.StrokeWidth = theme.Color(look.ColorFocus), theme.Size(look.SizeRing)
	r.ring.Hidden = !r.p.focused
	r.back.Refresh()
	r.ring.Refresh()
	r.p.content.Refresh()
}

func (r *pressableRenderer) fill() fyne.ThemeColorName {
	switch {
	case r.p.held && r.p.Style != Primary:
		return theme.ColorNamePressed
	case r.p.Style == Primary && (r.p.hovered || r.p.held):
		return look.ColorPrimaryHover
	case r.p.Style == Primary:
		return theme.ColorNamePrimary
	case r.p.hovered:
		return theme.ColorNameHover
	case r.p.Style == Quiet:
		return look.ColorNone
	}
	return look.ColorSurface
}
