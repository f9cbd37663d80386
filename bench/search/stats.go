package main

import (
	"math"
	"slices"
)

// percentile is the smallest value that at least this share of all is not above; 0 of none.
func percentile(all []float64, share float64) float64 {
	if len(all) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(all))
	i := int(math.Ceil(share*float64(len(sorted)))) - 1
	return sorted[min(max(i, 0), len(sorted)-1)]
}

func median(all []float64) float64 { return percentile(all, 0.5) }

// ratio is how many times a is b; 0 where that means nothing.
func ratio(a, b float64) float64 {
	if b <= 0 {
		return 0
	}
	return a / b
}

// growth is how a time grows from one size to another, against the size: 1 is linear, below 1 is better.
func growth(time, size, firstTime, firstSize float64) float64 {
	return ratio(ratio(time, size), ratio(firstTime, firstSize))
}
