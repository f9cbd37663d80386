package system

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"slices"
	"time"

	"unpause/system/check"
)

// ThisPC is the PC that Unpause runs on. All that it does is look.
func ThisPC() check.PC { return newPC() }

// anyPC is what every system answers in the same way.
type anyPC struct{}

func (anyPC) Now() time.Time         { return time.Now() }
func (anyPC) Env(name string) string { return os.Getenv(name) }

func (anyPC) Built() time.Time {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return time.Time{}
	}
	return builtAt(info.Settings)
}

// builtAt is the time of the newest change that went into the program.
func builtAt(settings []debug.BuildSetting) time.Time {
	for _, s := range settings {
		if s.Key == "vcs.time" {
			at, _ := time.Parse(time.RFC3339, s.Value)
			return at
		}
	}
	return time.Time{}
}

// Read reads files only: what a pipe or a device holds may never come.
func (anyPC) Read(path string, most int64) ([]byte, bool, error) {
	file, err := openFile(path)
	if err != nil {
		return nil, false, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, most+1)) // one more tells whether there is more
	if err != nil {
		return nil, false, err
	}
	if int64(len(data)) > most {
		return data[:most], false, nil
	}
	return data, true, nil
}

func openFile(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no file: %w", path, check.ErrDamaged)
	}
	return os.Open(path)
}

func (anyPC) Stat(path string) (fs.FileInfo, error) { return os.Lstat(path) }

// mostNames is how many names of a folder are listed; the folders that checks look into have a few dozen.
const mostNames = 10_000

func (anyPC) List(folder string) ([]string, error) {
	f, err := os.Open(folder)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	names, err := f.Readdirnames(mostNames)
	if err != nil && err != io.EOF { // EOF: the folder is empty
		return nil, err
	}
	slices.Sort(names)
	return names, nil
}
