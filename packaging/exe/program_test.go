//go:build e2e

package exe

import (
	"bytes"
	"debug/pe"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// program is bin/unpause.exe as "make windows" built it.
func program(t *testing.T) *File {
	t.Helper()
	f, err := Open("../../bin/unpause.exe")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// windowsOwn are the libraries of every Windows 10 and 11 that the program may need before it runs; what it loads later it looks for itself.
var windowsOwn = []string{
	"ADVAPI32.dll", "COMCTL32.dll", "COMDLG32.dll", "GDI32.dll", "KERNEL32.dll", "msvcrt.dll", "OLE32.dll", "OLEAUT32.dll", "OPENGL32.dll", "SHELL32.dll", "USER32.dll",
}

func TestHowWindowsStartsIt(t *testing.T) {
	traits, err := program(t).Traits()
	if err != nil {
		t.Fatal(err)
	}
	if traits.Machine != pe.IMAGE_FILE_MACHINE_AMD64 || traits.Subsystem != pe.IMAGE_SUBSYSTEM_WINDOWS_GUI {
		t.Errorf("machine %#x, subsystem %d", traits.Machine, traits.Subsystem)
	}
	for name, flag := range map[string]uint16{
		"addresses that change (ASLR)":  pe.IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE,
		"wide addresses (high entropy)": pe.IMAGE_DLLCHARACTERISTICS_HIGH_ENTROPY_VA,
		"data that never runs (DEP)":    pe.IMAGE_DLLCHARACTERISTICS_NX_COMPAT,
	} {
		if traits.Flags&flag == 0 {
			t.Errorf("%s: off, the flags are %#x", name, traits.Flags)
		}
	}
	if traits.Time != 0 {
		t.Errorf("the time of linking is in the file: %d", traits.Time)
	}
}

func TestOnlyLibrariesOfWindows(t *testing.T) {
	traits, err := program(t).Traits()
	if err != nil {
		t.Fatal(err)
	}
	if len(traits.Libraries) == 0 {
		t.Error("no libraries were read")
	}
	for _, library := range traits.Libraries {
		if !slices.ContainsFunc(windowsOwn, func(own string) bool { return strings.EqualFold(own, library) }) {
			t.Errorf("%s is not on every PC", library)
		}
	}
}

func TestHowItWasBuilt(t *testing.T) {
	f := program(t)
	for key, want := range map[string]string{"GOOS": "windows", "GOARCH": "amd64", "CGO_ENABLED": "1", "-trimpath": "true", "-tags": "release,migrated_fynedo,no_emoji"} {
		if got := f.Setting(key); got != want {
			t.Errorf("%s is %q, not %q", key, got, want)
		}
	}
	if exec.Command("git", "log", "-1").Run() != nil {
		return // without git there is no commit to write down
	}
	if _, err := f.Date(); err != nil || f.Setting("vcs.revision") == "" {
		t.Errorf("the program does not know its commit: %v", err)
	}
}

// TestNoPathOfTheMachine: where it was built is nobody's business, and would make each machine's program another one.
func TestNoPathOfTheMachine(t *testing.T) {
	f := program(t)
	for _, path := range pathsHere(t) {
		for _, form := range [][]byte{[]byte(path), wide(path)} {
			if at := bytes.Index(f.Bytes, form); at >= 0 {
				t.Errorf("%s stands in the program: %q", path, f.Bytes[max(0, at-40):min(len(f.Bytes), at+80)])
			}
		}
	}
}

// pathsHere are the folders that a build reads and writes on this machine.
func pathsHere(t *testing.T) []string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "env", "GOMODCACHE", "GOCACHE", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	paths := append(strings.Fields(string(out)), root, filepath.Join(os.TempDir(), "cgo-gcc-"), "/usr/x86_64-w64-mingw32", "/usr/lib/gcc")
	if home, err := os.UserHomeDir(); err == nil && len(home) > len("/x") {
		paths = append(paths, home+"/")
	}
	return paths
}

// wide is a text as Windows writes it, two bytes a letter.
func wide(text string) []byte {
	var b []byte
	for _, c := range []byte(text) {
		b = append(b, c, 0)
	}
	return b
}
