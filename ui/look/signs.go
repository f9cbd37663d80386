package look

import (
	_ "embed"

	"fyne.io/fyne/v2"
)

//go:embed signs/globe.svg
var globe []byte

// Globe is the sign of the internet. Fyne has none.
var Globe = fyne.NewStaticResource("globe.svg", globe)
