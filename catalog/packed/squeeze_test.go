package packed

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestSqueezed: whatever it is, it comes back, and much of the same becomes small.
func TestSqueezed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		form := strings.Repeat(rapid.String().Draw(t, "form"), rapid.IntRange(0, 2000).Draw(t, "times"))
		got, err := Unsqueeze(Squeeze(form))
		if err != nil || got != form {
			t.Fatalf("%d bytes became %d, %v", len(form), len(got), err)
		}
	})
	if n := len(Squeeze(strings.Repeat("abc", 1<<16))); n > 1<<10 {
		t.Errorf("three letters again and again are %d bytes", n)
	}
}

// TestDamagedSqueeze: what is cut, longer, or says that it is huge is damaged.
func TestDamagedSqueeze(t *testing.T) {
	small := Squeeze(strings.Repeat("a text ", 100))
	for name, damaged := range map[string]string{
		"nothing": "", "cut": small[:len(small)-2], "longer": small + "x", "larger": string(binary.AppendUvarint(nil, 1<<20)) + small[2:],
		"huge": string(binary.AppendUvarint(nil, math.MaxUint32)) + small[2:], "no length": strings.Repeat("\xff", 20),
	} {
		if form, err := Unsqueeze(damaged); form != "" || !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %d bytes, %v", name, len(form), err)
		}
	}
}

// FuzzUnsqueeze: whatever comes in, it ends with a form of no more than is allowed, or with an error.
func FuzzUnsqueeze(f *testing.F) {
	f.Add(Squeeze("a text, a text, a text"))
	f.Add("")
	f.Fuzz(func(t *testing.T, small string) {
		if form, err := Unsqueeze(small); err == nil && (len(form) > mostUnpacked || len(form) > 0 && small == "") {
			t.Fatalf("%d bytes became %d", len(small), len(form))
		}
	})
}
