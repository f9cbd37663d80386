package check

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
)

// usualLimit is how long a check may take. Most take a few milliseconds.
const usualLimit = 5 * time.Second

// Set is checks that run on one PC.
type Set struct {
	checks []Check
	pc     PC
	// after is time.After; tests have a clock of their own.
	after func(time.Duration) <-chan time.Time
}

// NewSet makes a set. The results of a run come in the order of the checks.
func NewSet(pc PC, checks []Check) *Set { return &Set{checks: checks, pc: pc, after: time.After} }

// IDs lists the checks of the set in their order.
func (s *Set) IDs() []string {
	ids := make([]string, len(s.checks))
	for i, c := range s.checks {
		ids[i] = c.ID
	}
	return ids
}

// Run runs the checks with these ids side by side, all of them when none is named, and returns their results in the order of the set. One that panics, hangs
// or takes too long could not tell and harms no other; when ctx ends, so do all. tell, if it is not nil, gets each result as it comes, one at a time.
// Unknown ids are passed over.
func (s *Set) Run(ctx context.Context, tell func(Result), ids ...string) []Result {
	type numbered struct {
		place  int
		result Result
	}
	var chosen []Check
	for _, c := range s.checks {
		if len(ids) == 0 || slices.Contains(ids, c.ID) {
			chosen = append(chosen, c)
		}
	}
	done := make(chan numbered)
	for i, c := range chosen {
		go func() { done <- numbered{i, s.run(ctx, c)} }()
	}
	results := make([]Result, len(chosen))
	for range chosen {
		n := <-done
		results[n.place] = n.result
		if tell != nil {
			tell(n.result)
		}
	}
	return results
}

// run runs one check. It does not wait for a look that hangs.
func (s *Set) run(ctx context.Context, c Check) Result {
	limit := c.Limit
	if limit == 0 {
		limit = usualLimit
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	began := time.Now()
	seen := make(chan Seen, 1) // with room for a look that comes too late
	go func() {
		defer func() {
			if fault := recover(); fault != nil {
				seen <- unknown(fmt.Errorf("the check failed: %v", fault))
			}
		}()
		seen <- c.Look(ctx, s.pc)
	}()
	var last Seen
	select {
	case last = <-seen:
	case <-ctx.Done():
		last = unknown(ctx.Err())
	case <-s.after(limit):
		last = unknown(context.DeadlineExceeded)
	}
	return resultOf(c.ID, last, time.Since(began))
}

func resultOf(id string, seen Seen, took time.Duration) Result {
	r := Result{Check: id, Finding: seen.Finding, What: seen.What.each(shown), Took: took}
	raw := seen.Raw
	if seen.Finding == "" {
		if seen.Err == nil {
			seen.Err = errors.New("the check said nothing")
		}
		r.What, r.Unknown = Words{}, reasonFor(seen.Err)
		raw = append(raw[:len(raw):len(raw)], seen.Err.Error())
	}
	for _, line := range raw[:min(len(raw), mostLines)] {
		r.Raw = append(r.Raw, shown(line))
	}
	if more := len(raw) - mostLines; more > 0 {
		r.Raw = append(r.Raw, fmt.Sprintf("... %d more", more))
	}
	return r
}

// What is shown of foreign text at most.
const (
	mostLines = 40
	mostRunes = 300 // a line
)

// shown makes text of other programs fit to be shown: names of adapters and files can hold anything.
func shown(words string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case r == unicode.ReplacementChar, unicode.Is(unicode.Cf, r):
			return -1
		case unicode.IsControl(r), unicode.IsSpace(r):
			return ' '
		}
		return r
	}, strings.ToValidUTF8(words, ""))
	runes := []rune(strings.Join(strings.Fields(clean), " "))
	if len(runes) > mostRunes {
		return string(runes[:mostRunes]) + "…"
	}
	return string(runes)
}
