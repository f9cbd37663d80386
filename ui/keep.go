package ui

import (
	"cmp"
	"errors"
	"io/fs"
	"reflect"
	"slices"
	"strconv"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"unpause/progress"
	"unpause/system"
	"unpause/wizard"
)

// keeping is what is kept of where the person is, from one start to the next.
type keeping struct {
	recalled bool              // what was kept before is here; until then nothing is written over it
	at       progress.Place    // where the person was at work last
	last     progress.Progress // what is kept, or on its way
	asides   []progress.Aside  // files that were set aside, until the person knows of it
	failed   error             // why nothing can be kept now; nil when it can
	goOn     *goOn             // where the person was in a former run, until they have gone on or do not want to; nil when there is nothing

	mu      sync.Mutex         // held while something is written
	pending *progress.Progress // what is still to be written; nil when nothing is
	waiting sync.Mutex         // guards pending
}

// lookBack finds what former runs have left. It is called away from the window's goroutine.
func (a *App) lookBack() {
	p, asides := a.Keeper.Recall()
	fyne.Do(func() { a.recall(p, asides) })
	former := a.Runner.LookBack()
	if a.Again || restarted(p.Boot, a.Boot) {
		a.Runner.OpenedAgain()
	}
	changes, err := a.Runner.Changes()
	fyne.Do(func() { a.learnOfPast(former, changes, err) })
}

// restarted reports whether the PC was surely restarted between two readings of what tells its starts apart.
func restarted(before, now string) bool { return before != "" && now != "" && before != now }

// recall brings back what was kept, but for what the person has begun meanwhile.
func (a *App) recall(p progress.Progress, asides []progress.Aside) {
	a.keeping.recalled, a.keeping.asides = true, asides
	if a.mind.Asked() == 0 {
		a.mind = wizard.RecallDiagnosis(a.Catalog, p.Diagnosis)
		a.noteFound()
	}
	for range 2 { // the second time each knows what was done for the others
		for _, memo := range p.Walks {
			a.recallWalk(memo)
		}
	}
	if a.keeping.at == (progress.Place{}) {
		a.keeping.at = p.At
		a.recallBefore(p)
		a.keeping.goOn = a.newGoOn(p)
	}
	if p.Begun() || len(asides) > 0 {
		a.redraw()
	}
}

// recallWalk brings back one walkthrough, if its error is still in the list and has steps.
func (a *App) recallWalk(memo wizard.WalkMemo) {
	e, ok := a.Catalog.Entry(memo.Code)
	if !ok || e.Brief() || a.keeping.at.Code == memo.Code {
		return
	}
	a.walks[memo.Code] = wizard.RecallWalkthrough(e, memo, a.evidence(), a.done(memo.Code)...)
}

// keep keeps where the person is now, if that has changed.
func (a *App) keep() {
	k := &a.keeping
	if !k.recalled {
		return
	}
	p := a.progress()
	p.Saved = k.last.Saved
	if reflect.DeepEqual(p, k.last) || !p.Begun() && !k.last.Begun() {
		return
	}
	p.Saved = a.Now().Round(0)
	k.last = p
	k.waiting.Lock()
	k.pending = &p
	k.waiting.Unlock()
	a.Go(func() {
		if aside, err, wrote := a.writeKept(); wrote {
			fyne.Do(func() { a.wasKept(aside, err) })
		}
	})
}

// writeKept writes what is still to be written. One call waits for the other, and finds nothing to do if that one has done it.
func (a *App) writeKept() (aside progress.Aside, err error, wrote bool) {
	k := &a.keeping
	k.mu.Lock()
	defer k.mu.Unlock()
	k.waiting.Lock()
	p := k.pending
	k.pending = nil
	k.waiting.Unlock()
	if p == nil {
		return progress.Aside{}, nil, false
	}
	aside, err = a.Keeper.Keep(*p)
	return aside, err, true
}

// Close writes what is still to be written. It is called when the window has closed, and may block for a moment.
func (a *App) Close() { _, _, _ = a.writeKept() }

// wasKept tells when something could not be kept, and when it can be again.
func (a *App) wasKept(aside progress.Aside, err error) {
	k := &a.keeping
	news := (err == nil) != (k.failed == nil) || aside.Path != ""
	k.failed = err
	if aside.Path != "" {
		k.asides = append(k.asides, aside)
	}
	if news {
		a.redraw()
	}
}

// progress is where the person is now.
func (a *App) progress() progress.Progress {
	p := progress.Progress{Boot: a.Boot, At: a.keeping.at, Diagnosis: a.mind.Memo(), Before: a.seenBefore()}
	for code, w := range a.walks {
		if w.Begun() || a.keeping.at == (progress.Place{Kind: progress.Steps, Code: code}) {
			p.Walks = append(p.Walks, w.Memo())
		}
	}
	slices.SortFunc(p.Walks, func(x, y wizard.WalkMemo) int { return cmp.Compare(x.Code, y.Code) })
	return p
}

// isAt notes where the person is at work.
func (a *App) isAt(r route) {
	switch r.kind {
	case findPage:
		a.keeping.at = progress.Place{Kind: progress.Questions}
	case walkPage:
		a.keeping.at = progress.Place{Kind: progress.Steps, Code: r.about}
	default:
		return
	}
	a.keeping.goOn = nil
}

// atHand is the step at which the person was at work last.
func (a *App) atHand() (key stepKey, ok bool) {
	w, ok := a.walks[a.keeping.at.Code]
	if !ok || a.keeping.at.Kind != progress.Steps {
		return stepKey{}, false
	}
	step, ok := w.Step()
	return stepKey{a.keeping.at.Code, step.ID}, ok
}

// whyNotKept is the key of the sentence about a file of Unpause's own that could not be written.
func whyNotKept(err error) string {
	switch {
	case system.DiskFull(err):
		return "kept.full"
	case errors.Is(err, fs.ErrPermission):
		return "kept.denied"
	}
	return "kept.failed"
}

// when says a moment in the way of the language, by the clock of the place where it was.
func when(t time.Time) string {
	return text("time.moment", values{"day": t.Day(), "month": text("month." + strconv.Itoa(int(t.Month()))), "year": strconv.Itoa(t.Year()), "time": t.Format("15:04")})
}
