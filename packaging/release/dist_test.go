//go:build e2e

package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"unpause/packaging/exe"
	"unpause/packaging/product"
	"unpause/packaging/sign"
)

// here is this project.
func here(t *testing.T) product.Product {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	p, err := product.Read(root)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// packaged makes a release from bin/unpause.exe into a folder of its own, and reads all its files.
func packaged(t *testing.T) (dist string, files map[string][]byte) {
	t.Helper()
	dist = t.TempDir()
	if err := makePackage(here(t), dist); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dist)
	if err != nil {
		t.Fatal(err)
	}
	files = map[string][]byte{}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(dist, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return dist, files
}

// unsigned takes the certificate of whoever runs the tests away.
func unsigned(t *testing.T) {
	t.Helper()
	for _, variable := range []string{sign.CertificateVariable, sign.PasswordVariable, sign.TimestampVariable} {
		t.Setenv(variable, "")
	}
}

// TestPackage makes the release twice: the bytes are the same, the sums are right, and the files are what they are called.
func TestPackage(t *testing.T) {
	unsigned(t)
	p := here(t)
	dist, first := packaged(t)
	_, second := packaged(t)
	for _, name := range []string{p.Setup(false), p.Portable(false), p.Bill(), product.Sums} {
		if len(first[name]) == 0 || !bytes.Equal(first[name], second[name]) {
			t.Errorf("%s: %d bytes, and not the same when made again", name, len(first[name]))
		}
	}
	if len(first) != 4 {
		t.Errorf("there are %d files", len(first))
	}
	check := exec.Command("sha256sum", "-c", "--strict", product.Sums)
	check.Dir = dist
	if said, err := check.CombinedOutput(); err != nil || bytes.Count(said, []byte(": OK")) != 3 {
		t.Errorf("%v\n%s", err, said)
	}
	checkZip(t, first[p.Portable(false)])
	checkBill(t, first[p.Bill()])
}

// checkZip looks into the zip file.
func checkZip(t *testing.T, packed []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for i, want := range []string{"unpause.exe", "README.txt", "LICENSE.txt", "NOTICE.txt"} {
		if i >= len(z.File) || z.File[i].Name != want {
			t.Fatalf("%s is not in its place", want)
		}
		r, err := z.File[i].Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		texts[want] = string(content)
	}
	built, err := os.ReadFile("../../bin/unpause.exe")
	if err != nil || texts["unpause.exe"] != string(built) {
		t.Errorf("the program in the zip file is another one; %v", err)
	}
	for _, name := range []string{"README.txt", "LICENSE.txt", "NOTICE.txt"} {
		if strings.Count(texts[name], "\n") != strings.Count(texts[name], "\r\n") {
			t.Errorf("%s has lines without carriage return", name)
		}
	}
	for _, want := range []string{"Spotify Desktop Error Reference", "fyne.io/fyne/v2 v2", "GLFW 3", "NotoSans-Regular.ttf", "SIL OPEN FONT LICENSE"} {
		if !strings.Contains(texts["NOTICE.txt"], want) {
			t.Errorf("NOTICE.txt does not name %s", want)
		}
	}
}

// checkBill compares the bill with what the program says of itself.
func checkBill(t *testing.T, text []byte) {
	t.Helper()
	var bom struct {
		BOMFormat   string
		SpecVersion string
		Components  []struct {
			Name, Version, PURL string
			Licenses            []any
		}
	}
	if err := json.Unmarshal(text, &bom); err != nil {
		t.Fatal(err)
	}
	if bom.BOMFormat != "CycloneDX" || bom.SpecVersion != "1.6" {
		t.Errorf("%s %s", bom.BOMFormat, bom.SpecVersion)
	}
	versions := map[string]string{}
	for _, c := range bom.Components {
		versions[c.Name] = c.Version
		if len(c.Licenses) == 0 {
			t.Errorf("%s has no licence", c.Name)
		}
	}
	f, err := exe.Open("../../bin/unpause.exe")
	if err != nil {
		t.Fatal(err)
	}
	for _, dep := range f.Go.Deps {
		if versions[dep.Path] != dep.Version {
			t.Errorf("%s is %q in the bill and %q in the program", dep.Path, versions[dep.Path], dep.Version)
		}
	}
	for _, name := range []string{"std", "GLFW", "libgcc", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "DejaVuSansMono-Powerline.ttf"} {
		if _, there := versions[name]; !there {
			t.Errorf("%s is not in the bill", name)
		}
	}
}
