package wizard

import (
	"maps"
	"slices"

	"unpause/catalog"
)

// Outcome is what the person said of a step.
type Outcome string

// The outcomes of a step.
const (
	Open        Outcome = ""             // not said yet
	Solved      Outcome = "solved"       // it works now
	StillBroken Outcome = "still-broken" // done, but it did not help
	CannotDo    Outcome = "cannot-do"    // the person cannot do this step
)

// Walkthrough leads through the steps of one entry, one at a time, until it works or the steps are used up.
//
// Its order is the entry's order, with three exceptions. Steps that the evidence points at come first. Steps marked Last come after all others, and
// among them too those that the evidence points at come first. And steps that the evidence proves needless, or that were done for another entry already,
// are folded away; they can be taken up again.
type Walkthrough struct {
	entry    catalog.Entry
	steps    []catalog.Step
	folded   []Folded
	first    map[string]catalog.Condition // by id of a step: what pointed at it
	evidence Evidence
	at       int // index into steps; len(steps) when they are used up
	outcomes map[string]Outcome
	takenUp  []string // ids of steps that the person has chosen to do next, the last one chosen first
}

// Folded is a step that is left out for now.
type Folded struct {
	Step    catalog.Step
	Because catalog.Condition // what makes it needless; the zero Condition when the same was done for another entry already
}

// NewWalkthrough starts at the first step of the entry. evidence may be nil. done are the deeds that the person has done for other entries already.
func NewWalkthrough(entry catalog.Entry, evidence Evidence, done ...string) *Walkthrough {
	w := &Walkthrough{entry: entry, outcomes: map[string]Outcome{}}
	w.Learn(evidence, done...)
	return w
}

// Learn orders the steps that were not reached yet anew, by what is known now. It does nothing once it is solved.
func (w *Walkthrough) Learn(evidence Evidence, done ...string) {
	if w.Solved() {
		return
	}
	w.evidence, w.first, w.folded = maps.Clone(evidence), map[string]catalog.Condition{}, nil
	reached := slices.Clone(w.steps[:w.at])
	const places = 5 // taken up, pointed at, as usual, and the last two once more for risky steps
	var byPlace [places][]catalog.Step
	for _, s := range w.entry.Steps {
		if slices.ContainsFunc(reached, func(r catalog.Step) bool { return r.ID == s.ID }) || !w.evidence.Allows(s.When) {
			continue
		}
		if f, fold := w.fold(s, done); fold && !slices.Contains(w.takenUp, s.ID) {
			w.folded = append(w.folded, f)
			continue
		}
		place := w.place(s)
		byPlace[place] = append(byPlace[place], s)
	}
	slices.SortStableFunc(byPlace[0], func(x, y catalog.Step) int { return slices.Index(w.takenUp, x.ID) - slices.Index(w.takenUp, y.ID) })
	w.steps = append(reached, slices.Concat(byPlace[:]...)...)
}

// fold says whether a step is to be left out, and why.
func (w *Walkthrough) fold(s catalog.Step, done []string) (f Folded, fold bool) {
	if slices.Contains(done, s.Deed) {
		return Folded{Step: s}, true
	}
	because, needless := w.evidence.Shows(s.NeedlessIf)
	return Folded{Step: s, Because: because}, needless
}

// place ranks a step among those to come, and notes what points at it.
func (w *Walkthrough) place(s catalog.Step) int {
	const takenUp, pointedAt, usual, lastByTwo = 0, 1, 2, 2
	place := usual
	if because, first := w.evidence.Shows(s.FirstIf); first {
		w.first[s.ID], place = because, pointedAt
	}
	if slices.Contains(w.takenUp, s.ID) {
		return takenUp
	}
	if s.Last {
		place += lastByTwo
	}
	return place
}

// First returns what pointed at a step, so that it comes before others; ok is false for a step in its usual place.
func (w *Walkthrough) First(stepID string) (because catalog.Condition, ok bool) {
	because, ok = w.first[stepID]
	return because, ok
}

// Folded returns the steps that are left out for now, in the order of the entry.
func (w *Walkthrough) Folded() []Folded { return w.folded }

// TakeUp makes a step the one to do now: one that was left out, one that is to come, or one that was done before, which is then open again with those after it.
// The step at hand stays that whatever becomes known. It does nothing for other steps and once it is solved.
func (w *Walkthrough) TakeUp(stepID string) {
	if w.Solved() {
		return
	}
	named := func(s catalog.Step) bool { return s.ID == stepID }
	if i := slices.IndexFunc(w.folded, func(f Folded) bool { return named(f.Step) }); i >= 0 {
		w.steps = append(slices.Clone(w.steps), w.folded[i].Step)
		w.folded = slices.Delete(slices.Clone(w.folded), i, i+1)
	}
	i := slices.IndexFunc(w.steps, named)
	if i < 0 {
		return
	}
	for w.at > i {
		w.Back()
	}
	step := w.steps[i]
	w.steps = slices.Insert(slices.Delete(slices.Clone(w.steps), i, i+1), w.at, step)
	w.takenUp = append([]string{stepID}, slices.DeleteFunc(w.takenUp, func(id string) bool { return id == stepID })...)
}

// Entry returns the entry that is being walked through.
func (w *Walkthrough) Entry() catalog.Entry { return w.entry }

// Step returns the step to do now, with only those actions that may fit this PC. ok is false at the end: solved, or nothing left to try.
func (w *Walkthrough) Step() (step catalog.Step, ok bool) {
	if w.Ended() {
		return catalog.Step{}, false
	}
	step = w.steps[w.at]
	step.Actions = slices.DeleteFunc(slices.Clone(step.Actions), func(a catalog.Action) bool { return !w.evidence.Allows(a.When) })
	return step, true
}

// Position tells which step this is, from 1, and how many there are without those left out. At the end n is the step that ended it. Both are 0 when all steps
// are left out.
func (w *Walkthrough) Position() (n, total int) { return min(w.at+1, len(w.steps)), len(w.steps) }

// Say records what the person said of the step at hand. Solved ends the walkthrough; anything else leads to the next step.
// It does nothing at the end or when outcome is Open.
func (w *Walkthrough) Say(outcome Outcome) {
	if w.Ended() || outcome == Open {
		return
	}
	w.outcomes[w.steps[w.at].ID] = outcome
	if outcome != Solved {
		w.at++
	}
}

// Back goes to the step before, or from the end to the step that ended it. What was said of a step stays noted until something else is said.
// It returns false at the first step.
func (w *Walkthrough) Back() bool {
	if w.Solved() {
		delete(w.outcomes, w.steps[w.at].ID)
		return true
	}
	if w.at == 0 {
		return false
	}
	w.at--
	return true
}

// Outcome returns what was said of a step.
func (w *Walkthrough) Outcome(stepID string) Outcome { return w.outcomes[stepID] }

// Solved reports whether the person said that it works now.
func (w *Walkthrough) Solved() bool {
	return w.at < len(w.steps) && w.outcomes[w.steps[w.at].ID] == Solved
}

// Ended reports whether there is nothing more to do: solved, or all steps used up.
func (w *Walkthrough) Ended() bool { return w.at >= len(w.steps) || w.Solved() }

// With returns the steps of which the person said this, in the order in which they came.
func (w *Walkthrough) With(outcome Outcome) []catalog.Step {
	return slices.DeleteFunc(slices.Clone(w.steps), func(s catalog.Step) bool { return w.outcomes[s.ID] != outcome })
}

// Done returns the deeds that did not help, in the order in which they came.
func (w *Walkthrough) Done() (deeds []string) {
	for _, s := range w.With(StillBroken) {
		deeds = append(deeds, s.Deed)
	}
	return deeds
}

// Begun reports whether the person has said anything of any step, or taken up one that was left out.
func (w *Walkthrough) Begun() bool { return len(w.takenUp) > 0 || len(w.outcomes) > 0 }

// Speak puts the sentences of another language in the place of those there are. entry must be the same entry in that language; the place and the outcomes stay.
func (w *Walkthrough) Speak(entry catalog.Entry) {
	said := map[string]catalog.Step{}
	for _, s := range entry.Steps {
		said[s.ID] = s
	}
	w.entry = entry
	w.steps = slices.Clone(w.steps)
	for i, s := range w.steps {
		w.steps[i] = said[s.ID]
	}
	w.folded = slices.Clone(w.folded)
	for i, f := range w.folded {
		w.folded[i].Step = said[f.Step.ID]
	}
}
