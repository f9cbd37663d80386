package check

import (
	"io/fs"
	"time"
)

// PC is what can be asked of a PC. All of it only reads. What cannot be told is an error: it wraps fs.ErrNotExist when what was asked for is not there,
// fs.ErrPermission when this person may not see it, errors.ErrUnsupported when this Windows lacks what would be asked, ErrNotWindows on other systems.
type PC interface {
	Windows
	Registry
	Files
	Programs
	Network
	Security
}

// Windows is Windows itself.
type Windows interface {
	// Build is the build number, for example 19045 (Windows 10) or 22631 (11); 0 on other systems.
	Build() int
	// Service answers for one service. An error that wraps fs.ErrNotExist means that there is none with this name.
	Service(name string) (Service, error)
	Elevated() bool // this program has administrator rights
	// AlwaysElevated reports whether it has them without anybody having been asked, because all programs of this person have them.
	AlwaysElevated() (bool, error)
	// PersonID is the security id of this person, for example "S-1-5-21-1-2-3-1001".
	PersonID() (string, error)
	Now() time.Time
	// Built is when this program was made; the zero time when that is not known.
	Built() time.Time
	Env(name string) string
}

// Service is the state of a service.
type Service struct {
	Running   bool
	StartType string // auto, demand, disabled, or what else Windows has
}

// Root is one of the two halves of the registry that are read.
type Root string

// The roots.
const (
	Person  Root = "HKCU"
	Machine Root = "HKLM"
)

// Registry is Windows' registry, always in its 64-bit view.
type Registry interface {
	// Text reads a value of text. Names of environment variables in it are replaced; several lines are joined by "\n".
	Text(root Root, key, name string) (string, error)
	Number(root Root, key, name string) (uint64, error)
	// Texts reads all values of text of a key by their names, in at most most values.
	Texts(root Root, key string, most int) (map[string]string, error)
	// Subkeys lists the names of the keys below a key. A key that is there and has none gives an empty list.
	Subkeys(root Root, key string) ([]string, error)
	// Bytes reads a binary value.
	Bytes(root Root, key, name string) ([]byte, error)
}

// Folder is one of the folders that Windows knows.
type Folder string

// The folders.
const (
	Roaming    Folder = "roaming" // %AppData%
	Local      Folder = "local"   // %LocalAppData%
	Temp       Folder = "temp"
	Programs64 Folder = "programs"     // C:\Program Files
	Programs32 Folder = "programs-x86" // C:\Program Files (x86)
	Hosts      Folder = "hosts"        // the hosts file itself, where this Windows reads it
)

// Files are the files on the PC.
type Files interface {
	// Folder returns a full path without a backslash at its end.
	Folder(id Folder) (string, error)
	// Read returns the first bytes of a file, most of them at the most. whole tells whether that was all of it.
	Read(path string, most int64) (data []byte, whole bool, err error)
	// Stat does not follow links.
	Stat(path string) (fs.FileInfo, error)
	// List names what lies in a folder.
	List(folder string) ([]string, error)
	// Free is the room on the drive of a path that this person may use, in bytes.
	Free(path string) (uint64, error)
	// Version is the version that a program file says of itself, for example "1.2.86.502".
	Version(path string) (string, error)
	// Denied reports whether the rights of a file or folder forbid somebody to write there in so many words (a "deny" entry).
	Denied(path string) (bool, error)
}

// Programs are the programs on the PC.
type Programs interface {
	// Processes lists what runs on the PC.
	Processes() ([]Process, error)
	// Handler tells which program opens addresses with this scheme, for example "https". An error that wraps fs.ErrNotExist means none.
	Handler(scheme string) (Handler, error)
}

// Process is one running program.
type Process struct {
	Name  string // of its file, for example "Spotify.exe"
	Path  string // empty where Windows does not tell, and for what does not run in this person's session
	Other bool   // it runs in the session of another person or of Windows' services
}

// Handler is the program that opens a kind of address.
type Handler struct {
	ProgID  string // for example "ChromeHTML"; may be empty
	Program string // full path; empty for programs from the Store
	App     string // the id of a program from the Store; empty for others
}

// Network is what Windows knows of its networks. Nothing is sent.
type Network interface {
	Adapters() ([]Adapter, error)
	// NetworkSeen is the answer that the browser part of Spotify gets when it asks whether there is a network.
	NetworkSeen() (bool, error)
	// Internet is Windows' own opinion.
	Internet() (Internet, error)
	// Proxy is the proxy of this person.
	Proxy() (Proxy, error)
	// ServiceProxy is the proxy of Windows' services (WinHTTP), empty when there is none.
	ServiceProxy() (string, error)
	// Listens reports whether a program on this PC waits for connections at a TCP port.
	Listens(port int) (bool, error)
}

// Kinds of adapters (IANA ifType).
const (
	Ethernet = 6
	PPP      = 23
	Loopback = 24
	Virtual  = 53
	WiFi     = 71
	Tunnel   = 131
	Mobile   = 243
)

// Adapter is a network adapter.
type Adapter struct {
	Name        string // as the person sees it, for example "Wi-Fi"
	Description string // of its driver
	Kind        int
	Up          bool
	Gateway     bool // it leads to other networks
	Default     bool // most of the internet goes through it
}

// Internet is what Windows thinks of the internet.
type Internet string

// The opinions.
const (
	HasInternet Internet = "internet"
	LocalOnly   Internet = "local only"
	NoNetwork   Internet = "no network"
)

// Proxy is a person's proxy.
type Proxy struct {
	Server string // empty when none is set; may have "http=...;https=..."
	Script string // address of a script that names the proxy
	Detect bool   // Windows looks for a script by itself, as usual
}

// Security is Windows' firewall, and what else watches over the PC.
type Security interface {
	Firewall() ([]Profile, error)
	// SecurityPrograms lists what has told Windows that it is there, without Windows' own.
	SecurityPrograms() ([]SecurityProgram, error)
	// RootCertificates lists the subjects of the certificates that this PC trusts to vouch for others.
	RootCertificates() ([]string, error)
}

// Profile is one of the three profiles of Windows' firewall.
type Profile struct {
	Name      string // Domain, Private or Public
	Active    bool   // a network that this PC is connected to has it
	On        bool
	BlocksOut bool // stops all programs on their way out for which there is no rule
}

// SecurityProgram is an antivirus program or a firewall.
type SecurityProgram struct {
	Name string
	Kind string // antivirus or firewall
	On   bool
}
