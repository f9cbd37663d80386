package system

import (
	"fmt"
	"slices"
	"strings"
)

// Service is what Windows says about one of its services.
type Service struct {
	Running   bool
	StartType string // auto, demand, disabled, or what else Windows has
	Starting  bool   // it will run in a moment
}

func (s Service) String() string {
	state := "STOPPED"
	switch {
	case s.Running:
		state = "RUNNING"
	case s.Starting:
		state = "START_PENDING"
	}
	return state + ", start=" + s.StartType
}

// probe reads the state of this PC. It changes nothing.
type probe interface {
	// service answers with an error that wraps fs.ErrNotExist when there is no such service.
	service(name string) (Service, error)
	// processes counts the running programs with this file name, in any case.
	processes(exe string) (int, error)
	// opensAgain reports whether Windows opens Unpause when the person signs in next.
	opensAgain() (bool, error)
}

// confirm reads the state that a command was to bring about. ok tells whether it is there; state describes it for the details.
type confirm func(p probe) (ok bool, state string, err error)

// aspect reads that part of the state which a command changes, in a word that can be compared later.
type aspect func(p probe) (string, error)

// The words for whether a service runs.
const (
	isRunning = "running"
	isStopped = "stopped"
)

func running(name string) aspect {
	return func(p probe) (string, error) {
		s, err := p.service(name)
		switch {
		case err != nil:
			return "", err
		case s.Running || s.Starting:
			return isRunning, nil
		}
		return isStopped, nil
	}
}

func starting(name string) aspect {
	return func(p probe) (string, error) {
		s, err := p.service(name)
		return s.StartType, err
	}
}

func serviceRuns(name string) confirm {
	return service(name, func(s Service) bool { return s.Running })
}

func serviceStopped(name string) confirm {
	return service(name, func(s Service) bool { return !s.Running })
}

func serviceStarts(name string, startTypes ...string) confirm {
	return service(name, func(s Service) bool { return slices.Contains(startTypes, s.StartType) })
}

func service(name string, good func(Service) bool) confirm {
	return func(p probe) (bool, string, error) {
		s, err := p.service(name)
		if err != nil {
			return false, "", err
		}
		return good(s), fmt.Sprintf("%s: %s", name, s), nil
	}
}

func noProcess(exe string) confirm {
	return func(p probe) (bool, string, error) {
		n, err := p.processes(exe)
		if err != nil {
			return false, "", err
		}
		return n == 0, fmt.Sprintf("%s: %d running", exe, n), nil
	}
}

// nothingToRead is for commands whose effect cannot be read, such as a restart that is waiting; their exit code must do.
func nothingToRead(probe) (bool, string, error) { return true, "", nil }

// undoStartType names the command that writes a start type back, or nothing when there is none for it.
func undoStartType(service, startType string) string {
	id := strings.ToLower(service) + "-" + startType
	if _, ok := findCommand(id); ok {
		return id
	}
	return ""
}
