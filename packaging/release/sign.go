package main

import (
	"errors"
	"os"

	"unpause/packaging/sign"
)

// errUnsigned is met when a file is to be signed and no certificate is named.
var errUnsigned = errors.New("there is nothing to sign with: set " + sign.CertificateVariable + " and " + sign.PasswordVariable)

// signFile signs one file in place.
func signFile(path string) error {
	signer, err := sign.FromEnvironment(os.Getenv)
	if err != nil {
		return err
	}
	if signer == nil {
		return errUnsigned
	}
	return signer.Sign(path)
}
