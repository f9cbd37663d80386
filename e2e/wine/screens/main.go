//go:build windows

// Command screens is Unpause with its real screens, its real tables and the real Windows below them, but without a window that anybody could see: Fyne's driver for
// tests draws it. It does what a person would do, by the orders that it reads as JSON, a line each, and answers each with what the screen then says.
//
// Checks of the PC are left out, so that the steps come in the order of the data. Started with --do=ID it is the elevated second start, like Unpause itself.
// Started as "screens twin [file]" it goes along with a window and does nothing to the PC; see twin.go.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image/color"
	"image/png"
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unpause/catalog"
	"unpause/e2e/wine/order"
	"unpause/progress"
	"unpause/resources"
	"unpause/system"
	"unpause/system/check"
	"unpause/system/reach"
	"unpause/ui"
	"unpause/ui/look"
	"unpause/ui/widgets"
)

// light is the look of Unpause in light colours; the driver for tests knows neither light nor dark.
type light struct{ look.Theme }

// Color implements fyne.Theme.
func (l light) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	return l.Theme.Color(name, theme.VariantLight)
}

// screen is the window, and the work that was begun from it.
type screen struct {
	window fyne.Window
	work   []func()      // what the last order has begun
	comes  system.Result // what a twin takes for the outcome of a command
}

func main() {
	if len(os.Args) == 2 {
		if word, ok := strings.CutPrefix(os.Args[1], system.ElevatedFlag); ok {
			os.Exit(system.RunElevated(word))
		}
	}
	if err := serve(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve() error {
	s, err := open(os.Args[1:])
	if err != nil {
		return err
	}
	orders, answers := bufio.NewScanner(os.Stdin), json.NewEncoder(os.Stdout)
	for orders.Scan() {
		var o order.Order
		if err := json.Unmarshal(orders.Bytes(), &o); err != nil {
			return err
		}
		err := s.do(o)
		s.finish()
		answer, err := s.answer(err, o.Picture)
		if err != nil {
			return err
		}
		if err := answers.Encode(answer); err != nil {
			return err
		}
	}
	return orders.Err()
}

// open builds the screens as package main does.
func open(args []string) (*screen, error) {
	cat, err := catalog.Load()
	if err != nil {
		return nil, err
	}
	test.NewApp().Settings().SetTheme(light{})
	s := &screen{window: test.NewWindow(nil)}
	s.window.Resize(fyne.NewSize(900, 640))
	deps := s.deps(cat)
	if len(args) > 0 && args[0] == "twin" {
		if err := s.goAlong(&deps, args[1:]); err != nil {
			return nil, err
		}
	}
	_, err = ui.New(s.window, deps)
	return s, err
}

func (s *screen) deps(cat *catalog.Catalog) ui.Deps {
	pc, opener := system.ThisPC(), system.NewOpener()
	return ui.Deps{
		Catalog:      cat,
		Language:     resources.English,
		LoadIn:       catalog.LoadIn,
		SaveSettings: func(system.Settings) error { return nil },
		Opener:       opener,
		Runner:       system.NewRunner(system.NewJournal(nil)),
		Keeper:       forgetful{},
		Now:          time.Now,
		AtStart:      func() ui.Start { return ui.Start{Facts: system.LookAround()} },
		Checks:       check.NewSet(pc, nil),
		Online:       check.NewSet(pc, reach.Checks()),
		Contacts:     reach.Contacts(),
		Pin:          ui.Pin,
		Page:         func(*catalog.Catalog, string) system.Opened { return opener.OpenOwnPage([]byte("a page"), "") },
		AskFile:      func(string, string) (string, error) { return "", errors.New("there is nobody to ask") },
		Version:      resources.Version(),
		Hide:         func(words string) (string, map[string]int) { return words, nil },
		Go:           func(work func()) { s.work = append(s.work, work) },
	}
}

// forgetful keeps nothing of where somebody is, and takes it for kept.
type forgetful struct{}

// Recall implements ui.Keeper.
func (forgetful) Recall() (progress.Progress, []progress.Aside) { return progress.Progress{}, nil }

// Forget implements ui.Keeper.
func (forgetful) Forget() error { return nil }

// Keep implements ui.Keeper.
func (forgetful) Keep(progress.Progress) (progress.Aside, error) { return progress.Aside{}, nil }

// finish does the work that was begun, away from this goroutine as in a window, and waits for it. The driver for tests would not mind if it went on meanwhile.
func (s *screen) finish() {
	for len(s.work) > 0 {
		work, done := s.work[0], make(chan struct{})
		s.work = s.work[1:]
		go func() {
			defer close(done)
			work()
		}()
		<-done
	}
}

func (s *screen) do(o order.Order) error {
	s.comes = o.Comes
	switch {
	case o.Type != "":
		test.TypeOnCanvas(s.window.Canvas(), o.Type)
	case o.Key == string(fyne.KeyTab):
		s.window.Canvas().FocusNext()
	case o.Key != "":
		ev := &fyne.KeyEvent{Name: fyne.KeyName(o.Key)}
		if focused := s.window.Canvas().Focused(); focused != nil {
			focused.TypedKey(ev)
		} else {
			s.window.Canvas().OnTypedKey()(ev)
		}
	case o.Tap != "":
		return s.tap(o.Tap, o.After)
	}
	return nil
}

func (s *screen) tap(words, after string) error {
	passed := after == ""
	var all []string
	for _, v := range s.visible() {
		p, ok := v.CanvasObject.(*widgets.Pressable)
		switch {
		case !ok:
		case passed && p.Label == words:
			test.Tap(p)
			return nil
		default:
			all = append(all, p.Label)
			passed = passed || p.Label == after
		}
	}
	return fmt.Errorf("no button %q after %q; there are %q", words, after, all)
}

func (s *screen) answer(failure error, picture bool) (order.Answer, error) {
	a := order.Answer{Title: s.window.Title(), Clipboard: fyne.CurrentApp().Clipboard().Content()}
	if failure != nil {
		a.Error = failure.Error()
	}
	for _, v := range s.visible() {
		switch x := v.CanvasObject.(type) {
		case *widget.Label:
			a.Lines = append(a.Lines, order.Line{Words: x.Text})
		case *widget.RichText:
			a.Lines = append(a.Lines, order.Line{Words: x.String()})
		case *widgets.Pressable:
			a.Lines = append(a.Lines, order.Line{Words: x.Label, Button: true, At: v.middle()})
		}
	}
	if !picture {
		return a, nil
	}
	var file bytes.Buffer
	err := png.Encode(&file, s.window.Canvas().Capture())
	a.Picture = file.Bytes()
	return a, err
}

// seen is something that the window shows, and the part of the window through which it is seen.
type seen struct {
	fyne.CanvasObject
	top, bottom float32
}

// middle is where one would click.
func (v seen) middle() order.Point {
	at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(v.CanvasObject), v.Size()
	return order.Point{X: int(at.X + size.Width/2), Y: int(at.Y + size.Height/2), Hidden: at.Y < v.top || at.Y+size.Height > v.bottom}
}

// visible lists what the window shows, in the order of the page. What stands inside buttons, rows and texts is part of them.
func (s *screen) visible() (all []seen) {
	var walk func(o fyne.CanvasObject, top, bottom float32)
	walk = func(o fyne.CanvasObject, top, bottom float32) {
		if !o.Visible() {
			return
		}
		all = append(all, seen{o, top, bottom})
		switch x := o.(type) {
		case *widget.Label, *widget.RichText, *widgets.Pressable:
		case *container.Scroll:
			top = fyne.CurrentApp().Driver().AbsolutePositionForObject(x).Y
			walk(x.Content, top, top+x.Size().Height)
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(x).Objects() {
				walk(child, top, bottom)
			}
		case *fyne.Container:
			for _, child := range x.Objects {
				walk(child, top, bottom)
			}
		}
	}
	walk(s.window.Content(), 0, s.window.Canvas().Size().Height)
	return all
}
