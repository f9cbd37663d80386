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

// The measures of what counts as the same picture: drivers draw letters a little differently and edges a pixel off, so squares of pixels are compared, and a few
// of them may differ, such as those below a cursor that blinks.
const (
	square         = 8     // pixels
	off            = 2     // pixels
	sameBrightness = 24    // of 255, on average over a square
	mayDiffer      = 0.002 // share of the squares
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
	sumsA, sumsB, size := sums(a), sums(b), a.Bounds().Size()
	differ, all := 0, 0
	for y := off; y+square+off <= size.Y; y += square {
		for x := off; x+square+off <= size.X; x += square {
			all++
			if !sameSquare(sumsA, sumsB, x, y) {
				differ++
			}
		}
	}
	return float64(differ) / float64(all)
}

// sameSquare looks for a square of one picture at about the same place of the other one.
func sameSquare(a, b [][]int, x, y int) bool {
	want := brightness(a, x, y)
	for dy := -off; dy <= off; dy++ {
		for dx := -off; dx <= off; dx++ {
			if distance := brightness(b, x+dx, y+dy) - want; -sameBrightness <= distance && distance <= sameBrightness {
				return true
			}
		}
	}
	return false
}

// brightness of the square with its corner at a place, from 0 to 255.
func brightness(sums [][]int, x, y int) int {
	return (sums[y+square][x+square] - sums[y][x+square] - sums[y+square][x] + sums[y][x]) / (square * square)
}

// sums has for each place the brightness of all pixels above and left of it, so that each square takes four steps only.
func sums(p image.Image) [][]int {
	size, corner := p.Bounds().Size(), p.Bounds().Min
	all := [][]int{make([]int, size.X+1)}
	for y := range size.Y {
		line, row := make([]int, size.X+1), 0
		for x := range size.X {
			r, g, b, _ := p.At(corner.X+x, corner.Y+y).RGBA()
			row += int(r+g+b) / 3 >> 8
			line[x+1] = all[y][x+1] + row
		}
		all = append(all, line)
	}
	return all
}
