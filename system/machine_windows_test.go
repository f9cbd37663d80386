package system

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// TestWindowsOutput: what a console program writes becomes text, and nothing of it is lost behind a zero byte.
func TestWindowsOutput(t *testing.T) {
	for raw, want := range map[string]string{
		"": "", "[SC] OpenService FAILED 1060:\r\n\r\n": "[SC] OpenService FAILED 1060:\r\n\r\n", "\x00": "", "a\x00b": "ab", "O\x00K\x00\r\x00\n\x00": "OK\r\n", "\x1b[31m": "\x1b[31m",
	} {
		if got := decodeOEM([]byte(raw)); got != want {
			t.Errorf("%q is read as %q, want %q", raw, got, want)
		}
	}
	rapid.Check(t, func(rt *rapid.T) { checkOutput(rt, rapid.SliceOf(rapid.Byte()).Draw(rt, "output")) })
}

// FuzzDecodeOEM looks for more of it, on a PC with Windows.
func FuzzDecodeOEM(f *testing.F) {
	for _, seed := range []string{"Der DNS-Aufl\x94sungscache wurde geleert.\r\n", "\xff\xfe", "a\x00b", "\x82\xa0"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) { checkOutput(t, raw) })
}

func checkOutput(t interface{ Errorf(string, ...any) }, raw []byte) {
	text := decodeOEM(raw)
	if !utf8.ValidString(text) || strings.Contains(text, "\x00") {
		t.Errorf("%q is read as %q", raw, text)
	}
	if plain := strings.ReplaceAll(string(raw), "\x00", ""); text != plain && !strings.ContainsFunc(plain, func(r rune) bool { return r > '~' }) {
		t.Errorf("%q is read as %q", raw, text)
	}
}
