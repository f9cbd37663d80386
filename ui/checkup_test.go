package ui

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"unpause/catalog"
	"unpause/system"
	"unpause/system/check"
	"unpause/system/reach"
	"unpause/wizard"
)

// healthy lets every check of a checker find its first finding that is nothing unusual. Checks that can never say that all is well stay unable to tell.
func (f *fakeChecker) healthy() {
	for _, id := range f.IDs() {
		c, _ := f.cat.Check(id)
		for _, finding := range c.Findings {
			if f.cat.JudgeOne(id, finding.ID).Standing == catalog.AllWell {
				f.sees[id] = check.Result{Finding: finding.ID, What: check.Name("something"), Raw: []string{"raw of " + id}}
				break
			}
		}
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
	s.checks.sees[checkID] = check.Result{Finding: finding, What: check.Name(what), Raw: []string{"raw of " + checkID}}
}

// slowly lets work wait until s.work is called, as it does for a person.
func (s *screen) slowly() {
	s.waits = true
}

// work does all that waits.
func (s *screen) work() {
	for len(s.later) > 0 {
		work := s.later[0]
		s.later = s.later[1:]
		work()
	}
}

// said is the text of a finding; headline is the one of a problem.
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

// tapEnding presses the button whose words end like this.
func (s *screen) tapEnding(end string) {
	s.t.Helper()
	for _, l := range s.labels() {
		if strings.HasSuffix(l, end) {
			s.tap(l)
			return
		}
	}
	s.t.Fatalf("no button that ends in %q; there are %q", end, s.labels())
}

// TestCheckThisPC: the headline names the root cause, one button leads to the step that mends it, and the rest can be unfolded.
func TestCheckThisPC(t *testing.T) {
	s := healthyScreen(t)
	s.sees("service-netprofm", "disabled", "")
	s.sees("chromium-online", "no", "")
	s.sees("security-programs", "some", "Norton 360")
	s.sees("restart-pending", "yes", "Windows Update")
	s.tap("Check this PC")
	s.mustSee("It is this PC: Windows' Network List Service is switched off", "1 more thing that follows from it", "1 thing that is good to know", "other things are fine",
		"1 more problem", "service: ")
	s.mustNotSee("Norton 360", "raw of hosts", "Windows Update", "This matters for some errors only.")
	s.tap("1 more problem")
	s.mustSee(s.said("restart-pending", "yes", "Windows Update"), "This matters for some errors only.", "Go to the step: Restart Windows and try again")
	s.tap("1 thing that is good to know")
	s.mustSee("Norton 360")
	s.tapEnding("other things are fine")
	s.tap("The hosts file")
	s.mustSee("raw of hosts")
	s.tap("The hosts file")
	s.mustNotSee("raw of hosts")
	s.key(fyne.KeyReturn)
	s.mustSee("accounts:4 · step 1 of", "Look at Windows' two network services", "This comes first, because: Windows' Network List Service is switched off or not running.",
		"What Unpause saw before this step", "A problem: "+s.said("service-netprofm", "disabled", ""))
	s.key(fyne.KeyEscape)
	if s.app.here().kind != checkPage {
		t.Errorf("back leads to %v", s.app.here())
	}
}

// TestBackFromAStepOfAProblem leads to the page of the checks, also when other steps of the error were done before.
func TestBackFromAStepOfAProblem(t *testing.T) {
	s := healthyScreen(t)
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Still broken, next step")
	s.sees("service-netprofm", "disabled", "")
	s.app.startAgain()
	s.tap("Check this PC")
	s.key(fyne.KeyReturn)
	if step, _ := s.app.walk("accounts:4").Step(); step.ID != "start-services" {
		t.Fatalf("at the step %q", step.ID)
	}
	s.tap("Still broken, next step")
	s.key(fyne.KeyEscape, fyne.KeyEscape)
	if s.app.here().kind != checkPage {
		t.Errorf("back leads to %v", s.app.here())
	}
	s.tap("Go to the step: Look at Windows' two network services (Windows tells Spotify that you are offline, although you may not be.)")
	s.tap("Still broken, next step")
	s.app.startAgain()
	s.app.openStep(catalog.Lead{Code: "accounts:4", Step: "vpn-off"}) // the second one of its steps now
	if n, _ := s.app.walk("accounts:4").Position(); n < 2 {
		t.Fatalf("at step %d", n)
	}
	s.key(fyne.KeyEscape)
	if s.app.here().kind != homePage {
		t.Errorf("back leads to %v", s.app.here())
	}
}

// TestASolvedErrorBeginsAfresh when a problem leads to it again.
func TestASolvedErrorBeginsAfresh(t *testing.T) {
	s := healthyScreen(t)
	s.sees("service-netprofm", "disabled", "")
	s.tap("Check this PC")
	s.key(fyne.KeyReturn)
	s.tap("It works now")
	s.app.startAgain()
	s.tap("Check this PC")
	s.key(fyne.KeyReturn)
	s.mustSee("Look at Windows' two network services", "Check again")
}

// TestNothingUnusual leads to the questions.
func TestNothingUnusual(t *testing.T) {
	s := healthyScreen(t)
	s.tap("Check this PC")
	s.mustSee("Nothing unusual found here", "looks as it should", " things are fine", "could not be checked") // Offline Mode never can
	s.mustNotSee("other things")
	s.key(fyne.KeyReturn)
	s.mustSee("What do the words on the screen say?", "by itself. “What you told us” shows")
}

// TestWhatIsFoundIsNotForgotten: whatever the answers point at, what was found for certain is told with its step on the result, and all of it where the questions or
// the steps have led nowhere.
func TestWhatIsFoundIsNotForgotten(t *testing.T) {
	s := healthyScreen(t)
	s.sees("hosts", "harmful", "line 3")
	s.sees("restart-pending", "yes", "Windows Update")
	s.app.checkOnce()
	const found = "Unpause found this on your PC. Mend it first"
	s.find()
	s.choose("words", "account")
	for q, ok := s.app.mind.Next(); ok; q, ok = s.app.mind.Next() {
		s.choose(q.ID, catalog.Unsure)
	}
	s.mustSee(found, s.said("hosts", "harmful", "line 3"))
	const code = "accounts:3"
	s.app.open(route{walkPage, code})
	for _, ok := s.app.walk(code).Step(); ok; _, ok = s.app.walk(code).Step() {
		s.app.walk(code).Say(wizard.StillBroken)
	}
	s.app.showFromTop()
	s.mustSee(found, s.said("hosts", "harmful", "line 3"), s.said("restart-pending", "yes", "Windows Update"))
	s.tapEnding("(A setting on this PC probably sends Spotify's calls to the wrong place.)")
	s.mustSee("accesspoint:39 · step 1 of")
	healthy := healthyScreen(t)
	healthy.app.checkOnce()
	healthy.app.open(route{walkPage, code})
	for _, ok := healthy.app.walk(code).Step(); ok; _, ok = healthy.app.walk(code).Step() {
		healthy.app.walk(code).Say(wizard.StillBroken)
	}
	healthy.app.showFromTop()
	healthy.mustNotSee(found)
}

// TestGoodToKnow: nothing is wrong, but not all is as usual.
func TestGoodToKnow(t *testing.T) {
	s := healthyScreen(t)
	s.sees("proxy-other", "on", "wpad")
	s.tap("Check this PC")
	s.mustSee("Nothing unusual found here", "good to know, though", "1 thing that is good to know")
	s.mustNotSee("looks as it should")
}

// TestOnlyMay: what matters for some errors only is told as that, and the questions stay in reach.
func TestOnlyMay(t *testing.T) {
	s := healthyScreen(t)
	s.sees("vpn", "on", "NordLynx")
	s.sees("restart-pending", "yes", "Windows Update")
	s.sees("rights", "never", "")
	s.tap("Check this PC")
	s.mustSee(s.headline("It may be this PC: ", "vpn", "on"), "This matters for some errors only.", "1 more problem", "Answer a few questions")
	if got := strings.Count(s.words(), "This matters for some errors only."); got != mostProblems {
		t.Errorf("%d problems are shown at once", got)
	}
}

// TestCertainBeforeMay: of two faults, the one that matters for every error is named, wherever it stands.
func TestCertainBeforeMay(t *testing.T) {
	s := healthyScreen(t)
	s.sees("vpn", "on", "NordLynx")
	s.sees("firewall-rules", "blocked", "Block Spotify")
	s.tap("Check this PC")
	s.mustSee(s.headline("It is this PC: ", "firewall-rules", "blocked"), "1 more problem")
	s.mustNotSee("NordLynx")
}

// TestManyProblems: all that are not shown at once can be unfolded, with their steps.
func TestManyProblems(t *testing.T) {
	s := healthyScreen(t)
	s.sees("hosts", "harmful", "line 3")
	s.sees("proxy-windows", "dead", "127.0.0.1:9")
	s.sees("firewall-rules", "blocked", "Block Spotify")
	s.tap("Check this PC")
	s.mustNotSee("Block Spotify")
	s.tap("1 more problem")
	s.mustSee("Block Spotify", "Go to the step: Look for a firewall rule")
}

// TestStepsOfTheLikelierErrorFirst: with answers given, the button goes to the error that they point at, and one button stands for each deed.
func TestStepsOfTheLikelierErrorFirst(t *testing.T) {
	s := healthyScreen(t)
	f := catalog.Finding{Leads: []catalog.Lead{{Code: "accounts:4", Step: "vpn-off"}, {Code: "accesspoint:17", Step: "vpn-off"}, {Code: "accesspoint:31", Step: "reconnect"}}}
	if got := s.app.leads(f); len(got) != 2 || got[0].Code != "accounts:4" {
		t.Errorf("with nothing answered: %v", got)
	}
	for _, answer := range [][2]string{{"words", "firewall"}, {"when", "start"}, {"vpn", "on"}, {"abroad", "yes"}} {
		if err := s.app.mind.Answer(answer[0], answer[1]); err != nil {
			t.Fatal(err)
		}
	}
	if got := s.app.leads(f); len(got) != 2 || got[0].Code != "accesspoint:17" {
		t.Errorf("with answers: %v, ranking %v", got, s.app.mind.Ranking()[:3])
	}
}

// TestOnlyStepsForThisPC: a step that is not for this PC is not led to.
func TestOnlyStepsForThisPC(t *testing.T) {
	s := newScreen(t, system.Facts{System: "windows", Windows: "11", Spotify: "store"})
	for _, e := range s.app.Catalog.Entries() {
		for _, step := range e.Steps {
			if step.When == (catalog.Condition{Question: "spotify", Option: "website"}) {
				f := catalog.Finding{Leads: []catalog.Lead{{Code: e.Code, Step: step.ID}}}
				if got := s.app.leads(f); len(got) != 0 {
					t.Errorf("leads to %v", got)
				}
				return
			}
		}
	}
	t.Skip("no step is for one edition only")
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

// TestNothingCouldBeTold is not the same as nothing being wrong.
func TestNothingCouldBeTold(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.tap("Check this PC")
	s.mustSee("Nothing could be told about this PC", "None of the checks could tell anything.")
	s.mustNotSee("looks as it should")
}

// TestStopping keeps what was seen until then, and says that not everything was checked.
func TestStopping(t *testing.T) {
	s := healthyScreen(t)
	s.slowly()
	s.tap("Check this PC")
	s.mustSee("Checking this PC", strconv.Itoa(len(s.checks.IDs()))+" left. Now: ")
	s.tap("Stop checking")
	s.tap("Stop checking")
	s.work()
	s.mustSee("You stopped the check. Nothing unusual so far", "Not everything was checked")
	s.tap("Test the way to Spotify")
	s.tap("Yes, contact them")
	s.work()
	s.mustSee("You stopped the check. Nothing unusual so far")
	s.tap("Check this PC again")
	s.work()
	s.mustSee("Nothing unusual found here")
}

// TestProgress: the page says how many checks are left and which one runs.
func TestProgress(t *testing.T) {
	s := healthyScreen(t)
	ids := s.checks.IDs()
	at := 0
	s.checks.each = func() {
		c, _ := s.app.Catalog.Check(ids[at])
		s.mustSee(strconv.Itoa(len(ids)-at) + " left. Now: " + c.Title)
		if want := strconv.Itoa(at) + " of " + strconv.Itoa(len(ids)); s.bar() != want {
			t.Errorf("the bar says %q, want %q", s.bar(), want)
		}
		at++
	}
	s.slowly()
	s.tap("Check this PC")
	s.work()
	if at != len(ids) || s.checks.last.Err() == nil {
		t.Errorf("%d checks were run; the end: %v", at, s.checks.last.Err())
	}
}

// bar is what the progress bar on the page says.
func (s *screen) bar() (words string) {
	s.visit(func(o fyne.CanvasObject) {
		if bar, ok := o.(*widget.ProgressBar); ok {
			words = bar.TextFormatter()
		}
	})
	return words
}

// TestWhatWasStoppedKeepsWhatWasSeen: a stopped second check does not take away what the first one saw.
func TestWhatWasStoppedKeepsWhatWasSeen(t *testing.T) {
	s := healthyScreen(t)
	s.sees("service-netprofm", "disabled", "")
	s.tap("Check this PC")
	s.slowly()
	s.tap("Check this PC again")
	s.tap("Stop checking")
	s.work()
	s.mustSee("It is this PC: Windows' Network List Service is switched off")
	s.mustNotSee("Not everything was checked")
}

// TestLateResults: what an earlier run sees late does not replace what a later one has seen.
func TestLateResults(t *testing.T) {
	s := healthyScreen(t)
	early, late := &checkRun{number: 1, stop: func() {}}, &checkRun{number: 2, stop: func() {}}
	s.app.saw(late, check.Result{Check: "hosts", Finding: "clean"})
	s.app.saw(early, check.Result{Check: "hosts", Unknown: check.TooSlow})
	if got := s.app.checks.results["hosts"]; got.Finding != "clean" {
		t.Errorf("the hosts file is %+v", got)
	}
}

// TestOneRunAtATime: who opens the page while the checks run already waits for these.
func TestOneRunAtATime(t *testing.T) {
	s := healthyScreen(t)
	s.slowly()
	s.app.openFind()
	s.app.startAgain()
	s.tap("Check this PC")
	s.mustSee("Checking this PC")
	s.work()
	s.mustSee("Nothing unusual found here")
	s.app.open(route{entryPage, "accounts:4"})
	s.work()
	if s.checks.runs != 1 {
		t.Errorf("%d runs", s.checks.runs)
	}
	s.app.startAgain()
	s.tap("Check this PC")
	s.app.beginAnew() // for another error all is checked anew, but not twice at once
	s.work()
	if s.checks.runs != 2 {
		t.Errorf("%d runs", s.checks.runs)
	}
}

// TestLeavingWhileChecksRun: they go on, and other pages are not taken away.
func TestLeavingWhileChecksRun(t *testing.T) {
	s := healthyScreen(t)
	s.slowly()
	s.tap("Check this PC")
	s.key(fyne.KeyEscape)
	s.work()
	if s.app.here().kind != homePage {
		t.Errorf("on %v", s.app.here())
	}
	s.tap("Check this PC")
	s.work()
	s.mustSee("Nothing unusual found here")
}

// TestNoContactWithoutAYes: neither opening the page nor saying no runs a check over the internet.
func TestNoContactWithoutAYes(t *testing.T) {
	s := healthyScreen(t)
	s.tap("Check this PC")
	s.tap("Test the way to Spotify")
	s.mustSee("May Unpause contact these servers?", "accounts.spotify.com (ports 443, 80)", "Other servers of Spotify that end in spotify.com (port 4070)", "internet address",
		"port: ")
	s.key(fyne.KeyReturn) // the keyboard stands on no
	if s.online.runs != 0 || s.app.here().kind != checkPage {
		t.Fatalf("after a no: %d runs, on %v", s.online.runs, s.app.here())
	}
	s.tap("Test the way to Spotify")
	s.key(fyne.KeyEscape)
	if s.online.runs != 0 || s.app.here().kind != checkPage {
		t.Fatal("Esc is not taken for a no")
	}
	s.online.sees["net-ports"] = check.Result{Finding: "shut", What: check.Name("none")}
	s.tap("Test the way to Spotify")
	s.tap("Yes, contact them")
	if s.online.runs != 1 {
		t.Errorf("after a yes: %d runs", s.online.runs)
	}
	s.mustSee(s.headline("It is your network: ", "net-ports", "shut"))
	s.tap("Check this PC again")
	if s.online.runs != 1 {
		t.Error("checking again contacts somebody")
	}
	s.mustSee("Nothing unusual found here") // what was seen over the internet may be different by now
	s.key(fyne.KeyEscape)
	if s.app.here().kind != homePage {
		t.Errorf("back leads to %v", s.app.here())
	}
}

// TestChainShowsThisPC marks each link by what the checks prove, and by that alone.
func TestChainShowsThisPC(t *testing.T) {
	s := healthyScreen(t)
	s.sees("service-netprofm", "disabled", "")
	s.slowly()
	s.app.open(route{entryPage, "accounts:4"})
	s.mustNotSee("On this PC:")
	s.work() // the marks come while the page is shown
	e, _ := s.app.Catalog.Entry("accounts:4")
	if got := here(e.Chain[0], s.app.proven()); got != "broken" {
		t.Errorf("the first link is %s", got)
	}
	s.mustSee("On this PC: broken here")
}

// TestHints mark no link.
func TestHintsProveNothing(t *testing.T) {
	s := healthyScreen(t)
	s.tap("Check this PC")
	proven := s.app.proven()
	for _, a := range s.app.found() {
		if _, ok := proven[a.Question]; ok == a.Hint && a.Question != "system" {
			t.Errorf("%v is proven: %v", a, ok)
		}
	}
	l := catalog.Link{Broken: []catalog.Condition{{Question: "vpn", Option: "off"}}}
	if got := here(l, proven); got != "open" {
		t.Errorf("a link that hangs on a hint is %s", got)
	}
}

// TestBrokenLinksStandOut by a thick edge in the colour of what breaks, and by words.
func TestBrokenLinksStandOut(t *testing.T) {
	s := healthyScreen(t)
	s.sees("service-netprofm", "disabled", "")
	s.app.checkAll()
	e, _ := s.app.Catalog.Entry("accounts:4")
	links := s.app.stations(e.Chain)
	if !links[0].Broken || links[0].Here != "On this PC: broken here" || links[len(links)-1].Broken {
		t.Errorf("links %+v", links)
	}
}

// TestCheckAgain shows before and after.
func TestCheckAgain(t *testing.T) {
	s := healthyScreen(t)
	s.sees("service-netprofm", "disabled", "")
	s.app.checkOnce()
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Check again")
	s.mustSee("The problem is still there.")
	s.mustNotSee("Before: ")
	s.sees("service-netprofm", "ok", "")
	s.sees("disk", "full", "3 MB") // happened since, elsewhere
	s.tap("Check again")
	s.mustSee("That has worked: the problem is gone.", "Before: A problem: "+s.said("service-netprofm", "disabled", ""), "Now: "+s.said("service-netprofm", "ok", ""))
	if s.app.evidence()["netprofm"] != "ok" || s.app.evidence()["disk"] != "yes" {
		t.Errorf("evidence %v", s.app.evidence())
	}
	s.key(fyne.KeyEscape)
	s.app.open(route{walkPage, "accounts:4"})
	if step, _ := s.app.walk("accounts:4").Step(); step.ID != "start-services" {
		t.Errorf("the step at hand became %q", step.ID) // nobody has said yet whether it helped
	}
	s.tap("It works now")
	s.app.forget("accounts:4")
	s.app.open(route{walkPage, "accounts:4"})
	s.mustNotSee("A problem: ", "That has worked")
}

// TestCheckedAgainOnce: who presses twice looks once.
func TestCheckedAgainOnce(t *testing.T) {
	s := healthyScreen(t)
	s.app.open(route{walkPage, "accounts:4"})
	s.slowly()
	s.tap("Check again")
	s.tap("Check again")
	s.work()
	if s.checks.runs != 2 { // with the one that came with the page
		t.Errorf("%d runs", s.checks.runs)
	}
}

// TestTheStepAtHandStays, although what was done in it makes it needless: nobody has said yet whether it helped.
func TestTheStepAtHandStays(t *testing.T) {
	s := healthyScreen(t)
	s.sees("hosts", "harmful", "line 3")
	s.app.checkOnce()
	s.app.openStep(catalog.Lead{Code: "accesspoint:39", Step: "hosts-file"})
	s.sees("hosts", "clean", "")
	s.tap("Check again")
	s.app.startAgain()
	s.app.open(route{walkPage, "accesspoint:39"})
	if step, _ := s.app.walk("accesspoint:39").Step(); step.ID != "hosts-file" {
		t.Errorf("the step at hand became %q", step.ID)
	}
	other := healthyScreen(t)
	other.app.checkOnce()
	other.app.open(route{walkPage, "accesspoint:39"})
	step, _ := other.app.walk("accesspoint:39").Step()
	other.tap("Check again")
	other.app.startAgain()
	other.sees("hosts", "harmful", "line 3")
	other.app.checkAll()
	other.app.open(route{walkPage, "accesspoint:39"})
	if now, _ := other.app.walk("accesspoint:39").Step(); now.ID != step.ID {
		t.Errorf("the step at hand became %q", now.ID)
	}
}

// TestVerdicts of checking again, for each way in which before and after can stand.
func TestVerdicts(t *testing.T) {
	s := healthyScreen(t)
	result := func(finding string) check.Result {
		return check.Result{Check: "file-holders", Finding: finding, Unknown: check.Denied}
	}
	proxy := func(finding string) check.Result { return check.Result{Check: "proxy-spotify", Finding: finding} }
	for name, c := range map[string]struct {
		before, now check.Result
		want        string
	}{
		"gone":                  {proxy("on"), proxy("off"), "step.better"},
		"still there":           {proxy("on"), proxy("on"), "step.still"},
		"new":                   {proxy("off"), proxy("on"), "step.new-problem"},
		"never there":           {proxy("off"), proxy("off"), "step.same"},
		"good to know, as is":   {result("some"), result("some"), "step.same"},
		"good to know, gone":    {result("some"), result("none"), "step.changed"},
		"could not tell":        {result("some"), result(""), "step.not-told"},
		"could never tell":      {result(""), result(""), "step.not-told"},
		"can be told now":       {result(""), result("none"), "step.changed"},
		"a problem, untold now": {proxy("on"), proxy(""), "step.not-told"},
	} {
		sc := &stepCheck{app: s.app, step: catalog.Step{Checks: []string{c.before.Check}}, before: map[string]check.Result{c.before.Check: c.before}}
		if got := sc.verdict(map[string]check.Result{c.now.Check: c.now}); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestVerdictOfSeveral: a problem of which nothing can be told now is not gone, whatever another check says.
func TestVerdictOfSeveral(t *testing.T) {
	s := healthyScreen(t)
	c := &stepCheck{app: s.app, before: map[string]check.Result{"proxy-spotify": {Finding: "on"}, "file-holders": {Finding: "none"}}}
	if got := c.verdict(map[string]check.Result{"proxy-spotify": {Unknown: check.Denied}, "file-holders": {Finding: "none"}}); got == "step.better" || got == "step.same" {
		t.Errorf("%s", got)
	}
}

// TestSeenBeforeAStep is what is so now, until the person does something in the step.
func TestSeenBeforeAStep(t *testing.T) {
	s := healthyScreen(t)
	const code = "auth:2"
	s.app.open(route{entryPage, code})
	s.sees("vpn", "on", "NordLynx")
	s.app.startAgain()
	s.tap("Check this PC")
	s.key(fyne.KeyReturn)
	s.mustSee("What Unpause saw before this step", "A problem: "+s.said("vpn", "on", "NordLynx"))
	s.key(fyne.KeyReturn) // the step's button: from now on, before is before
	s.sees("vpn", "off", "")
	s.app.checkAll()
	s.app.redraw()
	s.mustSee("A problem: " + s.said("vpn", "on", "NordLynx"))
}

// TestWhatAStepChangedCounts for what comes next, although it did not help.
func TestWhatAStepChangedCounts(t *testing.T) {
	s := healthyScreen(t)
	s.sees("service-netprofm", "disabled", "")
	s.app.checkOnce()
	s.app.open(route{walkPage, "accounts:4"})
	s.sees("service-netprofm", "ok", "")
	s.tap("Still broken, next step")
	if s.app.evidence()["netprofm"] != "ok" {
		t.Errorf("evidence %v", s.app.evidence())
	}
	s.app.anotherError()
	s.sees("service-netprofm", "disabled", "")
	s.app.openFind()
	if s.app.evidence()["netprofm"] != "off" {
		t.Error("another error begins with what was so before")
	}
}

// TestCheckingTakesNothingAway: a question that the PC answers while it is on the screen stays there until it is answered.
func TestCheckingTakesNothingAway(t *testing.T) {
	s := healthyScreen(t)
	s.slowly()
	s.find()
	s.choose("words", "offline")
	shown := s.window.Title()
	s.work()
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

// TestTakenBackAnswersKnowThisPC: the former answers come back together with what was found since.
func TestTakenBackAnswersKnowThisPC(t *testing.T) {
	s := healthyScreen(t)
	s.find()
	s.choose("words", "offline")
	s.sees("vpn", "on", "NordLynx")
	s.app.beginAnew()
	s.tap("Take my former answers back")
	if s.app.evidence()["vpn"] != "on" {
		t.Errorf("evidence %v", s.app.evidence())
	}
}

// TestHintsAreToldAsHints on the page of the answers, with a way to change them where there is one.
func TestHintsAreToldAsHints(t *testing.T) {
	s := healthyScreen(t)
	s.find()
	s.choose("words", "firewall")
	s.tap("What you told us")
	s.mustSee("This is only a hint. Change it if you know better.")
	s.sees("vpn", "on", "NordLynx")
	s.app.checkAll() // the page shows what is found while it is open
	s.mustSee("NordLynx")
	s.tap("Change: Is a VPN on?")
	s.choose("vpn", "off")
	if g := s.app.mind.Answers(); slices.ContainsFunc(g, func(g wizard.Given) bool { return g.Question == "vpn" && g.Found }) {
		t.Errorf("the answer was not overruled: %v", g)
	}
}

// TestRootCauseFirst: with the whole network down, that one thing is said.
func TestRootCauseFirst(t *testing.T) {
	s := healthyScreen(t)
	s.sees("connected", "no", "")
	for _, id := range []string{"chromium-online", "windows-online", "restart-pending"} {
		c, _ := s.app.Catalog.Check(id)
		i := slices.IndexFunc(c.Findings, func(f catalog.Finding) bool { return f.Headline != "" })
		s.sees(id, c.Findings[i].ID, "x")
	}
	s.tap("Check this PC")
	all := s.app.Catalog.Judge(s.app.findings())
	shown, more := shownProblems(all)
	if len(shown) != 1 || shown[0].ID != "connected" || len(more) != 1 || len(catalog.WithStanding(all, catalog.Follows)) != 2 {
		t.Errorf("shown %v, more %v", shown, more)
	}
	s.mustSee(s.headline("It is your network: ", "connected", "no"))
}

// TestEveryProblemHasAPage: each finding makes a page with words for everything, and each step that it leads to is the one that its button names.
func TestEveryProblemHasAPage(t *testing.T) {
	s := healthyScreen(t)
	s.tap("Check this PC")
	for _, c := range s.app.Catalog.Checks() {
		for _, f := range c.Findings {
			s.app.checks.results = map[string]result{c.ID: {check.Result{Check: c.ID, Finding: f.ID, What: check.Name("WHAT")}, 1, testTime}}
			s.app.noteFound()
			s.app.showFromTop()
			words := s.words()
			if strings.Contains(words, "{what}") || strings.Contains(words, "headline.") {
				t.Errorf("%s, %s: %s", c.ID, f.ID, words)
			}
			if !strings.Contains(words, f.Headline) {
				t.Errorf("%s, %s: no headline in %s", c.ID, f.ID, words)
			}
			if f.Headline != "" && len(f.Leads) > 0 && len(s.app.leads(f)) == 0 {
				t.Errorf("%s, %s: no step for this PC", c.ID, f.ID)
			}
			for _, lead := range s.app.leads(f) {
				s.app.openStep(lead)
				if step, ok := s.app.walk(lead.Code).Step(); !ok || step.ID != lead.Step {
					t.Errorf("%s, %s leads to %q", c.ID, f.ID, step.ID)
				}
				s.app.back()
				if s.app.here().kind != checkPage {
					t.Fatalf("%s, %s: back leads to %v", c.ID, f.ID, s.app.here())
				}
			}
		}
	}
}

// TestEveryReasonHasWords: why a check could not tell is said in words, whatever the reason.
func TestEveryReasonHasWords(t *testing.T) {
	s := healthyScreen(t)
	s.tap("Check this PC")
	for _, reason := range check.Reasons() {
		s.app.checks.results = map[string]result{"hosts": {check.Result{Check: "hosts", Unknown: reason}, 1, testTime}}
		s.app.showFromTop()
		s.tap("1 thing could not be checked")
		if words := s.words(); strings.Contains(words, "unknown.") || !strings.Contains(words, "Could not be checked: ") {
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
