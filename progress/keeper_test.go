package progress

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unpause/wizard"
)

// shelf is Files in memory, of the Unpause with the first place.
type shelf struct {
	files   map[int][]byte
	aside   [][]byte
	stuck   error // of SetAside
	refuses error // of Write, as long as there is a file to replace
	full    error // of Write
	busy    error // of Read
}

func (s *shelf) Own() int { return 1 }

func (s *shelf) Places() []int { return []int{1, 2, 3} }

func (s *shelf) Read(place, most int) ([]byte, error) {
	data, ok := s.files[place]
	switch {
	case !ok:
		return nil, fs.ErrNotExist
	case s.busy != nil:
		return nil, s.busy
	}
	return data[:min(len(data), most+1)], nil
}

func (s *shelf) Write(data []byte) error {
	if s.full != nil {
		return s.full
	}
	if s.files[1] != nil && s.refuses != nil {
		return s.refuses
	}
	s.files[1] = bytes.Clone(data)
	return nil
}

func (s *shelf) Remove(place int) error {
	delete(s.files, place)
	return nil
}

func (s *shelf) SetAside(place int) (string, error) {
	if s.stuck != nil {
		return "", s.stuck
	}
	if s.files[place] == nil {
		return "", fs.ErrNotExist
	}
	s.aside = append(s.aside, s.files[place])
	delete(s.files, place)
	return "aside", nil
}

func (s *shelf) Forget() error {
	clear(s.files)
	s.aside = nil
	return s.stuck
}

// at is a progress at the steps of one error.
func at(code string, saved int) Progress {
	return Progress{Saved: time.Unix(int64(saved), 0).UTC(), At: Place{Steps, code}, Walks: []wizard.WalkMemo{{Code: code, At: "x"}}}
}

func shelfOf(t *testing.T, all map[int]Progress) *shelf {
	s := &shelf{files: map[int][]byte{}}
	for place, p := range all {
		s.files[place] = encoded(t, p)
	}
	return s
}

// TestRecall: what was left by others is put together, the newest first, and kept at the own place alone.
func TestRecall(t *testing.T) {
	s := shelfOf(t, map[int]Progress{1: at("a", 10), 2: at("b", 30), 3: at("c", 20)})
	want := at("b", 30)
	want.Walks = append(want.Walks, at("a", 0).Walks[0], at("c", 0).Walks[0])
	for range 2 {
		p, asides := NewKeeper(s).Recall()
		if !reflect.DeepEqual(p, want) || asides != nil || !slices.Equal(slices.Collect(maps.Keys(s.files)), []int{1}) {
			t.Errorf("%+v, %v, %v", p, asides, s.files)
		}
	}
}

// TestRecallWithoutRoom: what cannot be put together on the disk stays where it is.
func TestRecallWithoutRoom(t *testing.T) {
	s := shelfOf(t, map[int]Progress{2: at("b", 30)})
	s.full = errors.New("full")
	if p, _ := NewKeeper(s).Recall(); !reflect.DeepEqual(p, at("b", 30)) || len(s.files) != 1 {
		t.Errorf("%+v, %v", p, s.files)
	}
}

// TestMerge: what was said counts more than what was only looked at, then the newer counts more, and the order in which they are found does not matter.
func TestMerge(t *testing.T) {
	old, fresh := at("a", 10), at("a", 20)
	old.Walks[0].At, fresh.Walks[0].At = "old", "new"
	said := at("a", 10)
	said.Walks = []wizard.WalkMemo{{Code: "a", At: "z", Reached: []string{"x", "y"}, Outcomes: map[string]wizard.Outcome{"x": wizard.CannotDo, "y": wizard.StillBroken}}}
	looked := fresh
	looked.Walks = said.Walks
	chosen := at("a", 30)
	chosen.Walks = []wizard.WalkMemo{{Code: "a", At: "t", TakenUp: []string{"t"}, Outcomes: map[string]wizard.Outcome{"x": wizard.StillBroken}}}
	both := at("a", 30)
	both.Walks = []wizard.WalkMemo{{Code: "a", At: "t", TakenUp: []string{"t"}, Outcomes: map[string]wizard.Outcome{"x": wizard.StillBroken, "y": wizard.StillBroken}}}
	taken := at("a", 5)
	taken.Walks[0].TakenUp = []string{"t"}
	takenLooked := fresh
	takenLooked.Walks = taken.Walks
	asked := Progress{
		Saved: time.Unix(5, 0).UTC(), At: Place{Questions, ""}, Diagnosis: wizard.DiagnosisMemo{Answers: []wizard.AnswerMemo{{Question: "q", Option: "o"}}},
		Before: map[string]string{"c": "f"},
	}
	only := Progress{Saved: time.Unix(15, 0).UTC(), Walks: at("b", 0).Walks}
	mixed := only
	mixed.At, mixed.Diagnosis, mixed.Before = asked.At, asked.Diagnosis, asked.Before
	elsewhere := fresh
	elsewhere.Diagnosis = asked.Diagnosis
	doubted, doubtedOnly := at("a", 20), at("a", 10)
	doubted.Diagnosis.Doubted = []string{"a"}
	for name, c := range map[string]struct{ a, b, want Progress }{
		"the newer": {old, fresh, fresh}, "nothing": {Progress{}, old, old}, "somewhere else": {asked, only, mixed}, "answers": {asked, fresh, elsewhere},
		"only looked": {said, fresh, looked}, "both": {said, chosen, both}, "taken up": {taken, fresh, takenLooked}, "doubts": {doubtedOnly, doubted, doubted},
	} {
		one, two := merge(c.a, c.b), merge(c.b, c.a)
		if !reflect.DeepEqual(one, c.want) || !reflect.DeepEqual(two, c.want) {
			t.Errorf("%s: %+v\n%+v\nwant %+v", name, one, two, c.want)
		}
	}
	if len(said.Walks[0].Outcomes) != 2 || len(chosen.Walks[0].Outcomes) != 1 || fresh.Walks[0].At != "new" {
		t.Error("what was put together has changed itself")
	}
}

// anyProgress is one with a few errors, steps and questions, so that two of them are often about the same.
func anyProgress(t *rapid.T, name string) Progress {
	few := func(what string) string { return rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, name+" "+what) }
	count := func(what string) int { return rapid.IntRange(0, 3).Draw(t, name+" "+what) }
	p := Progress{Saved: time.Unix(int64(count("saved")), 0), At: Place{rapid.SampledFrom([]Kind{Nowhere, Questions, Steps}).Draw(t, name+" kind"), few("at")}}
	for range count("answers") {
		p.Diagnosis.Answers = append(p.Diagnosis.Answers, wizard.AnswerMemo{Question: few("question"), Option: few("option")})
	}
	for _, code := range []string{"a", "b", "c"}[:count("walks")] {
		w := wizard.WalkMemo{Code: code, At: few("step"), Outcomes: map[string]wizard.Outcome{}}
		for range count("outcomes") {
			w.Outcomes[few("said of")] = rapid.SampledFrom([]wizard.Outcome{wizard.StillBroken, wizard.CannotDo, wizard.Solved}).Draw(t, name+" outcome")
		}
		if rapid.Bool().Draw(t, name+" taken up") {
			w.TakenUp = []string{few("taken")}
		}
		p.Walks = append(p.Walks, w)
	}
	return p
}

// TestMergeLosesNothing: no outcome and no answer of one is lost that the other one has nothing instead of, and no place.
func TestMergeLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		both := [2]Progress{anyProgress(t, "one"), anyProgress(t, "two")}
		got := merge(both[0], both[1])
		if got.At.Kind == Nowhere && (both[0].At.Kind != Nowhere || both[1].At.Kind != Nowhere) {
			t.Fatal("the place is lost")
		}
		for i, p := range both {
			other := both[1-i]
			if len(other.Diagnosis.Answers) == 0 && !slices.Equal(got.Diagnosis.Answers, p.Diagnosis.Answers) {
				t.Fatalf("answers %v", got.Diagnosis.Answers)
			}
			for _, w := range p.Walks {
				merged, ok := got.Walk(w.Code)
				theirs, _ := other.Walk(w.Code)
				if !ok || len(w.TakenUp) > 0 && len(theirs.Outcomes)+len(theirs.TakenUp) == 0 && !slices.Equal(merged.TakenUp, w.TakenUp) {
					t.Fatalf("%s: %+v", w.Code, merged)
				}
				for step, o := range w.Outcomes {
					if _, said := theirs.Outcomes[step]; merged.Outcomes[step] != o && (!said || merged.Outcomes[step] != theirs.Outcomes[step]) {
						t.Fatalf("%s, %s: %+v", w.Code, step, merged)
					}
				}
			}
		}
	})
}

// TestDamagedFiles: each is set aside and told once, and the others are found all the same.
func TestDamagedFiles(t *testing.T) {
	newer := bytes.Replace(encoded(t, some), []byte(`"version": 1`), []byte(`"version": 2`), 1)
	for _, c := range []struct {
		data string
		why  error
	}{{"", ErrDamaged}, {"\x00\x00", ErrDamaged}, {"{}", ErrForeign}, {string(newer), ErrNewer}, {string(make([]byte, Most+5)), ErrForeign}} {
		s := shelfOf(t, map[int]Progress{3: at("c", 1)})
		s.files[1], s.files[2] = []byte(c.data), []byte(c.data)
		k := NewKeeper(s)
		p, asides := k.Recall()
		if !reflect.DeepEqual(p, at("c", 1)) || len(asides) != 2 || len(s.aside) != 2 || !errors.Is(asides[0].Why, c.why) || asides[0].Path != "aside" || string(s.aside[0]) != c.data {
			t.Errorf("%.20q: %+v, %+v", c.data, p, asides)
		}
		if _, again := k.Recall(); again != nil {
			t.Errorf("told again: %+v", again)
		}
	}
}

// TestNothingIsWrittenOver: what can be neither read nor set aside stays, whatever is found elsewhere and however often something is kept.
func TestNothingIsWrittenOver(t *testing.T) {
	s := shelfOf(t, map[int]Progress{2: at("b", 1)})
	s.files[1], s.stuck = []byte("mine"), errors.New("stuck")
	k := NewKeeper(s)
	p, asides := k.Recall()
	if !reflect.DeepEqual(p, at("b", 1)) || len(asides) != 1 || asides[0].Path != "" || string(s.files[1]) != "mine" || s.files[2] == nil {
		t.Errorf("%+v, %+v, %v", p, asides, s.files)
	}
	for _, p := range []Progress{at("c", 2), {}} {
		if aside, err := k.Keep(p); err == nil || aside != (Aside{}) || string(s.files[1]) != "mine" {
			t.Errorf("%+v, %v, %q", aside, err, s.files[1])
		}
	}
	s.stuck = nil
	if aside, err := k.Keep(at("c", 2)); err != nil || aside.Path != "aside" || !errors.Is(aside.Why, ErrDamaged) || string(s.aside[0]) != "mine" {
		t.Errorf("%+v, %v", aside, err)
	}
	if aside, err := k.Keep(at("d", 3)); err != nil || aside != (Aside{}) {
		t.Errorf("told again: %+v, %v", aside, err)
	}
}

// TestReadLate: a file that another program had at the start is found when something is kept, and is neither set aside nor lost, however often that is done.
func TestReadLate(t *testing.T) {
	s := shelfOf(t, map[int]Progress{1: at("a", 1)})
	s.busy, s.stuck = errors.New("busy"), errors.New("stuck")
	k := NewKeeper(s)
	if p, asides := k.Recall(); p.Begun() || len(asides) != 1 || asides[0].Path != "" || asides[0].Why != s.busy {
		t.Errorf("%+v, %+v", p, asides)
	}
	s.stuck = nil
	if aside, err := k.Keep(at("b", 2)); !errors.Is(err, s.busy) || aside != (Aside{}) || !bytes.Equal(s.files[1], encoded(t, at("a", 1))) {
		t.Errorf("while it is busy: %+v, %v", aside, err)
	}
	s.busy = nil
	for saved := 3; saved < 5; saved++ {
		want := at("b", saved)
		want.Walks = append(want.Walks, at("a", 1).Walks...)
		if aside, err := k.Keep(at("b", saved)); err != nil || aside != (Aside{}) || !bytes.Equal(s.files[1], encoded(t, want)) || s.aside != nil {
			t.Errorf("%+v, %v, %s", aside, err, s.files[1])
		}
	}
	if _, err := k.Keep(Progress{}); err != nil || len(s.files) > 0 {
		t.Errorf("not forgotten: %v, %v", err, s.files)
	}
	if _, err := k.Keep(at("b", 5)); err != nil || !bytes.Equal(s.files[1], encoded(t, at("b", 5))) {
		t.Errorf("%v, %s", err, s.files[1])
	}
}

// TestSpareIsGone: what was in the way at the start may be gone by then.
func TestSpareIsGone(t *testing.T) {
	s := shelfOf(t, nil)
	s.files[1], s.stuck = []byte("mine"), errors.New("stuck")
	k := NewKeeper(s)
	k.Recall()
	delete(s.files, 1)
	if aside, err := k.Keep(at("a", 1)); err != nil || aside != (Aside{}) || s.files[1] == nil {
		t.Errorf("%+v, %v", aside, err)
	}
}

// TestKeep: whoever has not begun leaves no file, and a file that may not be replaced is set aside.
func TestKeep(t *testing.T) {
	s := shelfOf(t, nil)
	k := NewKeeper(s)
	if _, err := k.Keep(at("a", 1)); err != nil || s.files[1] == nil {
		t.Error(err)
	}
	if _, err := k.Keep(Progress{Saved: time.Unix(9, 0)}); err != nil || len(s.files) != 0 {
		t.Errorf("%v, %v", err, s.files)
	}
	s.files[1], s.refuses = []byte("read-only"), fs.ErrPermission
	if aside, err := k.Keep(at("b", 2)); err != nil || aside.Path != "aside" || !errors.Is(aside.Why, fs.ErrPermission) || string(s.aside[0]) != "read-only" {
		t.Errorf("%+v, %v", aside, err)
	}
	before := s.files[1]
	s.full = errors.New("full")
	if aside, err := k.Keep(at("c", 3)); !errors.Is(err, s.full) || aside != (Aside{}) || !bytes.Equal(s.files[1], before) {
		t.Errorf("%+v, %v", aside, err)
	}
	s.full, s.refuses, s.stuck = nil, fs.ErrPermission, errors.New("stuck")
	if aside, err := k.Keep(at("c", 3)); !errors.Is(err, fs.ErrPermission) || aside != (Aside{}) || !bytes.Equal(s.files[1], before) {
		t.Errorf("%+v, %v", aside, err)
	}
}

// TestForget: nothing is left, neither of the own file nor of others, and what could not be set aside is not in the way any more.
func TestForget(t *testing.T) {
	s := shelfOf(t, map[int]Progress{1: at("a", 10), 2: at("b", 30)})
	s.files[3] = []byte("damaged")
	k := NewKeeper(s)
	k.Recall()
	if err := k.Forget(); err != nil || len(s.files) != 0 || len(s.aside) != 0 {
		t.Errorf("%v, left %v and %q", err, s.files, s.aside)
	}
	k.late = at("c", 5)
	if err := k.Forget(); err != nil || k.late.Begun() {
		t.Errorf("%v, what was found late is still known: %+v", err, k.late)
	}
	s.stuck = fs.ErrPermission
	if err := k.Forget(); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("%v", err)
	}
}
