package system

import (
	"testing"
	"unsafe"

	"golang.org/x/sys/windows"
)

// ownDoor is nothing on Windows, where there is one door in a session. The tests here do not run at the same time.
func ownDoor(*testing.T) {}

func TestWindowsKnocks(t *testing.T) {
	for name, test := range map[string]func(*testing.T){
		"knock": TestKnock, "stop": TestStopAnswering, "many knocks": TestManyKnocks, "many first": TestManyFirst, "bad guests": TestBadGuests,
		"nobody hears": TestNobodyHears, "other process": TestOtherProcess, "other answer": TestOtherAnswer,
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
		if IsOpen() != open {
			t.Errorf("open is %v, and IsOpen says otherwise", open)
		}
		stop()
	}
}

// TestWindowsIsOpen: also where one is open whom this person may not even look at, and where one answers but hangs.
func TestWindowsIsOpen(t *testing.T) {
	name, err := mutexName()
	if err != nil {
		t.Fatal(err)
	}
	nobody, err := windows.SecurityDescriptorFromString("D:P")
	if err != nil {
		t.Fatal(err)
	}
	rights := &windows.SecurityAttributes{SecurityDescriptor: nobody}
	rights.Length = uint32(unsafe.Sizeof(*rights))
	mutex, err := windows.CreateMutex(rights, false, name)
	if err != nil {
		t.Fatal(err)
	}
	if !IsOpen() {
		t.Error("one with other rights is not seen")
	}
	windows.CloseHandle(mutex)
	TestIsOpen(t)
}

// TestWindowsIntegrity: what a program of a low level made is known by its label.
func TestWindowsIntegrity(t *testing.T) {
	for text, want := range map[string]uint32{
		"D:P": mediumIntegrity, "S:(ML;;NW;;;LW)": 0x1000, "S:(ML;;NW;;;ME)": mediumIntegrity, "S:(ML;;NW;;;HI)": 0x3000, "S:(AU;SAFA;FA;;;WD)(ML;;NW;;;LW)": 0x1000,
	} {
		descriptor, err := windows.SecurityDescriptorFromString(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if got := integrity(descriptor); got != want {
			t.Errorf("%s: %#x, want %#x", text, got, want)
		}
	}
}

// TestWindowsPipeOfOthers: a pipe that belongs to another, or that a program of a low level made, is not spoken to.
func TestWindowsPipeOfOthers(t *testing.T) {
	me, err := windowsPC{}.PersonID()
	if err != nil {
		t.Fatal(err)
	}
	for text, mine := range map[string]bool{"O:" + me: true, "O:" + me + "S:(ML;;NW;;;LW)": false, "O:" + me + "S:(ML;;NW;;;ME)": true, "O:BA": me == "S-1-5-32-544"} {
		descriptor, err := windows.SecurityDescriptorFromString(text + "D:P(A;;GA;;;WD)")
		if err != nil {
			t.Fatal(err)
		}
		if err := mustBeMineBy(descriptor); (err == nil) != mine {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestWindowsFiles(t *testing.T) {
	for name, test := range map[string]func(*testing.T){"replace": TestReplaceFile, "full": TestDiskFull} {
		t.Run(name, test)
	}
}
