package readme

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"unpause/packaging/product"
)

// both fills the project's own text, signed and unsigned.
func both(t *testing.T) (signed, unsigned string) {
	t.Helper()
	template, err := os.ReadFile("../windows/README.txt")
	if err != nil {
		t.Fatal(err)
	}
	p := product.Product{Version: "1.2.3"}
	return Fill(string(template), p, true), Fill(string(template), p, false)
}

func TestWarningOnlyWithoutSignature(t *testing.T) {
	signed, unsigned := both(t)
	if strings.Contains(signed, "protected your PC") || !strings.Contains(unsigned, "protected your PC") {
		t.Error("the part about the signature stands in the wrong file")
	}
	for _, text := range []string{signed, unsigned} {
		if !strings.HasPrefix(text, "Unpause 1.2.3\n") || strings.Contains(text, "{{") || strings.Contains(text, "\n\n\n") {
			t.Error(text)
		}
	}
}

// TestSentencesAreShort: at most 25 words, and no shouting.
func TestSentencesAreShort(t *testing.T) {
	_, text := both(t)
	for _, sentence := range regexp.MustCompile(`[.:]\s|\n`).Split(text, -1) {
		if words := strings.Fields(sentence); len(words) > 25 {
			t.Errorf("%d words: %s", len(words), sentence)
		}
	}
	if strings.Contains(text, "!") {
		t.Error("there is an exclamation mark")
	}
}

// TestNamesAllFiles: who deletes what the text names leaves nothing behind. The names are those that the remover of the setup deletes.
func TestNamesAllFiles(t *testing.T) {
	_, text := both(t)
	for _, name := range []string{`%LocalAppData%\Unpause`, `%AppData%\fyne\app.unpause.desktop`, `%LocalAppData%\fyne\app.unpause.desktop`,
		`%LocalAppData%\font_index_v5.cache`, "LICENSE.txt", "NOTICE.txt"} {
		if !strings.Contains(text, name) {
			t.Errorf("%s is missing", name)
		}
	}
}

func TestLineEnds(t *testing.T) {
	if got := string(Windows("a\nb\r\nc\n")); got != "a\r\nb\r\nc\r\n" {
		t.Errorf("%q", got)
	}
}
