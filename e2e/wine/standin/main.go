//go:build windows

// Command standin stands for Unpause in tests of its setup, because it is small. It says that it runs, and holds the mutex of an open Unpause until another
// one is started with "--close". Called stubborn.exe it does not heed that. Called holder.exe it holds the file that is named to it, so that nobody can
// change it.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/windows"
)

// Names of this session.
const (
	open = `Local\app.unpause.desktop`
	ask  = `Local\app.unpause.standin`
)

const patience = time.Second / 2 // of "--close"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	if len(os.Args) > 1 && os.Args[1] == "--close" {
		return closeOther()
	}
	name := filepath.Base(os.Args[0])
	if name == "holder.exe" {
		return hold(os.Args[1])
	}
	mutex, err := windows.CreateMutex(nil, false, windows.StringToUTF16Ptr(open))
	if err != nil {
		return err
	}
	asked, err := windows.CreateEvent(nil, 1, 0, windows.StringToUTF16Ptr(ask))
	if err != nil {
		return err
	}
	fmt.Println("running")
	if name == "stubborn.exe" {
		time.Sleep(time.Hour)
	}
	if _, err := windows.WaitForSingleObject(asked, windows.INFINITE); err != nil {
		return err
	}
	return windows.CloseHandle(mutex)
}

// hold opens a file without sharing it.
func hold(file string) error {
	if _, err := windows.CreateFile(windows.StringToUTF16Ptr(file), windows.GENERIC_READ, 0, nil, windows.OPEN_EXISTING, 0, 0); err != nil {
		return err
	}
	fmt.Println("running")
	time.Sleep(time.Hour)
	return nil
}

// closeOther asks the other one to close and waits until it has.
func closeOther() error {
	event, err := windows.OpenEvent(windows.EVENT_MODIFY_STATE, false, windows.StringToUTF16Ptr(ask))
	if err != nil {
		return nil // none is open
	}
	if err := windows.SetEvent(event); err != nil {
		return err
	}
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(patience / 25) {
		mutex, err := windows.OpenMutex(windows.SYNCHRONIZE, false, windows.StringToUTF16Ptr(open))
		if err != nil {
			return nil
		}
		windows.CloseHandle(mutex)
	}
	return fmt.Errorf("still open")
}
