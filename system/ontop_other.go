//go:build !windows

package system

// KeepOnTop is for Windows only; elsewhere the window manager's own menu does it.
func KeepOnTop(uintptr, bool) error { return errNotWindows }
