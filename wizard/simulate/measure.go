package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"unpause/catalog"
	"unpause/wizard"
)

// measured is what came of one row, in percent, questions and steps.
type measured struct {
	top1, top3, questions float64
	most                  int // 95 of 100 people answered no more questions than this
	steps                 float64
	printed               float64 // steps of the right entry alone, in the order in which they are written
	reference             float64 // steps when all errors with the same words are worked through in the order in which they are written
	stated                string  // of those who were told 75% to 85%, how many were told right
}

// measure lets people answer and get cured.
func (w *world) measure(strategy wizard.Strategy, r row, runs int, seed uint64) measured {
	random := rand.New(rand.NewPCG(seed, 2))
	talk := talks{cat: w.cat, mind: wizard.NewDiagnosis(w.cat), after: map[string]turn{}}
	talk.mind.Choose(strategy)
	var m measured
	var asked []int
	told, right := 0, 0
	for range runs {
		p := w.draw(random, r.evenly)
		end := talk.with(p, r, random)
		place := slices.IndexFunc(end.ranking, func(c wizard.Candidate) bool { return c.Code == w.cat.Entries()[p.entry].Code })
		m.top1 += share(place == 0, runs)
		m.top3 += share(place < 3, runs)
		asked = append(asked, end.asked)
		m.questions += float64(end.asked) / float64(runs)
		m.steps += float64(w.stepsUntilCured(p, end)) / float64(runs)
		m.printed += float64(w.stepsPrinted(p, []int{p.entry})) / float64(runs)
		m.reference += float64(w.stepsPrinted(p, w.sameWords(p))) / float64(runs)
		if top := end.ranking[0].Probability; top >= 0.75 && top < 0.85 {
			told++
			if place == 0 {
				right++
			}
		}
	}
	slices.Sort(asked)
	m.most = asked[len(asked)*95/100]
	m.stated = fmt.Sprintf("%d of %d", right, told)
	if told > 0 {
		m.stated = fmt.Sprintf("%.0f%% (%d)", 100*float64(right)/float64(told), told)
	}
	return m
}

// share counts a person in percent.
func share(is bool, runs int) float64 {
	if is {
		return 100 / float64(runs)
	}
	return 0
}

// talks holds the conversations and remembers what follows on which answers: many people say the same.
type talks struct {
	cat   *catalog.Catalog
	mind  *wizard.Diagnosis
	after map[string]turn
}

// turn is what follows on some answers.
type turn struct {
	question catalog.Question
	asks     bool
	end      end
}

// end is what a conversation came to.
type end struct {
	ranking  []wizard.Candidate
	evidence wizard.Evidence
	asked    int
}

func (t talks) with(p person, r row, random *rand.Rand) end {
	var said []string
	for {
		now := t.turn(said)
		if !now.asks {
			return now.end
		}
		q := slices.IndexFunc(t.cat.Questions(), func(q catalog.Question) bool { return q.ID == now.question.ID })
		said = append(said, now.question.ID, r.answer(random, now.question, p.state[q], len(said)/2+1))
	}
}

// turn replays the answers and returns what follows on them.
func (t talks) turn(said []string) turn {
	key := strings.Join(said, " ")
	if known, ok := t.after[key]; ok {
		return known
	}
	d := t.mind
	for d.Back() {
	}
	for i := 0; i < len(said); i += 2 {
		if err := d.Answer(said[i], said[i+1]); err != nil {
			panic(err) // the options come from the question itself
		}
	}
	var now turn
	now.question, now.asks = d.Next()
	if !now.asks {
		now.end = end{d.Ranking(), d.Evidence(), d.Asked()}
	}
	t.after[key] = now
	return now
}

// stepsUntilCured walks through the candidates, the likeliest first, and counts the steps up to the one that helps. What was left out of the three
// likeliest is taken up before the others.
func (w *world) stepsUntilCured(p person, e end) int {
	const likeliest = 3
	count := 0
	var done []string
	var leftOut []catalog.Step
	try := func(s catalog.Step) bool {
		if slices.Contains(done, s.Deed) {
			return false
		}
		done = append(done, s.Deed)
		count++
		return s.Deed == p.cure.Deed
	}
	for i, c := range e.ranking {
		entry, _ := w.cat.Entry(c.Code)
		walk := wizard.NewWalkthrough(entry, e.evidence, done...)
		for s, ok := walk.Step(); ok; s, ok = walk.Step() {
			if try(s) {
				return count
			}
			walk.Say(wizard.StillBroken)
		}
		for _, f := range walk.Folded() {
			leftOut = append(leftOut, f.Step)
		}
		if i+1 < likeliest {
			continue
		}
		if slices.ContainsFunc(leftOut, try) {
			return count
		}
		leftOut = nil
	}
	return count
}

// stepsPrinted counts the steps of these entries, in the order in which they are written, up to the one that helps.
func (w *world) stepsPrinted(p person, entries []int) int {
	count := 0
	for _, e := range entries {
		for _, s := range w.cat.Entries()[e].Steps {
			count++
			if s.Deed == p.cure.Deed {
				return count
			}
		}
	}
	return count
}

// sameWords lists the errors that a reader of the reference would look at, by the words on the screen: in its order, and the true one among them.
func (w *world) sameWords(p person) (same []int) {
	questions := w.cat.Questions()
	at := slices.IndexFunc(questions, func(q catalog.Question) bool { return q.First })
	words := questions[at].Options[p.state[at]].ID
	for i, e := range w.cat.Entries() {
		fits := slices.ContainsFunc(e.Signs, func(s catalog.Sign) bool { return s.Question == questions[at].ID && slices.Contains(s.Fits, words) })
		if fits || i == p.entry {
			same = append(same, i)
		}
	}
	return same
}
