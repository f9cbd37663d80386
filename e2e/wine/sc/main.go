//go:build windows

// Command sc stands in for Windows' sc.exe, of which Wine's edition lacks "config" and the exit codes: it does "start", "stop", "query",
// "config NAME start= TYPE" and "create NAME binPath= FILE start= TYPE" through the real service manager, and ends with Windows' error number.
package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/svc"
	"golang.org/x/sys/windows/svc/mgr"
)

var startTypes = map[string]uint32{"auto": mgr.StartAutomatic, "demand": mgr.StartManual, "disabled": mgr.StartDisabled}

func main() {
	err := do(os.Args[1], os.Args[2], os.Args[3:])
	var number syscall.Errno
	switch {
	case errors.As(err, &number):
		fmt.Printf("[SC] FAILED %d\n", number)
		os.Exit(int(number))
	case err != nil:
		fmt.Println(err)
		os.Exit(1639) // ERROR_INVALID_COMMAND_LINE
	}
}

func do(verb, name string, rest []string) error {
	m, err := mgr.Connect()
	if err != nil {
		return err
	}
	defer m.Disconnect()
	if verb == "create" && len(rest) == 4 {
		line := strings.Fields(rest[1])
		s, err := m.CreateService(name, line[0], mgr.Config{StartType: startTypes[rest[3]]}, line[1:]...)
		if err == nil {
			s.Close()
		}
		return err
	}
	s, err := m.OpenService(name)
	if err != nil {
		return err
	}
	defer s.Close()
	switch {
	case verb == "start":
		return s.Start()
	case verb == "stop":
		_, err := s.Control(svc.Stop)
		return err
	case verb == "query":
		status, err := s.Query()
		fmt.Println("STATE", status.State)
		return err
	case verb == "config" && len(rest) == 2 && rest[0] == "start=":
		return windows.ChangeServiceConfig(s.Handle, windows.SERVICE_NO_CHANGE, startTypes[rest[1]], windows.SERVICE_NO_CHANGE, nil, nil, nil, nil, nil, nil, nil)
	}
	return fmt.Errorf("unknown: %s %s %q", verb, name, rest)
}
