package main

import (
	"strings"
	"testing"
)

// TestTheReportHasEveryFigure: a small run from end to end. What it measures is not looked at, but that it is there.
func TestTheReportHasEveryFigure(t *testing.T) {
	cat := load(t)
	examples, err := readQuestions("../../catalog/testdata", examplesFile)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	printHead(&out, 1)
	var sizes []measured
	for _, made := range []int{0, 50, 100} {
		m, err := measure(scale{name: "size", made: made, queries: 2, step: 9, rounds: 1, builds: 1}, false, cat, examples, 1)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range m.engines {
			if len(f.press) != m.keyPresses || len(f.whole) != 2 || f.allocs <= 0 || f.build <= 0 {
				t.Errorf("%s at %d: %+v", kinds[i].name, made, f)
			}
		}
		printSize(&out, m)
		sizes = append(sizes, m)
	}
	printGoals(&out, sizes)
	for _, l := range lines {
		if n := strings.Count(out.String(), l.name); n != len(sizes) {
			t.Errorf("%q stands there %d times", l.name, n)
		}
	}
	for _, want := range []string{"Goal: at least 20 times", "50     ", "100     "} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, out.String())
		}
	}
}

func TestShortRunsHaveTwoSizes(t *testing.T) {
	if short, long := scales(true), scales(false); len(short) != 2 || short[1].made != 1000 || len(long) != 4 {
		t.Errorf("%d and %d sizes", len(short), len(long))
	}
}

func TestAnEngineThatIsLeftOutHasADash(t *testing.T) {
	m := measured{scale: scale{name: "size", made: 100}, documents: 100, engines: make([]figures, len(kinds))}
	m.engines[0] = figures{press: []float64{1}, whole: []float64{1}}
	var out strings.Builder
	printSize(&out, m)
	printGoals(&out, []measured{m})
	if strings.Contains(out.String(), "NaN") || strings.Count(out.String(), "–") != 2*(len(kinds)-1)*(len(lines)+1) {
		t.Errorf("the report is\n%s", out.String())
	}
}
