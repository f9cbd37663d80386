//go:build windows

// Command screens is Unpause with its real screens, its real tables and the real Windows below them, but without a window that anybody could see: Fyne's driver for
// tests draws it. It does what a person would do, by the orders that it reads as JSON, a line each, and answers each with what the screen then says.
//
// Checks of the PC are left out, so that the steps come in the order of the data. Started with --do=ID it is the elevated second start, like Unpause itself.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"unpause/catalog"
	"unpause/e2e/wine/order"
	"unpause/system"
	"unpause/system/check"
	"unpause/system/reach"
	"unpause/ui"
	"unpause/ui/look"
	"unpause/ui/widgets"
)

// screen is the window, and the work that was begun from it.
type screen struct {
	window fyne.Window
	work   sync.WaitGroup
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
	s, err := open()
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
		s.work.Wait()
		if err := answers.Encode(s.answer(err)); err != nil {
			return err
		}
	}
	return orders.Err()
}

// open builds the screens as package main does.
func open() (*screen, error) {
	cat, err := catalog.Load()
	if err != nil {
		return nil, err
	}
	test.NewApp().Settings().SetTheme(look.Theme{})
	s := &screen{window: test.NewWindow(nil)}
	s.window.Resize(fyne.NewSize(900, 640))
	pc, opener := system.ThisPC(), system.NewOpener()
	_, err = ui.New(s.window, ui.Deps{
		Catalog:  cat,
		Opener:   opener,
		Runner:   system.NewRunner(),
		Facts:    system.LookAround(),
		Checks:   check.NewSet(pc, nil),
		Online:   check.NewSet(pc, reach.Checks()),
		Contacts: reach.Contacts(),
		Pin:      ui.Pin,
		Page:     func() system.Opened { return opener.OpenOwnPage([]byte("a page")) },
		AskFile:  func(string, string) (string, error) { return "", errors.New("there is nobody to ask") },
		Version:  "test",
		Go:       s.work.Go,
	})
	return s, err
}

func (s *screen) do(o order.Order) error {
	switch {
	case o.Type != "":
		test.TypeOnCanvas(s.window.Canvas(), o.Type)
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
	for _, o := range s.visible() {
		p, ok := o.(*widgets.Pressable)
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

func (s *screen) answer(err error) order.Answer {
	a := order.Answer{Title: s.window.Title(), Clipboard: fyne.CurrentApp().Clipboard().Content()}
	if err != nil {
		a.Error = err.Error()
	}
	for _, o := range s.visible() {
		switch x := o.(type) {
		case *widget.Label:
			a.Lines = append(a.Lines, order.Line{Words: x.Text})
		case *widget.RichText:
			a.Lines = append(a.Lines, order.Line{Words: x.String()})
		case *widgets.Pressable:
			a.Lines = append(a.Lines, order.Line{Words: x.Label, Button: true})
		}
	}
	return a
}

// visible lists what the window shows, in the order of the page. What stands inside buttons, rows and texts is part of them.
func (s *screen) visible() (all []fyne.CanvasObject) {
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		all = append(all, o)
		switch x := o.(type) {
		case *widget.Label, *widget.RichText, *widgets.Pressable:
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(x).Objects() {
				walk(child)
			}
		case *fyne.Container:
			for _, child := range x.Objects {
				walk(child)
			}
		}
	}
	walk(s.window.Content())
	return all
}
