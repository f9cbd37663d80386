package windows

import (
	"bytes"
	"testing"

	"unpause/packaging/product"
)

// TestObjectIsTheSameEachTime, or two builds of one commit would differ.
func TestObjectIsTheSameEachTime(t *testing.T) {
	p := project(t)
	var first, second bytes.Buffer
	for _, to := range []*bytes.Buffer{&first, &second} {
		if err := WriteObject(to, p); err != nil {
			t.Fatal(err)
		}
	}
	if first.Len() == 0 || !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("%d and %d bytes", first.Len(), second.Len())
	}
}

func TestIconFile(t *testing.T) {
	p := project(t)
	var file bytes.Buffer
	if err := WriteIcon(&file, p); err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(file.Bytes(), []byte{0, 0, 1, 0, 10, 0}) {
		t.Errorf("the file begins with % x", file.Bytes()[:6])
	}
}

func TestMissingDrawings(t *testing.T) {
	if err := WriteObject(&bytes.Buffer{}, product.Product{Root: t.TempDir(), Version: "1.2.3"}); err == nil {
		t.Error("an icon was made of nothing")
	}
}
