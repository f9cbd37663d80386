package ui

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"unpause/ui/widgets"
)

// pageKind is one of the pages.
type pageKind string

// The pages.
const (
	homePage    pageKind = "home"    // about: what wish opened it, or empty
	areaPage    pageKind = "area"    // about: the name of the area
	entryPage   pageKind = "entry"   // about: the code of the entry
	walkPage    pageKind = "walk"    // about: the code of the entry
	findPage    pageKind = "find"    // the guided questions: the next question, or what they came to
	askPage     pageKind = "ask"     // one question again, to change its answer; about: its id
	toldPage    pageKind = "told"    // all answers
	checkPage   pageKind = "check"   // what the checks of this PC see
	consentPage pageKind = "consent" // asks before anything is contacted
	helpPage    pageKind = "help"
	setPage     pageKind = "settings"
	changesPage pageKind = "changes" // what Unpause has changed on this PC
	reportPage  pageKind = "report"  // for somebody who helps
	crashPage   pageKind = "crash"   // what a run that ended by itself has left
	tellPage    pageKind = "tell"    // the form that reports a code; about: the code
	correctPage pageKind = "correct" // what may be wrong in an entry of the list; about: the code
	mendPage    pageKind = "mend"    // the form that corrects it; about: what, and the code; see openDoubt
	nonePage    pageKind = "none"    // "none of these"; about: doubting or empty
)

// route says which page is shown.
type route struct {
	kind  pageKind
	about string
}

// open goes to a page and remembers the one before it.
func (a *App) open(r route) {
	if len(a.history) > 0 {
		a.visited().offset = a.frame.scroll.Offset.Y
	}
	if r.kind == walkPage {
		a.learn(r.about)
		a.lastWalk = r.about
	}
	if slices.Contains([]pageKind{findPage, entryPage, walkPage, tellPage, mendPage}, r.kind) {
		defer a.checkOnce()
	}
	a.history = append(a.history, visit{route: r})
	a.turn()
}

// turn shows another page than before.
func (a *App) turn() {
	a.show()
	a.frame.veil.lift(a.Wishes.Still)
}

// back returns to the page before, scrolled as it was. On a walkthrough it first goes back a step, and in the guided questions an answer.
func (a *App) back() {
	r := a.here()
	if r.kind == walkPage && a.stepBack(r.about) || r.kind == findPage && a.mind.Back() {
		a.showFromTop()
		return
	}
	if len(a.history) > 1 {
		if left := a.visited(); left.wished {
			a.query = left.former
		}
		a.history = a.history[:len(a.history)-1]
		a.turn()
	}
}

// stepBack goes a step back, unless this is the one at which the walkthrough was entered.
func (a *App) stepBack(code string) bool {
	w := a.walk(code)
	if n, _ := w.Position(); n == a.visited().entered && !w.Ended() {
		return false
	}
	return w.Back()
}

// startAgain goes home, with an empty field. Steps that were begun are kept: nothing is lost by looking around.
func (a *App) startAgain() {
	a.query = ""
	a.history = nil
	a.open(route{kind: homePage})
}

// visited is the page that is shown, with what is remembered of it.
func (a *App) visited() *visit { return &a.history[len(a.history)-1] }

func (a *App) here() route { return a.visited().route }

// showFromTop draws the page that was opened last, when it has become another one.
func (a *App) showFromTop() {
	a.visited().offset = 0
	a.turn()
}

// redraw draws the page again, scrolled as it is.
func (a *App) redraw() {
	a.visited().offset = a.frame.scroll.Offset.Y
	a.show()
}

// show draws the page that was opened last.
func (a *App) show() {
	r := a.here()
	if r.kind != walkPage {
		a.release()
	}
	a.isAt(r)
	a.mind.Tried(slices.Collect(maps.Values(a.walks))...)
	if a.asking != nil {
		a.asking.refuse() // leaving a question is a no
	}
	a.page = a.build(r)
	a.page.body = append(a.notKept(r), a.page.body...)
	a.window.SetTitle(a.page.title + " – " + text("app.name"))
	f := a.frame
	f.low = a.isLow()
	f.fill(a.topLine(r), a.page)
	f.content.Refresh()
	f.content.Layout.Layout(f.content.Objects, f.content.Size())
	a.settle()
	a.takeKeyboard()
	a.scrollTo(a.visited().offset) // what has the keyboard at first need not be what is looked at first
	a.keep()
}

// takeKeyboard gives the keyboard to what has it first on the page. While a question for a file lies over the page that one keeps it, and the page gets it after that.
func (a *App) takeKeyboard() {
	a.keyboardLater = a.dialog != nil
	if a.keyboardLater {
		return
	}
	a.window.Canvas().Unfocus()
	if a.page.focus != nil {
		a.window.Canvas().Focus(a.page.focus)
	}
}

// fill puts a page into the frame. In a low window the lines around it stand above and below it, and scroll with it.
func (f *frame) fill(top fyne.CanvasObject, p page) {
	f.top.Objects, f.column.Objects, f.bottom.Objects = []fyne.CanvasObject{top}, p.body, p.footer
	f.foot.Hidden = len(p.footer) == 0
	if !f.low {
		return
	}
	f.top.Objects, f.bottom.Objects = nil, nil
	f.foot.Hidden = true
	f.column.Objects = append([]fyne.CanvasObject{top}, p.body...)
	if len(p.footer) > 0 {
		f.column.Objects = append(f.column.Objects, buttons(p.footer...))
	}
}

// settle lays the page out at once after something in it has changed, so that what is new has its place before it is scrolled to.
// Fyne would do so at the next frame.
func (a *App) settle() {
	f := a.frame
	f.column.Layout.Layout(f.column.Objects, f.column.Size())
	content := f.scroll.Content
	content.Resize(fyne.NewSize(f.scroll.Size().Width, max(f.scroll.Size().Height, content.MinSize().Height)))
	f.column.Layout.Layout(f.column.Objects, f.column.Size())
	f.scroll.Refresh()
	a.viewed()
}

// build draws one page.
func (a *App) build(r route) page {
	switch r.kind {
	case areaPage:
		return a.areaPage(r.about)
	case entryPage:
		return a.entryPage(r.about)
	case walkPage:
		return a.walkPage(r.about)
	case findPage:
		return a.findPage()
	case askPage:
		return a.askPage(r.about)
	case toldPage:
		return a.toldPage()
	case checkPage:
		return a.checkPage()
	case consentPage:
		return a.consentPage()
	case helpPage:
		return a.helpPage()
	case setPage:
		return a.settingsPage()
	case changesPage:
		return a.changesPage()
	case reportPage:
		return a.reportPage()
	case crashPage:
		return a.crashPage()
	case tellPage:
		return a.tellPage(r.about)
	case correctPage:
		return a.correctPage(r.about)
	case mendPage:
		return a.mendPage(r.about)
	case nonePage:
		return a.nonePage(r.about)
	}
	return a.homePage()
}

// topLine has Back at the left, help and a new start at the right, on all pages at the same place.
func (a *App) topLine(r route) fyne.CanvasObject {
	line := container.New(&widgets.Ends{})
	if len(a.history) > 1 {
		back := widgets.NewSignButton(theme.NavigateBackIcon(), text("top.back"), a.back)
		back.OnFocus = a.reveal
		line.Add(back)
	} else {
		line.Add(widgets.NewBrand(text("app.name")))
	}
	if r.kind == walkPage {
		line.Add(a.pinButton())
	}
	if r.kind != setPage {
		settings := widgets.NewSignOnly(theme.SettingsIcon(), text("top.settings"), a.openSettings)
		settings.OnFocus = a.reveal
		line.Add(settings)
	}
	if r.kind != helpPage {
		line.Add(a.button(text("top.help"), widgets.Quiet, func() { a.open(route{kind: helpPage}) }))
	}
	line.Add(a.button(text("top.again"), widgets.Quiet, a.startAgain))
	return line
}
