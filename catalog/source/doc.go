// Package source reads what people write about errors: the YAML files of package resources and their translations. It refuses them when anything is missing or wrong, and
// tells every fault with file, entry and field.
//
// Only the maker of the packed form (catalog/pack), measuring tools and tests need it. The program itself loads what was packed before, so that it pays for none of this at
// a start, and carries neither a reader of YAML nor the files: nothing that it is made of may import this package.
package source
