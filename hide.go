package main

import (
	"sync"

	"unpause/redact"
	"unpause/system"
)

// hider returns what takes out of a text whatever tells who the person is. The names are looked up once, when the first text comes. Windows is asked for them
// before, as it can take its time.
func hider() func(words string) (clean string, hidden map[string]int) {
	go system.KnownNames()
	redactor := sync.OnceValue(func() *redact.Redactor { return redact.New(system.KnownNames()) })
	return func(words string) (string, map[string]int) {
		clean, found := redactor().Text(words)
		hidden := map[string]int{}
		for kind, n := range found {
			hidden[string(kind)] = n
		}
		return clean, hidden
	}
}
