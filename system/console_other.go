//go:build !windows

package system

import (
	"io"
	"os"
)

// Console is where a line goes for the person who typed the command. False means that nobody would see it.
func Console() (io.Writer, bool) { return os.Stdout, true }
