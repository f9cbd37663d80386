package main

import (
	"bytes"
	"os"
	"path/filepath"
	"time"

	"unpause/packaging/bill"
	"unpause/packaging/exe"
	"unpause/packaging/parts"
	"unpause/packaging/product"
	"unpause/packaging/sign"
)

// release is what one "package" works with.
type release struct {
	product.Product
	dist   string       // the folder for the results
	stage  string       // a temporary folder for what goes into them
	signer *sign.Signer // nil when nothing is signed
	when   time.Time    // what every file of the release carries as its time
}

// makePackage makes all files of a release from bin/unpause.exe.
func makePackage(p product.Product, dist string) error {
	signer, err := sign.FromEnvironment(os.Getenv)
	if err != nil {
		return err
	}
	r := &release{Product: p, dist: dist, signer: signer}
	return r.staged(func(program *exe.File, all []parts.Part) error {
		if err := emptyFolder(dist); err != nil {
			return err
		}
		return r.writeAll(program, all)
	})
}

// makeSetupAlone makes the setup that makePackage would make without a certificate, and leaves dist/ as it is.
func makeSetupAlone(p product.Product, out string) error {
	r := &release{Product: p}
	return r.staged(func(*exe.File, []parts.Part) error { return r.makeSetup(out) })
}

// staged puts what goes into the files of a release into the temporary folder, and writes the files from there.
func (r *release) staged(write func(*exe.File, []parts.Part) error) error {
	var err error
	if r.stage, err = os.MkdirTemp("", "unpause-release-"); err != nil {
		return err
	}
	defer os.RemoveAll(r.stage)
	program, err := r.stageProgram()
	if err != nil {
		return err
	}
	all, err := r.partsOf(program)
	if err != nil {
		return err
	}
	if err := r.stageTexts(all); err != nil {
		return err
	}
	return write(program, all)
}

// writeAll writes the files that people download, the sums last.
func (r *release) writeAll(program *exe.File, all []parts.Part) error {
	signed := r.signer != nil
	if err := r.writeZip(program, filepath.Join(r.dist, r.Portable(signed))); err != nil {
		return err
	}
	if err := r.makeSetup(filepath.Join(r.dist, r.Setup(signed))); err != nil {
		return err
	}
	var list bytes.Buffer
	if err := bill.Write(&list, r.Product, program, all, r.when); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(r.dist, r.Bill()), list.Bytes(), 0o644); err != nil {
		return err
	}
	return writeSums(r.dist, r.Portable(signed), r.Setup(signed), r.Bill())
}

// emptyFolder makes the folder for the results, and removes what an earlier run left there, so that no old file is passed on with new ones.
func emptyFolder(dist string) error {
	if err := os.MkdirAll(dist, 0o755); err != nil {
		return err
	}
	for _, pattern := range []string{"unpause-*", product.Sums} {
		old, err := filepath.Glob(filepath.Join(dist, pattern))
		if err != nil {
			return err
		}
		for _, path := range old {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	return os.RemoveAll(filepath.Join(dist, wingetFolder))
}
