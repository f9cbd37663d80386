package wizard

import (
	"maps"
	"slices"

	"unpause/catalog"
)

// DiagnosisMemo is what the person said in a Diagnosis, in ids alone, so that it can be kept and recalled by another version of the catalogue.
type DiagnosisMemo struct {
	Answers []AnswerMemo      `json:"answers,omitempty"` // in the order in which they came
	Doubted []string          `json:"doubted,omitempty"` // codes of which the person said that it is none of them
	Former  map[string]string `json:"former,omitempty"`  // by question: the option that was chosen last, also when it was taken back
}

// AnswerMemo is one answer of the person.
type AnswerMemo struct {
	Question string `json:"question"`
	Option   string `json:"option"`
}

// Memo returns what the person said. What was found on this PC is not part of it: that is looked at anew.
func (d *Diagnosis) Memo() DiagnosisMemo {
	m := DiagnosisMemo{Doubted: slices.Clone(d.doubted), Former: maps.Clone(d.former)}
	for _, g := range d.answers {
		m.Answers = append(m.Answers, AnswerMemo{g.Question, g.Option})
	}
	return m
}

// RecallDiagnosis is the Diagnosis of a memo. Questions, options and codes that the catalogue does not know any more are left out. Back takes the doubts back
// first and then one answer after the other, in whatever order they were given.
func RecallDiagnosis(cat *catalog.Catalog, m DiagnosisMemo) *Diagnosis {
	d := NewDiagnosis(cat)
	for _, a := range m.Answers {
		_ = d.Answer(a.Question, a.Option) // an unknown one changes nothing
	}
	for question, option := range m.Former {
		if d.check(question, option) == nil {
			d.former[question] = option
		}
	}
	known := func(code string) bool { _, ok := cat.Entry(code); return ok }
	if doubted := slices.DeleteFunc(slices.Clone(m.Doubted), func(code string) bool { return !known(code) }); len(doubted) > 0 {
		d.Doubt(doubted...)
	}
	return d
}

// WalkMemo is how far a Walkthrough has come, in ids alone.
type WalkMemo struct {
	Code     string             `json:"code"`               // of the entry
	Reached  []string           `json:"reached,omitempty"`  // ids of the steps before the one at hand, in the order in which they came
	At       string             `json:"at,omitempty"`       // id of the step at hand, or of the one that helped; empty when the steps are used up
	Outcomes map[string]Outcome `json:"outcomes,omitempty"` // by id of a step
	TakenUp  []string           `json:"takenUp,omitempty"`
}

// Memo returns how far the walkthrough has come.
func (w *Walkthrough) Memo() WalkMemo {
	m := WalkMemo{Code: w.entry.Code, Outcomes: maps.Clone(w.outcomes), TakenUp: slices.Clone(w.takenUp)}
	for _, s := range w.steps[:w.at] {
		m.Reached = append(m.Reached, s.ID)
	}
	if w.at < len(w.steps) {
		m.At = w.steps[w.at].ID
	}
	return m
}

// RecallWalkthrough is the Walkthrough of a memo, at the same step. entry is that of the memo's code; steps that it does not have any more, and outcomes that are
// none, are left out. The steps to come are ordered by what is known now.
func RecallWalkthrough(entry catalog.Entry, m WalkMemo, evidence Evidence, done ...string) *Walkthrough {
	w := &Walkthrough{entry: entry, outcomes: map[string]Outcome{}}
	step := func(id string) (catalog.Step, bool) {
		i := slices.IndexFunc(entry.Steps, func(s catalog.Step) bool { return s.ID == id })
		if i < 0 {
			return catalog.Step{}, false
		}
		return entry.Steps[i], true
	}
	reached := map[string]bool{m.At: true} // the one at hand was not left behind, whatever the list says
	for _, id := range m.Reached {
		if s, ok := step(id); ok && !reached[id] {
			w.steps, reached[id] = append(w.steps, s), true
		}
	}
	w.at = len(w.steps)
	for _, id := range m.TakenUp {
		if _, ok := step(id); ok && !slices.Contains(w.takenUp, id) {
			w.takenUp = append(w.takenUp, id)
		}
	}
	w.Learn(evidence, done...)
	if now, ok := w.Step(); m.At != "" && (!ok || now.ID != m.At) {
		w.TakeUp(m.At)
	}
	for id, o := range m.Outcomes {
		_, known := step(id)
		helped := o == Solved && id == m.At && w.at < len(w.steps) && w.steps[w.at].ID == id
		if known && (helped || o == StillBroken || o == CannotDo) {
			w.outcomes[id] = o
		}
	}
	return w
}
