package system

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// begun is a start of Unpause that goes on until the test ends.
func (d desk) begun(t testing.TB) *Runner {
	t.Helper()
	r, end := d.start(t)
	t.Cleanup(end)
	return r
}

func (d desk) setStartType(to string) { d.services[netprofm] = Service{StartType: to} }

// did runs a command that must do something.
func did(t testing.TB, r *Runner, id string) (change int) {
	t.Helper()
	got := r.Run(context.Background(), id, How{})
	if got.Outcome != Done || got.Change == 0 {
		t.Fatalf("%s: %+v", id, got)
	}
	return got.Change
}

// mustPutBack puts a change back, which must have one outcome, and returns what there is to say.
func mustPutBack(t testing.TB, r *Runner, id int, sure bool, want Outcome) Result {
	t.Helper()
	got := r.PutBack(context.Background(), id, sure, How{})
	if got.Outcome != want {
		t.Fatalf("change %d: %+v, want %s", id, got, want)
	}
	return got
}

func marked(t testing.TB, r *Runner, id int) bool {
	t.Helper()
	all, err := r.Changes()
	i := indexOf(all, id)
	if err != nil || i < 0 {
		t.Fatalf("change %d: %v", id, err)
	}
	return !all[i].PutBack.IsZero()
}

// TestPutBackOnce: a change is put back once, and what put it back is no change of its own.
func TestPutBackOnce(t *testing.T) {
	for _, id := range []string{"set-netprofm", "set-nlasvc", "time-start", "open-again", "rename-prefs"} {
		d := newDesk(t)
		d.put(t, 0, prefsName, "x")
		r := d.begun(t)
		first := d.state(t)
		change := did(t, r, id)
		mustPutBack(t, r, change, false, Done)
		if d.state(t) != first || !marked(t, r, change) {
			t.Errorf("%s: %s, once %s", id, d.state(t), first)
		}
		mustPutBack(t, r, change, true, NotThere)
		if all, _ := r.Changes(); len(all) != 1 || d.state(t) != first {
			t.Errorf("%s: %+v", id, all)
		}
	}
}

// TestSomebodyElseChangedIt: nothing is done before the person is sure.
func TestSomebodyElseChangedIt(t *testing.T) {
	d := newDesk(t)
	r := d.begun(t)
	change := did(t, r, "set-netprofm")
	d.setStartType("auto")
	ran := len(d.asAdmin)
	if got := mustPutBack(t, r, change, false, ChangedSince); got.Now != "auto" || len(d.asAdmin) != ran || marked(t, r, change) {
		t.Errorf("%+v, as administrator %q", got, d.asAdmin)
	}
	mustPutBack(t, r, change, true, Done)
	if d.services[netprofm].StartType != "disabled" || !marked(t, r, change) {
		t.Errorf("%+v", d.services)
	}
}

// TestSomebodyElsePutItBack: nothing is run, and it is noted.
func TestSomebodyElsePutItBack(t *testing.T) {
	d := newDesk(t)
	r := d.begun(t)
	change := did(t, r, "set-netprofm")
	d.setStartType("disabled")
	ran := len(d.asAdmin)
	mustPutBack(t, r, change, false, Already)
	if len(d.asAdmin) != ran || !marked(t, r, change) {
		t.Errorf("as administrator %q", d.asAdmin)
	}
}

// TestOlderOfTwo: the newer change of the same thing is one that somebody made since.
func TestOlderOfTwo(t *testing.T) {
	d := newDesk(t)
	r := d.begun(t)
	older := did(t, r, "set-netprofm")
	newer := did(t, r, "netprofm-auto")
	if got := mustPutBack(t, r, older, false, ChangedSince); got.Now != "auto" {
		t.Errorf("%+v", got)
	}
	mustPutBack(t, r, newer, false, Done)
	mustPutBack(t, r, older, false, Done)
	if d.services[netprofm].StartType != "disabled" {
		t.Errorf("%+v", d.services)
	}
}

// TestFirstOfTwoRenames: each change brings back its own file, not the newest, and what Spotify wrote meanwhile is set aside after a question.
func TestFirstOfTwoRenames(t *testing.T) {
	d := newDesk(t)
	r := d.begun(t)
	var ids []int
	for _, content := range []string{"first", "second"} {
		d.put(t, 0, prefsName, content)
		ids = append(ids, did(t, r, "rename-prefs"))
	}
	d.put(t, 0, prefsName, "third")
	before := d.state(t)
	if got := mustPutBack(t, r, ids[0], false, ChangedSince); got.Now != prefsName || d.state(t) != before {
		t.Errorf("%+v, %s", got, d.state(t))
	}
	mustPutBack(t, r, ids[0], true, Done)
	want := []string{"first", "second", "third"}
	if got := readFolder(t, d.prefs(t, 0)); got[prefsName] != "first" || !slices.Equal(d.contents(t), want) {
		t.Errorf("%q", got)
	}
	mustPutBack(t, r, ids[1], false, ChangedSince)
	mustPutBack(t, r, ids[1], true, Done)
	if got := readFolder(t, d.prefs(t, 0)); got[prefsName] != "second" || !slices.Equal(d.contents(t), want) {
		t.Errorf("%q", got)
	}
}

// TestFileIsGone: what somebody has deleted cannot come back, and what is there stays.
func TestFileIsGone(t *testing.T) {
	d := newDesk(t)
	r := d.begun(t)
	d.put(t, 0, prefsName, "old")
	change := did(t, r, "rename-prefs")
	if err := os.Remove(filepath.Join(d.prefs(t, 0), asideName+"2026-11-22")); err != nil {
		t.Fatal(err)
	}
	d.put(t, 0, prefsName, "new")
	if got := mustPutBack(t, r, change, true, NotThere); !errors.Is(got.Err, fs.ErrNotExist) || got.Fallback == "" {
		t.Errorf("%+v", got)
	}
	if got := readFolder(t, d.prefs(t, 0)); got[prefsName] != "new" {
		t.Errorf("%q", got)
	}
}

// TestLinkInPlace: a link that stands where the file was set aside is not followed, nor one where the file shall go.
func TestLinkInPlace(t *testing.T) {
	d := newDesk(t)
	r := d.begun(t)
	d.put(t, 0, prefsName, "old")
	change := did(t, r, "rename-prefs")
	aside, elsewhere := filepath.Join(d.prefs(t, 0), asideName+"2026-11-22"), filepath.Join(t.TempDir(), "x")
	if err := os.Remove(aside); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, aside); err != nil {
		t.Fatal(err)
	}
	mustPutBack(t, r, change, true, NotThere)
}

func TestPutBackRefusals(t *testing.T) {
	d := newDesk(t)
	r := d.begun(t)
	for _, id := range []int{0, -1, 1, 7, 1 << 40} {
		mustPutBack(t, r, id, true, UnknownThing)
	}
	d.put(t, 0, prefsName, "x")
	renamed, set := did(t, r, "rename-prefs"), did(t, r, "set-netprofm")
	d.spotifys = 1
	if got := mustPutBack(t, r, renamed, true, StillRunning); got.Offer != "close-spotify" {
		t.Errorf("%+v", got)
	}
	d.err = errDeclined
	mustPutBack(t, r, set, true, Declined)
	if marked(t, r, renamed) || marked(t, r, set) {
		t.Error("marked as put back")
	}
	if all, _ := r.journal.All(); len(all) != 2 {
		t.Errorf("noted %+v", all)
	}
	d.spotifys, d.err = 0, nil
	mustPutBack(t, r, renamed, false, Done)
	mustPutBack(t, r, set, false, Done)
}

// TestTooLate: the restart that waits a minute cannot be stopped after it.
func TestTooLate(t *testing.T) {
	d := newDesk(t)
	r := d.begun(t)
	change, late := did(t, r, "adv-startup"), did(t, r, "adv-startup")
	mustPutBack(t, r, change, false, Done)
	clock := r.now()
	r.now = func() time.Time { return clock.Add(61 * time.Second) }
	ran := len(d.ran)
	mustPutBack(t, r, late, true, TooLate)
	if all, _ := r.Changes(); len(d.ran) != ran || r.CanPutBack(all[0]) {
		t.Errorf("ran %q", d.ran[ran:])
	}
}

// TestHalfPutBack: when the second of two moves fails, the rest can be put back later.
func TestHalfPutBack(t *testing.T) {
	d := newDesk(t)
	r := d.begun(t)
	for edition := range prefsFolders {
		d.put(t, edition, prefsName, "x")
	}
	first := d.state(t)
	change := did(t, r, "rename-prefs")
	works, moves := r.moving, 0
	r.moving = func(from, to string) error {
		if moves++; moves == 2 {
			return fs.ErrPermission
		}
		return works(from, to)
	}
	mustPutBack(t, r, change, false, Denied)
	if marked(t, r, change) {
		t.Error("half of it is noted as all")
	}
	mustPutBack(t, r, change, false, Done)
	if d.state(t) != first || !marked(t, r, change) {
		t.Errorf("now  %s\nonce %s", d.state(t), first)
	}
}

// TestStoppedHalfWay: a command that was stopped may have done its work. It stays noted then, and can be put back.
func TestStoppedHalfWay(t *testing.T) {
	d := newDesk(t)
	r := d.begun(t)
	d.err = context.Canceled
	if got := r.Run(context.Background(), "set-netprofm", How{}); got.Change != 0 {
		t.Errorf("what changed nothing is noted: %+v", got)
	}
	r.machine = stopped{d.fakeMachine}
	got := r.Run(context.Background(), "set-netprofm", How{})
	d.err = nil
	if got.Change == 0 {
		t.Fatalf("not noted: %+v", got)
	}
	r.machine = d.fakeMachine
	mustPutBack(t, r, got.Change, false, Done)
	if d.services[netprofm].StartType != "disabled" {
		t.Errorf("%+v", d.services)
	}
}

// stopped is a PC on which the administrator's part goes on alone after the person has stopped waiting for it.
type stopped struct{ *fakeMachine }

func (s stopped) runElevated(context.Context, string) (int, error) {
	s.obey([]string{"config", netprofm, "start=", "demand"})
	return 0, context.Canceled
}

// TestOpenedAgain: the entry has had its turn, whether Windows used it or not.
func TestOpenedAgain(t *testing.T) {
	for _, used := range []bool{true, false} {
		d := newDesk(t)
		change := d.run(t, "open-again").Change
		d.again = !used
		r := d.begun(t)
		r.OpenedAgain()
		if d.again || !marked(t, r, change) {
			t.Errorf("used %v: the entry is there: %v", used, d.again)
		}
		mustPutBack(t, r, change, true, NotThere)
	}
}
