package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"unpause/packaging/exe"
	"unpause/packaging/product"
)

var version = product.Product{Version: "1.2.3", Copyright: "Copyright (c) 2026 Somebody"}

// TestMain lets the installer's compiler start this test program as it would start the command: with "sign" and a file.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == "sign" {
		signForTest(os.Args[2])
		return
	}
	os.Exit(m.Run())
}

// signedCopy names the variable with the place for a copy of what was signed that way.
const signedCopy = "UNPAUSE_TEST_SIGNED_COPY"

// failVariable makes signing for the installer's compiler fail.
const failVariable = "UNPAUSE_TEST_SIGN_FAILS"

// signForTest signs a file and keeps a copy.
func signForTest(path string) {
	if os.Getenv(failVariable) != "" {
		os.Exit(1)
	}
	main()
	content, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(os.Getenv(signedCopy), content, 0o644)
	}
	if err != nil {
		os.Exit(1)
	}
}

func TestWords(t *testing.T) {
	t.Chdir("../..")
	for _, args := range [][]string{{}, {"pack"}, {"package", "now"}, {"sign"}, {"setup"}, {"setup", "a", "b"}} {
		if err := run(args); !errors.Is(err, errWord) {
			t.Errorf("%q: %v", args, err)
		}
	}
}

func TestDate(t *testing.T) {
	commit := &exe.File{Go: &debug.BuildInfo{Settings: []debug.BuildSetting{{Key: "vcs.time", Value: "2026-11-23T04:00:00Z"}}}}
	none := &exe.File{Go: &debug.BuildInfo{}}
	for _, c := range []struct {
		epoch string
		f     *exe.File
		want  time.Time
	}{
		{"1700000000", commit, time.Unix(1700000000, 0)},
		{"", commit, time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC)},
		{"", none, time.Time{}},
	} {
		if got, err := date(c.epoch, c.f); !got.Equal(c.want) || err != nil {
			t.Errorf("%q: %v, %v", c.epoch, got, err)
		}
	}
	if _, err := date("yesterday", none); !errors.Is(err, errEpoch) {
		t.Error(err)
	}
}

// TestOldFilesGo, and nothing else in the folder does.
func TestOldFilesGo(t *testing.T) {
	dist := t.TempDir()
	for name, stays := range map[string]bool{"unpause-0.0.1-windows-x64-setup.exe": false, product.Sums: false, "notes.txt": true} {
		if err := os.WriteFile(filepath.Join(dist, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := emptyFolder(dist); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(filepath.Join(dist, name)); (err == nil) != stays {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSums(t *testing.T) {
	dist := t.TempDir()
	if err := os.WriteFile(filepath.Join(dist, "a"), []byte("abc"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := writeSums(dist, "a"); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(dist, product.Sums))
	// The sum of "abc" is that of FIPS 180-2, appendix B.1.
	if want := "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n"; string(got) != want || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

func TestNothingIsGuessedForWinget(t *testing.T) {
	for _, downloads := range []string{"", "example.org/x", "http://example.org/x", "https://", "https://example.org/x?y=1", ":"} {
		if err := writeWinget(version, t.TempDir(), downloads); !errors.Is(err, errDownloads) {
			t.Errorf("%q: %v", downloads, err)
		}
	}
	if err := writeWinget(version, t.TempDir(), "https://example.org/x"); !errors.Is(err, errNoSetup) {
		t.Error(err)
	}
}

func TestWingetNamesTheSetupThatIsThere(t *testing.T) {
	for _, signed := range []bool{true, false} {
		dist := t.TempDir()
		if err := os.WriteFile(filepath.Join(dist, version.Setup(signed)), []byte("abc"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := writeWinget(version, dist, "https://example.org/x/"); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(filepath.Join(dist, wingetFolder, "Unpause.Unpause.installer.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"InstallerUrl: https://example.org/x/" + version.Setup(signed) + "\n", "InstallerSha256: BA7816BF8F01CFEA"} {
			if !strings.Contains(string(text), want) {
				t.Errorf("%q is missing in\n%s", want, text)
			}
		}
	}
}

func TestRightFilesAreLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "file")
	if err := update(path, []byte("one")); err != nil {
		t.Fatal(err)
	}
	old := time.Unix(1000000000, 0)
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
	if err := update(path, []byte("one")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || !info.ModTime().Equal(old) {
		t.Errorf("the same content was written again: %v", err)
	}
	if err := update(path, []byte("two")); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); string(got) != "two" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

// TestPictureIsOfTheIcon: the picture that is kept with the sources is the drawing of today.
func TestPictureIsOfTheIcon(t *testing.T) {
	root := filepath.Join("..", "..")
	var drawn bytes.Buffer
	if err := writePicture(&drawn, product.Product{Root: root}); err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile(filepath.Join(root, pictureFile))
	if err != nil || !bytes.Equal(kept, drawn.Bytes()) {
		t.Errorf("%s is not what icon.svg shows: run \"make windows\" (%v)", pictureFile, err)
	}
}
