//go:build windows

// Command recorder stands where a Windows page or program would be: it notes its own command line and ends with the number in C:\recorder\exit.txt, or 0.
package main

import (
	"os"
	"strconv"
	"strings"

	"unpause/e2e/wine/record"
)

func main() {
	if err := record.Start(); err != nil {
		os.Exit(99)
	}
	code, err := os.ReadFile(record.Folder + "exit.txt")
	if err != nil {
		return
	}
	n, _ := strconv.Atoi(strings.TrimSpace(string(code)))
	os.Exit(n)
}
