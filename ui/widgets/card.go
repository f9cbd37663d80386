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
func NewCard(content fyne.CanvasObject) *fyne.Container {
	back := &backdrop{}
	back.ExtendBaseWidget(back)
	return container.NewStack(back, container.New(layout.NewCustomPaddedLayout(cardPad, cardPad, cardPad, cardPad), content))
}

// backdrop is the box itself. It is a widget so that it follows the theme.
type backdrop struct{ widget.BaseWidget }

// CreateRenderer implements fyne.Widget.
func (b *backdrop) CreateRenderer() fyne.WidgetRenderer {
	r := &backdropRenderer{&canvas.Rectangle{}}
	r.Refresh()
	return r
}

type backdropRenderer struct{ box *canvas.Rectangle }

func (r *backdropRenderer) Destroy()                     {}
func (r *backdropRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.box} }
func (r *backdropRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *backdropRenderer) Layout(s fyne.Size)           { r.box.Resize(s) }

func (r *backdropRenderer) Refresh() {
	r.box.FillColor = theme.Color(look.ColorSurface)
	r.box.StrokeColor, r.box.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	r.box.CornerRadius = theme.Size(theme.SizeNameButtonRadius)
	r.box.Refresh()
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
