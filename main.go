// Unpause gets a person whose Spotify desktop app on Windows shows an error playing again.
package main

import (
	"fmt"
	"os"

	"unpause/resources"
	"unpause/system"
	"unpause/ui"
)

// The exit codes, beside those of a command that runs as administrator.
const (
	exitFine          = 0
	exitFailed        = 1
	exitNotUnderstood = 2
)

func main() {
	asked, err := parse(os.Args[1:])
	if asked.flag != system.ElevatedFlag { // the second start as administrator says nothing, so it reads nothing either
		chosen = choose()
	}
	if err != nil {
		say(system.Alarm, alarmWords("cli.unknown", ui.Sentence("cli.usage")))
		os.Exit(exitNotUnderstood)
	}
	os.Exit(carryOut(asked))
}

// carryOut does what the command line asks for and returns the exit code.
func carryOut(asked request) int {
	switch asked.flag {
	case system.ElevatedFlag:
		return system.RunElevated(asked.word)
	case versionFlag:
		return say(system.Tell, ui.Sentence("app.name")+" "+resources.Version())
	case helpFlag:
		return say(system.Tell, ui.Sentence("cli.usage"))
	case checkFlag:
		return checkOnly()
	case pageFlag:
		return pageOnly()
	case closeFlag:
		return closeOpen(closePatience)
	}
	return openWindow(asked.wish, asked.flag == system.OpenAgainFlag)
}

// damaged tells that the program cannot start, and returns its exit code.
func damaged(cause error) int {
	system.Alarm(ui.Sentence("app.name"), alarmWords("alarm.no-start", cause.Error()))
	return exitFailed
}

// say answers the person who typed the command: on the terminal, or in a box where there is none.
func say(box func(title, message string), words string) int {
	out, ok := system.Console()
	if !ok {
		box(ui.Sentence("app.name"), words)
		return exitFine
	}
	if _, err := fmt.Fprintln(out, words); err != nil {
		return exitFailed
	}
	return exitFine
}
