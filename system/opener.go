package system

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// Outcome is how asking for something ended.
type Outcome string

// The outcomes of opening a place. None of them says that a page is on the screen: no program can know that.
const (
	Asked        Outcome = "asked"       // Windows was asked and did not object
	Declined     Outcome = "declined"    // the person said no to the administrator question
	NoHandler    Outcome = "no-handler"  // nothing on this PC opens such an address
	NotThere     Outcome = "not-there"   // the file, folder or program does not exist
	Denied       Outcome = "denied"      // Windows refused
	NotWindows   Outcome = "not-windows" // this is not Windows, so there is nothing to open
	CouldNot     Outcome = "could-not"   // something else went wrong
	UnknownThing Outcome = "unknown"     // the id is in no table
)

// Errors by which a shell tells what happened.
var (
	errDeclined   = errors.New("the person declined")
	errNoHandler  = errors.New("no program opens this kind of address")
	errNotWindows = errors.New("only on Windows")
)

// Opened tells what happened when a target was opened.
type Opened struct {
	Outcome Outcome
	What    string // what was asked for, or would be on Windows: the file or address with its arguments
	Err     error  // the cause, when Outcome is not Asked
	Next    int    // pass this to Open for the next way to the same thing; 0 when there is none
}

// shell is what the operating system does for an Opener.
type shell interface {
	folders
	// start asks the system to open a file, program or folder. It returns when the request was taken or refused, which may last as
	// long as the person thinks about the administrator question.
	start(file, args string, elevate bool) error
	// browse asks the system to open a web page or an address of another scheme.
	browse(address string) error
	// browseFile asks the browser of this person to open a file of our own, at the part that anchor names; at its beginning when that is empty.
	browseFile(path, anchor string) error
	// handles tells whether a program is registered for the scheme.
	handles(scheme string) bool
	// build is the number of the Windows build, 0 where there is none.
	build() int
}

// Opener opens targets on this PC. Its methods may block for minutes and must not be called on the window's goroutine.
type Opener struct{ shell shell }

// NewOpener returns the Opener for the system it runs on.
func NewOpener() *Opener { return &Opener{shell: newShell()} }

// Open asks the system to open a target, beginning with way number from (0 for the best one), and goes on to the next way while one cannot be
// opened. It stops at once when the person declined.
func (o *Opener) Open(id string, from int) Opened {
	ways := waysTo(id)
	if from < 0 || from >= len(ways) {
		return Opened{Outcome: UnknownThing, Err: fmt.Errorf("no way %d to %q", from, id)}
	}
	var first Opened
	for i := from; i < len(ways); i++ {
		result := o.open(ways[i])
		if i+1 < len(ways) {
			result.Next = i + 1
		}
		if result.Outcome == Asked || result.Outcome == Declined || result.Outcome == NotWindows {
			return result
		}
		if first.Outcome == "" {
			first = result
		}
	}
	first.Next = 0
	return first
}

// waysTo lists the places of a target and of its fallbacks, in the order in which they are tried.
func waysTo(id string) []Place {
	var ways []Place
	for seen := map[string]bool{}; id != "" && !seen[id]; {
		seen[id] = true
		t, ok := findTarget(id)
		if !ok {
			return nil
		}
		ways = append(ways, t.Places...)
		id = t.Fallback
	}
	return ways
}

func (o *Opener) open(p Place) Opened {
	err := o.try(p)
	return Opened{Outcome: outcomeOf(err), What: describe(p), Err: err}
}

func (o *Opener) try(p Place) error {
	if p.MinBuild > 0 && o.shell.build() > 0 && o.shell.build() < p.MinBuild {
		return fmt.Errorf("this Windows has no such page: %w", fs.ErrNotExist)
	}
	switch p.Kind {
	case Web:
		if !allowedPage(p.File) {
			return fmt.Errorf("%s is not on the list of pages: %w", p.File, fs.ErrPermission)
		}
		return o.browse(p.File)
	case Address:
		return o.address(p.File)
	case Program, Folder, Reveal:
		return o.file(p)
	}
	return fmt.Errorf("%s is not something to open", p.Kind)
}

func (o *Opener) address(uri string) error {
	if o.shell.build() == 0 {
		return errNotWindows
	}
	return o.browse(uri)
}

// browse opens an address if there is a program for it. Without one, Windows would show a box of its own and report success.
func (o *Opener) browse(uri string) error {
	scheme, _, _ := strings.Cut(uri, ":")
	if !o.shell.handles(scheme) {
		return fmt.Errorf("%s: %w", scheme, errNoHandler)
	}
	return o.shell.browse(uri)
}

func (o *Opener) file(p Place) error {
	if o.shell.build() == 0 {
		return errNotWindows
	}
	if p.Kind == Reveal {
		p.File, p.Args = windowsDir+`\explorer.exe`, `/select,"{subject}"`
	}
	file, err := resolve(o.shell, p.File)
	if err != nil {
		return err
	}
	if err := mustExist(file); err != nil {
		return err
	}
	args, err := o.args(p)
	if err != nil {
		return err
	}
	return o.shell.start(file, args, p.Elevate)
}

// args puts the subject's full path into the arguments, after a look whether it is there.
func (o *Opener) args(p Place) (string, error) {
	if p.Subject == "" {
		return p.Args, nil
	}
	subject, err := resolve(o.shell, p.Subject)
	if err != nil {
		return "", err
	}
	if err := mustExist(subject); err != nil {
		return "", err
	}
	return strings.ReplaceAll(p.Args, "{subject}", subject), nil
}

func outcomeOf(err error) Outcome {
	switch {
	case err == nil:
		return Asked
	case errors.Is(err, errDeclined):
		return Declined
	case errors.Is(err, errNoHandler):
		return NoHandler
	case errors.Is(err, errNotWindows):
		return NotWindows
	case errors.Is(err, fs.ErrNotExist):
		return NotThere
	case errors.Is(err, fs.ErrPermission):
		return Denied
	}
	return CouldNot
}

// shownRoots are the roots as Windows people write them.
var shownRoots = strings.NewReplacer(
	system32, `%SystemRoot%\System32`, windowsDir, `%SystemRoot%`, roaming, "%AppData%", local, "%LocalAppData%",
	hostsFile, `%SystemRoot%\System32\drivers\etc\hosts`)

// describe writes a place as a person would type it.
func describe(p Place) string {
	file, args := p.File, p.Args
	if p.Kind == Reveal {
		file, args = `%SystemRoot%\explorer.exe`, `/select,"{subject}"`
	}
	args = strings.ReplaceAll(args, "{subject}", p.Subject)
	return shownRoots.Replace(strings.TrimSpace(file + " " + args))
}
