package system

import (
	"slices"
	"time"
)

// elevation tells when a command needs administrator rights.
type elevation int

const (
	never     elevation = iota // runs as the person
	always                     // needs an administrator
	ifRefused                  // runs as the person first; may be tried as administrator when that fails
)

// Command is one fixed thing that can be run on this PC: a fixed program with fixed arguments, or something small that Unpause does itself.
type Command struct {
	ID        string
	Program   string                          // begins with a root of folders.go; empty for what Unpause does itself
	Args      []string                        // fixed
	Args11    []string                        // used instead of Args on Windows 11, if set
	rename    renaming                        // instead of a program
	own       func(m machine) error           // instead of a program
	line      string                          // what Unpause does itself, shown where a program's command line would stand
	only      func(folders []string) []string // in which of Spotify's folders a rename works; nil for all
	elevate   elevation
	already   []int         // exit codes that mean that nothing needed to be done
	confirm   confirm       // reads the state again; nil for commands that only show something
	reads     aspect        // what the journal notes before and after; nil when there is nothing to compare
	patience  time.Duration // how long the state may take to change; 0 stands for confirmLimit
	byState   bool          // judged by the state alone: the exit code says too little
	setsClock bool          // the clock of the PC may move
	Undo      string        // the command that puts it back; empty when there is nothing to put back
	undoFor   time.Duration // how long it can be put back; 0: for ever
	undoOf    string        // the service whose start type must be put back
	offers    map[Outcome]string
	Fallback  string // the target to open when the command cannot be run
}

// Service names. They are the same in every language of Windows; the names that people see are translated.
const (
	netprofm = "netprofm" // Network List Service
	nlaSvc   = "NlaSvc"   // Network Location Awareness
	w32time  = "W32Time"  // Windows Time
	dnscache = "Dnscache" // DNS Client
)

const (
	scProgram     = system32 + `\sc.exe`
	killProgram   = system32 + `\taskkill.exe`
	timeProgram   = system32 + `\w32tm.exe`
	switchProgram = system32 + `\shutdown.exe`
)

// Exit codes of sc.exe are Windows error numbers; those of taskkill.exe and w32tm.exe are their own.
const (
	exitDenied         = 5
	exitDisabled       = 1058
	exitAlreadyRunning = 1056
	exitNotStarted     = 1062
	exitNoService      = 1060
	exitDependency     = 1068
	exitNoProcess      = 128
	exitNoRestart      = 1116
)

// startService is the row for "sc.exe start".
func startService(id, name, whenDisabled, undo, fallback string) Command {
	return Command{
		ID: id, Program: scProgram, Args: []string{"start", name}, elevate: always, already: []int{exitAlreadyRunning},
		confirm: serviceRuns(name), reads: running(name), Undo: undo, offers: map[Outcome]string{Disabled: whenDisabled}, Fallback: fallback,
	}
}

// startType is the row for "sc.exe config ... start=". The blank after the equals sign is part of sc.exe's grammar.
func startType(id, name, start, fallback string) Command {
	return Command{
		ID: id, Program: scProgram, Args: []string{"config", name, "start=", start}, elevate: always,
		confirm: serviceStarts(name, start), reads: starting(name), undoOf: name, Fallback: fallback,
	}
}

// show is the row for a command that only shows something.
func show(id, program, fallback string, args ...string) Command {
	return Command{ID: id, Program: program, Args: args, Fallback: fallback}
}

// commands is the closed table of everything that can be run.
//
// Programs, arguments and exit codes: Microsoft's "Windows commands" reference; exit codes of sc.exe and taskkill.exe as several public programs
// use them. The exit code of w32tm.exe is not documented, so the person is told how far the clock moved.
var commands = []Command{
	startService("start-netprofm", netprofm, "set-netprofm", "", "win-services"),
	startService("start-nlasvc", nlaSvc, "set-nlasvc", "", "win-services"),
	startService("time-start", w32time, "enable-w32time", "stop-w32time", "win-date-time"),
	{
		ID: "stop-w32time", Program: scProgram, Args: []string{"stop", w32time}, elevate: always, already: []int{exitNotStarted},
		confirm: serviceStopped(w32time), reads: running(w32time), Fallback: "win-services",
	},
	startType("set-netprofm", netprofm, "demand", "win-services"),
	setNlaSvc(),
	startType("enable-w32time", w32time, "demand", "win-services"),
	startType("netprofm-auto", netprofm, "auto", "win-services"),
	startType("netprofm-demand", netprofm, "demand", "win-services"),
	startType("netprofm-disabled", netprofm, "disabled", "win-services"),
	startType("nlasvc-auto", nlaSvc, "auto", "win-services"),
	startType("nlasvc-demand", nlaSvc, "demand", "win-services"),
	startType("nlasvc-disabled", nlaSvc, "disabled", "win-services"),
	startType("w32time-disabled", w32time, "disabled", "win-services"),
	show("query-netprofm", scProgram, "win-services", "query", netprofm),
	{
		ID: "flushdns", Program: system32 + `\ipconfig.exe`, Args: []string{"/flushdns"}, elevate: ifRefused,
		// The program answers 0 even when the DNS service is off and nothing was cleared.
		confirm: serviceRuns(dnscache), patience: time.Second,
	},
	{
		ID: "time-resync", Program: timeProgram, Args: []string{"/resync"}, elevate: always, setsClock: true,
		confirm: serviceRuns(w32time), offers: map[Outcome]string{NotConfirmed: "time-start", Failed: "time-start"}, Fallback: "win-date-time",
	},
	show("time-status", timeProgram, "win-date-time", "/query", "/status"),
	show("time-offset", timeProgram, "win-date-time", "/stripchart", "/computer:time.windows.com", "/samples:1", "/dataonly"),
	{
		// Spotify's windowless parts refuse to be asked, so the exit code tells of a failure even when all of them close.
		ID: "close-spotify", Program: killProgram, Args: []string{"/IM", spotifyExe}, already: []int{exitNoProcess},
		confirm: noProcess(spotifyExe), patience: closeLimit, byState: true, Fallback: "win-task-manager",
		offers: map[Outcome]string{NotConfirmed: "force-close-spotify", Failed: "force-close-spotify"},
	},
	{
		ID: "force-close-spotify", Program: killProgram, Args: []string{"/F", "/T", "/IM", spotifyExe}, already: []int{exitNoProcess},
		confirm: noProcess(spotifyExe), patience: closeLimit, byState: true, Fallback: "win-task-manager",
	},
	{
		ID: "rename-prefs", rename: setAside, line: `%AppData%\Spotify: prefs = prefs.bak-...`, Undo: "restore-prefs",
		offers: map[Outcome]string{StillRunning: "close-spotify"}, Fallback: "file-spotify-prefs",
	},
	{
		ID: "restore-prefs", rename: bringBack, line: `%AppData%\Spotify: prefs.bak-... = prefs`, only: setAsideLast, Undo: "rename-prefs",
		offers: map[Outcome]string{StillRunning: "close-spotify"}, Fallback: "file-spotify-prefs",
	},
	{ID: "adv-startup", Program: switchProgram, Args: []string{"/r", "/o", "/t", "60"}, confirm: nothingToRead, Undo: "cancel-restart", undoFor: time.Minute, Fallback: "win-recovery"},
	{ID: "cancel-restart", Program: switchProgram, Args: []string{"/a"}, already: []int{exitNoRestart}, confirm: nothingToRead},
	{
		ID: "open-again", own: func(m machine) error { return m.setOpenAgain(true) }, confirm: opensAgain(true), reads: openAgainState, Undo: "not-open-again",
		line: openAgainLine,
	},
	{ID: "not-open-again", own: func(m machine) error { return m.setOpenAgain(false) }, confirm: opensAgain(false), reads: openAgainState, line: `... - RunOnce: Unpause`},
	show("winhttp-proxy", system32+`\netsh.exe`, "win-proxy", "winhttp", "show", "proxy"),
}

// setNlaSvc differs by system: Windows 10 starts the service by itself, Windows 11 has moved its work into the Network List Service.
func setNlaSvc() Command {
	c := startType("set-nlasvc", nlaSvc, "auto", "win-services")
	c.Args11 = []string{"config", nlaSvc, "start=", "demand"}
	c.confirm = serviceStarts(nlaSvc, "auto", "demand")
	return c
}

// closeLimit is how long Spotify may take to close before the person is asked whether to end it.
const closeLimit = 5 * time.Second

// spotifyExe is the name of Spotify's program in both editions.
const spotifyExe = "Spotify.exe"

// Commands returns the whole table, for tests and for tools that check the data against it.
func Commands() []Command { return slices.Clone(commands) }

// IsProgram reports whether a command starts a program, so that its line can be typed in a terminal. The others Unpause does itself.
func IsProgram(id string) bool {
	c, ok := findCommand(id)
	return ok && c.Program != ""
}

// NeedsAdmin reports whether Windows will ask for an administrator.
func (c Command) NeedsAdmin() bool { return c.elevate == always }

// ReadOnly reports whether the command only shows something.
func (c Command) ReadOnly() bool { return c.confirm == nil && c.rename == nil }

// knows reports whether a command may have this one as its way back. What stands in the journal is only used then.
func (c Command) knows(undo string) bool {
	if c.undoOf != "" {
		u, ok := findCommand(undo)
		return ok && u.undoOf == c.undoOf
	}
	return undo != "" && undo == c.Undo
}

func findCommand(id string) (Command, bool) {
	i := slices.IndexFunc(commands, func(c Command) bool { return c.ID == id })
	if i < 0 {
		return Command{}, false
	}
	return commands[i], true
}
