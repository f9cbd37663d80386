package main

import (
	"bytes"
	"io"
	"log"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"unpause/system"
	"unpause/ui"
)

// windowFailures are what Fyne writes to the log when it cannot make a window, which means that there is no OpenGL 2.1: an old driver, a
// virtual machine, remote desktop. It then stays without a window or ends as if all were well, so the log is the only place to learn of it.
var windowFailures = [][]byte{[]byte("window creation error"), []byte("failed to initialise GLFW"), []byte("Failed to set pixel format")}

// windowWatch is a log that notices when there will be no window.
type windowWatch struct {
	log    io.Writer
	failed func()
}

// Write implements io.Writer. That the log itself cannot be written, as in a Windows program without a console, is no failure.
func (w windowWatch) Write(line []byte) (int, error) {
	w.log.Write(line)
	for _, failure := range windowFailures {
		if bytes.Contains(line, failure) {
			w.failed()
			break
		}
	}
	return len(line), nil
}

// wayOut is what happens when there will be no window: the person is told so, then all errors and their steps open as a page in the browser, and the
// program ends as failed.
type wayOut struct {
	once  sync.Once
	taken atomic.Bool
	page  func() system.Opened
	deaf  func() // lets later starts of Unpause do without this one
}

func newWayOut(page func() system.Opened, deaf func()) *wayOut {
	return &wayOut{page: page, deaf: deaf}
}

// take begins the way out. It returns at once, because the log is locked where it is called.
func (o *wayOut) take() {
	o.once.Do(func() {
		o.taken.Store(true)
		go func() {
			o.deaf()
			system.Alarm(ui.Sentence("app.name"), alarmWords("alarm.no-window"))
			o.leave()
		}()
	})
}

// leave opens the page and ends the program.
func (o *wayOut) leave() {
	tellPage(o.page())
	os.Exit(exitFailed)
}

// slowStart is when a window that has not opened is asked about: the driver may hang. Old PCs need some seconds.
const slowStart = 30 * time.Second

// show shows the window until it is closed, and calls begun when it takes orders. It does not return when there is no window.
func (o *wayOut) show(a fyne.App, w fyne.Window, begun func()) {
	var started atomic.Bool
	slow := time.AfterFunc(slowStart, o.ask)
	a.Lifecycle().SetOnStarted(func() {
		started.Store(true)
		slow.Stop()
		begun()
	})
	defer func() {
		if o.taken.Load() {
			select {} // until the page is open
		}
	}()
	defer func() {
		if started.Load() {
			return // whatever breaks now is a crash
		}
		if cause := recover(); cause != nil { // Fyne goes on without a window until something breaks
			log.Print(cause)
			o.take()
		}
	}()
	w.ShowAndRun()
}

// ask asks whether to go on waiting for the window.
func (o *wayOut) ask() {
	if system.Ask(ui.Sentence("app.name"), alarmWords("alarm.slow")) {
		o.once.Do(o.leave)
	}
}

// alarmWords puts together what is said when there is no window to say it in: what happened, what to do, and details if there are any.
func alarmWords(key string, details ...string) string {
	return strings.Join(append([]string{ui.Sentence(key), ui.Sentence(key + "-hint")}, details...), "\n\n")
}
