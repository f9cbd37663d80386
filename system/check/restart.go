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
	var why, raw []string
	var failed error
	for _, note := range []struct{ key, what string }{{partsKey, "parts of Windows"}, {updatesKey, "updates of Windows"}} {
		switch _, err := pc.Subkeys(Machine, note.key); {
		case err == nil:
			why, raw = append(why, note.what), append(raw, note.key)
		case !errors.Is(err, fs.ErrNotExist):
			failed = errors.Join(failed, err)
		}
	}
	switch files, err := pc.Text(Machine, sessionKey, "PendingFileRenameOperations"); {
	case err == nil && hasAny(files, "spotify"):
		why, raw = append(why, "files of Spotify"), append(raw, "PendingFileRenameOperations")
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		failed = errors.Join(failed, err)
	}
	switch {
	case len(why) > 0:
		return found("yes", named(why), raw...)
	case failed != nil:
		return unknown(failed)
	}
	return found("no", "")
}
