package system

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"unsafe"

	"github.com/skratchdot/open-golang/open"
	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"

	"unpause/system/check"
)

func newShell() shell { return windowsShell{} }

// windowsShell opens things on Windows: web and scheme addresses through open-golang, everything else through ShellExecute.
type windowsShell struct{ windowsFolders }

func (windowsShell) build() int { return windowsBuild() }

// browse hands an address to Windows. open-golang learns nothing of a failure, which is why handles is asked before.
// It finds its helper program by an environment variable, which any program may have changed; then Windows is asked directly instead.
func (w windowsShell) browse(address string) error {
	if startedAsAdmin() && (strings.HasPrefix(address, "https:") || strings.HasPrefix(address, "spotify:")) {
		return w.browseAsPerson(address)
	}
	folder, err := windows.GetSystemWindowsDirectory()
	if err != nil || !strings.EqualFold(os.Getenv("SYSTEMROOT"), folder) {
		return w.start(address, "", false)
	}
	if err := open.Run(address); err != nil { // the helper program itself could not be started
		return w.start(address, "", false)
	}
	return nil
}

// startedAsAdmin reports whether the person started Unpause as administrator. Where Windows asks nobody, everything runs that way and nothing
// can be done about it.
func startedAsAdmin() bool {
	if !windows.GetCurrentProcessToken().IsElevated() {
		return false
	}
	key, err := registry.OpenKey(registry.LOCAL_MACHINE, `SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System`, registry.QUERY_VALUE|registry.WOW64_64KEY)
	if err != nil {
		return false
	}
	defer key.Close()
	asks, _, err := key.GetIntegerValue("EnableLUA")
	return err == nil && asks == 1
}

// browseAsPerson opens an address through the desktop's Explorer, which does not hand the administrator's rights on to the browser or to Spotify.
// That it does not is general knowledge of Windows and was not tried on a real PC.
func (w windowsShell) browseAsPerson(address string) error {
	folder, err := w.root(windowsDir)
	if err != nil {
		return err
	}
	return w.start(folder+`\explorer.exe`, `"`+address+`"`, false)
}

// browseFile starts the browser itself, because a file of this kind may belong to another program, such as an editor. A browser from the Store has no
// program that could be started; then the kind of file decides, and it opens at its beginning. Neither way hands an administrator's rights on.
func (w windowsShell) browseFile(path, anchor string) error {
	if startedAsAdmin() {
		return w.browseAsPerson(path)
	}
	if browser := w.browser(); browser != "" {
		if err := w.start(browser, fileAddress(path, anchor), false); err == nil {
			return nil
		}
	}
	return w.start(path, "", false)
}

// browser is the program that opens web pages, empty when Windows knows none that is its own program.
func (w windowsShell) browser() string {
	program, err := association("https", assocExecutable)
	if err != nil || mustExist(program) != nil {
		return ""
	}
	if folder, err := w.root(system32); err != nil || within(program, folder) { // a helper of Windows that starts something else
		return ""
	}
	return program
}

// handles looks whether a program is registered for the scheme, for this person or for everybody; programs from the Store are only found
// through Windows' own question.
func (windowsShell) handles(scheme string) bool {
	key, err := registry.OpenKey(registry.CLASSES_ROOT, scheme, registry.QUERY_VALUE)
	if err != nil {
		return hasAssociation(scheme)
	}
	defer key.Close()
	_, _, err = key.GetStringValue("URL Protocol")
	return err == nil || hasAssociation(scheme)
}

var assocQueryString = windows.NewLazySystemDLL("shlwapi.dll").NewProc("AssocQueryStringW")

// Values of shlwapi.h.
const (
	assocIsProtocol = 0x1000
	assocCommand    = 1
	assocExecutable = 2
	assocProgID     = 20
	assocAppID      = 21
)

// hasAssociation asks Windows for the Store program of a scheme.
func hasAssociation(scheme string) bool {
	name, err := association(scheme, assocAppID)
	return err == nil && name != ""
}

// association asks Windows for one of the names of the program that opens a scheme.
func association(scheme string, kind uintptr) (string, error) {
	scheme16, err := windows.UTF16PtrFromString(scheme)
	if err != nil {
		return "", err
	}
	name := make([]uint16, windows.MAX_LONG_PATH)
	length := uint32(len(name))
	result, _, _ := assocQueryString.Call(assocIsProtocol, kind, uintptr(unsafe.Pointer(scheme16)), 0,
		uintptr(unsafe.Pointer(&name[0])), uintptr(unsafe.Pointer(&length)))
	if result != 0 {
		return "", windows.Errno(result)
	}
	return windows.UTF16ToString(name), nil
}

// enterCOM readies this goroutine for COM objects with windows, on a thread of its own, until leave is called.
func enterCOM() (leave func()) {
	runtime.LockOSThread()
	if err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED|windows.COINIT_DISABLE_OLE1DDE); err != nil {
		return runtime.UnlockOSThread // what follows may work all the same
	}
	return func() {
		windows.CoUninitialize()
		runtime.UnlockOSThread()
	}
}

// start is ShellExecute. It runs on a thread of its own with COM ready, because what it starts may be a COM object.
func (windowsShell) start(file, args string, elevate bool) error {
	defer enterCOM()()
	verb := "open"
	if elevate {
		verb = "runas"
	}
	verb16, file16, args16, err := utf16s(verb, file, args)
	if err != nil {
		return err
	}
	return meaning(windows.ShellExecute(0, verb16, file16, args16, nil, windows.SW_SHOWNORMAL))
}

// utf16s turns the three texts of a start into Windows' form. Empty arguments become nil.
func utf16s(verb, file, args string) (verb16, file16, args16 *uint16, err error) {
	if verb16, err = windows.UTF16PtrFromString(verb); err != nil {
		return nil, nil, nil, err
	}
	if file16, err = windows.UTF16PtrFromString(file); err != nil {
		return nil, nil, nil, err
	}
	if args != "" {
		args16, err = windows.UTF16PtrFromString(args)
	}
	return verb16, file16, args16, err
}

// meaning turns a Windows error number into one of the errors that this package understands.
func meaning(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, windows.ERROR_CANCELLED):
		return errDeclined
	case errors.Is(err, windows.ERROR_NO_ASSOCIATION):
		return errNoHandler
	case errors.Is(err, windows.ERROR_FILE_NOT_FOUND), errors.Is(err, windows.ERROR_PATH_NOT_FOUND):
		return fmt.Errorf("%w: %w", fs.ErrNotExist, err)
	case errors.Is(err, windows.ERROR_ACCESS_DENIED):
		return fmt.Errorf("%w: %w", fs.ErrPermission, err)
	}
	return err
}

// windowsBuild is the number of this Windows, for example 19045 or 26100.
func windowsBuild() int { return int(windows.RtlGetVersion().BuildNumber) }

// windowsFolders asks Windows for its folders.
type windowsFolders struct{}

func (windowsFolders) root(name string) (string, error) {
	switch name {
	case system32:
		return windows.GetSystemDirectory()
	case windowsDir:
		return windows.GetSystemWindowsDirectory()
	case roaming:
		return windows.KnownFolderPath(windows.FOLDERID_RoamingAppData, 0)
	case local:
		return windows.KnownFolderPath(windows.FOLDERID_LocalAppData, 0)
	case hostsFile:
		return hostsToOpen()
	}
	return "", fmt.Errorf("%s is no folder that Unpause knows", name)
}

// hostsToOpen is where Windows reads the hosts file, if that lies in Windows' own folder; else it is the usual place, because nothing is opened elsewhere.
func hostsToOpen() (string, error) {
	sys, err := windows.GetSystemDirectory()
	if err != nil {
		return "", err
	}
	if folder, err := hostsFolder(); err == nil && within(folder, sys) {
		return folder + `\hosts`, nil
	}
	return sys + usualHostsFolder + `\hosts`, nil
}

// hostsToRead is where Windows reads the hosts file, wherever that is on this PC.
func hostsToRead() (string, error) {
	folder, err := hostsFolder()
	if errors.Is(err, fs.ErrNotExist) {
		sys, err := windows.GetSystemDirectory()
		return sys + usualHostsFolder + `\hosts`, err
	}
	if err == nil && !onDrive(folder) {
		err = fmt.Errorf("the hosts file lies in %s: %w", folder, check.ErrDamaged)
	}
	return folder + `\hosts`, err
}

const usualHostsFolder = `\drivers\etc`

// hostsFolder is what the setting says that can move the hosts file.
func hostsFolder() (string, error) {
	folder, err := windowsPC{}.Text(check.Machine, `SYSTEM\CurrentControlSet\Services\Tcpip\Parameters`, "DataBasePath")
	return strings.TrimRight(folder, `\`), err
}
