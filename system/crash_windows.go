package system

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync/atomic"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// openAlone opens a file which others may read meanwhile but not write or remove; the error is errTaken when another has it.
func openAlone(path string) (*os.File, error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	const flags = windows.FILE_ATTRIBUTE_NORMAL | windows.FILE_FLAG_OPEN_REPARSE_POINT
	handle, err := windows.CreateFile(name, windows.GENERIC_READ|windows.GENERIC_WRITE, windows.FILE_SHARE_READ, nil, windows.OPEN_ALWAYS, flags, 0)
	if errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
		return nil, errTaken
	}
	if err != nil && !errors.Is(err, windows.ERROR_ALREADY_EXISTS) {
		return nil, meaning(err)
	}
	return os.NewFile(uintptr(handle), path), nil
}

// forgetFile removes a file. When another program has just opened it, Windows does not, which is right.
func forgetFile(file *os.File) {
	file.Close()
	os.Remove(file.Name())
}

// catchCrashes has the Go runtime write its reports into a file. Go 1.26 writes some parts to the standard error output alone: the line "fatal error: ..." and
// all about a fault in a library of Windows or of a driver. A program with windows has no such output, so the file becomes it. If there is one, it keeps
// those parts, and the file gets the others.
func catchCrashes(file *os.File) (end func(), err error) {
	catchForeign(file)
	handle := windows.Handle(file.Fd())
	if hasErrorOutput() {
		if err := debug.SetCrashOutput(file, debug.CrashOptions{}); err != nil {
			return nil, err
		}
		return func() { debug.SetCrashOutput(nil, debug.CrashOptions{}); foreignFaults.Store(nil) }, nil
	}
	if err := windows.SetStdHandle(windows.STD_ERROR_HANDLE, handle); err != nil {
		return nil, err
	}
	return func() { windows.SetStdHandle(windows.STD_ERROR_HANDLE, 0); foreignFaults.Store(nil) }, nil
}

// hasErrorOutput reports whether what is written to the standard error output arrives anywhere.
func hasErrorOutput() bool {
	handle, err := windows.GetStdHandle(windows.STD_ERROR_HANDLE)
	if err != nil || handle == 0 || handle == windows.InvalidHandle {
		return false
	}
	if kind, err := windows.GetFileType(handle); err == nil && (kind == windows.FILE_TYPE_DISK || kind == windows.FILE_TYPE_PIPE) {
		return true
	}
	var mode uint32
	return windows.GetConsoleMode(handle, &mode) == nil // which the device NUL has not
}

var (
	kernel32                    = windows.NewLazySystemDLL("kernel32.dll")
	getModuleHandleEx           = kernel32.NewProc("GetModuleHandleExW") // golang.org/x/sys/windows wants a text for the address
	setUnhandledExceptionFilter = kernel32.NewProc("SetUnhandledExceptionFilter")

	foreignFilter = syscall.NewCallback(foreignFault)
	foreignFaults atomic.Pointer[os.File] // where foreignFault writes
)

// catchForeign has those faults written into the file that the Go runtime does not see, because they are in a thread that a driver made for itself.
func catchForeign(file *os.File) {
	foreignFaults.Store(file)
	setUnhandledExceptionFilter.Call(foreignFilter)
}

// exceptionPointers and exceptionRecord are the beginnings of EXCEPTION_POINTERS and EXCEPTION_RECORD of winnt.h.
type exceptionPointers struct{ record *exceptionRecord }

type exceptionRecord struct {
	code    uint32
	_       uint32 // flags
	_       *exceptionRecord
	address uintptr
}

// foreignFault writes what is known of a fault that nobody handled. Zero lets Windows go on and end the program.
func foreignFault(fault *exceptionPointers) uintptr {
	if file := foreignFaults.Load(); file != nil {
		r := fault.record
		fmt.Fprintf(file, "Exception 0x%x at 0x%x, in %s\n", r.code, r.address, moduleAt(r.address))
	}
	return 0
}

// moduleAt names the library at an address of this program, and how far in it the address is.
func moduleAt(address uintptr) string {
	var module windows.Handle
	const flags = windows.GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | windows.GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT
	if ok, _, _ := getModuleHandleEx.Call(flags, address, uintptr(unsafe.Pointer(&module))); ok == 0 {
		return "no library"
	}
	path := make([]uint16, windows.MAX_PATH)
	if _, err := windows.GetModuleFileName(module, &path[0], uint32(len(path))); err != nil {
		return "a library"
	}
	return fmt.Sprintf("%s+0x%x", filepath.Base(windows.UTF16ToString(path)), address-uintptr(module))
}
