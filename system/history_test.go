package system

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// history is a long time on one PC: starts of Unpause, changes, ways back, what others do, and kills at any step.
type history struct {
	desk
	t        *testing.T
	written  int
	contents []string // of all files that there ever were
}

func (h *history) write(rt *rapid.T) {
	edition := rapid.IntRange(0, len(prefsFolders)-1).Draw(rt, "edition")
	path := filepath.Join(h.prefs(h.t, edition), prefsName)
	if _, err := os.Lstat(path); err == nil {
		return // Spotify would change its own file; here none is ever written over, so that each can be looked for
	}
	h.written++
	content := fmt.Sprint("settings ", h.written)
	h.put(h.t, edition, prefsName, content)
	h.contents = append(h.contents, content)
}

// do has a start of Unpause do something, which may be killed at one of its steps.
func (h *history) do(rt *rapid.T, what func(r *Runner)) {
	h.cutAt(h.t, rapid.SampledFrom([]int{0, 1, 2, 3, 1000, 1000, 1000}).Draw(rt, "kill"), what)
}

func (h *history) actions() map[string]func(*rapid.T) {
	ids := []string{"set-netprofm", "netprofm-auto", "netprofm-disabled", "time-start", "stop-w32time", "open-again", "rename-prefs", "rename-prefs", "restore-prefs"}
	return map[string]func(*rapid.T){
		"": h.check,
		"run": func(rt *rapid.T) {
			id := rapid.SampledFrom(ids).Draw(rt, "command")
			h.do(rt, func(r *Runner) { r.Run(context.Background(), id, How{}) })
		},
		"put back": func(rt *rapid.T) {
			id, sure := rapid.IntRange(1, 12).Draw(rt, "change"), rapid.Bool().Draw(rt, "sure")
			h.do(rt, func(r *Runner) { r.PutBack(context.Background(), id, sure, How{}) })
		},
		"look back":       func(rt *rapid.T) { h.do(rt, func(r *Runner) { r.LookBack() }) },
		"Spotify writes":  h.write,
		"Spotify is open": func(rt *rapid.T) { h.spotifys = rapid.IntRange(0, 1).Draw(rt, "open") },
		"somebody else": func(rt *rapid.T) {
			h.setStartType(rapid.SampledFrom([]string{"auto", "demand", "disabled"}).Draw(rt, "start type"))
			h.again = rapid.Bool().Draw(rt, "entry")
		},
		"there and back": h.thereAndBack,
	}
}

// check: the journal can be read, and no file is lost.
func (h *history) check(rt *rapid.T) {
	r, end := h.start(h.t)
	defer end()
	if _, err := r.Changes(); err != nil {
		rt.Fatal(err)
	}
	slices.Sort(h.contents)
	if got := h.desk.contents(h.t); !slices.Equal(got, h.contents) {
		rt.Fatalf("there are %q, want %q", got, h.contents)
	}
}

// thereAndBack: a change that is put back before anything else happens leaves all as it was, though its start was killed at any step.
func (h *history) thereAndBack(rt *rapid.T) {
	h.spotifys = 0
	before, services := h.files(h.t), fmt.Sprint(h.services, h.again)
	known := h.known(rt)
	id := rapid.SampledFrom([]string{"set-netprofm", "netprofm-auto", "time-start", "open-again", "rename-prefs"}).Draw(rt, "command")
	h.do(rt, func(r *Runner) { r.Run(context.Background(), id, How{}) })
	r, end := h.start(h.t)
	defer end()
	r.LookBack()
	all, err := r.Changes()
	if err != nil {
		rt.Fatal(err)
	}
	for _, c := range all {
		if known[c.ID] || !r.CanPutBack(c) {
			continue
		}
		if got := r.PutBack(context.Background(), c.ID, false, How{}); got.Outcome != Done {
			rt.Fatalf("%+v: %+v", c, got)
		}
	}
	if now := fmt.Sprint(h.services, h.again); !slices.Equal(h.files(h.t), before) || now != services {
		rt.Fatalf("now  %q %s\nonce %q %s", h.files(h.t), now, before, services)
	}
}

func (h *history) known(rt *rapid.T) map[int]bool {
	r, end := h.start(h.t)
	defer end()
	r.LookBack()
	all, err := r.Changes()
	if err != nil {
		rt.Fatal(err)
	}
	known := map[int]bool{}
	for _, c := range all {
		known[c.ID] = true
	}
	return known
}

// TestAnyHistory: whatever happens, in whatever order.
func TestAnyHistory(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		h := &history{desk: desk{fakeMachineIn(someFolder(t)), someFolder(t)}, t: t}
		rt.Repeat(h.actions())
	})
}
