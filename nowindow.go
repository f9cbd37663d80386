package main

import (
	"bytes"
	"io"
	"os"
	"strings"

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

// Write implements io.Writer.
func (w windowWatch) Write(line []byte) (int, error) {
	n, err := w.log.Write(line)
	for _, failure := range windowFailures {
		if bytes.Contains(line, failure) {
			w.failed()
			break
		}
	}
	return n, err
}

// noWindow returns what to do when there will be no window: tell the person in plain words and end the program as failed. The words are
// fetched now, because the log is locked when they are needed, and fetching could want to log something.
func noWindow() (failed func()) {
	name, words := ui.Sentence("app.name"), alarmWords("alarm.no-window")
	return func() {
		system.Alarm(name, words)
		os.Exit(1)
	}
}

// alarmWords puts together what is said when there is no window to say it in: what happened, what to do, and details if there are any.
func alarmWords(key string, details ...string) string {
	return strings.Join(append([]string{ui.Sentence(key), ui.Sentence(key + "-hint")}, details...), "\n\n")
}
