//go:build !windows

package system

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// ownDoor gives a test a door of its own.
func ownDoor(t *testing.T) { t.Setenv("XDG_RUNTIME_DIR", t.TempDir()) }

// TestDoorIsPrivate: others neither read nor write it, nor can they put something in its place.
func TestDoorIsPrivate(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("XDG_RUNTIME_DIR", "not/absolute")
	atDoor(t)
	folder, err := doorFolder()
	if err != nil || !strings.HasPrefix(folder, temp) {
		t.Fatalf("%s, %v", folder, err)
	}
	for path, mode := range map[string]fs.FileMode{folder: 0o700, filepath.Join(folder, doorName+".sock"): 0o600, filepath.Join(folder, doorName+".lock"): 0o600} {
		if info, err := os.Lstat(path); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s: %v, %v", path, info, err)
		}
	}
	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if first, _ := First("", func(string) {}); !first || Knock("") {
		t.Error("a folder that others can read is used")
	}
	if took := time.Since(began); took > knockPatience/2 {
		t.Errorf("where there is no door, a start waits %v for it", took)
	}
	if os.Getuid() == 0 {
		if err := errors.Join(os.Chmod(folder, 0o700), os.Chown(folder, 65534, -1)); err != nil {
			t.Fatal(err)
		}
		if _, err := doorFolder(); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("the folder of another person: %v", err)
		}
	}
	other := t.TempDir()
	t.Setenv("TMPDIR", other)
	if err := os.Symlink(folder, filepath.Join(other, filepath.Base(folder))); err != nil {
		t.Fatal(err)
	}
	if _, err := Answer(func(string) {}); err == nil || Knock("") {
		t.Error("a link is followed")
	}
}

// TestSocketsStayHere: whatever is called of package net here has to do with unix sockets, which end on this PC.
func TestSocketsStayHere(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "knock_other.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	calls := 0
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		function, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if from, ok := function.X.(*ast.Ident); ok && from.Name == "net" {
			calls++
			if kind, ok := call.Args[0].(*ast.BasicLit); !ok || kind.Value != `"unix"` {
				t.Errorf("net.%s is called for something else than a unix socket", function.Sel.Name)
			}
		}
		return true
	})
	if calls != 2 {
		t.Errorf("%d calls, want those that listen and connect", calls)
	}
}
