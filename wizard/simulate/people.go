package main

import (
	"math/rand/v2"
	"slices"

	"unpause/catalog"
	"unpause/wizard"
)

// world is where people are drawn from: for each error, how likely each answer to each question is.
type world struct {
	cat     *catalog.Catalog
	chances [][][][]float64 // by entry, cause, question, option
	prior   []float64       // adds up to 1
}

// newWorld takes the chances of the catalogue and moves each by up to off of itself.
func newWorld(cat *catalog.Catalog, off float64, seed uint64) *world {
	random := rand.New(rand.NewPCG(seed, 1))
	w := &world{cat: cat}
	ranking := map[string]float64{} // before any answer, the ranking is how common the errors are
	for _, c := range wizard.NewDiagnosis(cat).Ranking() {
		ranking[c.Code] = c.Probability
	}
	for _, e := range cat.Entries() {
		w.prior = append(w.prior, ranking[e.Code])
		causes := make([][][]float64, len(e.Causes))
		for c := range causes {
			for _, q := range cat.Questions() {
				causes[c] = append(causes[c], shaken(random, wizard.Chances(e, c, q), off))
			}
		}
		w.chances = append(w.chances, causes)
	}
	return w
}

// shaken moves each chance by up to off of itself, and makes them add up to 1 again.
func shaken(random *rand.Rand, chances []float64, off float64) []float64 {
	var sum float64
	for i := range chances {
		chances[i] *= 1 + off*(2*random.Float64()-1)
		sum += chances[i]
	}
	for i := range chances {
		chances[i] /= sum
	}
	return chances
}

// person is somebody with an error: what is so for each question, and the step that cures it.
type person struct {
	entry int
	state []int // option by question
	cure  catalog.Step
}

func (w *world) draw(random *rand.Rand, evenly bool) person {
	p := person{entry: random.IntN(len(w.prior))}
	if !evenly {
		p.entry = pick(random, w.prior)
	}
	cause := pick(random, wizard.Causes(w.cat.Entries()[p.entry]))
	for q := range w.cat.Questions() {
		p.state = append(p.state, pick(random, w.chances[p.entry][cause][q]))
	}
	p.cure = w.cure(random, p)
	return p
}

// cure draws the step that helps. Steps that fit what is so are likelier, steps that cannot help in this state never are.
func (w *world) cure(random *rand.Rand, p person) catalog.Step {
	const fits, risky = 6, 0.5
	truth := wizard.Evidence{}
	for i, q := range w.cat.Questions() {
		truth[q.ID] = q.Options[p.state[i]].ID
	}
	steps := w.cat.Entries()[p.entry].Steps
	weights := make([]float64, len(steps))
	var sum float64
	for i, s := range steps {
		weights[i] = 1
		if _, first := truth.Shows(s.FirstIf); first {
			weights[i] *= fits
		}
		if s.Last {
			weights[i] *= risky
		}
		if _, needless := truth.Shows(s.NeedlessIf); needless || !truth.Allows(s.When) {
			weights[i] = 0
		}
		sum += weights[i]
	}
	for i := range weights {
		if sum == 0 {
			weights[i] = 1 / float64(len(steps))
		} else {
			weights[i] /= sum
		}
	}
	return steps[pick(random, weights)]
}

// pick draws an index by weights that add up to 1.
func pick(random *rand.Rand, weights []float64) int {
	x := random.Float64()
	for i, w := range weights {
		if x -= w; x < 0 {
			return i
		}
	}
	return slices.Index(weights, slices.Max(weights)) // rounding
}

// row says how people answer.
type row struct {
	name          string
	wrong, unsure float64 // share of the answers
	wrongAt       int     // the answer at this place is wrong, from 1; 0 for none
	evenly        bool    // each error as often as the other, instead of by how common it is
}

// answer is what a person says to the question at this place.
func (r row) answer(random *rand.Rand, q catalog.Question, state, place int) string {
	x := random.Float64()
	switch {
	case r.wrongAt == place || x < r.wrong:
		return q.Options[wrongOption(random, q, state)].ID
	case x < r.wrong+r.unsure:
		return catalog.Unsure
	}
	return q.Options[state].ID
}

// wrongOption draws one of the other options.
func wrongOption(random *rand.Rand, q catalog.Question, state int) int {
	var others []int
	for i, o := range q.Options {
		if i != state && !o.Search && o.ID != catalog.Unsure {
			others = append(others, i)
		}
	}
	return others[random.IntN(len(others))]
}
