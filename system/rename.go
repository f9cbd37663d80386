package system

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// renaming says which files of a folder are given another name, in this order. It renames nothing itself. The error wraps fs.ErrNotExist when there is nothing to
// rename in this folder.
type renaming func(folder string, now time.Time) ([]Move, error)

// prefsFolders are the folders in which the two editions of Spotify keep their settings file. The journal names them by their place in this list.
var prefsFolders = []string{roaming + `\Spotify`, local + `\Packages\` + storePackage + `\LocalState\Spotify`}

const (
	prefsName  = "prefs"
	asideName  = "prefs.bak-" // followed by the date
	newName    = "prefs.new-" // followed by the date
	dateFormat = "2006-01-02"
)

// movable are the only names that a renaming gives or takes.
var movable = regexp.MustCompile(`^prefs(\.(bak|new)-\d{4}-\d{2}-\d{2}(-\d{1,2})?)?$`)

// setAside renames the settings file. Nothing is ever overwritten: a second time on the same day gets a number.
func setAside(folder string, now time.Time) ([]Move, error) {
	if err := mustExist(filepath.Join(folder, prefsName)); err != nil {
		return nil, err
	}
	to, err := freeName(filepath.Join(folder, asideName+now.Format(dateFormat)))
	if err != nil {
		return nil, err
	}
	return []Move{{From: prefsName, To: filepath.Base(to)}}, nil
}

// bringBack gives the newest file that was set aside its name back, and sets the file aside that stands in its place.
func bringBack(folder string, now time.Time) ([]Move, error) {
	saved, _, err := asideLast(folder)
	if err != nil {
		return nil, err
	}
	return makeRoom(folder, now, Move{From: saved, To: prefsName})
}

// makeRoom sets the file aside first that stands where a move would put one.
func makeRoom(folder string, now time.Time, m Move) ([]Move, error) {
	if _, err := os.Lstat(filepath.Join(folder, m.To)); errors.Is(err, fs.ErrNotExist) {
		return []Move{m}, nil
	}
	away, err := freeName(filepath.Join(folder, newName+now.Format(dateFormat)))
	if err != nil {
		return nil, err
	}
	return []Move{{From: m.To, To: filepath.Base(away)}, m}, nil
}

// move renames one file in a folder.
func (m Move) move(folder string, moving func(from, to string) error) (done string, err error) {
	if !m.isSound() {
		return "", fmt.Errorf("%q -> %q: %w", m.From, m.To, fs.ErrInvalid)
	}
	from, to := filepath.Join(folder, m.From), filepath.Join(folder, m.To)
	if err := mustExist(from); err != nil {
		return "", err
	}
	return from + " -> " + to, moving(from, to) // somebody may have taken the name since it was chosen
}

// isSound reports whether both names are those of a renaming: what stands in the journal need not be.
func (m Move) isSound() bool {
	return m.From != m.To && movable.MatchString(m.From) && movable.MatchString(m.To)
}

// wasMade reports whether a move has been made: a new name was free before, and of a file that got its usual name back the other name is gone.
func (m Move) wasMade(folder string) bool {
	if !m.isSound() || mustExist(filepath.Join(folder, m.To)) != nil {
		return false
	}
	_, err := os.Lstat(filepath.Join(folder, m.From))
	return m.To != prefsName || errors.Is(err, fs.ErrNotExist)
}

// madeIn is wasMade for a move of the journal, whose number of a folder may be any.
func (m Move) madeIn(paths []string) bool {
	return m.Folder >= 0 && m.Folder < len(paths) && m.wasMade(paths[m.Folder])
}

// asideLast finds the name of the file that was set aside last, and its day. The date stands in the name, and behind it the number of that day.
func asideLast(folder string) (name, day string, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return "", "", err
	}
	number := 0
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), asideName)
		if !ok || !movable.MatchString(e.Name()) {
			continue
		}
		n, _ := strconv.Atoi(strings.TrimPrefix(rest[len(dateFormat):], "-"))
		if d := rest[:len(dateFormat)]; d > day || (d == day && n > number) {
			name, day, number = e.Name(), d, n
		}
	}
	if name == "" {
		return "", "", fmt.Errorf("no %s* in %s: %w", asideName, folder, fs.ErrNotExist)
	}
	return name, day, nil
}

// setAsideLast keeps the folders in which a file was set aside on the last day on which that happened at all. An older file of the other
// edition of Spotify must not replace its present one.
func setAsideLast(folders []string) []string {
	days := map[string]string{}
	last := ""
	for _, f := range folders {
		if _, day, err := asideLast(f); err == nil {
			days[f], last = day, max(last, day)
		}
	}
	return slices.DeleteFunc(slices.Clone(folders), func(f string) bool { return days[f] != last || last == "" })
}

// freeName returns the path itself, or the path with the first free number behind it.
func freeName(path string) (string, error) { return freeNameBefore(path, "") }

// freeNameBefore is freeName for a path whose ending stands behind the number.
func freeNameBefore(path, ending string) (string, error) {
	name := path + ending
	for n := 2; n < 100; n++ {
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name, nil
		}
		name = fmt.Sprintf("%s-%d%s", path, n, ending)
	}
	return "", fmt.Errorf("%s: %w", path+ending, fs.ErrExist)
}
