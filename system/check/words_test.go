package check

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"text/template"

	"unpause/resources"
)

// textsIn are the texts of a language that checks can say, by their keys.
func textsIn(language string) (map[Key]string, error) {
	data, err := resources.Texts.ReadFile("texts/" + language + ".json")
	if err != nil {
		return nil, err
	}
	var all map[string]string
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, err
	}
	said := map[Key]string{}
	for key, text := range all {
		if short, ok := strings.CutPrefix(key, "what."); ok {
			said[Key(short)] = text
		}
	}
	return said, nil
}

var englishTexts = sync.OnceValues(func() (map[Key]string, error) { return textsIn(resources.English) })

// english puts words together as the rows of the tests have them.
func english(t testing.TB, w Words) string {
	t.Helper()
	all, err := englishTexts()
	if err != nil {
		t.Fatal(err)
	}
	return w.Tell(func(key Key, gaps map[string]any) string {
		var out strings.Builder
		text, err := template.New("").Option("missingkey=error").Parse(all[key])
		if err == nil {
			err = text.Execute(&out, gaps)
		}
		if err != nil {
			t.Errorf("%s: %v", key, err)
		}
		return out.String()
	})
}

var gap = regexp.MustCompile(`\{\{\.([a-z]+)\}\}`)

// gapsIn lists the gaps of a text.
func gapsIn(text string) (names []string) {
	for _, m := range gap.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return names
}

// TestEveryTextInEveryLanguage: what checks can say has a text with the same gaps in every language, and no text is left over.
func TestEveryTextInEveryLanguage(t *testing.T) {
	for _, language := range resources.Languages() {
		there, err := textsIn(language)
		if err != nil {
			t.Fatal(err)
		}
		for key, gaps := range Texts() {
			text := there[key]
			if text == "" || !slices.Equal(gapsIn(text), slices.Sorted(slices.Values(gaps))) {
				t.Errorf("%s, what.%s: %q, which should have the gaps %q", language, key, text, gaps)
			}
			delete(there, key)
		}
		for key := range there {
			t.Errorf("%s, what.%s: no check says it", language, key)
		}
	}
}

// TestEveryTextIsSaid: each key stands in the source of this package or of package reach, outside the list of all. That a key stands in the list, Say itself
// sees to.
func TestEveryTextIsSaid(t *testing.T) {
	said := map[Key]bool{}
	for _, pattern := range []string{"*.go", "../reach/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") || file == "texts.go" {
				continue
			}
			source, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(source, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					text, _ := strconv.Unquote(lit.Value)
					said[Key(text)] = true
				}
				return true
			})
		}
	}
	for key := range Texts() {
		if !said[key] {
			t.Errorf("no check says %q", key)
		}
	}
}

func TestTextsCannotBeChanged(t *testing.T) {
	clear(Texts())
	if len(Texts()) == 0 {
		t.Error("who asks for the texts can change them")
	}
}

// TestSayRefusesWhatHasNoText: a key that is not in the list, or one with other gaps, never gets past the tests of its check.
func TestSayRefusesWhatHasNoText(t *testing.T) {
	for name, say := range map[string]func(){
		"strange":  func() { Say("strange") },
		"too few":  func() { Say("comma", Name("a")) },
		"too many": func() { Say("parts.one", Number(1)) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("it was said")
				}
			}()
			say()
		})
	}
}

func TestNamed(t *testing.T) {
	for want, names := range map[string][]string{
		"":                                     {"", " "},
		"a":                                    {"a", "a", ""},
		"a, b, c":                              {"a", "b", "a", "c"},
		"a, b, c and 1 more":                   {"a", "b", "c", "d"},
		"a, b, c and 3 more":                   {"a", "b", "c", "d", "d", "e", "f"},
		strings.Repeat("x", longName) + "…, b": {strings.Repeat("x", 2*longName), "b"},
	} {
		if got := english(t, named(names)); got != want {
			t.Errorf("%.90q: %q, want %q", names, got, want)
		}
	}
}

func TestMoment(t *testing.T) {
	for month := range 12 {
		at := today.AddDate(0, month, 0)
		if got, want := english(t, moment(at)), at.Format("2 January 2006, 15:04"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestNamesInsideTexts: a name is made fit to be shown, and impersonal, however deep it lies in other texts. The words that were given stay as they are.
func TestNamesInsideTexts(t *testing.T) {
	deep := Say("more", Joined("comma", Say("rule", Name("a\x00\u202eb")), Name(home+`\Music`)), Number(2))
	seen := impersonal(healthy(windows10), foundWords("x", deep))
	if got, want := english(t, resultOf("id", seen, 0).What), `the rule a b, %USERPROFILE%\Music and 2 more`; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if deep.Gaps[0].Gaps[1].Name != home+`\Music` {
		t.Errorf("what was given is now %v", deep)
	}
}

// TestWordsFillTheirGaps: each gap gets its own words, whatever the language.
func TestWordsFillTheirGaps(t *testing.T) {
	var told []string
	got := Say("leads", Name("{{.address}}"), Say("local-address")).Tell(func(key Key, gaps map[string]any) string {
		told = append(told, string(key))
		return string(key) + strings.Join(slices.Sorted(maps.Keys(gaps)), "+")
	})
	if got != "leadsaddress+name" || !slices.Equal(told, []string{"local-address", "leads"}) {
		t.Errorf("%q, told %q", got, told)
	}
	if got := english(t, Say("leads", Name("{{.address}}"), Name("here"))); got != "{{.address}} leads to here" {
		t.Errorf("a name is read as a text: %q", got)
	}
}
