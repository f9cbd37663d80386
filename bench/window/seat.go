package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"unpause/bench/window/screen"
	"unpause/e2e/desk"
)

// The size of a screen, and of the window on it.
const (
	screenWidth, screenHeight = 1280, 900
	windowWidth, windowHeight = 900, 640
)

// pointerAway is a corner of the screen that no window reaches.
var pointerAway = image.Pt(screenWidth-1, screenHeight-1)

// host is where a program runs.
type host interface {
	forget(used bool) error // makes the place where programs keep things empty; or takes the one that was used before
	command() (name string, args, env []string)
}

// seat is a program before a screen of its own.
type seat struct {
	name   string // of the program
	host   host
	desk   *desk.Desk
	screen *screen.Screen
	hands  *hands
	folder string // for what the program prints
	ctx    context.Context
}

// newSeat makes a screen. folder is for its pixels.
func newSeat(ctx context.Context, name, folder string, h func(display string) (host, error)) (s *seat, err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	s = &seat{name: name, folder: folder, ctx: ctx}
	defer func() {
		if err != nil {
			s.close()
		}
	}()
	if s.desk, err = desk.New(screenWidth, screenHeight, "-fbdir", folder); err != nil {
		return nil, err
	}
	if s.screen, err = screen.Open(filepath.Join(folder, "Xvfb_screen0")); err != nil {
		return nil, err
	}
	if s.hands, err = newHands(s.desk.Display()); err != nil {
		return nil, err
	}
	if err = s.hands.hide(pointerAway); err != nil {
		return nil, err
	}
	s.host, err = h(s.desk.Display())
	return s, err
}

func (s *seat) close() {
	if s.hands != nil {
		s.hands.close()
	}
	if s.desk != nil {
		s.desk.Close()
	}
	if s.screen != nil {
		s.screen.Close()
	}
}

// running is a program that was started.
type running struct {
	*seat
	cmd    *exec.Cmd
	began  time.Time
	ended  chan struct{} // closed when it has ended
	window window        // once it was found
	view   screen.View   // of the window
}

// start starts the program.
func (s *seat) start() (*running, error) {
	name, args, env := s.host.command()
	out, err := os.Create(filepath.Join(s.folder, "printed"))
	if err != nil {
		return nil, err
	}
	defer out.Close()
	r := &running{seat: s, cmd: exec.Command(name, args...), ended: make(chan struct{})}
	r.cmd.Env, r.cmd.Stdout, r.cmd.Stderr = env, out, out
	r.began = time.Now()
	if err := r.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		r.cmd.Wait()
		close(r.ended)
	}()
	return r, nil
}

// The times that things may take, and how often is looked for what need not be known exactly.
const (
	startPatience = 60 * time.Second // Wine on a busy machine
	endPatience   = 10 * time.Second
	glance        = 20 * time.Millisecond
)

var errEnded = errors.New("the program has ended by itself")

// alive is nil as long as the program runs and nobody wants to stop.
func (r *running) alive() error {
	select {
	case <-r.ended:
		printed, _ := os.ReadFile(filepath.Join(r.folder, "printed"))
		return fmt.Errorf("%s: %w; it printed %q", r.name, errEnded, printed[max(0, len(printed)-1000):])
	case <-r.ctx.Done():
		return r.ctx.Err()
	default:
		return nil
	}
}

// pause lets time pass.
func (r *running) pause(d time.Duration) error {
	select {
	case <-time.After(d):
	case <-r.ended:
	case <-r.ctx.Done():
	}
	return r.alive()
}

// find waits for the program's window and looks at it from then on.
func (r *running) find() error {
	for deadline := time.Now().Add(startPatience); ; {
		all, err := r.hands.windows()
		if err != nil {
			return err
		}
		for _, w := range all {
			if w.area.Dx() == windowWidth && w.area.Dy() == windowHeight && w.pid != 0 {
				r.window = w
				r.view, err = r.screen.View(w.area)
				return err
			}
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("%s has no window of %dx%d; there are %+v", r.name, windowWidth, windowHeight, all)
		}
		if err := r.pause(glance); err != nil {
			return err
		}
	}
}

// end closes the window and waits until the program has ended.
func (r *running) end() error {
	select {
	case <-r.ended:
		return nil
	default:
	}
	if r.window.id != 0 {
		r.hands.shut(r.window.id) // when that fails, it is killed
		select {
		case <-r.ended:
			return r.gone()
		case <-r.ctx.Done():
		case <-time.After(endPatience):
		}
	}
	r.cmd.Process.Kill()
	<-r.ended
	return r.gone()
}

// gone waits until no window is left, so that the next one comes to the same place.
func (r *running) gone() error {
	for deadline := time.Now().Add(endPatience); ; time.Sleep(glance) {
		all, err := r.hands.windows()
		if err != nil || len(all) == 0 {
			return err
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("%s left windows: %+v", r.name, all)
		}
	}
}
