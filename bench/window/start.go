package main

import (
	"errors"
	"fmt"
	"image"
	"time"

	"unpause/bench/window/screen"
)

// startRow is the row of starts in a fresh home.
const (
	startIn    = "start, "
	startRow   = startIn + freshHome
	freshHome  = "fresh home"
	usedBefore = "used home"
)

// firstLetter is pressed as soon as the first screen is there.
const firstLetter = "a"

// first is what a program shows when it has started, and after a letter.
type first struct {
	area                 image.Rectangle // of the window
	drawn, whole, letter *screen.Want
	plain                bool // nothing but a background
}

// learn starts a program once and remembers what it shows.
func (s *seat) learn(used bool) (f *first, err error) {
	if err := s.host.forget(used); err != nil {
		return nil, err
	}
	r, err := s.start()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.end()) }()
	if err := r.find(); err != nil {
		return nil, err
	}
	rest, err := r.rest()
	if err != nil {
		return nil, err
	}
	_, plain := rest.Whole().Background()
	f = &first{area: r.window.area, drawn: rest.Drawn(), whole: rest.Whole(), plain: plain}
	if _, err := r.hands.press(firstLetter); err != nil {
		return nil, err
	}
	if rest, err = r.rest(); err != nil {
		return nil, err
	}
	if f.letter = rest.Whole(); screen.Differ(f.letter.Picture, f.whole.Picture) == 0 {
		return nil, fmt.Errorf("%s: a letter changes nothing", s.name)
	}
	return f, nil
}

// learnBoth learns the first screens of both, once.
func (m *measurement) learnBoth(used bool) ([2]*first, error) {
	if known, ok := m.firsts[used]; ok {
		return known, nil
	}
	var f [2]*first
	err := both(func(side int) (err error) {
		f[side], err = m.seats[side].learn(used)
		return err
	})
	if err == nil {
		m.firsts[used] = f
	}
	return f, err
}

// open starts a program and waits for its first screen, which comes after took.
func (s *seat) open(f *first, used bool) (r *running, took time.Duration, err error) {
	if err := s.host.forget(used); err != nil {
		return nil, 0, err
	}
	view, err := s.screen.View(f.area)
	if err != nil {
		return nil, 0, err
	}
	if f.drawn.Seen(view) {
		return nil, 0, fmt.Errorf("%s: the first screen is there before the program was started", s.name)
	}
	if r, err = s.start(); err != nil {
		return nil, 0, err
	}
	r.view = view
	seen, _, err := r.await(r.view, f.drawn, nil, startPatience/2)
	if err != nil {
		return nil, 0, errors.Join(err, r.end())
	}
	return r, seen.Sub(r.began), nil
}

// timed is how long it took after starting a program until the first screen was there, until it had the keyboard as well, and how long a letter that was pressed
// right then took.
type timed struct{ picture, ready, letter time.Duration }

// timedStart starts a program, presses a letter as soon as it can be pressed, and ends the program again.
func (s *seat) timedStart(f *first, used bool) (t timed, err error) {
	r, took, err := s.open(f, used)
	if err != nil {
		return t, err
	}
	defer func() { err = errors.Join(err, r.end()) }()
	if err := r.find(); err != nil {
		return t, err
	}
	if r.window.area != f.area {
		return t, fmt.Errorf("%s: the window is at %v, not at %v", s.name, r.window.area, f.area)
	}
	waited, err := r.awaitKeyboard()
	if err != nil {
		return t, err
	}
	t.picture, t.ready = took, took
	if waited {
		t.ready = time.Since(r.began)
	}
	pressed, err := r.hands.press(firstLetter)
	if err != nil {
		return t, err
	}
	seen, _, err := r.await(r.view, f.letter, nil, patience)
	if err != nil {
		return t, fmt.Errorf("the first letter: %w", err)
	}
	t.letter = seen.Sub(pressed)
	return t, nil
}

// awaitKeyboard waits until keys go to the window, and tells whether they did not from the first.
func (r *running) awaitKeyboard() (waited bool, err error) {
	for deadline := time.Now().Add(patience); ; nap() {
		has, err := r.hands.hasKeyboard(r.window.id)
		if err != nil || has {
			return waited, err
		}
		if time.Now().After(deadline) {
			return waited, fmt.Errorf("%s does not get the keyboard", r.name)
		}
		if err := r.alive(); err != nil {
			return waited, err
		}
		waited = true
	}
}

// starts measures starts, in turns.
func (m *measurement) starts() error {
	var errs error
	homes := []bool{false, true}
	if m.short {
		homes = homes[:1]
	}
	for _, used := range homes {
		f, err := m.learnBoth(used)
		if err != nil {
			return err
		}
		home := freshHome
		if used {
			home = usedBefore
		}
		for i := range m.runs {
			for turn := range 2 {
				side := (i + turn) % 2
				t, err := m.seats[side].timedStart(f[side], used)
				if m.seats[side].ctx.Err() != nil {
					return err
				}
				if err != nil {
					errs = errors.Join(errs, fmt.Errorf("%s, start %d: %w", home, i+1, err))
					continue
				}
				m.add(startIn+home, "ms", side, millis(t.ready))
				m.add("  of it waiting for the keyboard, "+home, "ms", side, millis(t.ready-t.picture))
				m.add("  a letter right then, "+home, "ms", side, millis(t.letter))
			}
		}
	}
	return errs
}

func millis(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e6 }
