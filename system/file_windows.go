package system

import (
	"syscall"

	"golang.org/x/sys/windows"
)

// diskFull are the error numbers by which Windows says that there is no room left.
var diskFull = []syscall.Errno{windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED}
