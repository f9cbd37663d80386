package system

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// renaming is a command that gives Spotify's settings file another name instead of starting a program.
type renaming func(folder string, now time.Time) (done string, err error)

// prefsFolders are the folders in which the two editions of Spotify keep their settings file.
var prefsFolders = []string{roaming + `\Spotify`, local + `\Packages\` + storePackage + `\LocalState\Spotify`}

const (
	prefsName  = "prefs"
	asideName  = "prefs.bak-" // followed by the date
	dateFormat = "2006-01-02"
)

// setAside renames the settings file. Nothing is ever overwritten: a second time on the same day gets a number.
func setAside(folder string, now time.Time) (string, error) {
	from := filepath.Join(folder, prefsName)
	if err := mustExist(from); err != nil {
		return "", err
	}
	to, err := freeName(filepath.Join(folder, asideName+now.Format(dateFormat)))
	if err != nil {
		return "", err
	}
	return from + " -> " + to, os.Rename(from, to)
}

// bringBack gives the newest file that was set aside its name back, and sets the file aside that stands in its place.
func bringBack(folder string, now time.Time) (string, error) {
	saved, err := newestAside(folder)
	if err != nil {
		return "", err
	}
	current := filepath.Join(folder, prefsName)
	var steps []string
	if _, err := os.Lstat(current); err == nil {
		away, err := freeName(filepath.Join(folder, "prefs.new-"+now.Format(dateFormat)))
		if err != nil {
			return "", err
		}
		if err := os.Rename(current, away); err != nil {
			return "", err
		}
		steps = append(steps, current+" -> "+away)
	}
	steps = append(steps, saved+" -> "+current)
	return strings.Join(steps, "\n"), os.Rename(saved, current)
}

// newestAside finds the file that was set aside last.
func newestAside(folder string) (string, error) {
	name, _, err := asideLast(folder)
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, name), nil
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
		if !ok || len(rest) < len(dateFormat) {
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
