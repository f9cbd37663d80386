//go:build e2e

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestSystemRoomOnWindows runs the tests of the Windows files of package system as a Windows program. Its other tests do not run under Wine 8,
// which cannot delete files the way Go does today.
func TestSystemRoomOnWindows(t *testing.T) {
	file := filepath.Join(t.TempDir(), "system.test.exe")
	build := exec.Command("go", "test", "-c", "-o", file, "../system")
	build.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := prefix.Write(`C:\system.test.exe`, data); err != nil {
		t.Fatal(err)
	}
	out, err := prefix.Run(`C:\system.test.exe`, "-test.v", "-test.run", "^TestWindows")
	t.Logf("%s", out)
	if err != nil {
		t.Fatal(err)
	}
}
