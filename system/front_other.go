//go:build !windows

package system

// ToFront is for Windows only; elsewhere the window itself asks to be seen.
func ToFront(uintptr) error { return errNotWindows }
