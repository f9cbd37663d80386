package ui

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"unpause/catalog"
	"unpause/catalog/source"
	"unpause/resources"
	"unpause/system"
	"unpause/ui/glyphs"
)

// TestTablesAgree: every button of the catalogue leads to a row of the tables of package system, and every row has words.
func TestTablesAgree(t *testing.T) {
	cat, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	inSystem := map[catalog.Kind][]string{}
	for _, target := range system.Targets() {
		kind := catalog.OpenTarget
		switch target.Places[0].Kind {
		case system.Web:
			kind = catalog.OpenPage
		case system.Text:
			kind = catalog.CopyText
		}
		inSystem[kind] = append(inSystem[kind], target.ID)
	}
	for _, c := range system.Commands() {
		inSystem[catalog.RunCommand] = append(inSystem[catalog.RunCommand], c.ID)
		words, _ := cat.Words(catalog.RunCommand, c.ID)
		if (words.Admin == catalog.AllRights) != c.NeedsAdmin() {
			t.Errorf("%s: its words say administrator %q, the table says %v", c.ID, words.Admin, c.NeedsAdmin())
		}
	}
	for kind, ids := range inSystem {
		slices.Sort(ids)
		if words := cat.ActionIDs(kind); !slices.Equal(ids, words) {
			t.Errorf("%s: the table has %q\nthe words are for %q", kind, ids, words)
		}
	}
	for _, target := range system.Targets() {
		words, _ := cat.Words(catalog.OpenTarget, target.ID)
		if target.Places[0].Elevate && words.Admin != catalog.AllRights {
			t.Errorf("%s asks for an administrator without saying so", target.ID)
		}
	}
}

// spare are places that no step needs yet: the answers to "which Windows have I" and "which country does Windows think I am in".
var spare = []string{"win-about", "win-region"}

// TestEveryButtonIsUsed: a page, a text or a place that no step and no screen needs is dead weight.
func TestEveryButtonIsUsed(t *testing.T) {
	cat, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{"web-community": true, "web-support-contact": true, "web-reference": true, "web-report-code": true, "web-report-correction": true, "web-download-all": true}
	for _, q := range cat.Questions() {
		used[q.Action.ID] = true
	}
	for _, e := range cat.Entries() {
		for _, s := range e.Steps {
			for _, a := range s.Actions {
				used[a.ID] = true
			}
		}
	}
	for _, target := range system.Targets() {
		used[target.Fallback] = true
	}
	for _, c := range system.Commands() {
		used[c.Fallback], used[c.Undo] = true, true
	}
	for _, kind := range []catalog.Kind{catalog.OpenTarget, catalog.OpenPage, catalog.CopyText} {
		for _, id := range cat.ActionIDs(kind) {
			if used[id] == slices.Contains(spare, id) {
				t.Errorf("%s: used is %v", id, used[id])
			}
		}
	}
}

// TestAddressesStandInTheTableOnly: texts and data name no web page that a button cannot open.
func TestAddressesStandInTheTableOnly(t *testing.T) {
	known := map[string]bool{}
	for _, target := range system.Targets() {
		for _, p := range target.Places {
			known[strings.TrimRight(p.File, "/")] = true
		}
	}
	address := regexp.MustCompile(`https?://[^\s"'<>),]+`)
	for _, files := range []fs.FS{resources.Catalog, resources.Texts} {
		fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(files, path)
			for _, a := range address.FindAllString(string(data), -1) {
				if !known[strings.TrimRight(a, "/.")] && !strings.HasPrefix(a, "https://accounts.spotify.com/api/") {
					t.Errorf("%s names %s", path, a)
				}
			}
			return err
		})
	}
}

// TestEveryTextIsThereAndUsed compares the keys in the source with those of the English texts.
func TestEveryTextIsThereAndUsed(t *testing.T) {
	data, err := fs.ReadFile(resources.Texts, "texts/en.json")
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]string
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	delete(texts, "_wording") // the rules of the file, for those who write in it
	used := usedTexts(t)
	for key := range used {
		if _, ok := texts[key]; !ok && !slices.ContainsFunc(mapKeys(texts), func(k string) bool { return strings.HasSuffix(key, ".") && strings.HasPrefix(k, key) }) {
			t.Errorf("the source uses %q, which is not in en.json", key)
		}
	}
	for key, words := range texts {
		if !used[key] && !slices.ContainsFunc(mapKeys(used), func(u string) bool { return strings.HasSuffix(u, ".") && strings.HasPrefix(key, u) }) {
			t.Errorf("%q is not used", key)
		}
		for _, r := range words {
			if !strings.ContainsRune(string(r), '\n') && !drawable(r) {
				t.Errorf("%q has the character %q, which the fonts cannot draw", key, r)
			}
		}
	}
}

func drawable(r rune) bool {
	for _, r16 := range source.Drawable.R16 {
		if uint32(r) >= uint32(r16.Lo) && uint32(r) <= uint32(r16.Hi) {
			return (uint32(r)-uint32(r16.Lo))%uint32(r16.Stride) == 0
		}
	}
	return false
}

func mapKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	return keys
}

// usedTexts collects the string literals of this package, of main and of the web page that look like keys. A key that ends in a dot is the start of several.
func usedTexts(t *testing.T) map[string]bool {
	key := regexp.MustCompile(`^[a-z-]+\.([a-z-]+)?\.?$`)
	alarm := regexp.MustCompile(`^(alarm|cli)\.`)
	used := map[string]bool{"app.name": true}
	screens, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	start, err := filepath.Glob("../*.go")
	if err != nil {
		t.Fatal(err)
	}
	page, err := filepath.Glob("../webpage/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Concat(screens, start, page) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil && key.MatchString(s) && !strings.HasSuffix(s, ".svg") {
					used[s] = true
					if alarm.MatchString(s) && s != "cli.usage" {
						used[s+"-hint"] = true // main adds it
					}
				}
			}
			return true
		})
	}
	template, err := os.ReadFile("../webpage/page.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`text (?:\(printf )?"([a-z.-]+)`).FindAllSubmatch(template, -1) {
		used[string(m[1])] = true
	}
	return used
}

// TestDrawableIsUpToDate compares catalog/source/drawable.go with the fonts of this version of Fyne.
func TestDrawableIsUpToDate(t *testing.T) {
	have, err := os.ReadFile("../catalog/source/drawable.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, glyphs.Source(glyphs.BuiltIn())) {
		t.Error("run: go generate ./ui")
	}
}

// TestRooms: imports run one way, and the pure rooms build without cgo and know no window.
func TestRooms(t *testing.T) {
	for room, forbidden := range map[string][]string{
		"unpause":          {"go.yaml.in/", "unpause/catalog/source", "unpause/catalog/pack"},
		"unpause/catalog":  {"fyne.io/", "unpause/system", "unpause/wizard", "unpause/ui", "golang.org/x/sys", "unpause/catalog/source"},
		"unpause/wizard":   {"fyne.io/", "unpause/system", "unpause/ui", "golang.org/x/sys"},
		"unpause/progress": {"fyne.io/", "unpause/system", "unpause/ui", "golang.org/x/sys", "net", "os/exec"},
		"unpause/redact":   {"fyne.io/", "unpause/catalog", "unpause/system", "unpause/ui", "golang.org/x/sys"},
		"unpause/report":   {"fyne.io/", "unpause/system", "unpause/catalog", "unpause/wizard", "unpause/ui", "golang.org/x/", "github.com/"},
		"unpause/system":   {"fyne.io/", "unpause/catalog", "unpause/wizard", "unpause/progress", "unpause/ui"},
		"unpause/webpage":  {"fyne.io/", "unpause/system", "unpause/wizard", "unpause/ui", "golang.org/x/sys"},
		"unpause/ui":       {"fyne.io/fyne/v2/app", "github.com/go-gl/", "unpause/e2e"},
	} {
		tags := ""
		if room == "unpause" {
			tags = "ci" // without Fyne's C parts
		}
		cmd := exec.Command("go", "list", "-deps", "-tags", tags, room)
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s does not build without cgo: %v", room, err)
		}
		for _, dep := range strings.Fields(string(out)) {
			for _, bad := range forbidden {
				if dep == bad || (strings.HasSuffix(bad, "/") && strings.HasPrefix(dep, bad)) || strings.HasPrefix(dep, bad+"/") {
					t.Errorf("%s imports %s", room, dep)
				}
			}
		}
	}
}

// TestFilesAreNoPartOfTheProgram: the program loads what was packed, and carries neither what people write nor what reads and checks it, nor what makes the index of the search. The linker
// leaves out what nothing names; so no room may name it, and a program that does all that the catalogue can do must be without it.
func TestFilesAreNoPartOfTheProgram(t *testing.T) {
	filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, filepath.Join("..", "bench")) {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "Catalog" {
				if room, ok := s.X.(*ast.Ident); ok && room.Name == "resources" {
					t.Errorf("%s names resources.Catalog", path)
				}
			}
			return true
		})
		return nil
	})
	program := filepath.Join(t.TempDir(), "simulate")
	if out, err := exec.Command("go", "build", "-o", program, "../wizard/simulate").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	data, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(data, []byte("unpause/catalog/search.Read")) {
		t.Error("the names of the program's parts cannot be seen")
	}
	for _, part := range []string{"go.yaml.in/yaml", "unpause/catalog/source", "unpause/catalog/search.New", "subsystem: auth", "needless-if:"} {
		if bytes.Contains(data, []byte(part)) {
			t.Errorf("the program carries %q", part)
		}
	}
}

// TestOnlySystemKnowsTheOperatingSystem: files for one system stand in package system alone.
func TestOnlySystemKnowsTheOperatingSystem(t *testing.T) {
	filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(d.Name(), "_test.go")
		for _, system := range []string{"_windows.go", "_linux.go", "_windows", "_linux"} {
			if strings.HasSuffix(name, system) && filepath.Base(filepath.Dir(path)) != "system" {
				t.Errorf("%s belongs into package system", path)
			}
		}
		return nil
	})
}

// TestGuideNamesWhatIsThere: the tests, pictures and files that docs/ux.md names exist.
func TestGuideNamesWhatIsThere(t *testing.T) {
	guide, err := os.ReadFile("../docs/ux.md")
	if err != nil {
		t.Fatal(err)
	}
	tests := testNames(t)
	rules := 0
	for _, line := range strings.Split(string(guide), "\n") {
		cells := strings.Split(line, " | ")
		for _, m := range regexp.MustCompile("`(Test\\w+)`").FindAllStringSubmatch(line, -1) {
			if !tests[m[1]] {
				t.Errorf("there is no %s", m[1])
			}
		}
		if len(cells) != 3 || !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| ---") || strings.HasPrefix(line, "| Rule") {
			continue
		}
		rules++
		for _, m := range regexp.MustCompile("`((?:ui|wizard|catalog|webpage|system|resources)/[\\w./-]*)`").FindAllStringSubmatch(cells[1], -1) {
			if _, err := os.Stat("../" + m[1]); err != nil {
				t.Error(err)
			}
		}
		for _, m := range regexp.MustCompile("`([a-z-]+)`").FindAllStringSubmatch(cells[2], -1) {
			if _, err := os.Stat(filepath.Join(pictureFolder, m[1]+"-light.png")); err != nil {
				t.Error(err)
			}
		}
	}
	if rules != 31 {
		t.Errorf("the table has %d rules, want 31", rules)
	}
}

// TestReadmeShowsPicturesThatAreThere: each picture that README and docs show is a file.
func TestReadmeShowsPicturesThatAreThere(t *testing.T) {
	data, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	pictures := regexp.MustCompile(`\]\((docs/screens/[^)]+)\)`).FindAllStringSubmatch(string(data), -1)
	if len(pictures) == 0 {
		t.Error("README shows no picture")
	}
	for _, m := range pictures {
		if _, err := os.Stat("../" + m[1]); err != nil {
			t.Error(err)
		}
	}
}

// testNames are the names of all tests of the module.
func testNames(t *testing.T) map[string]bool {
	names := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		data, err := os.ReadFile(path)
		for _, m := range regexp.MustCompile(`(?m)^func (Test\w+)\(`).FindAllSubmatch(data, -1) {
			names[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
