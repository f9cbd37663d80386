//go:build windows

// Command press does what a button of Unpause does, without the window: "press open ID [WAY]" or "press run ID", through the real code of
// package system. It prints what came of it as JSON. Started with --do=ID it is the elevated second start, like Unpause itself.
package main

import (
	"context"
	"encoding/json"
	"os"
	"strconv"
	"strings"

	"unpause/system"
)

// Report is what press prints.
type Report struct {
	Outcome, What, Error, Undo, Offer, Fallback, Before, After, Output string
	Next, ExitCode                                                     int
}

func main() {
	if word, ok := strings.CutPrefix(os.Args[1], system.ElevatedFlag); ok {
		os.Exit(system.RunElevated(word))
	}
	var report Report
	switch os.Args[1] {
	case "open":
		report = open(os.Args[2:])
	case "run":
		report = run(os.Args[2])
	case "facts":
		f := system.LookAround()
		report = Report{What: f.System + " " + f.Windows + " " + f.Spotify}
	}
	if err := json.NewEncoder(os.Stdout).Encode(report); err != nil {
		os.Exit(1)
	}
}

func open(args []string) Report {
	way := 0
	if len(args) > 1 {
		way, _ = strconv.Atoi(args[1])
	}
	r := system.NewOpener().Open(args[0], way)
	return Report{Outcome: string(r.Outcome), What: r.What, Error: message(r.Err), Next: r.Next}
}

func run(id string) Report {
	r := system.NewRunner(system.NewJournal(nil)).Run(context.Background(), id, system.How{})
	return Report{Outcome: string(r.Outcome), Error: message(r.Err), Undo: r.Undo, Offer: r.Offer, Fallback: r.Fallback, Before: r.Before,
		After: r.After, Output: r.Output, ExitCode: r.ExitCode}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
