//go:build !windows

package system

import (
	"fmt"
	"os"
)

// Alarm tells the person something where there is no window of our own: here on the terminal that started the program.
func Alarm(title, message string) { fmt.Fprintf(os.Stderr, "%s\n%s\n", title, message) }
