package parts

import (
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"

	"unpause/packaging/exe"
	"unpause/packaging/licence"
)

const mit = "Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files"

// machine makes the folders of Go and of a module cache with these files.
func machine(t *testing.T, files map[string]string) Folders {
	t.Helper()
	at := Folders{Modules: t.TempDir(), Go: t.TempDir()}
	all := map[string]string{filepath.Join(at.Go, "LICENSE"): mit}
	for name, text := range files {
		all[filepath.Join(at.Modules, name)] = text
	}
	for path, text := range all {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return at
}

// built is a program with these modules and bytes.
func built(bytes string, modules ...*debug.Module) *exe.File {
	return &exe.File{Bytes: []byte(bytes), Go: &debug.BuildInfo{GoVersion: "go1.26.8", Deps: modules}}
}

func TestGoAndModules(t *testing.T) {
	at := machine(t, map[string]string{"github.com/!some!body/thing@v1.2.3/LICENSE": mit})
	all, err := In(built("", &debug.Module{Path: "github.com/SomeBody/thing", Version: "v1.2.3", Sum: "h1:abc="}), at)
	if err != nil || len(all) != 2 {
		t.Fatalf("%+v, %v", all, err)
	}
	if all[0].URL != "pkg:golang/std@1.26.8" || all[0].Licence.SPDX != "MIT" {
		t.Errorf("%+v", all[0])
	}
	if all[1].URL != "pkg:golang/github.com/SomeBody/thing@v1.2.3" || all[1].GoSum != "h1:abc=" || all[1].Name != "github.com/SomeBody/thing" {
		t.Errorf("%+v", all[1])
	}
}

func TestModuleWithoutLicenceIsNotShipped(t *testing.T) {
	at := machine(t, map[string]string{"example.org/thing@v1.0.0/README": "Ask us first."})
	if _, err := In(built("", &debug.Module{Path: "example.org/thing", Version: "v1.0.0"}), at); !errors.Is(err, licence.ErrUnknown) {
		t.Error(err)
	}
}

// TestWhatModulesBring: the C code and the fonts that are in the program, and no others.
func TestWhatModulesBring(t *testing.T) {
	glfw := glfwModule + "@v0.1.0"
	fyne := fontModule + "@v2.8.1"
	at := machine(t, map[string]string{
		glfw + "/LICENSE": mit, glfw + "/GLFW_C_REVISION.txt": "abc123\n", glfw + "/glfw/LICENSE.md": "Altered source versions must be plainly marked as such",
		fyne + "/LICENSE": mit, fyne + "/theme/font/LICENSE.txt": "SIL OPEN FONT LICENSE Version 1.1",
		fyne + "/theme/font/NotoSans-Bold.ttf": "the bold font", fyne + "/theme/font/NotoSans-Italic.ttf": "the italic font",
	})
	all, err := In(built("... the bold font ... 3.4.0 Win32 WGL ... GCC: (GNU) 12-win32\x00GCC: (GNU) 12-win32\x00",
		&debug.Module{Path: fontModule, Version: "v2.8.1"}, &debug.Module{Path: glfwModule, Version: "v0.1.0"}), at)
	if err != nil {
		t.Fatal(err)
	}
	brought := map[string]Part{}
	for _, p := range all[3:] {
		brought[p.Name] = p
	}
	if g := brought["GLFW"]; g.Version != "3.4.0" || g.URL != "pkg:github/glfw/glfw@abc123" || g.Licence.SPDX != "Zlib" || g.From != glfwModule {
		t.Errorf("%+v", g)
	}
	if f := brought["NotoSans-Bold.ttf"]; f.Kind != Font || f.SHA256 == "" || f.Licence.SPDX != "OFL-1.1" || f.From != fontModule {
		t.Errorf("%+v", f)
	}
	if c := brought["libgcc"]; c.Version != "12-win32" {
		t.Errorf("%+v", c)
	}
	if len(brought) != 4 {
		t.Errorf("%d parts: %v", len(brought), brought)
	}
}

func TestFontWithoutLicence(t *testing.T) {
	fyne := fontModule + "@v2.8.1"
	at := machine(t, map[string]string{fyne + "/LICENSE": mit, fyne + "/theme/font/New.ttf": "a new font"})
	if _, err := In(built("a new font", &debug.Module{Path: fontModule, Version: "v2.8.1"}), at); !errors.Is(err, errFontLicence) {
		t.Error(err)
	}
}
