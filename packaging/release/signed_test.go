//go:build e2e

package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"unpause/packaging/product"
	"unpause/packaging/setup"
	"unpause/packaging/sign"
)

// password has what shells and command lines stumble over.
const password = `it's "hush" $HOME \`

// certificate makes a certificate for signing programs, good for these tests only, and names it in the environment.
func certificate(t *testing.T) (authority string) {
	t.Helper()
	dir := t.TempDir()
	authority = filepath.Join(dir, "cert.pem")
	key, bundle, secret := filepath.Join(dir, "key.pem"), filepath.Join(dir, "cert.p12"), filepath.Join(dir, "password")
	if err := os.WriteFile(secret, []byte(password+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", authority, "-days", "2", "-subj", "/CN=Unpause test",
			"-addext", "extendedKeyUsage=codeSigning", "-addext", "keyUsage=digitalSignature"},
		{"pkcs12", "-export", "-inkey", key, "-in", authority, "-out", bundle, "-passout", "file:" + secret},
	} {
		if said, err := exec.Command("openssl", args...).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
	}
	t.Setenv(sign.CertificateVariable, fromHere(t, bundle))
	t.Setenv(sign.PasswordVariable, secret)
	t.Setenv(sign.TimestampVariable, "")
	return authority
}

// fromHere is a path as somebody types it who is in this folder.
func fromHere(t *testing.T, path string) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	short, err := filepath.Rel(folder, path)
	if err != nil {
		t.Fatal(err)
	}
	return short
}

// verify lets osslsigncode check a signature.
func verify(t *testing.T, path, authority string) (string, error) {
	t.Helper()
	said, err := exec.Command("osslsigncode", "verify", "-CAfile", authority, "-in", path).CombinedOutput()
	return string(said), err
}

// TestSignedPackage signs with a certificate made for it: program, uninstaller and setup verify, and their names no longer say "unsigned".
func TestSignedPackage(t *testing.T) {
	authority := certificate(t)
	uninstaller := filepath.Join(t.TempDir(), "uninstall.exe")
	t.Setenv(signedCopy, uninstaller)
	p := here(t)
	dist, files := packaged(t)
	for name := range files {
		if strings.Contains(name, "unsigned") {
			t.Errorf("%s is signed", name)
		}
	}
	installer := filepath.Join(dist, p.Setup(true))
	for _, path := range []string{installer, uninstaller, unpacked(t, files[p.Portable(true)])} {
		if said, err := verify(t, path, authority); err != nil {
			t.Errorf("%s: %v\n%s", path, err, said)
		}
	}
	breakByte(t, installer)
	if said, err := verify(t, installer, authority); err == nil {
		t.Errorf("a changed setup was let pass:\n%s", said)
	}
	checkSignedBill(t, files[p.Bill()], files[product.Sums])
}

// checkSignedBill: neither file knows the password, and the bill is there.
func checkSignedBill(t *testing.T, texts ...[]byte) {
	t.Helper()
	for _, text := range texts {
		if len(text) == 0 || bytes.Contains(text, []byte("hush")) {
			t.Errorf("%d bytes: %.200s", len(text), text)
		}
	}
}

// unpacked takes the program out of the zip file.
func unpacked(t *testing.T, packed []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open(product.Program)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), product.Program)
	if err := os.WriteFile(path, content, 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

// breakByte changes one byte in the middle of a file.
func breakByte(t *testing.T, path string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	content[len(content)/2] ^= 1
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestWrongPasswordIsSaid without saying the password.
func TestWrongPasswordIsSaid(t *testing.T) {
	certificate(t)
	wrong := filepath.Join(t.TempDir(), "wrong")
	if err := os.WriteFile(wrong, []byte("hush hush"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(sign.PasswordVariable, wrong)
	err := makePackage(here(t), t.TempDir())
	if !errors.Is(err, sign.ErrRefused) || strings.Contains(err.Error(), "hush") {
		t.Error(err)
	}
}

// TestUnsignedUninstallerIsAFault: the signing program fails for the installer's compiler alone, which may not mind. No setup stays behind that is called
// signed and is not.
func TestUnsignedUninstallerIsAFault(t *testing.T) {
	certificate(t)
	t.Setenv(failVariable, "1")
	dist := t.TempDir()
	if err := makePackage(here(t), dist); !errors.Is(err, errUninstaller) && !errors.Is(err, setup.ErrCompiler) {
		t.Error(err)
	}
	if left, err := filepath.Glob(filepath.Join(dist, "*setup.exe")); left != nil || err != nil {
		t.Errorf("%v, %v", left, err)
	}
}
