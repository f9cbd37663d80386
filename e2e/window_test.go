//go:build e2e

package e2e

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"unpause/catalog"
	"unpause/e2e/desk"
	"unpause/e2e/wine"
	"unpause/system"
	"unpause/ui"
)

// TestWindowsWindow uses the Windows program in its window by keyboard and mouse, on a PC on which a service is switched off.
func TestWindowsWindow(t *testing.T) {
	pc, err := healthyPC()
	if err != nil {
		t.Fatal(err)
	}
	off := startType("netprofm", "disabled", "demand")
	if err := off.do(pc); err != nil {
		t.Fatal(err)
	}
	// The programs so far had no desktop, and Wine's server does not make one later.
	if err := errors.Join(pc.Register(), pc.Stop(), pc.Resume()); err != nil {
		t.Fatal(err)
	}
	screen, err := desk.New(1280, 900)
	if err != nil {
		t.Fatal(err)
	}
	defer screen.Close()
	t.Run("questions", func(t *testing.T) { questions(t, pc, screen) })
	closeUnpause(t, pc, screen)
	t.Run("check and walk", func(t *testing.T) { checkAndWalk(pickUp(t, pc, screen)) })
	closeUnpause(t, pc, screen)
	t.Run("after a restart", func(t *testing.T) { afterRestart(t, pc, screen) })
	closeUnpause(t, pc, screen)
	t.Run("second start", func(t *testing.T) { secondStart(t, pc, screen) })
	t.Run("crash", func(t *testing.T) { crashed(t, pc, screen) })
	closeUnpause(t, pc, screen)
}

// checkAndWalk has the PC checked, then looks up the error by its code and walks through all of its steps.
func checkAndWalk(h *hands) {
	h.same("home")
	h.click("", h.row(ui.Sentence("check.row")))
	h.mustBe("It is this PC: Windows' Network List Service is switched off")
	h.same("found")
	h.key("Escape")
	h.types(mainEntry)
	h.same("results")
	e, _ := h.cat.Entry(mainEntry)
	h.click("", h.row(e.Summary))
	h.mustBe(mainEntry)
	h.same("entry")
	h.key("Return")
	walked := map[string]bool{}
	h.pc.Forget()
	for h.onStep() {
		h.step(walked)
	}
	for _, s := range e.Steps {
		if h.evidence().Allows(s.When) && !walked[s.ID] {
			h.Errorf("step %s was not walked through", s.ID)
		}
	}
	h.mustBe(ui.Sentence("used-up.title"))
	h.same("end")
	h.started(h.opened...) // and nothing more since
}

// afterRestart opens Unpause as Windows does when the person wanted that before a restart. The entry for it goes, on this PC that does not remove it itself.
func afterRestart(t *testing.T, pc *wine.Prefix, d *desk.Desk) {
	reopenUnpause(t, pc, d, system.OpenAgainFlag)
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(200 * time.Millisecond) {
		values, err := pc.Entries()
		if err == nil && values[wine.Once] == "" {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("Windows still opens %q when the person signs in next, %v", values[wine.Once], err)
		}
	}
}

// onStep goes to the next step that is left, also to one that was left out.
func (h *hands) onStep() bool {
	h.Helper()
	if strings.HasPrefix(h.shown.Title, "Step ") {
		return true
	}
	const leftOut, allTheSame = "Left out for now: ", "Do it all the same: "
	if !h.hasRow(leftOut) {
		return false
	}
	h.click("", h.row(leftOut))
	h.click("", h.row(allTheSame))
	return true
}

// comes is what comes of the commands of the error on this PC.
var comes = map[string]system.Result{
	"query-netprofm": {Outcome: system.Shown, Output: "STATE 1"},
	"set-netprofm":   {Outcome: system.Done, Undo: "netprofm-disabled", Change: 1},
	"start-netprofm": {Outcome: system.Done},
	"flushdns":       {Outcome: system.Done},
	openAgain:        {Outcome: system.Done, Undo: notOpenAgain, Change: 2},
}

// step presses every button of the step at hand, checks again where that is offered, and says that it did not help.
func (h *hands) step(walked map[string]bool) {
	h.Helper()
	e, _ := h.cat.Entry(mainEntry)
	i := slices.IndexFunc(e.Steps, func(s catalog.Step) bool { return strings.Contains(h.shown.Title, ": "+s.Title+" – ") })
	if i < 0 {
		h.Fatalf("no step is called %q", h.shown.Title)
	}
	s := e.Steps[i]
	walked[s.ID] = true
	h.same("step-" + s.ID)
	for _, a := range h.actions(s) {
		if h.evidence().Allows(a.When) {
			h.press(a)
		}
	}
	if s.Restart {
		h.opensOnce(`"` + unpause + `" ` + system.OpenAgainFlag)
	}
	if again := ui.Sentence("step.check-again"); slices.Contains(h.buttons(), again) {
		h.click("", again)
	}
	h.same("step-" + s.ID + "-done")
	broken := ui.Sentence("step.broken")
	if !slices.Contains(h.buttons(), broken) {
		broken = ui.Sentence("step.broken-last")
	}
	h.click("", broken)
}

// press presses the button of an action in the window.
func (h *hands) press(a catalog.Action) {
	h.Helper()
	h.click("", a.Label)
	if a.Kind == catalog.RunCommand {
		h.started(h.opened...)
		h.click(a.Label, ui.Sentence("run.yes"), comes[a.ID])
		h.opened = append(h.opened, h.startsOf(a.ID)...)
	} else {
		h.opened = append(h.opened, startOf(h.ways(a.ID)[0]))
		if calls, _, err := h.pc.Noted(len(h.opened)); len(calls) < len(h.opened) && err == nil {
			h.click("", a.Label) // see asksWindows
		}
	}
	h.started(h.opened...)
	h.same()
}

// questions finds the same error without its code.
func questions(t *testing.T, pc *wine.Prefix, screen *desk.Desk) {
	openUnpause(t, pc, screen)
	for i, step := range []func() error{
		func() error { return screen.Key("Down", "Return") },
		func() error { return screen.WaitTitle("What do the words on the screen say?") },
		func() error { return FindJob(screen, pictures, "windows-questions-") },
	} {
		if err := step(); err != nil {
			t.Fatalf("part %d: %v", i+1, err)
		}
	}
}
