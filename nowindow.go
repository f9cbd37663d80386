package main

import (
	"bytes"
	"errors"
	"io"
	"log"
	"strings"
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
	state atomic.Int32 // opening, open or leaving
	page  func(wished string) system.Opened
	wish  string // what the window would have shown
	later *knocks
	exit  func() // ends the program
}

// The states of a wayOut. Both ways lead away from opening, and neither goes on to another state.
const (
	opening int32 = iota
	open
	leaving
)

// take begins the way out, unless there is a window. It returns at once, because the log is locked where it is called.
func (o *wayOut) take() {
	if !o.state.CompareAndSwap(opening, leaving) {
		return
	}
	go o.later.hear(o.answer)
	go func() {
		system.Tell(ui.Sentence("app.name"), alarmWords("alarm.no-window"))
		o.leave()
	}()
}

// answer does what a later start asks for while the message stands: nobody reads the same message twice.
func (o *wayOut) answer(asked request) (done bool) {
	if asked.flag == closeFlag {
		o.exit()
	} else {
		tellPage(o.page(asked.wish.Words))
	}
	return true
}

// leave opens the page and ends the program.
func (o *wayOut) leave() {
	tellPage(o.page(o.wish))
	o.exit()
}

// slowStart is when a window that has not opened is asked about: the driver may hang. Old PCs need some seconds.
const slowStart = 30 * time.Second

// show shows the window until it is closed, and calls begun when it takes orders.
func (o *wayOut) show(a fyne.App, w fyne.Window, begun func()) {
	slow := time.AfterFunc(slowStart, func() { o.late(askNative) })
	a.Lifecycle().SetOnStarted(func() {
		slow.Stop()
		if o.state.CompareAndSwap(opening, open) { // Fyne says so even if there is no window
			begun()
		}
	})
	w.ShowAndRun()
}

// stay is deferred before Fyne is asked for anything, and does not return when there is no window. Fyne goes on without a window until something breaks; whatever breaks while there is a window is a crash.
func (o *wayOut) stay() {
	if o.state.Load() == opening {
		if cause := recover(); cause != nil {
			log.Print(cause)
			o.take()
		}
	}
	if o.state.Load() == leaving {
		select {} // until the page is open
	}
}

// late asks whether to go on waiting for the window. While the question stands the window may open after all; then the person gets both.
func (o *wayOut) late(ask func() bool) {
	switch {
	case o.state.Load() != opening || !ask():
	case o.state.CompareAndSwap(opening, leaving):
		o.leave()
	case o.state.Load() == open:
		tellPage(o.page(o.wish))
	}
}

// askNative asks in a native box, or says on the terminal what else there is.
func askNative() bool {
	yes, err := system.Ask(ui.Sentence("app.name"), alarmWords("alarm.slow"))
	if errors.Is(err, system.ErrNoDialog) {
		system.Alarm(ui.Sentence("app.name"), alarmWords("alarm.slow-terminal"))
	}
	return yes
}

// alarmWords puts together what is said when there is no window to say it in: what happened, what to do, and details if there are any.
func alarmWords(key string, details ...string) string {
	return strings.Join(append([]string{ui.Sentence(key), ui.Sentence(key + "-hint")}, details...), "\n\n")
}
