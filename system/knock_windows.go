package system

import (
	"errors"
	"fmt"
	"net"
	"time"
	"unsafe"

	"github.com/Microsoft/go-winio"
	"golang.org/x/sys/windows"
)

// door is a named pipe, and the mutex by which the installer sees that Unpause is open.
type door struct {
	net.Listener
	mutex windows.Handle
}

// Close shuts the door.
func (d door) Close() error { return errors.Join(d.Listener.Close(), windows.CloseHandle(d.mutex)) }

// openDoor makes the pipe. It must be the first of its name, so that no program can listen beside this one, and refuses other computers, which go-winio sees to.
func openDoor() (net.Listener, error) {
	name, err := pipeName()
	if err != nil {
		return nil, err
	}
	rights, err := onlyMe()
	if err != nil {
		return nil, err
	}
	pipe, err := winio.ListenPipe(name, &winio.PipeConfig{SecurityDescriptor: rights})
	if errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_ALREADY_EXISTS) || errors.Is(err, windows.ERROR_PIPE_BUSY) {
		return nil, fmt.Errorf("%w: %w", errTaken, err)
	}
	if err != nil {
		return nil, err
	}
	mutex, err := holdMutex(rights)
	if err != nil {
		return nil, errors.Join(err, pipe.Close())
	}
	return door{pipe, mutex}, nil
}

// pipeName has the session in it, because each person who is signed in to this PC may have an Unpause open.
func pipeName() (string, error) {
	var session uint32
	if err := windows.ProcessIdToSessionId(windows.GetCurrentProcessId(), &session); err != nil {
		return "", err
	}
	return fmt.Sprintf(`\\.\pipe\%s.%d`, doorName, session), nil
}

// onlyMe are rights by which only this person reads and writes a thing, in Windows' Security Descriptor Definition Language.
func onlyMe() (string, error) {
	me, err := windowsPC{}.PersonID()
	return fmt.Sprintf("O:%sD:P(A;;GA;;;%s)", me, me), err
}

// holdMutex makes the mutex of this session, or opens the one that is there.
func holdMutex(rights string) (windows.Handle, error) {
	name, err := windows.UTF16PtrFromString(`Local\` + doorName)
	if err != nil {
		return 0, err
	}
	descriptor, err := windows.SecurityDescriptorFromString(rights)
	if err != nil {
		return 0, err
	}
	attributes := windows.SecurityAttributes{SecurityDescriptor: descriptor}
	attributes.Length = uint32(unsafe.Sizeof(attributes))
	mutex, err := windows.CreateMutex(&attributes, false, name)
	if errors.Is(err, windows.ERROR_ALREADY_EXISTS) {
		err = nil // CreateMutex opened it
	}
	return mutex, err
}

// goToDoor connects to the open Unpause and allows it to come to the front, which Windows allows only to the program that the person has just used.
func goToDoor(deadline time.Time) (net.Conn, error) {
	name, err := pipeName()
	if err != nil {
		return nil, err
	}
	patience := time.Until(deadline)
	pipe, err := winio.DialPipe(name, &patience)
	if err != nil {
		return nil, err
	}
	if err := letToFront(pipe); err != nil {
		return nil, errors.Join(err, pipe.Close())
	}
	return pipe, nil
}

var allowSetForegroundWindow = user32.NewProc("AllowSetForegroundWindow")

// letToFront looks who listens before anything is said: any program on this PC can make a pipe of this name before Unpause does.
func letToFront(pipe net.Conn) error {
	handle := windows.Handle(pipe.(interface{ Fd() uintptr }).Fd())
	if err := mustBeMine(handle); err != nil {
		return err
	}
	var server uint32
	if err := windows.GetNamedPipeServerProcessId(handle, &server); err != nil {
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
