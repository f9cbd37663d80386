package product

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// project makes a folder with a version and a licence.
func project(t *testing.T, version, license string) string {
	t.Helper()
	root := t.TempDir()
	if err := os.Mkdir(filepath.Join(root, "resources"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"resources/VERSION": version, "LICENSE": license} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestRead(t *testing.T) {
	p, err := Read(project(t, "1.20.3\n", "MIT License\n\nCopyright (c) 2026 Somebody\n\nPermission"))
	if err != nil {
		t.Fatal(err)
	}
	numbers, err := p.Numbers()
	if err != nil || numbers != [4]uint16{1, 20, 3, 0} || p.Copyright != "Copyright (c) 2026 Somebody" {
		t.Errorf("%v, %+v, %v", numbers, p, err)
	}
}

func TestVersionsThatWindowsCannotHold(t *testing.T) {
	for _, version := range []string{"", "1.2", "1.2.3.4", "v1.2.3", "1.2.3-beta", "01.2.3", "1.2.65536", "1.2.3 4"} {
		if _, err := Read(project(t, version, "Copyright (c) 2026 Somebody")); !errors.Is(err, errVersion) {
			t.Errorf("%q: %v", version, err)
		}
	}
}

func TestLicenceWithoutCopyright(t *testing.T) {
	if _, err := Read(project(t, "1.2.3", "MIT License")); !errors.Is(err, errCopyright) {
		t.Error(err)
	}
}

// TestThisProject reads the project's own files; the company in the properties of the program is who holds the copyright.
func TestThisProject(t *testing.T) {
	p, err := Read("../..")
	if err != nil {
		t.Fatal(err)
	}
	if want := "Copyright (c) 2026 " + Publisher; p.Copyright != want {
		t.Errorf("%q, not %q", p.Copyright, want)
	}
}

func TestUnsignedFilesSaySo(t *testing.T) {
	p := Product{Version: "1.2.3"}
	for want, got := range map[string]string{
		"unpause-1.2.3-windows-x64-setup.exe":             p.Setup(true),
		"unpause-1.2.3-windows-x64-unsigned-setup.exe":    p.Setup(false),
		"unpause-1.2.3-windows-x64-portable.zip":          p.Portable(true),
		"unpause-1.2.3-windows-x64-unsigned-portable.zip": p.Portable(false),
		"unpause-1.2.3.cdx.json":                          p.Bill(),
	} {
		if got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}
