package parts

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"unpause/packaging/exe"
	"unpause/packaging/licence"
)

// glfwModule is the Go module that brings GLFW's C code along.
const glfwModule = "github.com/go-gl/glfw/v3.4/glfw"

// errGLFW is met when the module is there and its C code is not recognised: its licence must not get lost.
var errGLFW = errors.New("the version of GLFW's C code was not found in the program")

var (
	// glfwVersion is what glfwGetVersionString answers on Windows.
	glfwVersion = regexp.MustCompile(`(\d+\.\d+\.\d+) Win32`)
	// compilerVersion is what GCC writes into every object file.
	compilerVersion = regexp.MustCompile(`GCC: \(GNU\) ([\w.-]+)`)
)

// glfw is GLFW's C code. Its version is read from the program, its commit and licence from the module.
func glfw(f *exe.File, at Folders) ([]Part, error) {
	m, ok := moduleOf(f, glfwModule)
	if !ok {
		return nil, nil
	}
	found := glfwVersion.FindSubmatch(f.Bytes)
	if found == nil {
		return nil, errGLFW
	}
	dir, err := folder(at, m)
	if err != nil {
		return nil, err
	}
	commit, err := os.ReadFile(filepath.Join(dir, "GLFW_C_REVISION.txt"))
	if err != nil {
		return nil, fmt.Errorf("the commit of GLFW's C code could not be read: %w", err)
	}
	l, err := licence.OfFile(filepath.Join(dir, "glfw", "LICENSE.md"))
	if err != nil {
		return nil, err
	}
	return []Part{{
		Kind: Library, Name: "GLFW", Version: string(found[1]), URL: "pkg:github/glfw/glfw@" + string(bytes.TrimSpace(commit)), From: glfwModule, Licence: l,
	}}, nil
}

// compiler is the code that GCC and MinGW-w64 put into every program, so that it starts. Both allow passing it on inside one, under any terms.
func compiler(f *exe.File, _ Folders) ([]Part, error) {
	var versions []string
	for _, found := range compilerVersion.FindAllSubmatch(f.Bytes, -1) {
		if v := string(found[1]); !slices.Contains(versions, v) {
			versions = append(versions, v)
		}
	}
	if versions == nil {
		return nil, nil
	}
	slices.Sort(versions)
	return []Part{
		{Kind: Library, Name: "libgcc", Version: strings.Join(versions, ", "), Licence: licence.Licence{SPDX: "GPL-3.0-or-later WITH GCC-exception-3.1"}},
		{Kind: Library, Name: "mingw-w64", Licence: licence.Licence{SPDX: "ZPL-2.1"}},
	}, nil
}
