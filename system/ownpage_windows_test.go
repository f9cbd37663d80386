package system

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWindowsOwnPage opens a page for real, with the program that opens web pages. Under Wine nobody sees it.
func TestWindowsOwnPage(t *testing.T) {
	if os.Getenv("WINEPREFIX") == "" {
		t.Skip("would open a browser")
	}
	folder, err := OwnFolder()
	if err != nil || !strings.HasSuffix(folder, `\AppData\Local\Unpause`) {
		t.Fatalf("%s, %v", folder, err)
	}
	for _, html := range []string{"first", "second"} {
		got := NewOpener().OpenOwnPage([]byte(html), "")
		if got.Outcome != Asked || got.What != filepath.Join(folder, "reference.html") {
			t.Fatalf("%+v", got)
		}
		if written, err := os.ReadFile(got.What); string(written) != html || err != nil {
			t.Errorf("%q, %v", written, err)
		}
	}
}

func TestWindowsEndings(t *testing.T) { TestChosenFileHasAnEnding(t) }

// TestWindowsBrowser: a helper of Windows, which starts other programs, is no browser.
func TestWindowsBrowser(t *testing.T) {
	folder, err := windowsFolders{}.root(system32)
	if err != nil {
		t.Fatal(err)
	}
	if program := (windowsShell{}).browser(); within(program, folder) {
		t.Errorf("the browser is %s", program)
	}
}
