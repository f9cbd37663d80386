package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"text/tabwriter"

	"unpause/catalog"
	"unpause/wizard"
)

// How well the local checks of a made-up PC see. A hint is as often wrong as a person, the others hardly ever.
const (
	couldNotTell = 0.10
	hintErrs     = 0.10
	sureErrs     = 0.01
)

// sight is what the local checks can answer: by question, its options and whether they are hints only.
type sight map[string][]catalog.Answer

// newSight collects the answers of all findings of local checks. Where one finding is sure of an option and another is not, it counts as a hint.
func newSight(cat *catalog.Catalog) sight {
	s := sight{}
	for _, c := range cat.Checks() {
		if c.Network {
			continue
		}
		for _, f := range c.Findings {
			for _, a := range f.Answers {
				s.add(a)
			}
		}
	}
	return s
}

func (s sight) add(a catalog.Answer) {
	answers := s[a.Question]
	i := slices.IndexFunc(answers, func(b catalog.Answer) bool { return b.Option == a.Option })
	if i < 0 {
		s[a.Question] = append(answers, a)
		return
	}
	answers[i].Hint = answers[i].Hint || a.Hint
}

// look draws what the checks find on the PC of a person.
func (s sight) look(random *rand.Rand, cat *catalog.Catalog, p person) (found []catalog.Answer) {
	for i, q := range cat.Questions() {
		option := q.Options[p.state[i]].ID
		k := slices.IndexFunc(s[q.ID], func(a catalog.Answer) bool { return a.Option == option })
		if k < 0 || random.Float64() < couldNotTell {
			continue // the checks never see this, or could not tell today
		}
		a, errs := s[q.ID][k], sureErrs
		if a.Hint {
			errs = hintErrs
		}
		if others := len(s[q.ID]) - 1; others > 0 && random.Float64() < errs {
			a = s[q.ID][(k+1+random.IntN(others))%len(s[q.ID])]
		}
		found = append(found, a)
	}
	return found
}

// helped is what the checks do for the questions.
type helped struct {
	alone, with short
	covered     float64 // of the questions that are asked without checks, in percent, those that the checks answer
	counted     float64 // answers of the PC that move the odds of the error that is named, a person
}

// short is what came of one way, in percent and questions.
type short struct{ top1, top3, questions float64 }

// measureHelp lets the same people be asked once without and once with the checks.
func (w *world) measureHelp(runs int, r row, seed uint64) (h helped) {
	random := rand.New(rand.NewPCG(seed, 3))
	seen := newSight(w.cat)
	asked, covered := 0, 0
	for range runs {
		p := w.draw(random, r.evenly)
		found := seen.look(random, w.cat, p)
		without := w.talk(p, r, random, nil)
		h.alone.add(w, p, without, runs)
		for _, g := range without.Answers() {
			asked++
			if slices.ContainsFunc(found, func(a catalog.Answer) bool { return a.Question == g.Question }) || w.joined(g.Question, found) {
				covered++
			}
		}
		with := w.talk(p, r, random, found)
		h.with.add(w, p, with, runs)
		h.counted += float64(countedAnswers(with)) / float64(runs)
	}
	h.covered = 100 * float64(covered) / float64(max(asked, 1))
	return h
}

// talk asks a person until the questions end.
func (w *world) talk(p person, r row, random *rand.Rand, found []catalog.Answer) *wizard.Diagnosis {
	d := wizard.NewDiagnosis(w.cat)
	if err := d.Found(found...); err != nil {
		panic(err) // the answers come from the catalogue itself
	}
	for q, ok := d.Next(); ok; q, ok = d.Next() {
		at := slices.IndexFunc(w.cat.Questions(), func(x catalog.Question) bool { return x.ID == q.ID })
		if err := d.Answer(q.ID, r.answer(random, q, p.state[at], d.Asked()+1)); err != nil {
			panic(err)
		}
	}
	return d
}

// joined reports whether a question only joins others that the checks have answered, but for one at most. It is then not asked.
func (w *world) joined(questionID string, found []catalog.Answer) bool {
	q, _ := w.cat.Question(questionID)
	joins := map[string]bool{}
	for _, o := range q.Options {
		for _, c := range o.Means {
			joins[c.Question] = true
		}
	}
	all := len(joins)
	for _, a := range found {
		delete(joins, a.Question)
	}
	return all > 1 && len(joins) <= 1
}

// countedAnswers is how many answers of the PC speak for or against the error that is named.
func countedAnswers(d *wizard.Diagnosis) (counted int) {
	speakFor, against := d.Reasons(d.Ranking()[0].Code)
	for _, reason := range append(speakFor, against...) {
		if reason.Found {
			counted++
		}
	}
	return counted
}

func (m *short) add(w *world, p person, d *wizard.Diagnosis, runs int) {
	place := slices.IndexFunc(d.Ranking(), func(c wizard.Candidate) bool { return c.Code == w.cat.Entries()[p.entry].Code })
	m.top1 += share(place == 0, runs)
	m.top3 += share(place < 3, runs)
	m.questions += float64(d.Asked()) / float64(runs)
}

// reportHelp prints what the checks do for the questions.
func reportHelp(to io.Writer, w *world, runs int, seed uint64) {
	fmt.Fprintf(to, "\n  with the local checks of the PC, %d people a row; %.0f%% of the checks cannot tell\n", runs, 100*couldNotTell)
	out := tabwriter.NewWriter(to, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "\ttop-1\ttop-3\tquestions\ttop-1 with\ttop-3 with\tquestions with\tanswers of the PC that count\tshare of all\tasked before, answered now\t")
	for _, r := range rows()[:4] {
		h := w.measureHelp(runs, r, seed)
		fmt.Fprintf(out, "%s\t%.1f%%\t%.1f%%\t%.2f\t%.1f%%\t%.1f%%\t%.2f\t%.2f\t%.0f%%\t%.0f%%\t\n", r.name, h.alone.top1, h.alone.top3, h.alone.questions,
			h.with.top1, h.with.top3, h.with.questions, h.counted, 100*h.counted/(h.counted+h.with.questions), h.covered)
	}
	out.Flush()
}
