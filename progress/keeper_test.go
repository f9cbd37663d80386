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

	"unpause/wizard"
)

// shelf is Files in memory, of the Unpause with the first place.
type shelf struct {
	files   map[int][]byte
	aside   [][]byte
	stuck   error // of SetAside
	refuses error // of Write, as long as there is a file to replace
	full    error // of Write
}

func (s *shelf) Own() int { return 1 }

func (s *shelf) Places() []int { return []int{1, 2, 3} }

func (s *shelf) Read(place, most int) ([]byte, error) {
	data, ok := s.files[place]
	if !ok {
		return nil, fs.ErrNotExist
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

// TestNewest: the older of two adds only what the newer does not have, and the order in which they are found does not matter.
func TestNewest(t *testing.T) {
	old, fresh := at("a", 10), at("a", 20)
	old.Walks[0].At, fresh.Walks[0].At = "old", "new"
	asked := Progress{Saved: time.Unix(5, 0).UTC(), At: Place{Questions, ""}, Diagnosis: wizard.DiagnosisMemo{Answers: []wizard.AnswerMemo{{Question: "q", Option: "o"}}}}
	only := Progress{Saved: time.Unix(15, 0).UTC(), Walks: at("b", 0).Walks}
	mixed := only
	mixed.At, mixed.Diagnosis = asked.At, asked.Diagnosis
	for _, c := range []struct{ a, b, want Progress }{{old, fresh, fresh}, {Progress{}, old, old}, {asked, only, mixed}} {
		if one, two := newest(c.a, c.b), newest(c.b, c.a); !reflect.DeepEqual(one, c.want) || !reflect.DeepEqual(two, c.want) {
			t.Errorf("%+v\n%+v\nwant %+v", one, two, c.want)
		}
	}
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
	if aside, err := k.Keep(at("c", 2)); err != nil || aside.Path != "aside" || string(s.aside[0]) != "mine" {
		t.Errorf("%+v, %v", aside, err)
	}
	if aside, err := k.Keep(at("d", 3)); err != nil || aside != (Aside{}) {
		t.Errorf("told again: %+v, %v", aside, err)
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

func TestHelped(t *testing.T) {
	p := at("a", 1)
	if p.Helped() || (Progress{}).Helped() {
		t.Error("nothing has helped yet")
	}
	p.Walks[0].Outcomes = map[string]wizard.Outcome{"x": wizard.Solved}
	if !p.Helped() {
		t.Error("it has helped")
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
	s.stuck = fs.ErrPermission
	if err := k.Forget(); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("%v", err)
	}
}

func TestIsOver(t *testing.T) {
	now := time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)
	helped := some
	helped.Saved, helped.Walks = now, []wizard.WalkMemo{{Code: "accounts:4", At: "two", Outcomes: map[string]wizard.Outcome{"two": wizard.Solved}}}
	fresh := some
	fresh.Saved = now.AddDate(0, 0, -89)
	for name, c := range map[string]struct {
		p    Progress
		over bool
	}{"helped": {helped, true}, "fresh": {fresh, false}, "91 days old": {some, true}} {
		if got := c.p.IsOver(now); got != c.over {
			t.Errorf("%s: %v", name, got)
		}
	}
}
