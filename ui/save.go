package ui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"unpause/system"
	"unpause/ui/widgets"
)

// saver is a button that saves a text as a file where the person wants it.
type saver struct {
	deed
	what func() toSave // asked when the button is pressed
	file toSave        // what it said last
}

// toSave is a text that can be saved.
type toSave struct {
	title, name string // of the window that asks where, and of the file that it proposes
	content     string
}

func (a *App) newSaver(what func() toSave) *saver {
	s := &saver{what: what}
	s.deed = a.newDeed(text("save.button"), widgets.Primary, s.press)
	return s
}

// speak says the button in the language that is spoken now. What came of saving stays.
func (s *saver) speak() { s.button.Say(text("save.button")) }

// press asks where to save, in a window of the system if there is one. While one of them is open another press does nothing: two questions at once are one too many.
func (s *saver) press() {
	if s.app.saving {
		return
	}
	s.app.saving = true
	s.file = s.what()
	s.away(func() (tell func()) {
		path, err := s.app.AskFile(s.file.title, s.file.name)
		if err == nil {
			err = system.ReplaceFile(path, s.bytes())
		}
		if errors.Is(err, system.ErrNoDialog) {
			return s.askHere
		}
		return func() { s.ended(path, err) }
	})
}

// askHere asks in Unpause's own window.
func (s *saver) askHere() {
	s.busy = true
	d := dialog.NewFileSave(s.chosen, s.app.window)
	d.SetFileName(s.file.name)
	d.SetTitleText(s.file.title)
	d.SetConfirmText(text("save.yes"))
	d.SetDismissText(text("save.no"))
	s.app.dialog = d
	d.Show()
}

// chosen gets the file that was chosen in Unpause's own window, open and empty; nil when the person cancelled or it could not be opened.
func (s *saver) chosen(file fyne.URIWriteCloser, err error) {
	s.app.dialog = nil
	if s.app.keyboardLater {
		s.app.takeKeyboard()
	}
	if file == nil {
		if err == nil {
			err = system.ErrCancelled
		}
		s.ended("", err)
		return
	}
	s.away(func() (tell func()) {
		_, err := file.Write(s.bytes())
		err = errors.Join(err, file.Close())
		return func() { s.ended(filepath.FromSlash(file.URI().Path()), err) }
	})
}

// bytes are the text as it is written: UTF-8, with the line ends of the system.
func (s *saver) bytes() []byte {
	content := strings.ReplaceAll(strings.ToValidUTF8(s.file.content, "?"), "\r\n", "\n")
	if s.app.start.Facts.System == "windows" {
		content = strings.ReplaceAll(content, "\n", "\r\n")
	}
	return []byte(content)
}

// ended says where the file is, or why there is none. Who cancels is told nothing.
func (s *saver) ended(path string, err error) {
	s.busy, s.app.saving = false, false
	switch {
	case errors.Is(err, system.ErrCancelled):
	case err == nil:
		s.say(card(paragraph(text("save.done")), exact(path)))
	default:
		s.say(card(paragraph(text(whyNotSaved(err))), small(text("open.details", values{"details": bare(err)}))))
	}
}

// bare is the system's own word about a file, without the name that the file has only while it is written.
func bare(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		err = link.Err
	}
	return err.Error()
}

// whyNotSaved is the key of the sentence about an error of writing a file.
func whyNotSaved(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "save.denied"
	case errors.Is(err, fs.ErrNotExist):
		return "save.gone"
	case system.DiskFull(err):
		return "save.full"
	}
	return "save.failed"
}
