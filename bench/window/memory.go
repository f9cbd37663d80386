package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"unpause/bench/window/proc"
)

// settled is how long after the first screen memory is looked at.
const settled = 3 * time.Second

// The times at which memory is looked at, as rows are named.
const (
	atFirst     = ", 3 s after the first screen"
	afterMonkey = ", after keys and clicks at random"
)

// openBoth opens both windows at the same time, in fresh homes, and finds them.
func (m *measurement) openBoth() (open [2]*running, err error) {
	f, err := m.learnBoth(false)
	if err != nil {
		return open, err
	}
	err = both(func(side int) (err error) {
		if open[side], _, err = m.seats[side].open(f[side], false); err == nil {
			err = open[side].find()
		}
		return err
	})
	if err != nil {
		err = errors.Join(err, endBoth(open))
	}
	return open, err
}

func endBoth(open [2]*running) error {
	return both(func(side int) error {
		if open[side] == nil {
			return nil
		}
		return open[side].end()
	})
}

// memory looks at the memory of both.
func (m *measurement) memory() (err error) {
	open, err := m.openBoth()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, endBoth(open)) }()
	if err := both(func(side int) error { return open[side].pause(settled) }); err != nil {
		return err
	}
	if err := both(func(side int) error { return m.addMemory(open[side], side, atFirst) }); err != nil {
		return err
	}
	return both(func(side int) error {
		done, err := open[side].monkey(rand.New(rand.NewPCG(m.seed, 0)), m.options.monkey)
		if err != nil {
			return fmt.Errorf("after %d keys and clicks at random, seed %d: %w", done, m.seed, err)
		}
		return m.addMemory(open[side], side, afterMonkey)
	})
}

func (m *measurement) addMemory(r *running, side int, when string) error {
	memory, err := proc.MemoryOf(r.window.pid)
	if err != nil {
		return err
	}
	for _, part := range []struct {
		what  string
		bytes int64
	}{{"resident memory", memory.Resident}, {"most resident memory", memory.Highest}, {"proportional memory", memory.Proportional}, {"private memory", memory.Private}} {
		m.add(part.what+when, "MiB", side, float64(part.bytes)/(1<<20))
	}
	return nil
}

// idling takes the processor time of both while nothing is done.
func (m *measurement) idling() (err error) {
	open, err := m.openBoth()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, endBoth(open)) }()
	return both(func(side int) error {
		r := open[side]
		if err := r.pause(m.rest); err != nil {
			return err
		}
		before, err := proc.ProcessorTime(r.window.pid)
		if err != nil {
			return err
		}
		if err := r.pause(m.idle); err != nil {
			return err
		}
		after, err := proc.ProcessorTime(r.window.pid)
		if err != nil {
			return err
		}
		m.add(fmt.Sprintf("processor time of %v without a key", m.idle), "ms", side, millis(after-before))
		return nil
	})
}

// monkeyPace is how long the monkey thinks.
const monkeyPace = 100 * time.Millisecond

// monkey presses keys and clicks for a while, and tells how many.
func (r *running) monkey(random *rand.Rand, long time.Duration) (done int, err error) {
	ticks := time.NewTicker(monkeyPace)
	defer ticks.Stop()
	for done < int(long/monkeyPace) {
		select {
		case <-ticks.C:
		case <-r.ctx.Done():
			return done, context.Cause(r.ctx)
		}
		if err := r.alive(); err != nil {
			return done, err
		}
		if err := r.do(whatever(random)); err != nil {
			return done, err
		}
		done++
	}
	return done, r.hands.hide(pointerAway)
}
