package main

import (
	"image"
	"math/rand/v2"
)

// deed is something that a monkey does: a key, or a click at a place of the window when there is no key.
type deed struct {
	key   string
	place image.Point
}

// liking is how often, of a hundred times, a monkey does what.
var liking = []struct {
	times int
	keys  []string // one of them; none is a click
}{
	{45, []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z"}},
	{15, []string{"Tab"}},
	{10, []string{"Return"}},
	{5, []string{"Escape"}},
	{12, []string{"Left", "Right", "Up", "Down"}},
	{13, nil},
}

// whatever is what a monkey does next. Each takes the same numbers from the chance, so that all monkeys of one seed do the same.
func whatever(random *rand.Rand) deed {
	kind, which := random.IntN(100), random.IntN(1<<20)
	place := image.Pt(random.IntN(windowWidth), random.IntN(windowHeight))
	for _, l := range liking {
		if kind -= l.times; kind < 0 && l.keys != nil {
			return deed{key: l.keys[which%len(l.keys)]}
		}
	}
	return deed{place: place}
}

// do does it.
func (r *running) do(d deed) error {
	if d.key == "" {
		return r.hands.click(r.window.area.Min.Add(d.place))
	}
	_, err := r.hands.press(d.key)
	return err
}
