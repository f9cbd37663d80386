package main

import (
	"math/rand/v2"
	"slices"
	"testing"

	"unpause/catalog"
)

// TestChecksHelp keeps what the checks do for the questions: fewer are asked, and people who err are led right about as often. So few people differ by chance by
// several in a hundred; the command shows more.
func TestChecksHelp(t *testing.T) {
	w := newWorld(load(t), 0.5, 1)
	const people, chance = 150, 6.0
	h := w.measureHelp(people, row{wrong: 0.10, unsure: 0.15}, 1)
	if h.with.questions > h.alone.questions-0.1 || h.with.top1 < h.alone.top1-chance || h.with.top3 < h.alone.top3-chance {
		t.Errorf("with checks %+v, without %+v", h.with, h.alone)
	}
	if share := h.counted / (h.counted + h.with.questions); share < 0.15 {
		t.Errorf("%.2f of the answers that count come from the PC", share)
	}
	if h.covered < 5 {
		t.Errorf("%.1f%% of the questions that were asked are answered by checks", h.covered)
	}
}

// TestSight: the checks see what is so, err as rarely as they are said to, and see nothing that no check looks at.
func TestSight(t *testing.T) {
	w := newWorld(load(t), 0, 1)
	seen := newSight(w.cat)
	if _, ok := seen["words"]; ok {
		t.Error("a check reads the words on the screen")
	}
	random := rand.New(rand.NewPCG(1, 1))
	right, wrong := 0, 0
	for range 300 {
		p := w.draw(random, true)
		for _, a := range seen.look(random, w.cat, p) {
			i := slices.IndexFunc(w.cat.Questions(), func(q catalog.Question) bool { return q.ID == a.Question })
			if w.cat.Questions()[i].Options[p.state[i]].ID == a.Option {
				right++
			} else {
				wrong++
			}
		}
	}
	if share := float64(wrong) / float64(right+wrong); share < 0.01 || share > 0.08 {
		t.Errorf("%d right, %d wrong", right, wrong)
	}
}
