package check

import (
	"errors"
	"io/fs"
)

// Where Windows notes that it waits for a restart. All are known from use, not looked up.
const (
	partsKey   = `SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending`
	updatesKey = `SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired`
	sessionKey = `SYSTEM\CurrentControlSet\Control\Session Manager`
)

// restartPending: files that wait for a restart are usual, so only Spotify's count.
func restartPending(pc PC) Seen {
	var why []Words
	var raw []string
	var failed error
	for _, note := range []struct {
		key  string
		text Key
	}{{partsKey, "windows-parts"}, {updatesKey, "windows-updates"}} {
		switch _, err := pc.Subkeys(Machine, note.key); {
		case err == nil:
			why, raw = append(why, Say(note.text)), append(raw, note.key)
		case !errors.Is(err, fs.ErrNotExist):
			failed = errors.Join(failed, err)
		}
	}
	switch files, err := pc.Text(Machine, sessionKey, "PendingFileRenameOperations"); {
	case err == nil && hasAny(files, "spotify"):
		why, raw = append(why, Say("spotify-files")), append(raw, "PendingFileRenameOperations")
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		failed = errors.Join(failed, err)
	}
	switch {
	case len(why) > 0:
		return foundWords("yes", some(why), raw...)
	case failed != nil:
		return unknown(failed)
	}
	return found("no", "")
}
