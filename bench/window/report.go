package main

import (
	"debug/buildinfo"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"text/tabwriter"

	"unpause/bench/stats"
)

// row is one thing that is measured, with all its values for both.
type row struct {
	system, what, unit string
	values             [2][]float64
}

// results are all rows so far, and what could not be measured.
type results struct {
	lock   sync.Mutex
	rows   []*row
	failed []error
}

func (r *results) add(system, what, unit string, side int, value float64) {
	r.lock.Lock()
	defer r.lock.Unlock()
	i := slices.IndexFunc(r.rows, func(o *row) bool { return o.system == system && o.what == what })
	if i < 0 {
		i = len(r.rows)
		r.rows = append(r.rows, &row{system: system, what: what, unit: unit})
	}
	r.rows[i].values[side] = append(r.rows[i].values[side], value)
}

// fault notes that something could not be measured.
func (r *results) fault(where string, err error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.failed = append(r.failed, fmt.Errorf("could not be measured: %s: %w", where, err))
}

func (r *results) faults() error { return errors.Join(r.failed...) }

// ratio is ours/empty, of the medians.
func (r *row) ratio() float64 {
	return stats.Ratio(stats.Median(r.values[ours]), stats.Median(r.values[empty]))
}

// printHead says what is compared.
func printHead(w io.Writer, o options) {
	fmt.Fprintf(w, "The window of Unpause beside an empty one. %d cores, seed %d, %d starts each\n", runtime.NumCPU(), o.seed, o.runs)
	for _, s := range systems(o) {
		for i, path := range []string{o.ours, o.empty} {
			fmt.Fprintf(w, "%s, %s: %s\n", s.name, names[i], describeBuild(path+s.suffix))
		}
	}
}

// describeBuild says of what a program was built.
func describeBuild(path string) string {
	info, err := buildinfo.ReadFile(path)
	if err != nil {
		return err.Error()
	}
	text := info.GoVersion
	for _, m := range info.Deps {
		if m.Path == "fyne.io/fyne/v2" {
			text += ", Fyne " + m.Version
		}
	}
	for _, s := range info.Settings {
		if s.Key == "-tags" || s.Key == "-trimpath" {
			text += ", " + s.Key + " " + s.Value
		}
	}
	return text
}

// printRows prints the table of one system.
func printRows(w io.Writer, rows []*row) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s: medians, in brackets the quartiles\n", rows[0].system)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(table, "\tunit\tvalues\tours\tempty\tours/empty\tours: 95%\tmost\tempty: 95%\tmost\t\n")
	for _, r := range rows {
		fmt.Fprintf(table, "%s\t%s\t%d\t%s\t%s\t%s\t", r.what, r.unit, len(r.values[ours]), middle(r.values[ours]), middle(r.values[empty]), orDash("%.2f", r.ratio()))
		for _, values := range r.values {
			fmt.Fprintf(table, "%s\t%s\t", high(values, 0.95), high(values, 1))
		}
		fmt.Fprintln(table)
	}
	table.Flush()
}

// middle shows a median with its quartiles, as far as there are several values.
func middle(values []float64) string {
	if len(values) == 0 {
		return "–"
	}
	lower, median, upper := stats.Quartiles(values)
	if len(values) < 3 {
		return fmt.Sprintf("%.1f", median)
	}
	return fmt.Sprintf("%.1f (%.1f–%.1f)", median, lower, upper)
}

func high(values []float64, share float64) string {
	if len(values) < 3 {
		return "–"
	}
	return fmt.Sprintf("%.1f", stats.Percentile(values, share))
}

func orDash(format string, value float64) string {
	if value == 0 {
		return "–"
	}
	return fmt.Sprintf(format, value)
}

// goal is what we want of a row: a median that is at most so many times that of the empty window, or at most so large.
type goal struct {
	what         string
	ratio, value float64
}

var goals = []goal{
	{what: startRow, ratio: 1.10},
	{what: "resident memory" + atFirst, ratio: 1.15},
	{what: "resident memory" + afterMonkey, ratio: 1.15},
	{what: "size of the program", ratio: 1.25},
	{what: "size of the setup", ratio: 1.25},
	{what: pressRow, value: 33.3},
}

// met tells whether a row meets a goal, and what was reached.
func (g goal) met(r *row) (met bool, reached string) {
	if g.ratio > 0 {
		return r.ratio() <= g.ratio, fmt.Sprintf("%.3f times, goal %.2f", r.ratio(), g.ratio)
	}
	median := stats.Median(r.values[ours])
	return median <= g.value, fmt.Sprintf("%.1f %s, goal %.1f", median, r.unit, g.value)
}

// printGoals sets what was measured against what we want.
func printGoals(w io.Writer, rows []*row) {
	fmt.Fprint(w, "\nAgainst the goals\n")
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, g := range goals {
		for _, r := range rows {
			if r.what != g.what || len(r.values[ours]) == 0 || g.ratio > 0 && len(r.values[empty]) == 0 {
				continue
			}
			word := "not met"
			met, reached := g.met(r)
			if met {
				word = "met"
			}
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", r.system, g.what, reached, word)
		}
	}
	table.Flush()
}

// writeRaw writes every value into a file, if one is named.
func writeRaw(path string, rows []*row) error {
	if path == "" {
		return nil
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(writeValues(f, rows), f.Close())
}

func writeValues(w io.Writer, rows []*row) error {
	out := csv.NewWriter(w)
	out.Write([]string{"system", "what", "unit", "program", "number", "value"})
	for _, r := range rows {
		for side, values := range r.values {
			for i, v := range values {
				out.Write([]string{r.system, r.what, r.unit, names[side], strconv.Itoa(i + 1), strconv.FormatFloat(v, 'f', -1, 64)})
			}
		}
	}
	out.Flush()
	return out.Error()
}
