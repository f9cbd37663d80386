package ui

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"unpause/progress"
	"unpause/system"
	"unpause/ui/look"
	"unpause/wizard"
)

// The pictures of README and docs are drawn here, from the screens themselves, and compared with what the screens look like now. "make screens" draws them anew.
var update = flag.Bool("update", false, "draw the pictures in docs/screens anew")

const (
	pictureFolder = "../docs/screens"
	failedFolder  = "testdata/failed" // where Fyne's own tests of pictures put theirs, too
)

// scene is a screen of which there is a picture.
type scene struct {
	name     string
	size     fyne.Size // zero: that of a new window
	text     int       // percent; 0 is 100
	language string    // empty is English
	play     func(s *screen)
}

// newWindow is the size of a window that opens.
var newWindow = fyne.NewSize(900, 640)

// scenes are in the order in which somebody comes by them.
var scenes = []scene{
	{name: "home", play: func(*screen) {}},
	{name: "results", play: func(s *screen) { s.typed("accounts:4") }},
	{name: "shared-words", play: func(s *screen) { s.typed("a firewall may be blocking spotify") }},
	{name: "unknown-code", play: func(s *screen) { s.typed("accounts:405") }},
	{name: "no-match", play: func(s *screen) { s.typed("qwrtz") }},
	{name: "report-code", play: func(s *screen) { s.app.open(route{tellPage, "accounts:405"}) }},
	{name: "entry", play: func(s *screen) { s.app.open(route{entryPage, "accounts:4"}) }},
	{name: "entry-below", play: func(s *screen) { s.app.open(route{entryPage, "accounts:4"}); s.app.scrollTo(330) }},
	{name: "entry-found-broken", play: foundBroken},
	{name: "long-code", play: func(s *screen) { s.app.open(route{entryPage, "EME_LICENSE_REQUEST_FAILED_WITH_STATUS"}) }},
	{name: "step", play: func(s *screen) { s.app.open(route{walkPage, "accounts:4"}) }},
	{name: "step-pressed", play: func(s *screen) { s.app.open(route{walkPage, "accounts:4"}); s.key(fyne.KeyReturn) }},
	{name: "step-asks", play: func(s *screen) {
		s.app.open(route{walkPage, "accounts:4"})
		s.tap("Still broken, next step")
		s.key(fyne.KeyReturn)
	}},
	{name: "solved", play: func(s *screen) { s.app.open(route{walkPage, "accounts:4"}); s.tap("It works now") }},
	{name: "question", play: func(s *screen) { s.find() }},
	{name: "result", play: func(s *screen) { s.findOut(map[string]string{"words": "offline", "globe": "yes", "pages": "yes"}) }},
	{name: "told", play: func(s *screen) { s.find(); s.choose("words", "offline"); s.app.open(route{kind: toldPage}) }},
	{name: "check", play: func(s *screen) { s.sees("service-netprofm", "disabled", ""); s.tap("Check this PC") }},
	{name: "consent", play: func(s *screen) { s.app.open(route{kind: consentPage}) }},
	{name: "settings", play: func(s *screen) { s.app.open(route{kind: setPage}) }},
	{name: "report", play: handedOut},
	{name: "report-network", play: func(s *screen) {
		handedOut(s)
		s.tap("Those who run the network")
		s.app.scrollTo(450)
	}},
	{name: "help", play: func(s *screen) { s.app.open(route{kind: helpPage}) }},
	{name: "go-on", play: func(s *screen) { s.app.recall(beforeThat("accounts:4", "reconnect", ""), nil) }},
	{name: "go-on-restarted", play: func(s *screen) { s.app.recall(beforeThat("auth:1", "restart-pc-and-router", "boot-before"), nil) }},
	{name: "step-restarts", play: func(s *screen) { s.app.openStep(s.stepThatRestarts()); s.app.scrollTo(300) }},
	{name: "cut-off", play: func(s *screen) {
		cut := startType
		cut.CutOff = true
		s.app.learnOfPast(system.Former{CutOff: []system.Change{cut}}, []system.Change{cut}, nil)
	}},
	{name: "damaged", play: func(s *screen) {
		s.app.recall(progress.Progress{}, []progress.Aside{{Path: `C:\Users\someone\AppData\Local\Unpause\progress-set-aside-2026-03-01.json`, Why: progress.ErrDamaged}})
	}},
	{name: "not-kept", play: func(s *screen) {
		s.app.open(route{walkPage, "accounts:4"})
		s.app.wasKept(1, progress.Aside{}, &fs.PathError{Op: "write", Err: syscall.ENOSPC})
	}},
	{name: "changes", play: changedBefore},
	{name: "changes-asks", play: func(s *screen) {
		changedBefore(s)
		s.runner.backAs = system.Result{Outcome: system.ChangedSince, Now: "auto", Before: "disabled", After: "demand"}
		s.app.putBack(startType).run(false, system.How{})
	}},

	{name: "de-home", language: "de", play: func(*screen) {}},
	{name: "de-results", language: "de", play: func(s *screen) { s.typed("spotify sagt ich bin offline") }},
	{name: "de-entry", language: "de", play: func(s *screen) { s.app.open(route{entryPage, "accounts:4"}) }},
	{name: "de-step", language: "de", play: func(s *screen) { s.app.open(route{walkPage, "accounts:4"}) }},
	{name: "de-question", language: "de", play: func(s *screen) { s.app.openFind() }},
	{name: "de-go-on", language: "de", play: func(s *screen) { s.app.recall(beforeThat("auth:1", "restart-pc-and-router", "boot-before"), nil) }},
	{name: "de-changes", language: "de", play: changedBefore},
	{name: "de-settings", language: "de", play: func(s *screen) { s.app.open(route{kind: setPage}) }},

	{name: "small-entry", size: fyne.NewSize(640, 480), play: func(s *screen) { s.app.open(route{entryPage, "accounts:4"}) }},
	{name: "large-text-home", size: fyne.NewSize(640, 480), text: 200, play: func(*screen) {}},
	{name: "large-text-go-on", size: fyne.NewSize(640, 480), text: 200, play: func(s *screen) { s.app.recall(beforeThat("auth:1", "restart-pc-and-router", "boot-before"), nil) }},
	{name: "large-text-step", text: 200, play: func(s *screen) { s.app.open(route{walkPage, "accounts:4"}) }},
	{name: "wide-entry", size: fyne.NewSize(1280, 900), play: func(s *screen) { s.app.open(route{entryPage, "accounts:4"}) }},
	{name: "full-screen-home", size: fyne.NewSize(1920, 1080), play: func(*screen) {}},
}

// beforeThat is what a former run has kept that ended at a step, before a start of the PC if that is named.
func beforeThat(code, step, boot string) progress.Progress {
	return progress.Progress{
		Saved: time.Date(2026, 3, 1, 13, 40, 0, 0, time.Local), Boot: boot,
		At: progress.Place{Kind: progress.Steps, Code: code}, Walks: []wizard.WalkMemo{{Code: code, Reached: []string{"look-for-outage", "start-services", "start-by-command"}, At: step}},
	}
}

func changedBefore(s *screen) {
	back := flushed
	back.ID, back.Command, back.Before, back.After, back.PutBack = 4, "time-start", "stopped", "running", s.now
	s.app.learnOfPast(system.Former{}, []system.Change{startType, renamed, flushed, back}, nil)
	s.app.open(route{kind: changesPage})
}

// handedOut is the report of somebody whose first step did not help.
func handedOut(s *screen) {
	s.sees("service-netprofm", "disabled", "")
	s.app.open(route{walkPage, "accounts:4"})
	s.tap("Still broken, next step")
	s.openReport()
}

func foundBroken(s *screen) {
	s.sees("service-netprofm", "disabled", "")
	s.app.checkAll()
	s.app.open(route{entryPage, "accounts:4"})
	s.app.scrollTo(330)
}

// TestScreensAreAsPictured: no picture lies. It draws every scene in light and dark and compares it with the picture.
func TestScreensAreAsPictured(t *testing.T) {
	if raceDetector {
		t.Skip("pictures are drawn and compared without it")
	}
	speakEnglish(t)
	known := map[string]bool{}
	said := ""
	for _, sc := range scenes {
		for _, colors := range []look.Colors{look.Light, look.Dark} {
			name := sc.name + "-" + string(colors) + ".png"
			known[name] = true
			s, drawn := sc.draw(t, colors)
			if colors == look.Light {
				said += "== " + sc.name + "\n" + s.words() + "\n\n"
			}
			if *update {
				savePicture(t, pictureFolder, name, drawn)
				continue
			}
			if !asPictured(t, name, drawn) {
				_, drawn = sc.draw(t, colors) // Fyne clears its store of drawn things once a minute, and a picture at that moment lacks some
				if !asPictured(t, name, drawn) {
					savePicture(t, failedFolder, name, drawn)
					t.Errorf("%s is not how the screen looks now; see ui/%s. If that is right: make screens", name, failedFolder)
				}
			}
		}
	}
	compareWords(t, said)
	files, err := os.ReadDir(pictureFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !known[f.Name()] {
			t.Errorf("%s is a picture of nothing; delete it", f.Name())
		}
	}
}

// wordFile has the words of all scenes: a single digit changes too few pixels to be told from rounding.
const wordFile = "testdata/screens.txt"

func compareWords(t *testing.T, said string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(wordFile, []byte(said), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	pictured, err := os.ReadFile(wordFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(pictured) != said {
		t.Errorf("the words of a screen are no longer those of its picture, which are in ui/%s. If that is right: make screens", wordFile)
	}
}

// draw plays the scene and looks at the window.
func (sc scene) draw(t *testing.T, colors look.Colors) (*screen, image.Image) {
	s := healthyScreen(t)
	s.opener.answer = system.Opened{Outcome: system.Asked, What: "services.msc"}
	s.runner.line = system.NewRunner(system.NewJournal(nil)).Line
	size := sc.size
	if size.IsZero() {
		size = newWindow
	}
	s.window.Resize(size)
	s.app.choose("", func(chosen *settings) {
		chosen.Language, chosen.TextSize, chosen.Colors = sc.language, sc.text, string(colors)
	})
	s.app.startAgain()
	sc.play(s)
	return s, s.window.Canvas().Capture()
}

func savePicture(t *testing.T, folder, name string, drawn image.Image) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	var data bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&data, drawn); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name), data.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// asPictured reports whether a screen looks like its picture.
func asPictured(t *testing.T, name string, drawn image.Image) bool {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(pictureFolder, name))
	if err != nil {
		return false
	}
	pictured, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return differentPixels(pictured, drawn) <= someRounding
}

// someRounding is how many pixels may differ: processors round the edges of letters in their own ways.
const someRounding = 40

// differentPixels counts the pixels in which two pictures differ so that one sees it.
func differentPixels(a, b image.Image) (n int) {
	if a.Bounds() != b.Bounds() {
		return a.Bounds().Dx() * a.Bounds().Dy()
	}
	const seen = 0x1000 // of 0xffff
	apart := func(x, y uint32) bool { return max(x, y)-min(x, y) > seen }
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			ar, ag, ab, _ := a.At(x, y).RGBA()
			br, bg, bb, _ := b.At(x, y).RGBA()
			if apart(ar, br) || apart(ag, bg) || apart(ab, bb) {
				n++
			}
		}
	}
	return n
}
