package wizard

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"unpause/catalog"
)

// kept is a memo as it comes back from a file.
func kept[M any](t interface{ Fatal(...any) }, m M) (back M) {
	data, err := json.Marshal(m)
	if err == nil {
		err = json.Unmarshal(data, &back)
	}
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// TestRecalledWalkthroughIsAtTheSameStep: whatever was said, the walkthrough that is recalled stands where the other one stands, and goes on to the same end.
func TestRecalledWalkthroughIsAtTheSameStep(t *testing.T) {
	cat := load(t)
	rapid.Check(t, func(t *rapid.T) {
		e := cat.Entries()[rapid.IntRange(0, len(cat.Entries())-1).Draw(t, "entry")]
		evidence := Evidence{"windows": rapid.SampledFrom([]string{"10", "11"}).Draw(t, "windows"), "vpn": rapid.SampledFrom([]string{"on", "off"}).Draw(t, "vpn")}
		w := NewWalkthrough(e, evidence)
		for _, move := range rapid.SliceOfN(rapid.SampledFrom([]string{"still-broken", "cannot-do", "solved", "back", "take up"}), 0, 20).Draw(t, "moves") {
			switch move {
			case "back":
				w.Back()
			case "take up":
				if len(e.Steps) > 0 {
					w.TakeUp(e.Steps[rapid.IntRange(0, len(e.Steps)-1).Draw(t, "step")].ID)
				}
			default:
				w.Say(Outcome(move))
			}
		}
		w.Learn(evidence) // as before a step is shown
		r := RecallWalkthrough(e, kept(t, w.Memo()), evidence)
		for {
			one, ok := w.Step()
			other, okToo := r.Step()
			if one.ID != other.ID || ok != okToo || w.Solved() != r.Solved() || w.Begun() && !r.Begun() {
				t.Fatalf("at %q, %v; recalled at %q, %v", one.ID, ok, other.ID, okToo)
			}
			if !reflect.DeepEqual(ids(w.Folded()), ids(r.Folded())) || !reflect.DeepEqual(w.outcomes, r.outcomes) {
				t.Fatalf("left out %q, said %v; recalled %q, %v", ids(w.Folded()), w.outcomes, ids(r.Folded()), r.outcomes)
			}
			if !ok {
				break
			}
			w.Say(StillBroken)
			r.Say(StillBroken)
		}
	})
}

// TestStepAtHandStays: what has become known since then does not move the step at hand, only those to come.
func TestStepAtHandStays(t *testing.T) {
	w := NewWalkthrough(evidently(), nil)
	w.Say(StillBroken)
	r := RecallWalkthrough(evidently(), w.Memo(), Evidence{"vpn": "off"})
	if s, _ := r.Step(); s.ID != "vpn-off" {
		t.Errorf("at %q", s.ID)
	}
	if got := walkAll(r, CannotDo); !slices.Equal(got, []string{"vpn-off", "shared", "risky", "risky-vpn"}) {
		t.Errorf("then %q", got)
	}
}

// TestRecallOfWhatIsNoMore: ids that the catalogue does not have, doubles and outcomes that are none do no harm.
func TestRecallOfWhatIsNoMore(t *testing.T) {
	m := WalkMemo{
		Code: "test:2", Reached: []string{"gone", "plain", "plain", "vpn-off"}, At: "vpn-off", TakenUp: []string{"gone", "shared", "shared"},
		Outcomes: map[string]Outcome{"gone": StillBroken, "plain": StillBroken, "shared": "nonsense", "risky": Solved},
	}
	w := RecallWalkthrough(evidently(), m, nil)
	if s, ok := w.Step(); !ok || s.ID != "vpn-off" {
		t.Errorf("at %q", s.ID)
	}
	if want := map[string]Outcome{"plain": StillBroken}; !reflect.DeepEqual(w.outcomes, want) || !slices.Equal(w.takenUp, []string{"vpn-off", "shared"}) {
		t.Errorf("said %v, taken up %q", w.outcomes, w.takenUp)
	}
	m.At = "gone"
	if s, ok := RecallWalkthrough(evidently(), m, nil).Step(); !ok || s.ID != "shared" {
		t.Errorf("with its step gone, at %q", s.ID)
	}
	if w := RecallWalkthrough(catalog.Entry{}, m, nil); !w.Ended() || w.Begun() {
		t.Error("an entry without steps is not at its end")
	}
}

// TestRecalledDiagnosis: it asks and ranks as the other one does.
func TestRecalledDiagnosis(t *testing.T) {
	cat := load(t)
	rapid.Check(t, func(t *rapid.T) {
		d := NewDiagnosis(cat)
		for range rapid.IntRange(0, 9).Draw(t, "moves") {
			q, ok := d.Next()
			switch move := rapid.IntRange(0, 5).Draw(t, "move"); {
			case move == 0:
				d.Back()
			case move == 1 || !ok:
				d.Doubt(d.Ranking()[0].Code)
			default:
				if err := d.Answer(q.ID, q.Options[rapid.IntRange(0, len(q.Options)-1).Draw(t, "option")].ID); err != nil {
					t.Fatal(err)
				}
			}
		}
		r := RecallDiagnosis(cat, kept(t, d.Memo()))
		if !reflect.DeepEqual(d.Ranking(), r.Ranking()) || !reflect.DeepEqual(d.Answers(), r.Answers()) || !slices.Equal(d.Doubted(), r.Doubted()) {
			t.Fatalf("recalled %v", r.Answers())
		}
		one, ok := d.Next()
		other, okToo := r.Next()
		if one.ID != other.ID || ok != okToo || d.Former(one.ID) != r.Former(one.ID) {
			t.Fatalf("asks %q, recalled %q", one.ID, other.ID)
		}
		for r.Back() {
		}
		if r.Asked() != 0 || len(r.Doubted()) != 0 {
			t.Fatal("not all can be taken back")
		}
	})
}

func TestRecallOfUnknownAnswers(t *testing.T) {
	d := RecallDiagnosis(load(t), DiagnosisMemo{
		Answers: []AnswerMemo{{"gone", "x"}, {"words", "gone"}, {"vpn", "on"}},
		Doubted: []string{"gone:1"}, Former: map[string]string{"gone": "x", "words": "gone"},
	})
	if len(d.Answers()) != 1 || d.Answers()[0].Question != "vpn" || len(d.Doubted()) != 0 || d.Former("words") != "" {
		t.Errorf("answers %v, doubted %q", d.Answers(), d.Doubted())
	}
}
