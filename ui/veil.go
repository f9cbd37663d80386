package ui

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// veil lies over a page that has just come and fades, so that one page goes over into the next. It is short, nothing waits for it, and it is not there at all for
// people who want no animations. It catches no press.
type veil struct {
	cloth *canvas.Rectangle
	going *fyne.Animation // nil when none is
}

// veilTime is how long a page takes to come.
const veilTime = 140 * time.Millisecond

func newVeil() *veil {
	v := &veil{cloth: canvas.NewRectangle(color.Transparent)}
	v.cloth.Hide()
	return v
}

// lift fades the veil from the colour of the page to nothing.
func (v *veil) lift(still bool) {
	if v.going != nil {
		v.going.Stop()
		v.going = nil
	}
	v.cloth.Hide()
	if still || !fyne.CurrentApp().Settings().ShowAnimations() {
		return
	}
	paper := color.NRGBAModel.Convert(theme.Color(theme.ColorNameBackground)).(color.NRGBA)
	v.going = fyne.NewAnimation(veilTime, func(done float32) {
		paper.A = uint8(0xff * (1 - done))
		v.cloth.FillColor = paper
		v.cloth.Hidden = done == 1
		v.cloth.Refresh()
	})
	v.going.Curve = fyne.AnimationEaseOut
	v.cloth.Show()
	v.going.Start()
}
