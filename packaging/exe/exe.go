// Package exe reads a finished Windows program the way Windows and scanners do, so that tests and the bill of materials rest on the file itself and not on what
// the build was asked for.
package exe

import (
	"bytes"
	"debug/buildinfo"
	"debug/pe"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"
)

// File is a Windows program on disk, read whole.
type File struct {
	Bytes []byte
	Go    *buildinfo.BuildInfo // what the Go compiler wrote down: its version, modules, flags, commit
}

// ErrNoDate is met when the build knew no commit.
var ErrNoDate = errors.New("the program does not say from which commit it was built")

// Open reads the program at path.
func Open(path string) (*File, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("the program could not be read; \"make windows\" builds it: %w", err)
	}
	info, err := buildinfo.Read(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s is no program that Go built: %w", path, err)
	}
	return &File{Bytes: data, Go: info}, nil
}

// Setting is what the build was given under a name, such as "GOOS" or "vcs.time"; empty when nothing.
func (f *File) Setting(key string) string {
	for _, s := range f.Go.Settings {
		if s.Key == key {
			return s.Value
		}
	}
	return ""
}

// Date is the time of the commit that the program was built from.
func (f *File) Date() (time.Time, error) {
	stamp := f.Setting("vcs.time")
	if stamp == "" {
		return time.Time{}, ErrNoDate
	}
	return time.Parse(time.RFC3339, stamp)
}

// Traits are the parts of the file's head that decide how Windows starts it.
type Traits struct {
	Machine   uint16 // pe.IMAGE_FILE_MACHINE_AMD64 and so on
	Subsystem uint16 // 2 for a program with a window, 3 for one with a console
	Flags     uint16 // DllCharacteristics: pe.IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE and so on
	Time      uint32 // seconds since 1970, or 0
	Libraries []string
}

// Traits reads the file's head and the names of the libraries that it needs at start.
func (f *File) Traits() (Traits, error) {
	p, err := pe.NewFile(bytes.NewReader(f.Bytes))
	if err != nil {
		return Traits{}, err
	}
	head, ok := p.OptionalHeader.(*pe.OptionalHeader64)
	if !ok {
		return Traits{}, errors.New("this is no 64-bit program")
	}
	symbols, err := p.ImportedSymbols() // "function:library"
	if err != nil {
		return Traits{}, err
	}
	t := Traits{Machine: p.Machine, Subsystem: head.Subsystem, Flags: head.DllCharacteristics, Time: p.TimeDateStamp}
	seen := map[string]bool{}
	for _, s := range symbols {
		_, library, _ := bytes.Cut([]byte(s), []byte(":"))
		if name := string(library); !seen[name] {
			seen[name] = true
			t.Libraries = append(t.Libraries, name)
		}
	}
	return t, nil
}

// Resources are what Windows reads from the file: its manifest, its properties and the widths of its icons.
type Resources struct {
	Manifest   []byte
	Properties map[string]string // such as "FileVersion"
	Fixed      [4]uint16         // the file version as numbers
	IconSizes  []int
}

// Resources reads the resources.
func (f *File) Resources() (Resources, error) {
	set, err := winres.LoadFromEXE(bytes.NewReader(f.Bytes))
	if err != nil {
		return Resources{}, err
	}
	var r Resources
	r.Manifest = set.Get(winres.RT_MANIFEST, winres.ID(1), winres.LCIDDefault)
	if r.Fixed, r.Properties, err = properties(set.Get(winres.RT_VERSION, winres.ID(1), winres.LCIDDefault)); err != nil {
		return Resources{}, err
	}
	set.WalkType(winres.RT_GROUP_ICON, func(_ winres.Identifier, _ uint16, data []byte) bool {
		r.IconSizes = append(r.IconSizes, iconSizes(data)...)
		return true
	})
	return r, nil
}

// properties takes the version information apart.
func properties(data []byte) ([4]uint16, map[string]string, error) {
	info, err := version.FromBytes(data)
	if err != nil {
		return [4]uint16{}, nil, fmt.Errorf("the file's properties cannot be read: %w", err)
	}
	table, err := texts(info)
	return info.FileVersion, table, err
}

// iconSizes reads a GRPICONDIR: a head of 6 bytes, then 14 bytes a picture, the first of them its width, where 0 stands for 256.
func iconSizes(group []byte) []int {
	const head, entry = 6, 14
	var sizes []int
	for at := head; at+entry <= len(group); at += entry {
		size := int(group[at])
		if size == 0 {
			size = 256
		}
		sizes = append(sizes, size)
	}
	return sizes
}
