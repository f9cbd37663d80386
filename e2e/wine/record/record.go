//go:build windows

// Package record notes that a program was started.
package record

import (
	"os"
	"strings"

	"golang.org/x/sys/windows"
)

// Folder is where the notes lie.
const Folder = `C:\recorder\`

// Start appends this program's own command line, exactly as Windows hands it over, to calls.txt, and before that to elevated.txt if it has the rights of an
// administrator.
func Start() error {
	if windows.GetCurrentProcessToken().IsElevated() {
		if err := note("elevated.txt"); err != nil {
			return err
		}
	}
	return note("calls.txt")
}

func note(name string) error {
	file, err := os.OpenFile(Folder+name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	line := windows.UTF16PtrToString(windows.GetCommandLine())
	if _, err := file.WriteString(strings.TrimSpace(line) + "\n"); err != nil {
		return err
	}
	return file.Close()
}
