package check

import (
	"errors"
	"io/fs"
)

// traces are what tools that change Spotify leave in the folder for settings of programs. The last two files are known from use, not looked up.
var traces = []struct{ path, what string }{
	{`\Spotify\Spotify.bak`, "Spotify.bak"},
	{`\Spotify\SpotifyMigrator.bak`, "SpotifyMigrator.bak"},
	{`\Spotify\chrome_elf_bak.dll`, "chrome_elf_bak.dll"},
	{`\Spotify\dpapi.dll`, "dpapi.dll"},
}

// spicetify is the folder of a tool of that name. It stays when the tool is gone.
const spicetify = `\spicetify`

func clientChanged(pc PC) Seen {
	s, err := presentSpotify(pc)
	switch {
	case err != nil:
		return unknown(err)
	case s.exe == "": // Windows guards what comes from the Store
		return found("store", "", "Spotify comes from the Store")
	}
	names, failed := tracesFound(pc)
	lock, err := updateLock(pc)
	failed = errors.Join(failed, err)
	switch {
	case lock.text != "":
		return foundWords("locked", Say(lock.text), append(names, lock.raw)...)
	case len(names) > 0:
		return foundWords("changed", named(names), names...)
	case failed != nil:
		return unknown(failed)
	}
	return afterSpicetify(pc)
}

func afterSpicetify(pc PC) Seen {
	roaming, err := pc.Folder(Roaming)
	if err != nil {
		return unknown(err)
	}
	switch there, err := exists(pc, roaming+spicetify); {
	case err != nil:
		return unknown(err)
	case there:
		return found("spicetify", "", roaming+spicetify)
	}
	return found("unchanged", "")
}

func tracesFound(pc PC) (names []string, failed error) {
	roaming, err := pc.Folder(Roaming)
	if err != nil {
		return nil, err
	}
	for _, t := range traces {
		there, err := exists(pc, roaming+t.path)
		failed = errors.Join(failed, err)
		if there {
			names = append(names, t.what)
		}
	}
	return names, failed
}

// exists reports whether something lies at a path.
func exists(pc PC, path string) (bool, error) {
	_, err := pc.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// lock is a way in which a folder can be locked.
type lock struct {
	text Key
	raw  string
}

var (
	fileInPlace = lock{"file-in-place", "a file stands in its place"}
	noWriting   = lock{"no-writing", "its rights forbid writing"}
)

// updateLock tells how the folder for updates is locked. It is empty when it is not.
func updateLock(pc PC) (lock, error) {
	local, err := pc.Folder(Local)
	if err != nil {
		return lock{}, err
	}
	folder := local + `\Spotify\Update`
	info, err := pc.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return lock{}, nil
	case err != nil:
		return lock{}, err
	case !info.IsDir():
		return fileInPlace, nil
	}
	denied, err := pc.Denied(folder)
	if denied {
		return noWriting, nil
	}
	return lock{}, err
}
