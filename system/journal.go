package system

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
)

// Journal is the list of all that buttons of Unpause have changed on this PC. A change is written into it before it is made. All Unpauses that are open share
// it. The zero Journal is kept in memory only.
type Journal struct {
	memory  *Memory
	mu      sync.Mutex
	loose   []Change // what could not be written, the newest state of each
	aside   string   // where a journal was put that may not be written, until that is told
	mine    []int    // IDs of those that were begun since this start
	lowest  int      // the lowest ID of those that were never written; they count down from -1
	patient func(d time.Duration)
	replace func(path string, data []byte) error // nil for ReplaceFile
}

const (
	journalName    = "changes"
	longestJournal = 1 << 20 // bytes; a change has about 300
	mostChanges    = 200     // that are kept; the oldest go
	mostMoves      = 20      // of one change, which has one or two in each of Spotify's folders
	longestText    = 200     // bytes of each text in it; ids, states and names of files have some ten
	highestID      = 1 << 30
	journalVersion = 1
	journalTurn    = 2 * time.Second // how long another Unpause may have the journal
)

// errJournal is met when a journal makes no sense.
var errJournal = errors.New("the journal of changes is damaged, or from a newer Unpause")

// NewJournal is the journal in a memory. With nil it is known until Unpause is closed, and asks nobody whether that is enough.
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
	switch {
	case j.memory == nil:
		return nil, nil
	case !j.memory.hasFolder():
		return nil, fmt.Errorf("the journal of changes: %w", j.memory.whyNot())
	}
	data, err := j.memory.read(j.path(), longestJournal)
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
		if c.ID < 1 || c.ID > highestID || seen[c.ID] || !c.isReadable() {
			return nil, errJournal
		}
		seen[c.ID] = true
	}
	return f.Changes, nil
}

// isReadable reports whether a change has nothing in it that no Unpause writes, and that would do harm on a screen: texts without end, or signs that turn others round.
func (c Change) isReadable() bool {
	if len(c.Moves) > mostMoves || c.Outcome != "" && !slices.Contains(outcomes, c.Outcome) {
		return false
	}
	texts := []string{c.Command, c.Before, c.After, c.Undo}
	for _, m := range c.Moves {
		texts = append(texts, m.From, m.To)
	}
	return !slices.ContainsFunc(texts, func(text string) bool {
		return len(text) > longestText || strings.ContainsFunc(text, func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf) })
	})
}

// outcomes are all that a change can have.
var outcomes = []Outcome{
	Asked, Declined, NoHandler, NotThere, Denied, NotWindows, CouldNot, UnknownThing, Done, Already, Shown, NotConfirmed, Disabled, NoService, Dependency, StillRunning, TimedOut, Failed,
	NotNoted, ChangedSince, TooLate,
}

// encodeJournal writes a journal, with as many of the newest changes as are read again.
func encodeJournal(all []Change) ([]byte, error) {
	for all = all[max(0, len(all)-mostChanges):]; ; all = all[(len(all)+1)/2:] {
		data, err := json.MarshalIndent(journalFile{journalFormat, journalVersion, all}, "", " ")
		if err != nil || len(data) < longestJournal || len(all) == 0 {
			return append(data, '\n'), err
		}
	}
}

// update changes the file while no other Unpause does. A journal that cannot be read is set aside first.
func (j *Journal) update(change func(all []Change) []Change) error {
	if j.memory.keepsNothing() {
		return j.memory.whyNot()
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
	data, err := encodeJournal(change(all))
	if err != nil {
		return err
	}
	return j.write(data)
}

// write replaces the file. One that may not be replaced, as Windows refuses with a read-only one, is set aside; all that it says stands in the new one too.
func (j *Journal) write(data []byte) error {
	replace := j.replace
	if replace == nil {
		replace = ReplaceFile
	}
	err := replace(j.path(), data)
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	aside, asideErr := setAsideFile(j.path(), journalName, j.memory.now())
	if asideErr != nil {
		return err
	}
	if err := replace(j.path(), data); err != nil {
		return errors.Join(err, renameToFree(aside, j.path()))
	}
	j.aside = aside
	return nil
}

// takeAside returns where a journal was put that may not be written, once.
func (j *Journal) takeAside() (path string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	path, j.aside = j.aside, ""
	return path
}

// takeTurn waits until no other Unpause writes. A folder that somebody has deleted meanwhile is made again.
func (j *Journal) takeTurn() (*os.File, error) {
	const pause = 20 * time.Millisecond
	for waited := time.Duration(0); ; waited += pause {
		lock, err := openAlone(j.memory.path(journalName, 1, ".lock"))
		if errors.Is(err, fs.ErrNotExist) && waited == 0 && j.memory.comeBack() {
			continue
		}
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
		c.Place = j.memory.Own()
	}
	err = j.update(func(all []Change) []Change {
		c.ID = j.freeID(all)
		return append(all, c)
	})
	switch {
	case err == nil:
	case unnoted || j.memory == nil:
		j.lowest--
		c.ID = j.lowest
		j.loose = append(j.loose, c)
	default:
		return 0, err
	}
	j.mine = append(j.mine, c.ID)
	return c.ID, nil
}

// freeID is above all others, those too that were in a journal which somebody has taken away since.
func (j *Journal) freeID(all []Change) int {
	id := 1
	for _, c := range slices.Concat(all, j.loose) {
		id = max(id, c.ID+1)
	}
	for _, mine := range j.mine {
		id = max(id, mine+1)
	}
	if id > highestID { // which no person's own changes reach
		for id = 1; indexOf(all, id) >= 0 || indexOf(j.loose, id) >= 0 || slices.Contains(j.mine, id); {
			id++
		}
	}
	return id
}

// set replaces what is noted of a change, and notes with it that the one which it put back is put back. It is known until Unpause is closed even when it cannot be written.
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
	changes = j.withPutBack(changes)
	var written []int
	err := j.update(func(all []Change) []Change {
		for _, c := range changes {
			if i := indexOf(all, c.ID); i >= 0 {
				all[i] = c
				written = append(written, c.ID)
			}
		}
		return all
	})
	for _, c := range changes {
		j.loose = slices.DeleteFunc(j.loose, func(l Change) bool { return l.ID == c.ID })
		if err != nil || !slices.Contains(written, c.ID) {
			j.loose = append(j.loose, c)
		}
	}
	return err
}

// withPutBack adds the changes that were put back by others among them, so that nothing can come between.
func (j *Journal) withPutBack(changes []Change) []Change {
	all, _ := j.read()
	all = j.withLoose(all)
	for _, c := range changes {
		i := indexOf(all, c.PutsBack)
		if i < 0 || c.PutsBack == 0 || c.Outcome != Done || !all[i].PutBack.IsZero() {
			continue
		}
		all[i].PutBack = c.Ended
		changes = append(slices.Clip(changes), all[i])
	}
	return changes
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
	j.mu.Lock()
	defer j.mu.Unlock()
	all, err := j.read()
	return slices.DeleteFunc(j.withLoose(all), func(c Change) bool {
		return !c.IsCutOff() || slices.Contains(j.mine, c.ID) || j.memory != nil && c.Place != j.memory.Own() && j.memory.isTaken(c.Place)
	}), err
}

// putAside gives a journal that cannot be read another name, and returns its path. One that can be read after all, because another Unpause was just writing it,
// stays, and so does one in a folder where nothing can be kept.
func (j *Journal) putAside() (path string, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.memory.keepsNothing() {
		return "", nil
	}
	lock, err := j.takeTurn()
	if err != nil {
		return "", err
	}
	defer forgetFile(lock)
	if _, err := j.read(); err == nil {
		return "", nil
	}
	return setAsideFile(j.path(), journalName, j.memory.now())
}
