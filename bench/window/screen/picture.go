package screen

import (
	"encoding/binary"
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
	bytes  []byte // the pixels as they lie on a screen
	runs   []run
	failed int // the run that did not fit last time, which is looked at first
}

// run is a row of pixels side by side that are wanted.
type run struct{ x, y, n int }

func newWant(p Picture, wanted func(i int) bool) *Want {
	w := &Want{Picture: p, bytes: make([]byte, 0, len(p.Pixels)*pixelSize)}
	for _, c := range p.Pixels {
		w.bytes = binary.LittleEndian.AppendUint32(w.bytes, c)
	}
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

// shows compares two pixels at a time, since this is what limits how often a screen can be looked at.
func (w *Want) shows(v View, r run) bool {
	const two, bits = 2 * pixelSize, colorBits<<32 | colorBits
	n := r.n * pixelSize
	at := (r.y*w.Width + r.x) * pixelSize
	want := w.bytes[at : at+n]
	at = r.y*v.stride + r.x*pixelSize
	got := v.pixels[at : at+n]
	for ; len(want) >= two && len(got) >= two; want, got = want[two:], got[two:] {
		if (binary.LittleEndian.Uint64(want)^binary.LittleEndian.Uint64(got))&bits != 0 {
			return false
		}
	}
	return len(want) == 0 || (binary.LittleEndian.Uint32(want)^binary.LittleEndian.Uint32(got))&colorBits == 0
}

// Unlike wants of the picture only what another one has differently, and of that so few pixels, spread over all, that looking for them takes no time.
func (w *Want) Unlike(other *Want, few int) *Want {
	var places []int
	for _, r := range w.runs {
		for i := r.y*w.Width + r.x; i < r.y*w.Width+r.x+r.n; i++ {
			if other.Pixels[i] != w.Pixels[i] {
				places = append(places, i)
			}
		}
	}
	keep := map[int]bool{}
	for i := 0; i < len(places); i += len(places)/few + 1 {
		keep[places[i]] = true
	}
	return newWant(w.Picture, func(i int) bool { return keep[i] })
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
