package redact

import (
	"bufio"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// known is what is known in testdata/corpus.tsv.
var known = Known{
	Users:     []string{"Ann", "Ann Mullins", "Jörg Müller", "Sean O'Brien", "Иван Петров", "Işıl", "王伟", "al", "spotify", "a", "Windows", `CORP\b.meier`, "kim.li@outlook.com"},
	Computers: []string{"DESK-42", "CORP", "familienrechner.fritz.box", "PC"},
	Folders: []Folder{
		{`C:\Users\Ann\AppData\Roaming`, "%AppData%"}, {`C:\Users\Ann\AppData\Local`, "%LocalAppData%"}, {`C:\Users\Ann\AppData\Local\Temp`, "%Temp%"},
		{`C:\Users\Ann`, "%USERPROFILE%"}, {`\\nas\people$\ann`, "%HOMESHARE%"}, {`C:\`, "%Drive%"}, {"", "%Nothing%"},
	},
}

var escape = regexp.MustCompile(`\{(LF|CR|TAB|BS|LONG|U\+[0-9A-F]+|x[0-9A-F]{2})\}`)

// unescaped reads what cannot stand in a line of the corpus.
func unescaped(text string) string {
	return escape.ReplaceAllStringFunc(text, func(e string) string {
		switch e = strings.Trim(e, "{}"); {
		case e == "LF":
			return "\n"
		case e == "CR":
			return "\r"
		case e == "TAB":
			return "\t"
		case e == "LONG":
			return strings.Repeat("long line ", 5000)
		case e[0] == 'x':
			n, _ := strconv.ParseUint(e[1:], 16, 8)
			return string([]byte{byte(n)})
		}
		n, _ := strconv.ParseUint(e[2:], 16, 32)
		return string(rune(n))
	})
}

// row is a line of the corpus.
type row struct {
	line      int
	text      string
	not, with []string
}

func corpus(t testing.TB) (rows []row) {
	t.Helper()
	file, err := os.Open("testdata/corpus.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	list := func(s string) (all []string) {
		if s == "" {
			return nil
		}
		for part := range strings.SplitSeq(s, "¦") {
			all = append(all, unescaped(part))
		}
		return all
	}
	scan := bufio.NewScanner(file)
	for n := 1; scan.Scan(); n++ {
		if line := scan.Text(); line != "" && !strings.HasPrefix(line, "# ") {
			cells := strings.Split(line, "\t")
			if len(cells) != 3 {
				t.Fatalf("line %d has %d cells", n, len(cells))
			}
			rows = append(rows, row{n, unescaped(cells[0]), list(cells[1]), list(cells[2])})
		}
	}
	if scan.Err() != nil {
		t.Fatal(scan.Err())
	}
	return rows
}

func TestCorpus(t *testing.T) {
	r := New(known)
	rows := corpus(t)
	if len(rows) < 150 {
		t.Errorf("only %d rows", len(rows))
	}
	for _, row := range rows {
		clean, hidden := r.Text(row.text)
		for _, s := range row.not {
			if strings.Contains(strings.ToLower(clean), strings.ToLower(s)) {
				t.Errorf("line %d: %.200q became %.200q, which has %q", row.line, row.text, clean, s)
			}
		}
		for _, s := range row.with {
			if !strings.Contains(clean, s) {
				t.Errorf("line %d: %.200q became %.200q, which lacks %q", row.line, row.text, clean, s)
			}
		}
		if len(row.not) == 0 && (clean != row.text || len(hidden) > 0) {
			t.Errorf("line %d: %.200q should stay, and became %.200q (%v)", row.line, row.text, clean, hidden)
		}
		checkLaws(t, r, row.text)
	}
}

// longestGrowth is how many times longer a text can become: a letter becomes a stand-in.
const longestGrowth = 14

// checkLaws demands what holds for every text.
func checkLaws(t testing.TB, r *Redactor, text string) string {
	t.Helper()
	clean, hidden := r.Text(text)
	if !utf8.ValidString(clean) {
		t.Fatalf("%q became invalid: %q", text, clean)
	}
	if len(clean) > longestGrowth*len(text) {
		t.Fatalf("%q became %d bytes long", text, len(clean))
	}
	if again, more := r.Text(clean); again != clean || len(more) > 0 {
		t.Fatalf("%.300q became %.300q, and that %.300q (%v)", text, clean, again, more)
	}
	if len(hidden) == 0 && clean != text && utf8.ValidString(text) {
		t.Fatalf("%.300q became %.300q, and nothing is counted", text, clean)
	}
	return clean
}

func TestCounts(t *testing.T) {
	clean, hidden := New(known).Text(`Ann on DESK-42 (192.168.1.5, 00-1B-44-11-3A-B7) wrote to ann@example.org and bob@example.org: C:\Users\Ann\AppData\Roaming\Spotify`)
	want := map[Kind]int{User: 1, Computer: 1, IP: 1, MAC: 1, Email: 2, InFolder: 1}
	if !maps.Equal(hidden, want) {
		t.Errorf("%v, want %v", hidden, want)
	}
	if want := `[user] on [computer] ([IP address], [MAC address]) wrote to [e-mail] and [e-mail]: %AppData%\Spotify`; clean != want {
		t.Errorf("%q, want %q", clean, want)
	}
}

// TestStandInsCannotOverlap: a stand-in has brackets at its ends and nowhere else.
func TestStandInsCannotOverlap(t *testing.T) {
	seen := map[string]bool{}
	for kind, s := range standIns {
		if inner := s[1 : len(s)-1]; s[0] != '[' || s[len(s)-1] != ']' || strings.ContainsAny(inner, "[]") || seen[s] {
			t.Errorf("%s: %s", kind, s)
		}
		seen[s] = true
	}
}

func TestNothingKnown(t *testing.T) {
	r := New(Known{Users: []string{"", " ", "\xff", "\u200b", strings.Repeat("x", 300), `\`, "@"}, Computers: []string{"", ".", "."}, Folders: []Folder{{"", ""}, {"/", "x"}, {`C:\Users\x`, ""}}})
	for _, text := range []string{"", " ", "\x00", "a b c", "@", `\`, "%", "&", "[", "[user", strings.Repeat("x", 300)} {
		if clean, hidden := r.Text(text); clean != text || len(hidden) > 0 {
			t.Errorf("%.30q became %q, %v", text, clean, hidden)
		}
	}
}

// TestTrace: what reports of crashes are full of stays.
func TestTrace(t *testing.T) {
	const report = `Unpause 1.0 8f14e45fceea167a5a36dedd4bea2543aa0b1c2d
panic: open C:\Users\Ann\AppData\Roaming\x: dial tcp 192.168.1.5:443 for ann@example.org, token=4c9a8f01b2

goroutine 18 [running]:
unpause/ui.(*Window).show(0xc000123456, {0x7ff6a1b2c3d4, 0x12})
	/home/ann/go/pkg/mod/fyne.io/fyne/v2@v2.8.1/app/app.go:120 +0x1d4
github.com/skratchdot/open-golang@v0.0.0-20200116055534-eef842397966/open/open.go:12
	h1:2Qj3wNqXl0+8sUw7lKzXo0n8vYt3hHkz1m1q9v0r7bE=
[signal 0xc0000005 code=0x0 addr=0x18 pc=0x7ff6a1b2c3d4]`
	clean, _ := New(known).Trace(report)
	want := strings.NewReplacer(`C:\Users\Ann\AppData\Roaming`, "%AppData%", "192.168.1.5", "[IP address]", "ann@example.org", "[e-mail]", "4c9a8f01b2", "[token]",
		"/home/ann", "/home/[user]").Replace(report)
	if clean != want {
		t.Errorf("%s", clean)
	}
}

// drawName makes a name that is hidden wherever it stands.
func drawName(t *rapid.T) string {
	letters := rapid.SampledFrom([]string{"[A-Z][a-z]{4,9}", "[ÄÖÜÉŁØİ][äöüßéłøı]{3,8}", "[А-Я][а-я]{3,8}", "[Α-Ω][α-ω]{3,8}", "[A-Z][a-z]{3,6} [A-Z][a-zäöü]{3,9}", "[A-Z]'[A-Z][a-z]{3,6}", "[a-z]{2,5}[0-9]{1,3}[a-z]"})
	name := rapid.StringMatching(letters.Draw(t, "alphabet")).Draw(t, "name")
	if wary(foldAll(name)) || strings.Contains("e-mail ip address hidden %appdata%", foldAll(name)) {
		return "Zebedee"
	}
	return name
}

// noise is made of what the rules look at.
func drawNoise(t *rapid.T, label string) string {
	pieces := rapid.SampledFrom([]string{
		" ", "\n", "\r\n", `\`, `\\`, "/", "://", "http", ":", "::", "@", ".", ",", "=", "%", "%2", "%25", "%40", "&#6", "&", ";", `"`, "'", "[", "]", "[user]", "%AppData%", "[token", "user",
		"users", `C:\Users\`, "/home/", "password", "token=", "Bearer ", "192.168.", "1.2.3.4", "fe80::1", "aa-bb-cc-dd-ee-ff", "S-1-5-21-1-2", "spotify:user:", "a", "Z", "0", "9f",
		"~1", "-user", "\u200b", "\u202e", "\u0301", "\x00", "\x01", "\x1b[1m", "\xff", "é", "ｅ", "٣", `\n`, `\u00`, `\x4`, "eyJhbGciOi", "_", "-", "+", "(", ")", "{", "}", "|", "version ",
	})
	return strings.Join(rapid.SliceOfN(rapid.OneOf(pieces, rapid.String()), 0, 30).Draw(t, label), "")
}

func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := New(Known{
			Users: []string{drawName(t), rapid.String().Draw(t, "user")}, Computers: []string{rapid.StringMatching(`[A-Z]{3,6}-[0-9]{2}`).Draw(t, "computer")},
			Folders: []Folder{{`C:\Users\` + drawName(t), "%USERPROFILE%"}},
		})
		text := drawNoise(t, "text")
		clean, _ := r.Text(text)
		again, _ := r.Text(clean)
		if !utf8.ValidString(clean) || again != clean || len(clean) > longestGrowth*len(text) {
			t.Fatalf("%q became %q, and that %q", text, clean, again)
		}
		if trace, _ := r.Trace(text); !utf8.ValidString(trace) {
			t.Fatalf("%q", trace)
		}
	})
}

// TestNoNameSurvives: whatever stands around it, in any case and spelling, a known name is no word of the text that comes out.
func TestNoNameSurvives(t *testing.T) {
	spellings := map[string]func(string) string{
		"as it is": func(s string) string { return s }, "upper": strings.ToUpper, "lower": strings.ToLower,
		"percent": func(s string) string {
			var out strings.Builder
			for i := range len(s) {
				fmt.Fprintf(&out, "%%%02X", s[i])
			}
			return out.String()
		},
		"entities": func(s string) string {
			var out strings.Builder
			for _, c := range s {
				fmt.Fprintf(&out, "&#%d;", c)
			}
			return out.String()
		},
		"json":   func(s string) string { return strings.Trim(strconv.QuoteToASCII(s), `"`) },
		"unseen": func(s string) string { return strings.Join(strings.Split(s, ""), "\u200b") },
	}
	rapid.Check(t, func(t *rapid.T) {
		name := drawName(t)
		r := New(Known{Users: []string{name}, Computers: []string{"HAL-9000"}})
		spelled := spellings[rapid.SampledFrom(slices.Sorted(maps.Keys(spellings))).Draw(t, "spelling")](name)
		between := rapid.SampledFrom([]string{" ", "\n", `"`, "'", "(", "/", `\`, ",", ";", "=", "-", "_", ".", "<"})
		before, after := between.Draw(t, "before"), between.Draw(t, "after")
		if before == `\` { // with a letter behind it, it is an escape of its own
			before = "/"
		}
		text := drawNoise(t, "left") + " " + before + spelled + after + " " + drawNoise(t, "right")
		clean, hidden := r.Text(text)
		if strings.Contains(clean, before+spelled+after) && !strings.Contains(standIns[Token], spelled) {
			t.Fatalf("%q survives: %q became %q (%v)", spelled, text, clean, hidden)
		}
	})
}

// TestOurOwnTextsStay: codes, commands, addresses and sentences of Unpause are no secrets, even on the PC of somebody who is called "admin" or "user".
func TestOurOwnTextsStay(t *testing.T) {
	r := New(Known{Users: []string{"Zebedee", "admin", "User"}, Computers: []string{"DESKTOP-4711", "PC"}})
	lines := 0
	err := filepath.WalkDir("../resources", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".yaml" && filepath.Ext(path) != ".json" {
			return err
		}
		data, err := os.ReadFile(path)
		for line := range strings.Lines(string(data)) {
			lines++
			line = strings.ReplaceAll(line, "device_id=1234", "") // a made-up one, which is to be hidden
			if _, words, ok := strings.Cut(line, `": "`); ok {    // the key of a text is not shown, and "user": "..." would be somebody's name
				line = words
			}
			if clean, _ := r.Text(line); clean != line {
				t.Errorf("%s: %q became %q", path, line, clean)
			}
		}
		return err
	})
	if err != nil || lines < 1000 {
		t.Errorf("%d lines, %v", lines, err)
	}
}

// planted are values that must not survive between blanks.
var planted = []string{
	"ann.li@example.org", "192.168.17.4", "2001:db8::17:4", "fe80::1ff:fe23:4567:890a%12", "00-1B-44-11-3A-B7", "001b.4411.3ab7", "S-1-5-21-397955417-626881126-188441444-1001",
	"https://jo:geheim@proxy.example:8080", "spotify:user:somebody", `C:\Users\Somebody\x`, "9f86d081884c7d659a2feaa0c55ad015", "password=hunter2",
}

// secretOf is the part of a planted value that tells.
var secretOf = regexp.MustCompile(`ann\.li|192\.168\.17\.4|2001:db8|890a|3A-B7|3ab7|626881126|geheim|omebody|9f86d0|hunter2`)

func TestNoAddressSurvives(t *testing.T) {
	r := New(known)
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.SampledFrom(planted).Draw(t, "value")
		text := rapid.SampledFrom([]string{"", "at ", "14:05:12 ", "x\r\n", "error auth:3, "}).Draw(t, "left") + value +
			rapid.SampledFrom([]string{"", " ", "\n", ", then", ". ", "\r\nnext"}).Draw(t, "right")
		if clean, _ := r.Text(text); secretOf.MatchString(clean) {
			t.Fatalf("%q became %q", text, clean)
		}
	})
}

func FuzzText(f *testing.F) {
	for _, row := range corpus(f) {
		if len(row.text) < 1000 {
			f.Add(row.text, uint8(row.line))
		}
	}
	r := New(Known{Users: append(slices.Clone(known.Users), "Zebedee Quux"), Computers: known.Computers, Folders: known.Folders})
	f.Fuzz(func(t *testing.T, text string, which uint8) {
		checkLaws(t, r, text)
		value := planted[int(which)%len(planted)]
		cut := min(int(which), len(text))
		clean := checkLaws(t, r, text[:cut]+"\n Zebedee \n"+value+"\n"+text[cut:])
		if !strings.Contains(text, "Zebedee") && regexp.MustCompile(`\bZebedee\b`).MatchString(clean) {
			t.Fatalf("the name survives in %q", clean)
		}
		if !secretOf.MatchString(text) && secretOf.MatchString(clean) {
			t.Fatalf("%s survives in %q", value, clean)
		}
	})
}

// TestPure: the package knows no window, no PC and no catalogue, and has no way to the system or the network.
func TestPure(t *testing.T) {
	allowed := []string{"cmp", "html", "net/netip", "slices", "strconv", "strings", "unicode", "unicode/utf16", "unicode/utf8", "golang.org/x/text/unicode/norm"}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range source.Imports {
			if path, _ := strconv.Unquote(spec.Path.Value); !slices.Contains(allowed, path) {
				t.Errorf("%s imports %s", name, path)
			}
		}
	}
}

// nasty are texts of one shape that a careless rule would go over again and again.
var nasty = map[string]string{
	"log": "2026-11-28 14:05:12 INFO Ann opened C:\\Users\\Ann\\AppData\\Roaming\\Spotify\\prefs from 192.168.1.5, auth:3\r\n", "letters": "a", "at": "@", "at a": "a@", "slashes": `\`,
	"slash a": `\a`, "users": `\users\`, "quotes": `token="`, "keys": "token=", "dots": "1.2.3.4.", "colons": "a:", "marks": "a1/", "percent": "%2525", "sid": "s-1-", "ands": "&", "names": "Ann-",
	"words": "abcdefgh1", "escapes": `\x`, "user": "user: ", "mail": "a@b.", "scheme": "://", "brackets": "[",
}

// BenchmarkDoubling tells how many times longer a text of twice the length takes. For all of them it should be about 2.
func BenchmarkDoubling(b *testing.B) {
	r := New(known)
	for name, piece := range nasty {
		b.Run(name, func(b *testing.B) {
			const size = 1 << 16
			short := strings.Repeat(piece, size/len(piece))
			var took [2]time.Duration
			for b.Loop() {
				for i, text := range []string{short, short + short} {
					start := time.Now()
					r.Text(text)
					took[i] += time.Since(start)
				}
			}
			b.ReportMetric(float64(took[1])/float64(took[0]), "times/doubling")
			b.ReportMetric(float64(took[0].Nanoseconds())/float64(b.N*len(short)), "ns/byte")
		})
	}
}

// BenchmarkText compares with what only copies letters.
func BenchmarkText(b *testing.B) {
	text := strings.Repeat(nasty["log"], 1000)
	r := New(known)
	b.Run("redact", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			r.Text(text)
		}
	})
	b.Run("copy", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			strings.Map(func(r rune) rune { return r }, text)
		}
	})
}

func TestWholeLines(t *testing.T) {
	const text = "one\ntwo three\r\nfour\nfive"
	got := wholeLines(text, []span{{5, 6, User, ""}, {9, 12, Email, ""}, {16, 17, IP, ""}})
	hidden := map[Kind]int{}
	if clean := replaced(text, got, hidden); clean != "one\n[hidden]\n[hidden]\nfive" || hidden[Line] != 2 {
		t.Errorf("%q, %v", clean, hidden)
	}
}
