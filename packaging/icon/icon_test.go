package icon

import (
	"image"
	"image/color"
	"os"
	"slices"
	"testing"
)

// The colours of resources/icon.svg.
var (
	blue   = color.NRGBA{0x31, 0x50, 0x8f, 0xff}
	white  = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	yellow = color.NRGBA{0xff, 0xc8, 0x57, 0xff}
)

// drawn draws the project's own icon.
func drawn(t *testing.T) []image.Image {
	t.Helper()
	large, err := os.ReadFile("../../resources/icon.svg")
	if err != nil {
		t.Fatal(err)
	}
	little, err := os.ReadFile("../windows/icon16.svg")
	if err != nil {
		t.Fatal(err)
	}
	pictures, err := DrawAll(large, little)
	if err != nil {
		t.Fatal(err)
	}
	return pictures
}

// runs are the colours met from left to right through the middle of a picture, without the mixed ones at edges.
func runs(picture image.Image) []color.NRGBA {
	var met []color.NRGBA
	size := picture.Bounds().Dx()
	for x := range size {
		c := color.NRGBAModel.Convert(picture.At(x, size/2)).(color.NRGBA)
		if pure(c) && (len(met) == 0 || met[len(met)-1] != c) {
			met = append(met, c)
		}
	}
	return met
}

// pure says whether a pixel belongs to one shape alone.
func pure(c color.NRGBA) bool { return c == blue || c == white || c == yellow }

// TestEverySizeShowsItsShapes: two bars with ground between them and a triangle, each with a pixel of its own colour. Small sizes have no whole pixel between
// the second bar and the triangle.
func TestEverySizeShowsItsShapes(t *testing.T) {
	want := []color.NRGBA{blue, white, blue, white, yellow, blue}
	for i, picture := range drawn(t) {
		if got := picture.Bounds(); got != image.Rect(0, 0, Sizes[i], Sizes[i]) {
			t.Errorf("%d: the picture is %v", Sizes[i], got)
		}
		got := runs(picture)
		if len(got) == len(want)+1 && got[4] == blue {
			got = slices.Delete(got, 4, 5)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d: %v", Sizes[i], got)
		}
	}
}

// TestCornersAreRound: nothing is painted in the corners of the large sizes, and the middle of each side is.
func TestCornersAreRound(t *testing.T) {
	for i, picture := range drawn(t) {
		size := Sizes[i]
		if _, _, _, a := picture.At(0, 0).RGBA(); a > 0x8000 {
			t.Errorf("%d: the corner is painted", size)
		}
		if c := color.NRGBAModel.Convert(picture.At(0, size/2)); c != blue {
			t.Errorf("%d: the side is %v", size, c)
		}
	}
}

func TestBrokenDrawing(t *testing.T) {
	if _, err := Draw([]byte("<svg"), 16); err == nil {
		t.Error("half a drawing was drawn")
	}
}
