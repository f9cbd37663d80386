package main

import (
	"strings"
	"testing"

	"unpause/bench/stats"

	"unpause/resources"
)

// TestEveryLanguageIsMeasured: each figure is there, and English is another language than German.
func TestEveryLanguageIsMeasured(t *testing.T) {
	for _, language := range resources.Languages() {
		took, err := load(language)
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range took {
			if n <= 0 {
				t.Errorf("%s: figure %d is %v", language, i, n)
			}
		}
		if otherThan(language) == language {
			t.Errorf("another language than %s is %s", language, language)
		}
	}
	if _, err := load("xx"); err == nil {
		t.Error("a language that is not there was measured")
	}
}

// TestFiguresAreHandedOver: what a start prints is what is read.
func TestFiguresAreHandedOver(t *testing.T) {
	for _, f := range []figures{{}, {1, 2.5, 1e12, 0.001, 3e-9, 123456789}} {
		if got, err := parse(f.String()); err != nil || got != f {
			t.Errorf("%v became %v, %v", f, got, err)
		}
	}
	for _, text := range []string{"", "1 2", "1 2 3 4 5 x"} {
		if _, err := parse(text); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

// TestReport: medians, quartiles and whether the goals are met.
func TestReport(t *testing.T) {
	var starts []figures
	for ms := 1.0; ms <= 8; ms++ {
		starts = append(starts, figures{catalogue: ms * 1e6, index: ms * 2e6, heap: 2e6})
	}
	var out strings.Builder
	report(&out, "en", starts)
	for _, want := range []string{"4.0 (2.0 to 6.0)", "goal 10: met", "8.0 (4.0 to 12.0)", "goal 5: not met", "2.00 MB"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing in\n%s", want, out.String())
		}
	}
	if stats.Percentile(nil, 0.5) != 0 {
		t.Error("nothing has a median")
	}
}
