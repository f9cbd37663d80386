package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"unpause/catalog"
)

// areaPage lists the entries of one area.
func (a *App) areaPage(name string) page {
	areas := a.Catalog.Areas()
	area := areas[max(0, slices.IndexFunc(areas, func(x catalog.Area) bool { return x.Name == name }))]
	body := []fyne.CanvasObject{title(area.Title), paragraph(area.About)}
	for _, e := range a.Catalog.Entries() {
		if e.Area == area.Name {
			body = append(body, a.entryRow(e))
		}
	}
	return page{title: area.Title, body: body}
}
