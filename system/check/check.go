// Package check looks at this PC and changes nothing. Each check has a stable id and ends in one of its findings, or says that it could not tell and
// why. What a finding means for the person is written in the catalogue, under the same ids.
//
// The package itself reads nothing: it judges what a PC answers. Package system has the PC that it runs on.
package check

import (
	"context"
	"errors"
	"io/fs"
	"time"
)

// Check is one look at the PC.
type Check struct {
	ID    string
	Limit time.Duration // after which it could not tell; 0 means usualLimit
	// Look reads the PC and judges what it read. It is called on a goroutine of its own and should end soon after ctx is done; one that does not is left
	// behind.
	Look func(ctx context.Context, pc PC) Seen
}

// Seen is what a look came to.
type Seen struct {
	Finding string   // the id of a finding; empty when the look could not tell
	What    Words    // names and values for the words of the finding, for example "NordLynx"
	Raw     []string // what was read, line by line, for those who want to know exactly
	Err     error    // why it could not tell; nil when there is a finding
}

// Reason says why a check could not tell.
type Reason string

// The reasons.
const (
	Told    Reason = ""            // it could
	Denied  Reason = "denied"      // Windows does not let this person look
	Missing Reason = "missing"     // what would be looked at is not there
	Absent  Reason = "no-spotify"  // no Spotify is installed for this person
	Damaged Reason = "damaged"     // what was read makes no sense
	Hidden  Reason = "hidden"      // it cannot be seen from outside, on any PC
	Foreign Reason = "not-windows" // this PC does not run Windows
	TooSlow Reason = "too-slow"    // the time limit was reached
	Stopped Reason = "stopped"     // the person stopped it
	Failed  Reason = "failed"      // something else; the raw lines tell
)

// Reasons lists all of them but Told.
func Reasons() []Reason {
	return []Reason{Denied, Missing, Absent, Damaged, Hidden, Foreign, TooSlow, Stopped, Failed}
}

// Errors that a PC or a look answers with, beside those of package fs.
var (
	ErrNotWindows = errors.New("this PC does not run Windows")
	ErrDamaged    = errors.New("makes no sense")
	ErrHidden     = errors.New("cannot be seen from outside")

	errNoSpotify = errors.New("no Spotify is installed for this person")
)

// Result is what came of one check.
type Result struct {
	Check   string
	Finding string // empty when it could not tell
	What    Words
	Raw     []string
	Unknown Reason // why it could not tell; Told when there is a finding
	Took    time.Duration
}

// reasonFor says why a look could not tell.
func reasonFor(err error) Reason {
	switch {
	case errors.Is(err, ErrNotWindows):
		return Foreign
	case errors.Is(err, errNoSpotify):
		return Absent
	case errors.Is(err, ErrDamaged):
		return Damaged
	case errors.Is(err, ErrHidden):
		return Hidden
	case errors.Is(err, fs.ErrPermission):
		return Denied
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, errors.ErrUnsupported):
		return Missing
	case errors.Is(err, context.DeadlineExceeded):
		return TooSlow
	case errors.Is(err, context.Canceled):
		return Stopped
	}
	return Failed
}

// found ends a look with a finding, and with a name or value for its words where they have a gap.
func found(id, name string, raw ...string) Seen { return foundWords(id, Name(name), raw...) }

// foundWords ends a look with a finding whose words have more in their gap than a name.
func foundWords(id string, what Words, raw ...string) Seen {
	return Seen{Finding: id, What: what, Raw: raw}
}

// unknown ends a look that could not tell.
func unknown(err error, raw ...string) Seen { return Seen{Err: err, Raw: raw} }
