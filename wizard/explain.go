package wizard

import (
	"cmp"
	"math"
	"slices"

	"unpause/catalog"
)

// Reason is what one answer says about one entry.
type Reason struct {
	Given
	Weight  float64 // how far the answer moves the odds, as a natural logarithm: above 0 it speaks for the entry, below 0 against it
	Because string  // why it goes with the entry; empty when no sign says so
}

// clearly is the least weight worth telling: the odds become a third better or worse.
const clearly = 0.3

// Reasons explains the place of an entry in the ranking: which answers speak for it and which against it, the weightiest first. Each answer is compared
// with what the other candidates would lead one to expect, by everything else that is known. Both are empty for an unknown code.
func (d *Diagnosis) Reasons(code string) (speakFor, against []Reason) {
	p := d.probabilities()
	expects := d.expects(code)
	for _, g := range d.Answers() {
		likely := d.likelihood(g)
		if likely == nil {
			continue
		}
		r := Reason{Given: g, Weight: d.compare(code, dividedBy(p, likely), likely)}
		if sign, ok := expects(g.Question); ok && slices.Contains(sign.Fits, g.Option) {
			r.Because = sign.Because
		}
		switch {
		case r.Weight >= clearly:
			speakFor = append(speakFor, r)
		case r.Weight <= -clearly:
			against = append(against, r)
		}
	}
	byWeight := func(a, b Reason) int { return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)) }
	slices.SortStableFunc(speakFor, byWeight)
	slices.SortStableFunc(against, byWeight)
	return speakFor, against
}

// Doubts returns what would speak against an entry if it were so: answers to questions that are still open, the most telling one first, and no more
// than most of them.
func (d *Diagnosis) Doubts(code string, most int) []catalog.Condition {
	type doubt struct {
		condition catalog.Condition
		weight    float64
	}
	var doubts []doubt
	p := d.probabilities()
	expects := d.expects(code)
	for _, q := range d.open() {
		if _, ok := expects(d.questions[q].ID); !ok || d.answered(d.questions[q].Repeats) >= 0 {
			continue // the entry says nothing of it, or what it would tell is known
		}
		worst := doubt{weight: -clearly}
		for o, option := range own(d.questions[q]) {
			likely := d.model().person[q][o]
			if likely == nil {
				continue
			}
			if weight := d.compare(code, p, likely); weight < worst.weight {
				worst = doubt{catalog.Condition{Question: d.questions[q].ID, Option: option.ID}, weight}
			}
		}
		if worst.condition != (catalog.Condition{}) {
			doubts = append(doubts, worst)
		}
	}
	slices.SortStableFunc(doubts, func(a, b doubt) int { return cmp.Compare(a.weight, b.weight) })
	var conditions []catalog.Condition
	for _, x := range doubts[:min(most, len(doubts))] {
		conditions = append(conditions, x.condition)
	}
	return conditions
}

// Cause returns the likeliest cause of an entry, as an index into its causes, and how likely it is among them, from 0 to 1.
func (d *Diagnosis) Cause(code string) (cause int, share float64) {
	var all float64
	for i, w := range d.probabilities() {
		g := d.model().guesses[i]
		if d.model().entries[g.entry].Code != code {
			continue
		}
		all += w
		if w > share {
			cause, share = g.cause, w
		}
	}
	if all == 0 {
		return 0, 0
	}
	return cause, share / all
}

// expects returns what finds the sign of an entry, by its likeliest cause, for a question. For an unknown code there is none.
func (d *Diagnosis) expects(code string) func(questionID string) (catalog.Sign, bool) {
	i := slices.IndexFunc(d.model().entries, func(e catalog.Entry) bool { return e.Code == code })
	if i < 0 {
		return func(string) (catalog.Sign, bool) { return catalog.Sign{}, false }
	}
	cause, _ := d.Cause(code)
	return func(questionID string) (catalog.Sign, bool) { return d.model().entries[i].Sign(questionID, cause) }
}

// compare is how much likelier an answer is with this entry than with the others, as a natural logarithm. w are the weights of the guesses.
func (d *Diagnosis) compare(code string, w, likely []float64) float64 {
	var mine, fits, others, otherFits float64
	for i, g := range d.model().guesses {
		if d.model().entries[g.entry].Code == code {
			mine += w[i]
			fits += w[i] * likely[i]
		} else {
			others += w[i]
			otherFits += w[i] * likely[i]
		}
	}
	if mine == 0 || others == 0 {
		return 0
	}
	return math.Log(fits/mine) - math.Log(otherFits/others)
}
