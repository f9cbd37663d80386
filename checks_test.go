package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"unpause/catalog"
	"unpause/system/check"
)

// TestPrintChecks: each check has its line, with its words and what was read.
func TestPrintChecks(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	look := func(seen check.Seen) func(context.Context, check.PC) check.Seen {
		return func(context.Context, check.PC) check.Seen { return seen }
	}
	var out bytes.Buffer
	printChecks(&out, cat, check.NewSet(nil, []check.Check{
		{ID: "service-netprofm", Look: look(check.Seen{Finding: "disabled", Raw: []string{"netprofm: stopped by jo.doe"}}), Limit: time.Minute},
		{ID: "security-programs", Look: look(check.Seen{Finding: "some", What: check.Name("Norton of jo.doe")}), Limit: time.Minute},
		{ID: "spotify-offline", Look: look(check.Seen{Err: check.ErrHidden}), Limit: time.Minute},
	}), func(words string) string { return strings.ReplaceAll(words, "jo.doe", "[user]") })
	lines := strings.Split(out.String(), "\n")
	for i, want := range []string{"problem  service-netprofm       disabled ", "         netprofm: stopped by [user]", "fine     security-programs      some ", "unknown  spotify-offline        hidden "} {
		if !strings.HasPrefix(lines[i], want) {
			t.Errorf("line %d is %q, want %q", i, lines[i], want)
		}
	}
	if !strings.Contains(lines[2], "Norton of [user]") {
		t.Errorf("no name in %q", lines[2])
	}
}
