package progress

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Most is how many bytes a file has at most. Usual ones have about a thousand.
const Most = 256 << 10

// Why a file cannot be read.
var (
	ErrDamaged = errors.New("the file is damaged")
	ErrForeign = errors.New("the file is not one of Unpause")
	ErrNewer   = errors.New("the file was written by a newer Unpause")
)

// What stands at the head of a file. version rises when an older Unpause could misunderstand a newer file; fields that are new alone do not raise it.
const (
	format  = "unpause progress"
	version = 1
)

// file is the whole of a file.
type file struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	Progress
}

// Encode writes a file.
func Encode(p Progress) ([]byte, error) {
	data, err := json.MarshalIndent(file{format, version, p}, "", " ")
	if err != nil {
		return nil, fmt.Errorf("the progress: %w", err)
	}
	if len(data) >= Most {
		return nil, fmt.Errorf("the progress has %d bytes, more than the %d that are read again", len(data), Most)
	}
	return append(data, '\n'), nil
}

// Decode reads a file. The error wraps ErrDamaged, ErrForeign or ErrNewer. Ids are not checked here: whether they still exist only the catalogue can tell.
func Decode(data []byte) (Progress, error) {
	if len(data) > Most {
		return Progress{}, fmt.Errorf("%w: it has more than %d bytes", ErrForeign, Most)
	}
	var head struct {
		Format  string
		Version int
	}
	if err := decode(data, &head); err != nil {
		return Progress{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	switch {
	case head.Format != format || head.Version < 1:
		return Progress{}, ErrForeign
	case head.Version > version:
		return Progress{}, fmt.Errorf("%w: its version is %d", ErrNewer, head.Version)
	}
	var f file
	if err := decode(data, &f); err != nil {
		return Progress{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return f.Progress, nil
}

// decode reads one value and demands that nothing stands behind it.
func decode(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("something stands behind its end")
	}
	return nil
}
