package ui

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"unpause/system"
)

var (
	startType = system.Change{
		ID: 7, Command: "set-netprofm", Began: time.Date(2026, 3, 1, 13, 0, 0, 0, time.Local), Ended: time.Date(2026, 3, 1, 13, 1, 0, 0, time.Local),
		Outcome: system.Done, Before: "disabled", After: "demand", Undo: "netprofm-disabled",
	}
	renamed = system.Change{
		ID: 6, Command: "rename-prefs", Began: startType.Began, Ended: startType.Ended, Outcome: system.Done, Undo: "restore-prefs",
		Moves: []system.Move{{From: "prefs", To: "prefs.bak-2026-03-01"}},
	}
	flushed = system.Change{ID: 5, Command: "flushdns", Began: startType.Began, Ended: startType.Ended, Outcome: system.Done}
)

// withPast is the program on a PC that it has changed before.
func withPast(t *testing.T, changes ...system.Change) *screen {
	t.Helper()
	s := newScreenWith(t, onWindows11, func(s *screen) { s.runner.changes = changes })
	s.app.open(route{kind: changesPage})
	return s
}

// wasPutBack lets the next answer be that a change was put back.
func (s *screen) wasPutBack(id int) {
	s.runner.backAs = system.Result{Outcome: system.Done}
	for i, c := range s.runner.changes {
		if c.ID == id {
			s.runner.changes[i].PutBack = s.now
		}
	}
}

func TestNothingWasChanged(t *testing.T) {
	s := withPast(t)
	s.mustSee("There is nothing in the list so far.")
	s.tap("Start again")
	s.mustNotSee("What we changed")
	s.tap("Help")
	s.tap("What we changed")
	s.mustSee("There is nothing in the list so far.")
}

func TestWhatWeChanged(t *testing.T) {
	s := withPast(t, startType, renamed, flushed)
	s.mustSee(
		"Set Network List to normal", "Done on 1 March 2026, 13:00.", "Before: must not start (Disabled). After: starts when it is needed (Manual).",
		"prefs → prefs.bak-2026-03-01", "The way back: Nothing to put back, because the list fills itself again.",
	)
	if n := len(slices.DeleteFunc(s.labels(), func(l string) bool { return l != "Put it back: Set Network List to normal" })); n != 1 {
		t.Errorf("%d ways back for one change", n)
	}
	s.tap("Start again")
	s.tap("What we changed")
	s.mustSee("Set Network List to normal")
}

// TestPutBackAfterAYes: what will be done is said first; no changes nothing, yes puts back, and the page says when.
func TestPutBackAfterAYes(t *testing.T) {
	s := withPast(t, startType)
	s.tap("Put it back: Set Network List to normal")
	s.mustSee("The exact command:", "line of netprofm-disabled")
	s.key(fyne.KeyReturn) // the keyboard stands on no
	if len(s.runner.back) != 0 {
		t.Fatal("put back without a yes")
	}
	s.mustSee("Nothing was changed.")
	s.tap("Put it back: Set Network List to normal")
	s.key(fyne.KeyEscape)
	s.mustSee("Nothing was changed.")
	s.tap("Put it back: Set Network List to normal")
	s.wasPutBack(7)
	s.tap("Yes, do it")
	s.mustSee("It is put back.", "It was put back on 5 March 2026, 14:07.")
	if !slices.Equal(s.runner.back, []int{7}) || s.runner.sure {
		t.Errorf("put back %v, sure %v", s.runner.back, s.runner.sure)
	}
}

// TestSomebodyElseChangedIt: nothing is put back over it without another yes.
func TestSomebodyElseChangedIt(t *testing.T) {
	s := withPast(t, startType, renamed)
	s.runner.backAs = system.Result{Outcome: system.ChangedSince, Now: "auto", Before: "disabled", After: "demand"}
	s.tap("Put it back: Set Network List to normal")
	s.tap("Yes, do it")
	s.mustSee("It was changed again since then.", "Now: starts by itself (Automatic).", "Before the change: must not start (Disabled).")
	s.key(fyne.KeyReturn)
	if len(s.runner.back) != 1 {
		t.Fatal("put back over it without a yes")
	}
	s.tap("Put it back: Set Network List to normal")
	s.tap("Yes, do it")
	s.wasPutBack(7)
	s.tap("Put it back all the same")
	if !s.runner.sure {
		t.Error("the second yes is not handed on")
	}
	s.runner.backAs = system.Result{Outcome: system.ChangedSince, Now: "prefs"}
	s.tap("Put it back: " + s.app.labelOf(renamed))
	s.tap("Yes, do it")
	s.mustSee("There is a new file with the name prefs, most likely made by Spotify.")
}

// TestCutOffIsTold: once, with what came of it and the way to the list.
func TestCutOffIsTold(t *testing.T) {
	done, not, unsure := startType, renamed, flushed
	done.CutOff, not.CutOff, unsure.CutOff = true, true, true
	not.Outcome, not.Moves, unsure.Outcome = system.Failed, nil, system.NotConfirmed
	s := newScreenWith(t, onWindows11, func(s *screen) {
		s.runner.changes = []system.Change{done, not, unsure}
		s.runner.former = system.Former{CutOff: s.runner.changes}
	})
	s.mustSee("Unpause was stopped last time while it was changing something.", "It was done.", "It was not done. Nothing was changed.", "Unpause could not see for sure whether it was done.")
	s.tap("What we changed")
	s.mustSee("Unpause was stopped while it did this.", "Begun on 1 March 2026, 13:00, but not done.")
	s.tap("Back")
	s.tap("Put this note away")
	s.mustNotSee("was stopped last time")
}

func TestListThatCannotBeRead(t *testing.T) {
	s := newScreenWith(t, onWindows11, func(s *screen) { s.runner.former = system.Former{Aside: "/where/changes", Err: fs.ErrInvalid} })
	s.mustSee("The list of what Unpause had changed on this PC could not be read.", "/where/changes")
	s.tap("Put this note away")
	s.mustNotSee("/where/changes")
	s.runner.changesErr = &fs.PathError{Op: "open", Err: fs.ErrPermission}
	s = s.restart(asBefore)
	s.app.open(route{kind: changesPage})
	s.mustSee("cannot be read right now", "permission denied")
}

// TestWhatCannotBeWrittenDown: a change is not made before its way back is on disk, unless the person wants it all the same.
func TestWhatCannotBeWrittenDown(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.atStep("accounts:4", 0)
	step, _ := s.app.walk("accounts:4").Step()
	i := slices.IndexFunc(s.app.stepViews("accounts:4", step), func(v *actionView) bool { return v.action.Kind == "run" })
	s.runner.answer = system.Result{Outcome: system.NotNoted, Err: errors.New("boom")}
	s.app.stepViews("accounts:4", step)[i].press()
	s.tap("Yes, do it")
	s.mustSee("Nothing was changed yet.", "could not write into its own folder")
	s.runner.answer = system.Result{Outcome: system.Done}
	s.tap("Do it without writing it down")
	if !s.runner.how.Unnoted {
		t.Error("the yes is not handed on")
	}
	s.mustSee("Done.")
}

// TestPutBackFromTheStep: what a button has just done can be put back at once, by the same way.
func TestPutBackFromTheStep(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.atStep("accounts:4", 0)
	step, _ := s.app.walk("accounts:4").Step()
	s.runner.changes = []system.Change{startType}
	s.runner.answer = system.Result{Outcome: system.Done, Undo: "netprofm-disabled", Change: 7}
	s.app.stepViews("accounts:4", step)[0].run("set-netprofm", system.How{})
	s.tap("Put it back: Put Network List back to Disabled")
	s.mustSee("line of netprofm-disabled")
	s.wasPutBack(7)
	s.tap("Yes, do it")
	s.mustSee("It is put back.")
	if !slices.Equal(s.runner.back, []int{7}) {
		t.Errorf("put back %v", s.runner.back)
	}
}

// TestStatesFromAFile: a state that is none is shown as it stands in the file, and nothing in it means anything.
func TestStatesFromAFile(t *testing.T) {
	odd := startType
	odd.Before, odd.After, odd.Command = "{{.code}} %s", "type 7", "no-such-command"
	withPast(t, odd).mustSee("Before: {{.code}} %s. After: type 7.", "no-such-command")
	for _, s := range states {
		if state(s) == s || strings.Contains(state(s), "state.") {
			t.Errorf("%q is said as %q", s, state(s))
		}
	}
}

// TestPutBackSaysEveryOutcome: each has its sentence, with nothing missing in it.
func TestPutBackSaysEveryOutcome(t *testing.T) {
	s := withPast(t, startType)
	for _, o := range append(slices.Clone(runOutcomes), system.Declined, system.Denied, system.NotThere, system.NotWindows, system.UnknownThing, system.NotNoted, system.TooLate) {
		s.runner.backAs = system.Result{Outcome: o}
		s.app.putBack(startType).run(false, system.How{})
		if words := s.words(); strings.Contains(words, "<no value>") || strings.Contains(words, "run."+string(o)) || strings.Contains(words, "back."+string(o)) {
			t.Errorf("%s: %s", o, words)
		}
	}
}
