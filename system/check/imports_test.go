package check

import (
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestReadsNothingByItself demands that the package has no way to the PC or the network but the interface PC.
func TestReadsNothingByItself(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	// net/netip only reads addresses as text.
	allowed := []string{
		"bytes", "context", "encoding/binary", "errors", "fmt", "io/fs", "maps", "math", "net/netip", "slices", "strconv", "strings", "time", "unicode",
		"unicode/utf16", "unicode/utf8",
	}
	read := 0
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		source, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		read++
		for _, spec := range source.Imports {
			if path, _ := strconv.Unquote(spec.Path.Value); !slices.Contains(allowed, path) {
				t.Errorf("%s imports %s", e.Name(), path)
			}
		}
	}
	if read < 10 {
		t.Errorf("only %d files were read", read)
	}
}
