package setup

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"unpause/packaging/product"
)

// compiler puts a stand-in for NSIS, which writes down its arguments and ends with a code, in the place of all programs.
func compiler(t *testing.T, script string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "makensis"), []byte("#!/bin/sh\n"+script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":/usr/bin:/bin")
}

var from = Sources{Program: "/p/unpause.exe", Licenses: "/l", Icon: "/i.ico", Sign: `"/s/release" sign`, Environment: []string{"SECRET_FILE=/f"}}

func TestWhatNSISIsGiven(t *testing.T) {
	root, out := t.TempDir(), filepath.Join(t.TempDir(), "setup.exe")
	compiler(t, `printf '%s\n' "$SECRET_FILE" "$@" > "`+out+`"`)
	if err := Make(product.Product{Root: root, Version: "1.2.3"}, from, out); err != nil {
		t.Fatal(err)
	}
	said, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"/f", "-WX", "-DVERSION=1.2.3", "-DPROGRAM=/p/unpause.exe", "-DLICENSES=/l", "-DICON=/i.ico", "-DOUTFILE=" + out, `-DSIGN="/s/release" sign`,
		root + "/packaging/installer/unpause.nsi",
	} {
		if !strings.Contains(string(said), want+"\n") {
			t.Errorf("%q is missing in\n%s", want, said)
		}
	}
}

func TestWhatNSISSaysIsPassedOn(t *testing.T) {
	compiler(t, "echo line 7 is wrong; exit 1")
	if err := Make(product.Product{Root: t.TempDir()}, from, "out"); !errors.Is(err, ErrCompiler) || !strings.Contains(err.Error(), "line 7 is wrong") {
		t.Error(err)
	}
}

func TestNoSetupIsAFault(t *testing.T) {
	compiler(t, "exit 0")
	if err := Make(product.Product{Root: t.TempDir()}, from, filepath.Join(t.TempDir(), "none")); !errors.Is(err, ErrCompiler) {
		t.Error(err)
	}
}

func TestNSISMissing(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if err := Make(product.Product{Root: t.TempDir()}, from, "out"); !errors.Is(err, ErrCompiler) || !strings.Contains(err.Error(), "not installed") {
		t.Error(err)
	}
}
