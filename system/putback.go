package system

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// Changes returns what was changed on this PC by Unpause, the newest first, without what only put something back. The error says why those of former runs cannot be
// read.
func (r *Runner) Changes() ([]Change, error) {
	all, err := r.journal.All()
	slices.Reverse(all)
	return slices.DeleteFunc(all, func(c Change) bool { return c.PutsBack != 0 }), err
}

// CanPutBack reports whether there is a way back for a change now.
func (r *Runner) CanPutBack(change Change) bool {
	_, err := r.wayBack(change)
	return err == nil
}

// Why a change cannot be put back.
var (
	errNoWayBack = errors.New("there is nothing to put back")
	errTooLate   = errors.New("it is too late to put it back")
)

// wayBack finds the command that puts a change back. What the journal says is only used when the table says so too.
func (r *Runner) wayBack(change Change) (Command, error) {
	c, ok := findCommand(change.Command)
	back, okToo := findCommand(change.Undo)
	switch {
	case !ok || !okToo || !c.knows(change.Undo) || !change.PutBack.IsZero() || change.IsCutOff():
		return Command{}, errNoWayBack
	case c.rename != nil && len(change.Moves) == 0:
		return Command{}, errNoWayBack
	case c.undoFor > 0 && r.now().Sub(change.Began) > c.undoFor:
		return Command{}, errTooLate
	}
	return back, nil
}

// PutBack puts a change back. When somebody else has changed the same since, it does nothing unless sure says that it should all the same. What it does is noted
// like any other change.
func (r *Runner) PutBack(ctx context.Context, id int, sure bool, how How) Result {
	r.lookFirst()
	all, err := r.journal.All()
	i := indexOf(all, id)
	if i < 0 {
		return Result{Outcome: UnknownThing, Err: errors.Join(fmt.Errorf("no change %d", id), err)}
	}
	change := all[i]
	back, err := r.wayBack(change)
	switch {
	case r.machine.build() == 0:
		return Result{Outcome: NotWindows, Err: errNotWindows}
	case errors.Is(err, errTooLate):
		return Result{Outcome: TooLate, Err: err}
	case err != nil:
		return Result{Outcome: NotThere, Err: err}
	}
	if back.rename != nil {
		return r.moveBack(change, back, sure, how)
	}
	return r.runBack(ctx, change, back, sure, how)
}

// runBack puts a change back by a command.
func (r *Runner) runBack(ctx context.Context, change Change, back Command, sure bool, how How) Result {
	c, _ := findCommand(change.Command)
	now := r.read(c)
	switch {
	case c.reads == nil:
	case now != "" && now == change.Before:
		r.wasPutBack(change)
		return Result{Outcome: Already, Before: now, After: now}
	case now != change.After && !sure:
		return Result{Outcome: ChangedSince, Now: now, Before: change.Before, After: change.After}
	}
	plan := r.plan(back)
	plan.PutsBack = change.ID
	result := r.noted(plan, how, func() Result { return r.carryOut(ctx, back, how) })
	if result.Outcome == Already || result.Outcome == Done && result.Change == 0 {
		r.wasPutBack(change)
	}
	result.Undo = "" // it can be changed anew by the button that changed it
	return back.lead(result, how)
}

// wasPutBack notes that a change is put back.
func (r *Runner) wasPutBack(change Change) {
	change.PutBack = r.now().Round(0)
	_ = r.journal.set(change) // it is known until Unpause is closed; then putting it back again finds it as it was
}

// moveBack gives files their names back, the last move first. A file that stands in the way is not lost: it is set aside, once the person is sure.
func (r *Runner) moveBack(change Change, back Command, sure bool, how How) Result {
	if result, open := r.spotifyIsOpen(); open {
		return back.lead(result, how)
	}
	paths, err := r.prefsPaths()
	if err != nil {
		return back.lead(Result{Outcome: Failed, Err: err}, how)
	}
	plan := Change{Command: back.ID, Began: r.now().Round(0), PutsBack: change.ID}
	left := map[Move]bool{} // files that the plan has taken away by then
	for _, m := range slices.Backward(change.Moves) {
		if !m.madeIn(paths) {
			continue
		}
		moves := []Move{{From: m.To, To: m.From}}
		if !left[Move{Folder: m.Folder, From: m.From}] {
			moves, err = makeRoom(paths[m.Folder], r.now(), moves[0])
		}
		if err != nil {
			return back.lead(Result{Outcome: failure(err), Err: err}, how)
		}
		if len(moves) > 1 && !sure {
			return Result{Outcome: ChangedSince, Now: m.From}
		}
		for _, step := range moves {
			step.Folder = m.Folder
			plan.Moves = append(plan.Moves, step)
			left[Move{Folder: m.Folder, From: step.From}] = true
		}
	}
	if len(plan.Moves) == 0 {
		return back.lead(Result{Outcome: NotThere, Err: fmt.Errorf("what was set aside is no longer there: %w", fs.ErrNotExist)}, how)
	}
	return back.lead(r.noted(plan, how, func() Result { return r.move(paths, plan.Moves) }), how)
}

// Former is what a start finds of changes in former runs.
type Former struct {
	CutOff []Change // those that were cut off: what is noted of them is now what was found
	Aside  string   // where a journal that could not be read, or not be written, was put; empty when there was none
	Err    error    // why the journal cannot be read
}

// LookBack finds the changes that were cut off half way, looks what came of them, and notes that. Each is told once. It is called at the start, and not on the window's
// goroutine.
func (r *Runner) LookBack() Former {
	r.lookFirst()
	r.looking.Lock()
	defer r.looking.Unlock()
	former := r.former
	r.former = Former{}
	if former.Aside == "" {
		former.Aside = r.journal.takeAside()
	}
	return former
}

// lookFirst looks what came of the changes that were cut off, before anything else is changed: afterwards nobody could tell any more.
func (r *Runner) lookFirst() {
	r.looking.Lock()
	defer r.looking.Unlock()
	cut, err := r.journal.cutOff()
	if err != nil {
		r.former.Aside, r.former.Err = r.putJournalAside(err)
		return
	}
	if len(cut) == 0 {
		return
	}
	for i, change := range cut {
		cut[i] = r.lookInto(change)
	}
	r.former.CutOff, r.former.Err = append(r.former.CutOff, cut...), r.journal.setEach(cut)
}

// putJournalAside sets a journal aside that cannot be read. There is no error when it can be read after all.
func (r *Runner) putJournalAside(why error) (aside string, err error) {
	aside, err = r.journal.putAside()
	if aside == "" && err == nil {
		return r.former.Aside, r.former.Err
	}
	return aside, errors.Join(why, err)
}

// lookInto finds out what came of a change that was cut off.
func (r *Runner) lookInto(change Change) Change {
	change.CutOff, change.Ended, change.Outcome = true, r.now().Round(0), NotConfirmed
	c, ok := findCommand(change.Command)
	if !ok {
		return change
	}
	if len(change.Moves) > 0 {
		return r.lookForMoves(change)
	}
	if c.reads == nil {
		return change
	}
	change.After = r.read(c)
	switch made, _, err := c.confirm(r.machine); {
	case err != nil:
	case change.After == change.Before:
		change.Outcome, change.Undo = Failed, ""
	case made:
		change.Outcome = Done
	}
	return change
}

// lookForMoves keeps the moves that were made.
func (r *Runner) lookForMoves(change Change) Change {
	paths, err := r.prefsPaths()
	if err != nil {
		return change
	}
	all := len(change.Moves)
	change.Moves = slices.DeleteFunc(slices.Clone(change.Moves), func(m Move) bool {
		return !m.madeIn(paths)
	})
	switch len(change.Moves) {
	case all:
		change.Outcome = Done
	case 0:
		change.Outcome = Failed
	}
	return change
}

// OpenedAgain tells that Windows has opened Unpause again, or was restarted without doing so: the entry that the person wanted once has had its turn. If it is still
// there, because this PC does not run such entries, it goes.
func (r *Runner) OpenedAgain() {
	all, err := r.journal.All()
	if err != nil {
		return
	}
	for _, c := range all {
		if c.Command != "open-again" || !c.PutBack.IsZero() {
			continue
		}
		if on, err := r.machine.opensAgain(); err == nil && on && r.machine.setOpenAgain(false) != nil {
			return
		}
		r.wasPutBack(c)
	}
}
