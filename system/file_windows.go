package system

import (
	"errors"
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/windows"
)

// diskFull are the error numbers by which Windows says that there is no room left.
var diskFull = []syscall.Errno{windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED}

// renameOver gives a file a name that another one may have, which is then no more. Windows refuses that while any program has the other one open, as an antivirus
// program, or a second Unpause that is reading, has for a moment.
func renameOver(from, to string) (err error) {
	const tries, pause = 8, 25 * time.Millisecond
	for range tries {
		err = os.Rename(from, to)
		if !errors.Is(err, windows.ERROR_SHARING_VIOLATION) && !errors.Is(err, windows.ERROR_ACCESS_DENIED) {
			break
		}
		time.Sleep(pause)
	}
	return err
}

// renameToFree gives a file a name that none has.
func renameToFree(from, to string) error {
	from16, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	to16, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	if err := windows.MoveFileEx(from16, to16, 0); err != nil { // os.Rename would replace what has come meanwhile
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	return nil
}
