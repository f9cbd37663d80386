package system

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// desk is a PC and the folder of Unpause's own files on it. Unpause is started there again and again.
type desk struct {
	*fakeMachine
	own string
}

func newDesk(t *testing.T) desk { return desk{newFakeMachine(t), tempFolder(t)} }

// start is a start of Unpause. end is what the system does when that is killed; it can be called twice.
func (d desk) start(t testing.TB) (r *Runner, end func()) {
	t.Helper()
	r, memory, err := d.open()
	if err != nil {
		t.Fatal(err)
	}
	return r, func() { memory.lock.Close() }
}

func (d desk) open() (*Runner, *Memory, error) {
	memory, err := openMemory(d.own)
	if err != nil {
		return nil, nil, err
	}
	r := newFakeRunner(d.fakeMachine)
	r.journal = NewJournal(memory)
	r.moving = func(from, to string) error {
		d.step()
		defer d.step()
		return renameToFree(from, to)
	}
	return r, memory, nil
}

// run starts Unpause for one command, and ends it well.
func (d desk) run(t testing.TB, id string) Result {
	t.Helper()
	r, end := d.start(t)
	defer end()
	return r.Run(context.Background(), id, How{})
}

// cutAt starts Unpause, has it do something and ends it before the step with this number, from 0. cut is false when there are not so many.
func (d desk) cutAt(t testing.TB, step int, do func(r *Runner)) (cut bool) {
	t.Helper()
	r, end := d.start(t)
	defer end()
	type kill struct{}
	d.step = func() {
		if step--; step < 0 {
			panic(kill{})
		}
	}
	defer func() {
		d.step = func() {}
		if thrown := recover(); thrown != nil {
			cut = thrown == kill{}
			if !cut {
				panic(thrown)
			}
		}
	}()
	do(r)
	return false
}

// put puts a file into the folder of one edition of Spotify.
func (d desk) put(t testing.TB, edition int, name, content string) {
	t.Helper()
	folder := d.prefs(t, edition)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (d desk) prefs(t testing.TB, edition int) string {
	t.Helper()
	folder, err := resolve(d, prefsFolders[edition])
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// state is all that a command could change: the services, the entry, and each file of the PC with its content.
func (d desk) state(t testing.TB) string {
	t.Helper()
	return fmt.Sprint(d.services, d.again, d.files(t))
}

func (d desk) files(t testing.TB) (all []string) {
	t.Helper()
	err := filepath.WalkDir(d.dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(path)
		all = append(all, strings.TrimPrefix(path, d.dir)+"="+string(content))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// contents are those of all files, whatever their names: what must never become less.
func (d desk) contents(t testing.TB) (all []string) {
	for _, f := range d.files(t) {
		all = append(all, f[strings.Index(f, "=")+1:])
	}
	slices.Sort(all)
	return all
}

// cutCase is a command that is cut off at each of its steps, and what the next start finds then.
type cutCase struct {
	id   string
	want []Outcome // by the step before which it was cut off
	back Outcome   // of putting it back where something was made; empty when there is no way
	moot bool      // what was made cannot be seen
}

var cutCases = []cutCase{
	{id: "set-netprofm", want: []Outcome{Failed, Done}, back: Done},
	{id: "set-nlasvc", want: []Outcome{Failed, Done}, back: Done},
	{id: "time-start", want: []Outcome{Failed, Done}, back: Done},
	{id: "start-netprofm", want: []Outcome{Failed, Done}},
	{id: "open-again", want: []Outcome{Failed, Done}, back: Done},
	{id: "adv-startup", want: []Outcome{NotConfirmed, NotConfirmed}, back: Done, moot: true},
	{id: "close-spotify", want: []Outcome{NotConfirmed, NotConfirmed}, moot: true},
	{id: "flushdns", want: []Outcome{NotConfirmed, NotConfirmed}, moot: true},
	{id: "rename-prefs", want: []Outcome{Failed, NotConfirmed, NotConfirmed, Done}, back: Done},
	{id: "restore-prefs", want: []Outcome{Failed, NotConfirmed, NotConfirmed, NotConfirmed, NotConfirmed, NotConfirmed, NotConfirmed, Done}, back: Done},
}

// ready makes a PC on which a command has something to do.
func (c cutCase) ready(t *testing.T) desk {
	d := newDesk(t)
	for edition := range prefsFolders {
		d.put(t, edition, prefsName, fmt.Sprint("present ", edition))
		if c.id == "restore-prefs" {
			d.put(t, edition, asideName+"2026-11-01", fmt.Sprint("before ", edition))
		}
	}
	return d
}

// TestCutOff cuts each command off at each of its steps. The next start tells what came of it, once, and puts back what was made.
func TestCutOff(t *testing.T) {
	for _, c := range cutCases {
		for step, want := range c.want {
			t.Run(fmt.Sprintf("%s/%d", c.id, step), func(t *testing.T) {
				d := c.ready(t)
				first, contents := d.state(t), d.contents(t)
				if !d.cutAt(t, step, func(r *Runner) { r.Run(context.Background(), c.id, How{}) }) {
					t.Fatal("not so many steps")
				}
				c.mustFind(t, d, want)
				c.mustGoBack(t, d, want, first)
				if got := d.contents(t); !slices.Equal(got, contents) {
					t.Errorf("files were lost: %q, before %q", got, contents)
				}
			})
		}
		d := c.ready(t)
		if d.cutAt(t, len(c.want), func(r *Runner) { r.Run(context.Background(), c.id, How{}) }) {
			t.Errorf("%s has more steps than are tried", c.id)
		}
	}
}

// mustFind looks back after a cut-off.
func (c cutCase) mustFind(t *testing.T, d desk, want Outcome) {
	t.Helper()
	for _, told := range []int{1, 0} {
		r, end := d.start(t)
		defer end()
		former := r.LookBack()
		if former.Err != nil || former.Aside != "" || len(former.CutOff) != told {
			t.Fatalf("%+v", former)
		}
		if told == 1 && (former.CutOff[0].Command != c.id || former.CutOff[0].Outcome != want || !former.CutOff[0].CutOff) {
			t.Errorf("found %+v, want %s", former.CutOff[0], want)
		}
		if again := r.LookBack(); len(again.CutOff) > 0 {
			t.Errorf("told twice: %+v", again)
		}
		all, err := r.Changes()
		if err != nil || len(all) != 1 || all[0].Outcome != want || all[0].IsCutOff() {
			t.Errorf("listed %+v, %v", all, err)
		}
		end()
	}
}

// mustGoBack puts back what was made, and finds the first state then.
func (c cutCase) mustGoBack(t *testing.T, d desk, want Outcome, first string) {
	t.Helper()
	r, end := d.start(t)
	defer end()
	all, _ := r.Changes()
	way := c.back != "" && want != Failed
	if can := r.CanPutBack(all[0]); can != way {
		t.Fatalf("can be put back: %v, %+v", can, all[0])
	}
	if !way {
		return
	}
	if got := r.PutBack(context.Background(), all[0].ID, false, How{}); got.Outcome != c.back || got.Err != nil {
		t.Errorf("put back: %+v", got)
	}
	if got := d.state(t); !c.moot && got != first {
		t.Errorf("now  %s\nonce %s", got, first)
	}
	all, _ = r.Changes()
	if r.CanPutBack(all[0]) || all[0].PutBack.IsZero() {
		t.Errorf("not marked: %+v", all[0])
	}
}

// TestPuttingBackIsCutOff: the next start notes it as put back if all of it was, and puts back the rest if not.
func TestPuttingBackIsCutOff(t *testing.T) {
	for _, c := range cutCases {
		if c.back == "" {
			continue
		}
		steps := len(c.want)
		for step := range steps {
			t.Run(fmt.Sprintf("%s/%d", c.id, step), func(t *testing.T) {
				d := c.ready(t)
				first := d.state(t)
				id := d.run(t, c.id).Change
				if !d.cutAt(t, step, func(r *Runner) { r.PutBack(context.Background(), id, false, How{}) }) {
					t.Fatal("not so many steps")
				}
				r, end := d.start(t)
				defer end()
				if former := r.LookBack(); len(former.CutOff) != 1 || former.CutOff[0].PutsBack != id {
					t.Fatalf("%+v", former)
				}
				all, _ := r.Changes()
				if whole := step == steps-1 && !c.moot; len(all) != 1 || r.CanPutBack(all[0]) == whole || all[0].PutBack.IsZero() == whole {
					t.Errorf("put back is %v: %+v", whole, all)
				}
				if r.CanPutBack(all[0]) {
					if got := r.PutBack(context.Background(), id, false, How{}); got.Outcome != Done && got.Outcome != Already {
						t.Errorf("%+v", got)
					}
				}
				if got := d.state(t); !c.moot && got != first {
					t.Errorf("now  %s\nonce %s", got, first)
				}
			})
		}
	}
}

// TestTwoCutOffs: the second one comes before anybody has looked what came of the first. Which of them has made the move is told rightly all the same.
func TestTwoCutOffs(t *testing.T) {
	for _, c := range cutCases {
		for one := range c.want {
			for two := range c.want {
				t.Run(fmt.Sprintf("%s/%d/%d", c.id, one, two), func(t *testing.T) {
					d := c.ready(t)
					contents := d.contents(t)
					run := func(r *Runner) { r.Run(context.Background(), c.id, How{}) }
					d.cutAt(t, one, run)
					second := d.cutAt(t, two, run)
					r, end := d.start(t)
					defer end()
					r.LookBack()
					all, err := r.Changes()
					if err != nil || len(all) == 0 || all[len(all)-1].Outcome != c.want[one] {
						t.Errorf("the first, cut off at %d: %+v, %v", one, all, err)
					}
					if moves := len(all[len(all)-1].Moves); c.id == "rename-prefs" && moves != (one+1)/2 {
						t.Errorf("the first has made %d moves", moves)
					}
					if second && one == 0 && all[0].Outcome != c.want[two] {
						t.Errorf("the second: %+v", all[0])
					}
					if got := d.contents(t); !slices.Equal(got, contents) {
						t.Errorf("files were lost: %q, before %q", got, contents)
					}
				})
			}
		}
	}
}
