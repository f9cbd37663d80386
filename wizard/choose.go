package wizard

import (
	"cmp"
	"math"
	"slices"

	"unpause/catalog"
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
	best := d.model.byEntry(p)
	if first := slices.IndexFunc(d.model.questions, func(q Question) bool { return q.First }); slices.Contains(open, first) {
		return d.model.questions[first], true
	}
	if len(open) == 0 || len(d.answers) >= mostQuestions || slices.Max(best) >= clearWinner {
		return Question{}, false
	}
	c := chooser{model: d.model, d: d, byEntry: best}
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
	return d.model.questions[q], true
}

// open lists the questions that could be asked now.
func (d *Diagnosis) open() (open []int) {
	followed := d.followed()
	for i, q := range d.model.questions {
		_, found := d.found[q.ID]
		known := found || d.answered(q.ID) >= 0 || slices.ContainsFunc(followed, func(c catalog.Condition) bool { return c.Question == q.ID })
		if !q.Measured && !known && d.applies(i) && (q.Repeats == "" || d.disagrees(q.Repeats)) {
			open = append(open, i)
		}
	}
	return open
}

// disagrees reports whether it is worth asking for the same again: the person was not sure, what they said does not go with what seems likeliest by all
// else, or some answers have not made anything clear.
func (d *Diagnosis) disagrees(questionID string) bool {
	const (
		some   = 2
		nearly = 0.90 // a candidate with this probability is clear enough
	)
	said := d.answered(questionID)
	if said < 0 {
		return false
	}
	p := d.probabilities()
	best := d.model.guesses[slices.Index(p, slices.Max(p))]
	sign, predicted := d.model.entries[best.entry].Sign(questionID, best.cause)
	if predicted && !slices.Contains(sign.Fits, d.answers[said].Option) {
		return true
	}
	return len(d.answers) >= some && slices.Max(d.model.byEntry(p)) < nearly
}

// chooser works out what questions are worth.
type chooser struct {
	model   *model
	d       *Diagnosis
	byEntry []float64 // room to work in
}

// valued is a question and what it is worth, in steps, its cost taken off.
type valued struct {
	question int
	value    float64
}

// cost is what a question costs, in steps: more for one that takes some doing, and twice as much for each question beyond the patient ones.
func (c chooser) cost(q int) float64 {
	return askingCosts * float64(c.model.questions[q].Effort) * math.Pow(2, float64(max(0, len(c.d.answers)-patience)))
}

// risk is how many steps for nothing are to be expected from weights that need not add up to 1, when the best first try is made. Only the likeliest
// entries can be that try, so only they are looked at.
func (c chooser) risk(w []float64) float64 {
	c.model.addUp(c.byEntry, w)
	best := math.Inf(1)
	for _, tried := range likeliest(c.byEntry) {
		var steps float64
		for i, row := 0, c.model.loss[tried]; i < len(row); i++ {
			steps += c.byEntry[i] * row[i]
		}
		best = min(best, steps)
	}
	return best
}

// tries is how many entries are looked at as the best first try. Entries differ little in their number of steps, so it is one of the likeliest.
const tries = 3

// likeliest returns the indices of the greatest weights.
func likeliest(w []float64) (top [tries]int) {
	for k := range top {
		top[k] = -1
	}
	for i := range w {
		for k := range top {
			if top[k] < 0 || w[i] > w[top[k]] {
				copy(top[k+1:], top[k:])
				top[k] = i
				break
			}
		}
	}
	for k := range top {
		top[k] = max(top[k], 0) // fewer entries than tries
	}
	return top
}

// lookOneAhead values each question by what its answer alone saves.
func (c chooser) lookOneAhead(p []float64, open []int) (q int, ok bool) {
	worth := c.worth(p, open)
	if len(worth) == 0 || worth[0].value <= 0 {
		return 0, false
	}
	return worth[0].question, true
}

// worth lists the questions with the value that their answers alone have, the best first.
func (c chooser) worth(p []float64, open []int) []valued {
	now := c.risk(p)
	scratch := make([]float64, len(p))
	all := make([]valued, len(open))
	for i, q := range open {
		all[i] = valued{q, now - c.riskAfter(p, q, scratch) - c.cost(q)}
	}
	slices.SortStableFunc(all, func(a, b valued) int { return cmp.Compare(b.value, a.value) })
	return all
}

// riskAfter is the risk that remains on average after the answer to a question. scratch is as long as w.
func (c chooser) riskAfter(w []float64, q int, scratch []float64) (risk float64) {
	for _, likely := range c.model.person[q] {
		if likely != nil {
			weigh(scratch, w, likely)
			risk += c.risk(scratch)
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

// width is how many questions are looked at two deep: those that are worth most by themselves, and the ones that open other questions.
const width = 10

// lookTwoAhead values each question by what its answer saves together with the best question after it.
func (c chooser) lookTwoAhead(p []float64, open []int) (q int, ok bool) {
	worth := c.worth(p, open)
	now := c.risk(p)
	best := valued{value: math.Inf(-1)}
	after, scratch := make([]float64, len(p)), make([]float64, len(p))
	for _, v := range worth[:min(width, len(worth))] {
		value := now - c.cost(v.question)
		for o, likely := range c.model.person[v.question] {
			if likely != nil {
				weigh(after, p, likely)
				value -= c.riskThen(after, v.question, o, open, scratch)
			}
		}
		if value > best.value {
			best = valued{v.question, value}
		}
	}
	return best.question, best.value > 0
}

// riskThen is the risk that remains after an answer, if the best question after it is asked too or, where that does not pay, none.
// after are the weights with the answer in them; the risk is weighted by the answer's chance, as they are.
func (c chooser) riskThen(after []float64, q, option int, open []int, scratch []float64) float64 {
	chance := sum(after)
	least := c.risk(after)
	try := func(then int) {
		if then != q {
			least = min(least, c.riskAfter(after, then, scratch)+chance*c.cost(then))
		}
	}
	for _, then := range open {
		try(then)
	}
	for _, then := range c.opened(q, option, open) {
		try(then)
	}
	return least
}

func sum(w []float64) (total float64) {
	for _, x := range w {
		total += x
	}
	return total
}

// opened lists the questions that make sense only after this answer.
func (c chooser) opened(q, option int, open []int) (opened []int) {
	given := catalog.Condition{Question: c.model.questions[q].ID, Option: own(c.model.questions[q])[option].ID}
	for i, then := range c.model.questions {
		if slices.Contains(then.After, given) && !slices.Contains(open, i) && c.d.answered(then.ID) < 0 {
			opened = append(opened, i)
		}
	}
	return opened
}

// leastEntropy chooses the question after which the uncertainty is expected to be least.
func (c chooser) leastEntropy(p []float64, open []int) (q int, ok bool) {
	const littleBits = 0.10 // a question that tells less is not worth asking
	now := entropy(p)
	best := valued{value: math.Inf(-1)}
	scratch := make([]float64, len(p))
	for _, q := range open {
		value := now
		for _, likely := range c.model.person[q] {
			if likely != nil {
				weigh(scratch, p, likely)
				value -= entropy(scratch)
			}
		}
		if value > best.value {
			best = valued{q, value}
		}
	}
	return best.question, best.value > littleBits
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
