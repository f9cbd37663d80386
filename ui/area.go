package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"unpause/catalog"
	"unpause/ui/look"
)

// areaPage lists the entries of one area.
func (a *App) areaPage(name string) page {
	area := a.area(name)
	body := []fyne.CanvasObject{title(area.Title), paragraph(area.About)}
	var rows []fyne.CanvasObject
	for _, e := range a.Catalog.Entries() {
		if e.Area == area.Name {
			rows = append(rows, a.entryRow(e))
		}
	}
	return page{title: area.Title, list: true, body: append(body, gapped(append(rows, a.noneRow())))}
}

// nonePage is for people whose error is in no list: other ways to look, and people to ask.
func (a *App) nonePage(about string) page {
	return page{title: text("none.title"), list: true, body: []fyne.CanvasObject{
		title(text("none.title")),
		whatToTry("none.try-words", "none.try-number", "none.try-update"),
		gapped(append(a.moreQuestions(about), a.areaRows("none.browse")...)),
		a.whomToAsk(),
	}}
}

// whatToTry lists things that everybody can try, in this order.
func whatToTry(keys ...string) fyne.CanvasObject {
	var lines []string
	for _, key := range keys {
		lines = append(lines, text(key))
	}
	return section(text("none.try"), list(lines)...)
}

// moreQuestions lead on from "none of these" in the guided questions, or into them.
func (a *App) moreQuestions(about string) []fyne.CanvasObject {
	rows := []fyne.CanvasObject{a.findRow()}
	if about == doubting {
		rows[0] = a.link(theme.SearchIcon(), text("none.further"), a.goOnDoubting, bold(text("none.further")), small(text("none.further-hint")))
	}
	if a.mind.Asked() > 0 {
		rows = append(rows, a.link(theme.DocumentCreateIcon(), text("none.change"), func() { a.open(route{kind: toldPage}) }, bold(text("none.change")), small(text("none.change-hint"))))
	}
	return rows
}

// noneRow ends a list, so that no list ends in nothing.
func (a *App) noneRow() fyne.CanvasObject {
	return a.link(nil, text("none.row"), func() { a.open(route{kind: nonePage}) }, bold(text("none.row")), small(text("none.row-hint")))
}

// areaRows are the places where errors happen, under a heading.
func (a *App) areaRows(headingKey string) []fyne.CanvasObject {
	rows := []fyne.CanvasObject{headingBelow(text(headingKey))}
	for _, area := range a.Catalog.Areas() {
		rows = append(rows, a.link(areaSign(area.Sign), area.Title+". "+area.About, func() { a.open(route{areaPage, area.Name}) }, bold(area.Title), small(area.About)))
	}
	return rows
}

// areaSign is the sign of an area, by what areas.yaml calls it; nil for none.
func areaSign(name string) fyne.Resource {
	switch name {
	case "person":
		return theme.AccountIcon()
	case "network":
		return look.Globe
	case "music":
		return theme.MediaMusicIcon()
	case "install":
		return theme.DownloadIcon()
	case "program":
		return theme.FileApplicationIcon()
	}
	return nil
}

// area finds an area by its exact name.
func (a *App) area(name string) catalog.Area {
	areas := a.Catalog.Areas()
	return areas[max(0, slices.IndexFunc(areas, func(x catalog.Area) bool { return x.Name == name }))]
}
