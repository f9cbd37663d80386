//go:build race

package ui

// raceDetector tells whether the race detector looks on, which makes drawing many times as slow. "make test" runs these tests with it and without.
const raceDetector = true
