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
func LoadIn(language string) (*Catalog, error) {
	data, err := ReadData(language)
	if err != nil {
		return nil, err
	}
	index, err := ReadIndex(language)
	if err != nil {
		return nil, err
	}
	c, err := New(data, index)
	return c, explained(language, err)
}

// ReadData reads the first of the two parts that LoadIn reads, in one of resources.Languages. Measuring tools and tests read them one by one.
func ReadData(language string) (data Data, err error) {
	form, err := resources.Packed(language, resources.Known)
	if err == nil {
		err = packed.Read(form, &data)
	}
	return data, explained(language, err)
}

// ReadIndex reads the second part: the index of the search.
func ReadIndex(language string) (*search.Index, error) {
	form, err := resources.Packed(language, resources.Searched)
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
