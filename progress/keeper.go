package progress

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync"

	"unpause/wizard"
)

// Files is where files of progress are kept, one for each Unpause that is open; system.Memory is one.
type Files interface {
	// Own is the number of this Unpause's own file, and Places lists it and those that no open Unpause has.
	Own() int
	Places() []int
	// Read returns a file, and no more than most bytes of it and one. The error wraps fs.ErrNotExist when there is none.
	Read(place, most int) ([]byte, error)
	// Write replaces the own file as a whole or not at all.
	Write(data []byte) error
	Remove(place int) error
	// Forget removes all files but those of Unpauses that are open, and those that were set aside.
	Forget() error
	// SetAside gives a file another name, so that it is not in the way, and returns its path.
	SetAside(place int) (path string, err error)
}

// Keeper keeps where the person is.
type Keeper struct {
	files Files
	mu    sync.Mutex
	spare bool     // what stands in the own file's place could neither be read nor set aside, and is not written over
	late  Progress // what was found there after Recall, and is kept with all that follows
}

// NewKeeper returns the Keeper of some files.
func NewKeeper(files Files) *Keeper { return &Keeper{files: files} }

// Aside is a file that could not be read.
type Aside struct {
	Path string // where it is now; empty when it could not be set aside
	Why  error  // wraps ErrDamaged, ErrForeign or ErrNewer, or is the system's own
}

// Recall returns what was kept, also by an Unpause that was killed. Files that cannot be read are set aside, and told. It never fails: then there is nothing to go
// on with.
func (k *Keeper) Recall() (p Progress, asides []Aside) {
	k.mu.Lock()
	defer k.mu.Unlock()
	var left []int
	for _, place := range k.files.Places() {
		found, err := k.read(place)
		switch {
		case err == nil:
			p = merge(p, found)
			if place != k.files.Own() {
				left = append(left, place)
			}
		case errors.Is(err, fs.ErrNotExist):
		default:
			asides = append(asides, k.setAside(place, err))
		}
	}
	if len(left) > 0 && !k.spare && k.write(p) == nil {
		for _, place := range left {
			_ = k.files.Remove(place) // one that stays is found again
		}
	}
	return p, asides
}

func (k *Keeper) read(place int) (Progress, error) {
	data, err := k.files.Read(place, Most)
	if err != nil {
		return Progress{}, err
	}
	return Decode(data)
}

func (k *Keeper) setAside(place int, why error) Aside {
	path, err := k.files.SetAside(place)
	if err != nil && place == k.files.Own() {
		k.spare = true
	}
	return Aside{Path: path, Why: why}
}

// merge puts two together. The newer one counts most.
func merge(a, b Progress) Progress {
	if a.Saved.Before(b.Saved) {
		a, b = b, a
	}
	return a.with(b)
}

// with adds what only the other one has.
func (p Progress) with(other Progress) Progress {
	p.Walks = slices.Clone(p.Walks)
	for _, w := range other.Walks {
		i := slices.IndexFunc(p.Walks, func(own wizard.WalkMemo) bool { return own.Code == w.Code })
		if i < 0 {
			p.Walks = append(p.Walks, w)
		} else {
			p.Walks[i] = mergeWalks(p.Walks[i], w)
		}
	}
	if len(p.Diagnosis.Answers) == 0 && (len(other.Diagnosis.Answers) > 0 || len(p.Diagnosis.Doubted) == 0) {
		p.Diagnosis = other.Diagnosis
	}
	if p.At.Kind == Nowhere {
		p.At, p.Before = other.At, other.Before
	}
	return p
}

// mergeWalks is the first of two walkthroughs of an entry, unless the person has only looked at it; with what was said only in the other one.
func mergeWalks(w, other wizard.WalkMemo) wizard.WalkMemo {
	begun := func(w wizard.WalkMemo) bool { return len(w.Outcomes) > 0 || len(w.TakenUp) > 0 }
	if !begun(other) {
		return w
	}
	if !begun(w) {
		return other
	}
	outcomes := maps.Clone(other.Outcomes)
	if outcomes == nil {
		return w
	}
	maps.Copy(outcomes, w.Outcomes)
	w.Outcomes = outcomes
	return w
}

// Keep keeps where the person is; one who has not begun anything leaves no file. What could not be read at the start is read now and kept too; a file that makes
// no sense, or that may not be replaced, is set aside first. The error says why nothing could be kept: what was kept before still is.
func (k *Keeper) Keep(p Progress) (aside Aside, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.spare {
		if aside, err = k.makeWay(); err != nil {
			return Aside{}, err
		}
	}
	if p.Begun() {
		p = p.with(k.late)
	} else {
		k.late = Progress{} // the person wants all of it forgotten
	}
	err = k.write(p)
	if errors.Is(err, fs.ErrPermission) {
		path, asideErr := k.files.SetAside(k.files.Own())
		if asideErr != nil {
			return aside, err
		}
		aside = Aside{Path: path, Why: err}
		err = k.write(p)
	}
	return aside, err
}

// makeWay reads the file once more that could not be read before: another program may have had it for a moment. Only one that makes no sense is set aside.
func (k *Keeper) makeWay() (aside Aside, err error) {
	found, err := k.read(k.files.Own())
	switch {
	case err == nil:
		k.late = found
	case errors.Is(err, fs.ErrNotExist):
	case errors.Is(err, ErrDamaged), errors.Is(err, ErrForeign), errors.Is(err, ErrNewer):
		aside.Why = err
		if aside.Path, err = k.files.SetAside(k.files.Own()); errors.Is(err, fs.ErrNotExist) {
			aside = Aside{} // it has gone meanwhile
		} else if err != nil {
			return Aside{}, fmt.Errorf("the file that is in the way could not be set aside: %w", err)
		}
	default:
		return Aside{}, fmt.Errorf("the file that is in the way could not be read: %w", err)
	}
	k.spare = false
	return aside, nil
}

func (k *Keeper) write(p Progress) error {
	if !p.Begun() {
		return k.files.Remove(k.files.Own())
	}
	data, err := Encode(p)
	if err != nil {
		return err
	}
	return k.files.Write(data)
}
