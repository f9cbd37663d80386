//go:build !windows

package system

import (
	"errors"
	"os"
	"runtime/debug"
)

// openAlone opens a file for this program alone; the error is errTaken when another has it.
func openAlone(path string) (*os.File, error) {
	file, err := takeLock(path)
	if err != nil {
		return nil, err
	}
	mine, err := file.Stat()
	if err == nil {
		there, statErr := os.Stat(path)
		if statErr != nil || !os.SameFile(mine, there) { // its owner removed it just now
			err = errTaken
		}
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// forgetFile removes a file while it is locked, so that nobody else has begun to use it.
func forgetFile(file *os.File) {
	os.Remove(file.Name())
	file.Close()
}

// catchCrashes has the Go runtime write its reports into a file, with the faults of C code in them. Go 1.26 writes the line "fatal error: ..." to the standard
// error output alone, which a person has here.
func catchCrashes(file *os.File) (end func(), err error) {
	if err := debug.SetCrashOutput(file, debug.CrashOptions{}); err != nil {
		return nil, err
	}
	return func() { debug.SetCrashOutput(nil, debug.CrashOptions{}) }, nil
}
