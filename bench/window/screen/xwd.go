// Package screen looks at a virtual screen without asking anybody: Xvfb keeps its pixels in a file, which is mapped here. It tells how a picture at rest looks, and
// when it is there. What it knows nothing of are windows, keys and programs.
package screen

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"os"
	"syscall"
)

// Layout is where the pixels lie in the file of a screen: 4 bytes each, blue first.
type Layout struct {
	Width, Height int
	Start, Stride int // in bytes
}

// errHeader is met for a file that is no XWD file of the kind that Xvfb writes.
var errHeader = errors.New("not the file of a screen with 32 bits a pixel")

// The numbers at the head of an XWD file, each of four bytes with the highest first, and what must stand there.
const (
	headerSizeAt, versionAt, formatAt, widthAt, heightAt, orderAt = 0, 1, 2, 4, 5, 7
	bitsAt, strideAt, colorsAt                                    = 11, 12, 19
	headerNumbers                                                 = 25

	xwdVersion, zPixmap, lowFirst = 7, 2, 0
	colorSize                     = 12 // of one entry of the table behind the head
	pixelSize                     = 4
)

// ParseLayout reads the head of an XWD file.
func ParseLayout(file []byte) (Layout, error) {
	if len(file) < 4*headerNumbers {
		return Layout{}, errHeader
	}
	number := func(at int) int { return int(binary.BigEndian.Uint32(file[4*at:])) }
	l := Layout{Width: number(widthAt), Height: number(heightAt), Start: number(headerSizeAt) + colorSize*number(colorsAt), Stride: number(strideAt)}
	switch {
	case number(versionAt) != xwdVersion, number(formatAt) != zPixmap, number(orderAt) != lowFirst, number(bitsAt) != 8*pixelSize:
		return Layout{}, errHeader
	case l.Width <= 0, l.Height <= 0, l.Stride < pixelSize*l.Width:
		return Layout{}, errHeader
	case l.Start > len(file), l.Height > (len(file)-l.Start)/l.Stride: // no product of the two, which may be too large for an int
		return Layout{}, fmt.Errorf("%w: it is too short", errHeader)
	}
	return l, nil
}

// Screen is a mapped screen. Its pixels change while they are read.
type Screen struct {
	Layout
	file []byte
}

// Open maps the file of a screen.
func Open(path string) (*Screen, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	data, err := syscall.Mmap(int(f.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	layout, err := ParseLayout(data)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), syscall.Munmap(data))
	}
	return &Screen{layout, data}, nil
}

// Close unmaps the screen. No View of it may be used afterwards.
func (s *Screen) Close() error { return syscall.Munmap(s.file) }

// View is a part of the screen.
func (s *Screen) View(part image.Rectangle) (View, error) {
	if part.Empty() || !part.In(image.Rect(0, 0, s.Width, s.Height)) {
		return View{}, fmt.Errorf("%v is not on the screen of %dx%d", part, s.Width, s.Height)
	}
	return View{s.file[s.Start+part.Min.Y*s.Stride+part.Min.X*pixelSize:], s.Stride, part.Dx(), part.Dy()}, nil
}

// View is a part of a screen, as it is at the moment.
type View struct {
	pixels        []byte
	stride        int
	Width, Height int
}

// colorBits leaves out the fourth byte, which means nothing on a screen.
const colorBits = 0xffffff

func (v View) at(x, y int) uint32 {
	return binary.LittleEndian.Uint32(v.pixels[y*v.stride+x*pixelSize:]) & colorBits
}

// Picture is a copy of the view, row after row.
func (v View) Picture() Picture {
	p := Picture{v.Width, v.Height, make([]uint32, 0, v.Width*v.Height)}
	for y := range v.Height {
		row := v.pixels[y*v.stride:]
		for x := range v.Width {
			p.Pixels = append(p.Pixels, binary.LittleEndian.Uint32(row[x*pixelSize:])&colorBits)
		}
	}
	return p
}
