package look

import (
	"embed"

	"fyne.io/fyne/v2"
)

//go:embed signs/*.svg
var signs embed.FS

// The signs that Fyne does not have.
var (
	Clock  = sign("clock")  // how long something takes
	Globe  = sign("globe")  // the internet
	Onward = sign("onward") // leads to another page
	Shield = sign("shield") // administrator rights
	Stop   = sign("stop")   // nothing goes on
)

// sign is a drawing of this folder. One that is not there would be seen at once, as nothing.
func sign(name string) fyne.Resource {
	data, err := signs.ReadFile("signs/" + name + ".svg")
	if err != nil {
		panic(err)
	}
	return fyne.NewStaticResource(name+".svg", data)
}
