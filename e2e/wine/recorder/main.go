//go:build windows

// Command recorder stands where a Windows page or program would be: it appends its own command line, exactly as Windows hands it over, to
// C:\recorder\calls.txt, and ends with the number in C:\recorder\exit.txt, or 0.
package main

import (
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/windows"
)

const folder = `C:\recorder\`

func main() {
	file, err := os.OpenFile(folder+"calls.txt", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		os.Exit(99)
	}
	line := windows.UTF16PtrToString(windows.GetCommandLine())
	if _, err := file.WriteString(strings.TrimSpace(line) + "\n"); err != nil || file.Close() != nil {
		os.Exit(99)
	}
	code, err := os.ReadFile(folder + "exit.txt")
	if err != nil {
		return
	}
	n, _ := strconv.Atoi(strings.TrimSpace(string(code)))
	os.Exit(n)
}
