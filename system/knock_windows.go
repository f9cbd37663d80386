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

func mutexName() (*uint16, error) { return windows.UTF16PtrFromString(`Local\` + doorName) }

// takeMutex makes the mutex of this session, which ends with the program however that ends.
func takeMutex(rights *windows.SecurityAttributes) (windows.Handle, error) {
	name, err := mutexName()
	if err != nil {
		return 0, err
	}
	mutex, err := windows.CreateMutex(rights, false, name)
	if errors.Is(err, windows.ERROR_ALREADY_EXISTS) { // it was opened, which would keep it from ending
		return 0, errors.Join(err, windows.CloseHandle(mutex))
	}
	return mutex, err
}

// IsOpen reports whether an Unpause is open in this session, even one that cannot be knocked at because it hangs or has other rights.
func IsOpen() bool {
	name, err := mutexName()
	if err != nil {
		return false
	}
	mutex, err := windows.OpenMutex(windows.SYNCHRONIZE, false, name)
	if err == nil {
		err = windows.CloseHandle(mutex)
	}
	return err == nil || errors.Is(err, windows.ERROR_ACCESS_DENIED)
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

// mustBeMine demands that the pipe belongs to this person, and was not made by a program that Windows trusts less than others, such as a part of a browser
// that shows web pages. Such programs run as the person too.
func mustBeMine(pipe windows.Handle) error {
	const wanted = windows.OWNER_SECURITY_INFORMATION | windows.LABEL_SECURITY_INFORMATION
	descriptor, err := windows.GetSecurityInfo(pipe, windows.SE_KERNEL_OBJECT, wanted)
	if err != nil {
		return err
	}
	return mustBeMineBy(descriptor)
}

func mustBeMineBy(descriptor *windows.SECURITY_DESCRIPTOR) error {
	if level := integrity(descriptor); level < mediumIntegrity {
		return fmt.Errorf("the pipe has the integrity level %#x: %w", level, windows.ERROR_ACCESS_DENIED)
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

// Values of winnt.h: the level of what has none of its own, and the kind of the entry that names one.
const (
	mediumIntegrity         = 0x2000 // SECURITY_MANDATORY_MEDIUM_RID
	systemMandatoryLabelAce = 0x11   // SYSTEM_MANDATORY_LABEL_ACE_TYPE
)

// integrity is the level of trust in whoever made a thing. Windows marks what programs of a low level make, by themselves; that it marks pipes as well is general
// knowledge of Windows and was not tried on a real PC.
func integrity(descriptor *windows.SECURITY_DESCRIPTOR) uint32 {
	list, _, err := descriptor.SACL()
	if err != nil || list == nil { // no label
		return mediumIntegrity
	}
	for i := range uint32(list.AceCount) {
		var entry *windows.ACCESS_ALLOWED_ACE // an entry of a label has the same shape
		if err := windows.GetAce(list, i, &entry); err != nil || entry.Header.AceType != systemMandatoryLabelAce {
			continue
		}
		return (*windows.SID)(unsafe.Pointer(&entry.SidStart)).SubAuthority(0)
	}
	return mediumIntegrity
}
