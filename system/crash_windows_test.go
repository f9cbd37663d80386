package system

import (
	"os"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/windows"
)

func init() {
	crashes["call"] = func() { syscall.SyscallN(1) }
	crashes["thread"] = func() {
		kernel32.NewProc("CreateRemoteThread").Call(uintptr(windows.CurrentProcess()), 0, 0, 1, 0, 0, 0)
		windows.SleepEx(windows.INFINITE, false)
	}
	crashes["killed"] = func() { windows.TerminateProcess(windows.CurrentProcess(), 1) }
}

// TestWindowsCrashes: those of Go, of a library in a thread of Go, and of a thread that Go does not know.
func TestWindowsCrashes(t *testing.T) {
	for kind, words := range map[string][]string{
		"well": nil, "exit": nil, "killed": nil, "panic": {"panic: on another goroutine"}, "nil": {"panic: runtime error: invalid memory address"},
		"maps": {"fatal error: concurrent map"}, "call": {"Exception 0xc0000005", "PC=0x1"}, "thread": {"Exception 0xc0000005 at 0x1, in no library"},
	} {
		t.Run(kind, func(t *testing.T) {
			if kind == "call" && os.Getenv("WINEPREFIX") != "" {
				t.Skip("Wine 8 ends the program before the Go runtime learns of it")
			}
			checkCrash(t, kind, words...)
		})
	}
}

func TestWindowsCrashFiles(t *testing.T) {
	for name, test := range map[string]func(*testing.T){
		"no crash": TestWhatIsNoCrash, "newest": TestNewestCrash, "long": TestLongCrash, "two": TestTwoWatches, "many": TestMoreWatchesThanFiles,
	} {
		t.Run(name, test)
	}
}

// TestWindowsModules: the report of a fault names the library in which it happened.
func TestWindowsModules(t *testing.T) {
	if got := moduleAt(setUnhandledExceptionFilter.Addr()); !strings.HasPrefix(strings.ToLower(got), "kernel") || !strings.Contains(got, ".dll+0x") {
		t.Errorf("a function of kernel32.dll is in %q", got)
	}
}
