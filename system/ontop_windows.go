package system

import "golang.org/x/sys/windows"

var setWindowPos = windows.NewLazySystemDLL("user32.dll").NewProc("SetWindowPos")

// Values of winuser.h.
const (
	hwndTopmost    = ^uintptr(0)     // HWND_TOPMOST, -1
	hwndNotTopmost = ^uintptr(0) - 1 // HWND_NOTOPMOST, -2
	swpNoSize      = 0x1
	swpNoMove      = 0x2
	swpNoActivate  = 0x10
)

// KeepOnTop keeps the window with this handle above all others, or lets go of it again.
func KeepOnTop(window uintptr, on bool) error {
	place := hwndNotTopmost
	if on {
		place = hwndTopmost
	}
	if ok, _, err := setWindowPos.Call(window, place, 0, 0, 0, 0, swpNoMove|swpNoSize|swpNoActivate); ok == 0 {
		return meaning(err)
	}
	return nil
}
