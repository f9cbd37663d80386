package system

import (
	"io"
	"os"
	"strings"

	"golang.org/x/sys/windows"
)

var attachConsole = windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")

// attachParentProcess is ATTACH_PARENT_PROCESS of wincon.h.
const attachParentProcess = ^uintptr(0)

// Console is where a line goes for the person who typed the command: the file or program to which the output is redirected, else the console in which the
// command was typed, to which a program with windows must ask to belong. False means that there is none, so nobody would see it.
func Console() (io.Writer, bool) {
	if redirected() {
		return os.Stdout, true
	}
	// An error means that this program has a console already or that its starter has none; whether one can be opened tells which.
	attachConsole.Call(attachParentProcess)
	console, err := os.OpenFile("CONOUT$", os.O_RDWR, 0)
	if err != nil {
		return io.Discard, false
	}
	return &consoleLines{out: console}, true
}

// redirected reports whether somebody wants to read the output as a file or through a pipe.
func redirected() bool {
	out, err := windows.GetStdHandle(windows.STD_OUTPUT_HANDLE)
	if err != nil || out == 0 || out == windows.InvalidHandle {
		return false
	}
	kind, err := windows.GetFileType(out)
	return err == nil && (kind == windows.FILE_TYPE_DISK || kind == windows.FILE_TYPE_PIPE)
}

// consoleLines writes lines to a console whose program does not wait: it has written its next prompt already, behind which the first line would stand.
type consoleLines struct {
	out   io.Writer
	begun bool
}

// Write implements io.Writer.
func (c *consoleLines) Write(text []byte) (int, error) {
	lines := strings.ReplaceAll(string(text), "\n", "\r\n")
	if !c.begun {
		c.begun = true
		lines = "\r\n" + lines
	}
	if _, err := io.WriteString(c.out, lines); err != nil {
		return 0, err
	}
	return len(text), nil
}
