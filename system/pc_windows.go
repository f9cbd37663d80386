package system

import (
	"errors"
	"fmt"
	"unsafe"

	"golang.org/x/sys/windows"

	"unpause/system/check"
)

func newPC() check.PC { return windowsPC{} }

// windowsPC asks Windows. It needs no more rights than any person has, and changes nothing.
type windowsPC struct{ anyPC }

func (windowsPC) Build() int     { return windowsBuild() }
func (windowsPC) Elevated() bool { return windowsMachine{}.isElevated() }

// AlwaysElevated goes by the kind of the token: one whose rights came by a question says that it was raised.
func (windowsPC) AlwaysElevated() (bool, error) {
	token := windows.GetCurrentProcessToken()
	var kind, length uint32
	size := uint32(unsafe.Sizeof(kind))
	if err := windows.GetTokenInformation(token, windows.TokenElevationType, (*byte)(unsafe.Pointer(&kind)), size, &length); err != nil {
		return false, err
	}
	return token.IsElevated() && kind == notRaised, nil
}

// notRaised is TokenElevationTypeDefault of winnt.h.
const notRaised = 1

func (windowsPC) PersonID() (string, error) {
	user, err := windows.GetCurrentProcessToken().GetTokenUser()
	if err != nil {
		return "", err
	}
	return user.User.Sid.String(), nil
}

func (windowsPC) Service(name string) (check.Service, error) {
	s, err := windowsMachine{}.service(name)
	return serviceForChecks(s), err
}

// available finds a function of Windows that may not be there; to call it all the same would end the program.
func available(function *windows.LazyProc) error {
	if err := function.Find(); err != nil {
		return fmt.Errorf("%w: %w", errors.ErrUnsupported, err)
	}
	return nil
}

// room makes memory for an answer of Windows, aligned as the largest of its fields demands.
func room(bytes uint32) []uint64 { return make([]uint64, bytes/8+1) }
