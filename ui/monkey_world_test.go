package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"unpause/catalog"
	"unpause/resources"
	"unpause/system"
	"unpause/system/check"
	"unpause/system/reach"
)

// world is all that is outside of the screens: the PC and its answers, which are any that there can be.
type world struct {
	m        *monkey
	folder   string // where files are saved
	catalogs map[string]*catalog.Catalog
	said     []check.Words // what can stand in the gap of a finding
	past     *worldPast
}

func newWorld(t *testing.T, m *monkey) world {
	w := world{m: m, folder: t.TempDir(), catalogs: map[string]*catalog.Catalog{}, said: everyWords(), past: &worldPast{}}
	for _, language := range resources.Languages() {
		cat, err := inLanguage(language)
		if err != nil {
			t.Fatal(err)
		}
		w.catalogs[language] = cat
	}
	return w
}

// everyWords are names of all sorts, and every text that checks have for a gap.
func everyWords() (all []check.Words) {
	for _, name := range []string{"", "something", strings.Repeat("a very long name ", 20), "שלום", "😀\u202e\n\x00", "{{.name}} %s"} {
		all = append(all, check.Name(name))
	}
	texts := check.Texts()
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		all = append(all, check.Say(key, slices.Repeat([]check.Words{check.Number(17)}, len(texts[key]))...))
	}
	return all
}

// deps is what a start of the program finds.
func (w world) deps() Deps {
	wishes := pick(w.m, []system.Wishes{
		{}, {Languages: []string{"de-DE", "en"}, TextSize: 100}, {Languages: []string{"xx", "fr"}, TextSize: 225, Still: true},
		{TextSize: 150, Contrast: &system.Contrast{Window: 0x2D3236, Text: 0xFFFFFF, Chosen: 0xABCFF2, OnChosen: 0x212D3B, Link: 0x70EBDE}},
	})
	language := LanguageFor(w.m.settings, wishes)
	cat := w.catalogs[language]
	start := Start{
		Facts: pick(w.m, []system.Facts{onWindows11, {System: "windows", Windows: "10", Spotify: "store"}, {System: "windows"}, {System: "linux"}, {}}),
		Boot:  pick(w.m, []string{"", "one start", "another start"}), Crash: w.m.crash,
	}
	return Deps{
		Catalog: cat, Language: language, LoadIn: w.load, Settings: w.m.settings, SaveSettings: w.m.keep, Wishes: wishes, Version: "1.2.3",
		AtStart: func() Start { return start },
		Opener:  w, Runner: w,
		Checks: worldChecks{w, &fakeChecker{cat: cat}}, Online: worldChecks{w, &fakeChecker{cat: cat, network: true}},
		Contacts: []reach.Contact{{Host: "accounts.spotify.com", Ports: []int{443, 80}}, {Host: "*.spotify.com", Ports: []int{4070}}},
		Pin:      func(fyne.Window, bool) error { return w.failure() },
		Page:     func(*catalog.Catalog, string) system.Opened { return w.Open("", 0) },
		AskFile:  w.askFile,
		Go:       w.m.later,
		Keeper:   w, Again: w.m.chance(5),
		Now: w.now, Hide: w.hide,
	}
}

// failure is an error, or nil more often.
func (w world) failure() error {
	return pick(w.m, []error{nil, nil, nil, errors.New("it failed"), fmt.Errorf("wrapped: %w", fs.ErrPermission), &fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}, context.DeadlineExceeded})
}

func (w world) load(language string) (*catalog.Catalog, error) {
	if w.m.chance(10) {
		return nil, errors.New("the list is damaged")
	}
	return w.catalogs[language], nil
}

// The outcomes of opening, and those that only running has.
var (
	openOutcomes = []system.Outcome{system.Asked, system.Declined, system.NoHandler, system.NotThere, system.Denied, system.NotWindows, system.CouldNot, system.UnknownThing}
	runOutcomes  = []system.Outcome{system.Done, system.Done, system.Already, system.Shown, system.NotConfirmed, system.Disabled, system.NoService, system.Dependency, system.StillRunning, system.TimedOut, system.Failed}
)

// Open implements Opener.
func (w world) Open(string, int) system.Opened {
	return system.Opened{Outcome: pick(w.m, openOutcomes), What: pick(w.m, []string{"", "services.msc", strings.Repeat(`C:\a long folder\`, 30)}), Err: w.failure(), Next: max(0, w.m.rand.IntN(4)-1)}
}

// askFile is what AskFile does: a place, no place, or no window for the question.
func (w world) askFile(_, name string) (string, error) {
	switch w.m.rand.IntN(6) {
	case 0:
		return "", fmt.Errorf("dialog: %w", system.ErrCancelled)
	case 1:
		return "", cmp.Or(w.failure(), system.ErrNoDialog)
	case 2:
		return filepath.Join(w.folder, "gone", name), nil
	case 3:
		return filepath.Join(w.folder, name), nil
	}
	return "", system.ErrNoDialog
}

// worldChecks are checks that see anything, in any order, with the person doing other things meanwhile.
type worldChecks struct {
	world
	set *fakeChecker
}

// IDs implements Checker.
func (c worldChecks) IDs() []string { return c.set.IDs() }

// Run implements Checker. What is the matter with the PC is another thing each time.
func (c worldChecks) Run(ctx context.Context, tell func(check.Result), ids ...string) (results []check.Result) {
	see := pick(c.m, []func(string) check.Result{c.anything, c.anything, c.healthy, c.one(pick(c.m, check.Reasons()))})
	for _, i := range c.m.rand.Perm(len(ids)) {
		r := see(ids[i])
		if ctx.Err() != nil {
			r = check.Result{Unknown: check.Stopped}
		}
		r.Check = ids[i]
		tell(r)
		results = append(results, r)
		if c.m.chance(10) {
			c.m.wait()
		}
	}
	return results
}

// anything is any finding of a check, or any reason why it could not tell.
func (c worldChecks) anything(id string) check.Result {
	about, _ := c.set.cat.Check(id)
	if len(about.Findings) == 0 || c.m.chance(4) {
		return check.Result{Unknown: pick(c.m, check.Reasons()), Raw: []string{"raw of " + id}}
	}
	return check.Result{Finding: pick(c.m, about.Findings).ID, What: pick(c.m, c.said), Raw: []string{"raw of " + id, pick(c.m, queries)}}
}

// healthy is the first finding, if there is any.
func (c worldChecks) healthy(id string) check.Result {
	about, _ := c.set.cat.Check(id)
	if len(about.Findings) == 0 {
		return check.Result{Unknown: check.Hidden}
	}
	return check.Result{Finding: about.Findings[0].ID, What: pick(c.m, c.said)}
}

// one is a check that cannot tell for this reason.
func (c worldChecks) one(reason check.Reason) func(string) check.Result {
	return func(string) check.Result { return check.Result{Unknown: reason} }
}

// job is work away from the window's goroutine. It goes on only when the monkey lets it, so that its outcome comes while anything may be shown.
type job struct {
	next func() (struct{}, bool)
	stop func()
	wait func(struct{}) bool
}

// errEnded ends work that waits when the program ends.
var errEnded = errors.New("the program has ended")

// later is what Go does.
func (m *monkey) later(work func()) {
	j := &job{}
	j.next, j.stop = iter.Pull(func(wait func(struct{}) bool) {
		defer func() {
			if p := recover(); p != nil && p != errEnded {
				panic(fmt.Sprintf("%v\n%s", p, debug.Stack())) // the other goroutine knows nothing of this one's calls
			}
		}()
		j.wait = wait
		work()
	})
	m.jobs = append(m.jobs, j)
}

// wait lets the person do something while the work goes on.
func (m *monkey) wait() {
	if !m.running.wait(struct{}{}) {
		panic(errEnded)
	}
}

// work lets one of the things that wait go on.
func (m *monkey) work() {
	if len(m.jobs) > 0 {
		i := m.rand.IntN(len(m.jobs))
		m.note("work %d of %d", i, len(m.jobs))
		m.goOn(i)
	}
}

// goOn lets work go on until it waits again or has ended.
func (m *monkey) goOn(i int) {
	m.running = m.jobs[i]
	if _, waits := m.running.next(); !waits {
		m.jobs = slices.Delete(m.jobs, i, i+1)
	}
	m.running = nil
}

// drain does all that waits, in any order. Then nothing may be busy.
func (m *monkey) drain() {
	m.note("do all %d that waits", len(m.jobs))
	for len(m.jobs) > 0 {
		m.goOn(m.rand.IntN(len(m.jobs)))
	}
	if busy := m.busy(); len(busy) > 0 {
		m.fail("nothing is left to be done, but at work are %v", busy)
	}
}

// busy names what is at work.
func (m *monkey) busy() (all []string) {
	a := m.app
	add := func(busy bool, name string, details ...any) {
		if busy {
			all = append(all, fmt.Sprint(append([]any{name}, details...)...))
		}
	}
	add(a.checks.full != nil, "checks")
	add(a.browser.busy, "browser")
	add(a.report.saver.busy && a.dialog == nil, "saver")
	add(a.crash != nil && a.crash.saver.busy && a.dialog == nil, "saver of the crash")
	for key, views := range a.views {
		for _, v := range views {
			add(v.busy, "action ", key, v.action.ID)
		}
	}
	for id, v := range a.past.backs {
		add(v.busy, "way back ", id)
	}
	for key, c := range a.stepChecks {
		add(c.busy, "checks of ", key)
	}
	return all
}
