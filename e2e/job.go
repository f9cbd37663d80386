// Package e2e drives the built program as a person would: with keys and a mouse, on a screen, looking at what is shown.
package e2e

import (
	"fmt"
	"path/filepath"

	"unpause/e2e/desk"
)

// MainJob is what the program is for, done by keyboard alone: look up accounts:4, read about it, go to its first step, press the button that
// opens the Services window, and say that it did not help. A picture of each page is saved in folder; their names begin with prefix.
func MainJob(d *desk.Desk, folder, prefix string) error {
	shot := func(name string) func() error {
		return func() error { return d.Shot(filepath.Join(folder, prefix+name+".png")) }
	}
	key := func(names ...string) func() error { return func() error { return d.Key(names...) } }
	page := func(title string) func() error { return func() error { return d.WaitTitle(title) } }
	steps := []func() error{
		page("Find your Spotify error"), shot("1-home"),
		func() error { return d.Type("accounts:4") }, shot("2-results"),
		key("Return"), page("accounts:4"), shot("3-entry"),
		key("Next"), shot("4-entry-below"),
		key("Return"), page("Step 1: "), shot("5-step"),
		key("Return"), shot("6-step-pressed"),
		key("Escape"), page("accounts:4"),
		key("Escape"), page("Find your Spotify error"),
		key("Return"), page("accounts:4"),
		key("Return"), page("Step 1: "),
	}
	for i, step := range steps {
		if err := step(); err != nil {
			return fmt.Errorf("part %d of the main job: %w", i+1, err)
		}
	}
	return nil
}

// Show starts the program on a new virtual screen, in a theme and a window size in pixels, and does the main job.
func Show(program, folder, prefix, theme string, width, height int) error {
	d, err := desk.New(max(width, 1280)+100, max(height, 900)+100)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Start(program, "FYNE_THEME="+theme); err != nil {
		return err
	}
	if err := d.Resize(width, height); err != nil {
		return err
	}
	return MainJob(d, folder, prefix)
}
