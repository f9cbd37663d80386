package catalog

import (
	"errors"
	"fmt"

	"unpause/catalog/packed"
	"unpause/catalog/search"
	"unpause/resources"
)

// errParts is the error of parts that do not belong together.
var errParts = errors.New("the catalogue and the index of its search do not belong together")

// Load loads the catalogue in English. What it reads was checked when it was packed, so that a start need not do it again; an error means that the program's own file is damaged.
func Load() (*Catalog, error) { return LoadIn(resources.English) }

// LoadIn is Load in one of resources.Languages.
func LoadIn(language string) (*Catalog, error) { return load(language, resources.Packed) }

// load does the work of LoadIn on any packed form, so that tests can hand it a damaged one.
func load(language string, packedForm func(language, name string) (string, error)) (*Catalog, error) {
	data, err := readData(language, packedForm)
	if err != nil {
		return nil, err
	}
	index, err := readIndex(language, packedForm)
	if err != nil {
		return nil, err
	}
	c, err := New(data, index)
	return c, explained(language, err)
}

// ReadData reads the first of the two parts that LoadIn reads. Measuring tools and tests read them one by one.
func ReadData(language string) (Data, error) { return readData(language, resources.Packed) }

// ReadIndex reads the second part: the index of the search.
func ReadIndex(language string) (*search.Index, error) { return readIndex(language, resources.Packed) }

// unsqueezed is a part as it was packed.
func unsqueezed(language, name string, packedForm func(language, name string) (string, error)) (string, error) {
	small, err := packedForm(language, name)
	if err != nil {
		return "", err
	}
	return packed.Unsqueeze(small)
}

func readData(language string, packedForm func(language, name string) (string, error)) (data Data, err error) {
	form, err := unsqueezed(language, resources.Known, packedForm)
	if err == nil {
		err = packed.Read(form, &data)
	}
	return data, explained(language, err)
}

func readIndex(language string, packedForm func(language, name string) (string, error)) (*search.Index, error) {
	form, err := unsqueezed(language, resources.Searched, packedForm)
	if err != nil {
		return nil, explained(language, err)
	}
	index, err := search.Read(form)
	return index, explained(language, err)
}

// explained says what could not be loaded.
func explained(language string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("the catalogue in %q cannot be loaded: %w", language, err)
}
