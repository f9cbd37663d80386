// Package product holds what the release files say of the program: its names, and its version and copyright as the project's own files state them. Nothing
// is said here that another file already says.
package product

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// Names that do not change from version to version.
const (
	Name        = "Unpause"
	Publisher   = "The Unpause authors"
	Description = "Unofficial help for the error messages of the Spotify app"
	Program     = "unpause.exe"
	License     = "MIT" // SPDX identifier of the file LICENSE
)

// Product is the program at one version.
type Product struct {
	Root      string // the project's folder
	Version   string // three numbers with dots, from resources/VERSION
	Copyright string // the line of LICENSE that begins so
}

var (
	// errVersion is met when resources/VERSION does not hold what Windows and package managers need.
	errVersion = errors.New("resources/VERSION must hold three numbers with dots between them, such as 1.2.3")
	// errCopyright is met when LICENSE names nobody.
	errCopyright = errors.New("LICENSE has no line that begins with Copyright")

	versionForm   = regexp.MustCompile(`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$`)
	copyrightLine = regexp.MustCompile(`(?m)^Copyright .+$`)
)

// Read reads the product from the project's folder.
func Read(root string) (Product, error) {
	version, err := os.ReadFile(filepath.Join(root, "resources", "VERSION"))
	if err != nil {
		return Product{}, fmt.Errorf("the version number could not be read: %w", err)
	}
	license, err := os.ReadFile(filepath.Join(root, "LICENSE"))
	if err != nil {
		return Product{}, fmt.Errorf("the licence could not be read: %w", err)
	}
	p := Product{Root: root, Version: strings.TrimSpace(string(version)), Copyright: copyrightLine.FindString(string(license))}
	if _, err := p.Numbers(); err != nil {
		return Product{}, err
	}
	if p.Copyright == "" {
		return Product{}, errCopyright
	}
	return p, nil
}

// Numbers is the version as Windows counts it: four numbers of 16 bits, the last of them 0.
func (p Product) Numbers() ([4]uint16, error) {
	var numbers [4]uint16
	parts := versionForm.FindStringSubmatch(p.Version)
	if parts == nil {
		return numbers, fmt.Errorf("%w: it holds %q", errVersion, p.Version)
	}
	for i, part := range parts[1:] {
		n, err := strconv.ParseUint(part, 10, 16)
		if err != nil {
			return numbers, fmt.Errorf("%w: %s is above 65535", errVersion, part)
		}
		numbers[i] = uint16(n)
	}
	return numbers, nil
}

// file is the name of a release file. One that carries no signature says so, because whoever downloads it cannot see it otherwise.
func (p Product) file(kind string, signed bool) string {
	mark := ""
	if !signed {
		mark = "unsigned-"
	}
	return "unpause-" + p.Version + "-windows-x64-" + mark + kind
}

// Setup is the name of the installer's file.
func (p Product) Setup(signed bool) string { return p.file("setup.exe", signed) }

// Portable is the name of the zip file that needs no installation.
func (p Product) Portable(signed bool) string { return p.file("portable.zip", signed) }

// Bill is the name of the software bill of materials.
func (p Product) Bill() string { return "unpause-" + p.Version + ".cdx.json" }

// Sums is the name of the file with the sums of all others.
const Sums = "SHA256SUMS"
