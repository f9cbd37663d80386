// Package setup lets NSIS make the installer from packaging/installer/unpause.nsi.
package setup

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"unpause/packaging/product"
)

// ErrCompiler is met when NSIS did not accept the script.
var ErrCompiler = errors.New("NSIS could not make the setup")

// Sources are what the installer is made of. All paths are absolute.
type Sources struct {
	Program  string // unpause.exe
	Licenses string // a folder with LICENSE and NOTICE
	Icon     string
	Sign     string // the command that signs a file whose quoted path follows; empty to leave all unsigned

	Environment []string // "name=value", for that command
}

// Make writes the installer to out. It holds no time but those of the files that go in.
func Make(p product.Product, from Sources, out string) error {
	args := []string{"-V2", "-WX", "-DVERSION=" + p.Version, "-DPROGRAM=" + from.Program, "-DLICENSES=" + from.Licenses, "-DICON=" + from.Icon, "-DOUTFILE=" + out}
	if from.Sign != "" {
		args = append(args, "-DSIGN="+from.Sign)
	}
	command := exec.Command("makensis", append(args, filepath.Join(p.Root, "packaging", "installer", "unpause.nsi"))...)
	command.Dir = p.Root
	command.Env = append(os.Environ(), from.Environment...)
	said, err := command.CombinedOutput()
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("%w: makensis is not installed; \"make package\" installs it: %w", ErrCompiler, err)
	}
	if err != nil {
		return fmt.Errorf("%w: %w\n%s", ErrCompiler, err, said)
	}
	if _, err := os.Stat(out); err != nil {
		return fmt.Errorf("%w: %w", ErrCompiler, err)
	}
	return nil
}
