package system

import (
	"fmt"
	"io/fs"

	"golang.org/x/sys/windows"
)

var (
	user32              = windows.NewLazySystemDLL("user32.dll")
	isIconic            = user32.NewProc("IsIconic")
	showWindow          = user32.NewProc("ShowWindow")
	setForegroundWindow = user32.NewProc("SetForegroundWindow")
)

// ToFront brings the window with this handle before all others, out of the task bar if it was minimised. Windows lets a program do that only when the
// person has just used it or the program in front allows it, as Knock does. Otherwise the button in the task bar blinks and the error wraps
// fs.ErrPermission.
func ToFront(window uintptr) error {
	if minimised, _, _ := isIconic.Call(window); minimised != 0 {
		showWindow.Call(window, windows.SW_RESTORE) // its result tells what was before, not whether it worked
	}
	if ok, _, _ := setForegroundWindow.Call(window); ok == 0 { // Windows gives no reason
		return fmt.Errorf("the window stays behind: %w", fs.ErrPermission)
	}
	return nil
}
