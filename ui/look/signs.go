package look

import (
	_ "embed"

	"fyne.io/fyne/v2"
)

var (
	//go:embed signs/globe.svg
	globe []byte
	//go:embed signs/onward.svg
	onward []byte
)

// The signs that Fyne does not have.
var (
	Globe  = fyne.NewStaticResource("globe.svg", globe)   // the internet
	Onward = fyne.NewStaticResource("onward.svg", onward) // leads to another page
)
