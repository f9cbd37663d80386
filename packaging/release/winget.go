package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"unpause/packaging/product"
	"unpause/packaging/winget"
)

// wingetFolder is where the manifests go, below dist.
const wingetFolder = "winget"

// What can be missing for the manifests.
var (
	errDownloads = errors.New("say where people will download the setup: make winget DOWNLOADS=https://example.org/folder")
	errNoSetup   = errors.New("there is no setup of this version in dist; \"make package\" makes it")
)

// writeWinget writes the manifests for the setup in dist, which people will find below the address given.
func writeWinget(p product.Product, dist, downloads string) error {
	base, err := url.Parse(downloads)
	if err != nil || base.Scheme != "https" || base.Host == "" || base.RawQuery != "" || base.Fragment != "" {
		return errDownloads
	}
	name, sum, err := findSetup(p, dist)
	if err != nil {
		return err
	}
	files, err := winget.Manifests(p, winget.Download{URL: base.JoinPath(name).String(), SHA256: strings.ToUpper(sum)})
	if err != nil {
		return err
	}
	return writeManifests(filepath.Join(dist, wingetFolder), files)
}

// findSetup finds the setup that the last "make package" made, signed or not, and its sum.
func findSetup(p product.Product, dist string) (name, sum string, err error) {
	for _, signed := range []bool{true, false} {
		name = p.Setup(signed)
		sum, err = sumOf(filepath.Join(dist, name))
		if !errors.Is(err, fs.ErrNotExist) {
			return name, sum, err
		}
	}
	return "", "", errNoSetup
}

// writeManifests writes the files into a folder of their own.
func writeManifests(folder string, files map[string][]byte) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			return fmt.Errorf("a manifest could not be written: %w", err)
		}
	}
	return nil
}
