package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"unpause/bench/window/screen"
)

// move is a key whose effect is measured, after others that lead there.
type move struct {
	name   string   // what it leads to
	before []string // keys that come first and are not measured
	key    string
}

// learned is a move with the pictures before and after it.
type learned struct {
	move
	former, want *screen.Want
	gone         *screen.Want // what of the former picture is not there afterwards, in parts
}

// goneFew is how many pixels are enough to see that a picture begins to change.
const goneFew = 2000

// The pace of keys that are not measured, and the pause before one that is: at random, so that it comes at any moment of a picture's time.
const (
	keyPace    = 40 * time.Millisecond
	leastPause = 30 * time.Millisecond
	pauseMore  = 100 * time.Millisecond
)

// prepare presses the keys that come before a move.
func (r *running) prepare(m move) error {
	for _, key := range m.before {
		if _, err := r.hands.press(key); err != nil {
			return err
		}
		if err := r.pause(keyPace); err != nil {
			return err
		}
	}
	return nil
}

// study goes through a script and remembers what each key leads to.
func (r *running) study(script []move) (all []learned, err error) {
	var former *screen.Want
	for _, m := range script {
		if err := r.prepare(m); err != nil {
			return nil, err
		}
		if former == nil || len(m.before) > 0 {
			rest, err := r.rest()
			if err != nil {
				return nil, fmt.Errorf("before %s: %w", m.name, err)
			}
			former = rest.Whole()
		}
		if _, err := r.hands.press(m.key); err != nil {
			return nil, err
		}
		rest, err := r.rest()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.name, err)
		}
		want := rest.Whole()
		gone := former.Unlike(want, goneFew)
		if gone.Size() == 0 || want.Missing(former.Picture) == 0 {
			return nil, fmt.Errorf("%s, %s: the key %s changes nothing", r.name, m.name, m.key)
		}
		all = append(all, learned{m, former, want, gone})
		former = want
	}
	return all, nil
}

// perform goes through a script that was learned. take gets how long it was from each key to the first change and to the finished picture.
func (r *running) perform(script []learned, random *rand.Rand, take func(m move, changed, done time.Duration)) (errs error) {
	for _, m := range script {
		if err := r.prepare(m.move); err != nil {
			return err
		}
		if _, _, err := r.await(r.view, m.former, nil, patience); err != nil {
			return fmt.Errorf("before %s: %w", m.name, err)
		}
		if err := r.pause(leastPause + time.Duration(random.Int64N(int64(pauseMore)))); err != nil {
			return err
		}
		pressed, err := r.hands.press(m.key)
		if err != nil {
			return err
		}
		seen, changed, err := r.await(r.view, m.want, m.gone, patience)
		if err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
		take(m.move, changed.Sub(pressed), seen.Sub(pressed))
	}
	return nil
}

// words are typed into the search field, as people who look for help type them. Each is taken away again before the next.
var words = []string{"proxy", "firewall", "no sound", "something went wrong", "auth3", "spotify wont open"}

// typing is the script for words.
func typing(words []string) (script []move) {
	var before []string
	for _, word := range words {
		for i := range len(word) {
			script = append(script, move{word[:i+1], before, word[i : i+1]})
			before = nil
		}
		before = slices.Repeat([]string{"BackSpace"}, len(word))
	}
	return script
}

// tour is the script for screens. The settings are reached from the end of the first screen; then an error is looked up, and its first step.
func tour() []move {
	const code = "auth3"
	var letters []string
	for i := range len(code) {
		letters = append(letters, code[i:i+1])
	}
	again := slices.Repeat([]string{"BackSpace"}, len(code)) // what an earlier round has left
	return []move{
		{"to the settings", append(again, slices.Repeat([]string{shift + "Tab"}, settingsPlace)...), "Return"},
		{"back from the settings", nil, "Escape"},
		{"to an error", letters, "Return"},
		{"to a step", nil, "Return"},
		{"back to the error", nil, "Escape"},
		{"back to the first screen", nil, "Escape"},
	}
}

// settingsPlace is how many keys back from the first thing of the first screen the settings are.
const settingsPlace = 3

// fills is the script for the empty window: each key fills it with the other colour.
func fills(n int) (script []move) {
	for range n {
		script = append(script, move{name: "filled", key: firstLetter})
	}
	return script
}

// rounds are how often a script is gone through.
func (o options) rounds() int {
	if o.short {
		return 1
	}
	return 5
}

// play lets both go through scripts in turns: that for our program, or one of as many keys where a window is empty.
func (m *measurement) play(script []move, take func(side int, m move, changed, done time.Duration)) (err error) {
	open, err := m.openBoth()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, endBoth(open)) }()
	var scripts [2][]learned
	err = both(func(side int) (err error) {
		if m.firsts[false][side].plain {
			scripts[side], err = open[side].studyFills(len(script))
		} else {
			scripts[side], err = open[side].study(script)
		}
		return err
	})
	if err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(m.seed, 1))
	var lost [2]bool
	for round := range m.rounds() {
		for turn := range 2 {
			side := (round + turn) % 2
			if lost[side] {
				continue
			}
			e := open[side].perform(scripts[side], random, func(m move, changed, done time.Duration) { take(side, m, changed, done) })
			if e != nil {
				lost[side], err = true, errors.Join(err, fmt.Errorf("round %d: %w", round+1, e))
			}
		}
	}
	return err
}

// studyFills learns the two colours of the empty window and goes on from the second.
func (r *running) studyFills(n int) ([]learned, error) {
	all, err := r.study(fills(3))
	if err != nil {
		return nil, err
	}
	again := all[1:]
	var script []learned
	for i := range n + n%2 { // an even number, so that each round begins as the first
		script = append(script, again[i%2])
	}
	return script, nil
}

// pressRow is the row of the goal for keys.
const pressRow = "key press to finished results"

// presses measures typing.
func (m *measurement) presses() error {
	typed := words
	if m.short {
		typed = words[:1]
	}
	// The field must be empty again for the next round.
	script := typing(typed)
	script[0].before = slices.Repeat([]string{"BackSpace"}, len(typed[len(typed)-1]))
	return m.play(script, func(side int, _ move, changed, done time.Duration) {
		m.add(pressRow, "ms", side, millis(done))
		m.add("key press to first change", "ms", side, millis(changed))
	})
}

// switches measures going from screen to screen.
func (m *measurement) switches() error {
	return m.play(tour(), func(side int, move move, changed, done time.Duration) {
		m.add("switch of screens", "ms", side, millis(done))
		m.add("switch of screens, first change", "ms", side, millis(changed))
		if side == ours {
			m.add("  "+move.name, "ms", side, millis(done))
		}
	})
}
