package main

import (
	"runtime"
	"time"

	"unpause/bench/stats"
	"unpause/catalog/search"
)

// measured is what came out at one size.
type measured struct {
	scale
	documents, words  int
	asked, keyPresses int
	engines           []figures // in the order of kinds
}

// figures are what one engine needs. Times are in microseconds.
type figures struct {
	press, whole  []float64 // each key press, each whole query
	allocs, bytes float64   // of a key press, in the mean
	build         float64
	memory        float64 // in bytes
}

// enough is the time for which a key press is repeated at least, in which a fast one is timed often.
const enough = 200 * time.Microsecond

func measure(s scale, all bool, cat *corpus, examples []question, seed uint64) (measured, error) {
	docs, lex := cat.docs, cat.lexicon
	if s.made > 0 {
		docs, lex = madeUp(docs, lex, s.made, seed)
	}
	m := measured{scale: s, documents: len(docs), words: countWords(docs), engines: make([]figures, len(kinds))}
	engines := make([]engine, len(kinds)) // nil where one is left out
	for i, k := range kinds {
		if k.upTo > 0 && len(docs) > k.upTo && !all {
			continue
		}
		var err error
		if engines[i], err = m.engines[i].built(k, docs, lex, s.builds); err != nil {
			return m, err
		}
		defer engines[i].close()
	}
	var pressed []string
	for _, q := range sample(examples, s.queries) {
		m.asked++
		keys := typed(q.text, s.step)
		pressed = append(pressed, keys...)
		for i, e := range engines {
			if e != nil {
				m.engines[i].time(e, keys, s.rounds)
			}
		}
	}
	m.keyPresses = len(pressed)
	for i, e := range engines {
		if e != nil {
			m.engines[i].count(e, sample(pressed, counted))
		}
	}
	return m, nil
}

// built builds an index so many times, and returns the last one.
func (f *figures) built(k kind, docs []search.Document, lex search.Lexicon, times int) (e engine, err error) {
	var took []float64
	for range times {
		if e != nil {
			e.close()
		}
		e = nil
		before := heap()
		start := time.Now()
		if e, err = k.build(docs, lex); err != nil {
			return nil, err
		}
		took = append(took, micros(time.Since(start)))
		f.memory = heap() - before
	}
	f.build = stats.Median(took)
	return e, nil
}

// heap is how much memory is in use, garbage left out.
func heap() float64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

// time takes the time of the key presses of one query.
func (f *figures) time(e engine, keys []string, rounds int) {
	for i, key := range keys {
		took := timed(e, key, rounds)
		f.press = append(f.press, took)
		if i == len(keys)-1 {
			f.whole = append(f.whole, took)
		}
	}
}

// timed is the median time of one key press.
func timed(e engine, key string, rounds int) float64 {
	var took []float64
	for begin := time.Now(); len(took) < rounds || time.Since(begin) < enough; {
		start := time.Now()
		e.press(key)
		took = append(took, micros(time.Since(start)))
	}
	return stats.Median(took)
}

func micros(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1000 }

// counted is for how many key presses is counted what they allocate.
const counted = 60

// count counts what the key presses allocate.
func (f *figures) count(e engine, keys []string) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for _, key := range keys {
		e.press(key)
	}
	runtime.ReadMemStats(&after)
	f.allocs = stats.Ratio(float64(after.Mallocs-before.Mallocs), float64(len(keys)))
	f.bytes = stats.Ratio(float64(after.TotalAlloc-before.TotalAlloc), float64(len(keys)))
}
