// Package archive packs files into a zip file that is the same, byte for byte, whenever and wherever it is made from the same files.
package archive

import (
	"archive/zip"
	"fmt"
	"io"
	"io/fs"
	"time"
)

// File is one file of a zip file.
type File struct {
	Name    string // without folders
	Content []byte
	Mode    fs.FileMode
}

// Earliest is the first time that a zip file can hold.
var Earliest = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Write writes the files in the order given, all with the same time. A time before 1980 becomes 1980.
func Write(w io.Writer, files []File, when time.Time) error {
	if when.Before(Earliest) {
		when = Earliest
	}
	z := zip.NewWriter(w)
	for _, f := range files {
		head := &zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: when.UTC()}
		head.SetMode(f.Mode)
		to, err := z.CreateHeader(head)
		if err != nil {
			return fmt.Errorf("%s could not be packed: %w", f.Name, err)
		}
		if _, err := to.Write(f.Content); err != nil {
			return fmt.Errorf("%s could not be packed: %w", f.Name, err)
		}
	}
	return z.Close()
}
