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

// noWindow tells the person in plain words and ends the program as failed.
func noWindow() {
	alarm("alarm.no-window")
	os.Exit(1)
}

// alarm tells the person something when there is no window to tell it in. details may be empty.
func alarm(key string, details ...string) {
	message := strings.Join(append([]string{ui.Sentence(key), ui.Sentence(key + "-hint")}, details...), "\n\n")
	system.Alarm(ui.Sentence("app.name"), message)
}
