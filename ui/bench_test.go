package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// BenchmarkKeyPress is what one typed letter costs until the results are laid out, without drawing. The second figure is relative to drawing
// the same window once with the software renderer, in the same run.
func BenchmarkKeyPress(b *testing.B) {
	s := newScreen(b, onWindows11)
	s.typed("a firewall may be blocking")
	start := time.Now()
	s.window.Canvas().Capture()
	drawing := float64(time.Since(start).Nanoseconds())
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		s.typed("x")
		s.key(fyne.KeyBackspace)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(2*b.N)/drawing, "x-drawing")
}
