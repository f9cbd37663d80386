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
	"unpause/progress"
	"unpause/resources"
	"unpause/system"
	"unpause/system/check"
	"unpause/system/reach"
	"unpause/ui"
)

// openWindow opens the window and stays until it is closed. again says that Windows opened it, as the person wanted before a restart. If Unpause is open already, that one comes to the front and shows the wish.
func openWindow(wish ui.Wish, again bool) int {
	later := newKnocks(time.Now().Add(slowStart))
	first, stop := system.First(message(wish), later.take)
	if !first {
		return exitFine
	}
	defer stop()
	crash, ended, err := system.WatchCrashes(fmt.Sprintf("%s %s, %s/%s, %s", ui.Sentence("app.name"), resources.Version(), runtime.GOOS, runtime.GOARCH, runtime.Version()))
	if err != nil {
		log.Print(err) // goes on without: a crash is then not told at the next start
	}
	defer ended()
	out := &wayOut{wish: wish.Words, later: later, exit: func() {
		ended() // os.Exit runs nothing that was deferred
		os.Exit(exitFailed)
	}}
	if err := run(wish, again, crash, later, out); err != nil {
		return damaged(err)
	}
	return exitFine
}

// run builds the window and shows it. What later starts wish for is carried out when it is there.
func run(wish ui.Wish, again bool, crash string, later *knocks, out *wayOut) error {
	cat, err := load()
	if err != nil {
		return fmt.Errorf("the built-in list of errors is damaged: %w", err)
	}
	opener := system.NewOpener()
	out.page = func(wished string) system.Opened { return openPage(opener, cat, chosen.language, wished) }
	log.SetOutput(windowWatch{os.Stderr, out.take})
	defer out.stay()
	a := app.NewWithID("app.unpause.desktop")
	a.SetIcon(fyne.NewStaticResource("icon.svg", resources.Icon))
	a.Settings().SetTheme(ui.ThemeFor(chosen.settings, chosen.wishes))
	w := a.NewWindow(ui.Sentence("app.name"))
	w.Resize(fyne.NewSize(900, 640))
	pc := system.ThisPC()
	memory, err := system.OpenMemory()
	if err != nil {
		log.Print(err) // goes on without: the person is told when there is something to keep
	}
	defer memory.Close()
	screens, err := ui.New(w, ui.Deps{
		Catalog:      cat,
		Language:     chosen.language,
		LoadIn:       catalog.LoadIn,
		Settings:     chosen.settings,
		Wishes:       chosen.wishes,
		Opener:       opener,
		Runner:       system.NewRunner(system.NewJournal(memory)),
		Keeper:       progress.NewKeeper(memory),
		Boot:         system.BootID(),
		Again:        again,
		Now:          time.Now,
		Facts:        system.LookAround(),
		Checks:       check.NewSet(pc, check.LocalChecks()),
		Online:       check.NewSet(pc, reach.Checks()),
		Contacts:     reach.Contacts(),
		Pin:          ui.Pin,
		Page:         func(cat *catalog.Catalog, language string) system.Opened { return openPage(opener, cat, language, "") },
		AskFile:      system.AskFile,
		SaveSettings: system.SaveSettings,
		Crash:        crash,
		Version:      resources.Version(),
		Hide:         hider(),
	})
	if err != nil {
		return err
	}
	screens.Grant(wish)
	v := &visited{app: a, window: w, screens: screens}
	w.SetOnClosed(func() { v.closed = true })
	out.show(a, w, func() { go later.hear(v.answer) })
	screens.Close()
	return nil
}

// visited is the open window, as later starts of Unpause find it.
type visited struct {
	app     fyne.App
	window  fyne.Window
	screens *ui.App
	closed  bool
}

// answer does what a later start asks for, on the window's goroutine, unless the window has closed: Fyne may drop the call then.
func (v *visited) answer(asked request) (done bool) {
	fyne.DoAndWait(func() { done = v.do(asked) })
	return done
}

func (v *visited) do(asked request) (done bool) {
	switch {
	case v.closed:
		return false
	case asked.flag == closeFlag:
		v.app.Quit()
	default:
		ui.ToFront(v.window)
		v.screens.Grant(asked.wish)
	}
	return true
}

// closePatience is how long the open Unpause may take to close.
const closePatience = 10 * time.Second

// closeOpen asks the Unpause that is open to close, and waits until it has.
func closeOpen(patience time.Duration) int {
	for deadline := time.Now().Add(patience); system.IsOpen(); time.Sleep(patience / 50) {
		if time.Now().After(deadline) {
			return stillOpen()
		}
		system.Knock(closeFlag) // whoever does not hear it may just be ending
	}
	return exitFine
}

// stillOpen tells it to a person only: where nobody typed the command, its exit code says enough, and a box would hold up the setup.
func stillOpen() int {
	if out, ok := system.Console(); ok {
		fmt.Fprintln(out, alarmWords("cli.still-open"))
	}
	return exitFailed
}
