package main

import (
	"context"
	"fmt"
	"io"

	"unpause/catalog"
	"unpause/system"
	"unpause/system/check"
	"unpause/ui"
)

// checkOnly prints what the checks of this PC see instead of opening a window. Nothing is contacted.
func checkOnly() int {
	cat, err := load()
	if err != nil {
		return damaged(err)
	}
	out, ok := system.Console()
	if !ok {
		system.Alarm(ui.Sentence("app.name"), alarmWords("cli.no-console"))
		return exitFailed
	}
	printChecks(out, cat, check.NewSet(system.ThisPC(), check.LocalChecks()), hider())
	return exitFine
}

// printChecks runs the checks and writes a line each: fine, problem or unknown, its id, its finding or why it could not tell, the time it took and the finding in words.
// What was read follows, indented. What is personal is taken out of both, as in the reports: such lines are passed on to whoever helps.
func printChecks(out io.Writer, cat *catalog.Catalog, set *check.Set, hide func(words string) (clean string, hidden map[string]int)) {
	impersonal := func(words string) string {
		clean, _ := hide(words)
		return clean
	}
	for _, r := range set.Run(context.Background(), nil) {
		j, state, what := cat.JudgeOne(r.Check, r.Finding), "fine", r.Finding
		switch {
		case j.Wrong():
			state = "problem"
		case j.Standing == catalog.NotTold:
			state, what = "unknown", string(r.Unknown)
		}
		fmt.Fprintf(out, "%-8s %-22s %-12s %5d ms  %s\n", state, r.Check, what, r.Took.Milliseconds(), impersonal(j.Finding.Said(ui.What(r.What))))
		for _, line := range r.Raw {
			fmt.Fprintf(out, "         %s\n", impersonal(line))
		}
	}
}
