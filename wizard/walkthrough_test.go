package wizard

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"unpause/catalog"
)

// entry has four steps: an ordinary one, a late one, one for Windows 10 only, and one with buttons for two editions.
func entry() catalog.Entry {
	return catalog.Entry{Code: "test:1", Steps: []catalog.Step{
		{ID: "first", Ref: 1},
		{ID: "risky", Ref: 2, Last: true},
		{ID: "ten", Ref: 3, When: catalog.Condition{Question: "windows", Option: "10"}},
		{ID: "editions", Ref: 4, Actions: []catalog.Action{
			{ID: "store", When: catalog.Condition{Question: "spotify", Option: "store"}},
			{ID: "website", When: catalog.Condition{Question: "spotify", Option: "website"}},
			{ID: "both"},
		}},
	}}
}

// walkAll says the outcome to every step and returns the ids in the order in which they came.
func walkAll(w *Walkthrough, outcome Outcome) []string {
	var ids []string
	for s, ok := w.Step(); ok; s, ok = w.Step() {
		ids = append(ids, s.ID)
		w.Say(outcome)
	}
	return ids
}

func TestOrderOfSteps(t *testing.T) {
	for name, c := range map[string]struct {
		evidence Evidence
		want     []string
	}{
		"nothing known": {nil, []string{"first", "ten", "editions", "risky"}},
		"Windows 10":    {Evidence{"windows": "10"}, []string{"first", "ten", "editions", "risky"}},
		"Windows 11":    {Evidence{"windows": "11"}, []string{"first", "editions", "risky"}},
		"another fact":  {Evidence{"moon": "full"}, []string{"first", "ten", "editions", "risky"}},
	} {
		w := NewWalkthrough(entry(), c.evidence)
		if got := walkAll(w, StillBroken); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestButtonsThatFit(t *testing.T) {
	for edition, want := range map[string][]string{"": {"store", "website", "both"}, "store": {"store", "both"}, "website": {"website", "both"}} {
		e := Evidence{"windows": "11"}
		if edition != "" {
			e["spotify"] = edition
		}
		w := NewWalkthrough(entry(), e)
		w.Say(StillBroken)
		s, _ := w.Step()
		var got []string
		for _, a := range s.Actions {
			got = append(got, a.ID)
			if settled := e.Settles(a.When); settled != (edition != "" || a.ID == "both") {
				t.Errorf("edition %q: %s is settled: %v", edition, a.ID, settled)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("edition %q: buttons %q, want %q", edition, got, want)
		}
	}
}

// evidently has steps for and against which evidence speaks.
func evidently() catalog.Entry {
	vpn := func(option string) []catalog.Condition {
		return []catalog.Condition{{Question: "vpn", Option: option}, {Question: "moon", Option: "full"}}
	}
	return catalog.Entry{Code: "test:2", Steps: []catalog.Step{
		{ID: "plain", Deed: "plain"},
		{ID: "vpn-off", Deed: "vpn-off", FirstIf: vpn("on"), NeedlessIf: vpn("off")},
		{ID: "risky", Deed: "risky", Last: true},
		{ID: "risky-vpn", Deed: "risky-vpn", Last: true, FirstIf: vpn("on")},
		{ID: "shared", Deed: "shared"},
	}}
}

func ids(folded []Folded) (all []string) {
	for _, f := range folded {
		all = append(all, f.Step.ID)
	}
	return all
}

func TestEvidenceOrdersTheSteps(t *testing.T) {
	for name, c := range map[string]struct {
		evidence     Evidence
		done         []string
		want, folded []string
	}{
		"nothing known":    {nil, nil, []string{"plain", "vpn-off", "shared", "risky", "risky-vpn"}, nil},
		"VPN on":           {Evidence{"vpn": "on"}, nil, []string{"vpn-off", "plain", "shared", "risky-vpn", "risky"}, nil},
		"VPN off":          {Evidence{"vpn": "off"}, nil, []string{"plain", "shared", "risky", "risky-vpn"}, []string{"vpn-off"}},
		"for and against":  {Evidence{"vpn": "off", "moon": "full"}, nil, []string{"plain", "shared", "risky-vpn", "risky"}, []string{"vpn-off"}},
		"done for another": {Evidence{"vpn": "on"}, []string{"shared", "vpn-off"}, []string{"plain", "risky-vpn", "risky"}, []string{"vpn-off", "shared"}},
	} {
		w := NewWalkthrough(evidently(), c.evidence, c.done...)
		folded := ids(w.Folded())
		if got := walkAll(w, StillBroken); !slices.Equal(got, c.want) || !slices.Equal(folded, c.folded) {
			t.Errorf("%s: %q without %q, want %q without %q", name, got, folded, c.want, c.folded)
		}
	}
}

func TestReasonsOfTheOrder(t *testing.T) {
	on := catalog.Condition{Question: "vpn", Option: "on"}
	w := NewWalkthrough(evidently(), Evidence{"vpn": "on"}, "shared")
	if because, ok := w.First("vpn-off"); !ok || because != on {
		t.Errorf("first because of %+v, %v", because, ok)
	}
	if _, ok := w.First("plain"); ok {
		t.Error("a step in its usual place has a reason")
	}
	if f := w.Folded()[0]; !f.Because.IsZero() {
		t.Errorf("done before, but needless because of %+v", f.Because)
	}
	w = NewWalkthrough(evidently(), Evidence{"vpn": "off"})
	if f := w.Folded()[0]; f.Because != (catalog.Condition{Question: "vpn", Option: "off"}) {
		t.Errorf("needless because of %+v", f.Because)
	}
}

// TestLearn: what becomes known on the way changes what is to come, but not what was.
func TestLearn(t *testing.T) {
	w := NewWalkthrough(evidently(), Evidence{"vpn": "off"})
	w.Say(StillBroken)
	w.Learn(Evidence{"vpn": "on"})
	if s, _ := w.Step(); s.ID != "vpn-off" || len(w.Folded()) != 0 || w.Outcome("plain") != StillBroken {
		t.Errorf("the step now is %q, left out %q", s.ID, ids(w.Folded()))
	}
	if _, ok := w.First("vpn-off"); !ok {
		t.Error("nothing points at the step")
	}
	w.Learn(Evidence{"vpn": "off"}, "shared")
	if got := walkAll(w, StillBroken); !slices.Equal(got, []string{"risky", "risky-vpn"}) {
		t.Errorf("steps %q", got)
	}
	w.Learn(nil) // used up, but two that were left out may help after all
	if got := walkAll(w, StillBroken); !slices.Equal(got, []string{"vpn-off", "shared"}) {
		t.Errorf("steps %q", got)
	}
	w.Back()
	w.Say(Solved)
	w.Learn(Evidence{"vpn": "off"})
	if !w.Solved() {
		t.Error("no longer solved")
	}
}

// TestLearnKeepsWhatWasTakenUp: a step that the person wanted to do is not folded away again.
func TestLearnKeepsWhatWasTakenUp(t *testing.T) {
	w := NewWalkthrough(evidently(), Evidence{"vpn": "off"})
	w.TakeUp("vpn-off")
	w.Learn(Evidence{"vpn": "off"})
	if s, _ := w.Step(); s.ID != "vpn-off" {
		t.Errorf("the step now is %q", s.ID)
	}
}

// TestTakeUpWhatWasLeftOut: such a step can be done next, also when all others are used up.
func TestTakeUpWhatWasLeftOut(t *testing.T) {
	w := NewWalkthrough(evidently(), Evidence{"vpn": "off"})
	w.Say(StillBroken)
	w.TakeUp("vpn-off")
	if s, _ := w.Step(); s.ID != "vpn-off" || len(w.Folded()) != 0 || !w.Begun() {
		t.Errorf("the step now is %q, left out %q", s.ID, ids(w.Folded()))
	}
	w.TakeUp("vpn-off") // once only
	w.TakeUp("no-such-step")
	if got := walkAll(w, StillBroken); !slices.Equal(got, []string{"vpn-off", "shared", "risky", "risky-vpn"}) {
		t.Errorf("steps %q", got)
	}
	w = NewWalkthrough(evidently(), Evidence{"vpn": "off"})
	walkAll(w, StillBroken)
	w.TakeUp("vpn-off")
	if w.Ended() {
		t.Error("still at its end with a step taken up")
	}
	w.Say(Solved)
	if !w.Solved() {
		t.Error("the step that was taken up cannot solve it")
	}
}

// TestTakeUpAnyStep: one that is to come is done next, and stays so when more becomes known; one that was done is open again, with those after it.
func TestTakeUpAnyStep(t *testing.T) {
	w := NewWalkthrough(evidently(), nil)
	w.TakeUp("plain")
	w.TakeUp("shared") // the one chosen last comes first
	w.Learn(Evidence{"vpn": "on"})
	if because, first := w.First("vpn-off"); !first || because.Option != "on" {
		t.Error("what points at a step is forgotten")
	}
	if got := walkAll(w, StillBroken); !slices.Equal(got, []string{"shared", "plain", "vpn-off", "risky-vpn", "risky"}) {
		t.Errorf("steps %q", got)
	}
	w.TakeUp("vpn-off")
	if n, _ := w.Position(); n != 3 {
		t.Errorf("at step %d", n)
	}
	if _, first := w.First("vpn-off"); !first {
		t.Error("why it comes first is forgotten")
	}
	w.TakeUp("vpn-off") // at hand: it stays, although it is needless now
	w.Learn(Evidence{"vpn": "off"})
	if s, _ := w.Step(); s.ID != "vpn-off" {
		t.Errorf("the step at hand became %q", s.ID)
	}
	w.Say(Solved)
	w.TakeUp("plain")
	if !w.Solved() {
		t.Error("a solved walkthrough is open again")
	}
}

func TestEnds(t *testing.T) {
	w := NewWalkthrough(entry(), nil)
	if w.Begun() {
		t.Error("begun before anything was said")
	}
	w.Say(CannotDo)
	w.Say(Solved)
	if !w.Begun() {
		t.Error("not begun although something was said")
	}
	if _, ok := w.Step(); ok || !w.Solved() || !w.Ended() {
		t.Error("solved is no end")
	}
	w.Say(StillBroken) // too late
	if n, total := w.Position(); n != 2 || total != 4 || !w.Solved() {
		t.Errorf("position %d of %d, solved %v", n, total, w.Solved())
	}
	if undone := w.With(CannotDo); len(undone) != 1 || undone[0].ID != "first" {
		t.Errorf("undone %v", undone)
	}
	if !w.Back() || w.Solved() {
		t.Error("solved cannot be taken back")
	}
	if s, _ := w.Step(); s.ID != "ten" {
		t.Errorf("back leads to %q", s.ID)
	}
	w.Say(Open) // says nothing
	if s, _ := w.Step(); s.ID != "ten" {
		t.Errorf("saying nothing leads to %q", s.ID)
	}
	walkAll(w, StillBroken)
	if w.Solved() || !w.Ended() {
		t.Error("used up is no end")
	}
	if n, total := w.Position(); n != 4 || total != 4 {
		t.Errorf("position %d of %d at the end", n, total)
	}
}

// TestEntryWithoutSteps: an end, not a panic.
func TestEntryWithoutSteps(t *testing.T) {
	w := NewWalkthrough(catalog.Entry{}, nil)
	if _, ok := w.Step(); ok || w.Solved() || w.Back() {
		t.Error("an entry without steps must be at its end")
	}
}

// TestEvidenceIsCopied: what the caller does to its evidence later changes nothing.
func TestEvidenceIsCopied(t *testing.T) {
	e := Evidence{"spotify": "store"}
	w := NewWalkthrough(entry(), e)
	e["spotify"] = "website"
	w.Say(StillBroken)
	w.Say(StillBroken)
	if s, _ := w.Step(); s.Actions[0].ID != "store" {
		t.Errorf("buttons %v", s.Actions)
	}
}

// TestAnyOrderOfAnswers: no order of answers and backs leads outside, and back after an answer gives the same step again.
func TestAnyOrderOfAnswers(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		e := rapid.SampledFrom(cat.Entries()).Draw(t, "entry")
		w := NewWalkthrough(e, Evidence{"windows": rapid.SampledFrom([]string{"10", "11"}).Draw(t, "windows")})
		for _, move := range rapid.SliceOfN(rapid.SampledFrom([]Outcome{Open, Solved, StillBroken, CannotDo, "back"}), 0, 40).Draw(t, "moves") {
			before, had := w.Step()
			if move == "back" {
				w.Back()
				continue
			}
			w.Say(move)
			if n, total := w.Position(); n < 1 || n > total {
				t.Fatalf("position %d of %d", n, total)
			}
			if had && move != Open && w.Outcome(before.ID) != move {
				t.Fatalf("%s is noted as %q, not %q", before.ID, w.Outcome(before.ID), move)
			}
			if had && move != Open {
				w.Back()
				if again, ok := w.Step(); !ok || !reflect.DeepEqual(again, before) {
					t.Fatalf("back from %s leads to %s", before.ID, again.ID)
				}
				w.Say(move)
			}
		}
	})
}
