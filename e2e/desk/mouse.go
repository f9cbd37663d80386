package desk

import (
	"fmt"
	"image"
	"strconv"
	"time"
)

// Click presses the mouse at a place, in pixels from the top left of the window. The pointer goes there in steps: a window only learns where the pointer is when
// it moves.
func (d *Desk) Click(x, y int) error {
	for _, short := range []int{7, 3, 0} {
		if _, err := d.xdotool("mousemove", "--window", d.window, strconv.Itoa(x-short), strconv.Itoa(y)); err != nil {
			return err
		}
		time.Sleep(glance / 2)
	}
	if _, err := d.xdotool("click", "1"); err != nil {
		return err
	}
	return d.HidePointer()
}

// The measures of what counts as the same picture: letters are drawn a little differently by each driver, so squares of pixels are compared, and a few of them
// may differ, such as those below a cursor that blinks.
const (
	square         = 8     // pixels
	sameBrightness = 28    // of 255, on average over a square
	mayDiffer      = 0.004 // share of the squares
)

// WaitPicture waits until the window looks like a picture, and saves it then. The error says how much of it is different. file may be empty.
func (d *Desk) WaitPicture(want image.Image, file string) error {
	var got *image.RGBA
	err := d.until("the window to look as it should", func() (ok bool, instead string) {
		var err error
		if got, err = d.picture(); err != nil {
			return false, err.Error()
		}
		if got.Bounds().Size() != want.Bounds().Size() {
			return false, fmt.Sprintf("it is %v large, not %v", got.Bounds().Size(), want.Bounds().Size())
		}
		differ := Difference(got, want)
		return differ <= mayDiffer, fmt.Sprintf("%.1f%% of it is different", 100*differ)
	})
	if err != nil || file == "" {
		return err
	}
	return save(file, got)
}

// Difference is the share of squares in which two pictures of the same size differ.
func Difference(a, b image.Image) float64 {
	bounds, differ, all := a.Bounds(), 0, 0
	for y := 0; y < bounds.Dy(); y += square {
		for x := 0; x < bounds.Dx(); x += square {
			all++
			if distance := brightness(a, x, y) - brightness(b, x, y); distance > sameBrightness || distance < -sameBrightness {
				differ++
			}
		}
	}
	return float64(differ) / float64(all)
}

// brightness of a square, from 0 to 255.
func brightness(p image.Image, left, top int) int {
	sum, pixels := 0, 0
	corner := p.Bounds().Min
	for y := top; y < min(top+square, p.Bounds().Dy()); y++ {
		for x := left; x < min(left+square, p.Bounds().Dx()); x++ {
			r, g, b, _ := p.At(corner.X+x, corner.Y+y).RGBA()
			sum += int(r+g+b) / 3 >> 8
			pixels++
		}
	}
	return sum / pixels
}
