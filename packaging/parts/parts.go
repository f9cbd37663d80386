// Package parts lists what others made and the program contains: Go's own library, Go modules, GLFW's C code, fonts, and what the C compiler adds. All of it is
// looked up in the finished program, in the module cache and in Go's folder, never in a list kept by hand.
package parts

import (
	"unpause/packaging/exe"
	"unpause/packaging/licence"
)

// Part is one thing that somebody else made.
type Part struct {
	Kind    Kind
	Name    string
	Version string // empty when the program does not tell
	URL     string // package URL: pkg:golang/..., pkg:github/...; empty where there is none
	GoSum   string // of a Go module: "h1:" and a SHA-256 sum, as in go.sum
	SHA256  string // of a file, in hexadecimal
	From    string // the name of the module that brought it; empty for those that the program asked for itself
	Licence licence.Licence
}

// Kind is what a part is.
type Kind string

// The kinds of parts.
const (
	Library Kind = "library" // a Go module, or C code
	Font    Kind = "font"
)

// Folders are where the sources of the parts are on the machine that built the program.
type Folders struct {
	Modules string // GOMODCACHE
	Go      string // GOROOT
}

// In lists the parts of a program: Go first, then modules by name, then what they brought.
func In(f *exe.File, at Folders) ([]Part, error) {
	goItself, err := goLibrary(f, at)
	if err != nil {
		return nil, err
	}
	all := []Part{goItself}
	for _, find := range []func(*exe.File, Folders) ([]Part, error){modules, glfw, fonts, compiler} {
		found, err := find(f, at)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}
