package system

import (
	"errors"
	"os"
	"path/filepath"
)

// Forget removes what was kept at every place that no other open Unpause has, and all of it that was set aside. The journal of changes stays.
func (m *Memory) Forget() error {
	if m == nil || !m.hasFolder() { // without a folder the names below would be those of files that lie wherever Unpause was started
		return nil
	}
	var failed error
	for _, place := range m.Places() {
		failed = errors.Join(failed, m.Remove(place))
	}
	aside, err := filepath.Glob(filepath.Join(m.folder, progressName+setAsideMark+"*.json"))
	failed = errors.Join(failed, err)
	for _, path := range aside {
		failed = errors.Join(failed, os.Remove(path))
	}
	return failed
}
