// Package icon draws the program's icon in the sizes that Windows shows.
package icon

import (
	"bytes"
	"fmt"
	"image"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
	"golang.org/x/image/draw"
)

// Sizes are the widths in pixels that Windows asks for: title bar, task bar, tiles and Explorer's views, at scales from 100% to 400%.
var Sizes = []int{16, 20, 24, 32, 40, 48, 64, 96, 128, 256}

// fine is how many times larger a picture is drawn before it is made small, so that edges come out smooth.
const fine = 4

// box takes the mean of the pixels that fall into one, and of no others: edges on the border of a pixel stay sharp.
var box = draw.Kernel{Support: 0.5, At: func(float64) float64 { return 1 }}

// small is the widest size that the drawing for small sizes is used for. Above it the lines of the large drawing are two pixels wide and more.
const small = 16

// DrawAll draws the icon in all sizes, the small ones from a drawing of their own: on 16 pixels the bars of the large one would fall between pixels.
func DrawAll(large, little []byte) ([]image.Image, error) {
	pictures := make([]image.Image, 0, len(Sizes))
	for _, size := range Sizes {
		svg := large
		if size <= small {
			svg = little
		}
		picture, err := Draw(svg, size)
		if err != nil {
			return nil, err
		}
		pictures = append(pictures, picture)
	}
	return pictures, nil
}

// Draw draws an SVG picture with a square view box, size pixels wide and high. It knows filled shapes only: the library does not scale the width of lines,
// neither here nor in Fyne's window.
func Draw(svg []byte, size int) (image.Image, error) {
	drawing, err := oksvg.ReadIconStream(bytes.NewReader(svg), oksvg.StrictErrorMode)
	if err != nil {
		return nil, fmt.Errorf("the icon could not be read: %w", err)
	}
	wide := size * fine
	drawing.SetTarget(0, 0, float64(wide), float64(wide))
	canvas := image.NewRGBA(image.Rect(0, 0, wide, wide))
	drawing.Draw(rasterx.NewDasher(wide, wide, rasterx.NewScannerGV(wide, wide, canvas, canvas.Bounds())), 1)

	picture := image.NewNRGBA(image.Rect(0, 0, size, size))
	box.Scale(picture, picture.Bounds(), canvas, canvas.Bounds(), draw.Src, nil)
	return picture, nil
}
