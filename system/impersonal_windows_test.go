package system

import (
	"errors"
	"slices"
	"testing"
	"unicode/utf16"
	"unsafe"

	"golang.org/x/sys/windows"
)

// TestGrown: room grows as far as Windows says, and neither an error nor a size that stays the same goes round for ever.
func TestGrown(t *testing.T) {
	long := utf16.Encode([]rune("a name that is longer than the room for it"))
	reader := func(first error, needs uint32) func(*uint16, *uint32) error {
		return func(b *uint16, size *uint32) error {
			if *size < needs {
				*size = needs
				return first
			}
			copy(unsafe.Slice(b, *size), long)
			return nil
		}
	}
	for _, err := range []error{windows.ERROR_MORE_DATA, windows.ERROR_INSUFFICIENT_BUFFER} {
		if got, failed := grown(reader(err, 300)); failed != nil || got != string(utf16.Decode(long)) {
			t.Errorf("%q, %v", got, failed)
		}
	}
	if _, err := grown(reader(windows.ERROR_NONE_MAPPED, 300)); !errors.Is(err, windows.ERROR_NONE_MAPPED) {
		t.Error(err)
	}
	if _, err := grown(func(*uint16, *uint32) error { return windows.ERROR_MORE_DATA }); !errors.Is(err, windows.ERROR_MORE_DATA) {
		t.Error(err)
	}
}

// TestSystemNames: a PC with Windows has a name.
func TestSystemNames(t *testing.T) {
	if n := systemNames(); len(n.computers) == 0 || slices.Contains(n.computers[:1], "") {
		t.Errorf("%q", n)
	}
}
