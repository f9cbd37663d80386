// Package wizard holds the conversations with the person as plain state machines: they decide what comes next, and the screens only draw it.
// It knows no window and no PC: nothing from Fyne and nothing from package system may be imported here, and it builds without cgo.
package wizard
