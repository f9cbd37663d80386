package system

import (
	"errors"
	"path/filepath"
	"strings"
)

// Errors of Ask and AskFile.
var (
	ErrCancelled = errors.New("the person cancelled")
	ErrNoDialog  = errors.New("this system has no window for such a question")
)

// withEnding gives a path without an ending that of the suggested name. Nobody was asked about the file that may have that name, so a number goes before the
// ending then.
func withEnding(path, suggested string) (string, error) {
	if len(filepath.Ext(path)) > len(".") {
		return path, nil
	}
	return freeNameBefore(strings.TrimRight(path, "."), filepath.Ext(suggested))
}
