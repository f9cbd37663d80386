package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"unpause/catalog"
	"unpause/system"
	"unpause/system/check"
	"unpause/system/reach"
)

// healthy lets every check of a looker find its first finding that is no problem and nothing unusual.
func (f *fakeLooker) healthy() {
	for _, id := range f.IDs() {
		c, _ := f.cat.Check(id)
		i := slices.IndexFunc(c.Findings, func(x catalog.Finding) bool { return !x.Problem && !f.cat.Notable(x) })
		if i < 0 {
			continue // it never can tell that all is well
		}
		f.sees[id] = check.Result{Finding: c.Findings[i].ID, What: "something", Raw: []string{"raw of " + id}}
	}
}

// healthyScreen is a PC on which nothing is wrong.
func healthyScreen(t *testing.T) *screen {
	t.Helper()
	s := newScreen(t, onWindows11)
	s.checks.healthy()
	s.online.healthy()
	return s
}

func (s *screen) sees(checkID, finding, what string) {
	s.checks.sees[checkID] = check.Result{Finding: finding, What: what, Raw: []string{"raw of " + checkID}}
}

// said is the text of a finding; headline is the one of a problem that certainly matters.
func (s *screen) said(checkID, findingID, what string) string {
	return s.finding(checkID, findingID).Said(what)
}

func (s *screen) headline(prefix, checkID, findingID string) string {
	return prefix + s.finding(checkID, findingID).Headline
}

func (s *screen) finding(checkID, findingID string) catalog.Finding {
	s.t.Helper()
	c, _ := s.app.Catalog.Check(checkID)
	f, ok := c.Finding(findingID)
	if !ok {
		s.t.Fatalf("the check %s does not find %s", checkID, findingID)
	}
	return f
}

// TestCheckThisPC: the headline names the root cause, one button leads to the step that mends it, and the rest can be unfolded.
func TestCheckThisPC(t *testing.T) {
	s := healthyScreen(t)
	s.sees("service-netprofm", "disabled", "")
	s.sees("chromium-online", "no", "")
	s.sees("security-programs", "some", "Norton 360")
	s.tap("Check this PC")
	s.mustSee("It is this PC: Windows' Network List Service is switched off", "1 more thing that follows from it", "1 thing that is good to know", "other things are fine")
	s.mustNotSee("Norton 360", "raw of hosts")
	s.tap("1 thing that is good to know")
	s.mustSee("Norton 360")
	for _, l := range s.labels() {
		if strings.HasSuffix(l, "other things are fine") {
			s.tap(l)
		}
	}
	s.tap("The hosts file")
	s.mustSee("raw of hosts")
	s.tap("The hosts file")
	s.mustNotSee("raw of hosts")
	s.key(fyne.KeyReturn)
	s.mustSee("accounts:4 · step 1 of", "Look at Windows' two network services", "This comes first, because: Windows' Network List Service is switched off or not running.",
		"What Unpause saw before this step", "A problem: "+s.said("service-netprofm", "disabled", ""))
}

// TestNothingUnusual leads to the questions.
func TestNothingUnusual(t *testing.T) {
	s := healthyScreen(t)
	s.tap("Check this PC")
	s.mustSee("Nothing unusual found here", "could not be told") // Offline Mode never can
	s.key(fyne.KeyReturn)
	s.mustSee("What do the words on the screen say?", "by itself. “What you told us” shows")
}

// TestAnotherSystem says that the checks are not for it.
func TestAnotherSystem(t *testing.T) {
	s := newScreen(t, system.Facts{System: "linux"})
	for _, id := range s.checks.IDs() {
		s.checks.sees[id] = check.Result{Unknown: check.Foreign}
	}
	s.tap("Check this PC")
	s.mustSee("Nothing could be told about this PC", "This PC does not run Windows")
	s.app.startAgain()
	s.app.open(route{walkPage, "accounts:4"})
	s.mustNotSee("What Unpause saw", "Check again")
	s.app.open(route{entryPage, "accounts:4"})
	s.mustNotSee("On this PC:")
}

// TestStopping keeps what was seen until then, and what was not seen could not be told.
func TestStopping(t *testing.T) {
	s := healthyScreen(t)
	s.checks.during = func(context.Context) {
		s.mustSee("Looking at this PC", "left. Now: ")
		s.tap("Stop looking")
	}
	// The page is shown before the checks run, as it is for a person.
	s.app.Go = func(work func()) { later = append(later, work) }
	s.tap("Check this PC")
	runLater()
	s.mustSee("You stopped the look. Nothing unusual so far")
	s.checks.during = nil
	s.tap("Look again")
	runLater()
	s.mustSee("Nothing unusual found here")
}

// later is work that a test runs when it is ready for it.
var later []func()

func runLater() {
	for len(later) > 0 {
		work := later[0]
		later = later[1:]
		work()
	}
}

// TestWhatWasStoppedKeepsWhatWasSeen: a stopped second look does not take away what the first one saw.
func TestWhatWasStoppedKeepsWhatWasSeen(t *testing.T) {
	s := healthyScreen(t)
	s.sees("service-netprofm", "disabled", "")
	s.tap("Check this PC")
	s.app.Go = func(work func()) { later = append(later, work) }
	s.tap("Look again")
	s.tap("Stop looking")
	runLater()
	s.mustSee("It is this PC: Windows' Network List Service is switched off")
}

// TestNoContactWithoutAYes: neither opening the page nor saying no runs a check over the internet.
func TestNoContactWithoutAYes(t *testing.T) {
	s := healthyScreen(t)
	s.tap("Check this PC")
	s.tap("Test the way to Spotify")
	s.mustSee("May Unpause contact these servers?", "accounts.spotify.com (ports 443, 80)", "Other servers of Spotify that end in spotify.com (ports 4070)", "internet address")
	s.key(fyne.KeyReturn) // the keyboard stands on no
	if s.online.runs != 0 || s.app.here().kind != checkPage {
		t.Fatalf("after a no: %d runs, on %v", s.online.runs, s.app.here())
	}
	s.tap("Test the way to Spotify")
	s.key(fyne.KeyEscape)
	if s.online.runs != 0 || s.app.here().kind != checkPage {
		t.Fatal("Esc is not taken for a no")
	}
	s.online.sees["net-ports"] = check.Result{Finding: "shut", What: "none"}
	s.tap("Test the way to Spotify")
	s.tap("Yes, contact them")
	if s.online.runs != 1 {
		t.Errorf("after a yes: %d runs", s.online.runs)
	}
	s.mustSee(s.headline("It is your network: ", "net-ports", "shut"))
	s.key(fyne.KeyEscape)
	if s.app.here().kind != homePage {
		t.Errorf("back leads to %v", s.app.here())
	}
}

// TestChainShowsThisPC marks each link by what the checks prove, and by that alone.
func TestChainShowsThisPC(t *testing.T) {
	s := healthyScreen(t)
	s.sees("service-netprofm", "disabled", "")
	s.app.open(route{entryPage, "accounts:4"})
	e, _ := s.app.Catalog.Entry("accounts:4")
	for i, want := range []string{"broken", "fine"} {
		if got := here(e.Chain[i], s.app.proven()); got != want {
			t.Errorf("link %d is %s, want %s", i+1, got, want)
		}
	}
	s.mustSee("On this PC: broken here", "On this PC: fine here", "On this PC: not checked")
	other := newScreen(t, onWindows11)
	other.app.open(route{entryPage, "accounts:4"})
	other.mustNotSee("On this PC:")
}

// TestCheckAgain shows before and after.
func TestCheckAgain(t *testing.T) {
	s := healthyScreen(t)
	s.sees("service-netprofm", "disabled", "")
	s.app.lookOnce()
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Check again")
	s.mustSee("The problem is still there.")
	s.sees("service-netprofm", "ok", "")
	s.sees("disk", "full", "3 MB") // happened since, elsewhere
	s.tap("Check again")
	s.mustSee("That has worked: the problem is gone.", "Before: A problem: "+s.said("service-netprofm", "disabled", ""), "Now: Windows' Network List Service: ")
	if s.app.evidence()["netprofm"] != "ok" || s.app.evidence()["disk"] != "yes" {
		t.Errorf("evidence %v", s.app.evidence())
	}
}

// TestLookingTakesNothingAway: a question that the PC answers while it is on the screen stays there until it is answered.
func TestLookingTakesNothingAway(t *testing.T) {
	s := healthyScreen(t)
	s.app.Go = func(work func()) { later = append(later, work) }
	s.find()
	s.choose("words", "offline")
	shown := s.window.Title()
	runLater()
	if s.window.Title() != shown {
		t.Errorf("%q became %q", shown, s.window.Title())
	}
	if s.checks.runs != 1 {
		t.Errorf("%d runs", s.checks.runs)
	}
	s.key(fyne.KeyEscape)
	s.choose("words", "offline")
	for q, ok := s.app.mind.Next(); ok; q, ok = s.app.mind.Next() {
		for _, answer := range s.app.found() {
			if answer.Question == q.ID {
				t.Fatalf("asks %s, which was found", q.ID)
			}
		}
		s.choose(q.ID, catalog.Unsure)
	}
}

// TestRootCauseFirst: whatever is wrong, one problem is named at the top, and it follows from none of the others.
func TestRootCauseFirst(t *testing.T) {
	s := healthyScreen(t)
	s.sees("connected", "no", "")
	for _, c := range []string{"chromium-online", "windows-online", "restart-pending"} {
		known, _ := s.app.Catalog.Check(c)
		i := slices.IndexFunc(known.Findings, func(f catalog.Finding) bool { return f.Problem })
		s.sees(c, known.Findings[i].ID, "x")
	}
	s.tap("Check this PC")
	o := s.app.overview()
	if len(o.problems) != 2 || o.problems[0].check.ID != "connected" || len(o.follows) != 2 {
		t.Errorf("problems %v, follows %v", o.problems, o.follows)
	}
	s.mustSee(s.headline("It is your network: ", "connected", "no"))
}

// TestEveryProblemHasAPage: each problem of the catalogue makes a headline and a page with words for everything.
func TestEveryProblemHasAPage(t *testing.T) {
	s := healthyScreen(t)
	s.tap("Check this PC")
	for _, c := range s.app.Catalog.Checks() {
		for _, f := range c.Findings {
			s.app.seen = map[string]check.Result{c.ID: {Check: c.ID, Finding: f.ID, What: "WHAT"}}
			s.app.showFromTop()
			words := s.words()
			if strings.Contains(words, "{what}") || strings.Contains(words, "headline.") {
				t.Errorf("%s, %s: %s", c.ID, f.ID, words)
			}
			if f.Problem && !strings.Contains(words, f.Headline) {
				t.Errorf("%s, %s: no headline in %s", c.ID, f.ID, words)
			}
			for _, lead := range f.Leads {
				s.app.noteFound()
				s.app.openStep(lead)
				if step, ok := s.app.walk(lead.Code).Step(); !ok || step.ID != lead.Step {
					t.Errorf("%s, %s leads to %q", c.ID, f.ID, step.ID)
				}
				s.app.back()
			}
		}
	}
}

// TestEveryReasonHasWords: why a check could not tell is said in words, whatever the reason.
func TestEveryReasonHasWords(t *testing.T) {
	s := healthyScreen(t)
	s.tap("Check this PC")
	for _, reason := range check.Reasons() {
		s.app.seen = map[string]check.Result{"hosts": {Check: "hosts", Unknown: reason}}
		s.app.showFromTop()
		s.tap("1 thing could not be told")
		if words := s.words(); strings.Contains(words, "unknown.") || !strings.Contains(words, "Could not be told: ") {
			t.Errorf("%s: %s", reason, words)
		}
	}
}

// TestChecksAgree: the checks that there are and those of the catalogue are the same, in the same order.
func TestChecksAgree(t *testing.T) {
	s := newScreen(t, onWindows11)
	local, online := check.NewSet(nil, check.LocalChecks()).IDs(), check.NewSet(nil, reach.Checks()).IDs()
	if got := s.checks.IDs(); !slices.Equal(local, got) {
		t.Errorf("local checks: %q\nin the catalogue: %q", local, got)
	}
	if got := s.online.IDs(); !slices.Equal(online, got) {
		t.Errorf("checks that contact others: %q\nin the catalogue: %q", online, got)
	}
}
