package system

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"
)

// The outcomes of running a command, beside those of opening a place.
const (
	Done         Outcome = "done"          // it ran, and the state read afterwards is as it should be
	Already      Outcome = "already"       // nothing needed to be done
	Shown        Outcome = "shown"         // a command that only shows something; see Output
	NotConfirmed Outcome = "not-confirmed" // it ran, but the state read afterwards is not as it should be
	Disabled     Outcome = "disabled"      // the service is switched off and must be allowed to start first
	NoService    Outcome = "no-service"    // this Windows has no such service
	Dependency   Outcome = "dependency"    // another service that it needs did not start
	StillRunning Outcome = "still-running" // Spotify is open and must be closed first
	TimedOut     Outcome = "timed-out"
	Failed       Outcome = "failed"
	NotNoted     Outcome = "not-noted"     // nothing was changed, because the journal could not be written
	ChangedSince Outcome = "changed-since" // nothing was put back, because somebody else has changed it since; see Now
	TooLate      Outcome = "too-late"      // it cannot be put back any more
)

// How says how a command is to be run.
type How struct {
	AsAdmin bool // as administrator, for commands that may be
	Unnoted bool // also when the journal cannot be written
}

// Result tells what happened when a command was run.
type Result struct {
	Outcome  Outcome
	ExitCode int
	Output   string // what the program printed, raw; empty for what ran as administrator
	Before   string // the state before and after, for the details
	After    string
	Err      error
	Undo     string         // the command that puts back what this run changed; empty when there is nothing to put back
	Offer    string         // the command that may help next
	Retry    bool           // it may work as administrator
	Fallback string         // the target where the same can be done by hand; set when it did not work
	Clock    *time.Duration // for a command that sets the clock: by how much it moved; nil for all others
	Change   int            // the ID in the journal of what was changed; 0 when nothing was
	Now      string         // for ChangedSince: the state that somebody else has made
	moves    []Move         // that were made
}

// good reports whether there is nothing more to be done.
func (o Outcome) good() bool {
	return o == Done || o == Already || o == Shown || o == Declined || o == NotWindows
}

// machine is what the operating system does for a Runner.
type machine interface {
	folders
	probe
	build() int
	isElevated() bool
	// run starts a console program without a window and waits for it. err is for programs that could not be started or took too long.
	run(ctx context.Context, file string, args []string) (exitCode int, output string, err error)
	// setOpenAgain makes or removes the entry by which Windows opens Unpause when the person signs in next.
	setOpenAgain(on bool) error
	// runElevated starts Unpause itself as administrator with one word, and waits for it. Its time begins when the person has said yes:
	// nobody must lose a change because the question stood for minutes.
	runElevated(ctx context.Context, word string) (exitCode int, err error)
}

// The times a command is given. A service may take half a minute to start.
const (
	runLimit     = 60 * time.Second
	confirmLimit = 30 * time.Second
	confirmPause = 500 * time.Millisecond
)

// Runner runs commands on this PC. Run may block for a minute and must not be called on the window's goroutine.
type Runner struct {
	machine machine
	journal *Journal
	now     func() time.Time
	moved   func(since time.Time) time.Duration // by how much the clock was set since then
	pause   func(ctx context.Context, d time.Duration) error
	moving  func(from, to string) error // gives a file a name that none has
	looking sync.Mutex
	former  Former // what was found of changes in former runs, and not told yet
}

// NewRunner returns the Runner for the system it runs on. What it changes is noted in the journal.
func NewRunner(j *Journal) *Runner { return newRunner(newMachine(), j) }

func newRunner(m machine, j *Journal) *Runner {
	return &Runner{machine: m, journal: j, now: time.Now, moved: clockMoved, pause: pause, moving: renameToFree}
}

// clockMoved compares the clock on the wall with the time that really passed since a moment that was read with time.Now.
func clockMoved(since time.Time) time.Duration {
	now := time.Now()
	return now.Round(0).Sub(since.Round(0)) - now.Sub(since)
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Line returns the exact command line of a command as it is shown to the person and copied, without the folder of the program.
func (r *Runner) Line(id string) string {
	c, ok := findCommand(id)
	if !ok {
		return ""
	}
	if c.Program == "" {
		return c.line
	}
	program := c.Program[strings.LastIndex(c.Program, `\`)+1:]
	return strings.Join(append([]string{program}, r.args(c)...), " ")
}

func (r *Runner) args(c Command) []string {
	if c.Args11 != nil && r.machine.build() >= build11 {
		return c.Args11
	}
	return c.Args
}

// Run runs a command as the person, or as administrator if the command always needs that or how says so. What changes something is noted in the journal before.
// It judges the outcome by the exit code and by reading the state again, never by the words that the program prints.
func (r *Runner) Run(ctx context.Context, id string, how How) Result {
	c, ok := findCommand(id)
	if !ok {
		return Result{Outcome: UnknownThing, Err: fmt.Errorf("no command %q", id)}
	}
	if r.machine.build() == 0 {
		return Result{Outcome: NotWindows, Err: errNotWindows}
	}
	if !c.ReadOnly() {
		r.lookFirst()
	}
	var result Result
	switch {
	case c.ReadOnly():
		result = r.program(ctx, c, how.AsAdmin && c.elevate == ifRefused)
	case c.rename != nil:
		result = r.rename(c, how)
	default:
		result = r.noted(r.plan(c), how, func() Result { return r.carryOut(ctx, c, how) })
	}
	return c.lead(result, how)
}

// lead adds what may help next.
func (c Command) lead(result Result, how How) Result {
	result.Offer = c.offers[result.Outcome]
	if !result.Outcome.good() && result.Outcome != NotNoted {
		result.Fallback = c.Fallback
	}
	result.Retry = c.elevate == ifRefused && !how.AsAdmin && (result.Outcome == Failed || result.Outcome == Denied)
	return result
}

// carryOut does what a command that changes something does, but for renames.
func (r *Runner) carryOut(ctx context.Context, c Command, how How) Result {
	if c.own != nil {
		return r.own(ctx, c)
	}
	return r.program(ctx, c, c.elevate == always || (how.AsAdmin && c.elevate == ifRefused))
}

// own is program for what Unpause does itself.
func (r *Runner) own(ctx context.Context, c Command) Result {
	var result Result
	_, result.Before, _ = c.confirm(r.machine)
	if result.Err = c.own(r.machine); result.Err != nil {
		result.Outcome = failure(result.Err)
		return result
	}
	r.confirm(ctx, c, &result)
	result.Undo = c.Undo
	return result
}

// program runs a command that is a program, and confirms it.
func (r *Runner) program(ctx context.Context, c Command, asAdmin bool) Result {
	var result Result
	start := r.now()
	before := r.serviceOf(c)
	if c.confirm != nil {
		_, result.Before, _ = c.confirm(r.machine)
	}
	if asAdmin && !r.machine.isElevated() {
		result.ExitCode, result.Err = r.machine.runElevated(ctx, c.ID)
	} else {
		result.ExitCode, result.Output, result.Err = r.start(ctx, c)
	}
	result.Outcome = judge(c, result.ExitCode, result.Err)
	if result.Outcome == Done || (result.Outcome == TimedOut && c.confirm != nil) {
		r.confirm(ctx, c, &result)
	}
	if result.Outcome == Done || result.Outcome == NotConfirmed {
		result.Undo = undo(c, before)
	}
	if c.setsClock && result.Outcome == Done {
		moved := r.moved(start)
		result.Clock = &moved
	}
	return result
}

func (r *Runner) start(ctx context.Context, c Command) (int, string, error) {
	file, err := resolve(r.machine, c.Program)
	if err != nil {
		return 0, "", err
	}
	ctx, cancel := context.WithTimeout(ctx, runLimit)
	defer cancel()
	return r.machine.run(ctx, file, r.args(c))
}

// serviceOf reads the service whose start type the command is about to change.
func (r *Runner) serviceOf(c Command) Service {
	if c.undoOf == "" {
		return Service{}
	}
	s, err := r.machine.service(c.undoOf)
	if err != nil {
		return Service{}
	}
	return s
}

// undo names the command that puts back what a run of c changed.
func undo(c Command, before Service) string {
	if c.undoOf != "" {
		return undoStartType(c.undoOf, before.StartType)
	}
	return c.Undo
}

// judge turns an exit code into an outcome, before the state is read again.
func judge(c Command, code int, err error) Outcome {
	switch {
	case err != nil:
		return failure(err)
	case code == 0 && c.confirm == nil:
		return Shown
	case code == 0:
		return Done
	case slices.Contains(c.already, code):
		return Already
	case c.byState:
		return Done
	}
	return judgeFailure(c, code)
}

// failure tells why a command could not be carried out at all.
func failure(err error) Outcome {
	if errors.Is(err, context.DeadlineExceeded) {
		return TimedOut
	}
	if o := outcomeOf(err); o == Declined || o == Denied || o == NotThere {
		return o
	}
	return Failed
}

func judgeFailure(c Command, code int) Outcome {
	if c.Program != scProgram {
		return Failed
	}
	switch code {
	case exitDenied:
		return Denied
	case exitDisabled:
		return Disabled
	case exitNoService:
		return NoService
	case exitDependency:
		return Dependency
	}
	return Failed
}

// confirm reads the state again and again until it is as it should be or the time is over.
func (r *Runner) confirm(ctx context.Context, c Command, result *Result) {
	deadline := r.now().Add(cmp.Or(c.patience, confirmLimit))
	for {
		ok, state, err := c.confirm(r.machine)
		result.After = state
		if ok {
			result.Outcome = Done
			return
		}
		if r.now().After(deadline) || r.pause(ctx, confirmPause) != nil {
			result.Outcome, result.Err = NotConfirmed, err
			return
		}
	}
}

// rename carries out a rename in each folder where Spotify keeps its settings.
func (r *Runner) rename(c Command, how How) Result {
	if result, open := r.spotifyIsOpen(); open {
		return result
	}
	change := r.plan(c)
	paths, err := r.prefsPaths()
	if err != nil {
		return Result{Outcome: Failed, Err: err}
	}
	for i, path := range paths {
		if c.only != nil && !slices.Contains(c.only(paths), path) {
			continue
		}
		moves, err := c.rename(path, r.now())
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return Result{Outcome: failure(err), Err: err}
		}
		for _, m := range moves {
			m.Folder = i
			change.Moves = append(change.Moves, m)
		}
	}
	if len(change.Moves) == 0 {
		return Result{Outcome: NotThere}
	}
	return r.noted(change, how, func() Result {
		result := r.move(paths, change.Moves)
		result.Undo = c.Undo
		return result
	})
}

// spotifyIsOpen reports that Spotify may be running, which would write its settings file anew at its end.
func (r *Runner) spotifyIsOpen() (result Result, open bool) {
	n, err := r.machine.processes(spotifyExe)
	return Result{Outcome: StillRunning, Err: err, Before: fmt.Sprintf("%s: %d running", spotifyExe, n)}, err != nil || n > 0
}

// move makes moves until one fails.
func (r *Runner) move(paths []string, moves []Move) Result {
	result := Result{Outcome: Done}
	for _, m := range moves {
		done, err := m.move(paths[m.Folder], r.moving)
		if err != nil {
			result.Outcome, result.Err = failure(err), err
			break
		}
		result.moves, result.Output = append(result.moves, m), strings.TrimSpace(result.Output+"\n"+done)
	}
	return result
}

// prefsPaths are the folders in which Spotify's settings may be on this PC.
func (r *Runner) prefsPaths() (paths []string, err error) {
	for _, folder := range prefsFolders {
		path, err := resolve(r.machine, folder)
		if err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// ElevatedFlag is the one argument with which Unpause starts itself as administrator, followed by the id of a command.
const ElevatedFlag = "--do="

// exitUnknownWord is answered to a word that stands for no command.
const exitUnknownWord = 87 // ERROR_INVALID_PARAMETER

// RunElevated is the work of the second, windowless start: it looks the word up again, runs the command if it is one that may be run as
// administrator, and returns the exit code to end with.
func RunElevated(word string) int { return runElevated(newMachine(), word) }

func runElevated(m machine, word string) int {
	c, ok := findCommand(word)
	if !ok || c.elevate == never || c.Program == "" {
		return exitUnknownWord
	}
	code, _, err := newRunner(m, nil).start(context.Background(), c)
	if err != nil && code == 0 {
		return exitOf(err)
	}
	return code
}

// exitOf is the exit code for a program that could not be run at all.
func exitOf(err error) int {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 2 // ERROR_FILE_NOT_FOUND
	case errors.Is(err, fs.ErrPermission):
		return exitDenied
	}
	return 1
}
