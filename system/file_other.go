//go:build !windows

package system

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// diskFull are the error numbers by which the system says that there is no room left.
var diskFull = []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT}

// renameOver gives a file a name that another one may have, which is then no more.
func renameOver(from, to string) error { return os.Rename(from, to) }

// renameToFree gives a file a name that none has. A file that comes between the look and the renaming would be lost, which only the system could keep off.
func renameToFree(from, to string) error {
	if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: fs.ErrExist}
	}
	return os.Rename(from, to)
}
