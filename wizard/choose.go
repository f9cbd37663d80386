package wizard

import (
	"cmp"
	"math"
	"slices"
)

// Strategy is how the next question is chosen. People get LookTwoAhead; the others are there to be measured against it.
type Strategy int

// The strategies.
const (
	LookTwoAhead Strategy = iota // value of information, with the answer to the question after it in mind
	LookOneAhead                 // value of information of this question alone
	EntropyOnly                  // the question that leaves the least uncertainty, whatever it means for the steps
	FixedOrder                   // the questions as they stand in the file
)

// Choose sets the strategy.
func (d *Diagnosis) Choose(s Strategy) { d.strategy = s }

// Next returns the question that is worth most now. ok is false when it is time to stop: one error is clearly the likeliest, no question would
// change much, or enough was asked.
func (d *Diagnosis) Next() (next Question, ok bool) {
	p := d.probabilities()
	open := d.open()
	byEntry := d.model().byEntry(p)
	if first := slices.IndexFunc(d.questions, func(q Question) bool { return q.First }); slices.Contains(open, first) {
		return d.questions[first], true
	}
	if len(open) == 0 || d.Asked() >= mostQuestions || slices.Max(byEntry) >= clearWinner {
		return Question{}, false
	}
	c := chooser{model: d.model(), asked: d.Asked(), byEntry: byEntry}
	var q int
	switch d.strategy {
	case LookOneAhead:
		q, ok = c.lookOneAhead(p, open)
	case EntropyOnly:
		q, ok = c.leastEntropy(p, open)
	case FixedOrder:
		q, ok = open[0], true
	default:
		q, ok = c.lookTwoAhead(p, open)
	}
	if !ok {
		return Question{}, false
	}
	return d.questions[q], true
}

// open lists the questions that could be asked now.
func (d *Diagnosis) open() (open []int) {
	known := d.known()
	for i, q := range d.questions {
		if !q.Measured && !known[q.ID] && d.applies(i) && !asksWhatIsKnown(q, known) && (q.Repeats == "" || d.worthAskingAgain(q.Repeats)) {
			open = append(open, i)
		}
	}
	return open
}

// known are the questions that have an answer: from the person, from the PC, or because it follows from another one.
func (d *Diagnosis) known() map[string]bool {
	known := map[string]bool{}
	for id := range d.found {
		known[id] = true
	}
	for _, g := range d.answers {
		known[g.Question] = true
	}
	for _, c := range d.followed() {
		known[c.Question] = true
	}
	return known
}

// asksWhatIsKnown reports whether a question only joins others of which at most one is still open. That one is better asked by itself.
func asksWhatIsKnown(q Question, known map[string]bool) bool {
	joins, open := map[string]bool{}, 0
	for _, o := range q.Options {
		for _, c := range o.Means {
			if !joins[c.Question] && !known[c.Question] {
				open++
			}
			joins[c.Question] = true
		}
	}
	return len(joins) > 1 && open <= 1
}

// worthAskingAgain reports whether a question should be put a second time in other words: the person was not sure, what they said does not go with what
// all else points at, or some answers have not made anything clear.
func (d *Diagnosis) worthAskingAgain(questionID string) bool {
	const (
		some   = 2
		nearly = 0.90 // a candidate with this probability is clear enough
	)
	said := d.answered(questionID)
	if said < 0 {
		return false
	}
	p := d.probabilities()
	if d.Asked() >= some && slices.Max(d.model().byEntry(p)) < nearly {
		return true
	}
	p = dividedBy(p, d.likelihood(d.answers[said]))
	best := d.model().guesses[slices.Index(p, slices.Max(p))]
	sign, predicted := d.model().entries[best.entry].Sign(questionID, best.cause)
	return predicted && !slices.Contains(sign.Fits, d.answers[said].Option)
}

// chooser works out what questions are worth.
type chooser struct {
	model   *model
	asked   int       // questions answered so far
	byEntry []float64 // room to work in
}

// cost is what a question costs, in steps, when so many others come before it.
func (c chooser) cost(q, before int) float64 {
	beyond := max(0, before+1-patience)
	return askingCosts * float64(c.model.questions[q].Effort) * math.Pow(2, float64(beyond))
}

// risk is how many steps for nothing are to be expected from weights that need not add up to 1, when the best first try is made.
func (c chooser) risk(w []float64) float64 {
	c.model.addUp(c.byEntry, w)
	return c.riskByEntry()
}

// riskWith is risk after an answer that is so likely, without working the weights out first: this is where the time goes.
func (c chooser) riskWith(w, likely []float64) float64 {
	from := 0
	for entry, to := range c.model.ends {
		var weight float64
		for g := from; g < to; g++ {
			weight += w[g] * likely[g]
		}
		c.byEntry[entry], from = weight, to
	}
	return c.riskByEntry()
}

// riskByEntry looks only at the likeliest entries: only they can be the best first try.
func (c chooser) riskByEntry() float64 {
	top := likeliest(c.byEntry)
	first, second, third := c.model.loss[top[0]], c.model.loss[top[1]], c.model.loss[top[2]]
	var a, b, d float64 // all at once, because the processor can add them side by side
	for i, w := range c.byEntry {
		a += w * first[i]
		b += w * second[i]
		d += w * third[i]
	}
	return min(a, b, d)
}

// tries is how many entries are looked at as the best first try. Entries differ little in their number of steps, so it is one of the likeliest.
const tries = 3

// likeliest returns the indices of the greatest weights.
func likeliest(w []float64) (top [tries]int) {
	first, second, third := -1.0, -1.0, -1.0
	for i, x := range w {
		switch {
		case x <= third:
		case x > first:
			top[2], top[1], top[0] = top[1], top[0], i
			third, second, first = second, first, x
		case x > second:
			top[2], top[1] = top[1], i
			third, second = second, x
		default:
			top[2], third = i, x
		}
	}
	return top
}

// best returns the question that is worth most. ok is false when even that one is not worth more than least.
func best(open []int, least float64, worth func(q int) float64) (q int, ok bool) {
	most := math.Inf(-1)
	for _, candidate := range open {
		if value := worth(candidate); value > most {
			q, most = candidate, value
		}
	}
	return q, most > least
}

// lookOneAhead values each question by what its answer alone saves.
func (c chooser) lookOneAhead(p []float64, open []int) (q int, ok bool) {
	now := c.risk(p)
	return best(open, 0, func(q int) float64 { return now - c.riskAfter(p, q, c.cost(q, c.asked), math.Inf(1)) })
}

// riskAfter is what a question costs and the risk that remains on average after its answer, or anything from enough on as soon as it is that much.
func (c chooser) riskAfter(w []float64, q int, cost, enough float64) float64 {
	risk := cost
	for _, likely := range c.model.person[q] {
		if risk >= enough {
			break
		}
		if likely != nil {
			risk += c.riskWith(w, likely)
		}
	}
	return risk
}

// weigh multiplies two rows.
func weigh(into, p, likely []float64) {
	for i := range p {
		into[i] = p[i] * likely[i]
	}
}

// lookTwoAhead values each question by what its answer saves together with the best question after it.
//
// Most of the work is about questions that cannot win any more, so it is left as soon as that is sure: risks are never below 0, and adding more of them makes
// nothing better. Questions that promise much are looked at first, because they show soonest that the others cannot win. The outcome is the same as without.
func (c chooser) lookTwoAhead(p []float64, open []int) (q int, ok bool) {
	now := c.risk(p)
	promising := c.promising(p, open)
	after := make([]float64, len(p))
	most := math.Inf(-1)
	for _, candidate := range promising {
		value := now - c.cost(candidate, c.asked)
		for _, likely := range c.model.person[candidate] {
			if value < most {
				break
			}
			if likely != nil {
				weigh(after, p, likely)
				value -= c.riskThen(after, candidate, promising)
			}
		}
		if value > most || value == most && candidate < q {
			q, most = candidate, value
		}
	}
	return q, most > 0
}

// promising sorts questions by what their answer alone leaves of the risk, the best one first.
func (c chooser) promising(p []float64, open []int) []int {
	left := make(map[int]float64, len(open))
	for _, q := range open {
		left[q] = c.riskAfter(p, q, 0, math.Inf(1)) + c.cost(q, c.asked)
	}
	sorted := slices.Clone(open)
	slices.SortStableFunc(sorted, func(x, y int) int { return cmp.Compare(left[x], left[y]) })
	return sorted
}

// riskThen is the risk that remains after an answer, if the best question after it is asked too or, where that does not pay, none.
// after are the weights with the answer in them; the risk is weighted by the answer's chance, as they are.
func (c chooser) riskThen(after []float64, asked int, open []int) float64 {
	chance := sum(after)
	least := c.risk(after)
	for _, q := range open {
		if q != asked {
			least = min(least, c.riskAfter(after, q, chance*c.cost(q, c.asked+1), least))
		}
	}
	return least
}

func sum(w []float64) (total float64) {
	for _, x := range w {
		total += x
	}
	return total
}

// leastEntropy chooses the question after which the uncertainty is expected to be least.
func (c chooser) leastEntropy(p []float64, open []int) (q int, ok bool) {
	const littleBits = 0.10 // a question that tells less is not worth asking
	now := entropy(p)
	after := make([]float64, len(p))
	return best(open, littleBits, func(q int) float64 {
		value := now
		for _, likely := range c.model.person[q] {
			if likely != nil {
				weigh(after, p, likely)
				value -= entropy(after)
			}
		}
		return value
	})
}

// entropy is the uncertainty of weights in bits, weighted by their sum.
func entropy(w []float64) (bits float64) {
	total := sum(w)
	for _, x := range w {
		if x > 0 {
			bits -= x * math.Log2(x/total)
		}
	}
	return bits
}
