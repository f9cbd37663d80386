//go:build windows

// Command sc stands in for Windows' sc.exe, of which Wine's edition lacks "config" and the exit codes: it does "start", "stop", "query",
// "config NAME start= TYPE" and "create NAME binPath= FILE start= TYPE" through the real service manager, and ends with Windows' error number. "list all"
// is its own: a line for each service. Where RECORD is in the environment, as it is for the programs that are tested, it notes that it was started.
package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/svc"
	"golang.org/x/sys/windows/svc/mgr"

	"unpause/e2e/wine/record"
)

var startTypes = map[string]uint32{"auto": mgr.StartAutomatic, "demand": mgr.StartManual, "disabled": mgr.StartDisabled}

func main() {
	if _, ok := os.LookupEnv("RECORD"); ok {
		if err := record.Start(); err != nil {
			os.Exit(99)
		}
	}
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
	if verb == "list" {
		return list(m)
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

func list(m *mgr.Mgr) error {
	names, err := m.ListServices()
	if err != nil {
		return err
	}
	for _, name := range names {
		line, err := describe(m, name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Println(line)
	}
	return nil
}

func describe(m *mgr.Mgr, name string) (string, error) {
	s, err := m.OpenService(name)
	if err != nil {
		return "", err
	}
	defer s.Close()
	status, err := s.Query()
	if err != nil {
		return "", err
	}
	buffer := make([]uint64, 1<<10)
	config, needed := (*windows.QUERY_SERVICE_CONFIG)(unsafe.Pointer(&buffer[0])), uint32(0)
	err = windows.QueryServiceConfig(s.Handle, config, uint32(len(buffer)*8), &needed)
	return fmt.Sprint(name, ": state ", status.State, ", start ", config.StartType, ", ", windows.UTF16PtrToString(config.BinaryPathName)), err
}
