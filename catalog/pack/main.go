// Command pack makes resources/packed from what people have written in resources: it reads and checks every language and writes the file anew if something has changed. It runs in the project's
// folder. When something is wrong it lists every fault, with file, entry and field, and writes nothing.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	packing "unpause/catalog/packed"
	"unpause/catalog/source"
	"unpause/resources"
)

func main() {
	if err := pack(os.DirFS("resources"), filepath.Join("resources", "packed")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// pack packs all languages of some files into one file. It is left alone where nothing has changed.
func pack(files fs.FS, into string) error {
	form, err := packed(files)
	if err != nil {
		return err
	}
	if have, err := os.ReadFile(into); err == nil && string(have) == form {
		return nil
	}
	fmt.Println("packed anew:", into)
	return os.WriteFile(into, []byte(form), 0o644)
}

// packed is the packed form of all languages, English first.
func packed(files fs.FS) (string, error) {
	languages, err := source.Languages(files)
	faults := []error{err}
	var parts []resources.Part
	for _, language := range languages {
		known, err := source.Load(files, language)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		data, index := known.Pack()
		parts = append(parts, resources.Part{Language: language, Name: resources.Known, Form: packing.Squeeze(data)}, resources.Part{Language: language, Name: resources.Searched, Form: packing.Squeeze(index)})
	}
	return resources.Join(parts), errors.Join(faults...)
}
