//go:build e2e

package e2e

import (
	"errors"
	"os"
	"slices"
	"strings"
	"time"

	"unpause/e2e/wine"
)

// change is something that is done to a PC and undone later.
type change struct {
	do, undo func(pc *wine.Prefix) error
}

// both does two or more changes and undoes them the other way round.
func both(changes ...change) change {
	return change{
		func(pc *wine.Prefix) (err error) {
			for _, c := range changes {
				err = errors.Join(err, c.do(pc))
			}
			return err
		},
		func(pc *wine.Prefix) (err error) {
			for _, c := range slices.Backward(changes) {
				err = errors.Join(err, c.undo(pc))
			}
			return err
		},
	}
}

// registry applies parts of .reg files.
func registry(do, undo string) change {
	apply := func(content string) func(*wine.Prefix) error {
		return func(pc *wine.Prefix) error { return pc.Registry("REGEDIT4\n" + content) }
	}
	return change{apply(do), apply(undo)}
}

// value sets a value that a healthy PC does not have. data is as in a .reg file.
func value(key, name, data string) change {
	return registry(wine.Key(key)+`"`+name+`"=`+data+"\n", wine.Key(key)+`"`+name+"\"=-\n")
}

// newKey makes a key that a healthy PC does not have.
func newKey(name string) change { return registry(wine.Key(name), wine.Key("-"+name)) }

// instead sets the text of a key that has another one on a healthy PC.
func instead(key, text, healthy string) change {
	return registry(wine.Key(key)+wine.Default(text), wine.Key(key)+wine.Default(healthy))
}

// file gives a file another content, or makes one.
func file(path string, content string) change {
	var before []byte
	var missing error
	return change{
		func(pc *wine.Prefix) error {
			before, missing = os.ReadFile(pc.Path(path))
			return pc.Write(path, []byte(content))
		},
		func(pc *wine.Prefix) error {
			if missing != nil {
				return os.Remove(pc.Path(path))
			}
			return pc.Write(path, before)
		},
	}
}

// folder makes a folder.
func folder(path string) change {
	return change{
		func(pc *wine.Prefix) error { return os.Mkdir(pc.Path(path), 0o755) },
		func(pc *wine.Prefix) error { return os.Remove(pc.Path(path)) },
	}
}

// away moves a file away.
func away(path string) change {
	return change{
		func(pc *wine.Prefix) error { return os.Rename(pc.Path(path), pc.Path(path)+".away") },
		func(pc *wine.Prefix) error { return os.Rename(pc.Path(path)+".away", pc.Path(path)) },
	}
}

// written gives a file another time of its last writing.
func written(path string, shift time.Duration) change {
	set := func(at func() time.Time) func(*wine.Prefix) error {
		return func(pc *wine.Prefix) error { return os.Chtimes(pc.Path(path), time.Time{}, at()) }
	}
	return change{set(func() time.Time { return time.Now().Add(shift) }), set(time.Now)}
}

// startType gives a service another start type.
func startType(service, now, healthy string) change {
	set := func(to string) func(*wine.Prefix) error {
		return func(pc *wine.Prefix) error { return pc.SC("config", service, "start=", to) }
	}
	return change{set(now), set(healthy)}
}

// stopped stops a service that runs on a healthy PC.
func stopped(service string) change {
	return change{
		func(pc *wine.Prefix) error { return pc.SC("stop", service) },
		func(pc *wine.Prefix) error { return pc.SC("start", service) },
	}
}

// build makes the PC one with another Windows.
func build(number int) change {
	return change{
		func(pc *wine.Prefix) error { return pc.Pretend(number) },
		func(pc *wine.Prefix) error { return pc.Pretend(healthyBuild) },
	}
}

// running starts idle programs under other names.
func running(programs ...string) change {
	var ends []func()
	return change{
		func(pc *wine.Prefix) error {
			for _, program := range programs {
				if _, err := os.Stat(pc.Path(program)); err != nil {
					if err := pc.Put("service.exe", program); err != nil {
						return err
					}
				}
				end, err := pc.Running(program)
				if err != nil {
					return err
				}
				ends = append(ends, end)
			}
			return nil
		},
		func(*wine.Prefix) error {
			for _, end := range ends {
				end()
			}
			return nil
		},
	}
}

// spotifyVersion installs another version of Spotify.
func spotifyVersion(version string) change {
	return change{
		func(pc *wine.Prefix) error { return pc.SpotifyVersion(version) },
		func(pc *wine.Prefix) error { return pc.SpotifyVersion(wine.HealthyVersion) },
	}
}

// setting adds a line to Spotify's settings.
func setting(line string) change { return file(wine.Prefs, wine.Settings+line+"\n") }

// number writes a number for a .reg file.
func number(n string) string { return "dword:" + strings.Repeat("0", 8-len(n)) + n }
