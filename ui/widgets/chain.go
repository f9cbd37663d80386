package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unpause/ui/look"
)

// Link is one box of a chain.
type Link struct {
	Plain string              // large
	Name  string              // small
	Mark  string              // words for its part in the chain, such as "Weak spot"; empty for an ordinary link
	Color fyne.ThemeColorName // of the edge and the mark; empty for an ordinary link
	Bold  bool                // a thick edge
	Here  string              // what is known of it on this PC; empty for nothing
	// Broken is a link that was found broken on this PC: it stands out from the others.
	Broken bool
}

// The measures of a chain.
const (
	linkWidth  = 176 // the least width of a box
	arrowWidth = 28
	linkPad    = 12
)

// NewChain draws the links as boxes with arrows between them. It fills rows from the left and stands the boxes below each other where
// there is room for one only.
func NewChain(links []Link) *fyne.Container {
	l := &chainLayout{}
	var objects []fyne.CanvasObject
	for i, link := range links {
		if i > 0 {
			objects = append(objects, newArrow())
		}
		objects = append(objects, newLinkBox(link))
	}
	return container.New(l, objects...)
}

// newLinkBox draws one link.
func newLinkBox(link Link) fyne.CanvasObject {
	box := &linkBox{link: link}
	box.ExtendBaseWidget(box)
	return box
}

type linkBox struct {
	widget.BaseWidget
	link Link
}

var _ fyne.Accessible = (*linkBox)(nil)

// AccessibilityLabel implements fyne.Accessible.
func (b *linkBox) AccessibilityLabel() string {
	label := b.link.Plain
	if b.link.Mark != "" {
		label = b.link.Mark + ": " + label
	}
	if b.link.Here != "" {
		label += ". " + b.link.Here
	}
	return label
}

// AccessibilityRole implements fyne.Accessible.
func (b *linkBox) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (b *linkBox) CreateRenderer() fyne.WidgetRenderer {
	var segments []widget.RichTextSegment
	add := func(text string, size fyne.ThemeSizeName, color fyne.ThemeColorName, bold bool) {
		segments = append(segments, &widget.TextSegment{Text: text, Style: widget.RichTextStyle{
			ColorName: color, SizeName: size, TextStyle: fyne.TextStyle{Bold: bold},
		}})
	}
	if b.link.Mark != "" {
		add(b.link.Mark, look.SizeSmall, b.link.Color, true)
	}
	add(b.link.Plain, theme.SizeNameText, theme.ColorNameForeground, false)
	add(b.link.Name, look.SizeSmall, look.ColorMuted, false)
	if b.link.Here != "" {
		color := look.ColorMuted
		if b.link.Broken {
			color = look.ColorBreaks
		}
		add(b.link.Here, look.SizeSmall, color, b.link.Broken)
	}
	words := widget.NewRichText(segments...)
	words.Wrapping = fyne.TextWrapWord
	r := &linkRenderer{box: b, back: &canvas.Rectangle{}, words: words}
	r.Refresh()
	return r
}

type linkRenderer struct {
	box   *linkBox
	back  *canvas.Rectangle
	words *widget.RichText
}

func (r *linkRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.back, r.words} }
func (r *linkRenderer) Destroy()                     {}

func (r *linkRenderer) MinSize() fyne.Size {
	return fyne.NewSize(linkWidth, r.words.MinSize().Height+2*linkPad)
}

func (r *linkRenderer) Layout(s fyne.Size) {
	r.back.Resize(s)
	r.words.Resize(s.SubtractWidthHeight(2*linkPad, 2*linkPad))
	r.words.Move(fyne.NewSquareOffsetPos(linkPad))
}

func (r *linkRenderer) Refresh() {
	edge := look.ColorOutline
	if r.box.link.Color != "" {
		edge = r.box.link.Color
	}
	r.back.FillColor = theme.Color(look.ColorSurface)
	r.back.StrokeColor, r.back.StrokeWidth = theme.Color(edge), 1
	if r.box.link.Bold {
		r.back.StrokeWidth = 3
	}
	if r.box.link.Broken {
		r.back.StrokeColor, r.back.StrokeWidth = theme.Color(look.ColorBreaks), 4
	}
	r.back.CornerRadius = theme.Size(theme.SizeNameButtonRadius)
	r.back.Refresh()
	r.words.Refresh()
}

// arrow points to the right, or down where the boxes stand below each other.
type arrow struct {
	widget.BaseWidget
	down bool
}

func newArrow() *arrow {
	a := &arrow{}
	a.ExtendBaseWidget(a)
	return a
}

func (a *arrow) CreateRenderer() fyne.WidgetRenderer {
	r := &arrowRenderer{arrow: a}
	for i := range r.lines {
		r.lines[i] = canvas.NewLine(theme.Color(look.ColorMuted))
		r.lines[i].StrokeWidth = 2
	}
	return r
}

// arrowRenderer draws a shaft and two strokes for the head.
type arrowRenderer struct {
	arrow *arrow
	lines [3]*canvas.Line
}

func (r *arrowRenderer) Destroy()           {}
func (r *arrowRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(arrowWidth) }
func (r *arrowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.lines[0], r.lines[1], r.lines[2]}
}

func (r *arrowRenderer) Refresh() {
	for _, l := range r.lines {
		l.StrokeColor = theme.Color(look.ColorMuted)
		l.Refresh()
	}
	r.Layout(r.arrow.Size())
}

func (r *arrowRenderer) Layout(s fyne.Size) {
	const margin, head = 5, 6
	from, to := fyne.NewPos(margin, s.Height/2), fyne.NewPos(s.Width-margin, s.Height/2)
	wings := [2]fyne.Position{to.AddXY(-head, -head), to.AddXY(-head, head)}
	if r.arrow.down {
		from, to = fyne.NewPos(s.Width/2, margin), fyne.NewPos(s.Width/2, s.Height-margin)
		wings = [2]fyne.Position{to.AddXY(-head, -head), to.AddXY(head, -head)}
	}
	for i, start := range []fyne.Position{from, wings[0], wings[1]} {
		r.lines[i].Position1, r.lines[i].Position2 = start, to
	}
}

// chainLayout places boxes (even objects) and arrows (odd objects).
type chainLayout struct{ width float32 }

// columns tells how many boxes stand in a row.
func (l *chainLayout) columns(width float32, boxes int) int {
	fit := int((width + arrowWidth) / (linkWidth + arrowWidth))
	return max(1, min(fit, boxes))
}

func (l *chainLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := l.place(objects, max(l.width, linkWidth), false)
	return fyne.NewSize(linkWidth, height)
}

func (l *chainLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	l.place(objects, s.Width, true)
}

// place works out the rows, moves the objects if told so, and returns the height.
func (l *chainLayout) place(objects []fyne.CanvasObject, width float32, move bool) float32 {
	boxes := (len(objects) + 1) / 2
	columns := l.columns(width, boxes)
	if columns == 1 {
		return l.below(objects, width, move)
	}
	// An arrow stands behind every box, also behind the last one of a row that is not the last.
	room := width - float32(columns-1)*arrowWidth
	if boxes > columns {
		room -= arrowWidth
	}
	box := room / float32(columns)
	y := float32(0)
	for start := 0; start < boxes; start += columns {
		end := min(start+columns, boxes)
		height := rowHeight(objects, start, end, box)
		for i := start; move && i < end; i++ {
			x := float32(i-start) * (box + arrowWidth)
			objects[2*i].Resize(fyne.NewSize(box, height))
			objects[2*i].Move(fyne.NewPos(x, y))
			if 2*i+1 < len(objects) {
				putArrow(objects[2*i+1], false, fyne.NewPos(x+box, y), fyne.NewSize(arrowWidth, height))
			}
		}
		y += height
		if end < boxes {
			y += theme.Size(look.SizeGap)
		}
	}
	return y
}

// rowHeight is the height of the tallest of some boxes when each has the width.
func rowHeight(objects []fyne.CanvasObject, start, end int, width float32) float32 {
	height := float32(0)
	for i := start; i < end; i++ {
		height = max(height, heightAt(objects[2*i], width))
	}
	return height
}

// heightAt is the height that an object with wrapped text wants at a width.
func heightAt(o fyne.CanvasObject, width float32) float32 {
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
	}
	return o.MinSize().Height
}

// below stands all boxes below each other, with arrows pointing down between them.
func (l *chainLayout) below(objects []fyne.CanvasObject, width float32, move bool) float32 {
	y := float32(0)
	for i, o := range objects {
		height := float32(arrowWidth)
		if i%2 == 0 {
			height = heightAt(o, width)
		}
		switch {
		case !move:
		case i%2 == 0:
			o.Resize(fyne.NewSize(width, height))
			o.Move(fyne.NewPos(0, y))
		default:
			putArrow(o, true, fyne.NewPos(0, y), fyne.NewSize(width, height))
		}
		y += height
	}
	return y
}

func putArrow(o fyne.CanvasObject, down bool, at fyne.Position, s fyne.Size) {
	a, ok := o.(*arrow)
	if !ok {
		return
	}
	a.down = down
	a.Resize(s)
	a.Move(at)
	a.Refresh()
}
