// Command simulate measures the guided questions with made-up people. It draws people with each error, lets them answer, and prints how often the
// questions end at their error, how many questions that took, and how many steps it took until they were cured.
//
//	go run ./wizard/simulate [-runs 10000] [-seed 1]
package main

import (
	"flag"
	"fmt"
	"os"
	"text/tabwriter"

	"unpause/catalog"
	"unpause/wizard"
)

func main() {
	runs := flag.Int("runs", 10000, "made-up people a row")
	seed := flag.Uint64("seed", 1, "seed of all draws")
	flag.Parse()
	if *runs < 1 {
		fmt.Fprintln(os.Stderr, "-runs must be at least 1")
		os.Exit(2)
	}
	cat, err := catalog.Load()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("%d errors, %d people a row, seed %d\n", len(cat.Entries()), *runs, *seed)
	for _, off := range []float64{0, 0.5} {
		world := newWorld(cat, off, *seed)
		if off == 0 {
			fmt.Print("\nPeople drawn from the table that the mind reads\n")
		} else {
			fmt.Printf("\nPeople drawn from a table in which each likelihood is off by up to %.0f%%\n", off*100)
		}
		report(world, *runs, *seed)
		reportHelp(os.Stdout, world, max(*runs/4, 1), *seed) // one talk after the other, which takes long
	}
}

// strategies are what is compared.
var strategies = []struct {
	name     string
	strategy wizard.Strategy
}{
	{"value of information, two ahead", wizard.LookTwoAhead},
	{"value of information, one ahead", wizard.LookOneAhead},
	{"entropy only", wizard.EntropyOnly},
	{"fixed order", wizard.FixedOrder},
}

// rows are how people answer.
func rows() []row {
	all := []row{
		{name: "clean"},
		{name: "clean, each error as often", evenly: true},
		{name: "5% wrong, 15% not sure", wrong: 0.05, unsure: 0.15},
		{name: "10% wrong, 15% not sure", wrong: 0.10, unsure: 0.15},
		{name: "10% + 15%, each error as often", wrong: 0.10, unsure: 0.15, evenly: true},
	}
	const positions = 6
	for i := 1; i <= positions; i++ {
		all = append(all, row{name: fmt.Sprintf("answer %d wrong", i), wrongAt: i})
	}
	return all
}

func report(w *world, runs int, seed uint64) {
	for _, s := range strategies {
		fmt.Printf("\n  %s\n", s.name)
		out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
		fmt.Fprintln(out, "\ttop-1\ttop-3\tquestions\t95th\tsteps\tright entry, printed\treference, printed\t80% is right\t")
		for _, r := range rows() {
			m := w.measure(s.strategy, r, runs, seed)
			fmt.Fprintf(out, "%s\t%.1f%%\t%.1f%%\t%.2f\t%d\t%.2f\t%.2f\t%.2f\t%s\t\n", r.name, m.top1, m.top3, m.questions, m.most, m.steps, m.printed, m.reference, m.stated)
		}
		out.Flush()
	}
}
