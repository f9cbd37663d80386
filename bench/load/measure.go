package main

import (
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"time"

	"unpause/catalog"
	"unpause/resources"
	"unpause/wizard"
)

// What is measured in each start, in this order.
const (
	catalogue = iota // reading it and making it ready
	index            // taking up the index of the search
	another          // loading another language, as when the person chooses one
	diagnosis        // beginning the questions
	next             // the first question
	heap             // what the catalogue and its search hold, in bytes
	all
)

// figures are what one start took: nanoseconds, but for heap.
type figures [all]float64

// load does what a start does, and measures it. It comes before all else, so that nothing is there yet.
func load(language string) (f figures, err error) {
	begun := time.Now()
	since := func() float64 {
		took := time.Since(begun)
		begun = time.Now()
		return float64(took)
	}
	// The same as catalog.LoadIn, whose two parts are told apart here.
	data, failed := catalog.ReadData(language)
	f[catalogue] = since()
	searched, failedToo := catalog.ReadIndex(language)
	f[index] = since()
	if err := errors.Join(failed, failedToo); err != nil {
		return f, err
	}
	cat, err := catalog.New(data, searched)
	f[catalogue] += since()
	if err != nil {
		return f, err
	}
	d := wizard.NewDiagnosis(cat)
	f[diagnosis] = since()
	if _, asked := d.Next(); !asked {
		return f, errors.New("there is no first question")
	}
	f[next] = since()
	if _, err := catalog.LoadIn(otherThan(language)); err != nil {
		return f, err
	}
	f[another] = since()
	f[heap], err = held(language)
	return f, err
}

// otherThan is another language.
func otherThan(language string) string {
	if language != resources.English {
		return resources.English
	}
	return resources.Languages()[1]
}

// held is how many bytes a catalogue holds.
func held(language string) (float64, error) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	cat, err := catalog.LoadIn(language)
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(cat)
	return float64(after.HeapAlloc) - float64(before.HeapAlloc), err
}

// String writes figures for parse.
func (f figures) String() string {
	words := make([]string, len(f))
	for i, n := range f {
		words[i] = strconv.FormatFloat(n, 'f', -1, 64)
	}
	return strings.Join(words, " ")
}

func parse(text string) (f figures, err error) {
	words := strings.Fields(text)
	if len(words) != len(f) {
		return f, fmt.Errorf("a start printed %q", text)
	}
	for i, word := range words {
		if f[i], err = strconv.ParseFloat(word, 64); err != nil {
			return f, fmt.Errorf("a start printed %q: %w", text, err)
		}
	}
	return f, nil
}
