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
		{ID: "service-netprofm", Look: look(check.Seen{Finding: "disabled", Raw: []string{"netprofm: stopped"}}), Limit: time.Minute},
		{ID: "security-programs", Look: look(check.Seen{Finding: "some", What: check.Name("Norton")}), Limit: time.Minute},
		{ID: "spotify-offline", Look: look(check.Seen{Err: check.ErrHidden}), Limit: time.Minute},
	}), func(words string) (string, map[string]int) { return words, nil })
	lines := strings.Split(out.String(), "\n")
	for i, want := range []string{"problem  service-netprofm       disabled ", "         netprofm: stopped", "fine     security-programs      some ", "unknown  spotify-offline        hidden "} {
		if !strings.HasPrefix(lines[i], want) {
			t.Errorf("line %d is %q, want %q", i, lines[i], want)
		}
	}
	if !strings.Contains(lines[2], "Norton") {
		t.Errorf("no name in %q", lines[2])
	}
}

// TestPrintedChecksTellNobody: who the person is stands neither in the words nor in what was read.
func TestPrintedChecksTellNobody(t *testing.T) {
	t.Setenv("USERNAME", "wostrander")
	t.Setenv("COMPUTERNAME", "WO-LAPTOP")
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	seen := check.Seen{Finding: "some", What: check.Name("Norton of wostrander"), Raw: []string{`"D:\\x\\wostrander" on WO-LAPTOP`, "server 192.168.178.23", "w@example.org"}}
	var out bytes.Buffer
	printChecks(&out, cat, check.NewSet(nil, []check.Check{
		{ID: "security-programs", Look: func(context.Context, check.PC) check.Seen { return seen }, Limit: time.Minute},
	}), hider())
	for _, personal := range []string{"wostrander", "WO-LAPTOP", "192.168", "example.org"} {
		if strings.Contains(out.String(), personal) {
			t.Errorf("%q is in it", personal)
		}
	}
	if !strings.Contains(out.String(), "Norton of [user]") || strings.Count(out.String(), "\n         ") != len(seen.Raw) {
		t.Errorf("printed\n%s", out.String())
	}
}
