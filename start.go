package main

import (
	"fmt"
	"log"
	"runtime"
	"sync"

	"fyne.io/fyne/v2"

	"unpause/catalog"
	"unpause/resources"
	"unpause/system"
	"unpause/ui"
)

// soon begins work beside what goes on, and returns a door to what comes of it, which waits for it where it is not there yet.
func soon[T any](work func() T) (result func() T) {
	result = sync.OnceValue(work)
	go result()
	return result
}

// list is the catalogue, or why there is none.
type list struct {
	*catalog.Catalog
	err error
}

func loadList() list {
	cat, err := load()
	return list{cat, err}
}

// readFonts has Fyne read its fonts for words, plain and bold, which all pages have. It does so with the first word otherwise, while the window waits for it. Nothing else may measure
// texts meanwhile.
func readFonts() {
	for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
		fyne.MeasureText("Unpause", 1, style)
	}
}

// watch is the watch for crashes.
type watch struct {
	former string // the report of the last run, if that ended in a crash
	end    func() // after a run that ended well
}

func watchCrashes() watch {
	former, end, err := system.WatchCrashes(fmt.Sprintf("%s %s, %s/%s, %s", ui.Sentence("app.name"), resources.Version(), runtime.GOOS, runtime.GOARCH, runtime.Version()))
	if err != nil {
		log.Print(err) // goes on without: a crash is then not told at the next start
	}
	return watch{former, end}
}
