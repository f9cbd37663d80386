// Package stats holds the little arithmetic that all measurements here share.
package stats

import (
	"math"
	"slices"
)

// Percentile is the smallest value that at least this share of all is not above; 0 of none.
func Percentile(all []float64, share float64) float64 {
	if len(all) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(all))
	i := int(math.Ceil(share*float64(len(sorted)))) - 1
	return sorted[min(max(i, 0), len(sorted)-1)]
}

// Median is the value in the middle; of two, the lower one.
func Median(all []float64) float64 { return Percentile(all, 0.5) }

// Ratio is how many times a is b; 0 where that means nothing.
func Ratio(a, b float64) float64 {
	if b <= 0 {
		return 0
	}
	return a / b
}

// Growth is how a time grows from one size to another, against the size: 1 is linear, below 1 is better.
func Growth(time, size, firstTime, firstSize float64) float64 {
	return Ratio(Ratio(time, size), Ratio(firstTime, firstSize))
}

// Quartiles are the values at a quarter, at half and at three quarters of all.
func Quartiles(all []float64) (lower, middle, upper float64) {
	return Percentile(all, 0.25), Median(all), Percentile(all, 0.75)
}
