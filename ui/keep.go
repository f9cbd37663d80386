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
	asides   []aside           // files that were set aside, until the person knows of it
	failed   error             // why nothing could be kept when that was tried last; nil when it could
	told     int               // number of the write whose outcome is known
	forget   bool              // what was kept before is not wanted any more
	goOn     *goOn             // where the person was in a former run, until they have gone on or do not want to; nil when there is nothing

	mu      sync.Mutex         // held while something is written; guards writes
	writes  int                // how many there were
	pending *progress.Progress // what is still to be written; nil when nothing is
	waiting sync.Mutex         // guards pending
}

// aside is a file of Unpause's own that was set aside.
type aside struct {
	progress.Aside
	inTheWay bool // of a new one: nothing that is not known here was in it
}

// lookBack finds what former runs have left. It is called away from the window's goroutine.
func (a *App) lookBack() {
	start := a.AtStart()
	p, asides := a.Keeper.Recall()
	fyne.Do(func() {
		a.begun(start)
		a.recall(p, asides)
	})
	former := a.Runner.LookBack()
	if a.Again || restarted(p.Boot, start.Boot) {
		a.Runner.OpenedAgain()
	}
	changes, err := a.Runner.Changes()
	fyne.Do(func() { a.learnOfPast(former, changes, err) })
}

// begun takes up what is known of this start.
func (a *App) begun(start Start) {
	a.start = start
	a.crash = a.newCrash(start.Crash)
	a.noteFound()
}

// restarted reports whether the PC was surely restarted between two readings of what tells its starts apart.
func restarted(before, now string) bool { return before != "" && now != "" && before != now }

// recall brings back what was kept, beside what the person has begun meanwhile. What is over stays where it is until something else is kept.
func (a *App) recall(p progress.Progress, asides []progress.Aside) {
	k := &a.keeping
	k.recalled = true
	for _, x := range asides {
		k.asides = append(k.asides, aside{Aside: x})
	}
	if k.forget || p.IsOver(a.Now()) {
		p = progress.Progress{}
	}
	fresh := a.mind.Asked() == 0 && k.at == (progress.Place{})
	a.recallMind(p)
	a.recallWalks(p.Walks)
	if k.at == (progress.Place{}) {
		k.at = p.At
		a.recallBefore(p)
		k.goOn = a.newGoOn(p)
	}
	if fresh { // nothing is written before the person does something: when it was and whether the PC was restarted since must still be known at the next start
		k.last = a.progress()
		k.last.Saved, k.last.Boot = p.Saved, p.Boot
	}
	if p.Begun() || len(asides) > 0 || a.crash != nil {
		a.redrawForNews()
	}
}

// recallMind brings the answers back. Those of somebody who has answered meanwhile can be taken back instead.
func (a *App) recallMind(p progress.Progress) {
	switch recalled := wizard.RecallDiagnosis(a.Catalog, p.Diagnosis); {
	case a.mind.Asked() == 0:
		a.mind = recalled
		a.noteFound()
	case recalled.Asked() > 0:
		a.formerMind = recalled
	}
}

// recallWalks brings the walkthroughs back whose errors are still in the list and have steps, but not over those of which something was said meanwhile.
func (a *App) recallWalks(memos []wizard.WalkMemo) {
	memos = slices.DeleteFunc(slices.Clone(memos), func(m wizard.WalkMemo) bool {
		e, known := a.Catalog.Entry(m.Code)
		w, there := a.walks[m.Code]
		return !known || e.Brief() || there && w.Begun()
	})
	for range 2 { // the second time each knows what was done for the others
		for _, m := range memos {
			e, _ := a.Catalog.Entry(m.Code)
			a.walks[m.Code] = wizard.RecallWalkthrough(e, m, a.evidence(), a.done(m.Code)...)
		}
	}
}

// keep keeps where the person is now, if that has changed or could not be kept before.
func (a *App) keep() {
	k := &a.keeping
	if !k.recalled {
		return
	}
	p := a.progress()
	p.Saved, p.Boot = k.last.Saved, k.last.Boot
	if same := reflect.DeepEqual(p, k.last); same && k.failed == nil || !p.Begun() && !k.last.Begun() {
		return
	}
	p.Saved, p.Boot = a.Now().Round(0), a.start.Boot
	k.last = p
	k.await(&p)
	a.Go(a.writeKept)
}

// await notes what is still to be written.
func (k *keeping) await(p *progress.Progress) {
	k.waiting.Lock()
	defer k.waiting.Unlock()
	k.pending = p
}

// awaited takes what is still to be written.
func (k *keeping) awaited() (p *progress.Progress) {
	k.waiting.Lock()
	defer k.waiting.Unlock()
	p, k.pending = k.pending, nil
	return p
}

// writeKept writes what is still to be written. One call waits for the other, and finds nothing to do if that one has done it.
func (a *App) writeKept() {
	k := &a.keeping
	k.mu.Lock()
	p := k.awaited()
	if p == nil {
		k.mu.Unlock()
		return
	}
	x, err := a.Keeper.Keep(*p)
	k.writes++
	write := k.writes
	k.mu.Unlock()
	fyne.Do(func() { a.wasKept(write, x, err) })
}

// Close writes what is still to be written, or could not be written before. It is called when the window has closed, and may block for a moment.
func (a *App) Close() {
	if k := &a.keeping; k.failed != nil {
		k.await(&k.last)
	}
	a.writeKept()
}

// wasKept tells when something could not be kept, and when it can be again.
func (a *App) wasKept(write int, x progress.Aside, err error) {
	k := &a.keeping
	if x.Path != "" {
		k.asides = append(k.asides, aside{Aside: x, inTheWay: true})
	}
	if write < k.told {
		return // a later one has already told
	}
	news := (err == nil) != (k.failed == nil) || x.Path != ""
	k.told, k.failed = write, err
	if news {
		a.redrawForNews()
	}
}

// redrawForNews draws the page again, unless a question is open on it or over it, or the person has moved the keyboard on it: news must neither answer for them nor take it
// away. They are there when the page is shown next.
func (a *App) redrawForNews() {
	focused := a.window.Canvas().Focused()
	if a.asking == nil && a.dialog == nil && (focused == nil || focused == a.page.focus) {
		a.redraw()
	}
}

// progress is where the person is now.
func (a *App) progress() progress.Progress {
	p := progress.Progress{Boot: a.start.Boot, At: a.keeping.at, Diagnosis: a.mind.Memo(), Before: a.seenBefore()}
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

// whyNotKept is the key of the sentence about progress that could not be written.
func whyNotKept(err error) string {
	return whyNotWritten(err, "kept.full", "kept.denied", "kept.failed")
}

// whyNotNoted is the same for the journal.
func whyNotNoted(err error) string {
	return whyNotWritten(err, "noted.full", "noted.denied", "noted.failed")
}

func whyNotWritten(err error, full, denied, failed string) string {
	switch {
	case system.DiskFull(err):
		return full
	case errors.Is(err, fs.ErrPermission):
		return denied
	}
	return failed
}

// when says a moment in the way of the language, by the clock of the place where it was.
func when(t time.Time) string {
	return text("time.moment", values{"day": t.Day(), "month": text("month." + strconv.Itoa(int(t.Month()))), "year": strconv.Itoa(t.Year()), "time": t.Format("15:04")})
}
