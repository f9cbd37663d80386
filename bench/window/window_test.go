package main

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb/xproto"
)

func TestParse(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		want func(options) bool
	}{
		"nothing": {nil, func(o options) bool {
			return o.runs == 10 && o.monkey == 10*time.Minute && o.linux && o.wine && len(o.only) == len(sections)
		}},
		"short": {[]string{"-short"}, func(o options) bool {
			return o.runs == 3 && o.monkey == 5*time.Second && o.idle == 5*time.Second && o.rest == 2*time.Second
		}},
		"short but long": {[]string{"-short", "-runs", "7", "-monkey", "1m", "-idle", "2m"}, func(o options) bool { return o.runs == 7 && o.monkey == time.Minute && o.idle == 2*time.Minute }},
		"two sections":   {[]string{"-only", "start,size"}, func(o options) bool { return slices.Equal(o.only, []string{"start", "size"}) }},
		"one system":     {[]string{"-wine=false"}, func(o options) bool { return len(systems(o)) == 1 && systems(o)[0].name == "Linux" }},
	} {
		if o, err := parse(c.args); err != nil || !c.want(o) {
			t.Errorf("%s: %+v, %v", name, o, err)
		}
	}
	for _, args := range [][]string{{"-only", "colour"}, {"-only", ""}, {"-runs", "0"}, {"now"}} {
		if o, err := parse(args); err == nil {
			t.Errorf("%q: %+v", args, o)
		}
	}
}

// TestMonkeysDoTheSame: two of one seed, each by itself. Together they do everything, and only inside of the window.
func TestMonkeysDoTheSame(t *testing.T) {
	one, other := rand.New(rand.NewPCG(7, 0)), rand.New(rand.NewPCG(7, 0))
	kinds := map[string]int{}
	const deeds = 20_000
	for i := range deeds {
		a, b := whatever(one), whatever(other)
		if a != b {
			t.Fatalf("deed %d is %v and %v", i, a, b)
		}
		if a.key == "" && (a.place.X < 0 || a.place.X >= windowWidth || a.place.Y < 0 || a.place.Y >= windowHeight) {
			t.Fatalf("a click at %v", a.place)
		}
		kinds[a.key]++
	}
	all := 0
	for _, l := range liking {
		n := kinds[""]
		if l.keys != nil {
			n = 0
		}
		for _, key := range l.keys {
			if kinds[key] == 0 {
				t.Errorf("%s is never pressed", key)
			}
			n += kinds[key]
		}
		if want := deeds * l.times / 100; n < want*9/10 || n > want*11/10 {
			t.Errorf("%q: %d times, want about %d", l.keys, n, want)
		}
		all += l.times
	}
	if all != 100 {
		t.Errorf("the likings are %d together", all)
	}
}

func TestTyping(t *testing.T) {
	script := typing([]string{"ab", "c"})
	want := []move{{"a", nil, "a"}, {"ab", nil, "b"}, {"c", []string{"BackSpace", "BackSpace"}, "c"}}
	if !slices.EqualFunc(script, want, func(a, b move) bool { return a.name == b.name && a.key == b.key && slices.Equal(a.before, b.before) }) {
		t.Errorf("%+v", script)
	}
}

// TestScriptsNeedOnlyKnownKeys: a keyboard has letters and digits in small writing, the blank, and what stands in signs.
func TestScriptsNeedOnlyKnownKeys(t *testing.T) {
	var keys []string
	for _, m := range slices.Concat(typing(words), tour(), fills(1)) {
		keys = append(append(keys, m.before...), m.key)
	}
	for _, l := range liking {
		keys = append(keys, l.keys...)
	}
	for _, key := range keys {
		key = strings.TrimPrefix(key, shift)
		if _, ok := signs[key]; !ok && (len(key) != 1 || !strings.Contains("abcdefghijklmnopqrstuvwxyz0123456789 ", key)) {
			t.Errorf("no key %q", key)
		}
	}
}

func TestPlainEnvironment(t *testing.T) {
	got := plainEnvironment([]string{"A=1", "XDG_STATE_HOME=/x", "FYNE_SCALE=3", "LC_ALL=de_DE", "LANG=de", "DISPLAY=:0", "HOME=/h", "DBUS_SESSION_BUS_ADDRESS=x", "LIBGL_ALWAYS_SOFTWARE=1"})
	if want := []string{"A=1", "LIBGL_ALWAYS_SOFTWARE=1"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestHomes: a fresh one is empty and the former fresh one has gone; the used one stays as it was.
func TestHomes(t *testing.T) {
	l, err := newLinux("program", t.TempDir(), ":1")
	if err != nil {
		t.Fatal(err)
	}
	first := l.home()
	put := func(name string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(l.home(), name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	forget := func(used bool, want ...string) {
		t.Helper()
		if err := l.forget(used); err != nil {
			t.Fatal(err)
		}
		entries, err := os.ReadDir(l.home())
		var names []string
		for _, e := range entries {
			if e.Name()[0] != '.' { // furniture
				names = append(names, e.Name())
			}
		}
		if err != nil || !slices.Equal(names, want) {
			t.Errorf("used %v: there is %q, %v, want %q", used, names, err, want)
		}
	}
	put("a")
	forget(false)
	if _, err := os.Stat(first); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s is still there: %v", first, err)
	}
	forget(true)
	put("b")
	forget(false)
	forget(true, "b")
	_, _, env := l.command()
	if !slices.Contains(env, "HOME="+l.home()) || !slices.Contains(env, "DISPLAY=:1") {
		t.Errorf("the environment is %q", env)
	}
}

// twoRows are results as they come.
func twoRows() []*row {
	r := &results{}
	for i := range 4 {
		r.add("Linux", startRow, "ms", ours, 220+float64(i))
		r.add("Linux", startRow, "ms", empty, 200+float64(i))
	}
	r.add("Linux", pressRow, "ms", ours, 33.4)
	r.add("Windows", startRow, "ms", ours, 500)
	return r.rows
}

func TestRows(t *testing.T) {
	rows := twoRows()
	if len(rows) != 3 || len(rows[0].values[empty]) != 4 || rows[2].system != "Windows" {
		t.Fatalf("%+v", rows)
	}
	var table strings.Builder
	printRows(&table, rows[:2])
	for _, want := range []string{"221.0 (220.0–222.0)", "201.0 (200.0–202.0)", "1.10", "33.4", "–"} {
		if !strings.Contains(table.String(), want) {
			t.Errorf("%q is missing in\n%s", want, &table)
		}
	}
}

func TestGoals(t *testing.T) {
	var text strings.Builder
	printGoals(&text, twoRows())
	want := []string{"1.100 times, goal 1.10 met", "33.4 ms, goal 33.3 not met"}
	var got []string
	for line := range strings.Lines(text.String()) {
		if words := strings.Fields(line); len(words) > 3 && words[0] == "Linux" {
			got = append(got, strings.Join(words[slices.IndexFunc(words, func(w string) bool { return strings.Contains(w, ".") }):], " "))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q in\n%s", got, want, &text)
	}
	if strings.Contains(text.String(), "Windows") {
		t.Error("a goal that cannot be judged is judged")
	}
}

// TestGoalAtItsEdge: exactly as much as wanted is enough.
func TestGoalAtItsEdge(t *testing.T) {
	for _, c := range []struct {
		g           goal
		ours, empty float64
		met         bool
	}{
		{goal{ratio: 1.25}, 125, 100, true}, {goal{ratio: 1.25}, 125.2, 100, false},
		{goal{value: 33.3}, 33.3, 0, true}, {goal{value: 33.3}, 33.31, 0, false},
	} {
		if met, reached := c.g.met(&row{values: [2][]float64{{c.ours}, {c.empty}}}); met != c.met {
			t.Errorf("%+v: %s is met: %v", c, reached, met)
		}
	}
}

func TestRawValues(t *testing.T) {
	file := filepath.Join(t.TempDir(), "raw.csv")
	if err := writeRaw(file, twoRows()); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"system,what,unit,program,number,value\n", "Linux,\"" + startRow + "\",ms,empty,4,203\n", "Linux," + pressRow + ",ms,ours,1,33.4\n"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if n := strings.Count(string(text), "\n"); n != 11 {
		t.Errorf("%d lines", n)
	}
}

// TestFaultsAreTold: what could not be measured makes the exit code.
func TestFaultsAreTold(t *testing.T) {
	r := &results{}
	if r.faults() != nil {
		t.Error("there are faults from the start")
	}
	r.fault("Linux, start", errNotSeen)
	if err := r.faults(); !errors.Is(err, errNotSeen) || !strings.Contains(err.Error(), "Linux, start") {
		t.Error(err)
	}
	if describeBuild(filepath.Join(t.TempDir(), "none")) == "" {
		t.Error("a program that is not there is described by nothing")
	}
}

func TestUnknownKeysAreRefused(t *testing.T) {
	h := &hands{keys: map[xproto.Keysym]xproto.Keycode{'a': 38, signs["Tab"]: 23}}
	for key, want := range map[string]xproto.Keycode{"a": 38, "Tab": 23} {
		if got, err := h.code(key); got != want || err != nil {
			t.Errorf("%s: %d, %v", key, got, err)
		}
	}
	for _, key := range []string{"", "b", "Return", "ab"} {
		if got, err := h.code(key); err == nil {
			t.Errorf("%q: %d", key, got)
		}
	}
}
