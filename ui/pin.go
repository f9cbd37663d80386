package ui

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"unpause/system"
	"unpause/ui/widgets"
)

// pin remembers whether the window is kept above all others, and how large it was before.
type pin struct {
	on     bool
	before fyne.Size
	failed bool // this system cannot do it; the window only became small
}

// pinnedSize is small enough to see the Windows page beside it, and large enough to read a step.
var pinnedSize = fyne.NewSize(440, 640)

func (a *App) pinButton() fyne.CanvasObject {
	key := "top.pin"
	if a.pin.on {
		key = "top.unpin"
	}
	return a.button(text(key), widgets.Quiet, a.togglePin)
}

// togglePin makes the window small and keeps it above all others, or puts both back.
func (a *App) togglePin() {
	a.visited().offset = a.frame.scroll.Offset.Y
	if a.pin.on {
		a.release()
		a.show()
		return
	}
	a.pin = pin{on: true, before: a.window.Canvas().Size()}
	a.pin.failed = a.Pin(a.window, true) != nil
	a.window.Resize(pinnedSize)
	a.show()
}

// release lets go of the window, if it is kept.
func (a *App) release() {
	if !a.pin.on {
		return
	}
	if !a.pin.failed {
		a.pin.failed = a.Pin(a.window, false) != nil
	}
	a.window.Resize(a.pin.before)
	a.pin = pin{}
}

// Pin keeps a real window above all others, or lets go of it. Fyne can only do the first, so this asks the system with the window's handle.
func Pin(w fyne.Window, on bool) error {
	return withHandle(w, func(handle uintptr) error { return system.KeepOnTop(handle, on) })
}

// ToFront brings a real window before all others, also one that was minimised. Where the system does not let it, the window asks to be seen: its button in
// the task bar blinks, or the window manager does what it does for such a window.
func ToFront(w fyne.Window) {
	if withHandle(w, system.ToFront) != nil {
		w.RequestFocus()
	}
}

// withHandle does something with Windows' handle of a real window.
func withHandle(w fyne.Window, do func(handle uintptr) error) error {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return errNoHandle
	}
	err := errNoHandle
	native.RunNative(func(context any) {
		if c, ok := context.(driver.WindowsWindowContext); ok {
			err = do(c.HWND)
		}
	})
	return err
}

// errNoHandle is met on systems other than Windows, whose window managers have a menu for what needs a handle there.
var errNoHandle = errors.New("this window has no handle of Windows")
