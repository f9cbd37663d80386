package system

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// The roots that a File or Subject of a Place may begin with. They are asked of Windows itself, never of environment variables, which any
// program may have changed.
const (
	system32   = "{system32}"
	windowsDir = "{windows}"
	roaming    = "{roaming}"
	local      = "{local}"
	hostsFile  = "{hosts}"
)

// folders finds the roots on this PC.
type folders interface {
	root(name string) (string, error)
}

// resolve replaces the root at the start of a path by the real folder.
func resolve(f folders, path string) (string, error) {
	if !strings.HasPrefix(path, "{") {
		return path, nil
	}
	name, rest, _ := strings.Cut(path, "}")
	root, err := f.root(name + "}")
	if err != nil {
		return "", err
	}
	if strings.ContainsAny(root, `"`) {
		return "", fmt.Errorf("the folder %s has a quote in its name", root)
	}
	return root + rest, nil
}

// errLink is met when a file or folder turns out to be a link to somewhere else. It is not followed: it might lead anywhere.
var errLink = errors.New("is a link to another place")

// mustExist demands a real file or folder, not a link.
func mustExist(path string) error {
	info, err := os.Lstat(path)
	if err != nil {
		return err
	}
	if info.Mode()&(fs.ModeSymlink|fs.ModeIrregular) != 0 {
		return fmt.Errorf("%s: %w", path, errLink)
	}
	return nil
}
