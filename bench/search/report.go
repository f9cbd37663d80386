package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"text/tabwriter"

	"unpause/bench/stats"
	"unpause/catalog/search"
)

// printHead says what is compared, and where.
func printHead(w io.Writer, seed uint64) {
	fmt.Fprintf(w, "Our search beside bleve v2.6.3, both in memory. %s, %d cores, %s, seed %d\n", runtime.Version(), runtime.NumCPU(), processor(), seed)
	fmt.Fprint(w, `
"bleve" is bleve.NewMemOnly; "bleve scorch" is its newer kind of index, also in memory. Both keep fields code, message, title, summary, words (how people
speak of it) and text, with boosts 5, 3, 2, 2, 2 and 0.5; English analyzer, for codes one that cuts into letters and digits; no stored texts, no places of words.
A key press asks for any of the words in any field, for the whole query as a code (boost 20), for words of five letters and more with one letter wrong (the first one right) in all fields but text, and for
the last word as a beginning of a longer one there; the ten best are given back, without reasons. Ours gives up to 60, each with what matched.
bleve knows the same documents, but not the lexicon.
`)
}

// processor is the name of the processor, as far as it can be told.
func processor() string {
	text, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return runtime.GOARCH
	}
	for line := range strings.Lines(string(text)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}

func countWords(docs []search.Document) (n int) {
	for _, d := range docs {
		for _, texts := range fields(d) {
			for _, text := range texts {
				n += len(strings.Fields(text))
			}
		}
	}
	return n
}

// line is one line of the table.
type line struct {
	name   string
	figure func(figures) float64
	show   func(float64) string
}

var lines = []line{
	{"key press, median", func(f figures) float64 { return stats.Median(f.press) }, showTime},
	{"key press, 95th percentile", func(f figures) float64 { return stats.Percentile(f.press, 0.95) }, showTime},
	{"key press, longest", func(f figures) float64 { return stats.Percentile(f.press, 1) }, showTime},
	{"whole query, median", func(f figures) float64 { return stats.Median(f.whole) }, showTime},
	{"whole query, 95th percentile", func(f figures) float64 { return stats.Percentile(f.whole, 0.95) }, showTime},
	{"allocations per key press", func(f figures) float64 { return f.allocs }, func(n float64) string { return fmt.Sprintf("%.0f", n) }},
	{"bytes per key press", func(f figures) float64 { return f.bytes }, showBytes},
	{"building the index", func(f figures) float64 { return f.build }, showTime},
	{"memory of the index", func(f figures) float64 { return f.memory }, showBytes},
}

// printSize prints the table of one size.
func printSize(w io.Writer, m measured) {
	fmt.Fprintf(w, "\n%s%s: %d documents, %.0f words each; %d queries, %d key presses, each timed at least %d times\n",
		strings.ToUpper(m.name[:1]), m.name[1:], m.documents, stats.Ratio(float64(m.words), float64(m.documents)), m.asked, m.keyPresses, m.rounds)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(table, "\t")
	for i, k := range kinds {
		fmt.Fprint(table, k.name, "\t")
		if i > 0 {
			fmt.Fprint(table, "/ours\t")
		}
	}
	fmt.Fprintln(table)
	for _, l := range lines {
		fmt.Fprint(table, l.name, "\t")
		own := l.figure(m.engines[0])
		for i, f := range m.engines {
			if len(f.press) == 0 {
				fmt.Fprint(table, "–\t–\t")
				continue
			}
			value := l.figure(f)
			fmt.Fprint(table, l.show(value), "\t")
			if i > 0 {
				fmt.Fprintf(table, "%.1f\t", stats.Ratio(value, own))
			}
		}
		fmt.Fprintln(table)
	}
	table.Flush()
}

// showTime shows microseconds.
func showTime(micros float64) string {
	switch {
	case micros >= 1e6:
		return fmt.Sprintf("%.2f s", micros/1e6)
	case micros >= 1e3:
		return fmt.Sprintf("%.2f ms", micros/1e3)
	}
	return fmt.Sprintf("%.1f µs", micros)
}

func showBytes(bytes float64) string {
	switch {
	case bytes >= 1<<20:
		return fmt.Sprintf("%.1f MiB", bytes/(1<<20))
	case bytes >= 1<<10:
		return fmt.Sprintf("%.1f KiB", bytes/(1<<10))
	}
	return fmt.Sprintf("%.0f B", bytes)
}
