package wizard

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"unpause/catalog"
)

// two makes two errors and one question that tells them apart.
func two(steps ...string) ([]catalog.Entry, []catalog.Question) {
	questions := []catalog.Question{
		{ID: "words", First: true, Effort: 1, Options: []catalog.Option{{ID: "same", Usual: 1}, {ID: "other", Usual: 1}, {ID: catalog.Unsure}}},
		{ID: "which", Effort: 1, Options: []catalog.Option{{ID: "one", Usual: 1}, {ID: "two", Usual: 1}, {ID: catalog.Unsure}}},
	}
	var entries []catalog.Entry
	for i, deed := range steps {
		entries = append(entries, catalog.Entry{
			Code: strconv.Itoa(i), Prior: catalog.Prior{Level: catalog.Common}, Steps: []catalog.Step{{ID: "step", Deed: deed}},
			Signs: []catalog.Sign{{Question: "which", Fits: []string{[]string{"one", "two"}[i]}, Strength: catalog.Surely}},
		})
	}
	return entries, questions
}

// TestQuestionsThatChangeNothingAreNotAsked: a question whose answer would not change what is tried first is not asked.
func TestQuestionsThatChangeNothingAreNotAsked(t *testing.T) {
	d := diagnosisOf(newModel(two("a", "b")))
	say(t, d, "words", catalog.Unsure)
	if q, ok := d.Next(); !ok || q.ID != "which" {
		t.Errorf("asks %q, %v", q.ID, ok)
	}
	say(t, d, "which", "one")
	if d.Ranking()[0].Code != "0" {
		t.Errorf("ranking %v", d.Ranking())
	}
	entries, questions := two("a", "b")
	entries[1].Prior.Level, entries[0].Prior.Level = catalog.Everyday, catalog.Rare
	for i := range entries {
		entries[i].Signs[0].Strength = catalog.Sometimes // too weak to turn eight to one around
	}
	d = diagnosisOf(newModel(entries, questions))
	say(t, d, "words", catalog.Unsure)
	if q, ok := d.Next(); ok {
		t.Errorf("asks %q, although no answer changes what is tried first", q.ID)
	}
}

// TestQuestionsThatTakeMoreAreDearer: of two questions that tell the same, the easier one is asked.
func TestQuestionsThatTakeMoreAreDearer(t *testing.T) {
	entries, questions := two("a", "b")
	hard := questions[1]
	hard.ID, hard.Effort = "hard", 3
	questions = []catalog.Question{questions[0], hard, questions[1]}
	for i := range entries {
		sign := entries[i].Signs[0]
		sign.Question = "hard"
		entries[i].Signs = append(entries[i].Signs, sign)
	}
	d := diagnosisOf(newModel(entries, questions))
	say(t, d, "words", catalog.Unsure)
	if q, _ := d.Next(); q.ID != "which" {
		t.Errorf("asks %q", q.ID)
	}
}

func TestLikeliest(t *testing.T) {
	for _, c := range []struct {
		w    []float64
		want [tries]int
	}{
		{[]float64{1, 5, 3, 4}, [tries]int{1, 3, 2}},
		{[]float64{7}, [tries]int{0, 0, 0}},
		{[]float64{2, 2, 2, 2}, [tries]int{0, 1, 2}},
	} {
		if got := likeliest(c.w); got != c.want {
			t.Errorf("%v: %v, want %v", c.w, got, c.want)
		}
	}
}

func TestEntropy(t *testing.T) {
	if got := entropy([]float64{0.25, 0.25, 0.25, 0.25, 0}); got != 2 {
		t.Errorf("four equal ones have %v bits", got)
	}
	if got := entropy([]float64{1, 0}); got != 0 {
		t.Errorf("certainty has %v bits", got)
	}
}

// BenchmarkNext measures the choice of a question where it takes longest: when all are open. The first one comes without thinking, so it is answered.
func BenchmarkNext(b *testing.B) {
	cat := load(b)
	b.Run("56 errors", func(b *testing.B) { benchmarkNext(b, newModel(cat.Entries(), cat.Questions())) })
	for _, n := range []int{100, 400, 1000} {
		b.Run(fmt.Sprintf("%d made-up errors", n), func(b *testing.B) { benchmarkNext(b, newModel(madeUp(cat, n), cat.Questions())) })
	}
}

func benchmarkNext(b *testing.B, m *model) {
	d := diagnosisOf(m)
	say(b, d, "words", catalog.Unsure)
	for b.Loop() {
		d.Next()
	}
	perNext := b.Elapsed() / time.Duration(b.N)
	b.ReportMetric(float64(perNext)/float64(perRanking(d)), "x-ranking")
}

// perRanking is how long one weighing of all errors takes on this machine, in the same run.
func perRanking(d *Diagnosis) time.Duration {
	const times = 200
	start := time.Now()
	for range times {
		d.Ranking()
	}
	return time.Since(start) / times
}

func BenchmarkRanking(b *testing.B) {
	d := NewDiagnosis(load(b))
	say(b, d, "words", "firewall", "when", "start", "vpn", "on")
	for b.Loop() {
		d.Ranking()
	}
}

func BenchmarkNewDiagnosis(b *testing.B) {
	cat := load(b)
	for b.Loop() {
		NewDiagnosis(cat)
	}
}

// madeUp makes n errors whose signs are those of known errors, mixed.
func madeUp(cat *catalog.Catalog, n int) []catalog.Entry {
	random := rand.New(rand.NewPCG(1, 1))
	known := cat.Entries()
	all := make([]catalog.Entry, n)
	for i := range all {
		e := known[random.IntN(len(known))]
		e.Code = "made-up:" + strconv.Itoa(i)
		e.Signs = append([]catalog.Sign{}, e.Signs...)
		for k, s := range e.Signs {
			if q, _ := cat.Question(s.Question); random.IntN(3) == 0 {
				e.Signs[k].Fits = []string{q.Options[random.IntN(len(q.Options)-1)].ID}
			}
		}
		all[i] = e
	}
	return all
}

// diagnosisOf begins the questions of a model.
func diagnosisOf(m *model) *Diagnosis {
	return &Diagnosis{questions: m.questions, model: func() *model { return m }, former: map[string]string{}, found: map[string]Given{}, done: map[string]bool{}}
}
