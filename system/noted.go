package system

import (
	"context"
	"errors"
)

// plan is what is noted of a command before it is run.
func (r *Runner) plan(c Command) Change {
	change := Change{Command: c.ID, Began: r.now().Round(0), Before: r.read(c)}
	if c.undoOf != "" {
		change.Undo = undoStartType(c.undoOf, change.Before)
	} else {
		change.Undo = c.Undo
	}
	return change
}

// read reads what the journal notes of the state; empty when there is nothing, or when it cannot be read.
func (r *Runner) read(c Command) string {
	if c.reads == nil {
		return ""
	}
	state, err := c.reads(r.machine)
	if err != nil {
		return ""
	}
	return state
}

// noted makes a change that is noted in the journal before and after.
func (r *Runner) noted(change Change, how How, do func() Result) Result {
	id, err := r.journal.begin(change, how.Unnoted)
	if err != nil {
		return Result{Outcome: NotNoted, Err: err}
	}
	change.ID = id
	result := do()
	c, _ := findCommand(change.Command)
	change.Ended, change.Outcome, change.After = r.now().Round(0), result.Outcome, r.read(c)
	same, other := change.After == change.Before, change.Before != "" && change.After != ""
	if change.After != "" && same || !result.mayHaveChanged(!same && other) {
		_ = r.journal.drop(id) // a note that stays is looked into at the next start, and found to be about nothing
		return result
	}
	if change.Moves != nil {
		change.Moves = result.moves
	}
	if result.Clock != nil {
		change.Clock = *result.Clock
	}
	_ = r.journal.set(change) // it is known until Unpause is closed; then the next start looks what came of it
	result.Change = id
	return result
}

// mayHaveChanged reports whether something may be different from before. Only what certainly changed nothing is forgotten. seen says that the state is another one.
func (r Result) mayHaveChanged(seen bool) bool {
	switch r.Outcome {
	case Done, NotConfirmed, TimedOut:
		return true
	case Failed:
		return seen || len(r.moves) > 0 || errors.Is(r.Err, context.Canceled) // a program that was stopped has perhaps done its work
	}
	return len(r.moves) > 0
}
