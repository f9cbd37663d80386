package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"unpause/e2e/wine"
)

// onWine is a person on a small Windows.
type onWine struct {
	prefix  *wine.Prefix
	program string // on drive C
	display string
	kept    string // AppData as it was before anything was started
	used    bool
}

// The folder in which programs keep things, and the other one while it is not in use.
func (w *onWine) appData() string { return w.prefix.Path(wine.Home() + `\AppData`) }
func (w *onWine) other() string   { return w.appData() + ".used" }

// forget implements host.
func (w *onWine) forget(used bool) error {
	switch {
	case used && w.used:
		return nil
	case used:
		w.used = true
		if _, err := os.Stat(w.other()); err == nil {
			return errors.Join(os.RemoveAll(w.appData()), os.Rename(w.other(), w.appData()))
		}
		return w.renew()
	case w.used:
		w.used = false
		if err := os.Rename(w.appData(), w.other()); err != nil {
			return err
		}
	}
	return w.renew()
}

func (w *onWine) renew() error {
	if err := os.RemoveAll(w.appData()); err != nil {
		return err
	}
	return copyAll(w.kept, w.appData())
}

func copyAll(from, to string) error {
	if out, err := exec.Command("cp", "--archive", from, to).CombinedOutput(); err != nil {
		return fmt.Errorf("copying %s: %w\n%s", from, err, out)
	}
	return nil
}

// command implements host.
func (w *onWine) command() (name string, args, env []string) {
	env = w.prefix.Environment("DISPLAY=" + w.display)
	return "wine", []string{w.program}, append(env, sameForAll...)
}

// newWindows makes a small Windows that is like a healthy PC.
func newWindows(folder string) (*wine.Prefix, error) {
	sources, err := filepath.Abs("../e2e/wine")
	if err != nil {
		return nil, err
	}
	p, err := wine.New(folder, sources)
	if err != nil {
		return nil, err
	}
	return p, errors.Join(p.Heal(), p.Register())
}

// stopWindows ends all programs of the Windows in a folder, however far it has come.
func stopWindows(folder string) {
	cmd := exec.Command("wineserver", "-k", "-w")
	cmd.Env = append(os.Environ(), "WINEPREFIX="+filepath.Join(folder, "prefix"), "WINEDEBUG=-all")
	if cmd.Start() != nil {
		return
	}
	timer := time.AfterFunc(endPatience, func() { cmd.Process.Kill() })
	defer timer.Stop()
	cmd.Wait()
}

// newWine puts a program on drive C.
func newWine(p *wine.Prefix, program, folder, display string) (*onWine, error) {
	data, err := os.ReadFile(program)
	if err != nil {
		return nil, err
	}
	w := &onWine{prefix: p, program: `C:\` + filepath.Base(program), display: display, kept: filepath.Join(folder, "AppData")}
	if err := p.Write(w.program, data); err != nil {
		return nil, err
	}
	// The programs so far had no desktop, and Wine's server does not make one later.
	if err := errors.Join(p.Stop(), copyAll(w.appData(), w.kept), p.Resume()); err != nil {
		return nil, err
	}
	return w, nil
}
