package system

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

func journalOf(changes ...Change) string {
	data, err := encodeJournal(changes)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// writeJournal puts something where the journal of a desk is.
func (d desk) writeJournal(t testing.TB, text string) {
	t.Helper()
	if err := os.WriteFile(d.journal(), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (d desk) journal() string { return filepath.Join(d.own, journalName+".json") }

func (d desk) asides(t testing.TB) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(d.own, journalName+"-set-aside-*"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestNotedBefore: the change stands in the file when it is made, and its end after it.
func TestNotedBefore(t *testing.T) {
	for _, c := range cutCases {
		d := c.ready(t)
		r := d.begun(t)
		steps := 0
		d.step = func() {
			steps++
			data, err := os.ReadFile(d.journal())
			if err != nil {
				t.Fatal(err)
			}
			all, err := parseJournal(data)
			if err != nil || len(all) != 1 || !all[0].IsCutOff() || all[0].Command != c.id || len(c.want) != 2 && len(all[0].Moves) == 0 {
				t.Errorf("%s, step %d: %+v, %v", c.id, steps, all, err)
			}
		}
		got := r.Run(context.Background(), c.id, How{})
		all, err := r.Changes()
		if err != nil || len(all) != 1 || all[0].IsCutOff() || all[0].ID != got.Change || all[0].Outcome != Done || steps != len(c.want) {
			t.Errorf("%s: %+v, %v, %d steps", c.id, all, err, steps)
		}
	}
}

// TestNothingChanged: what certainly changed nothing leaves no note.
func TestNothingChanged(t *testing.T) {
	for name, c := range map[string]struct {
		id    string
		spoil func(desk)
	}{
		"declined":     {"set-netprofm", func(d desk) { d.err = errDeclined }},
		"refused":      {"set-netprofm", func(d desk) { d.exit = exitDenied }},
		"as it was":    {"set-netprofm", func(d desk) { d.setStartType("demand") }},
		"no effect":    {"set-netprofm", func(d desk) { d.stubborn = true }},
		"runs already": {"start-netprofm", func(d desk) { d.exit = exitAlreadyRunning }},
		"no file":      {"rename-prefs", func(desk) {}},
		"only shown":   {"time-status", func(desk) {}},
	} {
		d := newDesk(t)
		c.spoil(d)
		r := d.begun(t)
		got := r.Run(context.Background(), c.id, How{})
		if all, err := r.journal.All(); len(all) > 0 || err != nil || got.Change != 0 {
			t.Errorf("%s: %+v, %v, %+v", name, all, err, got)
		}
	}
}

// TestNotNoted: what cannot be noted is not done, unless the person wants it all the same; then it is known until the end.
func TestNotNoted(t *testing.T) {
	for _, id := range []string{"set-netprofm", "open-again", "rename-prefs", "adv-startup"} {
		d := newDesk(t)
		d.put(t, 0, prefsName, "x")
		r := d.begun(t)
		blockJournal(t, d)
		first := d.state(t)
		if got := r.Run(context.Background(), id, How{}); got.Outcome != NotNoted || got.Err == nil || got.Fallback != "" || d.state(t) != first || len(d.ran) > 0 {
			t.Errorf("%s: %+v", id, got)
		}
		got := r.Run(context.Background(), id, How{Unnoted: true})
		if got.Outcome != Done || got.Change >= 0 {
			t.Fatalf("%s: %+v", id, got)
		}
		if all, _ := r.Changes(); len(all) != 1 || all[0].ID != got.Change || !r.CanPutBack(all[0]) {
			t.Errorf("%s: %+v", id, all)
		}
		if back := r.PutBack(context.Background(), got.Change, false, How{}); back.Outcome != NotNoted || marked(t, r, got.Change) {
			t.Errorf("%s: %+v", id, back)
		}
		if back := r.PutBack(context.Background(), got.Change, false, How{Unnoted: true}); back.Outcome != Done || !marked(t, r, got.Change) {
			t.Errorf("%s: %+v", id, back)
		}
		if id != "adv-startup" && d.state(t) != first {
			t.Errorf("%s: %s, once %s", id, d.state(t), first)
		}
	}
}

// blockJournal puts something where the lock of the journal should be, so that it cannot be written.
func blockJournal(t testing.TB, d desk) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(d.own, journalName+".lock", "x"), 0o700); err != nil {
		t.Fatal(err)
	}
}

// TestJournalWithoutMemory: what was changed is known until the end.
func TestJournalWithoutMemory(t *testing.T) {
	r := newFakeRunner(newFakeMachine(t))
	mustPutBack(t, r, did(t, r, "set-netprofm"), false, Done)
	if former := r.LookBack(); !reflect.DeepEqual(former, Former{}) {
		t.Errorf("%+v", former)
	}
}

// TestNoPlace: where nothing can be kept, nothing is changed before the person wants that all the same. The reason is told, and what others have changed is seen if
// there is a folder at all.
func TestNoPlace(t *testing.T) {
	d := newDesk(t)
	change := d.run(t, "set-nlasvc").Change
	var open []*Memory
	for range mostPlaces {
		open = append(open, openIn(t, d.own))
	}
	full, err := openMemory(d.own)
	if !errors.Is(err, errNoPlace) {
		t.Fatal(err)
	}
	denied := &fs.PathError{Op: "mkdir", Path: "x", Err: fs.ErrPermission}
	for name, c := range map[string]struct {
		memory *Memory
		why    error
		known  int
	}{"no place": {full, errNoPlace, 1}, "no folder": {&Memory{none: denied}, fs.ErrPermission, 0}, "nil": {nil, nil, 0}} {
		before := d.state(t)
		r := newFakeRunner(d.fakeMachine)
		r.journal = NewJournal(c.memory)
		if former := r.LookBack(); !reflect.DeepEqual(former, Former{}) {
			t.Errorf("%s: %+v", name, former)
		}
		if all, err := r.Changes(); len(all) != c.known || (err != nil) != (c.known == 0 && c.why != nil) || !errors.Is(err, c.why) && err != nil {
			t.Errorf("%s: %+v, %v", name, all, err)
		}
		if c.why == nil {
			continue
		}
		if got := r.Run(context.Background(), "set-netprofm", How{}); got.Outcome != NotNoted || !errors.Is(got.Err, c.why) || d.state(t) != before {
			t.Errorf("%s: %+v", name, got)
		}
		got := r.Run(context.Background(), "set-netprofm", How{Unnoted: true})
		if got.Outcome != Done || got.Change >= 0 {
			t.Errorf("%s: %+v", name, got)
		}
		if all, _ := r.Changes(); len(all) != c.known+1 {
			t.Errorf("%s: %+v", name, all)
		}
		if back := r.PutBack(context.Background(), got.Change, false, How{}); back.Outcome != NotNoted {
			t.Errorf("%s: %+v", name, back)
		}
		if back := r.PutBack(context.Background(), got.Change, false, How{Unnoted: true}); back.Outcome != Done || d.state(t) != before {
			t.Errorf("%s: %+v", name, back)
		}
	}
	open[0].Close()
	mustPutBack(t, d.begun(t), change, false, Done)
}

// TestRefusedJournal: a journal that may not be replaced is set aside, nothing that it says is lost, and that is told once.
func TestRefusedJournal(t *testing.T) {
	d := newDesk(t)
	first := d.run(t, "set-netprofm").Change
	before, err := os.ReadFile(d.journal())
	if err != nil {
		t.Fatal(err)
	}
	r := d.begun(t)
	refuses := &fs.PathError{Op: "rename", Path: d.journal(), Err: fs.ErrPermission}
	r.journal.replace = func(path string, data []byte) error {
		if now, err := os.ReadFile(path); err == nil && bytes.Equal(now, before) {
			return refuses
		}
		return ReplaceFile(path, data)
	}
	second := did(t, r, "set-nlasvc")
	r.journal.replace = nil
	asides := d.asides(t)
	if all, err := r.journal.read(); err != nil || len(all) != 2 || indexOf(all, first) < 0 || indexOf(all, second) < 0 || len(asides) != 1 {
		t.Fatalf("%+v, %v, %q", all, err, asides)
	}
	if data, err := os.ReadFile(asides[0]); err != nil || !bytes.Equal(data, before) {
		t.Errorf("%s, %v", data, err)
	}
	if former := r.LookBack(); former.Aside == "" || former.Err != nil {
		t.Errorf("%+v", former)
	}
	if former := r.LookBack(); former.Aside != "" {
		t.Errorf("told again: %+v", former)
	}
	mustPutBack(t, r, first, false, Done)
	before, _ = os.ReadFile(d.journal())
	r.journal.replace = func(string, []byte) error { return refuses }
	if got := r.Run(context.Background(), "set-netprofm", How{}); got.Outcome != NotNoted || !errors.Is(got.Err, fs.ErrPermission) {
		t.Errorf("%+v", got)
	}
	if data, err := os.ReadFile(d.journal()); err != nil || !bytes.Equal(data, before) || r.journal.aside != "" {
		t.Errorf("it did not get its name back: %s, %v, %q", data, err, r.journal.aside)
	}
}

// TestOutcomesOfChanges: the list has each one that there is.
func TestOutcomesOfChanges(t *testing.T) {
	for _, file := range []string{"opener.go", "runner.go"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found := regexp.MustCompile(`(?m)^\t\w+ +Outcome += "(.*?)"`).FindAllSubmatch(data, -1)
		if len(found) == 0 {
			t.Error("none in " + file)
		}
		for _, f := range found {
			if !slices.Contains(outcomes, Outcome(f[1])) {
				t.Errorf("%s is missing", f[1])
			}
		}
	}
}

// TestEndNotNoted: this start knows how the change ended, and the next one looks.
func TestEndNotNoted(t *testing.T) {
	d := newDesk(t)
	r, end := d.start(t)
	d.step = func() {
		d.step = func() {}
		blockJournal(t, d)
	}
	change := did(t, r, "set-netprofm")
	if all, _ := r.Changes(); len(all) != 1 || all[0].IsCutOff() || all[0].After != "demand" || !r.CanPutBack(all[0]) {
		t.Errorf("%+v", all)
	}
	if former := r.LookBack(); len(former.CutOff) > 0 {
		t.Errorf("its own change is looked into: %+v", former)
	}
	end()
	if err := os.RemoveAll(filepath.Join(d.own, journalName+".lock")); err != nil {
		t.Fatal(err)
	}
	next := d.begun(t)
	if former := next.LookBack(); len(former.CutOff) != 1 || former.CutOff[0].Outcome != Done {
		t.Errorf("%+v", former)
	}
	mustPutBack(t, next, change, false, Done)
}

// TestJournalTakenAway: changes of this start stay known when somebody deletes the journal or damages it, and their numbers are not given again.
func TestJournalTakenAway(t *testing.T) {
	for name, spoil := range map[string]func(d desk) error{
		"deleted": func(d desk) error { return os.Remove(d.journal()) },
		"damaged": func(d desk) error { return os.WriteFile(d.journal(), []byte("{"), 0o600) },
		"folder":  func(d desk) error { return os.RemoveAll(d.own) },
	} {
		d := newDesk(t)
		r := d.begun(t)
		d.step = func() {
			d.step = func() {}
			if err := spoil(d); err != nil {
				t.Fatal(err)
			}
		}
		first := did(t, r, "set-netprofm")
		second := did(t, r, "set-nlasvc")
		if all, err := r.Changes(); first == second || len(all) != 2 || err != nil {
			t.Errorf("%s: %d and %d, %+v, %v", name, first, second, all, err)
		}
		mustPutBack(t, r, first, false, Done)
		mustPutBack(t, r, second, false, Done)
	}
}

// TestChangesOfAnother: what another open Unpause is changing was not cut off, and cannot be put back before it has ended.
func TestChangesOfAnother(t *testing.T) {
	d := newDesk(t)
	one, two := d.begun(t), d.begun(t)
	d.step = func() {
		d.step = func() {}
		if former := two.LookBack(); len(former.CutOff) > 0 || former.Err != nil {
			t.Errorf("%+v", former)
		}
		if all, _ := two.Changes(); len(all) != 1 || two.CanPutBack(all[0]) {
			t.Errorf("%+v", all)
		}
	}
	mustPutBack(t, two, did(t, one, "set-netprofm"), false, Done)
	if first, second := did(t, one, "set-netprofm"), did(t, two, "set-nlasvc"); first == second {
		t.Error("two have the same number")
	}
}

// TestOtherThings: whatever stands where the journal should be, it is set aside and told, once, and a new one begins.
func TestOtherThings(t *testing.T) {
	fine := Change{ID: 1, Command: "set-netprofm", Began: time.Unix(1e9, 0).UTC()}
	with := func(change func(*Change)) Change {
		c := fine
		change(&c)
		return c
	}
	cases := map[string]string{
		"empty": "", "zeros": strings.Repeat("\x00", 400), "no JSON": "changes", "half": journalOf(fine)[:60], "twice": journalOf(fine) + journalOf(fine),
		"list": "[]", "null": "null", "newer": strings.Replace(journalOf(fine), `"version": 1`, `"version": 2`, 1), "foreign": `{"format": "x", "version": 1}`,
		"no number": journalOf(with(func(c *Change) { c.ID = 0 })), "negative": journalOf(with(func(c *Change) { c.ID = -3 })), "double": journalOf(fine, fine),
		"high": journalOf(with(func(c *Change) { c.ID = highestID + 1 })), "moves": journalOf(with(func(c *Change) { c.Moves = make([]Move, mostMoves+1) })),
		"10 MB": journalOf(fine) + strings.Repeat(" ", 10<<20), "other kinds": `{"format": "unpause changes", "version": 1, "changes": {"id": "x"}}`,
		"long text": journalOf(with(func(c *Change) { c.Command = strings.Repeat("x", 800_000) })), "outcome": journalOf(with(func(c *Change) { c.Outcome = "nonsense" })),
		"line": journalOf(with(func(c *Change) { c.Before = "one\ntwo" })), "direction": journalOf(with(func(c *Change) { c.After = "demand\u202e" })),
		"zero": journalOf(with(func(c *Change) { c.Undo = "set-netprofm\x00" })), "long": journalOf(with(func(c *Change) { c.Undo = strings.Repeat("x", longestText+1) })),
		"move": journalOf(with(func(c *Change) { c.Moves = []Move{{0, prefsName, "prefs\n"}} })), "from": journalOf(with(func(c *Change) { c.Moves = []Move{{0, "\u200bprefs", prefsName}} })),
		"many": `{"format": "unpause changes", "version": 1, "changes": [` + strings.Repeat("{},", mostChanges) + `{}]}`, "deep": strings.Repeat("[", 100_000),
	}
	for name, text := range cases {
		d := newDesk(t)
		d.writeJournal(t, text)
		mustSetAside(t, d, name, func(path string) bool {
			data, err := os.ReadFile(path)
			return err == nil && string(data) == text
		})
	}
}

// mustSetAside demands that the journal is set aside and that all goes on.
func mustSetAside(t *testing.T, d desk, name string, isWhole func(path string) bool) {
	t.Helper()
	r := d.begun(t)
	if all, err := r.Changes(); err == nil || len(all) > 0 {
		t.Errorf("%s: %+v", name, all)
	}
	former := r.LookBack()
	if former.Err == nil || former.Aside == "" || len(former.CutOff) > 0 || !isWhole(former.Aside) {
		t.Errorf("%s: %+v", name, former)
	}
	if again := r.LookBack(); !reflect.DeepEqual(again, Former{}) {
		t.Errorf("%s is told again: %+v", name, again)
	}
	change := did(t, r, "set-netprofm")
	mustPutBack(t, r, change, false, Done)
	if asides := d.asides(t); len(asides) != 1 || !isWhole(asides[0]) {
		t.Errorf("%s: %q", name, asides)
	}
}

// TestNoPlainFile: a link or a folder in the journal's place is set aside itself.
func TestNoPlainFile(t *testing.T) {
	d := newDesk(t)
	elsewhere := filepath.Join(tempFolder(t), "x")
	if err := os.WriteFile(elsewhere, []byte(journalOf()), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, d.journal()); err != nil {
		t.Fatal(err)
	}
	mustSetAside(t, d, "link", func(path string) bool {
		to, err := os.Readlink(path)
		return err == nil && to == elsewhere
	})
	if data, err := os.ReadFile(elsewhere); string(data) != journalOf() || err != nil {
		t.Errorf("written through the link: %q, %v", data, err)
	}
	d = newDesk(t)
	if err := os.MkdirAll(filepath.Join(d.journal(), "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	mustSetAside(t, d, "folder", func(path string) bool { return mustExist(filepath.Join(path, "x")) == nil })
}

// TestNoNameLeft: a journal that can neither be read nor set aside is not written over.
func TestNoNameLeft(t *testing.T) {
	d := newDesk(t)
	d.writeJournal(t, "{")
	r := d.begun(t)
	for n := range 100 {
		ending := fmt.Sprintf("-%d.json", n)
		if n < 2 {
			ending = ".json"
		}
		path := filepath.Join(d.own, journalName+"-set-aside-"+time.Now().Format(dateFormat)+ending)
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if former := r.LookBack(); former.Err == nil || former.Aside != "" {
		t.Errorf("%+v", former)
	}
	if got := r.Run(context.Background(), "set-netprofm", How{}); got.Outcome != NotNoted || !errors.Is(got.Err, fs.ErrExist) {
		t.Errorf("%+v", got)
	}
	if data, err := os.ReadFile(d.journal()); string(data) != "{" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
}

// TestLongJournal: the oldest changes go, and it never becomes too long to be read again.
func TestLongJournal(t *testing.T) {
	var all []Change
	for n := range mostChanges {
		moves := slices.Repeat([]Move{{From: strings.Repeat("x", longestText), To: strings.Repeat("y", longestText)}}, mostMoves)
		all = append(all, Change{ID: n + 1, Command: "set-netprofm", Moves: moves, Ended: time.Unix(1e9, 0)})
	}
	d := newDesk(t)
	d.writeJournal(t, journalOf(all...))
	r := d.begun(t)
	for range 3 {
		change := did(t, r, "set-netprofm")
		mustPutBack(t, r, change, false, Done)
	}
	got, err := r.journal.All()
	if last := got[len(got)-1].ID; err != nil || last != mostChanges+6 || len(got) < mostChanges/2 || len(d.asides(t)) > 0 {
		t.Errorf("%d changes, the last is %d, %v", len(got), last, err)
	}
	d = newDesk(t)
	d.writeJournal(t, journalOf(Change{ID: highestID, Ended: time.Unix(1e9, 0)}, Change{ID: 1, Ended: time.Unix(1e9, 0)}))
	r = d.begun(t)
	if first, second := did(t, r, "set-netprofm"), did(t, r, "set-nlasvc"); first != 2 || second != 3 || len(d.asides(t)) > 0 {
		t.Errorf("after the highest number come %d and %d", first, second)
	}
}

// TestJournalFormatStays: a journal of the first version is read for ever.
func TestJournalFormatStays(t *testing.T) {
	const first = `{"format": "unpause changes", "version": 1, "changes": [{"id": 3, "command": "rename-prefs", "began": "2026-03-01T14:05:06Z", "ended": "2026-03-01T14:05:07Z",
"place": 2, "outcome": "done", "before": "a", "after": "b", "moves": [{"folder": 1, "from": "prefs", "to": "prefs.bak-2026-03-01"}], "clock": 5, "undo": "restore-prefs",
"cutOff": true, "putsBack": 2, "putBack": "2026-03-01T14:05:08Z"}]}`
	at := func(second int) time.Time { return time.Date(2026, 3, 1, 14, 5, second, 0, time.UTC) }
	want := Change{
		ID: 3, Command: "rename-prefs", Began: at(6), Ended: at(7), Place: 2, Outcome: Done, Before: "a", After: "b", Moves: []Move{{1, prefsName, "prefs.bak-2026-03-01"}}, Clock: 5,
		Undo: "restore-prefs", CutOff: true, PutsBack: 2, PutBack: at(8),
	}
	if got, err := parseJournal([]byte(first)); err != nil || !reflect.DeepEqual(got, []Change{want}) {
		t.Errorf("%+v, %v", got, err)
	}
	var a, b any
	if json.Unmarshal([]byte(first), &a) != nil || json.Unmarshal([]byte(journalOf(want)), &b) != nil || !reflect.DeepEqual(a, b) {
		t.Errorf("written as %s", journalOf(want))
	}
}

// FuzzJournal: no file makes it panic, and what can be read has numbers of its own and is written and read again as the same.
func FuzzJournal(f *testing.F) {
	f.Add([]byte(""))
	f.Add([]byte(journalOf()))
	f.Add([]byte(journalOf(Change{ID: 1, Command: "rename-prefs", Moves: []Move{{0, prefsName, asideName}}}, Change{ID: 2, PutsBack: 1, Ended: time.Unix(1e9, 0)})))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := parseJournal(data)
		if err != nil {
			if !errors.Is(err, errJournal) || all != nil {
				t.Fatal(err)
			}
			return
		}
		seen := map[int]bool{}
		for _, c := range all {
			if c.ID < 1 || seen[c.ID] {
				t.Fatalf("%+v", all)
			}
			seen[c.ID] = true
		}
		again, err := encodeJournal(all)
		if err != nil {
			t.Fatal(err)
		}
		back, err := parseJournal(again)
		if err != nil || len(data) < longestJournal/10 && len(back) != len(all) { // escaped and indented it can become several times as long
			t.Fatalf("%v: %d of %d changes\n%s", err, len(back), len(all), again)
		}
		if third, err := encodeJournal(back); err != nil || !bytes.Equal(again, third) {
			t.Fatalf("%v:\n%s\n%s", err, again, third)
		}
	})
}
