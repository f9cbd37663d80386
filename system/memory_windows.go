package system

import (
	"errors"

	"golang.org/x/sys/windows"
)

// isBusy reports whether a file could not be read because another program has it.
func isBusy(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}
