//go:build !windows

package system

import (
	"os"
	"path/filepath"
)

// ownFolderPath follows the XDG Base Directory Specification, by which a path that is not absolute is to be ignored.
func ownFolderPath() (string, error) {
	if state := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(state) {
		return filepath.Join(state, "unpause"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(home, ".local", "state", "unpause"), nil
}
