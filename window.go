package main

import (
	"fmt"
	"log"
	"os"
	"runtime"
	"sync"
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
	"unpause/ui/inside"
	"unpause/wizard"
)

// openWindow opens the window and stays until it is closed. again says that Windows opened it, as the person wanted before a restart. If Unpause is open already, that one comes to the front and shows the wish.
func openWindow(wish ui.Wish, again bool) int {
	later := newKnocks(time.Now().Add(slowStart))
	first, stop := system.First(message(wish), later.take)
	if !first {
		return exitFine
	}
	defer stop()
	watched := soon(watchCrashes)
	defer func() { watched().end() }()
	out := &wayOut{wish: wish.Words, later: later, exit: func() {
		watched().end() // os.Exit runs nothing that was deferred
		os.Exit(exitFailed)
	}}
	if err := run(wish, again, watched, out); err != nil {
		return damaged(err)
	}
	return exitFine
}

// run builds the window and shows it. What later starts wish for is carried out when it is there.
//
// The window itself takes longest, so what the first screen needs is made meanwhile, and what it does not need is read only when it is there.
func run(wish ui.Wish, again bool, watched func() watch, out *wayOut) error {
	loaded := sync.OnceValue(loadList)
	opener := system.NewOpener()
	out.page = func(wished string) system.Opened {
		if err := loaded().err; err != nil {
			return system.Opened{Outcome: system.CouldNot, Err: err}
		}
		return openPage(opener, loaded().Catalog, chosen.language, wished)
	}
	log.SetOutput(windowWatch{os.Stderr, out.take})
	defer out.stay()
	inside.SpareFonts()
	inside.ForgetSooner()
	a := app.NewWithID("app.unpause.desktop")
	a.Settings().SetTheme(ui.ThemeFor(chosen.settings, chosen.wishes))
	ready := soon(func() list { // one after the other: the system needs the other core for the window
		readFonts()
		return loaded()
	})
	w := a.NewWindow(ui.Sentence("app.name"))
	if runtime.GOOS != "windows" { // a window has the program's own icon there, which has a picture for each size
		w.SetIcon(fyne.NewStaticResource("icon", resources.Icon))
	}
	w.Resize(fyne.NewSize(900, 640))
	if err := ready().err; err != nil {
		return fmt.Errorf("the built-in list of errors is damaged: %w", err)
	}
	memory := system.OpenMemory()
	defer memory.Close()
	deps := screensOn(loaded().Catalog, memory, opener, watched)
	deps.Again = again
	screens, err := ui.New(w, deps)
	if err != nil {
		return err
	}
	screens.Grant(wish)
	v := &visited{app: a, window: w, screens: screens, end: func() {
		memory.Close()
		watched().end()
		os.Exit(exitFine)
	}}
	w.SetOnClosed(v.closing)
	out.show(a, w, func() {
		go out.later.hear(v.answer)
		time.AfterFunc(settled, settle)
	})
	v.ended()
	screens.Close()
	return nil
}

// screensOn is what the screens need of this PC.
func screensOn(cat *catalog.Catalog, memory *system.Memory, opener *system.Opener, watched func() watch) ui.Deps {
	pc := system.ThisPC()
	return ui.Deps{
		Catalog:  cat,
		Language: chosen.language,
		LoadIn:   catalog.LoadIn,
		Settings: chosen.settings,
		Wishes:   chosen.wishes,
		Opener:   opener,
		Runner:   system.NewRunner(system.NewJournal(memory)),
		Keeper:   progress.NewKeeper(memory),
		AtStart: func() ui.Start {
			wizard.Prepare(cat)
			return ui.Start{Facts: system.LookAround(), Boot: system.BootID(), Crash: watched().former}
		},
		Now:          time.Now,
		Checks:       check.NewSet(pc, check.LocalChecks()),
		Online:       check.NewSet(pc, reach.Checks()),
		Contacts:     reach.Contacts(),
		Pin:          ui.Pin,
		Page:         func(cat *catalog.Catalog, language string) system.Opened { return openPage(opener, cat, language, "") },
		AskFile:      system.AskFile,
		SaveSettings: system.SaveSettings,
		Version:      resources.Version(),
		Hide:         hider(),
	}
}

// visited is the open window, as later starts of Unpause find it.
type visited struct {
	app     fyne.App
	window  fyne.Window
	screens *ui.App
	closed  bool
	end     func()      // ends the program
	stuck   *time.Timer // ends it when Fyne does not; nil while the window is open
}

// lastPatience is how long Fyne may take to end once its window has closed. It waits for ever for an event that comes at just that moment, and a program without a window would go on
// answering all later starts.
const lastPatience = 5 * time.Second

// closing is called when the window closes.
func (v *visited) closing() {
	v.closed = true
	if v.stuck == nil {
		v.stuck = time.AfterFunc(lastPatience, v.end)
	}
}

// ended is called when Fyne has ended.
func (v *visited) ended() {
	if v.stuck != nil {
		v.stuck.Stop()
	}
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
		v.closing()
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
