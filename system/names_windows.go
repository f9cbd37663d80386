package system

import "golang.org/x/sys/windows"

// fullNames are what Windows calls the person beside the name of their folder: with an account of Microsoft that folder has a short name, and texts have the whole
// one. Who has no such name leaves it out.
func fullNames() (names []string) {
	for _, kind := range []uint32{windows.NameDisplay, windows.NameUserPrincipal} {
		name := make([]uint16, 256)
		length := uint32(len(name))
		if err := windows.GetUserNameEx(kind, &name[0], &length); err == nil {
			names = append(names, windows.UTF16ToString(name))
		}
	}
	return names
}

// computerNames are the whole name of this PC in its network, and the name of that network.
func computerNames() (names []string) {
	for _, kind := range []uint32{windows.ComputerNamePhysicalDnsHostname, windows.ComputerNamePhysicalDnsDomain} {
		name := make([]uint16, 256)
		length := uint32(len(name))
		if err := windows.GetComputerNameEx(kind, &name[0], &length); err == nil {
			names = append(names, windows.UTF16ToString(name))
		}
	}
	return names
}
