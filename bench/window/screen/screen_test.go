package screen

import (
	"encoding/binary"
	"image"
	"os"
	"path/filepath"
	"testing"
)

// file makes the file of a screen, whose pixels count up.
func file(width, height, colors int) []byte {
	const name = "a name"
	head := 4*headerNumbers + len(name)
	stride := pixelSize*width + 8
	data := make([]byte, head+colorSize*colors+stride*height)
	for at, n := range map[int]int{headerSizeAt: head, versionAt: xwdVersion, formatAt: zPixmap, widthAt: width, heightAt: height, orderAt: lowFirst, bitsAt: 32, strideAt: stride, colorsAt: colors} {
		binary.BigEndian.PutUint32(data[4*at:], uint32(n))
	}
	for y := range height {
		for x := range width {
			binary.LittleEndian.PutUint32(data[head+colorSize*colors+y*stride+x*pixelSize:], uint32(y*width+x)|0xff000000)
		}
	}
	return data
}

func TestParseLayout(t *testing.T) {
	good := file(5, 3, 2)
	want := Layout{Width: 5, Height: 3, Start: 106 + 24, Stride: 28}
	if got, err := ParseLayout(good); got != want || err != nil {
		t.Errorf("%+v, %v, want %+v", got, err, want)
	}
	for name, bad := range map[string]func() []byte{
		"empty":           func() []byte { return nil },
		"a head alone":    func() []byte { return good[:4*headerNumbers] },
		"one byte short":  func() []byte { return good[:len(good)-1] },
		"another version": func() []byte { return changed(good, versionAt, 6) },
		"another format":  func() []byte { return changed(good, formatAt, 1) },
		"16 bits":         func() []byte { return changed(good, bitsAt, 16) },
		"highest first":   func() []byte { return changed(good, orderAt, 1) },
		"narrow rows":     func() []byte { return changed(good, strideAt, 16) },
		"no rows":         func() []byte { return changed(good, heightAt, 0) },
		"huge":            func() []byte { return changed(good, heightAt, 1<<31) },
	} {
		if l, err := ParseLayout(bad()); err == nil {
			t.Errorf("%s: %+v", name, l)
		}
	}
}

func changed(file []byte, at, to int) []byte {
	data := append([]byte{}, file...)
	binary.BigEndian.PutUint32(data[4*at:], uint32(to))
	return data
}

func FuzzParseLayout(f *testing.F) {
	f.Add(file(5, 3, 2))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := ParseLayout(data)
		if err != nil {
			return
		}
		s := &Screen{l, data}
		if v, err := s.View(image.Rect(0, 0, l.Width, l.Height)); err == nil {
			v.at(l.Width-1, l.Height-1)
		}
	})
}

func TestOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "screen")
	if err := os.WriteFile(path, file(6, 4, 1), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	v, err := s.View(image.Rect(2, 1, 5, 3))
	if err != nil {
		t.Fatal(err)
	}
	got := v.Picture()
	for i, want := range []uint32{8, 9, 10, 14, 15, 16} {
		if got.Pixels[i] != want {
			t.Errorf("pixel %d is %d, want %d", i, got.Pixels[i], want)
		}
	}
	for _, outside := range []image.Rectangle{{}, image.Rect(-1, 0, 2, 2), image.Rect(0, 0, 7, 1), image.Rect(0, 0, 1, 5)} {
		if _, err := s.View(outside); err == nil {
			t.Errorf("%v is on the screen", outside)
		}
	}
	if err := os.WriteFile(path, []byte("something else"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); err == nil {
		t.Error("any file is a screen")
	}
}

// viewOf shows pixels as a screen would.
func viewOf(width int, pixels ...uint32) View {
	v := View{stride: pixelSize * width, Width: width, Height: len(pixels) / width}
	for _, c := range pixels {
		v.pixels = binary.LittleEndian.AppendUint32(v.pixels, c)
	}
	return v
}

func TestWants(t *testing.T) {
	const bg = 0xeeeeee
	rest := NewRest(viewOf(3,
		bg, 1, 2,
		bg, bg, 3).Picture())
	rest.Note(viewOf(3,
		bg, 1, 2,
		bg, bg, 4).Picture())
	if rest.Blinking() != 1 {
		t.Fatalf("%d pixels blink", rest.Blinking())
	}
	for _, c := range []struct {
		name         string
		view         View
		whole, drawn bool
	}{
		{"the same", viewOf(3, bg, 1, 2, bg, bg, 3), true, true},
		{"with another fourth byte", viewOf(3, bg|0xff000000, 1, 2, bg, bg, 3), true, true},
		{"another state of what blinks", viewOf(3, bg, 1, 2, bg, bg, 9), true, true},
		{"another background", viewOf(3, 0, 1, 2, 0, 0, 3), false, true},
		{"a bare background", viewOf(3, bg, bg, bg, bg, bg, bg), false, false},
		{"one pixel off", viewOf(3, bg, 1, 3, bg, bg, 3), false, false},
		{"something too much", viewOf(3, bg, 1, 2, bg, 7, 3), false, true},
		{"another size", viewOf(2, bg, 1, 2, bg, bg, 3), false, false},
	} {
		whole, drawn := rest.Whole(), rest.Drawn()
		for range 2 { // also when it looks first where it failed
			if got := whole.Seen(c.view); got != c.whole {
				t.Errorf("%s: the whole is seen: %v", c.name, got)
			}
			if got := drawn.Seen(c.view); got != c.drawn {
				t.Errorf("%s: what is drawn is seen: %v", c.name, got)
			}
		}
		if c.view.Width == 3 && (whole.Missing(c.view.Picture()) == 0) != c.whole {
			t.Errorf("%s: %d pixels are missing", c.name, whole.Missing(c.view.Picture()))
		}
	}
	if whole, drawn := rest.Whole().Size(), rest.Drawn().Size(); whole != 5 || drawn != 2 {
		t.Errorf("%d and %d pixels are wanted", whole, drawn)
	}
}

func TestPlainBackground(t *testing.T) {
	plain := NewRest(viewOf(2, 5, 5, 5, 5).Picture()).Drawn()
	if !plain.Seen(viewOf(2, 5, 5, 5, 5)) || plain.Seen(viewOf(2, 5, 5, 5, 4)) || plain.Size() != 4 {
		t.Error("where there is only background, all of it is wanted")
	}
	for _, c := range []struct {
		view  View
		color uint32
		plain bool
	}{{viewOf(2, 5, 5, 5, 5), 5, true}, {viewOf(2, 7, 5, 7, 7), 7, false}, {viewOf(2, 9, 3, 3, 9), 3, false}} {
		if color, plain := c.view.Picture().Background(); color != c.color || plain != c.plain {
			t.Errorf("%v: %d, %v", c.view, color, plain)
		}
	}
}

func TestUnlike(t *testing.T) {
	former := NewRest(viewOf(4, 1, 2, 3, 4, 5, 6, 7, 8).Picture()).Whole()
	later := NewRest(viewOf(4, 1, 0, 3, 0, 5, 0, 7, 0).Picture()).Whole()
	for few, want := range map[int]int{1: 1, 2: 2, 3: 2, 5: 4, 100: 4} {
		u := former.Unlike(later, few)
		if u.Size() != want || !u.Seen(viewOf(4, 9, 2, 9, 4, 9, 6, 9, 8)) || u.Seen(viewOf(4, 1, 0, 3, 0, 5, 0, 7, 0)) {
			t.Errorf("of 4 pixels that differ, at most %d: %d are wanted", few, u.Size())
		}
	}
	if former.Unlike(former, 5).Size() != 0 {
		t.Error("a picture differs from itself")
	}
}

// TestNothingIsNeverSeen: a picture of which everything blinks says nothing.
func TestNothingIsNeverSeen(t *testing.T) {
	rest := NewRest(viewOf(1, 1).Picture())
	rest.Note(viewOf(1, 2).Picture())
	if rest.Whole().Seen(viewOf(1, 1)) {
		t.Error("it is seen")
	}
}
