// Unpause gets a person whose Spotify desktop app on Windows shows an error playing again.
package main

import (
	"fmt"
	"log"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"unpause/catalog"
	"unpause/resources"
	"unpause/system"
	"unpause/system/check"
	"unpause/system/reach"
	"unpause/ui"
	"unpause/ui/look"
)

func main() {
	if len(os.Args) == 2 {
		if word, ok := strings.CutPrefix(os.Args[1], system.ElevatedFlag); ok {
			os.Exit(system.RunElevated(word))
		}
	}
	if len(os.Args) == 2 && os.Args[1] == checkFlag {
		checkOnly()
		return
	}
	log.SetOutput(windowWatch{os.Stderr, noWindow()})
	if err := run(); err != nil {
		system.Alarm(ui.Sentence("app.name"), alarmWords("alarm.no-start", err.Error()))
		os.Exit(1)
	}
}

// checkOnly prints what the checks of this PC see.
func checkOnly() {
	cat, err := catalog.Load()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	printChecks(os.Stdout, cat, check.NewSet(system.ThisPC(), check.LocalChecks()))
}

// run opens the window and stays until it is closed.
func run() error {
	cat, err := catalog.Load()
	if err != nil {
		return fmt.Errorf("the built-in list of errors is damaged: %w", err)
	}
	a := app.NewWithID("app.unpause.desktop")
	a.SetIcon(fyne.NewStaticResource("icon.svg", resources.Icon))
	a.Settings().SetTheme(look.Theme{})
	w := a.NewWindow("Unpause")
	w.Resize(fyne.NewSize(900, 640))
	pc := system.ThisPC()
	_, err = ui.New(w, ui.Deps{
		Catalog:  cat,
		Opener:   system.NewOpener(),
		Runner:   system.NewRunner(),
		Facts:    system.LookAround(),
		Checks:   check.NewSet(pc, check.LocalChecks()),
		Online:   check.NewSet(pc, reach.Checks()),
		Contacts: reach.Contacts(),
		Pin:      ui.Pin,
		Version:  resources.Version(),
	})
	if err != nil {
		return err
	}
	w.ShowAndRun()
	return nil
}
