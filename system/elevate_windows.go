package system

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// shellExecuteInfo is SHELLEXECUTEINFOW of shellapi.h, which golang.org/x/sys/windows does not have.
type shellExecuteInfo struct {
	size         uint32
	mask         uint32
	window       windows.HWND
	verb         *uint16
	file         *uint16
	parameters   *uint16
	directory    *uint16
	show         int32
	instance     windows.Handle
	idList       uintptr
	class        *uint16
	classKey     windows.Handle
	hotKey       uint32
	iconOrScreen windows.Handle
	process      windows.Handle
}

// Values of shellapi.h.
const (
	seeMaskNoCloseProcess = 0x40  // give a handle of the started process, so that its end can be waited for
	seeMaskNoAsync        = 0x100 // this thread has no message loop
	seeMaskNoUI           = 0x400 // no error box of Windows' own: Unpause says what happened
)

var shellExecuteEx = windows.NewLazySystemDLL("shell32.dll").NewProc("ShellExecuteExW")

// startElevated starts a program as administrator, after Windows' own question to the person, and returns its handle.
func startElevated(file, args string) (windows.Handle, error) {
	defer enterCOM()()
	verb16, file16, args16, err := utf16s("runas", file, args)
	if err != nil {
		return 0, err
	}
	info := shellExecuteInfo{mask: seeMaskNoCloseProcess | seeMaskNoAsync | seeMaskNoUI, verb: verb16, file: file16, parameters: args16, show: windows.SW_HIDE}
	info.size = uint32(unsafe.Sizeof(info))
	if ok, _, err := shellExecuteEx.Call(uintptr(unsafe.Pointer(&info))); ok == 0 {
		return 0, meaning(err)
	}
	return info.process, nil
}
