package system

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// errNoFolder is met when something else stands where a folder should be.
var errNoFolder = errors.New("is not a folder")

// OwnFolder is the folder for Unpause's own files, made when it is missing: %LocalAppData%\Unpause on Windows, elsewhere $XDG_STATE_HOME/unpause or
// ~/.local/state/unpause. Where a link or a file stands in its place, nothing is written and the error says so.
func OwnFolder() (string, error) {
	path, err := ownFolderPath()
	if err != nil {
		return "", fmt.Errorf("the folder for Unpause's own files is not known: %w", err)
	}
	if err := makeFolder(path); err != nil {
		return "", fmt.Errorf("the folder for Unpause's own files: %w", err)
	}
	return path, nil
}

// makeFolder makes a folder that only this person can read. One that is there already stays as it is.
func makeFolder(path string) error {
	if err := os.MkdirAll(path, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if err := mustExist(path); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("%s: %w", path, errNoFolder)
	}
	return err
}
