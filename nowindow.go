package main

import (
	"bytes"
	"io"
	"os"

	"unpause/system"
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
	system.Alarm("Unpause cannot open its window",
		"This PC's graphics driver is too old or missing.\n\n"+
			"What you can do: open Windows Update and install the optional driver updates. In a virtual machine, switch on 3D acceleration.\n\n"+
			"Until then, the list of errors can be read at https://0iy.github.io/spotify-error-ref/.")
	os.Exit(1)
}
