package main

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"unpause/bench/stats"
)

// rows are the lines of the report. A goal is in milliseconds, 0 where there is none.
var rows = []struct {
	figure int
	name   string
	goal   float64
}{
	{catalogue, "catalogue", 10},
	{index, "search index", 5},
	{another, "another language, all of it", 15},
	{diagnosis, "beginning the questions", 0},
	{next, "first question", 5},
}

// report prints what the starts of one language took.
func report(w io.Writer, language string, starts []figures) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range rows {
		const ms = float64(time.Millisecond)
		lower, median, upper := stats.Quartiles(column(starts, r.figure))
		fmt.Fprintf(table, "%s\t%s\t%.1f (%.1f to %.1f)\t%s\n", language, r.name, median/ms, lower/ms, upper/ms, judged(median/ms, r.goal))
	}
	table.Flush()
	fmt.Fprintf(w, "%s  held in memory: %.2f MB\n\n", language, stats.Median(column(starts, heap))/1e6)
}

// judged says whether a goal is met.
func judged(took, goal float64) string {
	switch {
	case goal == 0:
		return ""
	case took <= goal:
		return fmt.Sprintf("goal %.0f: met", goal)
	}
	return fmt.Sprintf("goal %.0f: not met", goal)
}

func column(starts []figures, figure int) (all []float64) {
	for _, f := range starts {
		all = append(all, f[figure])
	}
	return all
}
