//go:build !windows

package system

import "os/user"

// fullNames are what the system calls the person beside the name of their folder.
func fullNames() []string {
	person, err := user.Current()
	if err != nil {
		return nil
	}
	return []string{person.Username, person.Name}
}

// computerNames has no more than what is asked for everywhere.
func computerNames() []string { return nil }
