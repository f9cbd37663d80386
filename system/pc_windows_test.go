package system

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"

	"unpause/system/check"
)

// testKey is where the tests write into the registry, below the person's half.
const testKey = `Software\Unpause-test`

// makeKey makes a key and removes it afterwards.
func makeKey(t *testing.T, root registry.Key, path string) registry.Key {
	t.Helper()
	key, _, err := registry.CreateKey(root, path, registry.ALL_ACCESS|registry.WOW64_64KEY)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		key.Close()
		if err := registry.DeleteKey(root, path); err != nil {
			t.Errorf("%s stays: %v", path, err)
		}
	})
	return key
}

// fillKey writes a value of each kind.
func fillKey(t *testing.T) {
	key := makeKey(t, registry.CURRENT_USER, testKey)
	for _, err := range []error{
		key.SetStringValue("line", "plain"), key.SetStringValue("rule", `App=%SystemRoot%\x.exe|`), key.SetExpandStringValue("path", `%SystemRoot%\hosts`),
		key.SetStringsValue("lines", []string{"one", "two"}), key.SetStringValue("empty", ""), key.SetStringValue("Ünïcode", "Wert ✓"),
		key.SetDWordValue("number", 4_000_000_000), key.SetQWordValue("large", 1<<40), key.SetBinaryValue("bytes", []byte{1, 0, 255}),
		key.SetStringValue("long", strings.Repeat("x", 5000)), key.SetBinaryValue("huge", make([]byte, largestValue+1)),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestWindowsRegistryText(t *testing.T) {
	fillKey(t)
	root := os.Getenv("SystemRoot")
	for name, want := range map[string]string{
		"line": "plain", "rule": `App=%SystemRoot%\x.exe|`, "path": root + `\hosts`, "lines": "one\ntwo", "empty": "", "Ünïcode": "Wert ✓", "LINE": "plain",
		"long": strings.Repeat("x", 5000),
	} {
		if got, err := ThisPC().Text(check.Person, testKey, name); got != want || err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for name, want := range map[string]error{"missing": fs.ErrNotExist, "number": check.ErrDamaged, "bytes": check.ErrDamaged, "huge": check.ErrDamaged} {
		if got, err := ThisPC().Text(check.Person, testKey, name); got != "" || !errors.Is(err, want) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestWindowsRegistryNumbersAndBytes(t *testing.T) {
	fillKey(t)
	for name, want := range map[string]uint64{"number": 4_000_000_000, "large": 1 << 40} {
		if got, err := ThisPC().Number(check.Person, testKey, name); got != want || err != nil {
			t.Errorf("%s: %d, %v", name, got, err)
		}
	}
	if got, err := ThisPC().Bytes(check.Person, testKey, "bytes"); !slices.Equal(got, []byte{1, 0, 255}) || err != nil {
		t.Errorf("%v, %v", got, err)
	}
	for name, want := range map[string]error{"missing": fs.ErrNotExist, "line": check.ErrDamaged, "huge": check.ErrDamaged} {
		if got, err := ThisPC().Number(check.Person, testKey, name); !errors.Is(err, want) {
			t.Errorf("the number %s: %d, %v", name, got, err)
		}
		if got, err := ThisPC().Bytes(check.Person, testKey, name); !errors.Is(err, want) {
			t.Errorf("the bytes %s: %d, %v", name, len(got), err)
		}
	}
}

func TestWindowsRegistryKeys(t *testing.T) {
	fillKey(t)
	texts, err := ThisPC().Texts(check.Person, testKey, 100)
	if len(texts) != 7 || texts["lines"] != "one\ntwo" || err != nil {
		t.Errorf("texts: %d, %q, %v", len(texts), texts["lines"], err)
	}
	if texts, err := ThisPC().Texts(check.Person, testKey, 2); len(texts) > 2 || err != nil {
		t.Errorf("two texts: %d, %v", len(texts), err)
	}
	if names, err := ThisPC().Subkeys(check.Person, testKey); names == nil || len(names) != 0 || err != nil {
		t.Errorf("no keys below: %q, %v", names, err)
	}
	makeKey(t, registry.CURRENT_USER, testKey+`\below`)
	if names, err := ThisPC().Subkeys(check.Person, testKey); !slices.Equal(names, []string{"below"}) || err != nil {
		t.Errorf("a key below: %q, %v", names, err)
	}
	if _, err := ThisPC().Subkeys(check.Person, testKey+`\missing`); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing key: %v", err)
	}
	if _, err := ThisPC().Texts(check.Machine, testKey, 1); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the other half: %v", err)
	}
	if _, err := ThisPC().Subkeys("HKCR", "x"); err == nil {
		t.Error("an unknown root was read")
	}
}

func TestWindowsFoldersOfChecks(t *testing.T) {
	for _, id := range []check.Folder{check.Roaming, check.Local, check.Temp, check.Programs64, check.Programs32, check.Hosts} {
		path, err := ThisPC().Folder(id)
		if !filepath.IsAbs(path) || strings.HasSuffix(path, `\`) || err != nil {
			t.Errorf("%s is %q, %v", id, path, err)
		}
	}
	if path, err := ThisPC().Folder("elsewhere"); err == nil {
		t.Errorf("an unknown folder is %q", path)
	}
	if hosts, err := ThisPC().Folder(check.Hosts); !strings.EqualFold(filepath.Base(hosts), "hosts") || err != nil {
		t.Errorf("the hosts file is %q, %v", hosts, err)
	}
}

// TestWindowsMovedHosts moves the hosts file by the setting for that. What is only read may lie anywhere on the PC; what is opened may not.
func TestWindowsMovedHosts(t *testing.T) {
	if os.Getenv("WINEPREFIX") == "" {
		t.Skip("would change a setting of this PC")
	}
	sys, err := windows.GetSystemDirectory()
	if err != nil {
		t.Fatal(err)
	}
	usual := sys + `\drivers\etc\hosts`
	key, _, err := registry.CreateKey(registry.LOCAL_MACHINE, `SYSTEM\CurrentControlSet\Services\Tcpip\Parameters`, registry.ALL_ACCESS)
	if err != nil {
		t.Fatal(err)
	}
	defer key.Close()
	defer key.DeleteValue("DataBasePath")
	for folder, c := range map[string]struct {
		read, open string
		err        error
	}{
		`%SystemRoot%\System32\drivers\etc\`: {read: usual, open: usual},
		`%SystemRoot%\System32\other`:        {read: sys + `\other\hosts`, open: sys + `\other\hosts`},
		`C:\elsewhere`:                       {read: `C:\elsewhere\hosts`, open: usual},
		`%SystemRoot%\System32x`:             {read: sys + `x\hosts`, open: usual},
		`%SystemRoot%\System32\..\..\x`:      {open: usual, err: check.ErrDamaged},
		`\\server\share`:                     {open: usual, err: check.ErrDamaged},
		``:                                   {open: usual, err: check.ErrDamaged},
	} {
		if err := key.SetExpandStringValue("DataBasePath", folder); err != nil {
			t.Fatal(err)
		}
		read, err := ThisPC().Folder(check.Hosts)
		if !errors.Is(err, c.err) || err == nil && !strings.EqualFold(read, c.read) {
			t.Errorf("%q: reads %q, %v; want %q, %v", folder, read, err, c.read, c.err)
		}
		if open, err := (windowsFolders{}).root(hostsFile); !strings.EqualFold(open, c.open) || err != nil {
			t.Errorf("%q: opens %q, %v; want %q", folder, open, err, c.open)
		}
	}
}

func TestWindowsFree(t *testing.T) {
	folder, err := ThisPC().Folder(check.Local)
	if err != nil {
		t.Fatal(err)
	}
	here, err := ThisPC().Free(folder)
	if here == 0 || err != nil {
		t.Errorf("%s: %d, %v", folder, here, err)
	}
	if missing, err := ThisPC().Free(folder + `\not\there`); missing == 0 || err != nil {
		t.Errorf("below %s: %d, %v", folder, missing, err)
	}
	if free, err := ThisPC().Free(`Q:\nowhere`); err == nil {
		t.Errorf("a drive that is not there: %d", free)
	}
}

func TestWindowsVersion(t *testing.T) {
	folder, err := windows.GetSystemDirectory()
	if err != nil {
		t.Fatal(err)
	}
	if v, err := ThisPC().Version(folder + `\kernel32.dll`); strings.Count(v, ".") != 3 || v == "0.0.0.0" || err != nil {
		t.Errorf("%q, %v", v, err)
	}
	if v, err := ThisPC().Version(folder + `\no-such-program.exe`); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing program: %q, %v", v, err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if v, err := ThisPC().Version(self); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a program without a version: %q, %v", v, err)
	}
	if v, err := ThisPC().Version(filepath.Dir(folder) + `\win.ini`); err == nil {
		t.Errorf("a text: %q", v)
	}
}

// TestWindowsDenied reads lists of rights as Windows writes them down: Wine keeps no "deny" entries with its files.
func TestWindowsDenied(t *testing.T) {
	person, err := sidsOf(windows.GetCurrentProcessToken())
	if err != nil || len(person) == 0 {
		t.Fatal(person, err)
	}
	me := person[0].String()
	for rights, want := range map[string]bool{
		"D:(D;;FW;;;WD)(A;;FA;;;WD)": true, "D:(D;OICI;FA;;;" + me + ")": true, "D:(D;;SD;;;" + me + ")(D;;FR;;;" + me + ")": true,
		"D:(A;;FA;;;WD)": false, "D:": false, "D:(D;OICIIO;FA;;;WD)": false, "D:(D;;0x1;;;WD)": false, "D:(D;;FA;;;S-1-5-21-1-2-3-4711)": false,
	} {
		sd, err := windows.SecurityDescriptorFromString(rights)
		if err != nil {
			t.Fatal(rights, err)
		}
		list, _, err := sd.DACL()
		if err != nil {
			t.Fatal(rights, err)
		}
		if got, err := denied(list, person); got != want || err != nil {
			t.Errorf("%s: %v, %v", rights, got, err)
		}
	}
	if got, err := ThisPC().Denied(os.TempDir()); got || err != nil {
		t.Errorf("a normal folder: %v, %v", got, err)
	}
	if _, err := ThisPC().Denied(`C:\no-such-folder`); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing folder: %v", err)
	}
}

func TestWindowsProcessesOfChecks(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	list, err := ThisPC().Processes()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(list, func(p check.Process) bool {
		return strings.EqualFold(p.Path, self) && strings.EqualFold(p.Name, filepath.Base(self)) && !p.Other
	}) {
		t.Errorf("%s is not among %+v", self, list)
	}
	for _, p := range list {
		if p.Other && p.Path != "" {
			t.Errorf("the place of another person's program: %+v", p)
		}
	}
	t.Logf("%+v", list)
}

func TestWindowsPersonID(t *testing.T) {
	id, err := ThisPC().PersonID()
	if !strings.HasPrefix(id, "S-1-") || strings.Count(id, "-") < 6 || err != nil { // ids of groups that every Windows has are shorter
		t.Errorf("%q, %v", id, err)
	}
}

// TestWindowsHandler: Wine knows the program of a scheme, but neither its ProgID nor the ids of the Store, and reads the classes of the whole PC only.
func TestWindowsHandler(t *testing.T) {
	root, classes := registry.CURRENT_USER, `Software\Classes\unpause-test`
	if os.Getenv("WINEPREFIX") != "" {
		root, classes = registry.CLASSES_ROOT, "unpause-test"
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	class := makeKey(t, root, classes)
	makeKey(t, root, classes+`\shell`)
	makeKey(t, root, classes+`\shell\open`)
	command := makeKey(t, root, classes+`\shell\open\command`)
	if err := errors.Join(class.SetStringValue("URL Protocol", ""), command.SetStringValue("", `"`+self+`" "%1"`)); err != nil {
		t.Fatal(err)
	}
	if h, err := ThisPC().Handler("unpause-test"); !strings.EqualFold(h.Program, self) || h.App != "" || err != nil {
		t.Errorf("%+v, %v", h, err)
	}
	if h, err := ThisPC().Handler("no-such-scheme-4711"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a scheme that nobody registered: %+v, %v", h, err)
	}
}

func TestWindowsListens(t *testing.T) {
	for _, address := range []string{"127.0.0.1:0", "[::1]:0"} {
		l, err := net.Listen("tcp", address)
		if err != nil {
			t.Logf("%s: %v", address, err) // no newer addresses here
			continue
		}
		port := l.Addr().(*net.TCPAddr).Port
		if on, err := ThisPC().Listens(port); !on || err != nil {
			t.Errorf("%s, port %d: %v, %v", address, port, on, err)
		}
		l.Close()
		if on, err := ThisPC().Listens(port); on || err != nil {
			t.Errorf("%s, port %d, closed: %v, %v", address, port, on, err)
		}
	}
}

func TestWindowsAdapters(t *testing.T) {
	adapters, err := ThisPC().Adapters()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", adapters)
	most := 0
	for _, a := range adapters {
		if a.Name == "" || a.Kind == 0 {
			t.Errorf("%+v", a)
		}
		if a.Default {
			most++
		}
		if a.Default && !a.Up {
			t.Errorf("most goes through an adapter that is down: %+v", a)
		}
	}
	if most > 1 || !slices.ContainsFunc(adapters, func(a check.Adapter) bool { return a.Kind == check.Loopback && a.Up }) {
		t.Errorf("%d default adapters of %+v", most, adapters)
	}
}

// TestWindowsProxy writes settings as Windows keeps them.
func TestWindowsProxy(t *testing.T) {
	if os.Getenv("WINEPREFIX") == "" {
		t.Skip("would change the proxy of this PC")
	}
	const settings = `Software\Microsoft\Windows\CurrentVersion\Internet Settings\Connections`
	key := makeKey(t, registry.CURRENT_USER, settings)
	data := []byte{0x46, 0, 0, 0, 0, 0, 0, 0, 0x02 | 0x04, 0, 0, 0} // a proxy and a script, and no looking for one
	for _, text := range []string{"127.0.0.1:8080", "<local>", "http://proxy.test/pac"} {
		data = append(append(data, byte(len(text)), 0, 0, 0), text...)
	}
	if err := key.SetBinaryValue("DefaultConnectionSettings", data); err != nil {
		t.Fatal(err)
	}
	want := check.Proxy{Server: "127.0.0.1:8080", Script: "http://proxy.test/pac"}
	if got, err := ThisPC().Proxy(); got != want || err != nil {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestWindowsQuery asks for what every Windows has: Wine has no security center.
func TestWindowsQuery(t *testing.T) {
	err := withCOM(func() error {
		namespace, err := connectWMI(`root\cimv2`)
		if err != nil {
			return err
		}
		defer namespace.Release()
		names := 0
		if err := query(namespace, "SELECT Name FROM Win32_Process", func(o object) error {
			name, err := ask[string](o, either, "Name")
			if name != "" {
				names++
			}
			return err
		}); err != nil || names == 0 {
			t.Errorf("%d names, %v", names, err)
		}
		if err := query(namespace, "SELECT Name FROM Win32_Process", func(o object) error {
			_, err := ask[int32](o, either, "Name")
			return err
		}); !errors.Is(err, check.ErrDamaged) {
			t.Errorf("a text as a number: %v", err)
		}
		err = query(namespace, "SELECT Name FROM Unpause_NoSuchClass", func(object) error { return errors.New("an item") })
		if err != nil && !errors.Is(err, errors.ErrUnsupported) { // Wine answers with an empty list
			t.Errorf("a missing class: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if _, err := newObject("Unpause.NoSuchProgram"); !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("a missing program id: %v", err)
	}
}

// TestWindowsComIsGivenBack: COM may be ready already, in this way or another, and stays as it was.
func TestWindowsComIsGivenBack(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	for _, before := range []uint32{windows.COINIT_MULTITHREADED, windows.COINIT_APARTMENTTHREADED} {
		for range 2 { // the first time it must not be ready yet
			if err := windows.CoInitializeEx(0, before); err != nil {
				t.Errorf("%d: %v", before, err)
			}
			ran := false
			err := withCOM(func() error { ran = true; return nil })
			if !ran || err != nil {
				t.Errorf("%d: %v, %v", before, ran, err)
			}
			windows.CoUninitialize()
		}
	}
	if err := withCOM(func() error { return fs.ErrExist }); err != fs.ErrExist {
		t.Errorf("what went wrong became %v", err)
	}
	if err := windows.CoInitializeEx(0, windows.COINIT_MULTITHREADED); err != nil {
		t.Errorf("COM was left ready: %v", err)
	}
	windows.CoUninitialize()
}

// expected are the answers of a Windows that cannot tell; any other failure would be one of this package. Wine 8 has neither a list of networks ("not
// enough memory", and no Internet), nor the profiles of a firewall, nor a security center.
func expected(err error) bool {
	for _, known := range []error{errors.ErrUnsupported, fs.ErrNotExist, fs.ErrPermission, errServiceOff, windows.ERROR_NOT_ENOUGH_MEMORY} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}

// TestWindowsAnswersEverything asks all that does not need a test of its own, and measures how long it takes.
func TestWindowsAnswersEverything(t *testing.T) {
	pc := ThisPC()
	for _, c := range []struct {
		name string
		ask  func() (any, error)
	}{
		{"Build", func() (any, error) { return pc.Build(), nil }},
		{"Elevated", func() (any, error) { return pc.Elevated(), nil }},
		{"AlwaysElevated", func() (any, error) { return ask2(pc.AlwaysElevated()) }},
		{"PersonID", func() (any, error) { return ask2(pc.PersonID()) }},
		{"Service", func() (any, error) { return ask2(pc.Service("RpcSs")) }},
		{"Text", func() (any, error) {
			return ask2(pc.Text(check.Machine, `SOFTWARE\Microsoft\Windows NT\CurrentVersion`, "CurrentBuild"))
		}},
		{"Folder", func() (any, error) { return ask2(pc.Folder(check.Roaming)) }},
		{"Free", func() (any, error) { return ask2(pc.Free(`C:\`)) }},
		{"Version", func() (any, error) { return ask2(pc.Version(`C:\windows\system32\kernel32.dll`)) }},
		{"Denied", func() (any, error) { return ask2(pc.Denied(`C:\windows`)) }},
		{"Processes", func() (any, error) { return ask2(pc.Processes()) }},
		{"Handler", func() (any, error) { return ask2(pc.Handler("https")) }},
		{"Adapters", func() (any, error) { return ask2(pc.Adapters()) }},
		{"NetworkSeen", func() (any, error) { return ask2(pc.NetworkSeen()) }},
		{"Internet", func() (any, error) { return ask2(pc.Internet()) }},
		{"Proxy", func() (any, error) { return ask2(pc.Proxy()) }},
		{"ServiceProxy", func() (any, error) { return ask2(pc.ServiceProxy()) }},
		{"Listens", func() (any, error) { return ask2(pc.Listens(1)) }},
		{"Firewall", func() (any, error) { return ask2(pc.Firewall()) }},
		{"SecurityPrograms", func() (any, error) { return ask2(pc.SecurityPrograms()) }},
		{"RootCertificates", func() (any, error) { return ask2(pc.RootCertificates()) }},
	} {
		began := time.Now()
		answer, err := c.ask()
		took := time.Since(began)
		t.Logf("%-16s %6.1f ms  %.150s %v", c.name, float64(took.Microseconds())/1000, fmt.Sprintf("%+v", answer), err)
		if err != nil && !expected(err) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func ask2[T any](answer T, err error) (any, error) { return answer, err }
