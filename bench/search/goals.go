package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"unpause/bench/stats"
)

// frame is the time of one picture at 60 pictures a second, in microseconds.
const frame = 16_000.0

// printGoals sets what was measured against what we want.
func printGoals(w io.Writer, sizes []measured) {
	fmt.Fprint(w, "\nAgainst the goals\n")
	for _, m := range sizes {
		own := m.engines[0]
		switch m.made {
		case 0:
			for i, k := range kinds[1:] {
				other := m.engines[i+1]
				fmt.Fprintf(w, "The real catalogue: %s takes %.0f times as long as ours for a key press, %.0f times for a whole query (medians). Goal: at least 20 times.\n",
					k.name, stats.Ratio(stats.Median(other.press), stats.Median(own.press)), stats.Ratio(stats.Median(other.whole), stats.Median(own.whole)))
			}
		case 10_000:
			fmt.Fprintf(w, "10,000 entries: of a frame of 16 ms, a key press of ours takes %.1f%% (median), %.1f%% (95th percentile), %.1f%% (longest). Goal: below 100%%.\n",
				100*stats.Median(own.press)/frame, 100*stats.Percentile(own.press, 0.95)/frame, 100*stats.Percentile(own.press, 1)/frame)
		}
	}
	printGrowth(w, sizes)
}

// printGrowth prints the time of a key press by the number of entries, against that at the first made-up size.
func printGrowth(w io.Writer, sizes []measured) {
	fmt.Fprint(w, "Growth of a key press per entry, 1,000 entries being 1 (at most about 1: no worse than linear):\n")
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(table, "entries\t")
	for _, k := range kinds {
		fmt.Fprintf(table, "%s, median\t95th percentile\t", k.name)
	}
	fmt.Fprintln(table)
	var first *measured
	for i := range sizes {
		m := &sizes[i]
		if m.made == 0 {
			continue
		}
		if first == nil {
			first = m
		}
		fmt.Fprintf(table, "%d\t", m.made)
		for e := range kinds {
			if len(m.engines[e].press) == 0 {
				fmt.Fprint(table, "–\t–\t")
				continue
			}
			for _, share := range []float64{0.5, 0.95} {
				fmt.Fprintf(table, "%.2f\t", stats.Growth(stats.Percentile(m.engines[e].press, share), float64(m.made), stats.Percentile(first.engines[e].press, share), float64(first.made)))
			}
		}
		fmt.Fprintln(table)
	}
	table.Flush()
}
