package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"

	"unpause/packaging/product"
)

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
