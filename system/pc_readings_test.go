package system

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"unpause/system/check"
)

func TestVersion(t *testing.T) {
	if got := version(1<<16|2, 86<<16|502); got != "1.2.86.502" {
		t.Error(got)
	}
	if got := version(0xFFFF0000, 0xFFFF); got != "65535.0.0.65535" {
		t.Error(got)
	}
}

// TestStopsWriting has what icacls denies for its short words, and what Windows itself denies for its old links.
func TestStopsWriting(t *testing.T) {
	for name, c := range map[string]struct {
		rights uint32
		want   bool
	}{
		"F": {0x1F01FF, true}, "W": {0x100116, true}, "D": {0x10000, true}, "R": {0x120089, true}, "M": {0x1301BF, true},
		"WD": {0x2, true}, "AD": {0x4, true}, "DC": {0x40, true}, "GA": {0x10000000, true}, "GW": {0x40000000, true},
		"list a folder": {0x1, false}, "read attributes": {0x80, false}, "nothing": {0, false},
	} {
		if got := stopsWriting(c.rights); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestServiceForChecks(t *testing.T) {
	for s, running := range map[Service]bool{
		{Running: true, StartType: "auto"}: true, {Starting: true, StartType: "auto"}: true, {StartType: "auto"}: false,
	} {
		if got := serviceForChecks(s); got.Running != running || got.StartType != "auto" {
			t.Errorf("%v: %+v", s, got)
		}
	}
}

func TestOfSession(t *testing.T) {
	all := []process{{id: 4, session: 0, name: "System"}, {id: 800, session: 0, name: "cmdagent.exe"}, {id: 900, session: 1, name: "Spotify.exe"}, {id: 901, session: 2, name: "Spotify.exe"}, {id: 902, session: 2, name: "unpause.exe"}}
	if got := ofSession(all, 902); !slices.Equal(got, all[3:]) {
		t.Errorf("%v", got)
	}
	if got := ofSession(all, 1); !slices.Equal(got, all) {
		t.Errorf("without oneself: %v", got)
	}
}

func TestPlacesOfPaths(t *testing.T) {
	const sys = `C:\Windows\System32`
	for path, want := range map[string]struct{ onDrive, within bool }{
		sys + `\drivers\etc`: {true, true}, `c:\WINDOWS\system32\x`: {true, true}, sys + `x\etc`: {true, false}, `D:\etc`: {true, false}, sys: {true, false},
		sys + `\..\x`: {false, false}, `\\server\share`: {}, `C:x`: {}, `1:\x`: {}, ``: {}, `%SystemRoot%\x`: {},
	} {
		if onDrive(path) != want.onDrive || within(path, sys) != want.within {
			t.Errorf("%q: on a drive %v, in %s %v", path, onDrive(path), sys, within(path, sys))
		}
	}
}

func TestInternetOf(t *testing.T) {
	for bits, want := range map[int32]check.Internet{
		0: check.NoNetwork, 0x40: check.HasInternet, 0x400: check.HasInternet, 0x440: check.HasInternet, 0x240: check.HasInternet,
		0x20: check.LocalOnly, 0x200: check.LocalOnly, 0x10: check.LocalOnly, 0x1: check.LocalOnly, 0x3: check.LocalOnly,
	} {
		if got := internetOf(bits); got != want {
			t.Errorf("%#x: %s, want %s", bits, got, want)
		}
	}
}

func TestProfilesOf(t *testing.T) {
	got, err := profilesOf(2|4, func(bit int32) (bool, int32, error) { return bit != 1, map[int32]int32{1: 1, 2: 0, 4: 1}[bit], nil })
	want := []check.Profile{{Name: "Domain"}, {Name: "Private", Active: true, On: true, BlocksOut: true}, {Name: "Public", Active: true, On: true}}
	if !slices.Equal(got, want) || err != nil {
		t.Errorf("%+v, %v", got, err)
	}
	fault := errors.New("no answer")
	if got, err := profilesOf(1, func(int32) (bool, int32, error) { return false, 0, fault }); got != nil || !errors.Is(err, fault) {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestSecurityOn has states that were seen on many PCs.
func TestSecurityOn(t *testing.T) {
	for state, want := range map[int32]bool{397568: true, 397584: true, 266240: true, 393472: false, 262144: false, 0x2000: false, 0x3000: false, 0: false} {
		if got := securityOn(state); got != want {
			t.Errorf("%#x: %v", state, got)
		}
	}
}

func TestOthersThanWindows(t *testing.T) {
	const on, off = 0x41000, 0x40000
	got := othersThanWindows("antivirus", []securityProduct{
		{"Windows Defender", "{d68ddc3a-831f-4fae-9e44-da132c1acf46}", on}, {"Ein anderer Name", "{D68DDC3A-831F-4fae-9E44-DA132C1ACF46}", on},
		{"Microsoft Defender Antivirus", "{1}", on}, {"Norton 360", "{2}", off}, {"ESET Security", "{3}", off}, {"Norton 360", "{4}", on}, {"", "{5}", on},
	})
	want := []check.SecurityProgram{{Name: "Norton 360", Kind: "antivirus", On: true}, {Name: "ESET Security", Kind: "antivirus"}}
	if !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

func TestHandlerOf(t *testing.T) {
	const chrome = `C:\Program Files\Google\Chrome\Application\chrome.exe`
	const store = "SpotifyAB.SpotifyMusic_zpdnekdrzrea0!Spotify"
	for _, c := range []struct {
		program, progID, app string
		want                 check.Handler
	}{
		{chrome, "ChromeHTML", "Chrome", check.Handler{ProgID: "ChromeHTML", Program: chrome}},
		{chrome, "", "", check.Handler{Program: chrome}},
		{"", "AppX4711", store, check.Handler{ProgID: "AppX4711", App: store}},
		{`C:\Windows\System32\LaunchWinApp.exe`, "AppX4711", store, check.Handler{ProgID: "AppX4711", App: store}},
		{"", "Gone", "", check.Handler{ProgID: "Gone"}},
	} {
		if got, err := handlerOf(c.program, c.progID, c.app); got != c.want || err != nil {
			t.Errorf("%+v: %+v, %v", c, got, err)
		}
	}
	if got, err := handlerOf("", "", "Chrome"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("none: %+v, %v", got, err)
	}
}

func TestProgramOfCommand(t *testing.T) {
	for command, want := range map[string]string{
		`"C:\a b\Spotify.exe" --protocol-uri="%1"`: `C:\a b\Spotify.exe`, `C:\a b\Spotify.EXE %1`: `C:\a b\Spotify.EXE`, `C:\a b\x.exe`: `C:\a b\x.exe`,
		`C:\x.exe.d\y.com %1`: `C:\x.exe.d\y.com`, ` "C:\x.exe`: `C:\x.exe`, "": "", `""`: "", ".exe": ".exe", "İ.exe": "İ.exe",
	} {
		if got := programOfCommand(command); got != want {
			t.Errorf("%q: %q, want %q", command, got, want)
		}
	}
}

func TestListens(t *testing.T) {
	const port8080, port80 = 0x901F, 0x5000 // high byte first
	v4 := []uint32{2, 2, 0, port80, 0, 0, 4711, 2, 0x0100007F, port8080 | 0xABCD0000, 0, 0, 4712}
	v6 := append([]uint32{1, 0, 0, 0, 0x01000000, 0, port8080}, make([]uint32, 8)...)
	for _, c := range []struct {
		name  string
		table tcpTable
		words []uint32
		port  int
		want  bool
	}{
		{"first", listenersV4, v4, 80, true}, {"second", listenersV4, v4, 8080, true}, {"none", listenersV4, v4, 8081, false},
		{"cut off", listenersV4, v4[:8], 8080, false}, {"nothing", listenersV4, nil, 80, false}, {"no rows", listenersV4, []uint32{0, 2, 0, port80, 0, 0, 0}, 80, false},
		{"newer", listenersV6, v6, 8080, true}, {"newer, none", listenersV6, v6, 80, false},
	} {
		if got := c.table.listens(c.words, c.port); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestComMeaning(t *testing.T) {
	cause := errors.New("what Windows says")
	for number, want := range map[uint32]error{
		0x80040154: errors.ErrUnsupported, 0x8004100E: errors.ErrUnsupported, 0x80070005: fs.ErrPermission, 0x80041003: fs.ErrPermission,
		0x80070422: errServiceOff, 0x800706D9: errServiceOff,
	} {
		if err := comMeaning(number, cause); !errors.Is(err, want) || !errors.Is(err, cause) {
			t.Errorf("%#x: %v", number, err)
		}
	}
	if err := comMeaning(0x80004005, cause); err.Error() != "0x80004005: what Windows says" || errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("an unknown number: %v", err)
	}
}

func TestSubjectOf(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Web Shield Root", Organization: []string{"Somebody"}}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := subjectOf(der); got != "CN=Web Shield Root,O=Somebody" || !ok {
		t.Errorf("%q, %v", got, ok)
	}
	if got, ok := subjectOf(der[:20]); ok {
		t.Errorf("half a certificate: %q", got)
	}
}

// FuzzCommand: the program is a beginning of the command line; it ends where Windows ends it, or at a blank.
func FuzzCommand(f *testing.F) {
	for _, seed := range []string{`"C:\a b\Spotify.exe" --protocol-uri="%1"`, `C:\a b\Spotify.EXE %1`, `C:\x.exe.d\y.com %1`, ` "C:\x.exe`, `""`, ".exe", "İ.exe", "\u00a0x.exe y", "a.exe.exe b.exe"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, command string) {
		program := programOfCommand(command)
		line := strings.TrimSpace(command)
		quoted := strings.HasPrefix(line, `"`)
		rest, ok := strings.CutPrefix(strings.TrimPrefix(line, `"`), program)
		if !ok || quoted && strings.Contains(program, `"`) || rest != "" && rest[0] != ' ' && rest[0] != '"' {
			t.Fatalf("%q has the program %q", command, program)
		}
		if !quoted && strings.Contains(program, " ") && !strings.EqualFold(program[len(program)-4:], ".exe") {
			t.Errorf("%q has the program %q", command, program)
		}
		if !quoted && strings.Contains(strings.ToLower(program[:max(len(program)-1, 0)]), ".exe ") {
			t.Errorf("%q has two programs in %q", command, program)
		}
	})
}

// FuzzPlaces: what lies in a folder never leads out of it.
func FuzzPlaces(f *testing.F) {
	for _, seed := range [][2]string{{`C:\Windows\System32\drivers\etc`, `C:\Windows`}, {`c:\WINDOWS\x`, `C:\Windows`}, {`C:\Windows\..\x`, `C:\Windows`}, {`\\server\share`, `\\server`}, {`C:x`, `C:`}, {`\x`, ""}} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, path, folder string) {
		if onDrive(path) && (!regexp.MustCompile(`^[A-Za-z]:\\`).MatchString(path) || slices.Contains(strings.FieldsFunc(path, isSeparator), "..")) {
			t.Errorf("%q is on a drive", path)
		}
		if within(path, folder) && (!strings.EqualFold(path[:len(folder)+1], folder+`\`) || slices.Contains(strings.FieldsFunc(path, isSeparator), "..")) {
			t.Errorf("%q is within %q", path, folder)
		}
	})
}

func isSeparator(r rune) bool { return r == '\\' || r == '/' }

// FuzzListens: a table from Windows may be cut off or wrong in its number of rows; a port is found only where a row has it.
func FuzzListens(f *testing.F) {
	for _, seed := range [][]uint32{{2, 2, 0, 0x5000, 0, 0, 4711, 2, 0x0100007F, 0x901F, 0, 0, 4712}, {1, 0, 0, 0, 0x01000000, 0, 0x901F, 0, 0, 0, 0, 0, 0, 0, 0}, {0xFFFFFFFF, 2}, {}} {
		var data []byte
		for _, word := range seed {
			data = binary.LittleEndian.AppendUint32(data, word)
		}
		f.Add(data, uint16(8080))
	}
	f.Fuzz(func(t *testing.T, data []byte, port uint16) {
		words := make([]uint32, len(data)/4)
		for i := range words {
			words[i] = binary.LittleEndian.Uint32(data[4*i:])
		}
		for _, table := range []tcpTable{listenersV4, listenersV6} {
			want := false
			for row := 0; len(words) > 0 && row < int(words[0]) && 1+(row+1)*table.row <= len(words); row++ {
				at := 4 * (1 + row*table.row + table.port)
				want = want || binary.BigEndian.Uint16(data[at:]) == port
			}
			if got := table.listens(words, int(port)); got != want {
				t.Errorf("port %d in %v: %t", port, words, got)
			}
		}
	})
}

// FuzzSubject: a certificate of anybody is read or refused.
func FuzzSubject(f *testing.F) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range []pkix.Name{{CommonName: "Web Shield Root", Organization: []string{"Somebody"}}, {}, {CommonName: "a,b+c=d\\\x00ä"}} {
		template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: name, IsCA: true, BasicConstraintsValid: true, DNSNames: []string{"x.example"}}
		der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(der)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		before := bytes.Clone(data)
		subject, ok := subjectOf(data)
		if !ok && subject != "" || !bytes.Equal(data, before) {
			t.Errorf("%x: %q, %t", data, subject, ok)
		}
	})
}

// FuzzReadings: numbers and names of Windows, of which any may be new to us.
func FuzzReadings(f *testing.F) {
	f.Add("Windows Defender", "Norton 360", "{D68DDC3A-831F-4FAE-9E44-DA132C1ACF46}", int32(397568), int32(0x440), uint32(0x1F01FF))
	f.Add("", "\xff", "x!y", int32(-1), int32(1), uint32(0x80070005))
	f.Fuzz(func(t *testing.T, one, other, id string, state, bits int32, number uint32) {
		programs := othersThanWindows("antivirus", []securityProduct{{one, id, state}, {other, id, bits}, {one, other, bits}, {other, one, state}})
		seen := map[string]bool{}
		for _, p := range programs {
			if seen[p.Name] || p.Name != one && p.Name != other || p.Name == "" || p.Kind != "antivirus" || p.On && !securityOn(state) && !securityOn(bits) || strings.Contains(strings.ToLower(p.Name), "windows defender") {
				t.Errorf("%+v", programs)
			}
			seen[p.Name] = true
		}
		if got := internetOf(bits); got == check.HasInternet != (bits&0x440 != 0) || got == check.NoNetwork != (bits == 0) {
			t.Errorf("%#x: %v", bits, got)
		}
		switch h, err := handlerOf(one, other, id); {
		case err != nil && (!errors.Is(err, fs.ErrNotExist) || one+other != "" || strings.Contains(id, "!")), err == nil && h == (check.Handler{}), h.App != "" && h.Program != "":
			t.Errorf("%q, %q, %q: %+v, %v", one, other, id, h, err)
		}
		cause := errors.New(one)
		if err := comMeaning(number, cause); !errors.Is(err, cause) || !strings.Contains(err.Error(), fmt.Sprintf("%#x", number)) {
			t.Errorf("%#x: %v", number, err)
		}
		if text := version(number, uint32(bits)); strings.Count(text, ".") != 3 {
			t.Errorf("%#x, %#x: %s", number, bits, text)
		}
	})
}
