package main

import "testing"

func TestFiguresAreShownWithTheirUnit(t *testing.T) {
	for got, want := range map[string]string{
		showTime(6.44): "6.4 µs", showTime(1550): "1.55 ms", showTime(2_345_678): "2.35 s",
		showBytes(12): "12 B", showBytes(2663): "2.6 KiB", showBytes(3 << 20): "3.0 MiB",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
