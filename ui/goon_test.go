package ui

import (
	"errors"
	"io/fs"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"unpause/catalog"
	"unpause/progress"
	"unpause/system"
	"unpause/wizard"
)

func asBefore(*screen) {}

// afterRestart is the program after the PC was restarted.
func afterRestart(s *screen) { s.boot = "next-boot" }

// atStep opens the steps of an error and says of so many that they did not help.
func (s *screen) atStep(code string, done int) {
	s.app.open(route{walkPage, code})
	for range done {
		s.app.walk(code).Say(wizard.StillBroken)
	}
	s.app.redraw()
}

func TestNothingToGoOnWith(t *testing.T) {
	s := newScreen(t, onWindows11).restart(asBefore)
	s.mustNotSee("You were at step", "You had begun")
	if s.keeper.kept != 0 {
		t.Errorf("kept %d times although nothing was begun", s.keeper.kept)
	}
}

// TestGoOnAtTheSameStep: after a start, one card offers the step at which the person was, and Enter takes it.
func TestGoOnAtTheSameStep(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.atStep("accounts:4", 2)
	step, _ := s.app.walk("accounts:4").Step()
	next := s.restart(asBefore)
	next.mustSee("You were at step 3: "+step.Title, "accounts:4", "That was on 5 March 2026, 14:07.")
	next.key(fyne.KeyReturn)
	if got, _ := next.app.walk("accounts:4").Step(); got.ID != step.ID || next.app.here() != (route{walkPage, "accounts:4"}) {
		t.Fatalf("at %+v, step %q", next.app.here(), got.ID)
	}
	next.tap("Start again")
	next.mustNotSee("You were at step")
	third := next.restart(asBefore)
	third.mustSee("You were at step 3")
	third.tap("Put it away")
	third.mustNotSee("You were at step")
	fourth := third.restart(asBefore)
	fourth.mustNotSee("You were at step")
	fourth.app.open(route{entryPage, "accounts:4"})
	fourth.mustSee("3") // the steps themselves are not forgotten
	if !fourth.app.walk("accounts:4").Begun() {
		t.Error("putting the card away has forgotten the steps")
	}
}

// TestAfterTheRestartOfAStep: the card asks whether it works now, in the words of the step.
func TestAfterTheRestartOfAStep(t *testing.T) {
	for said, want := range map[string]wizard.Outcome{"It works now": wizard.Solved, "Still broken, next step": wizard.StillBroken} {
		s := newScreen(t, onWindows11)
		s.app.openStep(s.stepThatRestarts())
		same := s.restart(asBefore)
		same.mustSee("You were at step 1")
		same.mustNotSee("Does Spotify work now?")
		next := s.restart(afterRestart)
		next.mustSee("The PC was restarted since then. If you did step 1: does Spotify work now?", "Spotify gets past the message")
		if next.runner.again != 1 {
			t.Errorf("the entry that opens Unpause again is looked after %d times", next.runner.again)
		}
		next.tap(said)
		if got := next.app.walk("auth:1").Outcome("restart-pc-and-router"); got != want {
			t.Errorf("%s: %q", said, got)
		}
		if after := next.restart(asBefore); want == wizard.Solved {
			after.mustNotSee("You were at step", "Does Spotify work now?")
		}
	}
}

// stepThatRestarts is one in which the PC is restarted.
func (s *screen) stepThatRestarts() catalog.Lead {
	return catalog.Lead{Code: "auth:1", Step: "restart-pc-and-router"}
}

// TestOpenAgain: a step that restarts the PC offers to open Unpause afterwards, as one of several buttons and not as the main one.
func TestOpenAgain(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.openStep(s.stepThatRestarts())
	s.key(fyne.KeyReturn)
	if len(s.runner.ran) != 0 || s.app.asking != nil {
		t.Error("Enter asks for it")
	}
	s.tap("Open Unpause again after the restart")
	s.mustSee("Asks Windows to open Unpause once")
	s.tap("Yes, do it")
	if len(s.runner.ran) != 1 || s.runner.ran[0] != "open-again" {
		t.Errorf("ran %q", s.runner.ran)
	}
	s.atStep("accounts:4", 0)
	for _, label := range s.labels() {
		if label == "Open Unpause again after the restart" {
			t.Error("offered on a step without a restart")
		}
	}
	if next := s.restart(func(s *screen) { s.again = true }); next.runner.again != 1 {
		t.Error("opened by Windows, but the entry is not looked after")
	}
}

// TestGoOnWithTheQuestions: the answers are there again, and the next question is the same.
func TestGoOnWithTheQuestions(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.openFind()
	for range 3 {
		q, _ := s.app.mind.Next()
		s.tap(q.Options[0].Text)
	}
	q, _ := s.app.mind.Next()
	next := s.restart(asBefore)
	next.mustSee("You had begun to answer the questions.")
	next.tap("Go on with the questions")
	if got, _ := next.app.mind.Next(); got.ID != q.ID || next.app.mind.Asked() != 3 {
		t.Errorf("asks %q after %d answers, want %q", got.ID, next.app.mind.Asked(), q.ID)
	}
}

// TestWhatIsNoMoreInTheList: an update of Unpause may have dropped what was begun.
func TestWhatIsNoMoreInTheList(t *testing.T) {
	s := newScreenWith(t, onWindows11, func(s *screen) {
		s.keeper.progress = progress.Progress{
			Saved: testTime,
			At:    progress.Place{Kind: progress.Steps, Code: "gone:1"},
			Walks: []wizard.WalkMemo{{Code: "gone:1", At: "x"}, {Code: "auth:1", Reached: []string{"look-for-outage"}, At: "gone"}},
		}
	})
	s.mustNotSee("You were at step")
	if n, _ := s.app.walk("auth:1").Position(); n != 2 {
		t.Errorf("at step %d of the other error", n)
	}
}

// TestBeforeARestartOfThePC: what the checks saw before a step is compared with what they see after it, also when the PC was restarted in between.
func TestBeforeARestartOfThePC(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.checks.healthy()
	s.sees("connected", "no", "")
	s.app.openCheckup()
	s.app.openStep(s.stepThatRestarts())
	s.app.stepChecks[stepKey{"auth:1", "restart-pc-and-router"}].began()
	next := s.restart(func(s *screen) {
		afterRestart(s)
		s.checks.healthy()
	})
	next.tap("Go on with step 1")
	next.tap("Check again")
	next.mustSee(text("step.better"))
}

func TestFilesThatCouldNotBeRead(t *testing.T) {
	for words, aside := range map[string]progress.Aside{
		"is damaged":        {Path: "/where/it/is", Why: progress.ErrDamaged},
		"A newer Unpause":   {Path: "/where/it/is", Why: progress.ErrNewer},
		"Another file":      {Path: "/where/it/is", Why: progress.ErrForeign},
		"could not be open": {Why: fs.ErrPermission},
	} {
		s := newScreenWith(t, onWindows11, func(s *screen) { s.keeper.asides = []progress.Aside{aside} })
		s.mustSee(words)
		if aside.Path != "" {
			s.mustSee("It is here now:", aside.Path)
		} else {
			s.mustSee("still in its place")
		}
		s.tap("Put this note away")
		s.mustNotSee(words)
	}
}

// TestWhatCannotBeKept: it is said on the page, the run goes on, and the word goes when it can be kept again.
func TestWhatCannotBeKept(t *testing.T) {
	for words, err := range map[string]error{
		"The disk is full": &fs.PathError{Op: "write", Err: syscall.ENOSPC}, "may not write into its own folder": fs.ErrPermission, "could not write it down": errors.New("boom"),
	} {
		s := newScreen(t, onWindows11)
		s.keeper.err = err
		s.atStep("accounts:4", 1)
		s.mustSee("cannot be kept right now", words)
		s.keeper.err = nil
		s.tap("I can't do this")
		s.mustNotSee("cannot be kept right now")
		if w, ok := s.keeper.progress.Walk("accounts:4"); !ok || len(w.Outcomes) != 2 {
			t.Errorf("kept %+v", w)
		}
	}
	s := newScreen(t, onWindows11)
	s.keeper.aside = progress.Aside{Path: "/aside", Why: fs.ErrPermission}
	s.atStep("accounts:4", 0)
	s.keeper.aside = progress.Aside{}
	s.tap("Start again")
	s.mustSee("could not be replaced, so it was moved", "/aside")
}

// TestOnlyTheNewestIsWritten: while something is being written, what comes after it waits, and is written once.
func TestOnlyTheNewestIsWritten(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.slowly()
	s.atStep("accounts:4", 1)
	s.tap("I can't do this")
	s.app.Close()
	if w, ok := s.keeper.progress.Walk("accounts:4"); s.keeper.kept != 1 || !ok || len(w.Outcomes) != 2 {
		t.Fatalf("closed after %d writes, with %+v", s.keeper.kept, w)
	}
	s.work()
	if s.keeper.kept != 1 {
		t.Errorf("%d writes", s.keeper.kept)
	}
}

// TestLookingChangesNothing: a start on which the person does nothing leaves what is kept as it was, so that the next one still knows when that was, and that the PC was
// restarted since.
func TestLookingChangesNothing(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.openStep(s.stepThatRestarts())
	kept := s.keeper.kept
	later := func(s *screen) {
		afterRestart(s)
		s.now = testTime.Add(time.Hour)
	}
	for range 2 {
		next := s.restart(later)
		next.mustSee("The PC was restarted since then. If you did step 1: does Spotify work now?", "That was on 5 March 2026, 14:07.")
		next.tap("Help")
		next.tap("Back")
		next.app.Close()
		s = next
	}
	if s.keeper.kept != kept {
		t.Errorf("%d writes more", s.keeper.kept-kept)
	}
}

// TestWrittenOnceMore: what could not be written is tried again, at the next page and when the window closes.
func TestWrittenOnceMore(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.keeper.err = fs.ErrPermission
	s.atStep("accounts:4", 1)
	s.keeper.err = nil
	s.tap("Help")
	s.tap("Back")
	s.mustNotSee("cannot be kept right now")
	if _, ok := s.keeper.progress.Walk("accounts:4"); !ok {
		t.Error("not kept although there is room again")
	}
	s.keeper.err = fs.ErrPermission
	s.tap("I can't do this")
	s.keeper.err = nil
	s.app.Close()
	if w, _ := s.keeper.progress.Walk("accounts:4"); len(w.Outcomes) != 2 {
		t.Errorf("closed with %+v kept", w)
	}
}

// TestNewsAnswersNoQuestion: a question stays open when something else becomes known meanwhile.
func TestNewsAnswersNoQuestion(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.atStep("accounts:4", 0)
	s.keeper.err = fs.ErrPermission
	s.tap("Show if Network List is running")
	s.mustSee("Yes, do it")
	s.app.wasKept(1000, progress.Aside{Path: "/aside"}, errors.New("boom"))
	s.app.learnOfPast(system.Former{}, []system.Change{startType}, nil)
	s.mustSee("Yes, do it")
	s.mustNotSee("Nothing was changed.")
}

// TestFasterThanTheFile: what the person has done before the file was read wins, and what only the file has is not lost.
func TestFasterThanTheFile(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.find()
	s.choose("words", "offline")
	s.atStep("accounts:4", 2)
	next := s.restart(func(next *screen) { next.waits = true })
	recall := next.later
	next.later = nil
	next.waits = false
	next.app.open(route{walkPage, "accounts:4"}) // looked at only
	next.tap("Start again")
	next.find()
	next.choose("words", "firewall")
	for _, work := range recall {
		work()
	}
	if n, _ := next.app.walk("accounts:4").Position(); n != 3 {
		t.Errorf("at step %d", n)
	}
	if next.app.mind.Former("words") != "firewall" || next.app.formerMind == nil || next.app.formerMind.Former("words") != "offline" {
		t.Error("an answer is lost")
	}
}

// TestWhatIsOver: what has helped, or is long ago, does not come back to life.
func TestWhatIsOver(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.atStep("auth:1", 1)
	long := s.restart(func(s *screen) { s.now = testTime.AddDate(1, 0, 0) })
	long.mustNotSee("You were at step")
	if len(long.app.walks) != 0 {
		t.Error("steps of a year ago count")
	}
	s.tap("It works now")
	if next := s.restart(asBefore); len(next.app.walks) != 0 {
		t.Error("steps of what works by now count")
	}
}

// TestNothingIsWrittenOverWhatIsNotRead: what the person does before the file was read neither replaces it nor is replaced by it.
func TestNothingIsWrittenOverWhatIsNotRead(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.atStep("accounts:4", 2)
	next := s.restart(func(next *screen) { next.waits = true })
	recall := next.later
	next.later = nil
	next.app.open(route{walkPage, "auth:1"})
	next.tap("I can't do this")
	if next.keeper.progress.At.Code != "accounts:4" {
		t.Error("written over before it was read")
	}
	for _, work := range recall {
		work()
	}
	if n, _ := next.app.walk("accounts:4").Position(); n != 3 || next.app.walk("auth:1").Outcome("look-for-outage") != wizard.CannotDo {
		t.Errorf("at step %d, %q", n, next.app.walk("auth:1").Outcome("look-for-outage"))
	}
}

// TestForgetting: answers and steps go, here and from the file, after a yes; the list of changes stays.
func TestForgetting(t *testing.T) {
	s := newScreenWith(t, onWindows11, func(s *screen) { s.runner.changes = []system.Change{startType} })
	s.find()
	s.choose("words", "offline")
	s.atStep("accounts:4", 2)
	s.app.openSettings()
	s.tap("Forget my answers and steps")
	s.key(fyne.KeyEscape)
	if !s.keeper.progress.Begun() || s.app.here().kind != setPage {
		t.Fatal("forgotten without a yes")
	}
	s.tap("Forget my answers and steps")
	s.tap("Yes, forget them")
	s.mustSee("Forgotten.")
	if s.keeper.progress.Begun() || s.app.mind.Asked() > 0 || s.app.walk("accounts:4").Begun() {
		t.Errorf("kept %+v", s.keeper.progress)
	}
	s.tap("Back")
	if n, _ := s.app.walk("accounts:4").Position(); n != 1 {
		t.Errorf("back at step %d", n)
	}
	s.app.open(route{kind: changesPage})
	s.mustSee("Set Network List to normal")
	s.atStep("accounts:4", 1)
	s.keeper.err = fs.ErrPermission
	s.app.openSettings()
	s.tap("Forget my answers and steps")
	s.tap("Yes, forget them")
	s.mustSee("the file could not be removed")
	s.mustNotSee("Forgotten.")
}
