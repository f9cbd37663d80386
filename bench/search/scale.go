package main

// scale is one size at which is measured.
type scale struct {
	name    string
	made    int // how many made-up entries; 0 is the real catalogue
	queries int // how many of the example queries, taken evenly; 0 is all
	step    int // every so many key presses of a query are measured, and always the last
	rounds  int // how often a key press is timed at least
	builds  int // how often the index is built
}

// All made-up sizes have the same key presses, so that they can be compared.
const (
	sampleQueries = 24
	sampleStep    = 8
)

func scales(short bool) []scale {
	all := []scale{
		{name: "the real catalogue", step: 1, rounds: 3, builds: 7},
		{name: "1,000 made-up entries", made: 1000, queries: sampleQueries, step: sampleStep, rounds: 3, builds: 5},
		{name: "10,000 made-up entries", made: 10_000, queries: sampleQueries, step: sampleStep, rounds: 3, builds: 1},
		{name: "100,000 made-up entries", made: 100_000, queries: sampleQueries, step: sampleStep, rounds: 1, builds: 1},
	}
	if short {
		all = all[:2]
		for i := range all {
			all[i].queries, all[i].rounds, all[i].builds = 12, 1, 1
		}
	}
	return all
}

// sample takes n of all, evenly spread; all where n is 0.
func sample[T any](all []T, n int) (some []T) {
	if n == 0 || n >= len(all) {
		return all
	}
	for i := range n {
		some = append(some, all[i*len(all)/n])
	}
	return some
}
