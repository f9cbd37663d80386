package search_test

import (
	"testing"
	"time"

	"unpause/catalog"
	"unpause/resources"
)

// BenchmarkKeyPress is the mean time of a key press while a message is typed letter by letter. The second figure is relative to reading the same
// beginnings letter by letter, in the same run.
func BenchmarkKeyPress(b *testing.B) {
	index, err := catalog.ReadIndex(resources.English)
	if err != nil {
		b.Fatal(err)
	}
	var typed []string
	const message = "a firewall may be blocking spotify"
	for i := range message {
		typed = append(typed, message[:i+1])
	}
	reading := timeOfReading(typed)
	b.ReportAllocs()
	found, i := 0, 0
	for b.Loop() {
		found += len(index.Search(typed[i]))
		i = (i + 1) % len(typed)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/reading, "x-reading")
	if found == 0 {
		b.Error("nothing was found")
	}
}

// timeOfReading is how many nanoseconds it takes in the mean to look at each letter of a text.
func timeOfReading(texts []string) float64 {
	const rounds = 5000
	var letters rune
	start := time.Now()
	for range rounds {
		for _, text := range texts {
			for _, r := range text {
				letters += r
			}
		}
	}
	took := float64(time.Since(start).Nanoseconds())
	if letters == 0 {
		return 1 // never, but so that the letters are read
	}
	return took / float64(rounds*len(texts))
}
