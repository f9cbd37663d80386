package progress

import (
	"errors"
	"fmt"
	"io/fs"
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
	spare bool // what stands in the own file's place could neither be read nor set aside, and is not written over
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
			p = newest(p, found)
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

// newest is the newer of two, with the steps that only the other one has.
func newest(a, b Progress) Progress {
	if a.Saved.Before(b.Saved) {
		a, b = b, a
	}
	for _, w := range b.Walks {
		if _, has := a.Walk(w.Code); !has {
			a.Walks = append(slices.Clip(a.Walks), w)
		}
	}
	if a.At.Kind == Nowhere && len(a.Diagnosis.Answers) == 0 {
		a.At, a.Diagnosis, a.Before = b.At, b.Diagnosis, b.Before
	}
	return a
}

// Keep keeps where the person is; one who has not begun anything leaves no file. A file that may not be replaced is set aside first. The error says why nothing
// could be kept: what was kept before still is.
func (k *Keeper) Keep(p Progress) (aside Aside, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.spare {
		path, err := k.files.SetAside(k.files.Own())
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return Aside{}, fmt.Errorf("the file that is in the way could not be set aside: %w", err)
		}
		k.spare, aside.Path = false, path
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

// Helped reports whether the steps at which the person was last have helped.
func (p Progress) Helped() bool {
	w, ok := p.Walk(p.At.Code)
	return ok && p.At.Kind == Steps && w.Outcomes[w.At] == wizard.Solved
}
