package check

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// fake is a PC that answers what a test has put into it, and that nothing is there to all else.
type fake struct {
	build        int
	services     map[string]Service
	elevated     bool
	always       bool // elevated
	now, built   time.Time
	env          map[string]string
	texts        map[string]string            // by place
	numbers      map[string]uint64            // by place
	values       map[string]map[string]string // of a key, by place without a name
	keys         map[string][]string          // below a key, by place without a name
	folders      map[Folder]string
	files        map[string]file // by path; a folder is one too
	free         map[string]uint64
	processes    []Process
	handlers     map[string]Handler
	adapters     []Adapter
	network      bool
	internet     Internet
	wakes        bool // to ask for the internet starts the Network List Service
	proxy        Proxy
	serviceProxy string
	listening    []int
	firewall     []Profile
	security     []SecurityProgram
	roots        []string
	fail         map[string]error // by method, or by method and what it is asked
	failAll      error
}

// file is a file or folder. It is its own fs.FileInfo.
type file struct {
	name    string
	data    string
	folder  bool
	written time.Time
	version string
	denied  bool
	inside  []string
}

func (f file) Name() string       { return f.name }
func (f file) Size() int64        { return int64(len(f.data)) }
func (f file) ModTime() time.Time { return f.written }
func (f file) IsDir() bool        { return f.folder }
func (f file) Sys() any           { return nil }
func (f file) Mode() fs.FileMode {
	if f.folder {
		return fs.ModeDir | 0o755
	}
	return 0o644
}

// place is where a value stands in the registry.
func place(root Root, key, name string) string { return string(root) + `\` + key + `\` + name }

func absent(what string) error { return fmt.Errorf("%s: %w", what, fs.ErrNotExist) }

// failure is what a test wants to go wrong with a method.
func (f *fake) failure(method, what string) error {
	if f.failAll != nil {
		return f.failAll
	}
	if err := f.fail[method+" "+what]; err != nil {
		return err
	}
	return f.fail[method]
}

// answer returns a recorded answer.
func answer[T any](f *fake, method, what string, recorded map[string]T) (T, error) {
	var none T
	if err := f.failure(method, what); err != nil {
		return none, err
	}
	if value, ok := recorded[what]; ok {
		return value, nil
	}
	return none, absent(method + " " + what)
}

func (f *fake) Build() int { return f.build }
func (f *fake) Service(name string) (Service, error) {
	return answer(f, "Service", name, f.services)
}
func (f *fake) Elevated() bool { return f.elevated }
func (f *fake) AlwaysElevated() (bool, error) {
	return f.always, f.failure("AlwaysElevated", "")
}
func (f *fake) PersonID() (string, error) { return personID, f.failure("PersonID", "") }
func (f *fake) Now() time.Time            { return f.now }
func (f *fake) Built() time.Time          { return f.built }
func (f *fake) Env(name string) string    { return f.env[name] }

func (f *fake) Text(root Root, key, name string) (string, error) {
	return answer(f, "Text", place(root, key, name), f.texts)
}

func (f *fake) Number(root Root, key, name string) (uint64, error) {
	return answer(f, "Number", place(root, key, name), f.numbers)
}

func (f *fake) Texts(root Root, key string, most int) (map[string]string, error) {
	all, err := answer(f, "Texts", place(root, key, ""), f.values)
	some := map[string]string{}
	for name, value := range all {
		if len(some) < most {
			some[name] = value
		}
	}
	return some, err
}

func (f *fake) Subkeys(root Root, key string) ([]string, error) {
	return answer(f, "Subkeys", place(root, key, ""), f.keys)
}

func (f *fake) Bytes(Root, string, string) ([]byte, error) { return nil, absent("Bytes") }

func (f *fake) Folder(id Folder) (string, error) {
	if err := f.failure("Folder", string(id)); err != nil {
		return "", err
	}
	if path, ok := f.folders[id]; ok {
		return path, nil
	}
	return "", absent("Folder")
}

func (f *fake) Read(path string, most int64) ([]byte, bool, error) {
	it, err := answer(f, "Read", path, f.files)
	data := it.data[:min(int64(len(it.data)), most)]
	return []byte(data), len(data) == len(it.data), err
}

func (f *fake) Stat(path string) (fs.FileInfo, error) {
	it, err := answer(f, "Stat", path, f.files)
	if err != nil {
		return nil, err
	}
	return it, nil
}

func (f *fake) List(folder string) ([]string, error) {
	it, err := answer(f, "List", folder, f.files)
	return it.inside, err
}

func (f *fake) Free(path string) (uint64, error) { return answer(f, "Free", path, f.free) }

func (f *fake) Version(path string) (string, error) {
	it, err := answer(f, "Version", path, f.files)
	return it.version, err
}

func (f *fake) Denied(path string) (bool, error) {
	it, err := answer(f, "Denied", path, f.files)
	return it.denied, err
}

func (f *fake) Processes() ([]Process, error) { return f.processes, f.failure("Processes", "") }

func (f *fake) Handler(scheme string) (Handler, error) {
	return answer(f, "Handler", scheme, f.handlers)
}
func (f *fake) Adapters() ([]Adapter, error) { return f.adapters, f.failure("Adapters", "") }
func (f *fake) NetworkSeen() (bool, error)   { return f.network, f.failure("NetworkSeen", "") }
func (f *fake) Internet() (Internet, error) {
	if s := f.services[netprofm]; f.wakes && s.StartType != disabled {
		s.Running = true
		f.services[netprofm] = s
	}
	return f.internet, f.failure("Internet", "")
}
func (f *fake) Proxy() (Proxy, error)         { return f.proxy, f.failure("Proxy", "") }
func (f *fake) ServiceProxy() (string, error) { return f.serviceProxy, f.failure("ServiceProxy", "") }
func (f *fake) Listens(port int) (bool, error) {
	return slices.Contains(f.listening, port), f.failure("Listens", "")
}
func (f *fake) Firewall() ([]Profile, error) { return f.firewall, f.failure("Firewall", "") }
func (f *fake) SecurityPrograms() ([]SecurityProgram, error) {
	return f.security, f.failure("SecurityPrograms", "")
}
func (f *fake) RootCertificates() ([]string, error) {
	return f.roots, f.failure("RootCertificates", "")
}

// personID is the security id of the person.
const personID = "S-1-5-21-1004336348-1177238915-682003330-1001"

// Places on the PC of the tests.
const (
	home       = `C:\Users\Jo Doe`
	roaming    = home + `\AppData\Roaming`
	localData  = home + `\AppData\Local`
	websiteApp = roaming + `\Spotify\Spotify.exe`
	sitePrefs  = roaming + `\Spotify\prefs`
	storePrefs = localData + `\Packages\SpotifyAB.SpotifyMusic_zpdnekdrzrea0\LocalState\Spotify\prefs`
	hostsPath  = `C:\Windows\System32\drivers\etc\hosts`
	updatePath = localData + `\Spotify\Update`
	chromeExe  = `C:\Program Files\Google\Chrome\Application\chrome.exe`
	storeName  = "SpotifyAB.SpotifyMusic_1.268.495.0_x64__zpdnekdrzrea0"
)

var today = time.Date(2026, 11, 20, 18, 30, 0, 0, time.UTC)

// secret stands in everything that must never be shown.
const secret = "AQDx7secret"

// usualPrefs has the lines that Spotify itself writes.
const usualPrefs = `app.last-launched-version="1.2.86.502.g8cd7fb22"
app.window.position.saved=true
autologin.blob="` + secret + `+b1ob=="
autologin.canonical_username="` + secret + `user"
autologin.username="` + secret + `jo"
core.clock_delta=0
network.proxy.user="` + secret + `proxyuser"
network.proxy.pass="` + secret + `proxypass"
storage.last-location="C:\\Users\\Jo Doe\\AppData\\Local\\Spotify\\Storage"
storage.size=1024
`

// usualHosts is the hosts file that Windows brings along.
const usualHosts = "# Copyright (c) 1993-2009 Microsoft Corp.\r\n#\r\n# This is a sample HOSTS file used by Microsoft TCP/IP for Windows.\r\n#\r\n" +
	"#      102.54.94.97     rhino.acme.com          # source server\r\n#       38.25.63.10     x.acme.com              # x client host\r\n\r\n" +
	"# localhost name resolution is handled within DNS itself.\r\n#\t127.0.0.1       localhost\r\n#\t::1             localhost\r\n"

const (
	allowIn = `v2.33|Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Public|App=` + websiteApp + `|Name=Spotify Music|Desc=Spotify Music|Defer=User|`
	coreOut = `v2.33|Action=Allow|Active=TRUE|Dir=Out|Protocol=17|RPort=53|App=%SystemRoot%\system32\svchost.exe|Svc=dnscache|Name=@FirewallAPI.dll,-25405|` +
		`Desc=@FirewallAPI.dll,-25406|EmbedCtxt=@FirewallAPI.dll,-25000|`
	edgeOut = `v2.33|Action=Block|Active=TRUE|Dir=Out|App=%ProgramFiles%\Old\thing.exe|Name=Thing|`
)

const (
	windows10 = 19045
	windows11 = 22631
)

// healthy is a PC without a fault, with Spotify from its website.
func healthy(build int) *fake {
	f := &fake{
		build: build, now: today, built: today.AddDate(0, -2, 0), network: true, internet: HasInternet,
		services: map[string]Service{
			netprofm: {true, "demand"}, nlaSvc: {true, "auto"}, dnscache: {true, "auto"}, w32Time: {false, "demand"},
		},
		env: map[string]string{"SystemRoot": `C:\Windows`, "ProgramFiles": `C:\Program Files`, "AppData": roaming, "USERPROFILE": home},
		texts: map[string]string{
			place(Machine, timeKey, "Type"):                "NTP",
			place(Machine, windowsKey, "DisplayVersion"):   "22H2",
			place(Person, uninstallKey, "DisplayVersion"):  "1.2.86.502.g8cd7fb22",
			place(Person, uninstallKey, "InstallLocation"): roaming + `\Spotify`,
			place(Person, uninstallKey, "UninstallString"): `"` + websiteApp + `" /uninstall`,
			place(Machine, sessionKey, pendingFiles):       `\??\C:\Windows\Temp\x.tmp` + "\n",
			place(Machine, proxyKey, "ProxyServer"):        "left-over:1",
		},
		numbers: map[string]uint64{
			place(Machine, `SYSTEM\CurrentControlSet\Services\NlaSvc\Parameters\Internet`, "EnableActiveProbing"): 1,
			place(Machine, windowsKey, "UBR"):       4291,
			place(Machine, rightsKey, "EnableLUA"):  1,
			place(Machine, proxyKey, "ProxyEnable"): 0,
		},
		values: map[string]map[string]string{
			place(Machine, rulesKey, ""): {"{1}": allowIn, "CoreNet-DNS-Out-UDP": coreOut, "{2}": edgeOut},
		},
		keys: map[string][]string{
			place(Person, packagesKey, ""): {
				"Microsoft.WindowsCalculator_11.2405.2.0_x64__8wekyb3d8bbwe", "Microsoft.ZuneMusic_11.2410.11.0_x64__8wekyb3d8bbwe",
			},
		},
		folders: map[Folder]string{
			Roaming: roaming, Local: localData, Temp: localData + `\Temp`, Programs64: `C:\Program Files`, Programs32: `C:\Program Files (x86)`, Hosts: hostsPath,
		},
		files: map[string]file{
			websiteApp: {name: spotifyExe, version: "1.2.86.502", written: today.AddDate(0, -1, 0)},
			sitePrefs:  {name: "prefs", data: usualPrefs, written: today.Add(-time.Hour)},
			hostsPath:  {name: "hosts", data: usualHosts},
			updatePath: {name: "Update", folder: true},
			chromeExe:  {name: "chrome.exe"},
			`C:\Program Files\Google\Chrome\Application`:                           {folder: true, inside: []string{"142.0.7444.60", "chrome.exe", "SetupMetrics"}},
			`C:\Program Files\Google\Chrome\Application\142.0.7444.60\WidevineCdm`: {folder: true, inside: []string{"manifest.json", "_platform_specific"}},
		},
		free: map[string]uint64{roaming: 120 << 30, localData: 120 << 30, localData + `\Temp`: 120 << 30},
		processes: []Process{
			{Name: "System", Other: true}, {Name: "explorer.exe", Path: `C:\Windows\explorer.exe`}, {Name: "unpause.exe", Path: home + `\Downloads\unpause.exe`},
			{Name: spotifyExe, Path: websiteApp}, {Name: spotifyExe, Path: websiteApp}, {Name: "spotify.exe"},
		},
		handlers: map[string]Handler{
			"spotify": {ProgID: "spotify", Program: websiteApp},
			"https":   {ProgID: "ChromeHTML", Program: chromeExe},
		},
		adapters: []Adapter{
			{Name: "Wi-Fi", Description: "Intel(R) Wi-Fi 6 AX201 160MHz", Kind: WiFi, Up: true, Gateway: true, Default: true},
			{Name: "Ethernet", Description: "Realtek PCIe GbE Family Controller", Kind: Ethernet},
			{Name: "Bluetooth Network Connection", Description: "Bluetooth Device (Personal Area Network)", Kind: Ethernet},
			{Name: "Local Area Connection* 1", Description: "Microsoft Wi-Fi Direct Virtual Adapter", Kind: WiFi},
			{Name: "Teredo Tunneling Pseudo-Interface", Description: "Teredo Tunneling Pseudo-Interface", Kind: Tunnel, Up: true},
			{Name: "Loopback Pseudo-Interface 1", Description: "Software Loopback Interface 1", Kind: Loopback, Up: true},
			{Name: "GlobalProtect", Description: "PANGP Virtual Ethernet Adapter Secure", Kind: Virtual},
		},
		proxy: Proxy{Detect: true},
		firewall: []Profile{
			{Name: "Domain", On: true}, {Name: "Private", Active: true, On: true}, {Name: "Public", On: true},
		},
		roots: []string{"CN=DigiCert Global Root G2,OU=www.digicert.com,O=DigiCert Inc,C=US", "CN=Microsoft Root Certificate Authority 2011"},
		fail:  map[string]error{},
	}
	if build >= build11 {
		f.services[nlaSvc] = Service{false, "demand"}
		f.texts[place(Machine, windowsKey, "DisplayVersion")] = "23H2"
	}
	return f
}

const pendingFiles = "PendingFileRenameOperations"

// store puts Spotify from the Store onto a PC instead of the one from the website.
func (f *fake) store() {
	f.remove()
	f.addStore()
}

func (f *fake) addStore() {
	f.keys[place(Person, packagesKey, "")] = append(f.keys[place(Person, packagesKey, "")], storeName)
	f.files[storePrefs] = file{name: "prefs", data: usualPrefs, written: today.Add(-time.Hour)}
}

// remove takes Spotify away; what it leaves behind stays.
func (f *fake) remove() {
	delete(f.files, websiteApp)
	delete(f.texts, place(Person, uninstallKey, "InstallLocation"))
}

// set changes a file.
func (f *fake) set(path string, change func(*file)) {
	it := f.files[path]
	change(&it)
	f.files[path] = it
}

// prefs puts lines into Spotify's settings, behind those that are there.
func (f *fake) prefs(lines ...string) {
	f.set(sitePrefs, func(it *file) { it.data += strings.Join(lines, "\n") + "\n" })
}

// rule adds a rule to the firewall.
func (f *fake) rule(text string) { f.values[place(Machine, rulesKey, "")]["{9}"] = text }
