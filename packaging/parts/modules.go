package parts

import (
	"fmt"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/package-url/packageurl-go"
	"golang.org/x/mod/module"

	"unpause/packaging/exe"
	"unpause/packaging/licence"
)

// goLibrary is Go's standard library and its run-time code.
func goLibrary(f *exe.File, at Folders) (Part, error) {
	l, err := licence.OfFile(filepath.Join(at.Go, "LICENSE"))
	if err != nil {
		return Part{}, err
	}
	version := strings.TrimPrefix(f.Go.GoVersion, "go")
	return Part{Kind: Library, Name: "std", Version: version, URL: golangURL("std", version), Licence: l}, nil
}

// modules are the Go modules that have packages in the program, as its build wrote them down.
func modules(f *exe.File, at Folders) ([]Part, error) {
	var all []Part
	for _, dep := range f.Go.Deps {
		if dep.Replace != nil {
			dep = dep.Replace
		}
		dir, err := folder(at, dep)
		if err != nil {
			return nil, err
		}
		l, err := licence.OfFolder(dir)
		if err != nil {
			return nil, err
		}
		all = append(all, Part{Kind: Library, Name: dep.Path, Version: dep.Version, URL: golangURL(dep.Path, dep.Version), GoSum: dep.Sum, Licence: l})
	}
	return all, nil
}

// moduleOf finds a module of the program by its path.
func moduleOf(f *exe.File, path string) (*debug.Module, bool) {
	for _, dep := range f.Go.Deps {
		if dep.Path == path {
			return dep, true
		}
	}
	return nil, false
}

// folder is where the module cache keeps a module's files.
func folder(at Folders, m *debug.Module) (string, error) {
	path, err := module.EscapePath(m.Path)
	if err != nil {
		return "", fmt.Errorf("module %s: %w", m.Path, err)
	}
	version, err := module.EscapeVersion(m.Version)
	if err != nil {
		return "", fmt.Errorf("module %s: %w", m.Path, err)
	}
	return filepath.Join(at.Modules, filepath.FromSlash(path)+"@"+version), nil
}

// golangURL is the package URL of a Go module. Capitals stay as they are, against the letter of purl-spec but as Go and the databases of known faults tell
// modules apart.
func golangURL(path, version string) string {
	namespace, name := "", path
	if slash := strings.LastIndex(path, "/"); slash >= 0 {
		namespace, name = path[:slash], path[slash+1:]
	}
	return packageurl.NewPackageURL(packageurl.TypeGolang, namespace, name, version, nil, "").ToString()
}
