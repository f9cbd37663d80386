//go:build !windows

package system

// Ask prints the question where Alarm prints, and takes it for a no: nobody is sure to read it.
func Ask(title, message string) bool {
	Alarm(title, message)
	return false
}

// AskFile has no window of its own here: the program's own window asks instead.
func AskFile(title, name string) (string, error) { return "", ErrNoDialog }
