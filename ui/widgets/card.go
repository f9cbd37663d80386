package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unpause/ui/look"
)

// Card is a quiet box around something.
type Card struct {
	widget.BaseWidget
	content fyne.CanvasObject
}

// NewCard puts content in a box.
func NewCard(content fyne.CanvasObject) *Card {
	c := &Card{content: content}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{card: c, back: &canvas.Rectangle{}}
	r.Refresh()
	return r
}

type cardRenderer struct {
	card *Card
	back *canvas.Rectangle
}

// cardPad is the room between the edge of a card and its content.
const cardPad = 14

func (r *cardRenderer) Destroy() {}
func (r *cardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.card.content}
}

func (r *cardRenderer) MinSize() fyne.Size {
	return r.card.content.MinSize().AddWidthHeight(2*cardPad, 2*cardPad)
}

func (r *cardRenderer) Layout(s fyne.Size) {
	r.back.Resize(s)
	r.card.content.Resize(s.SubtractWidthHeight(2*cardPad, 2*cardPad))
	r.card.content.Move(fyne.NewSquareOffsetPos(cardPad))
}

func (r *cardRenderer) Refresh() {
	r.back.FillColor = theme.Color(look.ColorSurface)
	r.back.StrokeColor, r.back.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	r.back.CornerRadius = theme.Size(theme.SizeNameButtonRadius)
	r.back.Refresh()
	r.card.content.Refresh()
}
