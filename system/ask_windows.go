package system

import (
	"errors"

	"github.com/sqweek/dialog"
	"golang.org/x/sys/windows"
)

// idYes is IDYES of winuser.h.
const idYes = 6

// Ask asks the person in a native box with Yes and No, in the language of Windows. It comes before all other windows, because there may be none of our own
// that could show it. It returns when the box was closed, so it must not be called on the window's goroutine. The error says why no box could be shown;
// systems that have none answer ErrNoDialog.
func Ask(title, question string) (yes bool, err error) {
	title16, err := windows.UTF16PtrFromString(title)
	if err != nil {
		return false, err
	}
	question16, err := windows.UTF16PtrFromString(question)
	if err != nil {
		return false, err
	}
	answer, err := windows.MessageBox(0, question16, title16, windows.MB_YESNO|windows.MB_ICONQUESTION|windows.MB_SETFOREGROUND|windows.MB_TOPMOST)
	return err == nil && answer == idYes, err
}

// AskFile asks the person where to save a file, in a native window that begins with this name, and returns the full path. A name without an ending gets that
// of the suggested name. It returns when the window was closed, so it must not be called on the window's goroutine; the error is ErrCancelled when nothing
// was chosen. It begins in the person's own documents, where a file is found again. Paths end at 260 characters there.
func AskFile(title, name string) (string, error) {
	defer enterCOM()() // the folders shown there may be COM objects
	path, err := dialog.File().Title(title).SetStartDir(documents()).SetStartFile(name).Save()
	if errors.Is(err, dialog.ErrCancelled) {
		return "", ErrCancelled
	}
	if err != nil {
		return "", err
	}
	return withEnding(path, name)
}

// documents is the folder of the person's documents; empty, which lets Windows choose, when there is none.
func documents() string {
	folder, err := windows.KnownFolderPath(windows.FOLDERID_Documents, 0)
	if err != nil {
		return ""
	}
	return folder
}
