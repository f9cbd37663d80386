//go:build windows

// Command person starts a program with the rights that a person has on most PCs: those of an administrator only after Windows has asked. In Wine every
// program has all rights from the start. It ends as the program ends.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/sys/windows"
)

func main() {
	err := start(os.Args[1], os.Args[2:])
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		os.Exit(exit.ExitCode())
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func start(program string, args []string) error {
	usual, err := windows.GetCurrentProcessToken().GetLinkedToken()
	if err != nil {
		return err
	}
	cmd := exec.Command(program, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = os.Environ() // otherwise it would get a new one
	cmd.SysProcAttr = &syscall.SysProcAttr{Token: syscall.Token(usual)}
	return cmd.Run()
}
