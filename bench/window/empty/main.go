// Command empty is the floor for what is measured of Unpause's window: a window of the same size of the same Fyne, with nothing in it. At a key it puts a plain
// rectangle in, in turn of one of two colours, so that "key press to drawn" and "switch of a screen" have a floor too.
package main

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
)

// colors are both far from the backgrounds of the themes.
var colors = []color.Color{color.NRGBA{R: 0x20, G: 0x60, B: 0xa0, A: 0xff}, color.NRGBA{R: 0xa0, G: 0x60, B: 0x20, A: 0xff}}

func main() {
	w := app.NewWithID("app.unpause.empty").NewWindow("Empty")
	w.Resize(fyne.NewSize(900, 640))
	pressed := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) {
		w.SetContent(canvas.NewRectangle(colors[pressed%len(colors)]))
		pressed++
	})
	w.ShowAndRun()
}
