package system

import "github.com/sqweek/dialog"

// Alarm tells the person something in a native message box, for when there is no window of our own to tell it in. It returns when the box
// was closed.
func Alarm(title, message string) { dialog.Message("%s", message).Title(title).Error() }

// Tell is Alarm for what is no trouble.
func Tell(title, message string) { dialog.Message("%s", message).Title(title).Info() }
