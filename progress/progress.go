// Package progress is the format of the file that says where a person is: what they answered, how far they are in the steps, and where they were last. It
// holds ids, no sentences and no names: of the PC it says what the checks of one step had found, and what tells its starts apart. It knows no window and no PC, and neither reads nor writes a file itself.
package progress

import (
	"time"

	"unpause/wizard"
)

// Progress is where a person is. The zero Progress is that of somebody who has not begun anything.
type Progress struct {
	Saved     time.Time            `json:"saved"`          // when the person was there
	Boot      string               `json:"boot,omitempty"` // tells one start of the PC from another; empty when that was not known
	At        Place                `json:"at,omitzero"`    // where the person was at work last
	Diagnosis wizard.DiagnosisMemo `json:"diagnosis,omitzero"`
	Walks     []wizard.WalkMemo    `json:"walks,omitempty"` // in no order
	// Before is what the checks of the step at hand saw before the person began with it: the id of the finding by the id of the check.
	Before map[string]string `json:"before,omitempty"`
}

// Place is where somebody is at work.
type Place struct {
	Kind Kind   `json:"kind"`
	Code string `json:"code,omitempty"` // of the entry, among its steps
}

// Kind is a kind of place.
type Kind string

// The kinds of places.
const (
	Nowhere   Kind = ""
	Questions Kind = "questions" // the guided questions
	Steps     Kind = "steps"     // the steps of an entry
)

// Begun reports whether there is anything to go on with: an answer, or a step of which something was said or which is at hand.
func (p Progress) Begun() bool {
	return len(p.Diagnosis.Answers) > 0 || len(p.Diagnosis.Doubted) > 0 || len(p.Walks) > 0
}

// Walk returns the walkthrough of an entry.
func (p Progress) Walk(code string) (walk wizard.WalkMemo, ok bool) {
	for _, w := range p.Walks {
		if w.Code == code {
			return w, true
		}
	}
	return wizard.WalkMemo{}, false
}

// Helped reports whether the steps at which the person was last have helped.
func (p Progress) Helped() bool {
	w, ok := p.Walk(p.At.Code)
	return ok && p.At.Kind == Steps && w.Outcomes[w.At] == wizard.Solved
}

// longestPause is how long after the person was there it is still about the same trouble.
const longestPause = 90 * 24 * time.Hour

// IsOver reports whether nothing of it should be brought back. Either the steps at hand have helped, so that the trouble is gone, or it is so long ago that new
// trouble, and the PC by now, may be others: old answers would then lead astray.
func (p Progress) IsOver(now time.Time) bool { return p.Helped() || now.Sub(p.Saved) > longestPause }
