package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"unpause/packaging/archive"
	"unpause/packaging/bill"
	"unpause/packaging/exe"
	"unpause/packaging/notice"
	"unpause/packaging/parts"
	"unpause/packaging/product"
	"unpause/packaging/readme"
	"unpause/packaging/setup"
	"unpause/packaging/sign"
)

// errEpoch is met for a date that cannot be read.
var errEpoch = errors.New("SOURCE_DATE_EPOCH must be a whole number, the seconds since 1970")

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
	stage, err := os.MkdirTemp("", "unpause-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(stage)
	r := &release{Product: p, dist: dist, stage: stage, signer: signer}
	if err := emptyFolder(dist); err != nil {
		return err
	}
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
	return r.writeAll(program, all)
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

// stageProgram copies the program, signs the copy and settles the release's time.
func (r *release) stageProgram() (*exe.File, error) {
	built, err := exe.Open(filepath.Join(r.Root, "bin", product.Program))
	if err != nil {
		return nil, err
	}
	if r.when, err = date(os.Getenv("SOURCE_DATE_EPOCH"), built); err != nil {
		return nil, err
	}
	copied := filepath.Join(r.stage, product.Program)
	if err := os.WriteFile(copied, built.Bytes, 0o755); err != nil {
		return nil, err
	}
	if r.signer != nil {
		if err := r.signer.Sign(copied); err != nil {
			return nil, err
		}
	}
	if err := os.Chtimes(copied, r.when, r.when); err != nil {
		return nil, err
	}
	return exe.Open(copied)
}

// date is the time that the environment asks for, else that of the commit that the program was built from, else the zero time.
func date(epoch string, f *exe.File) (time.Time, error) {
	if epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return time.Time{}, fmt.Errorf("%w, not %q", errEpoch, epoch)
		}
		return time.Unix(seconds, 0), nil
	}
	when, err := f.Date()
	if errors.Is(err, exe.ErrNoDate) {
		return time.Time{}, nil
	}
	return when, err
}

// partsOf lists what others made and the program contains.
func (r *release) partsOf(program *exe.File) ([]parts.Part, error) {
	command := exec.Command("go", "env", "GOMODCACHE", "GOROOT")
	command.Dir = r.Root // whose go.mod may ask for another version of Go
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("\"go env\" did not say where modules are kept: %w", err)
	}
	folders := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(folders) != 2 {
		return nil, fmt.Errorf("\"go env\" did not say where modules are kept: %q", out)
	}
	return parts.In(program, parts.Folders{Modules: folders[0], Go: folders[1]})
}

// stageTexts writes the texts that go along with the program.
func (r *release) stageTexts(all []parts.Part) error {
	texts := map[string]string{}
	for name, path := range map[string]string{"LICENSE": "LICENSE", "NOTICE": "NOTICE", "README.txt": "packaging/windows/README.txt"} {
		text, err := os.ReadFile(filepath.Join(r.Root, path))
		if err != nil {
			return err
		}
		texts[name] = string(text)
	}
	texts["NOTICE"] = notice.Text(texts["NOTICE"], all)
	texts["README.txt"] = readme.Fill(texts["README.txt"], r.Product, r.signer != nil)
	for name, text := range texts {
		path := filepath.Join(r.stage, name)
		if err := os.WriteFile(path, readme.Windows(text), 0o644); err != nil {
			return err
		}
		if err := os.Chtimes(path, r.when, r.when); err != nil {
			return err
		}
	}
	return nil
}

// writeZip packs the program and its texts.
func (r *release) writeZip(program *exe.File, path string) error {
	files := []archive.File{{Name: product.Program, Content: program.Bytes, Mode: 0o755}}
	for _, name := range []string{"README.txt", "LICENSE", "NOTICE"} {
		content, err := os.ReadFile(filepath.Join(r.stage, name))
		if err != nil {
			return err
		}
		files = append(files, archive.File{Name: name, Content: content, Mode: 0o644})
	}
	var packed bytes.Buffer
	if err := archive.Write(&packed, files, r.when); err != nil {
		return err
	}
	return os.WriteFile(path, packed.Bytes(), 0o644)
}

// makeSetup makes the installer and signs it. Its uninstaller is signed while it is made, by this same program.
func (r *release) makeSetup(path string) error {
	from := setup.Sources{Program: filepath.Join(r.stage, product.Program), Licenses: r.stage, Icon: filepath.Join(r.Root, iconFile)}
	if r.signer != nil {
		self, err := os.Executable()
		if err != nil {
			return err
		}
		from.Sign = `"` + self + `" sign`
	}
	if err := setup.Make(r.Product, from, path); err != nil {
		return err
	}
	if r.signer != nil {
		return r.signer.Sign(path)
	}
	return nil
}

// writeSums writes the sums in the form that "sha256sum -c" reads.
func writeSums(dist string, names ...string) error {
	var sums bytes.Buffer
	for _, name := range names {
		sum, err := sumOf(filepath.Join(dist, name))
		if err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%s  %s\n", sum, name)
	}
	return os.WriteFile(filepath.Join(dist, product.Sums), sums.Bytes(), 0o644)
}

// sumOf is a file's SHA-256 in hexadecimal.
func sumOf(path string) (string, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", sha256.Sum256(content)), nil
}
