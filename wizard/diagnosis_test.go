package wizard

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"unpause/catalog"
)

// say answers several questions: question, option, question, option, ...
func say(t testing.TB, d *Diagnosis, answers ...string) {
	t.Helper()
	for i := 0; i < len(answers); i += 2 {
		if err := d.Answer(answers[i], answers[i+1]); err != nil {
			t.Fatal(err)
		}
	}
}

// place is where an error stands in the ranking, from 1.
func place(d *Diagnosis, code string) int {
	return 1 + slices.IndexFunc(d.Ranking(), func(c Candidate) bool { return c.Code == code })
}

func TestTheFirstQuestionIsAboutTheWords(t *testing.T) {
	q, ok := NewDiagnosis(load(t)).Next()
	if !ok || q.ID != "words" {
		t.Errorf("the first question is %q", q.ID)
	}
}

// TestPriorsComeInFourLevels: before any answer, an error is as likely as its level says.
func TestPriorsComeInFourLevels(t *testing.T) {
	cat := load(t)
	p := map[catalog.Level]float64{}
	for _, c := range NewDiagnosis(cat).Ranking() {
		e, _ := cat.Entry(c.Code)
		if known, seen := p[e.Prior.Level]; seen && math.Abs(known-c.Probability) > 1e-9 {
			t.Errorf("%s: %v, others of its level %v", c.Code, c.Probability, known)
		}
		p[e.Prior.Level] = c.Probability
	}
	for i, level := range []catalog.Level{catalog.Everyday, catalog.Common, catalog.Uncommon} {
		next := []catalog.Level{catalog.Common, catalog.Uncommon, catalog.Rare}[i]
		if ratio := p[level] / p[next]; math.Abs(ratio-2) > 1e-9 {
			t.Errorf("%s is %v times as likely as %s", level, ratio, next)
		}
	}
}

func TestUnsureSaysNothing(t *testing.T) {
	d := NewDiagnosis(load(t))
	before := d.Ranking()
	for _, q := range d.questions {
		if q.Measured {
			continue
		}
		say(t, d, q.ID, catalog.Unsure)
		if !reflect.DeepEqual(d.Ranking(), before) {
			t.Errorf("not being sure of %q changes the ranking", q.ID)
		}
	}
	if len(d.Evidence()) != 0 {
		t.Errorf("evidence %v", d.Evidence())
	}
}

// TestTheCodeLeadsToTheSearch: seeing a code says nothing about which error it is.
func TestTheCodeLeadsToTheSearch(t *testing.T) {
	d := NewDiagnosis(load(t))
	before := d.Ranking()
	say(t, d, "words", "code")
	if !reflect.DeepEqual(d.Ranking(), before) {
		t.Error("seeing a code changes the ranking")
	}
}

func TestUnknownAnswersChangeNothing(t *testing.T) {
	d := NewDiagnosis(load(t))
	for _, pair := range [][2]string{{"moon", "full"}, {"vpn", "perhaps"}, {"", ""}} {
		if d.Answer(pair[0], pair[1]) == nil || d.Found(surely(pair[0], pair[1])) == nil {
			t.Errorf("%q is taken", pair)
		}
	}
	if d.Asked() != 0 || d.Back() || len(d.Answers()) != 0 {
		t.Error("something was noted")
	}
}

// TestChangingAnAnswer keeps the others, and Back takes the change back.
func TestChangingAnAnswer(t *testing.T) {
	d := NewDiagnosis(load(t))
	say(t, d, "words", "firewall", "when", "start", "vpn", "on")
	before := d.Ranking()
	say(t, d, "when", "password")
	if got := d.Answers(); len(got) != 3 || got[1].Option != "password" || got[2].Option != "on" {
		t.Errorf("answers %v", got)
	}
	if d.Former("when") != "password" {
		t.Errorf("the former answer is %q", d.Former("when"))
	}
	d.Back()
	if !reflect.DeepEqual(d.Ranking(), before) {
		t.Error("the change was not taken back")
	}
}

// TestFollowUpsCountWhileTheyMakeSense: an answer to a question that no longer applies is kept, but not counted.
func TestFollowUpsCountWhileTheyMakeSense(t *testing.T) {
	d := NewDiagnosis(load(t))
	say(t, d, "words", "account", "account-words", "profile")
	if place(d, "accounts:407") != 1 {
		t.Errorf("accounts:407 is number %d", place(d, "accounts:407"))
	}
	say(t, d, "words", "password")
	if slices.ContainsFunc(d.Answers(), func(g Given) bool { return g.Question == "account-words" }) {
		t.Error("the follow-up still counts")
	}
	say(t, d, "words", "account")
	if place(d, "accounts:407") != 1 {
		t.Error("the follow-up is lost")
	}
}

// TestFoundOnThisPC: what was found is known, is not asked, counts for more than what is said, and can be overruled.
func TestFoundOnThisPC(t *testing.T) {
	said, found := NewDiagnosis(load(t)), NewDiagnosis(load(t))
	say(t, said, "words", "again", "clock", "wrong")
	if err := found.Found(surely("clock", "wrong")); err != nil {
		t.Fatal(err)
	}
	say(t, found, "words", "again")
	const code = "desktop_login_accounts:4"
	probability := func(d *Diagnosis) float64 { return d.Ranking()[place(d, code)-1].Probability }
	if probability(found) <= probability(said) {
		t.Errorf("found %v, said %v", probability(found), probability(said))
	}
	if last := found.Answers()[1]; last != (Given{Question: "clock", Option: "wrong", Found: true}) {
		t.Errorf("noted as %+v", last)
	}
	for q, ok := found.Next(); ok; q, ok = found.Next() {
		if q.ID == "clock" {
			t.Fatal("asks what it has found")
		}
		say(t, found, q.ID, catalog.Unsure)
	}
	say(t, found, "clock", "right")
	if found.Evidence()["clock"] != "right" || place(found, code) == 1 {
		t.Error("what was found cannot be overruled")
	}
}

// TestWhatFollowsIsNotAsked: somebody who says that a VPN stands in between is not asked whether a VPN is on, and steps know it.
func TestWhatFollowsIsNotAsked(t *testing.T) {
	d := NewDiagnosis(load(t))
	say(t, d, "words", "firewall", "in-between", "vpn")
	if d.Evidence()["vpn"] != "on" {
		t.Errorf("evidence %v", d.Evidence())
	}
	for q, ok := d.Next(); ok; q, ok = d.Next() {
		if q.ID == "vpn" {
			t.Fatal("asks for the VPN again")
		}
		say(t, d, q.ID, catalog.Unsure)
	}
	say(t, d, "vpn", "off") // said outright, it counts
	if d.Evidence()["vpn"] != "off" {
		t.Errorf("evidence %v", d.Evidence())
	}
}

// TestStepsThatDidNotHelp speak against the entry that they belong to.
func TestStepsThatDidNotHelp(t *testing.T) {
	cat := load(t)
	d := NewDiagnosis(cat)
	say(t, d, "words", "password", "when", "start")
	best := d.Ranking()[0]
	e, _ := cat.Entry(best.Code)
	w := NewWalkthrough(e, d.Evidence())
	last := best.Probability
	for _, ok := w.Step(); ok; _, ok = w.Step() {
		w.Say(StillBroken)
		d.Tried(w)
		if p := d.Ranking()[place(d, e.Code)-1].Probability; p >= last {
			t.Fatalf("a step more that did not help leaves %v, after %v", p, last)
		} else {
			last = p
		}
	}
	if last > best.Probability/1.5 {
		t.Errorf("with all steps used up, %s still has %v of %v", e.Code, last, best.Probability)
	}
	d.Tried()
	if d.Ranking()[0] != best {
		t.Error("what was tried cannot be taken back")
	}
}

// TestCannotDoIsNoEvidence: a step that was not done says nothing.
func TestCannotDoIsNoEvidence(t *testing.T) {
	cat := load(t)
	d := NewDiagnosis(cat)
	before := d.Ranking()
	w := NewWalkthrough(cat.Entries()[0], nil)
	w.Say(CannotDo)
	d.Tried(w)
	if !reflect.DeepEqual(d.Ranking(), before) {
		t.Error("a step that was left out changes the ranking")
	}
}

// TestDoubt: whatever the cause and however clear it is, what was shown and is doubted is put aside; and that can be taken back.
func TestDoubt(t *testing.T) {
	cat := load(t)
	d := NewDiagnosis(cat)
	for _, g := range d.model().guesses {
		for d.Back() {
		}
		for q, ok := d.Next(); ok; q, ok = d.Next() {
			chances := Chances(d.model().entries[g.entry], g.cause, q)
			say(t, d, q.ID, q.Options[slices.Index(chances, slices.Max(chances))].ID)
		}
		before := d.Ranking()
		shown := []string{before[0].Code, before[1].Code, before[2].Code}
		d.Doubt(shown...)
		d.Doubt(shown[0]) // twice is once
		for _, code := range shown {
			if at := place(d, code); at <= len(shown) {
				t.Errorf("%s is doubted, but number %d", code, at)
			}
		}
		if !slices.Equal(d.Doubted(), shown) {
			t.Errorf("doubted are %q", d.Doubted())
		}
		d.Back()
		d.Back()
		if !reflect.DeepEqual(d.Ranking(), before) {
			t.Error("doubt cannot be taken back")
		}
		d.Doubt(shown...)
		d.Trust()
		if !reflect.DeepEqual(d.Ranking(), before) || d.Doubted() != nil {
			t.Error("there is no trust")
		}
	}
}

// TestHintsWeighLess: what was found but can be wrong counts as much as what is said.
func TestHintsWeighLess(t *testing.T) {
	said, hinted := NewDiagnosis(load(t)), NewDiagnosis(load(t))
	say(t, said, "clock", "wrong")
	hint := surely("clock", "wrong")
	hint.Hint = true
	if err := hinted.Found(hint); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(said.Ranking(), hinted.Ranking()) {
		t.Error("a hint does not count like an answer")
	}
	if g := hinted.Answers()[0]; !g.Hint || !g.Found {
		t.Errorf("noted as %+v", g)
	}
}

// TestHintsProveNoStepNeedless: a hint that points at something counts for the steps, one that all is as usual does not.
func TestHintsProveNoStepNeedless(t *testing.T) {
	for option, want := range map[string]string{"on": "on", "off": ""} {
		d := NewDiagnosis(load(t))
		hint := surely("vpn", option)
		hint.Hint = true
		if err := d.Found(hint, surely("proxy", "off")); err != nil {
			t.Fatal(err)
		}
		if e := d.Evidence(); e["vpn"] != want || e["proxy"] != "off" {
			t.Errorf("a hint at %q: %v", option, e)
		}
	}
}

// TestFoundReplaces: a second look takes the place of the first one.
func TestFoundReplaces(t *testing.T) {
	d := NewDiagnosis(load(t))
	for _, look := range [][]catalog.Answer{{surely("clock", "wrong"), surely("vpn", "on")}, {surely("clock", "right")}, nil} {
		if err := d.Found(look...); err != nil {
			t.Fatal(err)
		}
		if got := d.Answers(); len(got) != len(look) {
			t.Errorf("after %v: %v", look, got)
		}
		for _, a := range look {
			if d.Evidence()[a.Question] != a.Option {
				t.Errorf("after %v: %v", look, d.Evidence())
			}
		}
	}
	if err := d.Found(surely("vpn", "on")); err != nil {
		t.Fatal(err)
	}
	if d.Found(surely("clock", "right"), surely("moon", "full")) == nil || d.Evidence()["vpn"] != "on" {
		t.Error("a look with an unknown fact changes something")
	}
}

// TestJoiningQuestion: the question that joins several is not asked when all of them but one are known; that one is.
func TestJoiningQuestion(t *testing.T) {
	d := NewDiagnosis(load(t))
	joined := []string{"vpn", "proxy", "blocklist", "security", "firewall-rule", "adapters"}
	var known []catalog.Answer
	for i, id := range joined {
		q := d.questions[d.question(id)]
		known = append(known, surely(id, own(q)[len(own(q))-1].ID))
		if err := d.Found(known...); err != nil {
			t.Fatal(err)
		}
		asked := slices.Contains(d.open(), d.question("in-between"))
		if last := i == len(joined)-1; asked == last {
			t.Errorf("with %d of them known, it is asked: %v", i+1, asked)
		}
	}
	if !slices.Contains(d.open(), d.question("abroad")) {
		t.Error("the last open one is not asked")
	}
}

// TestSaidAndFoundCountsOnce: what somebody says of several things at once adds nothing where the PC has found the same.
func TestSaidAndFoundCountsOnce(t *testing.T) {
	d := NewDiagnosis(load(t))
	if err := d.Found(surely("vpn", "on")); err != nil {
		t.Fatal(err)
	}
	before := d.Ranking()
	say(t, d, "in-between", "vpn")
	if !reflect.DeepEqual(d.Ranking(), before) {
		t.Error("the VPN counts twice")
	}
	if err := d.Found(surely("vpn", "on"), surely("proxy", "off")); err != nil {
		t.Fatal(err)
	}
	before = d.Ranking()
	say(t, d, "in-between", "proxy")
	if reflect.DeepEqual(d.Ranking(), before) {
		t.Error("another answer does not count")
	}
}

// TestNotSureOverrulesNothing: neither before nor after a check has found something.
func TestNotSureOverrulesNothing(t *testing.T) {
	for _, order := range []string{"found first", "said first"} {
		d := NewDiagnosis(load(t))
		if order == "said first" {
			say(t, d, "clock", catalog.Unsure)
		}
		if err := d.Found(surely("clock", "wrong")); err != nil {
			t.Fatal(err)
		}
		if order == "found first" {
			say(t, d, "clock", catalog.Unsure)
		}
		if d.Evidence()["clock"] != "wrong" || d.Former("clock") != "wrong" || len(d.Answers()) != 1 || !d.Answers()[0].Found {
			t.Errorf("%s: %v, former %q", order, d.Answers(), d.Former("clock"))
		}
	}
	d := NewDiagnosis(load(t))
	if d.Found(surely("clock", catalog.Unsure)) == nil {
		t.Error("a check that could not tell is taken as an answer")
	}
}

// TestFormer is the answer that counts, or the last one that did.
func TestFormer(t *testing.T) {
	d := NewDiagnosis(load(t))
	say(t, d, "when", "start", "when", "password")
	d.Back()
	if got := d.Former("when"); got != "start" {
		t.Errorf("former is %q", got)
	}
	d.Back()
	if got := d.Former("when"); got != "password" {
		t.Errorf("taken back, former is %q", got)
	}
}

// TestChange: as if it had been said so from the beginning.
func TestChange(t *testing.T) {
	d, straight := NewDiagnosis(load(t)), NewDiagnosis(load(t))
	if err := d.Found(surely("vpn", "on")); err != nil {
		t.Fatal(err)
	}
	say(t, d, "words", "firewall", "when", "start")
	for _, change := range [][2]string{{"words", "password"}, {"vpn", "off"}} {
		if err := d.Change(change[0], change[1]); err != nil {
			t.Fatal(err)
		}
	}
	if d.Change("words", "nonsense") == nil {
		t.Error("nonsense is taken")
	}
	say(t, straight, "words", "password", "when", "start", "vpn", "off")
	if !equalRankings(d, straight) {
		t.Errorf("changed %v, said straight away %v", d.Answers(), straight.Answers())
	}
	d.Back()
	if got := d.Evidence(); got["words"] != "password" || got["vpn"] != "off" || got["when"] != "" {
		t.Errorf("back leads to %v", got)
	}
}

// equalRankings compares without regard to rounding.
func equalRankings(a, b *Diagnosis) bool {
	return slices.EqualFunc(a.Ranking(), b.Ranking(), func(x, y Candidate) bool {
		return x.Code == y.Code && math.Abs(x.Probability-y.Probability) < 1e-9
	})
}

// TestFollowUpsOfFollowUps count only while what they follow counts.
func TestFollowUpsOfFollowUps(t *testing.T) {
	d := NewDiagnosis(load(t))
	say(t, d, "words", "program", "program-words", "other", "program-does", "often", "words", "firewall")
	if got := d.Evidence(); len(got) != 1 || d.Asked() != 1 {
		t.Errorf("evidence %v, %d questions answered", got, d.Asked())
	}
}

// TestItStops: after eight answers at the latest, whatever they are, and never with a question that was answered or does not apply.
func TestItStops(t *testing.T) {
	cat := load(t)
	rapid.Check(t, func(t *rapid.T) {
		d := NewDiagnosis(cat)
		d.Choose(Strategy(rapid.IntRange(0, 3).Draw(t, "strategy")))
		asked := map[string]bool{}
		for q, ok := d.Next(); ok; q, ok = d.Next() {
			if asked[q.ID] || q.Measured || !d.applies(d.question(q.ID)) {
				t.Fatalf("asks %q, after %v", q.ID, asked)
			}
			asked[q.ID] = true
			if err := d.Answer(q.ID, rapid.SampledFrom(q.Options).Draw(t, q.ID).ID); err != nil {
				t.Fatal(err)
			}
		}
		if len(asked) == 0 || len(asked) > 8 {
			t.Fatalf("asked %d questions", len(asked))
		}
	})
}

// TestAnyAnswersBacksAndChanges: nothing panics, probabilities stay probabilities, and Back leads to the very state before.
func TestAnyAnswersBacksAndChanges(t *testing.T) {
	cat := load(t)
	rapid.Check(t, func(t *rapid.T) {
		d := NewDiagnosis(cat)
		var states []any
		for range rapid.IntRange(0, 25).Draw(t, "moves") {
			q := rapid.SampledFrom(cat.Questions()).Draw(t, "question")
			option := rapid.SampledFrom(q.Options).Draw(t, "option").ID
			switch rapid.SampledFrom([]string{"answer", "answer", "next", "back", "found", "doubt"}).Draw(t, "move") {
			case "answer":
				states = append(states, state(d))
				if err := d.Answer(q.ID, option); err != nil {
					t.Fatal(err)
				}
			case "next":
				if next, ok := d.Next(); ok {
					states = append(states, state(d))
					if err := d.Answer(next.ID, next.Options[0].ID); err != nil {
						t.Fatal(err)
					}
				}
			case "back":
				if had := len(states) > 0; d.Back() != had {
					t.Fatalf("back is possible: %v", !had)
				} else if had {
					before := states[len(states)-1]
					states = states[:len(states)-1]
					if now := state(d); !reflect.DeepEqual(now, before) {
						t.Fatalf("back leads to %v, not %v", now, before)
					}
				}
			case "found":
				if len(states) == 0 && option != catalog.Unsure { // the states before know nothing of it
					if err := d.Found(surely(q.ID, option)); err != nil {
						t.Fatal(err)
					}
				}
			case "doubt":
				states = append(states, state(d))
				d.Doubt(rapid.SampledFrom(cat.Entries()).Draw(t, "entry").Code)
			}
			checkProbabilities(t, d)
		}
	})
}

// state is all that can be seen of a diagnosis.
func state(d *Diagnosis) any {
	next, ok := d.Next()
	return []any{d.Answers(), d.Ranking(), d.Evidence(), d.Asked(), d.Doubted(), next.ID, ok}
}

// surely is an answer of a check that is hardly ever wrong.
func surely(question, option string) catalog.Answer {
	return catalog.Answer{Condition: catalog.Condition{Question: question, Option: option}}
}

func checkProbabilities(t *rapid.T, d *Diagnosis) {
	var sum float64
	for _, c := range d.Ranking() {
		if math.IsNaN(c.Probability) || c.Probability < 0 || c.Probability > 1 {
			t.Fatalf("%s has the probability %v", c.Code, c.Probability)
		}
		sum += c.Probability
	}
	if math.Abs(sum-1) > 1e-9 {
		t.Fatalf("the probabilities add up to %v", sum)
	}
	for _, e := range d.model().entries {
		if _, share := d.Cause(e.Code); math.IsNaN(share) || share < 0 || share > 1+1e-9 {
			t.Fatalf("%s: a cause with the share %v", e.Code, share)
		}
	}
}

// TestContradictions: even answers that speak against every error leave probabilities.
func TestContradictions(t *testing.T) {
	cat := load(t)
	d := NewDiagnosis(cat)
	var all []catalog.Answer
	for _, q := range cat.Questions() {
		all = append(all, surely(q.ID, q.Options[0].ID))
	}
	if err := d.Found(all...); err != nil {
		t.Fatal(err)
	}
	var sum float64
	for _, c := range d.Ranking() {
		sum += c.Probability
	}
	if math.Abs(sum-1) > 1e-9 {
		t.Errorf("the probabilities add up to %v", sum)
	}
}
