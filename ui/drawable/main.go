// Command drawable writes catalog/source/drawable.go: the characters that all four styles of Fyne's built-in text font can draw.
// The catalogue must not import Fyne, so the table is made once here; a test of package ui compares it with the fonts.
//
// Run it with "go generate ./ui" after a change of Fyne's version.
package main

import (
	"log"
	"os"

	"unpause/ui/glyphs"
)

func main() {
	if err := os.WriteFile("../catalog/source/drawable.go", glyphs.Source(glyphs.BuiltIn()), 0o644); err != nil {
		log.Fatal(err)
	}
}
