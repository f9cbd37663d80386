// Package sign puts a signature into Windows programs, so that Windows names who made them and nobody can change them unseen. It works with whatever certificate
// the environment names, and makes none itself.
package sign

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"unpause/packaging/product"
)

// Variables of the environment that name the certificate.
const (
	CertificateVariable = "UNPAUSE_SIGN_PKCS12"        // a file with certificate and key
	PasswordVariable    = "UNPAUSE_SIGN_PASSWORD_FILE" // a file with its password in one line
	TimestampVariable   = "UNPAUSE_SIGN_TIMESTAMP"     // optional: a server that confirms the time, so that the signature outlives the certificate
)

// What can be wrong with what the environment names.
var (
	ErrIncomplete = errors.New("signing needs both " + CertificateVariable + " and " + PasswordVariable + ", and only one of them is set")
	ErrTimestamp  = errors.New(TimestampVariable + " must be an address that begins with http:// or https://")
	ErrRefused    = errors.New("the file could not be signed; the password may be wrong, or the certificate's file damaged")
)

// Signer signs with one certificate.
type Signer struct {
	certificate, password, timestamp string
}

// FromEnvironment reads the variables by getenv. Without any of them nothing is to be signed: the signer is nil.
func FromEnvironment(getenv func(string) string) (*Signer, error) {
	s := &Signer{getenv(CertificateVariable), getenv(PasswordVariable), getenv(TimestampVariable)}
	if s.certificate == "" && s.password == "" {
		return nil, nil
	}
	if s.certificate == "" || s.password == "" {
		return nil, ErrIncomplete
	}
	for variable, path := range map[string]*string{CertificateVariable: &s.certificate, PasswordVariable: &s.password} {
		if err := settle(path); err != nil {
			return nil, fmt.Errorf("the file that %s names could not be read: %w", variable, err)
		}
	}
	if s.timestamp != "" && !strings.HasPrefix(s.timestamp, "http://") && !strings.HasPrefix(s.timestamp, "https://") {
		return nil, ErrTimestamp
	}
	return s, nil
}

// settle makes a path absolute, because the installer's compiler works in another folder, and tries whether the file can be read.
func settle(path *string) error {
	whole, err := filepath.Abs(*path)
	if err != nil {
		return err
	}
	f, err := os.Open(whole)
	if err != nil {
		return err
	}
	*path = whole
	return f.Close()
}

// Environment are the variables, as "name=value", from which another program of ours makes the same signer in whatever folder it is started.
func (s *Signer) Environment() []string {
	return []string{CertificateVariable + "=" + s.certificate, PasswordVariable + "=" + s.password, TimestampVariable + "=" + s.timestamp}
}

// Sign signs a program in place. The command line names the password's file; the password itself stands on none and in no log.
func (s *Signer) Sign(path string) error {
	signed := path + ".signed"
	defer os.Remove(signed)
	var said bytes.Buffer
	command := exec.Command("osslsigncode", s.arguments(path, signed)...)
	command.Stdout, command.Stderr = &said, &said
	if err := command.Run(); err != nil {
		return fmt.Errorf("%w (%s): %w: %s", ErrRefused, path, err, bytes.TrimSpace(said.Bytes()))
	}
	return replace(path, signed)
}

// arguments are those of osslsigncode.
func (s *Signer) arguments(from, to string) []string {
	args := []string{"sign", "-pkcs12", s.certificate, "-readpass", s.password, "-h", "sha256", "-n", product.Name}
	if s.timestamp != "" {
		args = append(args, "-ts", s.timestamp)
	}
	return append(args, "-in", from, "-out", to)
}

// replace puts the signed file where the other one was, with the same rights.
func replace(path, signed string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if err := os.Chmod(signed, info.Mode()); err != nil {
		return err
	}
	return os.Rename(signed, path)
}
