package system

import (
	"errors"
	"fmt"
	"os"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// door is a named pipe, and the mutex that says who listens there. By it the installer sees that Unpause is open.
type door struct {
	*pipe
	mutex windows.Handle
}

// Close shuts the door.
func (d door) Close() error { return errors.Join(d.pipe.Close(), windows.CloseHandle(d.mutex)) }

// openDoor fails with errTaken where another program listens, be it an Unpause or not.
func openDoor() (doorway, error) {
	name, err := pipeName()
	if err != nil {
		return nil, err
	}
	rights, err := onlyMe()
	if err != nil {
		return nil, err
	}
	mutex, err := takeMutex(rights)
	if err != nil {
		return nil, taken(err)
	}
	p, err := openPipe(name, rights)
	if err != nil {
		return nil, errors.Join(taken(err), windows.CloseHandle(mutex))
	}
	return door{p, mutex}, nil
}

// taken makes errTaken of the errors by which Windows says that a name is in use, also by a program with other rights.
func taken(err error) error {
	if errors.Is(err, windows.ERROR_ALREADY_EXISTS) || errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_PIPE_BUSY) {
		return fmt.Errorf("%w: %w", errTaken, err)
	}
	return err
}

// pipeName has the session in it, because each person who is signed in to this PC may have an Unpause open.
func pipeName() (*uint16, error) {
	var session uint32
	if err := windows.ProcessIdToSessionId(windows.GetCurrentProcessId(), &session); err != nil {
		return nil, err
	}
	return windows.UTF16PtrFromString(fmt.Sprintf(`\\.\pipe\%s.%d`, doorName, session))
}

// onlyMe are rights by which only this person reads and writes a thing.
func onlyMe() (*windows.SecurityAttributes, error) {
	me, err := windowsPC{}.PersonID()
	if err != nil {
		return nil, err
	}
	descriptor, err := windows.SecurityDescriptorFromString(fmt.Sprintf("O:%sD:P(A;;GA;;;%s)", me, me))
	if err != nil {
		return nil, err
	}
	rights := &windows.SecurityAttributes{SecurityDescriptor: descriptor}
	rights.Length = uint32(unsafe.Sizeof(*rights))
	return rights, nil
}

// takeMutex makes the mutex of this session, which ends with the program however that ends.
func takeMutex(rights *windows.SecurityAttributes) (windows.Handle, error) {
	name, err := windows.UTF16PtrFromString(`Local\` + doorName)
	if err != nil {
		return 0, err
	}
	mutex, err := windows.CreateMutex(rights, false, name)
	if errors.Is(err, windows.ERROR_ALREADY_EXISTS) { // it was opened, which would keep it from ending
		return 0, errors.Join(err, windows.CloseHandle(mutex))
	}
	return mutex, err
}

// goToDoor connects to the open Unpause and allows it to come to the front, which Windows allows only to the program that the person has just used.
func goToDoor(deadline time.Time) (guest, error) {
	name, err := pipeName()
	if err != nil {
		return nil, err
	}
	handle, err := dialPipe(name, deadline)
	if err != nil {
		return nil, err
	}
	if err := letToFront(handle); err != nil {
		return nil, errors.Join(err, windows.CloseHandle(handle))
	}
	return os.NewFile(uintptr(handle), doorName), nil
}

var allowSetForegroundWindow = user32.NewProc("AllowSetForegroundWindow")

// letToFront looks who listens before anything is said: any program on this PC can make a pipe of this name before Unpause does.
func letToFront(pipe windows.Handle) error {
	if err := mustBeMine(pipe); err != nil {
		return err
	}
	var server uint32
	if err := windows.GetNamedPipeServerProcessId(pipe, &server); err != nil {
		return err
	}
	allowSetForegroundWindow.Call(uintptr(server)) // without it the button in the task bar blinks
	return nil
}

// mustBeMine demands that the pipe belongs to this person.
func mustBeMine(pipe windows.Handle) error {
	descriptor, err := windows.GetSecurityInfo(pipe, windows.SE_KERNEL_OBJECT, windows.OWNER_SECURITY_INFORMATION)
	if err != nil {
		return err
	}
	owner, _, err := descriptor.Owner()
	if err != nil {
		return err
	}
	me, err := windowsPC{}.PersonID()
	if err == nil && owner.String() != me {
		err = fmt.Errorf("the pipe belongs to another: %w", windows.ERROR_ACCESS_DENIED)
	}
	return err
}
