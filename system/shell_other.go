//go:build !windows

package system

import (
	"fmt"
	"io/fs"
	"os/exec"
	"strings"

	"github.com/skratchdot/open-golang/open"
)

func newShell() shell { return otherShell{} }

// otherShell is for systems that are not Windows: web pages open for real, everything else says that it is for Windows only.
type otherShell struct{}

func (otherShell) build() int                       { return 0 }
func (otherShell) root(string) (string, error)      { return "", errNotWindows }
func (otherShell) start(string, string, bool) error { return errNotWindows }
func (otherShell) handles(scheme string) bool       { return scheme == "https" }

// browse starts the browser and does not wait for it: some browsers stay in front until they are closed.
func (otherShell) browse(address string) error {
	if !strings.HasPrefix(address, "https://") {
		return errNotWindows
	}
	if err := open.Start(address); err != nil {
		return startFailure(err)
	}
	return nil
}

func (otherShell) browseFile(path, anchor string) error {
	if anchor != "" {
		path = fileAddress(path, anchor)
	}
	if err := open.Start(path); err != nil {
		return startFailure(err)
	}
	return nil
}

func startFailure(err error) error {
	if _, ok := err.(*exec.Error); ok {
		return fmt.Errorf("%w: %w", errNoHandler, err)
	}
	return fmt.Errorf("%w: %w", fs.ErrInvalid, err)
}
