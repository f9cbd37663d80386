package main

import (
	"bytes"
	"log"

	"unpause/catalog"
	"unpause/resources"
	"unpause/system"
	"unpause/ui"
	"unpause/webpage"
)

// pageOnly opens the whole reference as a web page, without a window.
func pageOnly() int {
	cat, err := catalog.Load()
	if err != nil {
		system.Alarm(ui.Sentence("app.name"), alarmWords("alarm.no-start", err.Error()))
		return exitFailed
	}
	if !tellPage(openPage(system.NewOpener(), cat)) {
		return exitFailed
	}
	return exitFine
}

// openPage writes the web page and opens it.
func openPage(opener *system.Opener, cat *catalog.Catalog) system.Opened {
	var html bytes.Buffer
	if err := webpage.Write(&html, cat, facts()); err != nil {
		return system.Opened{Outcome: system.CouldNot, Err: err}
	}
	return opener.OpenOwnPage(html.Bytes())
}

// facts are what the web page says beside the catalogue.
func facts() webpage.Facts {
	known := func(find func(string) (string, bool)) func(string) string {
		return func(id string) string {
			found, _ := find(id)
			return found
		}
	}
	return webpage.Facts{
		Version: resources.Version(), Text: ui.Sentence,
		WebAddress: known(system.WebAddress), CopyText: known(system.CopyText), CommandLine: system.NewRunner().Line,
		IsProgram: system.IsProgram,
	}
}

// tellPage says where the page is when it could not be opened. ok tells whether it could.
func tellPage(opened system.Opened) (ok bool) {
	if opened.Outcome == system.Asked {
		return true
	}
	if opened.Err != nil {
		log.Print(opened.Err)
	}
	system.Alarm(ui.Sentence("app.name"), noPage(opened))
	return false
}

// noPage says where the page is that could not be opened, or that there is none.
func noPage(opened system.Opened) string {
	if opened.What == "" {
		return alarmWords("alarm.no-folder")
	}
	return alarmWords("alarm.no-page", opened.What)
}
