package screen

import "testing"

// BenchmarkSeen looks at a whole window that is as wanted, which takes longest.
func BenchmarkSeen(b *testing.B) {
	pixels := make([]uint32, 900*640)
	v := viewOf(900, pixels...)
	w := NewRest(v.Picture()).Whole()
	for b.Loop() {
		w.Seen(v)
	}
}
