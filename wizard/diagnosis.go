package wizard

import (
	"cmp"
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
	Hint             bool // it was found, but can be wrong about as often as a person's word
}

// When the questions stop.
const (
	mostQuestions = 8    // that the person has answered
	clearWinner   = 0.97 // probability of the best candidate
	askingCosts   = 0.05 // what one easy question costs, in steps
	patience      = 4    // so many questions nobody minds; each one beyond them costs twice as much as the one before
)

// Diagnosis finds out which error it is by asking. It weighs all entries by what is known (Bayes' rule) and asks the question that is worth most:
// the needless steps that it saves, less what asking costs. Answers can be taken back and changed at any time; what follows from them is worked out anew each time.
//
// A Diagnosis is not safe for use by several goroutines.
type Diagnosis struct {
	model     func() *model
	questions []catalog.Question
	strategy  Strategy
	said                        // by the person
	before    []said            // each state before a change, for Back
	former    map[string]string // by question: the option that was chosen last, also after Back
	found     map[string]Given  // by question: what was found on this PC
	done      map[string]bool   // deeds that did not help
}

// said is what came from the person. Its slices are never changed in place, so that a copy stays as it is.
type said struct {
	answers []Given  // in the order in which they came
	doubted []string // codes of which the person said that it is none of them
}

// with returns what was said with one answer more, or with a new one in the old one's place.
func (s said) with(g Given) said {
	s.answers = slices.Clone(s.answers)
	if i := s.answered(g.Question); i >= 0 {
		s.answers[i] = g
	} else {
		s.answers = append(s.answers, g)
	}
	return s
}

// without returns what was said but for the answers to some questions.
func (s said) without(questionIDs []string) said {
	s.answers = slices.DeleteFunc(slices.Clone(s.answers), func(g Given) bool { return slices.Contains(questionIDs, g.Question) })
	return s
}

// answered is the index of the answer to a question, -1 when there is none.
func (s said) answered(questionID string) int {
	return slices.IndexFunc(s.answers, func(g Given) bool { return g.Question == questionID })
}

// NewDiagnosis starts with nothing known but how common the errors are.
func NewDiagnosis(cat *catalog.Catalog) *Diagnosis {
	d := &Diagnosis{former: map[string]string{}, found: map[string]Given{}, done: map[string]bool{}}
	d.about(cat)
	return d
}

// about has the questions be those of a catalogue. What it makes of the answers is worked out when it is needed first, see Prepare.
func (d *Diagnosis) about(cat *catalog.Catalog) {
	d.questions, d.model = cat.Questions(), func() *model { return modelOf(cat) }
}

// Answer notes what the person said; Back takes it back. A question that was answered before gets the new answer in the old one's place. Other answers
// stay; those that make no sense any more do not count until they do again. An answer overrules what was found on this PC, except catalog.Unsure,
// which says nothing. An unknown question or option is an error and changes nothing.
func (d *Diagnosis) Answer(questionID, optionID string) error {
	if err := d.check(questionID, optionID); err != nil {
		return err
	}
	d.before = append(d.before, d.said)
	d.said = d.said.with(Given{Question: questionID, Option: optionID})
	d.former[questionID] = optionID
	return nil
}

// Change is Answer without a way back: the answer is taken to have been this one all along, so that Back leads to the same questions as before. Answers to
// questions that repeat this one are dropped, because they were about what was said before.
func (d *Diagnosis) Change(questionID, optionID string) error {
	if err := d.check(questionID, optionID); err != nil {
		return err
	}
	given := Given{Question: questionID, Option: optionID}
	unasked := d.answered(questionID) < 0 // what was found on this PC is overruled from the beginning
	for i, s := range d.before {
		if unasked || s.answered(questionID) >= 0 {
			d.before[i] = s.with(given)
		}
		d.before[i] = d.before[i].without(d.repeats(questionID))
	}
	d.said = d.said.with(given).without(d.repeats(questionID))
	d.former[questionID] = optionID
	return nil
}

// Found notes what was found on this PC, instead of all that was noted before. Those questions are then not asked. A fact that no question speaks of, and
// catalog.Unsure, are an error and change nothing.
func (d *Diagnosis) Found(answers ...catalog.Answer) error {
	found := map[string]Given{}
	for _, a := range answers {
		if err := d.check(a.Question, a.Option); err != nil {
			return err
		}
		if a.Option == catalog.Unsure {
			return fmt.Errorf("question %q: a check that could not tell has found nothing", a.Question)
		}
		found[a.Question] = Given{Question: a.Question, Option: a.Option, Found: true, Hint: a.Hint}
	}
	d.found = found
	return nil
}

func (d *Diagnosis) check(questionID, optionID string) error {
	q := d.question(questionID)
	if q < 0 {
		return fmt.Errorf("there is no question %q", questionID)
	}
	if _, known := d.questions[q].Option(optionID); !known {
		return fmt.Errorf("question %q has no option %q", questionID, optionID)
	}
	return nil
}

// Back takes the last answer or doubt back. It returns false when there is none.
func (d *Diagnosis) Back() bool {
	if len(d.before) == 0 {
		return false
	}
	last := len(d.before) - 1
	d.said, d.before = d.before[last], d.before[:last]
	return true
}

// Answers returns what counts: what the person said, in the order in which it was said, then what was found on this PC and not overruled, in the
// order of the questions.
func (d *Diagnosis) Answers() (all []Given) {
	for _, g := range d.answers {
		if now, _ := d.now(g.Question); now == g && d.applies(d.question(g.Question)) {
			all = append(all, g)
		}
	}
	for i, q := range d.questions {
		if now, ok := d.now(q.ID); ok && now.Found && d.applies(i) {
			all = append(all, now)
		}
	}
	return all
}

// now is the answer to a question that counts, whether the question applies or not: what the person said, unless that was nothing and something was
// found on this PC.
func (d *Diagnosis) now(questionID string) (g Given, ok bool) {
	g, found := d.found[questionID]
	i := d.answered(questionID)
	if i >= 0 && (!found || d.answers[i].Option != catalog.Unsure) {
		return d.answers[i], true
	}
	return g, found
}

// Former returns the option that a question has now, or that the person chose last if the answer was taken back since; empty when there is none.
func (d *Diagnosis) Former(questionID string) string {
	if now, ok := d.now(questionID); ok {
		return now.Option
	}
	return d.former[questionID]
}

// Evidence returns what is known, and what follows from it, for the walkthroughs. Answers that say nothing are left out, and so are hints that all is as usual:
// they spare a question, but where a check has seen no VPN there may still be one, so they prove no step needless.
func (d *Diagnosis) Evidence() Evidence {
	e := Evidence{}
	for _, g := range d.Answers() {
		if g.Option != catalog.Unsure && !(g.Hint && d.questions[d.question(g.Question)].IsUsual(g.Option)) {
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
		o, _ := d.questions[d.question(g.Question)].Option(g.Option)
		all = append(all, o.Means...)
	}
	return all
}

// Tried notes which steps of all walkthroughs did not help. They speak against every entry that would have been cured by them. It replaces what was noted
// before.
func (d *Diagnosis) Tried(walks ...*Walkthrough) {
	d.done = map[string]bool{}
	for _, w := range walks {
		for _, deed := range w.Done() {
			d.done[deed] = true
		}
	}
}

// Doubt notes that the person thinks it is none of these errors; Back takes it back. They stay possible, but together they keep
// next to nothing of the probability.
func (d *Diagnosis) Doubt(codes ...string) {
	d.before = append(d.before, d.said)
	d.doubted = slices.Clone(d.doubted)
	for _, code := range codes {
		if !slices.Contains(d.doubted, code) {
			d.doubted = append(d.doubted, code)
		}
	}
}

// Doubted returns the errors that the person thinks it is not. The caller must not change them.
func (d *Diagnosis) Doubted() []string { return d.doubted }

// Trust takes back all that was doubted, without a way back.
func (d *Diagnosis) Trust() {
	d.doubted = nil
	for i := range d.before {
		d.before[i].doubted = nil
	}
}

// Ranking returns all candidates, best first; equally likely ones in reading order.
func (d *Diagnosis) Ranking() []Candidate {
	p := d.model().byEntry(d.probabilities())
	ranking := make([]Candidate, len(p))
	for i, e := range d.model().entries {
		ranking[i] = Candidate{Code: e.Code, Probability: p[i]}
	}
	slices.SortStableFunc(ranking, func(a, b Candidate) int { return cmp.Compare(b.Probability, a.Probability) })
	return ranking
}

// Asked returns how many questions the person has answered, without those that make no sense any more.
func (d *Diagnosis) Asked() (asked int) {
	for _, g := range d.answers {
		if d.applies(d.question(g.Question)) {
			asked++
		}
	}
	return asked
}

// probabilities weighs all guesses by what is known. They add up to 1.
func (d *Diagnosis) probabilities() []float64 {
	p := slices.Clone(d.model().prior)
	for _, g := range d.Answers() {
		for i, likely := range d.likelihood(g) {
			p[i] *= likely
		}
	}
	for i, g := range d.model().guesses {
		p[i] *= d.stillBroken(g.entry)
	}
	normalise(p)
	d.putAside(p)
	return p
}

// putAside leaves the doubted entries a small share together, whatever speaks for them: somebody who has read about an error and says that it is not
// theirs knows more than any answer told.
func (d *Diagnosis) putAside(p []float64) {
	var doubted float64
	isDoubted := make([]bool, len(p))
	for i, g := range d.model().guesses {
		if isDoubted[i] = slices.Contains(d.doubted, d.model().entries[g.entry].Code); isDoubted[i] {
			doubted += p[i]
		}
	}
	if doubted == 0 || doubted == 1 {
		return
	}
	for i := range p {
		if isDoubted[i] {
			p[i] *= doubtErrs / doubted
		} else {
			p[i] *= (1 - doubtErrs) / (1 - doubted)
		}
	}
	normalise(p)
}

// likelihood returns, by guess, how likely this answer is. It is nil for an answer that says nothing.
func (d *Diagnosis) likelihood(g Given) []float64 {
	q := d.question(g.Question)
	o := slices.IndexFunc(own(d.questions[q]), func(o catalog.Option) bool { return o.ID == g.Option })
	switch {
	case o < 0, !g.Found && d.onlyRepeats(d.questions[q].Options[o]):
		return nil
	case g.Found && !g.Hint:
		return d.model().check[q][o]
	}
	return d.model().person[q][o]
}

// onlyRepeats reports whether all that follows from what was said was found on this PC too. The same fact must not count twice.
func (d *Diagnosis) onlyRepeats(o catalog.Option) bool {
	return len(o.Means) > 0 && !slices.ContainsFunc(o.Means, func(c catalog.Condition) bool {
		now, ok := d.now(c.Question)
		return !ok || !now.Found || now.Option != c.Option
	})
}

// stillBroken is how likely it is that the deeds done so far did not help, if this entry is the true one. One of its steps helps as likely as the
// other, and now and then none does.
func (d *Diagnosis) stillBroken(entry int) float64 {
	const mostlyHelps = 0.95
	tried, all := 0, 0
	for deed, steps := range d.model().deeds[entry] {
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

// repeats lists the questions that ask for the same as this one.
func (d *Diagnosis) repeats(questionID string) (ids []string) {
	for _, q := range d.questions {
		if q.Repeats == questionID {
			ids = append(ids, q.ID)
		}
	}
	return ids
}

// question is the index of a question, -1 when there is none with this id.
func (d *Diagnosis) question(id string) int {
	return slices.IndexFunc(d.questions, func(q Question) bool { return q.ID == id })
}

// holds reports whether something is known to be so. An answer to a question that does not apply tells nothing; a question can only wait for ones that
// stand before it, so this comes to an end.
func (d *Diagnosis) holds(c catalog.Condition) bool {
	now, ok := d.now(c.Question)
	return ok && now.Option == c.Option && d.applies(d.question(c.Question))
}

// applies reports whether a question makes sense by what is known.
func (d *Diagnosis) applies(q int) bool {
	after := d.questions[q].After
	return len(after) == 0 || slices.ContainsFunc(after, d.holds)
}

// Speak puts the sentences of another language in the place of those there are. cat must be the same catalogue in that language; what was answered and found stays.
func (d *Diagnosis) Speak(cat *catalog.Catalog) {
	d.about(cat)
}
