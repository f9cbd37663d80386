package main

import (
	"fmt"
	"log"
	"os"
	"runtime"
	"time"

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

// openWindow opens the window and stays until it is closed. If Unpause is open already, that one comes to the front and shows the wish.
func openWindow(wish ui.Wish) int {
	knocks := make(chan knock)
	first, stop := system.First(message(wish), func(words string) {
		k := knock{words, make(chan struct{})}
		knocks <- k
		<-k.heard
	})
	if !first {
		return exitFine
	}
	defer stop()
	crash, ended, err := system.WatchCrashes(fmt.Sprintf("%s %s, %s/%s, %s", ui.Sentence("app.name"), resources.Version(), runtime.GOOS, runtime.GOARCH, runtime.Version()))
	if err != nil {
		log.Print(err) // goes on without: a crash is then not told at the next start
	}
	defer ended()
	if err := run(wish, crash, knocks, stop); err != nil {
		system.Alarm(ui.Sentence("app.name"), alarmWords("alarm.no-start", err.Error()))
		return exitFailed
	}
	return exitFine
}

// knock is what a later start of Unpause hands over. It waits until it is heard.
type knock struct {
	words string
	heard chan struct{}
}

// run builds the window and shows it. Later starts arrive on knocks until there turns out to be no window; deaf is called then.
func run(wish ui.Wish, crash string, knocks <-chan knock, deaf func()) error {
	cat, err := catalog.Load()
	if err != nil {
		return fmt.Errorf("the built-in list of errors is damaged: %w", err)
	}
	opener := system.NewOpener()
	page := func() system.Opened { return openPage(opener, cat) }
	out := newWayOut(page, deaf)
	log.SetOutput(windowWatch{os.Stderr, out.take})
	a := app.NewWithID("app.unpause.desktop")
	a.SetIcon(fyne.NewStaticResource("icon.svg", resources.Icon))
	a.Settings().SetTheme(look.Theme{})
	w := a.NewWindow(ui.Sentence("app.name"))
	w.Resize(fyne.NewSize(900, 640))
	pc := system.ThisPC()
	screens, err := ui.New(w, ui.Deps{
		Catalog:  cat,
		Opener:   opener,
		Runner:   system.NewRunner(),
		Facts:    system.LookAround(),
		Checks:   check.NewSet(pc, check.LocalChecks()),
		Online:   check.NewSet(pc, reach.Checks()),
		Contacts: reach.Contacts(),
		Pin:      ui.Pin,
		Page:     page,
		AskFile:  system.AskFile,
		Crash:    crash,
		Version:  resources.Version(),
	})
	if err != nil {
		return err
	}
	screens.Grant(wish)
	out.show(a, w, func() { go hear(knocks, a, w, screens) })
	return nil
}

// hear carries out what later starts of Unpause wish for: this window comes to the front and shows it, or closes. A knock is heard when the window has
// done so; one that hangs hears nothing.
func hear(knocks <-chan knock, a fyne.App, w fyne.Window, screens *ui.App) {
	for k := range knocks {
		asked, err := parse([]string{k.words})
		if err == nil {
			fyne.DoAndWait(func() { answer(asked, a, w, screens) })
		}
		close(k.heard)
	}
}

func answer(asked request, a fyne.App, w fyne.Window, screens *ui.App) {
	if asked.flag == closeFlag {
		a.Quit()
		return
	}
	ui.ToFront(w)
	screens.Grant(asked.wish)
}

// closePatience is how long the open Unpause may take to close.
const closePatience = 10 * time.Second

// closeOpen asks the Unpause that is open to close, and waits until it has.
func closeOpen() int {
	for deadline := time.Now().Add(closePatience); system.Knock(closeFlag); time.Sleep(closePatience / 50) {
		if time.Now().After(deadline) {
			return exitFailed
		}
	}
	return exitFine
}
