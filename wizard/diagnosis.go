package wizard

import (
	"fmt"
	"slices"

	"unpause/catalog"
)

// Question is a question of the catalogue.
type Question = catalog.Question

// Candidate is an error that it may be.
type Candidate struct {
	Code        string
	Probability float64 // from 0 to 1; those of all candidates add up to 1
}

// Given is one answer: what the person said, or what was found on this PC.
type Given struct {
	Question, Option string
	Found            bool // found on this PC, not said by the person
}

// When the questions stop.
const (
	mostQuestions = 8    // that the person has answered
	clearWinner   = 0.97 // probability of the best candidate
	askingCosts   = 0.05 // what one easy question costs, in steps
	patience      = 3    // so many questions nobody minds
)

// Diagnosis finds out which error it is by asking. It weighs all entries by what is known (Bayes' rule) and asks the question that saves most
// needless steps. Answers can be taken back and changed at any time; what follows from them is worked out anew each time.
//
// A Diagnosis is not safe for use by several goroutines.
type Diagnosis struct {
	model    *model
	strategy Strategy
	answers  []Given           // of the person, in the order in which they came
	before   [][]Given         // the answers before each change, for Back
	former   map[string]string // by question: the option that was chosen last, also after Back
	found    map[string]string // by question: the option that was found on this PC
	done     map[string]bool   // deeds that did not help
	doubted  []string          // codes of which the person said that it is none of them
}

// NewDiagnosis starts with nothing known but how common the errors are.
func NewDiagnosis(cat *catalog.Catalog) *Diagnosis {
	return newDiagnosis(newModel(cat.Entries(), cat.Questions()))
}

func newDiagnosis(m *model) *Diagnosis {
	return &Diagnosis{model: m, former: map[string]string{}, found: map[string]string{}, done: map[string]bool{}}
}

// Answer notes what the person said. A question that was answered before gets the new answer in the old one's place, and nothing else is lost.
// It overrules what was found on this PC. The option may be catalog.Unsure. An unknown question or option is an error and changes nothing.
func (d *Diagnosis) Answer(questionID, optionID string) error {
	if err := d.check(questionID, optionID); err != nil {
		return err
	}
	d.before = append(d.before, d.answers)
	d.answers = slices.Clone(d.answers)
	d.former[questionID] = optionID
	given := Given{Question: questionID, Option: optionID}
	if i := d.answered(questionID); i >= 0 {
		d.answers[i] = given
	} else {
		d.answers = append(d.answers, given)
	}
	return nil
}

// Found notes what was found on this PC. The question is then not asked. Facts that no question speaks of are an error and change nothing.
func (d *Diagnosis) Found(questionID, optionID string) error {
	if err := d.check(questionID, optionID); err != nil {
		return err
	}
	d.found[questionID] = optionID
	return nil
}

func (d *Diagnosis) check(questionID, optionID string) error {
	q := d.question(questionID)
	if q < 0 {
		return fmt.Errorf("there is no question %q", questionID)
	}
	if _, known := d.model.questions[q].Option(optionID); !known {
		return fmt.Errorf("question %q has no option %q", questionID, optionID)
	}
	return nil
}

// Back takes the last answer or change of an answer back. It returns false when there is none.
func (d *Diagnosis) Back() bool {
	if len(d.before) == 0 {
		return false
	}
	last := len(d.before) - 1
	d.answers, d.before = d.before[last], d.before[:last]
	return true
}

// Answers returns what counts: what the person said, in the order in which it was said, then what was found on this PC and not overruled, in the
// order of the questions.
func (d *Diagnosis) Answers() []Given {
	all := slices.DeleteFunc(slices.Clone(d.answers), func(g Given) bool { return !d.applies(d.question(g.Question)) })
	for i, q := range d.model.questions {
		if option, known := d.found[q.ID]; known && d.answered(q.ID) < 0 && d.applies(i) {
			all = append(all, Given{Question: q.ID, Option: option, Found: true})
		}
	}
	return all
}

// Former returns the option that the person chose last for a question, also when the answer was taken back since; empty when there is none.
func (d *Diagnosis) Former(questionID string) string { return d.former[questionID] }

// Evidence returns what is known, and what follows from it, for the walkthroughs. Answers that say nothing are left out.
func (d *Diagnosis) Evidence() Evidence {
	e := Evidence{}
	for _, g := range d.Answers() {
		if g.Option != catalog.Unsure {
			e[g.Question] = g.Option
		}
	}
	for _, c := range d.followed() {
		if _, known := e[c.Question]; !known {
			e[c.Question] = c.Option
		}
	}
	return e
}

// followed lists what follows from the answers.
func (d *Diagnosis) followed() (all []catalog.Condition) {
	for _, g := range d.Answers() {
		o, _ := d.model.questions[d.question(g.Question)].Option(g.Option)
		all = append(all, o.Means...)
	}
	return all
}

// Tried notes which steps of all walkthroughs did not help. They speak against every entry that would have been cured by them. It replaces what was noted
// before.
func (d *Diagnosis) Tried(walks ...*Walkthrough) {
	d.done = map[string]bool{}
	for _, w := range walks {
		for _, s := range w.With(StillBroken) {
			d.done[s.Deed] = true
		}
	}
}

// Doubt notes that the person thinks it is none of these errors. They stay possible, but become unlikely.
func (d *Diagnosis) Doubt(codes ...string) { d.doubted = append(d.doubted, codes...) }

// Doubted returns the errors that the person thinks it is not.
func (d *Diagnosis) Doubted() []string { return d.doubted }

// Trust takes back all that was doubted.
func (d *Diagnosis) Trust() { d.doubted = nil }

// Ranking returns all candidates, best first; equally likely ones in reading order.
func (d *Diagnosis) Ranking() []Candidate {
	p := d.model.byEntry(d.probabilities())
	ranking := make([]Candidate, len(p))
	for i, e := range d.model.entries {
		ranking[i] = Candidate{Code: e.Code, Probability: p[i]}
	}
	slices.SortStableFunc(ranking, func(a, b Candidate) int {
		switch {
		case a.Probability > b.Probability:
			return -1
		case a.Probability < b.Probability:
			return 1
		}
		return 0
	})
	return ranking
}

// Asked returns how many questions the person has answered.
func (d *Diagnosis) Asked() int { return len(d.answers) }

// probabilities weighs all guesses by what is known. They add up to 1.
func (d *Diagnosis) probabilities() []float64 {
	p := slices.Clone(d.model.prior)
	for _, g := range d.Answers() {
		for i, likely := range d.likelihood(g) {
			p[i] *= likely
		}
	}
	for i, g := range d.model.guesses {
		p[i] *= d.stillBroken(g.entry)
		if slices.Contains(d.doubted, d.model.entries[g.entry].Code) {
			p[i] *= doubtErrs
		}
	}
	normalise(p)
	return p
}

// likelihood returns, by guess, how likely this answer is. It is nil for an answer that says nothing.
func (d *Diagnosis) likelihood(g Given) []float64 {
	q := d.question(g.Question)
	o := slices.IndexFunc(own(d.model.questions[q]), func(o catalog.Option) bool { return o.ID == g.Option })
	switch {
	case o < 0:
		return nil
	case g.Found:
		return d.model.check[q][o]
	}
	return d.model.person[q][o]
}

// stillBroken is how likely it is that the deeds done so far did not help, if this entry is the true one. One of its steps helps as likely as the
// other, and now and then none does.
func (d *Diagnosis) stillBroken(entry int) float64 {
	const mostlyHelps = 0.95
	tried, all := 0, 0
	for deed, steps := range d.model.deeds[entry] {
		all += steps
		if d.done[deed] {
			tried += steps
		}
	}
	if all == 0 {
		return 1
	}
	return 1 - mostlyHelps*float64(tried)/float64(all)
}

// question is the index of a question, -1 when there is none with this id.
func (d *Diagnosis) question(id string) int {
	return slices.IndexFunc(d.model.questions, func(q Question) bool { return q.ID == id })
}

// answered is the index of the person's answer to a question, -1 when there is none.
func (d *Diagnosis) answered(id string) int {
	return slices.IndexFunc(d.answers, func(g Given) bool { return g.Question == id })
}

// holds reports whether something is known to be so.
func (d *Diagnosis) holds(c catalog.Condition) bool {
	if i := d.answered(c.Question); i >= 0 {
		return d.answers[i].Option == c.Option
	}
	return d.found[c.Question] == c.Option
}

// applies reports whether a question makes sense by what is known.
func (d *Diagnosis) applies(q int) bool {
	after := d.model.questions[q].After
	return len(after) == 0 || slices.ContainsFunc(after, d.holds)
}
