package system

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func init() {
	roles["console"] = func(text string) {
		out, ok := Console()
		if !ok {
			os.Exit(9)
		}
		if _, err := out.Write([]byte(text + "\n")); err != nil {
			panic(err)
		}
	}
}

// TestWindowsConsole: what is redirected arrives in the file as it is; without a console nobody would see it. A console to attach to was not tried: Wine
// has none without a screen.
func TestWindowsConsole(t *testing.T) {
	path := filepath.Join(tempFolder(t), "out.txt")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	cmd := child("console Unpause 9.9")
	cmd.Stdout = file
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); string(got) != "Unpause 9.9\n" || err != nil {
		t.Errorf("the file has %q, %v", got, err)
	}
}

func TestWindowsConsoleLines(t *testing.T) {
	var out strings.Builder
	c := &consoleLines{out: &out}
	for _, text := range []string{"one\ntwo\n", "three\n"} {
		if n, err := c.Write([]byte(text)); n != len(text) || err != nil {
			t.Errorf("%d, %v", n, err)
		}
	}
	if out.String() != "\r\none\r\ntwo\r\nthree\r\n" {
		t.Errorf("%q", out.String())
	}
}

// TestWindowsFront: without a window there is nothing to bring to the front.
func TestWindowsFront(t *testing.T) {
	if err := ToFront(0xdead); err == nil {
		t.Error("a window that is not there came to the front")
	}
}
