package main

import (
	"math"
	"math/rand/v2"
	"testing"

	"unpause/catalog"
	"unpause/wizard"
)

func load(t testing.TB) *catalog.Catalog {
	t.Helper()
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

// TestWhatWasReached keeps the questions as good as they are: a change of the data that makes them worse is told here. The goals are what people should be
// able to rely on, with some room for the small number of made-up people.
func TestWhatWasReached(t *testing.T) {
	w := newWorld(load(t), 0.5, 1)
	const people = 600
	for _, c := range []struct {
		row                   row
		top1, top3, questions float64
		most                  int
	}{
		{row{name: "clean"}, 94, 98, 4, 6},
		{row{name: "10% wrong, 15% not sure", wrong: 0.10, unsure: 0.15}, 74, 89, 4.2, 7},
		{row{name: "answer 1 wrong", wrongAt: 1}, 75, 88, 5, 7},
		{row{name: "answer 2 wrong", wrongAt: 2}, 60, 88, 5, 7},
		{row{name: "answer 3 wrong", wrongAt: 3}, 60, 88, 5, 7},
	} {
		m := w.measure(wizard.LookTwoAhead, c.row, people, 1)
		if m.top1 < c.top1 || m.top3 < c.top3 || m.questions > c.questions || m.most > c.most {
			t.Errorf("%s: %.1f%% first, %.1f%% in the first three, %.2f questions, 95 of 100 at most %d; want %v", c.row.name, m.top1, m.top3, m.questions, m.most, c)
		}
		if m.steps > m.reference {
			t.Errorf("%s: %.2f steps until cured, by the printed reference %.2f", c.row.name, m.steps, m.reference)
		}
	}
}

// TestSameSeedSamePeople: figures can be checked by anybody.
func TestSameSeedSamePeople(t *testing.T) {
	cat := load(t)
	r := row{wrong: 0.1, unsure: 0.1}
	a := newWorld(cat, 0.5, 7).measure(wizard.LookOneAhead, r, 50, 7)
	b := newWorld(cat, 0.5, 7).measure(wizard.LookOneAhead, r, 50, 7)
	if a != b {
		t.Errorf("%+v and %+v", a, b)
	}
}

func TestShaken(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for range 100 {
		before := []float64{0.7, 0.2, 0.1}
		after := shaken(random, append([]float64{}, before...), 0.5)
		var sum float64
		for i := range after {
			sum += after[i]
			if ratio := after[i] / before[i]; ratio < 1.0/3-1e-9 || ratio > 3+1e-9 { // half, while all others are half as much again, and the other way round
				t.Errorf("%v became %v", before, after)
			}
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("%v adds up to %v", after, sum)
		}
	}
}

func TestPick(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	count := [3]int{}
	const draws = 10000
	for range draws {
		count[pick(random, []float64{0.5, 0, 0.5})]++
	}
	if count[1] != 0 || count[0] < draws*45/100 || count[0] > draws*55/100 {
		t.Errorf("drawn %v times", count)
	}
}

func TestAnswers(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	q, _ := load(t).Question("words")
	for range 200 {
		if got := (row{}).answer(random, q, 2, 1); got != q.Options[2].ID {
			t.Fatalf("a clean answer is %q", got)
		}
		if got := (row{wrongAt: 1}).answer(random, q, 2, 1); got == q.Options[2].ID || got == catalog.Unsure || got == "code" {
			t.Fatalf("a wrong answer is %q", got)
		}
		if got := (row{unsure: 1}).answer(random, q, 2, 1); got != catalog.Unsure {
			t.Fatalf("not sure is %q", got)
		}
	}
}

// TestTheCureFits: what cures somebody is a step of their error that can do something in their state, whenever there is one.
func TestTheCureFits(t *testing.T) {
	w := newWorld(load(t), 0, 1)
	random := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		p := w.draw(random, true)
		truth := wizard.Evidence{}
		for i, q := range w.cat.Questions() {
			truth[q.ID] = q.Options[p.state[i]].ID
		}
		if because, needless := truth.Shows(p.cure.NeedlessIf); needless {
			t.Errorf("%s cures %s although %v", p.cure.ID, w.cat.Entries()[p.entry].Code, because)
		}
	}
}
