//go:build windows

package main

import (
	"context"
	"os"

	"unpause/catalog"
	"unpause/system"
	"unpause/system/check"
	"unpause/ui"
)

// goAlong makes the screens the twin of a window on the same PC. It checks the PC as the window does, but only says of its buttons what the window will say: that
// Windows was asked, and of a command what the order tells. So it knows where in the window everything stands. A file is the report of a crash that the window
// tells of.
func (s *screen) goAlong(d *ui.Deps, files []string) error {
	d.Checks = check.NewSet(system.ThisPC(), check.LocalChecks())
	d.Opener, d.Runner = asked{}, toldRunner{d.Runner, s}
	d.Page = func(*catalog.Catalog, string) system.Opened { return system.Opened{Outcome: system.Asked} }
	for _, file := range files {
		report, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		d.AtStart = func() ui.Start { return ui.Start{Facts: system.LookAround(), Crash: string(report)} }
	}
	return nil
}

// asked opens nothing. There is another way to a target if its row or its fallback names one.
type asked struct{}

// Open implements ui.Opener.
func (asked) Open(id string, from int) system.Opened {
	opened := system.Opened{Outcome: system.Asked}
	for _, t := range system.Targets() {
		if t.ID == id && (len(t.Places) > 1 || t.Fallback != "") {
			opened.Next = from + 1
		}
	}
	return opened
}

// toldRunner runs nothing.
type toldRunner struct {
	ui.Runner
	*screen
}

// Run implements ui.Runner.
func (r toldRunner) Run(context.Context, string, system.How) system.Result { return r.comes }
