package system

import (
	"errors"

	"golang.org/x/sys/windows"
)

// systemNames are the name that Windows shows for the person, the address with which one signs in to a domain (ann@example.com), and the names of the PC. An
// error is nothing special: an account of this PC alone has no such address, and a PC outside of a domain no domain.
func systemNames() (n accounts) {
	for _, format := range []uint32{windows.NameDisplay, windows.NameUserPrincipal} {
		if name, err := grown(func(b *uint16, size *uint32) error { return windows.GetUserNameEx(format, b, size) }); err == nil {
			n.users = append(n.users, name)
		}
	}
	for _, kind := range []uint32{windows.ComputerNamePhysicalDnsHostname, windows.ComputerNamePhysicalDnsDomain} {
		if name, err := grown(func(b *uint16, size *uint32) error { return windows.GetComputerNameEx(kind, b, size) }); err == nil {
			n.computers = append(n.computers, name)
		}
	}
	return n
}

// grown reads a text of Windows, with more room if it says that it needs more.
func grown(read func(b *uint16, size *uint32) error) (string, error) {
	for size := uint32(128); ; {
		b := make([]uint16, size)
		err := read(&b[0], &size)
		if err == nil {
			return windows.UTF16ToString(b), nil
		}
		if more := errors.Is(err, windows.ERROR_MORE_DATA) || errors.Is(err, windows.ERROR_INSUFFICIENT_BUFFER); !more || size <= uint32(len(b)) {
			return "", err
		}
	}
}
