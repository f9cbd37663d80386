//go:build !windows

package system

import "syscall"

// diskFull are the error numbers by which the system says that there is no room left.
var diskFull = []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT}
