package system

import (
	"bytes"
	"crypto/x509"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"unpause/system/check"
)

// What Windows answers in numbers and bits is read here, apart from the asking, so that it is tested on every system.

// version reads the two halves of a version.
func version(high, low uint32) string {
	return fmt.Sprintf("%d.%d.%d.%d", high>>16, high&0xFFFF, low>>16, low&0xFFFF)
}

// onDrive reports whether a path begins with a drive, such as C:\, and stays where it says.
func onDrive(path string) bool {
	return len(path) >= 3 && 'a' <= path[0]|0x20 && path[0]|0x20 <= 'z' && path[1:3] == `:\` && !strings.Contains(path, "..")
}

// within reports whether a path lies in a folder, in any case, and stays there.
func within(path, folder string) bool {
	return len(path) > len(folder) && strings.EqualFold(path[:len(folder)], folder) && path[len(folder)] == '\\' && !strings.Contains(path, "..")
}

// process is one line in Windows' list of what runs.
type process struct {
	id, session uint32
	name        string
	started     int64 // in Windows' count; 0 when it is not told
}

// ofSession returns the processes that run in the same session as the one with this id. Where that one is missing, nobody knows, and all count.
func ofSession(all []process, id uint32) []process {
	i := slices.IndexFunc(all, func(p process) bool { return p.id == id })
	if i < 0 {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(p process) bool { return p.session != all[i].session })
}

// serviceForChecks: a service that is about to run does what it is for.
func serviceForChecks(s Service) check.Service {
	return check.Service{Running: s.Running || s.Starting, StartType: s.StartType}
}

// Rights to files (winnt.h).
const (
	rightWrite       = 0x2
	rightAppend      = 0x4
	rightDeleteChild = 0x40
	rightDelete      = 0x10000
	rightSynchronize = 0x100000
	rightAll         = 0x10000000
	rightWriteAny    = 0x40000000
)

// stopsWriting tells whether a "deny" entry with these rights keeps a program from putting files there. Blockers of updates deny writing itself, or only
// "D" (delete) and "R" (read); the latter has the right to wait for a file in it, without which none is opened at all. To deny listing a folder, as
// Windows does for some of its own, is not meant.
func stopsWriting(rights uint32) bool {
	return rights&(rightWrite|rightAppend|rightDeleteChild|rightDelete|rightSynchronize|rightAll|rightWriteAny) != 0
}

// Bits of NLM_CONNECTIVITY (netlistmgr.h).
const (
	internetV4 = 0x40
	internetV6 = 0x400
)

func internetOf(connectivity int32) check.Internet {
	switch {
	case connectivity&(internetV4|internetV6) != 0:
		return check.HasInternet
	case connectivity != 0:
		return check.LocalOnly
	}
	return check.NoNetwork
}

// firewallProfiles are the bits of NET_FW_PROFILE_TYPE2 (icftypes.h).
var firewallProfiles = []struct {
	bit  int32
	name string
}{{1, "Domain"}, {2, "Private"}, {4, "Public"}}

// outboundBlock is the NET_FW_ACTION that stops.
const outboundBlock = 0

// profilesOf makes profiles of what the firewall answers. active has the bits of all that are in use.
func profilesOf(active int32, read func(bit int32) (on bool, outbound int32, err error)) ([]check.Profile, error) {
	var profiles []check.Profile
	for _, p := range firewallProfiles {
		on, outbound, err := read(p.bit)
		if err != nil {
			return nil, err
		}
		profiles = append(profiles, check.Profile{Name: p.name, Active: active&p.bit != 0, On: on, BlocksOut: outbound == outboundBlock})
	}
	return profiles, nil
}

// securityOn reads the state of a product in the security center. It is not documented; the usual reading is 1 on, 0 off, 2 snoozed, 3 expired.
func securityOn(state int32) bool { return state>>12&0xF == 1 }

// securityProduct is what one entry of the security center says.
type securityProduct struct {
	name, id string
	state    int32
}

// defenderID is the id of Windows' own antivirus program in the security center (general knowledge, not tried on a real PC).
const defenderID = "{D68DDC3A-831F-4FAE-9E44-DA132C1ACF46}"

// windowsOwn are parts of the names of what comes with Windows.
var windowsOwn = []string{"windows defender", "microsoft defender", "windows firewall"}

// othersThanWindows makes programs of products, each once: after an update a product may stand there twice, the old one off.
func othersThanWindows(kind string, products []securityProduct) []check.SecurityProgram {
	var programs []check.SecurityProgram
	for _, p := range products {
		name := strings.ToLower(p.name)
		own := strings.EqualFold(p.id, defenderID) || slices.ContainsFunc(windowsOwn, func(part string) bool { return strings.Contains(name, part) })
		if own || name == "" {
			continue
		}
		i := slices.IndexFunc(programs, func(known check.SecurityProgram) bool { return known.Name == p.name })
		if i < 0 {
			i = len(programs)
			programs = append(programs, check.SecurityProgram{Name: p.name, Kind: kind})
		}
		programs[i].On = programs[i].On || securityOn(p.state)
	}
	return programs
}

// handlerOf makes a handler of three answers of Windows. Programs of the Store have an id with "!" in it, and no program of their own; ids of others are
// not needed.
func handlerOf(program, progID, app string) (check.Handler, error) {
	switch {
	case strings.Contains(app, "!"):
		return check.Handler{ProgID: progID, App: app}, nil
	case program == "" && progID == "":
		return check.Handler{}, fmt.Errorf("no program opens it: %w", fs.ErrNotExist)
	}
	return check.Handler{ProgID: progID, Program: program}, nil
}

// programOfCommand takes the program out of a command line, such as "C:\a b\x.exe" "%1". Without quotes it ends where its name can.
func programOfCommand(command string) string {
	command = strings.TrimSpace(command)
	if quoted, ok := strings.CutPrefix(command, `"`); ok {
		program, _, _ := strings.Cut(quoted, `"`)
		return program
	}
	const ending = ".exe"
	for end := range len(command) + 1 {
		if (end == len(command) || command[end] == ' ') && end >= len(ending) && strings.EqualFold(command[end-len(ending):end], ending) {
			return command[:end]
		}
	}
	program, _, _ := strings.Cut(command, " ")
	return program
}

// tcpTable tells where things stand in a row of a table of TCP listeners with their processes (tcpmib.h), counted in words of 32 bits.
type tcpTable struct{ row, port int }

var (
	listenersV4 = tcpTable{row: 6, port: 2}
	listenersV6 = tcpTable{row: 14, port: 5}
)

// listens looks for a port in a table, which begins with the number of its rows. Ports stand in it with their high byte first.
func (t tcpTable) listens(words []uint32, port int) bool {
	if len(words) == 0 {
		return false
	}
	rows := words[1:]
	for range words[0] {
		if len(rows) < t.row {
			return false
		}
		if int(rows[t.port]&0xFF)<<8|int(rows[t.port]>>8&0xFF) == port {
			return true
		}
		rows = rows[t.row:]
	}
	return false
}

// errServiceOff is met where the service that would answer is disabled or not running.
var errServiceOff = errors.New("the service of Windows that knows this is switched off")

// comErrors gives meaning to error numbers of COM and WMI (winerror.h, wbemcli.h).
var comErrors = map[uint32]error{
	0x80004001: errors.ErrUnsupported, // E_NOTIMPL
	0x80004002: errors.ErrUnsupported, // E_NOINTERFACE
	0x80020003: errors.ErrUnsupported, // DISP_E_MEMBERNOTFOUND
	0x80020006: errors.ErrUnsupported, // DISP_E_UNKNOWNNAME
	0x80040154: errors.ErrUnsupported, // REGDB_E_CLASSNOTREG
	0x800401F3: errors.ErrUnsupported, // CO_E_CLASSSTRING
	0x8007007E: errors.ErrUnsupported, // ERROR_MOD_NOT_FOUND
	0x8004100E: errors.ErrUnsupported, // WBEM_E_INVALID_NAMESPACE
	0x80041010: errors.ErrUnsupported, // WBEM_E_INVALID_CLASS
	0x80070005: fs.ErrPermission,      // E_ACCESSDENIED
	0x80041003: fs.ErrPermission,      // WBEM_E_ACCESS_DENIED
	0x80070422: errServiceOff,         // ERROR_SERVICE_DISABLED
	0x80070426: errServiceOff,         // ERROR_SERVICE_NOT_ACTIVE
	0x800706D9: errServiceOff,         // EPT_S_NOT_REGISTERED: the firewall's service is not running
}

// comMeaning turns an error of COM into one that checks understand.
func comMeaning(number uint32, err error) error {
	if meaning, ok := comErrors[number]; ok {
		return fmt.Errorf("%w: %#x: %w", meaning, number, err)
	}
	return fmt.Errorf("%#x: %w", number, err)
}

// subjectOf names whom a certificate is about. Some old ones cannot be read by today's rules.
func subjectOf(certificate []byte) (string, bool) {
	c, err := x509.ParseCertificate(bytes.Clone(certificate))
	if err != nil {
		return "", false
	}
	return c.Subject.String(), true
}
