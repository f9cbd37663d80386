package main

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"unpause/bench/stats"
)

// hits is how often the right entry came first, and among the first three.
type hits struct{ asked, first, three int }

// compareAnswers prints how well each engine answers the questions, and plain substring search.
func compareAnswers(w io.Writer, cat *corpus, folder string) error {
	docs := cat.docs
	names, finds := []string{}, []func(string) []int{}
	for _, k := range kinds {
		e, err := k.build(docs, cat.lexicon)
		if err != nil {
			return err
		}
		defer e.close()
		names, finds = append(names, k.name), append(finds, e.find)
	}
	names, finds = append(names, "substring"), append(finds, newSubstring(docs).find)

	fmt.Fprint(w, "\nAnswers on the real catalogue: the right entry first / among the first three\n")
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(table, "questions\tasked\t")
	for _, name := range names {
		fmt.Fprint(table, name, "\t")
	}
	fmt.Fprintln(table)
	for _, file := range questionFiles {
		all, err := readQuestions(folder, file)
		if err != nil {
			return err
		}
		all = slices.DeleteFunc(all, func(q question) bool { return !answerable(cat, q) })
		fmt.Fprintf(table, "%s\t%d\t", file, len(all))
		for _, find := range finds {
			h := answered(cat, all, find)
			fmt.Fprintf(table, "%.1f%% / %.1f%%\t", percent(h.first, h.asked), percent(h.three, h.asked))
		}
		fmt.Fprintln(table)
	}
	return table.Flush()
}

// answerable reports whether one of the right codes is in the catalogue.
func answerable(cat *corpus, q question) bool {
	return slices.ContainsFunc(q.expected, func(code string) bool { _, ok := cat.Entry(code); return ok })
}

func answered(cat *corpus, all []question, find func(string) []int) (h hits) {
	entries := slices.Concat(cat.Entries(), cat.Elsewhere())
	for _, q := range all {
		place := slices.IndexFunc(find(q.text), func(i int) bool { return slices.Contains(q.expected, entries[i].Code) })
		h.asked++
		if place == 0 {
			h.first++
		}
		if place >= 0 && place < 3 {
			h.three++
		}
	}
	return h
}

func percent(part, all int) float64 { return 100 * stats.Ratio(float64(part), float64(all)) }
