package system

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// Journal is the list of all that buttons of Unpause have changed on this PC. A change is written into it before it is made. All Unpauses that are open share
// it. The zero Journal is kept in memory only.
type Journal struct {
	memory  *Memory
	mu      sync.Mutex
	loose   []Change // what could not be written, the newest state of each
	mine    []int    // IDs of those that were begun since this start
	lowest  int      // the lowest ID of those that were never written; they count down from -1
	patient func(d time.Duration)
}

const (
	journalName    = "changes"
	longestJournal = 1 << 20 // bytes; a change has about 300
	mostChanges    = 200     // that are kept; the oldest go
	journalVersion = 1
	journalTurn    = 2 * time.Second // how long another Unpause may have the journal
)

// errJournal is met when a journal makes no sense.
var errJournal = errors.New("the journal of changes is damaged, or from a newer Unpause")

// NewJournal is the journal in a memory; in memory alone when that is nil.
func NewJournal(m *Memory) *Journal { return &Journal{memory: m} }

// journalFile is what stands in the file.
type journalFile struct {
	Format  string   `json:"format"`
	Version int      `json:"version"`
	Changes []Change `json:"changes"`
}

const journalFormat = "unpause changes"

func (j *Journal) path() string { return filepath.Join(j.memory.folder, journalName+".json") }

// All returns the changes, the oldest first. The error says why those of former runs cannot be read; those of this run are there all the same.
func (j *Journal) All() ([]Change, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	all, err := j.read()
	return j.withLoose(all), err
}

// withLoose adds what could not be written.
func (j *Journal) withLoose(all []Change) []Change {
	for _, c := range j.loose {
		if i := indexOf(all, c.ID); i >= 0 {
			all[i] = c
		} else {
			all = append(all, c)
		}
	}
	return all
}

func indexOf(all []Change, id int) int {
	return slices.IndexFunc(all, func(c Change) bool { return c.ID == id })
}

// read reads the file. One that is not there is an empty journal.
func (j *Journal) read() ([]Change, error) {
	if j.memory == nil {
		return nil, nil
	}
	data, err := readAtMost(j.path(), longestJournal)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the journal of changes: %w", err)
	}
	return parseJournal(data)
}

// parseJournal reads what stands in a journal. Whatever does not come from Unpause is an error.
func parseJournal(data []byte) ([]Change, error) {
	var f journalFile
	if len(data) > longestJournal {
		return nil, errJournal
	}
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("%w: %w", errJournal, err)
	}
	if f.Format != journalFormat || f.Version != journalVersion || len(f.Changes) > mostChanges {
		return nil, errJournal
	}
	seen := map[int]bool{}
	for _, c := range f.Changes {
		if c.ID < 1 || seen[c.ID] {
			return nil, errJournal
		}
		seen[c.ID] = true
	}
	return f.Changes, nil
}

// update changes the file while no other Unpause does. A journal that cannot be read is set aside first.
func (j *Journal) update(change func(all []Change) []Change) error {
	if j.memory == nil {
		return ErrNoMemory
	}
	lock, err := j.takeTurn()
	if err != nil {
		return err
	}
	defer forgetFile(lock)
	all, err := j.read()
	if err != nil {
		if _, err = setAsideFile(j.path(), journalName, j.memory.now()); err != nil {
			return err
		}
	}
	all = change(all)
	all = all[max(0, len(all)-mostChanges):]
	data, err := json.MarshalIndent(journalFile{journalFormat, journalVersion, all}, "", " ")
	if err != nil {
		return err
	}
	return ReplaceFile(j.path(), append(data, '\n'))
}

// takeTurn waits until no other Unpause writes.
func (j *Journal) takeTurn() (*os.File, error) {
	const pause = 20 * time.Millisecond
	for waited := time.Duration(0); ; waited += pause {
		lock, err := openAlone(filepath.Join(j.memory.folder, journalName+".lock"))
		if !errors.Is(err, errTaken) || waited > journalTurn {
			return lock, err
		}
		j.wait(pause)
	}
}

func (j *Journal) wait(d time.Duration) {
	if j.patient != nil {
		j.patient(d)
		return
	}
	time.Sleep(d)
}

// begin notes a change that is about to be made and gives it its ID. When that cannot be written, the change must not be made, unless unnoted says that the
// person wants it all the same; it is then known until Unpause is closed.
func (j *Journal) begin(c Change, unnoted bool) (id int, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.memory != nil {
		c.Place = j.memory.place
	}
	err = j.update(func(all []Change) []Change {
		c.ID = 1
		for _, other := range all {
			c.ID = max(c.ID, other.ID+1)
		}
		return append(all, c)
	})
	switch {
	case err == nil:
	case unnoted || errors.Is(err, ErrNoMemory):
		j.lowest--
		c.ID = j.lowest
		j.loose = append(j.loose, c)
	default:
		return 0, err
	}
	j.mine = append(j.mine, c.ID)
	return c.ID, nil
}

// set replaces what is noted of a change. It is known until Unpause is closed even when it cannot be written.
func (j *Journal) set(c Change) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.setAll(c)
}

// setEach is set for several changes.
func (j *Journal) setEach(changes []Change) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.setAll(changes...)
}

func (j *Journal) setAll(changes ...Change) error {
	err := j.update(func(all []Change) []Change {
		for _, c := range changes {
			if i := indexOf(all, c.ID); i >= 0 {
				all[i] = c
			}
		}
		return all
	})
	for _, c := range changes {
		j.loose = slices.DeleteFunc(j.loose, func(l Change) bool { return l.ID == c.ID })
		if err != nil || c.ID < 0 {
			j.loose = append(j.loose, c)
		}
	}
	return err
}

// drop forgets a change that was not made after all. When that cannot be written, the next start looks and finds that it was not made.
func (j *Journal) drop(id int) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.loose = slices.DeleteFunc(j.loose, func(c Change) bool { return c.ID == id })
	return j.update(func(all []Change) []Change {
		return slices.DeleteFunc(all, func(c Change) bool { return c.ID == id })
	})
}

// cutOff lists the changes of which nobody knows how they ended, because the Unpause that made them is not open any more.
func (j *Journal) cutOff() ([]Change, error) {
	all, err := j.All()
	return slices.DeleteFunc(all, func(c Change) bool {
		return !c.IsCutOff() || slices.Contains(j.mine, c.ID) || j.memory != nil && c.Place != j.memory.place && j.memory.isTaken(c.Place)
	}), err
}

// putAside gives a journal that cannot be read another name, and returns its path.
func (j *Journal) putAside() (path string, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.memory == nil {
		return "", ErrNoMemory
	}
	return setAsideFile(j.path(), journalName, j.memory.now())
}
