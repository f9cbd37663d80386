// Command search measures our search beside bleve, a search library for Go, on the same documents and the same queries, in the same run.
//
//	cd bench && go run ./search [-short] [-all] [-seed 1] [-data ../catalog/testdata]
//
// What is measured, for the real catalogue and for 1,000, 10,000 and 100,000 made-up entries:
//
//   - a key press: searching for what has been typed so far. Every beginning of every query is one key press, as when a person types it letter by letter.
//     Each is timed several times, and its median counts; the table tells the median and the 95th percentile over all key presses. The two take turns, query by
//     query, so that whatever else the machine does meets both.
//   - a whole query: the last key press of each.
//   - allocations and bytes of a key press, in the mean of 60 key presses that are not timed.
//   - building the index, and the memory that it holds afterwards: the heap after two garbage collections with it, less the heap before it.
//   - how often the right entry comes first, and among the first three, for the questions in catalog/testdata. This shows whether the comparison is fair.
//
// Nothing here passes or fails on a time.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	short := flag.Bool("short", false, "only the real catalogue and 1,000 made-up entries, a few seconds")
	all := flag.Bool("all", false, "also bleve's first kind of index at 100,000 entries, many minutes more")
	seed := flag.Uint64("seed", 1, "seed of the made-up entries")
	data := flag.String("data", "../catalog/testdata", "folder of the questions")
	flag.Parse()
	if err := run(*short, *all, *seed, *data); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(short, all bool, seed uint64, data string) error {
	cat, err := loadCorpus()
	if err != nil {
		return err
	}
	examples, err := readQuestions(data, examplesFile)
	if err != nil {
		return err
	}
	printHead(os.Stdout, seed)
	var sizes []measured
	for _, s := range scales(short) {
		m, err := measure(s, all, cat, examples, seed)
		if err != nil {
			return err
		}
		printSize(os.Stdout, m)
		sizes = append(sizes, m)
	}
	printGoals(os.Stdout, sizes)
	return compareAnswers(os.Stdout, cat, data)
}
