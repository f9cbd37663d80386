package ui

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unpause/progress"
	"unpause/system"
	"unpause/ui/look"
	"unpause/ui/widgets"
	"unpause/wizard"
)

// ways of looking at the program: the size of the window in units, the size of the text in percent, and the language.
type viewing struct {
	size     fyne.Size
	text     int
	language string
}

// viewings are those in which nothing may be cut: every size with every size of text, in one language or the other. 320x240 is a window of 640x480 on a screen with everything at 200%.
var viewings = func() (all []viewing) {
	all = []viewing{{fyne.NewSize(320, 240), 100, "en"}, {fyne.NewSize(320, 240), 100, "de"}, {fyne.NewSize(440, 640), 100, "en"}}
	for i, size := range []fyne.Size{{Width: 640, Height: 480}, {Width: 900, Height: 640}, {Width: 1280, Height: 900}, {Width: 1920, Height: 1080}} {
		for k, text := range []int{100, 150, 200} {
			all = append(all, viewing{size, text, []string{"en", "de"}[(i+k)%2]})
		}
	}
	return append(all, viewing{fyne.NewSize(640, 480), 100, "de"}, viewing{fyne.NewSize(640, 480), 200, "de"}, viewing{fyne.NewSize(900, 640), 200, "en"})
}()

// tight reports whether there is so little room that every error is looked at.
func (v viewing) tight() bool { return v.size.Width <= 640 && (v.text == 200 || v.size.Width <= 320) }

func (v viewing) String() string {
	return fmt.Sprintf("%vx%v, text %d%%, %s", v.size.Width, v.size.Height, v.text, v.language)
}

// TestNothingIsCut draws every page in every way of looking at it: no text is wider or higher than the room it has, none lies over another, and nothing stands outside
// the window at the sides.
func TestNothingIsCut(t *testing.T) {
	all := viewings
	if raceDetector {
		all = viewings[:2]
	}
	for _, v := range all {
		t.Run(v.String(), func(t *testing.T) {
			s := newScreenAfter(t, onWindows11, crashText+strings.Repeat("a line without any blank", 100))
			s.window.Resize(v.size)
			s.app.open(route{kind: setPage})
			s.app.choose("language", func(chosen *settings) { chosen.TextSize, chosen.Language = v.text, v.language })
			s.checkPast()
			for i, r := range everyPage(s) {
				if entry := r.kind == entryPage || r.kind == walkPage; entry && !v.tight() && i%5 != 0 {
					continue // where there is much room, every fifth error is enough
				}
				s.app.open(r)
				s.app.history = s.app.history[:1]
				s.app.history[0] = visit{route: r}
				s.checkFit(fmt.Sprintf("%s %s", r.kind, r.about))
			}
			s.checkQuestions()
			s.checkOutcomes()
			s.checkResults()
			s.checkEnds()
		})
	}
}

// checkResults looks at what the search has to say in each of its cases.
func (s *screen) checkResults() {
	for _, query := range []string{
		"A firewall may be blocking Spotify", "accounts:405", "auth:16", "qqqq", "kicked out again and again", "EME_LICENSE_REQUEST_FAILED_WITH_STATUS",
		"com.spotify.installer -2", "no sound in discord", "connect.device-picker", strings.Repeat("error ", 50) + "17",
	} {
		s.app.openHome(wishedWords, query)
		s.checkFit(fmt.Sprintf("results for %.40q", query))
	}
	s.app.startAgain()
}

// checkPast looks at what former runs have left, on the first page and in the list of changes.
func (s *screen) checkPast() {
	cut := startType
	cut.CutOff = true
	s.app.learnOfPast(system.Former{CutOff: []system.Change{cut}, Aside: strings.Repeat("/a-long-path", 12)}, []system.Change{startType, renamed, flushed}, nil)
	asides := []progress.Aside{{Why: progress.ErrNewer}, {Path: strings.Repeat(`C:\AppData\Local`, 9), Why: progress.ErrDamaged}}
	s.app.recall(beforeThat("auth:1", "restart-pc-and-router", "boot-before"), asides)
	s.app.keeping.failed = fs.ErrPermission
	s.app.open(route{kind: homePage})
	s.checkFit("after former runs")
	s.app.keeping.failed = nil
	s.app.open(route{kind: changesPage})
	s.runner.backAs = system.Result{Outcome: system.ChangedSince, Now: "auto", Before: "disabled", After: "demand"}
	s.app.putBack(startType).run(false, system.How{})
	s.checkFit("somebody else has changed it")
	s.app.openStep(s.stepThatRestarts())
	s.checkFit("a step with a restart")
}

// checkEnds looks at a command's question and its outcome, at the checks with all unfolded, and at the ends of the steps.
func (s *screen) checkEnds() {
	s.checks.healthy()
	s.sees("service-netprofm", "disabled", "")
	s.sees("restart-pending", "yes", "Windows Update")
	s.app.open(route{kind: homePage})
	s.app.openCheckup()
	for _, label := range s.labels() {
		if label == text("check.details") || label == text("check.more.one") {
			s.tap(label)
		}
	}
	s.checkFit("checks unfolded")
	s.app.open(route{walkPage, "accounts:4"})
	step, _ := s.app.walk("accounts:4").Step()
	views := s.app.stepViews("accounts:4", step)
	views[1].press()
	s.checkFit("a command asks")
	s.tap(text("run.yes"))
	s.checkFit("a command has ended")
	s.tap(text("step.broken"))
	s.tap(text("step.works"))
	s.checkFit("solved")
	s.app.forget("auth:1")
	s.app.open(route{walkPage, "auth:1"})
	for w := s.app.walk("auth:1"); !w.Ended(); {
		w.Say(wizard.CannotDo)
	}
	s.app.redraw()
	s.checkFit("steps used up")
}

// checkOutcomes looks at what saving and the web page came to.
func (s *screen) checkOutcomes() {
	s.saveTo, s.askErr = "", &fs.PathError{Op: "open", Err: fs.ErrPermission}
	s.page = system.Opened{Outcome: system.Denied, What: `C:\Users\someone\AppData\Local\Unpause\reference.html`, Err: fs.ErrPermission}
	for r, press := range map[route]string{{kind: crashPage}: text("save.button"), {kind: helpPage}: text("page.open")} {
		s.app.open(r)
		s.tap(press)
		s.checkFit(fmt.Sprintf("outcome on %s", r.kind))
	}
}

// checkQuestions looks at the guided questions on their way to a result, with everything unfolded.
func (s *screen) checkQuestions() {
	s.app.history = nil
	s.app.open(route{kind: findPage})
	for range 10 {
		for _, label := range s.labels() {
			if label == text("find.so-far") {
				s.tap(label)
			}
		}
		q, ok := s.app.mind.Next()
		s.checkFit("question " + q.ID)
		if !ok {
			break
		}
		s.choose(q.ID, q.Options[0].ID)
	}
	s.app.open(route{kind: toldPage})
	s.checkFit("what you told us")
}

func everyPage(s *screen) []route {
	pages := []route{
		{kind: homePage}, {homePage, unknownLink}, {kind: helpPage}, {kind: setPage}, {kind: reportPage}, {kind: crashPage}, {kind: changesPage}, {tellPage, "accounts:405"}, {correctPage, "accounts:4"}, {correctPage, "no such code"},
		{kind: checkPage}, {kind: consentPage},
		{kind: nonePage}, {nonePage, doubting}, {kind: toldPage}, {kind: findPage}, {entryPage, "no such code"},
	}
	for _, e := range s.app.Catalog.Elsewhere() {
		pages = append(pages, route{entryPage, e.Code})
	}
	for _, d := range s.app.doubts("accounts:4") {
		pages = append(pages, route{mendPage, d.id + inEntry + "accounts:4"})
	}
	for _, a := range s.app.Catalog.Areas() {
		pages = append(pages, route{areaPage, a.Name})
	}
	for _, q := range s.app.Catalog.Questions() {
		if !q.Measured {
			pages = append(pages, route{askPage, q.ID})
		}
	}
	for _, e := range s.app.Catalog.Entries() {
		pages = append(pages, route{entryPage, e.Code}, route{walkPage, e.Code})
	}
	return pages
}

// checkFit looks at every text of the window.
func (s *screen) checkFit(where string) {
	s.t.Helper()
	s.checkOverlap(where)
	s.checkFrame(where)
	driver := fyne.CurrentApp().Driver()
	width := s.window.Canvas().Size().Width
	s.visit(func(o fyne.CanvasObject) {
		words := ""
		switch x := o.(type) {
		case *widget.Label:
			words = x.Text
		case *widget.RichText:
			if words = x.String(); words == s.app.query {
				return // the field for the search scrolls
			}
		case *widgets.LongText:
			words = x.Text()
		case *widgets.Pressable:
			words = x.Label
			if x.Size().Height < theme.Size(look.SizeTarget) {
				s.t.Errorf("%s: %q is only %v high", where, words, x.Size().Height)
			}
		default:
			return
		}
		const rounding = 0.5
		need, have := o.MinSize(), o.Size()
		if need.Width > have.Width+rounding || need.Height > have.Height+rounding {
			s.t.Errorf("%s: %q needs %v and has %v", where, words, need, have)
		}
		if x := driver.AbsolutePositionForObject(o).X; x < 0 || x+have.Width > width+rounding {
			s.t.Errorf("%s: %q reaches from %v to %v", where, words, x, x+have.Width)
		}
	})
}

// checkFrame demands that the lines around the page leave it room enough to read, and lie over nothing.
func (s *screen) checkFrame(where string) {
	s.t.Helper()
	const least = 150
	f, height := s.app.frame, s.window.Canvas().Size().Height
	driver := fyne.CurrentApp().Driver()
	top, bottom := driver.AbsolutePositionForObject(f.scroll).Y, driver.AbsolutePositionForObject(f.scroll).Y+f.scroll.Size().Height
	if bottom-top < least {
		s.t.Errorf("%s: the page has only %v of %v", where, bottom-top, height)
	}
	if end := driver.AbsolutePositionForObject(f.top).Y + f.top.Size().Height; len(f.top.Objects) > 0 && end > top+1 {
		s.t.Errorf("%s: the top line ends at %v, and the page begins at %v", where, end, top)
	}
	if start := driver.AbsolutePositionForObject(f.foot).Y; f.foot.Visible() && (start < bottom-1 || start+f.foot.Size().Height > height+1) {
		s.t.Errorf("%s: the bottom line reaches from %v to %v; the page ends at %v, the window at %v", where, start, start+f.foot.Size().Height, bottom, height)
	}
}

// checkOverlap looks for texts that lie over each other.
func (s *screen) checkOverlap(where string) {
	s.t.Helper()
	driver := fyne.CurrentApp().Driver()
	f := s.app.frame
	for _, part := range []fyne.CanvasObject{f.column, f.top, f.bottom} {
		var texts []fyne.CanvasObject
		s.visitIn(part, func(o fyne.CanvasObject) {
			switch o.(type) {
			case *widget.Label, *widget.RichText, *widgets.LongText:
				texts = append(texts, o)
			}
		})
		for i, a := range texts {
			for _, b := range texts[:i] {
				if wordsOf(a) == "" || wordsOf(b) == "" {
					continue // what is typed, and the hint where nothing is
				}
				if overlap(driver.AbsolutePositionForObject(a), a.Size(), driver.AbsolutePositionForObject(b), b.Size()) {
					s.t.Errorf("%s: two texts lie over each other: %q and %q", where, wordsOf(a), wordsOf(b))
				}
			}
		}
	}
}

func overlap(a fyne.Position, as fyne.Size, b fyne.Position, bs fyne.Size) bool {
	const touch = 1
	return a.X+as.Width > b.X+touch && b.X+bs.Width > a.X+touch && a.Y+as.Height > b.Y+touch && b.Y+bs.Height > a.Y+touch
}

func wordsOf(o fyne.CanvasObject) string {
	switch x := o.(type) {
	case *widget.Label:
		return x.Text
	case *widget.RichText:
		return x.String()
	case *widgets.LongText:
		return x.Text()
	}
	return ""
}
