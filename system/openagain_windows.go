package system

import (
	"errors"
	"fmt"
	"os"
	"unicode/utf16"

	"golang.org/x/sys/windows/registry"
)

// opensAgain reports whether the entry is there, whatever stands in it.
func (windowsMachine) opensAgain() (bool, error) {
	key, err := registry.OpenKey(registry.CURRENT_USER, runOnceKey, registry.QUERY_VALUE)
	if errors.Is(err, registry.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, meaning(err)
	}
	defer key.Close()
	_, _, err = key.GetValue(runOnceValue, nil)
	if errors.Is(err, registry.ErrNotExist) {
		return false, nil
	}
	return err == nil, meaning(err)
}

func (windowsMachine) setOpenAgain(on bool) error {
	key, _, err := registry.CreateKey(registry.CURRENT_USER, runOnceKey, registry.SET_VALUE)
	if err != nil {
		return meaning(err)
	}
	defer key.Close()
	if !on {
		if err := key.DeleteValue(runOnceValue); !errors.Is(err, registry.ErrNotExist) {
			return meaning(err)
		}
		return nil
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	line := `"` + self + `" ` + OpenAgainFlag
	if n := len(utf16.Encode([]rune(line))); n > mostRunOnce {
		return fmt.Errorf("the path of Unpause is too long for such an entry: %d letters, at most %d", n, mostRunOnce)
	}
	return meaning(key.SetStringValue(runOnceValue, line))
}
