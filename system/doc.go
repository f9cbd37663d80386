// Package system is this PC: it opens places on it, runs a few fixed commands on it, and looks at it.
//
// What can be opened and run stands in two closed tables (targets.go, commands.go). Callers name an id; no text from outside ever reaches a
// command line. All that differs by operating system is in the files ending in _windows.go and _other.go, behind small interfaces, so that
// everything else is tested anywhere. This package knows no error code and no window.
package system
