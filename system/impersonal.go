package system

import (
	"os"
	"path/filepath"
	"slices"

	"unpause/redact"
	"unpause/system/check"
)

// KnownNames is what this PC knows of the person and of itself, so that texts can be cleaned of it.
func KnownNames() redact.Known {
	pc := newPC()
	home, _ := os.UserHomeDir()  // without one there are other names
	computer, _ := os.Hostname() // the same
	return redact.Known{
		Users:     known(append(fullNames(), pc.Env("USERNAME"), pc.Env("USER"), lastPart(home))...),
		Computers: known(append(computerNames(), computer, pc.Env("COMPUTERNAME"), pc.Env("USERDOMAIN"))...),
		Folders:   knownFolders(pc, home),
	}
}

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
