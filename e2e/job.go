// Package e2e drives the built program as a person would: with keys and a mouse, on a screen, looking at what is shown.
package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

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

// SearchJob looks up, from the first page and by keyboard alone, words that several errors share, and then a code that is in no list, up to the text that reports it.
// It ends on the first page again.
func SearchJob(d *desk.Desk, folder, prefix string) error {
	shot := func(name string) func() error {
		return func() error { return d.Shot(filepath.Join(folder, prefix+name+".png")) }
	}
	for i, step := range []func() error{
		func() error { return d.Type("a firewall may be blocking") }, shot("10-shared-words"),
		func() error { return d.Key("Escape") },
		func() error { return d.Type("accounts:405") }, shot("11-unknown-code"),
		func() error { return d.Key("Tab", "Tab", "Tab", "Return") }, // over "Paste" and the questions
		func() error { return d.WaitTitle("Report a code that is not in the list") }, shot("12-report-code"),
		func() error { return d.Key("Escape") },
		func() error { return d.WaitTitle("Find your Spotify error") },
		func() error { return d.Key("Escape") },
	} {
		if err := step(); err != nil {
			return fmt.Errorf("part %d of the search job: %w", i+1, err)
		}
	}
	return nil
}

// offline is what somebody answers whose Windows reports by mistake that there is no internet: by question, the number of the row.
var offline = map[string]string{
	"What do the words on the screen say?":         "3",
	"When does it happen?":                         "2",
	"What does Windows itself say about":           "1",
	"Do other web pages open on this PC?":          "1",
	"Does the Firefox browser open web pages?":     "1",
	"Does the Chrome or Edge browser fail too?":    "2",
	"To be sure, which of these words do you see?": "3",
	"Do you get past signing in?":                  "1",
	"Does Spotify work on this PC in another":      "2",
	"Is Offline Mode switched on in Spotify?":      "2",
	"Is one of these true for you?":                "8",
	"Is a VPN on?":                                 "2",
	"Where does this PC get its internet?":         "1",
}

// FindJob finds the same error without its code, from the first page: answer the questions by their numbers until an error is named, look at the
// answers, and go to the first step.
func FindJob(d *desk.Desk, folder, prefix string) error {
	shot := func(name string) error { return d.Shot(filepath.Join(folder, prefix+name+".png")) }
	title, err := d.OtherTitle("")
	for i := 0; err == nil; i++ {
		number, isQuestion := answerTo(title)
		if !isQuestion {
			break
		}
		if err := shot(fmt.Sprintf("7-question-%d", i+1)); err != nil {
			return err
		}
		if err := d.Type(number); err != nil {
			return err
		}
		title, err = d.OtherTitle(title)
	}
	if err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return d.WaitTitle("Most likely: Windows tells Spotify that you are offline") },
		func() error { return shot("8-result") },
		func() error { return d.Key("Next") },
		func() error { return shot("9-result-below") },
		func() error { return d.Key("Return") },
		func() error { return d.WaitTitle("Step 1: ") },
	} {
		if err := step(); err != nil {
			return fmt.Errorf("the end of the questions: %w", err)
		}
	}
	return nil
}

// answerTo finds the answer to the question that is the title of the page.
func answerTo(title string) (number string, isQuestion bool) {
	for question, number := range offline {
		if strings.HasPrefix(title, question) {
			return number, true
		}
	}
	return "", false
}

// Show starts the program on a new virtual screen, in a theme and a window size in pixels, and does the main job, then the job of the search, then the main job by questions.
func Show(program, folder, prefix, theme string, width, height int) error {
	d, err := desk.New(max(width, 1280)+100, max(height, 900)+100)
	if err != nil {
		return err
	}
	defer d.Close()
	// An Unpause of its own, which knows nothing of one that may be open.
	own, err := os.MkdirTemp("", "unpause-show-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(own)
	if err := d.Start(program, "FYNE_THEME="+theme, "XDG_RUNTIME_DIR="+own, "XDG_STATE_HOME="+own); err != nil {
		return err
	}
	if err := d.Resize(width, height); err != nil {
		return err
	}
	if err := MainJob(d, folder, prefix); err != nil {
		return err
	}
	// Back to the first page, with an empty field; the questions are its first row.
	if err := d.Key("Escape", "Escape", "Escape"); err != nil {
		return err
	}
	if err := SearchJob(d, folder, prefix); err != nil {
		return err
	}
	if err := d.Key("Down", "Return"); err != nil {
		return err
	}
	if err := d.WaitTitle("What do the words on the screen say?"); err != nil {
		return err
	}
	return FindJob(d, folder, prefix)
}
