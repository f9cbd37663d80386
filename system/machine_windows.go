package system

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
	"unicode/utf16"
	"unsafe"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/svc"
	"golang.org/x/sys/windows/svc/mgr"
)

func newMachine() machine { return windowsMachine{} }

// windowsMachine runs commands on Windows and reads its state.
type windowsMachine struct{ windowsFolders }

func (windowsMachine) build() int       { return windowsBuild() }
func (windowsMachine) isElevated() bool { return windows.GetCurrentProcessToken().IsElevated() }

// run starts a console program without a console window.
func (windowsMachine) run(ctx context.Context, file string, args []string) (int, string, error) {
	cmd := exec.CommandContext(ctx, file, args...)
	cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: windows.CREATE_NO_WINDOW}
	cmd.WaitDelay = 2 * time.Second
	out, err := cmd.CombinedOutput()
	output := strings.TrimSpace(decodeOEM(out))
	if ctx.Err() != nil {
		return 0, output, ctx.Err()
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode(), output, nil
	}
	return 0, output, err
}

// oemCodePage is the code page in which console programs write, which is not UTF-8.
const oemCodePage = 1

func decodeOEM(raw []byte) string {
	if len(raw) == 0 {
		return ""
	}
	n, err := windows.MultiByteToWideChar(oemCodePage, 0, &raw[0], int32(len(raw)), nil, 0)
	if err != nil || n <= 0 {
		return strings.ToValidUTF8(string(raw), "?")
	}
	wide := make([]uint16, n)
	if _, err := windows.MultiByteToWideChar(oemCodePage, 0, &raw[0], int32(len(raw)), &wide[0], n); err != nil {
		return strings.ToValidUTF8(string(raw), "?")
	}
	return strings.ReplaceAll(string(utf16.Decode(wide)), "\x00", "") // programs that write in UTF-16 put zero bytes between their letters
}

// service opens a service with reading rights only; package mgr would ask for all rights, which a standard user does not have.
func (windowsMachine) service(name string) (Service, error) {
	manager, err := windows.OpenSCManager(nil, nil, windows.SC_MANAGER_CONNECT)
	if err != nil {
		return Service{}, meaning(err)
	}
	defer windows.CloseServiceHandle(manager)
	name16, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return Service{}, err
	}
	handle, err := windows.OpenService(manager, name16, windows.SERVICE_QUERY_STATUS|windows.SERVICE_QUERY_CONFIG)
	if errors.Is(err, windows.ERROR_SERVICE_DOES_NOT_EXIST) {
		return Service{}, fmt.Errorf("%w: %w", fs.ErrNotExist, err)
	}
	if err != nil {
		return Service{}, meaning(err)
	}
	s := &mgr.Service{Name: name, Handle: handle}
	defer s.Close()
	return readService(s)
}

func readService(s *mgr.Service) (Service, error) {
	status, err := s.Query()
	if err != nil {
		return Service{}, meaning(err)
	}
	start, err := startTypeOf(s.Handle)
	return Service{Running: status.State == svc.Running, StartType: start, Starting: status.State == svc.StartPending}, err
}

// startTypeOf reads the start type alone. Package mgr reads more with it, and fails where one of those parts cannot be read.
func startTypeOf(service windows.Handle) (string, error) {
	const largest = 8 << 10 // bytes; Windows' own limit for the answer
	buffer := make([]uint64, largest/8)
	config := (*windows.QUERY_SERVICE_CONFIG)(unsafe.Pointer(&buffer[0]))
	var needed uint32
	if err := windows.QueryServiceConfig(service, config, largest, &needed); err != nil {
		return "", meaning(err)
	}
	switch config.StartType {
	case windows.SERVICE_AUTO_START:
		return "auto", nil
	case windows.SERVICE_DEMAND_START:
		return "demand", nil
	case windows.SERVICE_DISABLED:
		return "disabled", nil
	}
	return fmt.Sprintf("type %d", config.StartType), nil
}

func (windowsMachine) processes(exe string) (int, error) {
	all, err := listProcesses()
	if err != nil {
		return 0, err
	}
	count := 0
	for _, p := range inOurSession(all) {
		if strings.EqualFold(p.name, exe) {
			count++
		}
	}
	return count, nil
}

// listProcesses asks for the one list that tells the sessions too. Whoever asks each process for its session learns nothing of those of other people.
func listProcesses() ([]process, error) {
	const few = 256 << 10 // bytes; enough for some hundred processes with their threads
	buffer, err := enlarging(few, func(answer unsafe.Pointer, size *uint32) error {
		var needed uint32
		err := windows.NtQuerySystemInformation(windows.SystemProcessInformation, answer, *size, &needed)
		if errors.Is(err, windows.STATUS_INFO_LENGTH_MISMATCH) {
			*size = needed + few // more may start meanwhile
			return windows.ERROR_INSUFFICIENT_BUFFER
		}
		return err
	})
	if err != nil {
		return nil, meaning(err)
	}
	var all []process
	for at := uintptr(0); ; {
		entry := (*windows.SYSTEM_PROCESS_INFORMATION)(unsafe.Add(unsafe.Pointer(&buffer[0]), at))
		all = append(all, process{id: uint32(entry.UniqueProcessID), session: entry.SessionID, name: entry.ImageName.String(), started: entry.CreateTime})
		if entry.NextEntryOffset == 0 {
			return all, nil
		}
		at += uintptr(entry.NextEntryOffset)
	}
}

// inOurSession leaves out what runs for another person who is signed in to this PC at the same time, and Windows' services.
func inOurSession(all []process) []process { return ofSession(all, windows.GetCurrentProcessId()) }

// runElevated starts this program again as administrator with one fixed word and waits for its exit code.
func (windowsMachine) runElevated(ctx context.Context, word string) (int, error) {
	self, err := os.Executable()
	if err != nil {
		return 0, err
	}
	process, err := startElevated(self, ElevatedFlag+word)
	if err != nil {
		return 0, err
	}
	defer windows.CloseHandle(process)
	ctx, cancel := context.WithTimeout(ctx, runLimit)
	defer cancel()
	return waitExit(ctx, process)
}

// waitExit waits for a process, looking up now and then whether the caller still wants to know.
func waitExit(ctx context.Context, process windows.Handle) (int, error) {
	const slice = 200 // milliseconds
	for {
		event, err := windows.WaitForSingleObject(process, slice)
		if err != nil {
			return 0, meaning(err)
		}
		if event == windows.WAIT_OBJECT_0 {
			break
		}
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
	}
	var code uint32
	if err := windows.GetExitCodeProcess(process, &code); err != nil {
		return 0, meaning(err)
	}
	return int(int32(code)), nil
}
