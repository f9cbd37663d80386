package wine

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
)

// Snapshot tells the size, the time and a hash of every file of the prefix by its path. The registry is three of the files; in those only what stands in
// the keys counts, because Wine notes times in them whenever it writes them down. The prefix must not run.
func (p *Prefix) Snapshot() (map[string]string, error) {
	shot := map[string]string{}
	err := filepath.WalkDir(p.folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		shot[path[len(p.folder):]], err = describe(path, entry)
		return err
	})
	return shot, err
}

func describe(path string, entry fs.DirEntry) (string, error) {
	info, err := entry.Info()
	if err != nil {
		return "", err
	}
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		return os.Readlink(path)
	case info.IsDir():
		return "folder", nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	if filepath.Ext(path) == ".reg" {
		return string(withoutTimes(data)), nil // whole, so that a test can show what has changed
	}
	return fmt.Sprintf("%d bytes, %v, %x", info.Size(), info.ModTime(), sha256.Sum256(data)), nil
}

// times are those that Wine notes: of each key, "[Key] 1700000000" and "#time=1d9...", and of the drivers, which it puts in anew whenever it starts.
var times = regexp.MustCompile(`(?m)^(?:#time=.*|;; .*|"DriverDateData"=.*)\n|^(\[.*\]) \d+$`)

func withoutTimes(registry []byte) []byte { return times.ReplaceAll(registry, []byte("$1")) }

// Differences names the files that are not the same in two snapshots.
func Differences(a, b map[string]string) (paths []string) {
	for path, what := range a {
		if b[path] != what {
			paths = append(paths, path)
		}
	}
	for path := range b {
		if _, ok := a[path]; !ok {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}
