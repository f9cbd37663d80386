package main

import (
	"context"
	"fmt"
	"io"

	"unpause/catalog"
	"unpause/system/check"
)

// checkFlag prints what the checks of this PC see instead of opening a window, for those who help from afar. Nothing is contacted.
const checkFlag = "--check"

// printChecks runs the checks and writes a line each: fine, problem or unknown, its id, its finding or why it could not tell, the time it took and the finding in words.
// What was read follows, indented.
func printChecks(out io.Writer, cat *catalog.Catalog, set *check.Set) {
	for _, r := range set.Run(context.Background(), nil) {
		j, state, what := cat.JudgeOne(r.Check, r.Finding), "fine", r.Finding
		switch {
		case j.Wrong():
			state = "problem"
		case j.Standing == catalog.NotTold:
			state, what = "unknown", string(r.Unknown)
		}
		fmt.Fprintf(out, "%-8s %-22s %-12s %5d ms  %s\n", state, r.Check, what, r.Took.Milliseconds(), j.Finding.Said(r.What))
		for _, line := range r.Raw {
			fmt.Fprintf(out, "         %s\n", line)
		}
	}
}
