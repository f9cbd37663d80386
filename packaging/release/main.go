// Command release makes the files that people download, from the program that "make windows" built. The Makefile calls it; its words are:
//
//	resources   the object file with icon, properties and manifest, and the icon for the installer
//	package     dist/: setup, zip, bill of materials and sums
//	winget      dist/winget/: the manifests for Windows' package manager
//	setup FILE  the setup alone, unsigned, for "make bench"
//	sign FILE   signs one file in place; the installer's compiler calls it for the uninstaller
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"unpause/packaging/product"
)

// errWord is met for a command line that means nothing.
var errWord = errors.New("say one of: resources, package, winget, setup FILE, sign FILE")

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// run does what one word asks for, in the folder that it is started in.
func run(args []string) error {
	if len(args) == 2 && args[0] == "sign" {
		return signFile(args[1])
	}
	alone := len(args) == 2 && args[0] == "setup"
	if len(args) != 1 && !alone {
		return errWord
	}
	here, err := os.Getwd()
	if err != nil {
		return err
	}
	p, err := product.Read(here)
	if err != nil {
		return err
	}
	if alone {
		return makeSetupAlone(p, args[1])
	}
	switch args[0] {
	case "resources":
		return writeResources(p)
	case "package":
		return makePackage(p, filepath.Join(here, "dist"))
	case "winget":
		return writeWinget(p, filepath.Join(here, "dist"), os.Getenv("DOWNLOADS"))
	}
	return errWord
}
