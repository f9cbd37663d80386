package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"

	"unpause/packaging/archive"
	"unpause/packaging/exe"
	"unpause/packaging/product"
	"unpause/packaging/setup"
)

// errUninstaller is met when the setup was made, but its uninstaller carries no signature.
var errUninstaller = errors.New("the uninstaller could not be signed, so this setup is not finished")

// writeZip packs the program and its texts. All texts are called .txt there, as where the setup puts them, so that a double click opens them.
func (r *release) writeZip(program *exe.File, path string) error {
	files := []archive.File{{Name: product.Program, Content: program.Bytes, Mode: 0o755}}
	for _, text := range []struct{ staged, name string }{{"README.txt", "README.txt"}, {"LICENSE", "LICENSE.txt"}, {"NOTICE", "NOTICE.txt"}} {
		content, err := os.ReadFile(filepath.Join(r.stage, text.staged))
		if err != nil {
			return err
		}
		files = append(files, archive.File{Name: text.name, Content: content, Mode: 0o644})
	}
	var packed bytes.Buffer
	if err := archive.Write(&packed, files, r.when); err != nil {
		return err
	}
	return os.WriteFile(path, packed.Bytes(), 0o644)
}

// makeSetup makes the installer and signs it. It gets its place and name only when all of it is done, because the name says whether it is signed.
func (r *release) makeSetup(path string) error {
	made := filepath.Join(r.stage, filepath.Base(path)) // NSIS warns of setups that are called just setup.exe
	from := setup.Sources{Program: filepath.Join(r.stage, product.Program), Licenses: r.stage, Icon: filepath.Join(r.Root, iconFile)}
	var err error
	if r.signer == nil {
		err = setup.Make(r.Product, from, made)
	} else {
		err = r.makeSigned(from, made)
	}
	if err != nil {
		return err
	}
	content, err := os.ReadFile(made)
	if err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o644)
}

// makeSigned lets this same program sign the uninstaller while the installer is made, and signs the installer.
func (r *release) makeSigned(from setup.Sources, made string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	note := filepath.Join(r.stage, "signed")
	from.Sign = `"` + self + `" sign`
	from.Environment = append(r.signer.Environment(), noteVariable+"="+note)
	if err := setup.Make(r.Product, from, made); err != nil {
		return err
	}
	if _, err := os.Stat(note); err != nil {
		return errUninstaller // NSIS may go on whatever comes of the signing
	}
	return r.signer.Sign(made)
}
