package main

import (
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"unpause/bench/window/screen"
)

// How often the screen is looked at when a time is taken, and how long something is waited for that may never come.
const (
	lookEvery = 200 * time.Microsecond
	patience  = 5 * time.Second
)

// errNotSeen is met when a picture does not come.
var errNotSeen = errors.New("the finished picture did not come")

// nap is a short sleep. Go's own may take a millisecond when nothing else is to do.
func nap() { syscall.Nanosleep(&syscall.Timespec{Nsec: lookEvery.Nanoseconds()}, nil) }

// await looks at a part of the screen until it shows what is wanted, and tells when that was. former may be nil; otherwise changed tells when the picture was
// first another one.
func (r *running) await(view screen.View, want, former *screen.Want, patience time.Duration) (seen, changed time.Time, err error) {
	for deadline := time.Now().Add(patience); ; nap() {
		if former != nil && changed.IsZero() && !former.Seen(view) {
			changed = time.Now()
		}
		if want.Seen(view) {
			return time.Now(), changed, nil
		}
		if time.Now().After(deadline) {
			return seen, changed, r.notSeen(view, want)
		}
		if err := r.alive(); err != nil {
			return seen, changed, err
		}
	}
}

// notSeen says what is to be seen instead, and keeps both pictures for whoever wants to look.
func (r *running) notSeen(view screen.View, want *screen.Want) error {
	got := view.Picture()
	return fmt.Errorf("%s: %w: %d of %d pixels differ%s", r.name, errNotSeen, want.Missing(got), want.Size(), keepPictures(r.name, got, want.Picture))
}

// picturesFolder is where pictures go that should have been the same; "" keeps none.
var picturesFolder string

var kept int

func keepPictures(name string, got, want screen.Picture) string {
	if picturesFolder == "" {
		return ""
	}
	kept++
	for which, p := range map[string]screen.Picture{"got": got, "want": want} {
		f, err := os.Create(filepath.Join(picturesFolder, fmt.Sprintf("%s-%d-%s.png", name, kept, which)))
		if err != nil {
			return ", " + err.Error()
		}
		err = errors.Join(png.Encode(f, p.Image()), f.Close())
		if err != nil {
			return ", " + err.Error()
		}
	}
	return fmt.Sprintf(" (picture %d)", kept)
}

// What counts as a picture at rest: for a while, no more changes at once than a text cursor makes; and then all that changes for a whole blink is what blinks.
const (
	calmFor   = 250 * time.Millisecond
	blinkFor  = 1100 * time.Millisecond // Fyne's text cursor takes a second
	blinkMost = 1000                    // pixels
	lookCalm  = 15 * time.Millisecond
	calmBy    = 20 * time.Second
)

var errNoRest = errors.New("the window does not come to rest")

// rest waits until the window is at rest, and tells what it shows then.
func (r *running) rest() (*screen.Rest, error) {
	deadline := time.Now().Add(calmBy)
	for time.Now().Before(deadline) {
		if err := r.calm(deadline); err != nil {
			return nil, err
		}
		rest := screen.NewRest(r.view.Picture())
		for end := time.Now().Add(blinkFor); time.Now().Before(end) && rest.Blinking() <= blinkMost; {
			if err := r.pause(lookCalm); err != nil {
				return nil, err
			}
			rest.Note(r.view.Picture())
		}
		if rest.Blinking() <= blinkMost {
			return rest, nil
		}
	}
	return nil, fmt.Errorf("%s: %w", r.name, errNoRest)
}

// calm waits until nothing larger than a text cursor changes.
func (r *running) calm(deadline time.Time) error {
	last, since := r.view.Picture(), time.Now()
	for time.Since(since) < calmFor && time.Now().Before(deadline) {
		if err := r.pause(lookCalm); err != nil {
			return err
		}
		if now := r.view.Picture(); screen.Differ(last, now) > blinkMost {
			last, since = now, time.Now()
		}
	}
	return nil
}
