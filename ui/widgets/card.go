package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unpause/ui/look"
)

// cardPad is the room between the edge of a card and its content.
const cardPad = 14

// NewCard puts content in a quiet box. It is a container, not a widget, so that a page can find its parts; see Offset.
func NewCard(content fyne.CanvasObject) *fyne.Container { return newBox(look.ColorSurface, content) }

// NewNotice is a card in which Unpause itself has something to say: with a sign, and in a colour that no row has.
func NewNotice(content fyne.CanvasObject) *fyne.Container {
	return newBox(look.ColorNotice, NewSigned(theme.InfoIcon(), content))
}

func newBox(fill fyne.ThemeColorName, content fyne.CanvasObject) *fyne.Container {
	back := &backdrop{fill: fill}
	back.ExtendBaseWidget(back)
	return container.NewStack(back, container.New(layout.NewCustomPaddedLayout(cardPad, cardPad, cardPad, cardPad), content))
}

// backdrop is the box itself. It is a widget so that it follows the theme.
type backdrop struct {
	widget.BaseWidget
	fill fyne.ThemeColorName
}

// CreateRenderer implements fyne.Widget.
func (b *backdrop) CreateRenderer() fyne.WidgetRenderer {
	r := &backdropRenderer{b, &canvas.Rectangle{}}
	r.Refresh()
	return r
}

type backdropRenderer struct {
	backdrop *backdrop
	box      *canvas.Rectangle
}

func (r *backdropRenderer) Destroy()                     {}
func (r *backdropRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.box} }
func (r *backdropRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *backdropRenderer) Layout(s fyne.Size)           { r.box.Resize(s) }

func (r *backdropRenderer) Refresh() {
	r.box.FillColor = theme.Color(r.backdrop.fill)
	r.box.StrokeColor, r.box.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	r.box.CornerRadius = theme.Size(theme.SizeNameButtonRadius)
	r.box.Refresh()
}

// NewLinkContent is the content of a row that leads on: a sign at the left, an arrow at the right, and words between them. sign may be nil.
func NewLinkContent(sign fyne.Resource, words fyne.CanvasObject) *fyne.Container {
	arrow := container.New(layout.NewCustomPaddedLayout(0, 0, cardPad, 0), newSign(look.Onward))
	if sign == nil {
		return container.New(layout.NewBorderLayout(nil, nil, nil, arrow), arrow, words)
	}
	before := container.New(layout.NewCustomPaddedLayout(0, 0, 0, cardPad), newSign(sign))
	return container.New(layout.NewBorderLayout(nil, nil, before, arrow), before, arrow, words)
}

// NewSigned puts a quiet sign before words that say the same, in line with the first of them.
func NewSigned(sign fyne.Resource, words fyne.CanvasObject) *fyne.Container {
	before := container.New(&firstLine{}, newSign(sign))
	return container.New(layout.NewBorderLayout(nil, nil, before, nil), before, words)
}

// firstLine stands a sign in the first line of the text beside it.
type firstLine struct{}

// MinSize implements fyne.Layout.
func (*firstLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(signGap, 0)
}

// Layout implements fyne.Layout.
func (*firstLine) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	sign := objects[0].MinSize()
	objects[0].Resize(sign)
	objects[0].Move(fyne.NewPos(0, max(0, (min(s.Height, theme.Size(theme.SizeNameText)+signGap)-sign.Height)/2)))
}

// NewDone puts a large sign before a title that says that all is well.
func NewDone(title fyne.CanvasObject) *fyne.Container {
	sign := widget.NewIcon(theme.NewSuccessThemedResource(theme.ConfirmIcon()))
	before := container.New(layout.NewCustomPaddedLayout(0, 0, 0, cardPad), container.NewGridWrap(fyne.NewSquareSize(theme.Size(look.SizeTitle)), sign))
	return container.New(layout.NewBorderLayout(nil, nil, before, nil), before, title)
}

// newSign is a quiet sign that stands beside words, which say the same.
func newSign(resource fyne.Resource) fyne.CanvasObject {
	return container.NewCenter(widget.NewIcon(theme.NewColoredResource(resource, look.ColorMuted)))
}

// NewQuote puts content behind a bar, as words of somebody else.
func NewQuote(content fyne.CanvasObject) *fyne.Container {
	bar := &quoteBar{}
	bar.ExtendBaseWidget(bar)
	return container.New(layout.NewBorderLayout(nil, nil, bar, nil), bar, container.New(layout.NewCustomPaddedLayout(quotePad, quotePad, cardPad, 0), content))
}

// quotePad is the room above and below the words of a quote.
const quotePad = 4

// quoteBar is the bar. It is a widget so that it follows the theme.
type quoteBar struct{ widget.BaseWidget }

// CreateRenderer implements fyne.Widget.
func (b *quoteBar) CreateRenderer() fyne.WidgetRenderer {
	r := &barRenderer{&canvas.Rectangle{}}
	r.Refresh()
	return r
}

type barRenderer struct{ bar *canvas.Rectangle }

func (r *barRenderer) Destroy()                     {}
func (r *barRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.bar} }
func (r *barRenderer) MinSize() fyne.Size           { return fyne.NewSize(barWidth, 0) }
func (r *barRenderer) Layout(s fyne.Size)           { r.bar.Resize(s) }

// barWidth is the width of the bar of a quote.
const barWidth = 4

func (r *barRenderer) Refresh() {
	r.bar.FillColor, r.bar.CornerRadius = theme.Color(theme.ColorNamePrimary), barWidth/2
	r.bar.Refresh()
}

// Offset tells where an object stands in a container, however deep. Unlike Fyne's own way of asking it also knows objects that have not been
// drawn yet. Parts inside widgets are not found.
func Offset(c *fyne.Container, o fyne.CanvasObject) (at fyne.Position, found bool) {
	for _, child := range c.Objects {
		if child == o {
			return child.Position(), true
		}
		if inner, ok := child.(*fyne.Container); ok {
			if at, found := Offset(inner, o); found {
				return inner.Position().Add(at), true
			}
		}
	}
	return fyne.Position{}, false
}
