package resources

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// packed is what "make data" has made of Catalog: for each language the parts that package catalog reads. Each part is squeezed (see package packed).
//
//go:embed packed
var packed string

// The parts of the packed form of each language.
const (
	Known    = "known"    // the entries and all else that is shown
	Searched = "searched" // the index of the search
)

// Part is one part of the packed form.
type Part struct {
	Language, Name string
	Form           string
}

// Packed returns a part of the catalogue in one of Languages, as it was when it was checked and packed. It is an error when there is none.
func Packed(language, name string) (string, error) {
	for _, p := range Parts(packed) {
		if p.Language == language && p.Name == name {
			return p.Form, nil
		}
	}
	return "", fmt.Errorf("there is no %s in %q", name, language)
}

// Languages returns the languages that Unpause speaks, as in BCP 47 ("de"), English first. Each has a file in texts/ and its parts in the packed form, and all but English a folder in translations/.
func Languages() []string {
	languages := []string{English}
	for _, p := range Parts(packed) {
		if !slices.Contains(languages, p.Language) {
			languages = append(languages, p.Language)
		}
	}
	return languages
}

// Join puts parts together to one text: first a line for each, with its language, its name and how many bytes it has, then an empty line and all of them in a row.
func Join(parts []Part) string {
	var lines, forms strings.Builder
	for _, p := range parts {
		fmt.Fprintf(&lines, "%s %s %d\n", p.Language, p.Name, len(p.Form))
		forms.WriteString(p.Form)
	}
	return lines.String() + "\n" + forms.String()
}

// Parts takes a text apart that Join has put together. What is not whole is left out.
func Parts(joined string) (parts []Part) {
	lines, forms, _ := strings.Cut(joined, "\n\n")
	for line := range strings.SplitSeq(lines, "\n") {
		words := strings.Split(line, " ")
		if len(words) != 3 {
			return parts
		}
		size, err := strconv.Atoi(words[2])
		if err != nil || size < 0 || size > len(forms) {
			return parts
		}
		parts = append(parts, Part{words[0], words[1], forms[:size]})
		forms = forms[size:]
	}
	return parts
}
