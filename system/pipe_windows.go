package system

import (
	"errors"
	"os"
	"sync"
	"time"

	"golang.org/x/sys/windows"
)

// pipe is the listening end of a named pipe. It has one instance more than guests, so that the name is never free while it is open.
type pipe struct {
	name   *uint16
	rights *windows.SecurityAttributes

	mutex  sync.Mutex
	next   windows.Handle // the instance that waits for a guest; 0 after Close
	closed windows.Handle // an event that is set when no more guests are wanted

	// Windows writes here while wait waits. It is a part of the pipe because a variable of wait would lie on the goroutine's stack, which Go moves.
	arrival windows.Overlapped
}

// openPipe makes a pipe for programs on this PC. It fails where any program has a pipe of this name, so that nobody can listen beside it.
func openPipe(name *uint16, rights *windows.SecurityAttributes) (*pipe, error) {
	closed, err := windows.CreateEvent(nil, 1, 0, nil)
	if err != nil {
		return nil, err
	}
	p := &pipe{name: name, rights: rights, closed: closed}
	if p.next, err = p.instance(windows.FILE_FLAG_FIRST_PIPE_INSTANCE); err != nil {
		return nil, errors.Join(err, windows.CloseHandle(closed))
	}
	return p, nil
}

func (p *pipe) instance(flags uint32) (windows.Handle, error) {
	const mode = windows.PIPE_TYPE_BYTE | windows.PIPE_READMODE_BYTE | windows.PIPE_WAIT | windows.PIPE_REJECT_REMOTE_CLIENTS
	const buffers = 1024 // bytes
	flags |= windows.PIPE_ACCESS_DUPLEX | windows.FILE_FLAG_OVERLAPPED
	return windows.CreateNamedPipe(p.name, flags, mode, windows.PIPE_UNLIMITED_INSTANCES, buffers, buffers, 0, p.rights)
}

// Accept waits for a guest. It must not be called twice at the same time.
func (p *pipe) Accept() (guest, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.next == 0 {
		return nil, os.ErrClosed
	}
	if err := p.wait(); err != nil {
		return nil, err
	}
	next, err := p.instance(0)
	if err != nil {
		return nil, errors.Join(err, windows.DisconnectNamedPipe(p.next)) // the same instance waits for the next guest
	}
	came := p.next
	p.next = next
	return os.NewFile(uintptr(came), doorName), nil
}

// wait waits until there is a guest at the next instance, or the pipe is closed.
func (p *pipe) wait() error {
	event, err := windows.CreateEvent(nil, 1, 0, nil)
	if err != nil {
		return err
	}
	defer windows.CloseHandle(event)
	p.arrival = windows.Overlapped{HEvent: event}
	err = windows.ConnectNamedPipe(p.next, &p.arrival)
	switch {
	case err == nil, errors.Is(err, windows.ERROR_PIPE_CONNECTED):
		return nil
	case errors.Is(err, windows.ERROR_NO_DATA): // came and left
		return errors.Join(err, windows.DisconnectNamedPipe(p.next))
	case !errors.Is(err, windows.ERROR_IO_PENDING):
		return err
	}
	which, err := windows.WaitForMultipleObjects([]windows.Handle{event, p.closed}, false, windows.INFINITE)
	if err != nil || which != windows.WAIT_OBJECT_0 {
		windows.CancelIoEx(p.next, &p.arrival) // an error means that the guest came at this moment
	}
	var nothing uint32
	return windows.GetOverlappedResult(p.next, &p.arrival, &nothing, true)
}

// Close ends the waiting. Guests who are in can stay.
func (p *pipe) Close() error {
	err := windows.SetEvent(p.closed)
	p.mutex.Lock()
	defer p.mutex.Unlock()
	err = errors.Join(err, windows.CloseHandle(p.next), windows.CloseHandle(p.closed))
	p.next = 0
	return err
}

// dialPipe connects to a pipe as soon as there is a free place. Whoever listens learns nothing of this person's rights.
func dialPipe(name *uint16, deadline time.Time) (windows.Handle, error) {
	const flags = windows.FILE_FLAG_OVERLAPPED | windows.SECURITY_SQOS_PRESENT | windows.SECURITY_ANONYMOUS
	for {
		handle, err := windows.CreateFile(name, windows.GENERIC_READ|windows.GENERIC_WRITE, 0, nil, windows.OPEN_EXISTING, flags, 0)
		if !errors.Is(err, windows.ERROR_PIPE_BUSY) || time.Now().After(deadline) {
			return handle, err
		}
		time.Sleep(betweenKnocks)
	}
}
