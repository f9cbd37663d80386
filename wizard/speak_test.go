package wizard

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"unpause/catalog"
)

// TestAnotherLanguage: in the middle of anything, another language changes the words and nothing else.
func TestAnotherLanguage(t *testing.T) {
	english, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	german, err := catalog.LoadIn("de")
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		d := NewDiagnosis(english)
		for range rapid.IntRange(0, 5).Draw(t, "answers") {
			q, ok := d.Next()
			if !ok {
				break
			}
			if err := d.Answer(q.ID, rapid.SampledFrom(q.Options).Draw(t, "option").ID); err != nil {
				t.Fatal(err)
			}
		}
		entry := rapid.SampledFrom(english.Entries()).Draw(t, "entry")
		w := NewWalkthrough(entry, d.Evidence())
		for range rapid.IntRange(0, 4).Draw(t, "steps") {
			w.Say(StillBroken)
		}
		ranking, next := d.Ranking(), nextID(d)
		n, total := w.Position()
		step, _ := w.Step()

		there, _ := german.Entry(entry.Code)
		d.Speak(german)
		w.Speak(there)
		if !reflect.DeepEqual(ranking, d.Ranking()) || next != nextID(d) {
			t.Fatal("the questions go on elsewhere")
		}
		m, all := w.Position()
		now, _ := w.Step()
		if m != n || all != total || now.ID != step.ID || w.Entry().Summary != there.Summary {
			t.Fatalf("step %d of %d (%s) has become %d of %d (%s)", n, total, step.ID, m, all, now.ID)
		}
		if step.ID != "" && now.Title == step.Title {
			t.Fatalf("%q is still said in English", step.Title)
		}
	})
}

func nextID(d *Diagnosis) string {
	q, _ := d.Next()
	return q.ID
}
