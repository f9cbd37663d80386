package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"unpause/e2e/wine"
)

// The two that are compared, by their places in all that has one for each.
const (
	ours = iota
	empty
)

var names = [2]string{"ours", "empty"}

// system is what programs run on.
type system struct {
	name   string
	suffix string // of its programs
	setups bool   // whether there are setups for it
	seats  func(ctx context.Context, folder string, programs [2]string) (seats [2]*seat, closing func(), err error)
}

func systems(o options) (all []system) {
	if o.linux {
		all = append(all, system{name: "Linux", seats: linuxSeats})
	}
	if o.wine {
		all = append(all, system{name: "Windows", suffix: ".exe", setups: true, seats: wineSeats})
	}
	return all
}

// measurement is one on a system.
type measurement struct {
	options
	*results
	system   system
	programs [2]string
	seats    [2]*seat
	firsts   map[bool][2]*first // by whether the home was used before
}

// measure measures all that is asked for on one system. What goes wrong is noted, and the rest goes on.
func measure(ctx context.Context, o options, s system, all *results) {
	m := &measurement{options: o, results: all, system: s, firsts: map[bool][2]*first{}}
	for i, path := range []string{o.ours, o.empty} {
		path, err := filepath.Abs(path + s.suffix)
		if err == nil {
			_, err = os.Stat(path)
		}
		if err != nil {
			m.fault(s.name, err)
			return
		}
		m.programs[i] = path
	}
	if slices.Contains(o.only, "size") {
		m.note("size", m.sizes())
	}
	if len(o.only) == 1 && o.only[0] == "size" {
		return
	}
	folder, err := os.MkdirTemp("", "unpause-bench-")
	if err != nil {
		m.fault(s.name, err)
		return
	}
	defer os.RemoveAll(folder)
	progress(s.name, "getting ready")
	seats, closing, err := s.seats(ctx, folder, m.programs)
	defer closing()
	if err != nil {
		m.fault(s.name, err)
		return
	}
	m.seats = seats
	for _, section := range []struct {
		name    string
		measure func() error
	}{{"start", m.starts}, {"memory", m.memory}, {"idle", m.idling}, {"press", m.presses}, {"switch", m.switches}} {
		if slices.Contains(o.only, section.name) && ctx.Err() == nil {
			progress(s.name, section.name)
			m.note(section.name, section.measure())
		}
	}
	if ctx.Err() != nil {
		m.fault(s.name, ctx.Err())
	}
}

// progress tells a person who waits what is measured now.
func progress(system, section string) {
	fmt.Fprintf(os.Stderr, "%s  %s: %s\n", time.Now().Format(time.TimeOnly), system, section)
}

// note keeps why a section could not be measured.
func (m *measurement) note(section string, err error) {
	if err != nil && !errors.Is(err, context.Canceled) {
		m.fault(m.system.name+", "+section, err)
	}
}

// add adds a value of one of the two.
func (m *measurement) add(what, unit string, side int, value float64) {
	m.results.add(m.system.name, what, unit, side, value)
}

// both does something for both at the same time.
func both(do func(side int) error) error {
	var errs [2]error
	var wait sync.WaitGroup
	for side := range errs {
		wait.Go(func() { errs[side] = do(side) })
	}
	wait.Wait()
	return errors.Join(errs[:]...)
}

func linuxSeats(ctx context.Context, folder string, programs [2]string) (seats [2]*seat, closing func(), err error) {
	closing = func() { closeSeats(seats) }
	for i, program := range programs {
		own := filepath.Join(folder, names[i])
		seats[i], err = newSeat(ctx, names[i], own, func(display string) (host, error) { return newLinux(program, own, display) })
		if err != nil {
			return seats, closing, err
		}
	}
	return seats, closing, nil
}

// wineSeats makes a small Windows for each, because its server opens windows on one screen only.
func wineSeats(ctx context.Context, folder string, programs [2]string) (seats [2]*seat, closing func(), err error) {
	own := [2]string{filepath.Join(folder, names[ours]), filepath.Join(folder, names[empty])}
	closing = func() {
		for _, f := range own {
			stopWindows(f)
		}
		closeSeats(seats)
	}
	var prefixes [2]*wine.Prefix
	if prefixes[ours], err = newWindows(own[ours]); err != nil {
		return seats, closing, err
	}
	if ctx.Err() != nil {
		return seats, closing, ctx.Err()
	}
	if prefixes[empty], err = prefixes[ours].Copy(own[empty]); err != nil {
		return seats, closing, err
	}
	for i, program := range programs {
		seats[i], err = newSeat(ctx, names[i], own[i], func(display string) (host, error) { return newWine(prefixes[i], program, own[i], display) })
		if err != nil {
			return seats, closing, err
		}
	}
	return seats, closing, nil
}

func closeSeats(seats [2]*seat) {
	for _, s := range seats {
		if s != nil {
			s.close()
		}
	}
}

// sizes looks how large the files are.
func (m *measurement) sizes() (err error) {
	for side, program := range m.programs {
		err = errors.Join(err, m.size("program", side, program))
		if m.system.setups {
			err = errors.Join(err, m.size("setup", side, program[:len(program)-len(m.system.suffix)]+"-setup.exe"))
		}
	}
	return err
}

func (m *measurement) size(what string, side int, file string) error {
	info, err := os.Stat(file)
	if err != nil {
		return fmt.Errorf("the %s is not there: %w", what, err)
	}
	m.add("size of the "+what, "MiB", side, float64(info.Size())/(1<<20))
	return nil
}
