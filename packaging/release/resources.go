package main

import (
	"bytes"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"

	"unpause/packaging/icon"
	"unpause/packaging/product"
	"unpause/packaging/windows"
)

// objectFile stands in the folder of the main package. Go links a file of this ending into builds for 64-bit Windows, and only into those.
const objectFile = "unpause_windows_amd64.syso"

// iconFile is the icon for the installer, below the project's folder.
const iconFile = "packaging/windows/unpause.ico"

// pictureFile is the icon of the window on other systems, below the project's folder. The program embeds it, so it is kept with the sources.
const pictureFile = "resources/icon.png"

// pictureSize is its width and height in pixels.
const pictureSize = 64

// writePicture writes the icon as a picture.
func writePicture(w io.Writer, p product.Product) error {
	drawing, err := os.ReadFile(filepath.Join(p.Root, "resources", "icon.svg"))
	if err != nil {
		return fmt.Errorf("the icon could not be read: %w", err)
	}
	picture, err := icon.Draw(drawing, pictureSize)
	if err != nil {
		return err
	}
	return png.Encode(w, picture)
}

// writeResources writes the files. A file that is already right is left alone, so that nothing is linked anew.
func writeResources(p product.Product) error {
	for name, write := range map[string]func(io.Writer, product.Product) error{
		objectFile:  windows.WriteObject,
		iconFile:    windows.WriteIcon,
		pictureFile: writePicture,
	} {
		var content bytes.Buffer
		if err := write(&content, p); err != nil {
			return err
		}
		if err := update(filepath.Join(p.Root, name), content.Bytes()); err != nil {
			return fmt.Errorf("%s could not be written: %w", name, err)
		}
	}
	return nil
}

// update writes a file unless it already holds the content.
func update(path string, content []byte) error {
	if there, err := os.ReadFile(path); err == nil && bytes.Equal(there, content) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o644)
}
