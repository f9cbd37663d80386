package main

import (
	"bytes"

	"unpause/catalog"
	"unpause/resources"
	"unpause/system"
	"unpause/ui"
	"unpause/webpage"
)

// pageOnly opens the whole reference as a web page, without a window.
func pageOnly() int {
	cat, err := load()
	if err != nil {
		return damaged(err)
	}
	opened := openPage(system.NewOpener(), cat, chosen.language, "")
	if opened.Outcome != system.Asked {
		say(system.Alarm, noPage(opened))
		return exitFailed
	}
	return exitFine
}

// openPage writes the web page in the language of the catalogue and opens it, at the error whose code is wished for.
func openPage(opener *system.Opener, cat *catalog.Catalog, language, wished string) system.Opened {
	var html bytes.Buffer
	if err := webpage.Write(&html, cat, facts(language)); err != nil {
		return system.Opened{Outcome: system.CouldNot, Err: err}
	}
	return opener.OpenOwnPage(html.Bytes(), anchorOf(cat, wished))
}

// anchorOf is the place of an error on the page; empty for words that are no code.
func anchorOf(cat *catalog.Catalog, words string) string {
	entry, known := cat.Entry(words)
	if !known {
		return ""
	}
	return webpage.Anchor(entry.Code)
}

// facts are what the web page says beside the catalogue.
func facts(language string) webpage.Facts {
	known := func(find func(string) (string, bool)) func(string) string {
		return func(id string) string {
			found, _ := find(id)
			return found
		}
	}
	return webpage.Facts{
		Version: resources.Version(), Language: language, Text: ui.Sentence,
		WebAddress: known(system.WebAddress), CopyText: known(system.CopyText), CommandLine: system.NewRunner(system.NewJournal(nil)).Line,
		IsProgram: system.IsProgram,
	}
}

// tellPage says so when the page could not be opened.
func tellPage(opened system.Opened) {
	if opened.Outcome != system.Asked {
		system.Alarm(ui.Sentence("app.name"), noPage(opened))
	}
}

// noPage says where the page is that could not be opened, or why there is none.
func noPage(opened system.Opened) string {
	switch {
	case opened.What != "":
		return alarmWords("alarm.no-page", opened.What)
	case system.DiskFull(opened.Err):
		return alarmWords("alarm.disk-full")
	}
	return alarmWords("alarm.no-folder")
}
