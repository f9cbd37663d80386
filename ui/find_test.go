package ui

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"unpause/catalog"
	"unpause/system"
	"unpause/system/check"
	"unpause/wizard"
)

// find opens the guided questions from the first page.
func (s *screen) find() {
	s.t.Helper()
	s.tap("No code? Answer a few questions")
	s.mustBe(findPage, "")
}

// asked is the question on the page.
func (s *screen) asked() catalog.Question {
	s.t.Helper()
	q, ok := s.app.mind.Next()
	if !ok {
		s.t.Fatalf("no question, but:\n%s", s.words())
	}
	s.mustSee(q.Ask, q.How)
	return q
}

// choose taps the answer with this id.
func (s *screen) choose(questionID, optionID string) {
	s.t.Helper()
	q, _ := s.app.Catalog.Question(questionID)
	o, ok := q.Option(optionID)
	if !ok {
		s.t.Fatalf("%s has no option %q", questionID, optionID)
	}
	s.mustSee(q.Ask)
	s.tap(o.Text)
}

// answerAll answers what is asked until the questions end; what is not in answers with "I'm not sure".
func (s *screen) answerAll(answers map[string]string) {
	s.t.Helper()
	for {
		q, ok := s.app.mind.Next()
		if !ok {
			return
		}
		option := catalog.Unsure
		if o, known := answers[q.ID]; known {
			option = o
		}
		s.choose(q.ID, option)
	}
}

// findOut answers the questions from the first page to their end.
func (s *screen) findOut(answers map[string]string) {
	s.t.Helper()
	s.find()
	s.answerAll(answers)
}

// blockingList is somebody whose hosts file stops Spotify.
var blockingList = map[string]string{"words": "firewall", "when": "start", "inside": "yes", "in-between": "list", "vpn": "off"}

// TestFindTogether: answer by tapping, read the result, go to the steps.
func TestFindTogether(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.find()
	s.mustSee("What do the words on the screen say?", "Why we ask: Many errors share their words")
	s.mustNotSee("What we think so far")
	s.answerAll(blockingList)
	best, _ := s.app.Catalog.Entry("accesspoint:39")
	s.mustSee("This is what it most likely is:", best.Summary, "A firewall may be blocking Spotify", "The likeliest cause", best.Causes[0],
		"Why we think so", "A list or the hosts file blocks addresses.", "This would speak against it", "It may also be", "None of these", " in 10")
	s.key(fyne.KeyReturn)
	s.mustBe(walkPage, best.Code)
	s.mustSee("Look for Spotify in the hosts file", "This comes first, because: A list or the hosts file blocks addresses.")
	s.key(fyne.KeyEscape)
	s.mustBe(findPage, "")
	s.mustSee(best.Summary)
	s.tap("About this error")
	s.mustBe(entryPage, best.Code)
}

// TestFindByKeyboard: digits choose, arrows and Enter choose, Esc goes back to the former answer.
func TestFindByKeyboard(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.find()
	s.typed("1")
	s.mustSee("When does it happen?")
	if got := s.app.mind.Evidence()["words"]; got != "firewall" {
		t.Errorf("1 chose %q", got)
	}
	s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if got := s.app.mind.Evidence()["when"]; got != "start" {
		t.Errorf("down, down, Enter chose %q", got)
	}
	s.key(fyne.KeyEscape)
	s.mustSee("When does it happen?", "Your answer before")
	s.typed("x") // no such answer
	s.mustSee("When does it happen?")
	s.key(fyne.KeyReturn) // the former answer has the keyboard
	if got := s.app.mind.Evidence()["when"]; got != "start" {
		t.Errorf("Enter on the former answer chose %q", got)
	}
	s.typed("0")
	if last := s.app.mind.Answers()[2]; last.Option != catalog.Unsure {
		t.Errorf("0 chose %+v", last)
	}
	s.key(fyne.KeyEscape, fyne.KeyEscape, fyne.KeyEscape, fyne.KeyEscape)
	s.mustBe(homePage, "")
}

// TestEveryQuestionCanBeShown: also those that are seldom asked, with their button.
func TestEveryQuestionCanBeShown(t *testing.T) {
	s := newScreen(t, onWindows11)
	for _, q := range s.app.Catalog.Questions() {
		if q.Measured {
			continue
		}
		s.app.open(route{askPage, q.ID})
		s.mustSee(q.Ask, "Why we ask: "+q.Why, q.How)
		for _, o := range q.Options {
			s.mustSee(o.Text)
		}
		if q.Action.ID != "" {
			s.tap(q.Action.Label)
			if !slices.Contains(s.opener.opened, q.Action.ID) {
				t.Errorf("%s does not open %s", q.ID, q.Action.ID)
			}
		}
	}
}

// TestChangeAnAnswer: change one on "What you told us", and be back there with the others untouched.
func TestChangeAnAnswer(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.findOut(blockingList)
	before := len(s.app.mind.Answers())
	s.tap("What you told us")
	s.mustBe(toldPage, "")
	s.mustSee("When does it happen?", "When Spotify starts or connects, without my typing anything")
	s.tap("Change: When does it happen?")
	s.mustBe(askPage, "when")
	s.mustSee("Your answer before")
	s.choose("when", "password")
	s.mustBe(toldPage, "")
	s.mustSee("While I sign in inside the Spotify program")
	if got := len(s.app.mind.Answers()); got != before {
		t.Errorf("%d answers, before it were %d", got, before)
	}
	s.tap("Go on with the questions")
	s.mustBe(findPage, "")
}

// TestLeavingLosesNothing: go home in the middle, search, and go on where the questions were.
func TestLeavingLosesNothing(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.find()
	s.choose("words", "offline")
	next := s.asked()
	s.tap("Start again")
	s.typed("auth:3")
	s.key(fyne.KeyReturn)
	s.tap("Start again")
	s.tap("Go on with the questions")
	s.mustSee(next.Ask)
	s.tap("What you told us")
	s.tap("Begin the questions anew")
	s.mustSee("What do the words on the screen say?")
	s.key(fyne.KeyEscape)
	s.mustBe(homePage, "")
	s.mustSee("No code? Answer a few questions")
}

// TestACodeLeadsToTheSearch: and back again, the questions go on.
func TestACodeLeadsToTheSearch(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.find()
	s.choose("words", "code")
	s.mustBe(homePage, "")
	s.typed("auth:73")
	s.mustSee("Your sign-in seems to come from the wrong country")
	s.key(fyne.KeyEscape, fyne.KeyEscape)
	s.mustBe(findPage, "")
	s.mustSee(s.asked().Ask)
}

// TestNoneOfThem: looking further puts the errors that were shown aside, and Back or a look at the answers takes that back.
func TestNoneOfThem(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.findOut(blockingList)
	before := s.app.mind.Ranking()
	s.tap("None of these")
	s.mustBe(nonePage, doubting)
	s.mustSee("People you can ask", "Look where it happens", "Look at your answers again")
	if !reflect.DeepEqual(s.app.mind.Ranking(), before) {
		t.Error("looking at other ways changes what we think")
	}
	s.tap("Look further without these")
	s.mustBe(findPage, "")
	for _, c := range s.app.mind.Ranking()[:10] {
		for _, shown := range before[:1+runnersUp] {
			if c.Code == shown.Code {
				t.Errorf("%s is still among the likeliest", c.Code)
			}
		}
	}
	s.key(fyne.KeyEscape) // takes the doubt back
	best, _ := s.app.Catalog.Entry(before[0].Code)
	s.mustSee(best.Summary)
	s.tap("None of these")
	s.tap("Look further without these")
	s.tap("What you told us")
	s.mustSee("You said that it is none of these")
	s.tap("Take that back")
	s.mustNotSee("You said that it is none of these")
	if got := s.app.mind.Ranking()[0]; got != before[0] {
		t.Errorf("the likeliest is now %v", got)
	}
}

// TestBeginAnewCanBeTakenBack: until something new is answered, the former answers are a press away.
func TestBeginAnewCanBeTakenBack(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.find()
	s.choose("words", "offline")
	before := s.app.mind.Answers()
	s.tap("What you told us")
	s.tap("Begin the questions anew")
	s.mustSee("What do the words on the screen say?")
	s.tap("Take my former answers back")
	if !reflect.DeepEqual(s.app.mind.Answers(), before) {
		t.Errorf("the answers are %v", s.app.mind.Answers())
	}
	if slices.Contains(s.labels(), "Take my former answers back") {
		t.Error("they can be taken back again")
	}
}

// TestChangingLeavesTheWayBack: after a change, Back leads to the last question and not to the former answer.
func TestChangingLeavesTheWayBack(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.find()
	s.choose("words", "firewall")
	last := s.asked()
	s.choose(last.ID, last.Options[0].ID)
	s.tap("What you told us")
	s.tap("Change: What do the words on the screen say?")
	s.choose("words", "password")
	s.tap("Go on with the questions")
	s.key(fyne.KeyEscape)
	if s.app.mind.Former("words") != "password" || s.app.mind.Asked() != 1 {
		t.Errorf("words is %q, %d questions answered", s.app.mind.Former("words"), s.app.mind.Asked())
	}
}

// TestACodeAlsoWhileChanging leads to the search, with an empty field.
func TestACodeAlsoWhileChanging(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.typed("firewall")
	s.app.openFind()
	s.choose("words", "firewall")
	s.tap("What you told us")
	s.tap("Change: What do the words on the screen say?")
	s.choose("words", "code")
	s.mustBe(homePage, "")
	if s.app.query != "" {
		t.Errorf("the field holds %q", s.app.query)
	}
}

// TestStepsThatDidNotHelpCount: they lower their error, and no longer when its steps are begun afresh.
func TestStepsThatDidNotHelpCount(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.findOut(blockingList)
	before := s.app.mind.Ranking()[0]
	s.tap("Fix it step by step")
	s.tap("Still broken, next step")
	s.tap("Still broken, next step")
	if got := s.app.mind.Ranking()[0]; got.Code == before.Code && got.Probability >= before.Probability {
		t.Errorf("two steps that did not help leave %v of %v", got, before)
	}
	s.app.open(route{entryPage, before.Code})
	s.tap("From the first step")
	if got := s.app.mind.Ranking()[0]; got != before {
		t.Errorf("begun afresh, it is %v, not %v", got, before)
	}
}

// TestResultGoesOnWhereTheStepsWereLeft: and does not lead to an end page when they are done.
func TestResultGoesOnWhereTheStepsWereLeft(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.findOut(blockingList)
	s.tap("Fix it step by step")
	s.tap("I can't do this")
	s.key(fyne.KeyEscape, fyne.KeyEscape)
	s.mustBe(findPage, "")
	s.tap("Go on with step 1") // the step was gone back to, and what was said of it is kept
	s.tap("It works now")
	s.app.openFind()
	s.key(fyne.KeyReturn)
	s.mustSee("step 1 of")
}

// TestUnsureOfEverything: no error is named as the likeliest; there is something to try, somewhere to look and somebody to ask.
func TestUnsureOfEverything(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.find()
	s.answerAll(nil)
	s.mustSee("The answers do not point at one error", "What you can try", "Look where it happens", "People you can ask")
	s.mustNotSee("most likely", "Fix it step by step")
	s.tap("What you told us")
	s.mustSee("Something else, or I'm not sure")
}

// TestTellUsOnce: a step that is for some people only asks for what it hangs on, and the steps that come after it know the answer.
func TestTellUsOnce(t *testing.T) {
	s := newScreen(t, onWindows11)
	const code = "EME_NO_SUPPORTED_KEYSYSTEM"
	s.app.open(route{walkPage, code})
	s.mustSee("Only if you use Spotify in a browser.")
	s.tap("Tell us once: Where do you listen?")
	s.choose("player", "app")
	s.mustBe(walkPage, code)
	s.mustNotSee("Only if you use Spotify in a browser.")
	for step, ok := s.app.walk(code).Step(); ok; step, ok = s.app.walk(code).Step() {
		if step.When.Option == "browser" {
			t.Errorf("%s is for browsers", step.ID)
		}
		s.tap("I can't do this")
	}
}

// TestSolvedBeginsTheQuestionsAnew: what was answered about one error does not count for another.
func TestSolvedBeginsTheQuestionsAnew(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.findOut(blockingList)
	s.tap("Fix it step by step")
	s.tap("It works now")
	s.tap("Look up another error")
	s.mustBe(homePage, "")
	if s.app.mind.Asked() != 0 {
		t.Errorf("%d answers are left", s.app.mind.Asked())
	}
}

// TestNothingToTakeBack: who has answered nothing is not offered former answers.
func TestNothingToTakeBack(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.app.open(route{walkPage, "auth:3"})
	s.tap("It works now")
	s.tap("Look up another error")
	s.find()
	if slices.Contains(s.labels(), "Take my former answers back") {
		t.Error("former answers are offered, but there are none")
	}
}

// TestUsedUpErrorsAreNotNamedAgain: an error whose steps did not help is not the one that the questions come back to.
func TestUsedUpErrorsAreNotNamedAgain(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.find()
	s.answerAll(map[string]string{"words": "install", "install-words": "in-use", "when": "install", "key-word": "files"})
	best := s.app.shown()[0]
	w := s.app.walk(best.Code)
	for _, ok := w.Step(); ok; _, ok = w.Step() {
		w.Say(wizard.StillBroken)
	}
	s.app.startAgain()
	s.tap("Go on with the questions")
	if got := s.app.shown()[0]; got.Code == best.Code {
		t.Errorf("%s is named again", got.Code)
	}
}

// TestFoundOnThisPC: what the PC knows is listed as found, is not asked, and can be overruled unless only the PC can know it.
func TestFoundOnThisPC(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.checks.sees["vpn"] = check.Result{Finding: "on", What: check.Name("Nord")}
	s.find()
	s.choose("words", "firewall")
	s.tap("What you told us")
	s.mustSee("Found on this PC", "A VPN is on.", s.said("vpn", "on", "Nord"))
	s.mustNotSee("This PC has Windows 11.")
	s.tap("3 more facts about this PC")
	s.mustSee("This PC has Windows 11.")
	changes := 0
	for _, l := range s.labels() {
		if strings.HasPrefix(l, "Change: ") {
			changes++
		}
	}
	if changes != 2 { // the words and the VPN, but not which Windows it is
		t.Errorf("%d answers can be changed", changes)
	}
	s.tap("Change: Is a VPN on?")
	s.mustSee("Found on this PC")
	s.mustNotSee("Your answer before")
	s.choose("vpn", "off")
	s.mustSee("No, there is none, or it is off")
	if s.app.evidence()["vpn"] != "off" {
		t.Errorf("evidence %v", s.app.evidence())
	}
}

// TestWhatWeThinkSoFar is folded away until one asks for it.
func TestWhatWeThinkSoFar(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.find()
	s.choose("words", "offline")
	best, _ := s.app.Catalog.Entry(s.app.mind.Ranking()[0].Code)
	s.mustNotSee(best.Summary)
	s.tap("What we think so far")
	s.mustSee(best.Summary, " in 10")
}

// TestLeftOutStepsCanBeDone: a step that the answers prove needless is folded away with the reason, and can be done all the same.
func TestLeftOutStepsCanBeDone(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.checks.sees["disk"] = check.Result{Finding: "enough", What: check.Name("80 GB")}
	const code = "accounts:critical-update-error"
	s.app.checkOnce()
	s.app.open(route{walkPage, code})
	folded := s.app.walk(code).Folded()
	if len(folded) == 0 {
		t.Fatal("no step is left out")
	}
	s.tap("Left out for now: " + string(rune('0'+len(folded))))
	s.mustSee(folded[0].Step.Title, "Left out, because: The drive has enough room.")
	s.tap("Do it all the same: " + folded[0].Step.Title)
	if step, _ := s.app.walk(code).Step(); step.ID != folded[0].Step.ID {
		t.Errorf("the step now is %q", step.ID)
	}
	s.mustSee(folded[0].Step.Text)
}

// TestTheNextCandidate: when the steps of one error are used up, the next one is offered, and steps that were done are not repeated.
func TestTheNextCandidate(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.find()
	s.answerAll(map[string]string{"words": "firewall", "when": "start"})
	first := s.app.mind.Ranking()[0].Code
	s.tap("Fix it step by step")
	var done []string
	for {
		step, ok := s.app.walk(first).Step()
		if !ok {
			break
		}
		done = append(done, step.Deed)
		broken := "Still broken, next step"
		if n, total := s.app.walk(first).Position(); n == total {
			broken = "Still broken, what now?"
		}
		s.tap(broken)
	}
	s.mustSee("It may be this instead")
	s.tap("Try the steps for that")
	next := s.app.here().about
	if next == first {
		t.Fatalf("%s is offered again", first)
	}
	w := s.app.walk(next)
	for step, ok := w.Step(); ok; step, ok = w.Step() {
		if slices.Contains(done, step.Deed) {
			t.Errorf("%s is to be done again", step.Deed)
		}
		w.Say(wizard.CannotDo)
	}
}

// TestFactsAreKnown: every fact that this PC can tell is an answer to a question, and an unknown one does no harm.
func TestFactsAreKnown(t *testing.T) {
	for _, f := range []system.Facts{{System: "windows", Windows: "10", Spotify: "store"}, {System: "windows", Windows: "11", Spotify: "website"}} {
		if e := newScreen(t, f).app.evidence(); e["system"] != f.System || e["windows"] != f.Windows || e["spotify"] != f.Spotify {
			t.Errorf("%+v is known as %v", f, e)
		}
	}
	if e := newScreen(t, system.Facts{System: "linux"}).app.evidence(); e["system"] != "linux" {
		t.Errorf("Linux is known as %v", e)
	}
	if e := newScreen(t, system.Facts{System: "darwin"}).app.evidence(); len(e) != 0 {
		t.Errorf("a system that is none of ours is known as %v", e)
	}
}

// TestOdds: in words and out of ten, never a false certainty.
func TestOdds(t *testing.T) {
	newScreen(t, onWindows11)
	for p, want := range map[float64]string{
		0.999: "Almost certain: more than 9 in 10", 0.93: "Almost certain: about 9 in 10", 0.72: "Likely: about 7 in 10", 0.45: "May well be: about 5 in 10",
		0.2: "Possible: about 2 in 10", 0.04: "Unlikely: less than 1 in 10", 0: "Unlikely: less than 1 in 10",
	} {
		if got := odds(p); got != want {
			t.Errorf("%v: %q, want %q", p, got, want)
		}
	}
}

// TestQuestionsAreOfferedForSharedWords: the questions are offered where words alone do not tell the errors apart.
func TestQuestionsAreOfferedForSharedWords(t *testing.T) {
	s := newScreen(t, onWindows11)
	s.typed("a firewall may be blocking spotify")
	s.tap("Answer a few questions instead")
	s.mustBe(findPage, "")
	if got := s.app.mind.Evidence()["words"]; got != "firewall" {
		t.Errorf("the words are known as %q", got)
	}
	s.mustSee("What you told us")
	s.key(fyne.KeyEscape) // takes the words back
	s.mustSee("What do the words on the screen say?", "Your answer before")
}
