package main

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// onLinux is a person on Linux, whose files are all in one folder.
type onLinux struct {
	program string
	folder  string
	display string
	used    bool
	homes   int // how many there were
}

// forget implements host.
func (l *onLinux) forget(used bool) error {
	old := l.home()
	if l.used = used; used {
		return l.furnish()
	}
	l.homes++
	err := l.furnish()
	if filepath.Base(old) != usedHome {
		err = errors.Join(err, os.RemoveAll(old))
	}
	return err
}

const usedHome = "used"

// furniture are the folders that every person has, and that Fyne does not make where they are missing.
var furniture = []string{".cache", ".config", ".local/share", ".local/state"}

func (l *onLinux) furnish() (err error) {
	for _, folder := range furniture {
		err = errors.Join(err, os.MkdirAll(filepath.Join(l.home(), folder), 0o700))
	}
	return err
}

func (l *onLinux) home() string {
	if l.used {
		return filepath.Join(l.folder, usedHome)
	}
	return filepath.Join(l.folder, "fresh"+strconv.Itoa(l.homes))
}

// command implements host.
func (l *onLinux) command() (name string, args, env []string) {
	home := l.home()
	env = append(plainEnvironment(os.Environ()), "HOME="+home, "XDG_RUNTIME_DIR="+home, "PATH="+filepath.Join(l.folder, "programs")+":"+os.Getenv("PATH"), "DISPLAY="+l.display)
	return l.program, nil, append(env, sameForAll...)
}

// sameForAll is in the environment of all programs: the looks must not depend on the machine.
var sameForAll = []string{"FYNE_THEME=light", "FYNE_SCALE=1", "XDG_SESSION_TYPE=x11"}

// plainEnvironment leaves out what ties a program to the session of whoever measures.
func plainEnvironment(env []string) (plain []string) {
	for _, v := range env {
		name, _, _ := strings.Cut(v, "=")
		switch {
		case strings.HasPrefix(name, "XDG_"), strings.HasPrefix(name, "FYNE_"), strings.HasPrefix(name, "LC_"), strings.HasPrefix(name, "DBUS_"):
		case name == "WAYLAND_DISPLAY", name == "DISPLAY", name == "HOME", name == "PATH", name == "LANG", name == "LANGUAGE", name == "BROWSER":
		default:
			plain = append(plain, v)
		}
	}
	return plain
}

// newLinux makes a person. Nothing that the program could open is there to be opened.
func newLinux(program, folder, display string) (*onLinux, error) {
	programs := filepath.Join(folder, "programs")
	err := errors.Join(os.MkdirAll(programs, 0o755), os.WriteFile(filepath.Join(programs, "xdg-open"), []byte("#!/bin/sh\nexit 0\n"), 0o755))
	l := &onLinux{program: program, folder: folder, display: display}
	return l, errors.Join(err, l.forget(false))
}
