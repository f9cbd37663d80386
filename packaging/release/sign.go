package main

import (
	"errors"
	"os"

	"unpause/packaging/sign"
)

// errUnsigned is met when a file is to be signed and no certificate is named.
var errUnsigned = errors.New("there is nothing to sign with: set " + sign.CertificateVariable + " and " + sign.PasswordVariable)

// noteVariable names the file that is made once a file was signed, for whoever cannot see how this command ended.
const noteVariable = "UNPAUSE_SIGN_NOTE"

// signFile signs one file in place.
func signFile(path string) error {
	signer, err := sign.FromEnvironment(os.Getenv)
	if err != nil {
		return err
	}
	if signer == nil {
		return errUnsigned
	}
	if err := signer.Sign(path); err != nil {
		return err
	}
	if note := os.Getenv(noteVariable); note != "" {
		return os.WriteFile(note, nil, 0o644)
	}
	return nil
}
