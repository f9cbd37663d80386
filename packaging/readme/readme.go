// Package readme writes the text files of a release the way that Windows' oldest editors show them well.
package readme

import (
	"regexp"
	"strings"

	"unpause/packaging/product"
)

var unsignedPart = regexp.MustCompile(`(?s)\{\{#unsigned\}\}\n(.*?)\{\{/unsigned\}\}\n`)

// Fill fills in the version, and keeps the part about a missing signature only where there is none.
func Fill(template string, p product.Product, signed bool) string {
	part := "\n$1\n"
	if signed {
		part = "\n"
	}
	text := unsignedPart.ReplaceAllString(template, part)
	return strings.ReplaceAll(text, "{{version}}", p.Version)
}

// Windows ends each line with carriage return and line feed.
func Windows(text string) []byte {
	return []byte(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n"))
}
