package wizard

import (
	"slices"
	"sync"
	"sync/atomic"

	"unpause/catalog"
)

// How often an answer is not what is so: people misread, guess and mistype; checks hardly ever.
const (
	personErrs = 0.10
	checkErrs  = 0.01
	doubtErrs  = 0.0001 // somebody has read about errors and still says wrongly that it is none of them
)

// stated is how far a sign moves the chance of its options from what is usual (0) to certain (1).
var stated = map[catalog.Strength]float64{catalog.Surely: 0.97, catalog.Often: 0.70, catalog.Sometimes: 0.35}

// weight is how often an entry comes, against the other levels.
var weight = map[catalog.Level]float64{catalog.Everyday: 8, catalog.Common: 4, catalog.Uncommon: 2, catalog.Rare: 1}

// wrongEntry is what it costs to be shown the wrong error, in steps, beside the needless steps themselves.
const wrongEntry = 2

// Causes returns how often each cause of an entry is the reason for it. The shares add up to 1; an entry without causes is taken to have one.
func Causes(e catalog.Entry) []float64 {
	const seldom = 0.25
	shares := make([]float64, max(len(e.Causes), 1))
	for i := range shares {
		shares[i] = 1
		if slices.Contains(e.Prior.Seldom, i+1) {
			shares[i] = seldom
		}
	}
	normalise(shares)
	return shares
}

// Chances returns how likely each of the question's own options is for somebody who has this error by this cause (its index, from 0), in the order of the
// options and without catalog.Unsure. They add up to 1. Where no sign speaks of the question, they are what is usual.
func Chances(e catalog.Entry, cause int, q catalog.Question) []float64 {
	options := own(q)
	chances := make([]float64, len(options))
	var all float64
	for _, o := range options {
		all += usual(o)
	}
	sign, predicted := e.Sign(q.ID, cause)
	for k, o := range options {
		chances[k] = usual(o) / all
		if !predicted {
			continue
		}
		chances[k] *= 1 - stated[sign.Strength]
		if slices.Contains(sign.Fits, o.ID) {
			chances[k] += stated[sign.Strength] / float64(len(sign.Fits))
		}
	}
	return chances
}

// usual is the weight of an option where nothing is predicted. An option that leads away says nothing, so nobody is taken to give it.
func usual(o catalog.Option) float64 {
	if o.Search {
		return 0
	}
	return float64(o.Usual)
}

// own returns the options of a question without catalog.Unsure, which is always the last one.
func own(q catalog.Question) []catalog.Option {
	last := len(q.Options) - 1
	if last >= 0 && q.Options[last].ID == catalog.Unsure {
		return q.Options[:last]
	}
	return q.Options
}

// guess is one way in which the trouble can have come about: an entry by one of its causes.
type guess struct{ entry, cause int }

// model is all that the mind computes with. It is read-only once made.
type model struct {
	entries   []catalog.Entry
	questions []catalog.Question
	guesses   []guess          // in the order of the entries
	ends      []int            // by entry: the guess after its last one
	prior     []float64        // by guess; adds up to 1
	person    [][][]float64    // by question, option, guess: how likely such a person gives this answer; nil where it says nothing
	check     [][][]float64    // the same for a check
	loss      [][]float64      // by entry tried, true entry: steps for nothing when the first is tried and the second is true
	deeds     []map[string]int // by entry: how many of its steps are this deed
}

// modelled is a catalogue and its model, which does not change once it is made.
type modelled struct {
	cat   *catalog.Catalog
	once  sync.Once
	model *model
}

// lastModel is the one that was made last. A program has one catalogue at a time, and begins the questions many times.
var lastModel atomic.Pointer[modelled]

func modelOf(cat *catalog.Catalog) *model {
	last := lastModel.Load()
	if last == nil || last.cat != cat {
		last = &modelled{cat: cat}
		lastModel.Store(last)
	}
	last.once.Do(func() { last.model = newModel(cat.Entries(), cat.Questions()) })
	return last.model
}

// Prepare works out what a catalogue makes of the answers, so that the first question need not wait for it. It takes some milliseconds and may be called on any goroutine.
func Prepare(cat *catalog.Catalog) { modelOf(cat) }

func newModel(entries []catalog.Entry, questions []catalog.Question) *model {
	m := &model{entries: entries, questions: questions}
	for i, e := range entries {
		for c, share := range Causes(e) {
			m.guesses = append(m.guesses, guess{i, c})
			m.prior = append(m.prior, weight[e.Prior.Level]*share)
		}
		m.ends = append(m.ends, len(m.guesses))
	}
	normalise(m.prior)
	for _, q := range questions {
		person, check := m.likelihoods(q)
		m.person, m.check = append(m.person, person), append(m.check, check)
	}
	m.weighSteps()
	return m
}

// likelihoods returns, by option and guess, how likely each answer is from a person and from a check. The row of an option that leads to the search is nil:
// it says nothing.
func (m *model) likelihoods(q catalog.Question) (person, check [][]float64) {
	options := own(q)
	person, check = make([][]float64, len(options)), make([][]float64, len(options))
	answers := 0
	for o := range options {
		if !options[o].Search {
			answers++
			person[o], check[o] = make([]float64, len(m.guesses)), make([]float64, len(m.guesses))
		}
	}
	for g, guess := range m.guesses {
		for o, chance := range Chances(m.entries[guess.entry], guess.cause, q) {
			if person[o] != nil {
				person[o][g], check[o][g] = heard(chance, personErrs, answers), heard(chance, checkErrs, answers)
			}
		}
	}
	return person, check
}

// heard is how likely an answer is given when its state has this chance and one in so many answers is wrong.
func heard(chance, errs float64, answers int) float64 {
	return chance*(1-errs) + (1-chance)*errs/float64(answers-1)
}

// weighSteps works out what each wrong guess costs. Steps that the true entry has too are not done for nothing.
func (m *model) weighSteps() {
	m.loss = table(len(m.entries), len(m.entries))
	for _, e := range m.entries {
		deeds := map[string]int{}
		for _, s := range e.Steps {
			deeds[s.Deed]++
		}
		m.deeds = append(m.deeds, deeds)
	}
	for tried, e := range m.entries {
		for real := range m.entries {
			if tried == real {
				continue
			}
			m.loss[tried][real] = wrongEntry
			for _, s := range e.Steps {
				if m.deeds[real][s.Deed] == 0 {
					m.loss[tried][real]++
				}
			}
		}
	}
}

// byEntry returns the weights of the entries: those of their guesses, added up.
func (m *model) byEntry(guesses []float64) []float64 {
	weights := make([]float64, len(m.entries))
	m.addUp(weights, guesses)
	return weights
}

// addUp is byEntry without making room for the answer.
func (m *model) addUp(into, guesses []float64) {
	clear(into)
	for g, w := range guesses {
		into[m.guesses[g].entry] += w
	}
}

// dividedBy takes an answer out of weights again. What is left need not add up to 1.
func dividedBy(p, likely []float64) []float64 {
	w := slices.Clone(p)
	for i := range likely {
		w[i] /= likely[i] // never 0, because any answer may be wrong
	}
	return w
}

// table makes rows of zeros.
func table(rows, columns int) [][]float64 {
	t := make([][]float64, rows)
	for i := range t {
		t[i] = make([]float64, columns)
	}
	return t
}

// normalise makes the numbers add up to 1. Where nothing is left of them, all become equal.
func normalise(p []float64) {
	var sum float64
	for _, x := range p {
		sum += x
	}
	for i := range p {
		if sum > 0 {
			p[i] /= sum
		} else {
			p[i] = 1 / float64(len(p))
		}
	}
}
