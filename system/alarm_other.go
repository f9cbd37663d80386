//go:build !windows

package system

import (
	"fmt"
	"os"
)

// Alarm tells the person something where there is no window of our own: here on the terminal that started the program.
func Alarm(title, message string) { fmt.Fprintf(os.Stderr, "%s\n%s\n", title, message) }

// Tell is Alarm for what is no trouble.
func Tell(title, message string) { fmt.Printf("%s\n%s\n", title, message) }
