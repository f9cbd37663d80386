package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"syscall"
	"time"

	"unpause/catalog"
	"unpause/progress"
	"unpause/system"
)

// worldPast is what outlives the program: the list of changes and the file that says where the person is.
type worldPast struct {
	changes []system.Change // the newest first
	last    int             // the highest ID so far
	kept    []byte
}

// add notes a change and returns its ID.
func (p *worldPast) add(w world, c system.Change) int {
	p.last++
	c.ID, c.Began = p.last, w.now()
	if !w.m.chance(5) {
		c.Ended = w.now()
	}
	if w.m.chance(4) {
		c.Moves = []system.Move{{From: "prefs", To: strings.Repeat("prefs.bak-2026-03-01 ", 1+w.m.rand.IntN(9))}}
	}
	if w.m.chance(4) {
		c.Clock = time.Duration(w.m.rand.Int64N(int64(time.Hour)))
	}
	const most = 20 // so that the page stays one that can be drawn
	p.changes = slices.Insert(p.changes[:min(len(p.changes), most)], 0, c)
	return c.ID
}

// Line implements Runner.
func (w world) Line(id string) string { return "line of " + id }

// Run implements Runner.
func (w world) Run(_ context.Context, id string, how system.How) system.Result {
	command := func() string {
		return pick(w.m, append(w.m.app.Catalog.ActionIDs(catalog.RunCommand), "", "", "no such command"))
	}
	r := system.Result{
		Outcome: pick(w.m, slices.Concat(openOutcomes, runOutcomes)), ExitCode: w.m.rand.IntN(3), Output: pick(w.m, queries), Before: "STOPPED", After: pick(w.m, queries), Err: w.failure(),
		Undo: command(), Offer: command(), Retry: w.m.chance(3), Fallback: pick(w.m, append(w.m.app.Catalog.ActionIDs(catalog.OpenTarget), "", "no such place")),
	}
	if w.m.chance(4) {
		by := time.Duration(w.m.rand.Int64N(int64(1000*time.Hour))) - 500*time.Hour
		r.Clock = &by
	}
	if w.m.chance(2) && !how.Unnoted {
		r.Change = w.past.add(w, system.Change{Command: id, Outcome: r.Outcome, Before: "disabled", After: "demand", Undo: r.Undo})
	}
	return r
}

// Changes implements Runner.
func (w world) Changes() ([]system.Change, error) { return slices.Clone(w.past.changes), w.failure() }

// CanPutBack implements Runner.
func (w world) CanPutBack(c system.Change) bool { return c.Undo != "" && c.PutBack.IsZero() }

// PutBack implements Runner.
func (w world) PutBack(_ context.Context, id int, _ bool, how system.How) system.Result {
	r := w.Run(context.Background(), "", how)
	r.Outcome = pick(w.m, []system.Outcome{r.Outcome, system.Done, system.Already, system.ChangedSince, system.NotNoted, system.TooLate})
	r.Now = pick(w.m, []string{"", "auto", "prefs", "type 7"})
	for i, c := range w.past.changes {
		if c.ID == id && r.Outcome == system.Done {
			w.past.changes[i].PutBack = w.now()
		}
	}
	return r
}

// LookBack implements Runner.
func (w world) LookBack() system.Former {
	if w.m.chance(3) {
		return system.Former{Aside: "/where/it/is", Err: w.failure()}
	}
	var cut []system.Change
	for i, c := range w.past.changes {
		if c.IsCutOff() {
			w.past.changes[i].Ended, w.past.changes[i].CutOff = w.now(), true
			w.past.changes[i].Outcome = pick(w.m, []system.Outcome{system.Done, system.Failed, system.NotConfirmed})
			cut = append(cut, w.past.changes[i])
		}
	}
	return system.Former{CutOff: cut}
}

// OpenedAgain implements Runner.
func (w world) OpenedAgain() {}

// Recall implements Keeper. Now and then the file is damaged, or from somebody else.
func (w world) Recall() (progress.Progress, []progress.Aside) {
	data := w.past.kept
	if len(data) > 0 && w.m.chance(10) {
		data = data[:w.m.rand.IntN(len(data))]
	}
	if len(data) == 0 {
		return progress.Progress{}, nil
	}
	p, err := progress.Decode(data)
	if err != nil {
		return p, []progress.Aside{{Path: pick(w.m, []string{"", "/where/it/is"}), Why: pick(w.m, []error{err, progress.ErrForeign, progress.ErrNewer})}}
	}
	return p, nil
}

// Keep implements Keeper.
func (w world) Keep(p progress.Progress) (progress.Aside, error) {
	if w.m.chance(20) {
		return progress.Aside{}, pick(w.m, []error{syscall.ENOSPC, errors.New("it failed"), syscall.EACCES})
	}
	data, err := progress.Encode(p)
	w.past.kept = data
	return progress.Aside{}, err
}

// Forget implements Keeper.
func (w world) Forget() error {
	w.past.kept = nil
	return w.failure()
}

// now is a clock that jumps.
func (w world) now() time.Time {
	return time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC).Add(time.Duration(w.m.rand.Int64N(int64(100000*time.Hour))) - 50000*time.Hour)
}

// hide takes a name out.
func (w world) hide(words string) (string, map[string]int) {
	const name = "someone"
	return strings.ReplaceAll(words, name, "[user]"), map[string]int{"user": strings.Count(words, name)}
}
