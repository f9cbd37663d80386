//go:build windows

// Command crash lets a running program end in a real crash: a new thread of it begins where there is nothing to run.
package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"
)

var createRemoteThread = windows.NewLazySystemDLL("kernel32.dll").NewProc("CreateRemoteThread")

func main() {
	if err := crash(os.Args[1]); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func crash(name string) error {
	number, err := find(name)
	if err != nil {
		return err
	}
	process, err := windows.OpenProcess(windows.PROCESS_ALL_ACCESS|windows.SYNCHRONIZE, false, number)
	if err != nil {
		return err
	}
	const nothing = 1 // an address
	if thread, _, err := createRemoteThread.Call(uintptr(process), 0, 0, nothing, 0, 0, 0); thread == 0 {
		return err
	}
	event, err := windows.WaitForSingleObject(process, 20_000)
	if err == nil && event != windows.WAIT_OBJECT_0 {
		err = errors.New("it goes on")
	}
	return err
}

// find returns the number of the first process of a program.
func find(name string) (uint32, error) {
	all, err := windows.CreateToolhelp32Snapshot(windows.TH32CS_SNAPPROCESS, 0)
	if err != nil {
		return 0, err
	}
	defer windows.CloseHandle(all)
	var entry windows.ProcessEntry32
	entry.Size = uint32(unsafe.Sizeof(entry))
	for err = windows.Process32First(all, &entry); err == nil; err = windows.Process32Next(all, &entry) {
		if strings.EqualFold(windows.UTF16ToString(entry.ExeFile[:]), name) {
			return entry.ProcessID, nil
		}
	}
	return 0, fmt.Errorf("%s does not run: %w", name, err)
}
