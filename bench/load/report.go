package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"text/tabwriter"
	"time"
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
		quartiles := [3]float64{}
		for i, share := range []float64{0.5, 0.25, 0.75} {
			quartiles[i] = quantile(column(starts, r.figure), share) / float64(time.Millisecond)
		}
		fmt.Fprintf(table, "%s\t%s\t%.1f (%.1f to %.1f)\t%s\n", language, r.name, quartiles[0], quartiles[1], quartiles[2], judged(quartiles[0], r.goal))
	}
	table.Flush()
	fmt.Fprintf(w, "%s  held in memory: %.2f MB\n\n", language, quantile(column(starts, heap), 0.5)/1e6)
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

// quantile is the smallest value that at least this share of all is not above; 0 of none.
func quantile(all []float64, share float64) float64 {
	if len(all) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(all))
	at := int(math.Ceil(share*float64(len(sorted)))) - 1
	return sorted[min(max(at, 0), len(sorted)-1)]
}
