package check

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// ends makes a check that ends at once.
func ends(id string, s Seen) Check {
	return Check{ID: id, Look: func(context.Context, PC) Seen { return s }}
}

// hangs makes a check that heeds nothing. It goes on until the test is over.
func hangs(t *testing.T, id string) Check {
	over := make(chan struct{})
	t.Cleanup(func() { close(over) })
	return Check{ID: id, Look: func(context.Context, PC) Seen { <-over; return found("late", "") }}
}

// setWith makes a set whose time limits are never reached.
func setWith(checks ...Check) *Set {
	s := NewSet(&fake{}, checks)
	s.after = func(time.Duration) <-chan time.Time { return nil }
	return s
}

func TestRunKeepsTheOrder(t *testing.T) {
	first := make(chan struct{})
	slow := Check{ID: "a", Look: func(context.Context, PC) Seen { <-first; return found("x", "") }}
	quick := Check{ID: "b", Look: func(context.Context, PC) Seen { return found("y", "z", "raw") }}
	var told []string
	results := setWith(slow, quick).Run(t.Context(), func(r Result) {
		if told = append(told, r.Check); r.Check == "b" {
			close(first) // so the first check can only end after the second one was told
		}
	})
	if !slices.Equal(told, []string{"b", "a"}) {
		t.Errorf("told %v", told)
	}
	if len(results) != 2 || results[0].Check != "a" || results[0].Finding != "x" || results[1].What.Name != "z" || !slices.Equal(results[1].Raw, []string{"raw"}) {
		t.Errorf("%+v", results)
	}
}

func TestRunTellsOnceAndOneAtATime(t *testing.T) {
	var checks []Check
	for i := range 50 {
		checks = append(checks, ends(fmt.Sprint(i), found("x", "")))
	}
	var inside atomic.Int32
	told := map[string]int{}
	setWith(checks...).Run(t.Context(), func(r Result) {
		if inside.Add(1) != 1 {
			t.Error("told two at a time")
		}
		told[r.Check]++
		inside.Add(-1)
	})
	for _, c := range checks {
		if told[c.ID] != 1 {
			t.Errorf("%s was told %d times", c.ID, told[c.ID])
		}
	}
}

func TestRunOnlySome(t *testing.T) {
	s := setWith(ends("a", found("x", "")), ends("b", found("x", "")), ends("c", found("x", "")))
	if ids := s.IDs(); !slices.Equal(ids, []string{"a", "b", "c"}) {
		t.Errorf("ids %v", ids)
	}
	for _, c := range []struct{ ids, want []string }{
		{nil, []string{"a", "b", "c"}}, {[]string{"c", "a"}, []string{"a", "c"}}, {[]string{"b", "b", "nonsense"}, []string{"b"}}, {[]string{"nonsense"}, nil},
	} {
		var got []string
		for _, r := range s.Run(t.Context(), nil, c.ids...) {
			got = append(got, r.Check)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.ids, got, c.want)
		}
	}
}

func TestRunSurvivesAPanic(t *testing.T) {
	bad := Check{ID: "bad", Look: func(context.Context, PC) Seen { panic("boom") }}
	nothing := Check{ID: "nil", Look: func(context.Context, PC) Seen { var pc *fake; return found("x", string(pc.internet)) }}
	results := setWith(bad, nothing, ends("good", found("x", ""))).Run(t.Context(), nil)
	if r := results[0]; r.Unknown != Failed || r.Finding != "" || !strings.Contains(r.Raw[0], "boom") {
		t.Errorf("%+v", r)
	}
	if results[1].Unknown != Failed || results[2].Finding != "x" {
		t.Errorf("%+v", results)
	}
}

func TestRunLeavesAHangingCheck(t *testing.T) {
	limits := make(chan time.Duration, 3)
	s := NewSet(&fake{}, []Check{hangs(t, "stuck"), {ID: "own", Limit: time.Minute, Look: hangs(t, "").Look}})
	reached := make(chan time.Time)
	close(reached)
	s.after = func(limit time.Duration) <-chan time.Time { limits <- limit; return reached }
	for _, r := range s.Run(t.Context(), nil) {
		if r.Unknown != TooSlow || r.Finding != "" {
			t.Errorf("%+v", r)
		}
	}
	got := []time.Duration{<-limits, <-limits}
	slices.Sort(got)
	if !slices.Equal(got, []time.Duration{usualLimit, time.Minute}) {
		t.Errorf("limits %v", got)
	}
}

// TestRunTellsACheckThatItIsOver demands that a look that is left behind can see it.
func TestRunTellsACheckThatItIsOver(t *testing.T) {
	stopped := make(chan struct{})
	s := NewSet(&fake{}, []Check{{ID: "a", Look: func(ctx context.Context, _ PC) Seen { <-ctx.Done(); close(stopped); return unknown(ctx.Err()) }}})
	reached := make(chan time.Time)
	close(reached)
	s.after = func(time.Duration) <-chan time.Time { return reached }
	if r := s.Run(t.Context(), nil)[0]; r.Unknown != TooSlow {
		t.Errorf("%+v", r)
	}
	<-stopped
}

func TestRunStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := setWith(hangs(t, "a"), ends("b", found("x", "")), hangs(t, "c"))
	results := s.Run(ctx, func(r Result) {
		if r.Check == "b" {
			cancel()
		}
	})
	if results[0].Unknown != Stopped || results[1].Finding != "x" || results[2].Unknown != Stopped {
		t.Errorf("%+v", results)
	}
}

func TestReasons(t *testing.T) {
	for _, c := range []struct {
		err  error
		want Reason
	}{
		{ErrNotWindows, Foreign}, {ErrDamaged, Damaged}, {ErrHidden, Hidden}, {denied, Denied}, {missing, Missing}, {errors.ErrUnsupported, Missing},
		{context.DeadlineExceeded, TooSlow}, {context.Canceled, Stopped}, {errStrange, Failed}, {nil, Failed},
	} {
		err := c.err
		if err != nil {
			err = fmt.Errorf("asking for x: %w", c.err)
		}
		got := resultOf("id", Seen{What: Name("dropped"), Raw: []string{"read"}, Err: err}, time.Second)
		if got.Unknown != c.want || english(t, got.What) != "" || got.Finding != "" || len(got.Raw) != 2 || got.Took != time.Second {
			t.Errorf("%v: %+v", c.err, got)
		}
	}
	if got := resultOf("id", found("x", ""), 0); got.Unknown != Told {
		t.Errorf("%+v", got)
	}
}

func TestShown(t *testing.T) {
	for text, want := range map[string]string{
		"":                               "",
		"Wi-Fi 2":                        "Wi-Fi 2",
		" a\tb\r\nc\u2028d ":             "a b c d",
		"\u202eabc\u202c\u200b\ufeff":    "abc",
		"\x00\x1b[31mred\x7f":            "[31mred",
		"a\xffb\ufffdc":                  "abc",
		"Wohnzimmer-Gerät 日本":            "Wohnzimmer-Gerät 日本",
		strings.Repeat("é", mostRunes):   strings.Repeat("é", mostRunes),
		strings.Repeat("é", mostRunes+1): strings.Repeat("é", mostRunes) + "…",
	} {
		if got := shown(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestRawLinesHaveALimit(t *testing.T) {
	raw := slices.Repeat([]string{"line"}, mostLines+3)
	got := resultOf("id", found("x", "", raw...), 0).Raw
	if len(got) != mostLines+1 || got[mostLines] != "... 3 more" {
		t.Errorf("%d lines, the last is %q", len(got), got[len(got)-1])
	}
}
