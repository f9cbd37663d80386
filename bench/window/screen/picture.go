package screen

import (
	"image"
	"image/color"
)

// Picture is a picture that does not change any more.
type Picture struct {
	Width, Height int
	Pixels        []uint32 // red, green, blue in the lower 24 bits
}

// Background is the colour that most of the pixels have. plain tells whether all of them have it.
func (p Picture) Background() (background uint32, plain bool) {
	count := map[uint32]int{}
	for _, c := range p.Pixels {
		count[c]++
	}
	most := 0
	for c, n := range count {
		if n > most || n == most && c < background {
			background, most = c, n
		}
	}
	return background, len(count) == 1
}

// Differ is how many pixels are not the same in two pictures of one size.
func Differ(a, b Picture) (n int) {
	for i, c := range a.Pixels {
		if c != b.Pixels[i] {
			n++
		}
	}
	return n
}

// Image is the picture for files.
func (p Picture) Image() image.Image {
	m := image.NewRGBA(image.Rect(0, 0, p.Width, p.Height))
	for i, c := range p.Pixels {
		m.SetRGBA(i%p.Width, i/p.Width, color.RGBA{R: uint8(c >> 16), G: uint8(c >> 8), B: uint8(c), A: 0xff})
	}
	return m
}

// Rest collects what of a picture blinks while all else is at rest.
type Rest struct {
	first  Picture
	blinks []bool
	count  int
}

// NewRest begins with a picture.
func NewRest(first Picture) *Rest {
	return &Rest{first: first, blinks: make([]bool, len(first.Pixels))}
}

// Note takes a later picture into account.
func (r *Rest) Note(p Picture) {
	for i, c := range p.Pixels {
		if c != r.first.Pixels[i] && !r.blinks[i] {
			r.blinks[i] = true
			r.count++
		}
	}
}

// Blinking is how many pixels have changed so far.
func (r *Rest) Blinking() int { return r.count }

// Whole wants every pixel that does not blink.
func (r *Rest) Whole() *Want {
	return newWant(r.first, func(i int) bool { return !r.blinks[i] })
}

// Drawn wants every pixel that does not blink and has another colour than the background, so that a bare background does not count. Where there is nothing but
// background, it is what is wanted.
func (r *Rest) Drawn() *Want {
	background, plain := r.first.Background()
	return newWant(r.first, func(i int) bool { return !r.blinks[i] && (plain || r.first.Pixels[i] != background) })
}

// Want is a picture that is waited for.
type Want struct {
	Picture
	runs   []run
	failed int // the run that did not fit last time, which is looked at first
}

// run is a row of pixels side by side that are wanted.
type run struct{ x, y, n int }

func newWant(p Picture, wanted func(i int) bool) *Want {
	w := &Want{Picture: p}
	for y := range p.Height {
		for x := 0; x < p.Width; x++ {
			from := x
			for x < p.Width && wanted(y*p.Width+x) {
				x++
			}
			if x > from {
				w.runs = append(w.runs, run{from, y, x - from})
			}
		}
	}
	return w
}

// Size is how many pixels are wanted.
func (w *Want) Size() (n int) {
	for _, r := range w.runs {
		n += r.n
	}
	return n
}

// Seen tells whether a view shows the picture now.
func (w *Want) Seen(v View) bool {
	if len(w.runs) == 0 || v.Width != w.Width || v.Height != w.Height || !w.shows(v, w.runs[w.failed]) {
		return false
	}
	for i, r := range w.runs {
		if !w.shows(v, r) {
			w.failed = i
			return false
		}
	}
	return true
}

func (w *Want) shows(v View, r run) bool {
	for x := r.x; x < r.x+r.n; x++ {
		if v.at(x, r.y) != w.Pixels[r.y*w.Width+x] {
			return false
		}
	}
	return true
}

// Missing is how many of the wanted pixels a picture does not have.
func (w *Want) Missing(p Picture) (n int) {
	for _, r := range w.runs {
		for i := r.y*w.Width + r.x; i < r.y*w.Width+r.x+r.n; i++ {
			if p.Pixels[i] != w.Pixels[i] {
				n++
			}
		}
	}
	return n
}
