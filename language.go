package main

import (
	"log"

	"unpause/catalog"
	"unpause/resources"
	"unpause/system"
	"unpause/ui"
)

// choice is what the person has chosen about Unpause, what the system says where nothing was chosen, and the language that follows from both.
type choice struct {
	settings system.Settings
	wishes   system.Wishes
	language string
}

// chosen is read once, before anything is said.
var chosen = choice{language: resources.English}

// choose reads what was chosen and speaks that language from now on. Settings that cannot be read are as if nothing had been chosen.
func choose() choice {
	settings, err := system.ReadSettings()
	if err != nil {
		log.Print(err)
	}
	c := choice{settings: settings, wishes: system.PersonsWishes()}
	c.language = ui.LanguageFor(settings, c.wishes)
	if err := ui.Speak(c.language); err != nil {
		log.Print(err) // a text that is missing shows its key
		c.language = resources.English
	}
	return c
}

// load loads the catalogue in the language that is spoken.
func load() (*catalog.Catalog, error) { return catalog.LoadIn(chosen.language) }
