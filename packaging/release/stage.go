package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"unpause/packaging/archive"
	"unpause/packaging/exe"
	"unpause/packaging/notice"
	"unpause/packaging/parts"
	"unpause/packaging/product"
	"unpause/packaging/readme"
)

// errEpoch is met for a date that cannot be read.
var errEpoch = errors.New("SOURCE_DATE_EPOCH must be a whole number, the seconds since 1970")

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
	if err := r.stamp(copied); err != nil {
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
		if err := r.stamp(path); err != nil {
			return err
		}
	}
	return nil
}

// stamp gives a file the time of the release; where that is not known, the one that files in the zip have then.
func (r *release) stamp(path string) error {
	when := r.when
	if when.IsZero() {
		when = archive.Earliest
	}
	return os.Chtimes(path, when, when)
}
