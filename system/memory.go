package system

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"sync"
	"time"
)

// Memory is what survives in OwnFolder from one start of Unpause to the next: where the person is (see package progress), and the journal of changes.
//
// Each Unpause that is open has a place of its own in it, so that two of them do not write over each other. What one has left that was killed is found by the next.
// A Memory that has no place, or not even a folder, keeps nothing, and says why. A nil Memory keeps nothing either.
type Memory struct {
	taking sync.Once
	find   func() (folder string, err error)

	folder string   // empty when there is none
	none   error    // why nothing can be kept; nil when it can
	place  int      // from 1; 0 when there is none
	lock   *os.File // says that the place is taken; the system lets go of it when the program is killed
	now    func() time.Time
	pause  func(d time.Duration)
	saving sync.Mutex
}

const (
	mostPlaces   = 4 // of Unpauses that are open at the same time
	placeName    = "open"
	progressName = "progress"
	setAsideMark = "-set-aside-" // between the name of a file and the day on which it was set aside
)

// Errors of a Memory.
var (
	errNoMemory = errors.New("nothing can be kept")                // there is no Memory, or it is closed
	errNoPlace  = errors.New("too many Unpauses are open at once") // no place is left
)

// OpenMemory is the memory in OwnFolder. It takes its place there when something is to be read or kept for the first time, and has it until Close: opening it touches no
// file, so that a window can be made without waiting for the disk. A Memory that finds no place gives the reason whenever something is to be kept.
func OpenMemory() *Memory { return &Memory{find: OwnFolder, now: time.Now, pause: time.Sleep} }

// openMemory takes a place in a folder at once.
func openMemory(folder string) (*Memory, error) {
	m := OpenMemory()
	m.find = func() (string, error) { return folder, nil }
	return m, m.ready()
}

// ready takes the place, if that was not tried before. The error says why there is none.
func (m *Memory) ready() error {
	if m == nil {
		return errNoMemory
	}
	m.taking.Do(m.takePlace)
	return m.none
}

// takePlace takes the first place that no open Unpause has.
func (m *Memory) takePlace() {
	if m.find == nil { // made without a place
		return
	}
	if m.folder, m.none = m.find(); m.none != nil {
		return
	}
	var reasons error
	for m.place = 1; m.place <= mostPlaces; m.place++ {
		lock, err := openAlone(m.lockPath(m.place))
		if err == nil {
			m.lock = lock
			m.sweep()
			return
		}
		if !errors.Is(err, errTaken) {
			reasons = errors.Join(reasons, err)
		}
	}
	m.place, m.none = 0, fmt.Errorf("the memory: %w", cmp.Or(reasons, errNoPlace))
}

// whyNot is why nothing can be kept.
func (m *Memory) whyNot() error { return cmp.Or(m.ready(), errNoMemory) }

// hasFolder reports whether there is a folder, be there a place in it or not.
func (m *Memory) hasFolder() bool {
	_ = m.ready()
	return m.folder != ""
}

// keepsNothing reports whether there never was a place to keep something.
func (m *Memory) keepsNothing() bool { return m.ready() != nil }

// Close gives the place back. Nothing is written after it, because another Unpause may have the place then.
func (m *Memory) Close() {
	if m == nil {
		return
	}
	m.taking.Do(func() { m.none = errNoMemory }) // one that has no place yet takes none any more
	m.saving.Lock()
	defer m.saving.Unlock()
	if m.lock != nil {
		forgetFile(m.lock)
		m.lock = nil
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
	if m.keepsNothing() {
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
	if place < 1 || place > mostPlaces || mustExist(m.lockPath(place)) != nil {
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
	if m.keepsNothing() {
		return nil, fs.ErrNotExist
	}
	return m.read(m.progressPath(place), most)
}

// read is readAtMost for a file that another program may have for a moment, as an antivirus program has: it is waited for.
func (m *Memory) read(path string, most int) (data []byte, err error) {
	const tries, pause = 8, 25 * time.Millisecond
	for try := 1; ; try++ {
		data, err = readAtMost(path, most)
		if !isBusy(err) || try == tries {
			return data, err
		}
		m.pause(pause)
	}
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
	if m.keepsNothing() {
		return m.whyNot()
	}
	m.saving.Lock()
	defer m.saving.Unlock()
	if m.lock == nil {
		return errNoMemory
	}
	return m.replace(m.progressPath(m.place), data)
}

// replace is ReplaceFile. A folder that somebody has deleted meanwhile is made again. Windows deletes none in which a place is taken; this is for other systems.
func (m *Memory) replace(path string, data []byte) error {
	if !m.hasPlace() {
		if err := m.makeAgain(); err != nil {
			return err
		}
	}
	return ReplaceFile(path, data)
}

// hasPlace reports whether the own place is still the own one.
func (m *Memory) hasPlace() bool {
	mine, err := m.lock.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(m.lockPath(m.place))
	return err == nil && os.SameFile(mine, there)
}

// makeAgain makes the folder, and takes the same place in it, unless another Unpause has it.
func (m *Memory) makeAgain() error {
	if m.lock == nil {
		return m.whyNot()
	}
	if err := makeFolder(m.folder); err != nil {
		return err
	}
	lock, err := openAlone(m.lockPath(m.place))
	if err != nil {
		return err
	}
	m.lock.Close()
	m.lock = lock
	return nil
}

// comeBack makes a folder that was deleted meanwhile.
func (m *Memory) comeBack() bool {
	m.saving.Lock()
	defer m.saving.Unlock()
	return m.makeAgain() == nil
}

// alone does something with the files of a place while no open Unpause but this one has it.
func (m *Memory) alone(place int, do func() error) error {
	if place != m.place {
		return m.aloneWith(m.lockPath(place), do)
	}
	m.saving.Lock()
	defer m.saving.Unlock()
	if m.lock == nil {
		return errNoMemory
	}
	return do()
}

// aloneWith does something while no other program has a lock.
func (m *Memory) aloneWith(lockPath string, do func() error) error {
	lock, err := openAlone(lockPath)
	if err != nil {
		return err
	}
	defer forgetFile(lock)
	return do()
}

// Own is the number of the own place; 0 when there is none.
func (m *Memory) Own() int {
	if m.keepsNothing() {
		return 0
	}
	return m.place
}

// Remove forgets what was kept at a place.
func (m *Memory) Remove(place int) error {
	if m.keepsNothing() || mustExist(m.folder) != nil {
		return nil
	}
	return m.alone(place, func() error {
		if err := os.Remove(m.progressPath(place)); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}

// SetAside gives what was kept at a place another name, so that it is neither lost nor in the way, and returns its path.
func (m *Memory) SetAside(place int) (path string, err error) {
	if m.keepsNothing() {
		return "", m.whyNot()
	}
	err = m.alone(place, func() (err error) {
		path, err = setAsideFile(m.progressPath(place), progressName, m.now())
		return err
	})
	return path, err
}

// setAsideFile renames a file to a telling name with the day in it.
func setAsideFile(path, name string, now time.Time) (string, error) {
	if _, err := os.Lstat(path); err != nil {
		return "", err
	}
	for range mostPlaces {
		aside, err := freeNameBefore(filepath.Join(filepath.Dir(path), name+setAsideMark+now.Format(dateFormat)), filepath.Ext(path))
		if err != nil {
			return "", err
		}
		err = renameToFree(path, aside)
		if err == nil {
			return aside, nil
		}
		if !errors.Is(err, fs.ErrExist) { // or else another Unpause was faster with this name
			return "", err
		}
	}
	return "", fmt.Errorf("%s: %w", path, fs.ErrExist)
}

// leftover are the names of what ReplaceFile leaves when the program is killed while it writes.
var leftover = regexp.MustCompile(`^(` + progressName + `(-[2-9])?|` + journalName + `)\.json\.[0-9]+$`)

// sweep removes what was left half written by those that were killed. What another Unpause may be writing stays.
func (m *Memory) sweep() {
	entries, err := os.ReadDir(m.folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		found := leftover.FindStringSubmatch(e.Name())
		if found == nil || !e.Type().IsRegular() {
			continue
		}
		remove := func() error { return os.Remove(filepath.Join(m.folder, e.Name())) }
		if found[1] == journalName {
			_ = m.aloneWith(m.path(journalName, 1, ".lock"), remove) // it is tried again at the next start
			continue
		}
		place := 1
		if found[2] != "" {
			place = int(found[2][1] - '0')
		}
		_ = m.alone(place, remove)
	}
}
