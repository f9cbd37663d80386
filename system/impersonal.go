package system

import (
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"unpause/redact"
	"unpause/system/check"
)

// KnownNames is what this PC knows of the person and of itself, so that texts can be cleaned of it. Wherever names come from they may be missing: environment
// variables can be changed, and asking Windows can fail. So all sources count.
func KnownNames() redact.Known {
	pc := newPC()
	home, _ := os.UserHomeDir()  // without one there are other names
	computer, _ := os.Hostname() // the same
	account := accountNames()
	return redact.Known{
		Users:     known(append(account.users, pc.Env("USERNAME"), pc.Env("USER"), lastPart(home))...),
		Computers: known(append(account.computers, computer, pc.Env("COMPUTERNAME"), pc.Env("USERDOMAIN"))...),
		Folders:   knownFolders(pc, home),
	}
}

// accounts are the names that an account and a PC have besides those in the environment.
type accounts struct{ users, computers []string }

// namesPatience is how long the names may take. On a PC of a domain that is out of reach, Windows may look for its server for many seconds.
const namesPatience = 2 * time.Second

// accountNames asks the system once. Who does not get an answer in time goes on without, and a later call has it.
func accountNames() accounts {
	answer := make(chan accounts, 1)
	go func() { answer <- askedNames() }()
	select {
	case names := <-answer:
		return names
	case <-time.After(namesPatience):
		return accounts{}
	}
}

// askedNames are the sign-in name and the full name of the account, and what only this system knows.
var askedNames = sync.OnceValue(func() accounts {
	names := systemNames()
	if me, err := user.Current(); err == nil {
		names.users = append(names.users, me.Username, me.Name)
	}
	return names
})

// known leaves out what is empty or twice.
func known(names ...string) []string {
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool { return name == "" })
}

func knownFolders(pc check.PC, home string) (folders []redact.Folder) {
	for _, f := range check.PersonsFolders(pc) {
		folders = append(folders, redact.Folder(f))
	}
	if filepath.VolumeName(home) == "" { // of another system; Windows' own is among them
		folders = append(folders, redact.Folder{Path: home, Name: "$HOME"})
	}
	return folders
}

func lastPart(path string) string {
	if path == "" {
		return ""
	}
	return filepath.Base(path)
}

// impersonal takes what tells who somebody is out of the report of a crash. What such reports are full of, and what would look like a secret elsewhere, stays.
func impersonal(report string) string {
	clean, _ := redact.New(KnownNames()).Trace(report)
	return clean
}
