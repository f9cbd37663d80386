package notice

import (
	"strings"
	"testing"

	"unpause/packaging/licence"
	"unpause/packaging/parts"
)

// TestEveryPartIsNamedAboveItsLicence, and a licence that several share stands there once.
func TestEveryPartIsNamedAboveItsLicence(t *testing.T) {
	text := Text("Ours\n", []parts.Part{
		{Name: "a", Version: "v1", Licence: licence.Licence{Texts: []string{"shared words\r\nof two"}}},
		{Name: "b", Licence: licence.Licence{Texts: []string{"other words", "a note"}}},
		{Name: "c", Version: "v3", Licence: licence.Licence{Texts: []string{"shared words\nof two\n"}}},
	})
	if !strings.HasPrefix(text, "Ours\n") || strings.Count(text, "shared words\nof two\n") != 1 {
		t.Error(text)
	}
	for _, want := range []string{"a v1\nc v3\n\nshared words", "b\n\nother words\n", "b\n\na note\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}
