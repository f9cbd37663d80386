package system

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Memory is what survives in OwnFolder from one start of Unpause to the next: where the person is (see package progress), and the journal of changes.
//
// Each Unpause that is open has a place of its own in it, so that two of them do not write over each other. What one has left that was killed is found by the next.
// A nil Memory keeps nothing.
type Memory struct {
	folder string
	place  int      // from 1
	lock   *os.File // says that the place is taken; the system lets go of it when the program is killed
	now    func() time.Time
	saving sync.Mutex
}

const (
	mostPlaces   = 4 // of Unpauses that are open at the same time
	placeName    = "open"
	progressName = "progress"
)

// Errors of a Memory.
var (
	ErrNoMemory = errors.New("nothing can be kept")                // there is no Memory
	errNoPlace  = errors.New("too many Unpauses are open at once") // no place is left
)

// OpenMemory takes a place in OwnFolder, until Close. The error says why nothing can be kept; the program can go on without.
func OpenMemory() (*Memory, error) {
	folder, err := OwnFolder()
	if err != nil {
		return nil, err
	}
	return openMemory(folder)
}

func openMemory(folder string) (*Memory, error) {
	m := &Memory{folder: folder, now: time.Now}
	for m.place = 1; m.place <= mostPlaces; m.place++ {
		lock, err := openAlone(m.lockPath(m.place))
		if err == nil {
			m.lock = lock
			return m, nil
		}
		if !errors.Is(err, errTaken) {
			return nil, fmt.Errorf("the memory: %w", err)
		}
	}
	return nil, fmt.Errorf("the memory: %w", errNoPlace)
}

// Close gives the place back.
func (m *Memory) Close() {
	if m != nil {
		forgetFile(m.lock)
	}
}

func (m *Memory) lockPath(place int) string { return m.path(placeName, place, ".lock") }
func (m *Memory) progressPath(n int) string { return m.path(progressName, n, ".json") }

// path is that of the file of one place. The first one's has no number.
func (m *Memory) path(name string, place int, ending string) string {
	if place > 1 {
		name = fmt.Sprintf("%s-%d", name, place)
	}
	return filepath.Join(m.folder, name+ending)
}

// Places lists the own place first, then those that no open Unpause has.
func (m *Memory) Places() (places []int) {
	if m == nil {
		return nil
	}
	places = []int{m.place}
	for place := 1; place <= mostPlaces; place++ {
		if place != m.place && !m.isTaken(place) {
			places = append(places, place)
		}
	}
	return places
}

// isTaken reports whether an open Unpause has a place. One that nobody has leaves no file.
func (m *Memory) isTaken(place int) bool {
	if place == m.place {
		return true
	}
	if mustExist(m.lockPath(place)) != nil {
		return false
	}
	lock, err := openAlone(m.lockPath(place))
	if err != nil {
		return errors.Is(err, errTaken)
	}
	forgetFile(lock)
	return false
}

// Read returns what was kept at a place, and no more than most bytes of it and one, which tells that there are more. The error wraps fs.ErrNotExist when nothing was.
func (m *Memory) Read(place, most int) ([]byte, error) {
	if m == nil {
		return nil, fs.ErrNotExist
	}
	return readAtMost(m.progressPath(place), most)
}

// readAtMost reads a file, which must not be a link, a folder or a device, and no more than so many bytes of it and one.
func readAtMost(path string, most int) ([]byte, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no plain file: %w", path, errLink)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, int64(most)+1))
}

// Write keeps data at the own place, as a whole or not at all. One call waits for the other.
func (m *Memory) Write(data []byte) error {
	if m == nil {
		return ErrNoMemory
	}
	m.saving.Lock()
	defer m.saving.Unlock()
	return ReplaceFile(m.progressPath(m.place), data)
}

// Own is the number of the own place.
func (m *Memory) Own() int {
	if m == nil {
		return 0
	}
	return m.place
}

// Remove forgets what was kept at a place.
func (m *Memory) Remove(place int) error {
	if m == nil {
		return nil
	}
	m.saving.Lock()
	defer m.saving.Unlock()
	if err := os.Remove(m.progressPath(place)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// SetAside gives what was kept at a place another name, so that it is neither lost nor in the way, and returns its path.
func (m *Memory) SetAside(place int) (path string, err error) {
	if m == nil {
		return "", ErrNoMemory
	}
	return setAsideFile(m.progressPath(place), progressName, m.now())
}

// setAsideFile renames a file to a telling name with the day in it.
func setAsideFile(path, name string, now time.Time) (string, error) {
	aside, err := freeNameBefore(filepath.Join(filepath.Dir(path), name+"-set-aside-"+now.Format(dateFormat)), filepath.Ext(path))
	if err != nil {
		return "", err
	}
	return aside, os.Rename(path, aside)
}
