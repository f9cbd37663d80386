package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"unpause/ui/look"
)

// Column stacks its objects and keeps lines short enough to read: it is never wider than look.SizeColumn and stands in the middle.
type Column struct {
	// Gap is the room between two objects.
	Gap float32
	// Margin is the room at the left and right; in a narrow window it is less.
	Margin float32
	// Wide lets the column fill the width.
	Wide bool
}

// A window below this width, in units, keeps less room at the sides.
const (
	narrow       = 420
	narrowMargin = 8
)

// MinSize implements fyne.Layout.
func (c *Column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	shown := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		s.Width = max(s.Width, m.Width)
		s.Height += m.Height
		shown++
	}
	s.Width += 2 * min(c.Margin, narrowMargin)
	s.Height += c.Gap * float32(max(shown-1, 0))
	return s
}

// Layout implements fyne.Layout.
func (c *Column) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	margin := c.Margin
	if s.Width < narrow {
		margin = min(margin, narrowMargin)
	}
	width := s.Width - 2*margin
	if !c.Wide {
		width = min(width, theme.Size(look.SizeColumn))
	}
	x := (s.Width - width) / 2
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(width, o.MinSize().Height)) // wrapped texts learn their width here,
		height := o.MinSize().Height                      // and know their height only then
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos(x, y))
		y += height + c.Gap
	}
}

// Flow lays its objects out in rows from the left and begins a new row where the next one has no room.
type Flow struct {
	Gap   float32
	width float32
}

// narrowing is what a thing has that can stand in less width than it would like, by becoming higher.
type narrowing interface {
	narrowest() float32
	narrowTo(width float32)
}

// MinSize implements fyne.Layout. The height is the one for the width of the last Layout.
func (f *Flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if n, ok := o.(narrowing); ok && n.narrowest() > 0 {
			width = max(width, n.narrowest())
			continue
		}
		width = max(width, o.MinSize().Width)
	}
	return fyne.NewSize(width, f.place(objects, max(f.width, width), func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}

// Layout implements fyne.Layout.
func (f *Flow) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	f.width = s.Width
	f.place(objects, s.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Resize(size)
		o.Move(at)
	})
}

// place works out where everything goes and returns the height.
func (f *Flow) place(objects []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	var x, y, row float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if n, ok := o.(narrowing); ok && f.width > 0 { // before the first layout nobody knows how much room there will be
			n.narrowTo(f.width)
		}
		m := o.MinSize()
		if x > 0 && x+m.Width > width {
			x, y, row = 0, y+row+f.Gap, 0
		}
		put(o, fyne.NewPos(x, y), fyne.NewSize(min(m.Width, width), m.Height))
		x += m.Width + f.Gap
		row = max(row, m.Height)
	}
	return y + row
}

// Ends puts its first object at the left and the others at the right, and wraps like Flow where there is no room for that.
type Ends struct{ Flow }

// Layout implements fyne.Layout.
func (e *Ends) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	e.Flow.Layout(objects, s)
	if len(objects) < 2 {
		return
	}
	last := objects[len(objects)-1]
	if last.Position().Y > 0 {
		return
	}
	room := s.Width - last.Position().X - last.Size().Width
	for _, o := range objects[1:] {
		o.Move(o.Position().AddXY(room, 0))
	}
}

// Settled holds a scroll, with what lies over it, and lays its content out twice: wrapped texts know their height only when they have been given their width.
type Settled struct {
	Done func() // called after each layout; may be nil
}

// MinSize implements fyne.Layout.
func (*Settled) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout implements fyne.Layout.
func (l *Settled) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Resize(s)
		if scroll, ok := o.(*container.Scroll); ok {
			scroll.Content.Resize(fyne.NewSize(s.Width, max(s.Height, scroll.Content.MinSize().Height)))
			scroll.Refresh()
		}
	}
	if l.Done != nil {
		l.Done()
	}
}
