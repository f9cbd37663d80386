package search

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"":                      "",
		"?!… —":                 "",
		"auth:3":                "auth 3",
		"AUTH 3":                "auth 3",
		"auth3":                 "auth 3",
		"Don't, can’t":          "dont cant",
		"NO_ACTIVE_DEVICE":      "no active device",
		"e-mail":                "e mail",
		"53–55":                 "53 55",
		"für żółć":              "für żółć",
		"e\u0301te\u0301":       "e\u0301te\u0301",
		"❤\ufe0f 4\ufe0f":       "4",
		"a\u00adb":              "ab",
		"\xff\xfe":              "",
		"code:-1":               "code -1",
		"installer −2":          "installer -2",
		"-7":                    "-7",
		"accounts-4":            "accounts 4",
		"4 - 5":                 "4 5",
		"v1.2.53":               "v .1 .2 .53",
		"at 12:30":              "at .12 .30",
		"accounts:4:5":          "accounts .4 .5",
		"100% right":            "%100 right",
		"127.0.0.1":             ".127 .0 .0 .1",
		"pay 5. Then":           "pay #5 then",
		"1. Log in 2. It fails": "#1 log in #2 it fails",
		"1.Log in. 2) It fails": "#1 log in #2 it fails",
		"key 8ca425d9":          "key 8 ca ~425 d 9",
		"wifi6e":                "wifi ~6 e",
	} {
		var got []string
		for _, tok := range tokens(text, nil) {
			mark := ""
			switch {
			case tok.dotted:
				mark = "."
			case tok.percent:
				mark = "%"
			case tok.listed:
				mark = "#"
			case tok.within:
				mark = "~"
			case tok.negative:
				mark = "-"
			}
			got = append(got, mark+tok.text)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q is %q, want %q", text, s, want)
		}
	}
}

func TestHumps(t *testing.T) {
	for word, want := range map[string]string{
		"BadCredentials": "bad credentials", "EMEError": "eme error", "SpotifyWebApiException": "spotify web api exception", "YouTube": "you tube", "plain": "plain",
	} {
		all := tokens(word, nil)
		var got []string
		for _, part := range unhump(word, all[0], nil) {
			got = append(got, part.text)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q is cut to %q, want %q", word, s, want)
		}
	}
	if tokens("plain", nil)[0].humps || tokens("PLAIN", nil)[0].humps || !tokens("badCredentials", nil)[0].humps {
		t.Error("humps are not seen, or seen where there are none")
	}
}

// TestTokensStandWhereTheySay: each token is a piece of the text, in order, and never more than the limit.
func TestTokensStandWhereTheySay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-zA-Z0-9:_.' −-]{0,80}`)).Draw(t, "text")
		last := 0
		for _, tok := range tokens(text, nil) {
			if tok.from < last || tok.to <= tok.from || tok.to > len(text) || plain(text[tok.from:tok.to]) != tok.text {
				t.Fatalf("%+v of %q", tok, text)
			}
			last = tok.to
		}
	})
	if got := len(tokens(strings.Repeat("a ", 5000), nil)); got != maxTokens {
		t.Errorf("%d tokens", got)
	}
}

func TestTypos(t *testing.T) {
	for _, c := range []struct {
		typed, want string
		wrong       int
		ok          bool
	}{
		{"firewall", "firewall", 0, true}, {"firewal", "firewall", 1, true}, {"fierwall", "firewall", 1, true}, {"firwal", "firewall", 0, false},
		{"acount", "account", 1, true}, {"eror", "error", 1, true}, {"erro", "error", 1, true}, {"log", "logs", 0, false}, {"lgo", "log", 0, false},
		{"crtcal", "critical", 0, false}, {"instlation", "installation", 2, true}, {"instaltion", "installation", 2, true}, {"nistall", "install", 1, true},
		{"xirewall", "firewall", 0, false}, {"sessoin", "session", 1, true}, {"", "session", 0, false},
	} {
		if wrong, ok := typos(c.typed, c.want); wrong != c.wrong && ok || ok != c.ok {
			t.Errorf("%q for %q: %d, %v, want %d, %v", c.typed, c.want, wrong, ok, c.wrong, c.ok)
		}
	}
}

// FuzzTokens: each word and number stands where it says, and the parts of a word are the word.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{"auth:3", "BadCredentials", "1. x 2) y", "code:-1 1.2.3", "\xff\xfe", "a\u00adb−2", "❤\ufe0f4\ufe0f", "İnstaller", "aB'C"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, tok := range tokens(text, nil) {
			if tok.from < last || tok.to <= tok.from || tok.to > len(text) || tok.text == "" || plain(text[tok.from:tok.to]) != tok.text {
				t.Fatalf("%+v of %q", tok, text)
			}
			last = tok.to
			parts := unhump(text, tok, nil)
			if !tok.number && strings.Join(texts(parts), "") != tok.text {
				t.Fatalf("%q is cut to %q", tok.text, texts(parts))
			}
		}
	})
}

func texts(all []token) []string {
	return slices.Collect(func(yield func(string) bool) {
		for _, t := range all {
			if !yield(t.text) {
				return
			}
		}
	})
}
