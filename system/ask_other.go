//go:build !windows

package system

// Ask has no box of its own here.
func Ask(title, question string) (yes bool, err error) { return false, ErrNoDialog }

// AskFile has no window of its own here: the program's own window asks instead.
func AskFile(title, name string) (string, error) { return "", ErrNoDialog }
