package system

import (
	"testing"

	"golang.org/x/sys/windows"
)

// ownDoor is nothing on Windows, where there is one door in a session. The tests here do not run at the same time.
func ownDoor(*testing.T) {}

func TestWindowsKnocks(t *testing.T) {
	for name, test := range map[string]func(*testing.T){
		"knock": TestKnock, "stop": TestStopAnswering, "many knocks": TestManyKnocks, "many first": TestManyFirst, "bad guests": TestBadGuests,
		"nobody hears": TestNobodyHears, "other process": TestOtherProcess,
	} {
		t.Run(name, test)
	}
}

// TestWindowsMutex: the installer finds Unpause while it is open.
func TestWindowsMutex(t *testing.T) {
	stop, err := Answer(func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	name, err := windows.UTF16PtrFromString(`Local\app.unpause.desktop`)
	if err != nil {
		t.Fatal(err)
	}
	for _, open := range []bool{true, false} {
		mutex, err := windows.OpenMutex(windows.SYNCHRONIZE, false, name)
		if (err == nil) != open {
			t.Errorf("open is %v, the mutex %v", open, err)
		}
		windows.CloseHandle(mutex)
		stop()
	}
}
