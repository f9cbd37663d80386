package source

import (
	"cmp"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"

	"unpause/catalog"
	"unpause/resources"
)

// damaged returns a copy of the real data with one text of one file replaced. The text must be there.
func damaged(t testing.TB, file, old, new string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(resources.Catalog, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(resources.Catalog, path)
		if path == file {
			if !strings.Contains(string(data), old) {
				t.Fatalf("%s does not contain %q", file, old)
			}
			data = []byte(strings.Replace(string(data), old, new, 1))
		}
		files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestLoadingIsStrict damages the real data in one place after the other. Each fault must be told with file, entry and field.
func TestLoadingIsStrict(t *testing.T) {
	const auth = "entries/auth.yaml"
	for name, c := range map[string]struct{ file, old, new, want string }{
		"unknown field":        {auth, "    severity: error\n", "    severity: error\n    colour: red\n", "auth.yaml: .*colour"},
		"unknown step field":   {auth, "        ref: 1\n", "        ref: 1\n        hint: x\n", "auth.yaml: .*hint"},
		"doubled field":        {auth, "    severity: error\n", "    severity: error\n    severity: error\n", "auth.yaml: .*severity"},
		"unknown severity":     {auth, "severity: error", "severity: awful", `auth:1: severity: "awful"`},
		"unknown area":         {auth, "area: Authentication & Login", "area: Elsewhere", `auth:1: area: "Elsewhere"`},
		"missing title":        {auth, "title: Service temporarily unavailable", `title: ""`, "auth:1: title: text is missing"},
		"step without ref":     {auth, "        ref: 1\n", "", "auth:1: steps[0].ref: is missing"},
		"step without admin":   {auth, "        admin: false\n", "", ".admin: is missing"},
		"gap in refs":          {auth, "        ref: 1\n", "        ref: 2\n", "ref: is 2, but the steps before it end at 0"},
		"unknown page":         {auth, "web: web-downdetector", "web: web-nowhere", `there is no "web" with the id "web-nowhere"`},
		"page as target":       {auth, "web: web-downdetector", "open: web-downdetector", `there is no "open" with the id "web-downdetector"`},
		"unknown role":         {auth, "role: weak", "role: wobbly", `role: "wobbly"`},
		"sign without glyph":   {auth, "    meaning: >-\n", "    meaning: >-\n      \u2713 ", `auth:1: meaning: the built-in fonts cannot draw '✓'`},
		"unknown correction":   {auth, "correction: [", "correction: [no-such-thing, ", `there is no correction with the id "no-such-thing"`},
		"doubled code":         {auth, "code: auth:2", "code: auth:1", `auth:1: code: "auth:1" already stands for auth:1`},
		"unknown related":      {auth, "related: [", "related: [auth:9999, ", `auth:1: related: "auth:9999"`},
		"related elsewhere":    {auth, "related: [", "related: [com.spotify.installer −1, ", `related: "com.spotify.installer −1"`},
		"correction elsewhere": {"corrections.yaml", "codes: [", "codes: [com.spotify.installer −1, ", `"com.spotify.installer −1" is not the code of an entry`},
		"doubled elsewhere":    {"elsewhere.yaml", "code: com.spotify.installer −2", "code: com.spotify.installer −1", "elsewhere.yaml: com.spotify.installer −1: code: "},
		"code without number":  {"lexicon.yaml", `write: "accounts:{number}"`, `write: "accounts:4"`, `write: "accounts:4" must have {number} in it`},
		"blank name":           {"lexicon.yaml", "names: [", "names: [' ', ", `names: " " is empty`},
		"wrong subsystem":      {auth, "subsystem: auth", "subsystem: other", `subsystem: is "other"`},
		"no time":              {auth, "minutes: ", "minutes: 0\n        lose: ", "minutes: must be at least 1"},
		"bad step id":          {auth, "- id: ", "- id: X", "must be lower-case words"},
		"not YAML":             {auth, "entries:", "entries: [", "auth.yaml: "},
		"text cut off":         {auth, "        why: ", "        why: Put a # in front. ", `would be lost; put the text in quotes`},
		"cut after apostrophe": {auth, "        why: ", "        why: Don't put a # in front. ", `would be lost; put the text in quotes`},
		"cut in a second line": {auth, "        why: ", "        why: Put the sign\n          at the start # in front. ", `would be lost; put the text in quotes`},
		"unknown command":      {auth, "web: web-downdetector", "run: format-c", `there is no "run" with the id "format-c"`},
		"unknown target":       {auth, "web: web-downdetector", "open: win-nowhere", `there is no "open" with the id "win-nowhere"`},
		"unlisted file":        {"areas.yaml", "  - auth\n", "", "entries/auth.yaml: is not listed"},
		"missing file":         {"areas.yaml", "  - auth\n", "  - auth\n  - ghost\n", "entries/ghost.yaml: cannot be read"},
		"action without way":   {"actions.yaml", "    way: ", "    way: ''\n    note: ", "way: text is missing"},
		"unknown rights":       {"actions.yaml", "admin: ", "admin: maybe\n    note: ", `"maybe" is not no, edit or yes`},
		"correction for none":  {"corrections.yaml", "codes: [", "codes: [auth:4711, ", `"auth:4711" is not the code of an entry`},
	} {
		t.Run(name, func(t *testing.T) {
			files := damaged(t, c.file, c.old, c.new).(fstest.MapFS)
			_, err := load(files, "")
			if err == nil {
				t.Fatal("the damage was not noticed")
			}
			checkFaults(t, files, err)
			parts := strings.Split(c.want, ".*")
			rest := err.Error()
			for _, p := range parts {
				_, after, ok := strings.Cut(rest, p)
				if !ok {
					t.Fatalf("want %q in:\n%v", c.want, err)
				}
				rest = after
			}
		})
	}
}

// TestAllFaultsAtOnce: one run tells everything that is wrong.
func TestAllFaultsAtOnce(t *testing.T) {
	files := damaged(t, "entries/auth.yaml", "severity: error", "severity: awful").(fstest.MapFS)
	session := files["entries/session.yaml"]
	session.Data = []byte(strings.Replace(string(session.Data), "severity: error", "severity: worse", 1))
	_, err := load(files, "")
	for _, want := range []string{`"awful"`, `"worse"`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s is not told: %v", want, err)
		}
	}
}

// TestButtonsOfAStepAreDistinct: no step has the same button twice for the same people.
func TestButtonsOfAStepAreDistinct(t *testing.T) {
	for _, e := range loaded(t).Entries() {
		for _, s := range e.Steps {
			seen := map[catalog.Action]bool{}
			for _, a := range s.Actions {
				if seen[a] {
					t.Errorf("%s, %s: %q stands twice", e.Code, s.ID, a.ID)
				}
				seen[a] = true
			}
		}
	}
}

// small reads the small catalogue of testdata, which has one of everything. A round of fuzzing with the real one would be long.
func small(t testing.TB) (files fstest.MapFS, names []string) {
	t.Helper()
	files = fstest.MapFS{}
	folder := os.DirFS("testdata/small")
	err := fs.WalkDir(folder, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, path)
		files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, slices.Sorted(maps.Keys(files))
}

// with is a file tree with another content of one file.
func with(files fstest.MapFS, name string, data []byte) fstest.MapFS {
	changed := maps.Clone(files)
	changed[name] = &fstest.MapFile{Data: data}
	return changed
}

// FuzzLoad: whatever stands in one of the files, loading ends with a catalogue in which everything holds together, or with errors that name a file.
func FuzzLoad(f *testing.F) {
	files, names := small(f)
	for i, name := range names {
		if !strings.HasPrefix(name, "translations/") {
			f.Add(uint8(i), files[name].Data)
		}
	}
	entries := uint8(slices.Index(names, "entries/auth.yaml"))
	for _, text := range []string{"subsystem: auth\nentries:\n  - code: x\n    steps:\n      - id: a\n        when: {a: b, c: d}\n", "a: &a [*a]", "a: &a {<<: *a}", "\xff\xfe", "", "---\n---\n"} {
		f.Add(entries, []byte(text))
	}
	f.Fuzz(func(t *testing.T, place uint8, data []byte) {
		changed := with(files, names[int(place)%len(names)], data)
		c, err := load(changed, "")
		if (c == nil) == (err == nil) {
			t.Fatalf("catalogue %v, error %v", c, err)
		}
		checkFaults(t, changed, err)
		if c != nil {
			checkSound(t, c)
		}
	})
}

// odd are values that nobody expects, for any place of a file.
var odd = []string{"", "''", "' '", "null", "[]", "['']", "[' ', x]", "{}", "{a: b}", "{words: [offline]}", "-1", "999999999999999999999", "1e400", "true", "x", "'on'", "auth:1", "mac −1", "'[auth:1, auth:1]'", "['mac −1']", "✓", "\"a\\nb\"", "a 1", "AUTH:2"}

// TestOddValues puts an odd value into any place of a file of the small catalogue: loading ends with a catalogue in which everything holds together, or with errors that name a file.
func TestOddValues(t *testing.T) {
	files, names := small(t)
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.SampledFrom(names).Draw(rt, "file")
		var root, value yaml.Node
		if err := yaml.Load(files[name].Data, &root); err != nil {
			rt.Fatal(err)
		}
		var places []*yaml.Node
		eachNode(&root, func(node *yaml.Node) { places = append(places, node) })
		place := places[rapid.IntRange(0, len(places)-1).Draw(rt, "place")]
		if err := yaml.Load([]byte("- "+rapid.SampledFrom(odd).Draw(rt, "value")), &value); err != nil {
			rt.Fatal(err)
		}
		*place = *value.Content[0].Content[0]
		data, err := yaml.Dump(&root)
		if err != nil {
			rt.Fatal(err)
		}
		c, err := load(with(files, name, data), rapid.SampledFrom([]string{"", "de"}).Draw(rt, "language"))
		checkFaults(rt, files, err)
		if c != nil {
			checkSound(rt, c)
		}
	})
}

// eachNode calls a function with each value of a file and each name of a field.
func eachNode(node *yaml.Node, do func(*yaml.Node)) {
	for _, child := range node.Content {
		do(child)
		eachNode(child, do)
	}
}

// tester is a testing.TB or a rapid.T.
type tester interface {
	Helper()
	Errorf(format string, args ...any)
}

// checkFaults: every fault begins with the file in which it is, and says more than that.
func checkFaults(t tester, files fstest.MapFS, err error) {
	t.Helper()
	if err == nil {
		return
	}
	for _, fault := range err.(interface{ Unwrap() []error }).Unwrap() {
		name, rest, _ := strings.Cut(fault.Error(), ".yaml: ")
		missing := strings.HasPrefix(rest, "cannot be read: ")
		if _, known := files[name+".yaml"]; !known && !missing || strings.TrimSpace(rest) == "" {
			t.Errorf("no file is named in %q", fault)
		}
	}
}

// checkSound demands that all which the parts of a catalogue name is there, and that it can be searched.
func checkSound(t tester, c *catalog.Catalog) {
	t.Helper()
	known := func(where string, all ...catalog.Condition) {
		for _, x := range all {
			q, _ := c.Question(x.Question)
			if _, ok := q.Option(x.Option); !ok && !x.IsZero() {
				t.Errorf("%s: %+v is no answer", where, x)
			}
		}
	}
	for _, e := range everyEntry(c) {
		for _, code := range e.Codes() {
			if found, ok := c.Entry(code); !ok || found.Code != e.Code || strings.TrimSpace(code) == "" {
				t.Errorf("%q of %q finds %q", code, e.Code, found.Code)
			}
			checkSearch(t, c, code)
		}
		if !slices.ContainsFunc(c.Areas(), func(a catalog.Area) bool { return a.Name == e.Area }) || e.Title == "" || e.Message == "" || !e.Brief() && len(e.Steps)*len(e.Causes)*len(e.Chain)*len(e.Signs) == 0 {
			t.Errorf("%q is no whole entry: %+v", e.Code, e)
		}
		for _, code := range e.Related {
			if other, ok := c.Entry(code); !ok || other.Code == e.Code || other.Brief() {
				t.Errorf("%q is related to %q", e.Code, code)
			}
		}
		seen := map[string]bool{}
		for _, s := range e.Steps {
			if seen[s.ID] || !plainID.MatchString(s.ID) || s.Minutes < 1 || s.Deed == "" {
				t.Errorf("%q has the step %+v", e.Code, s)
			}
			seen[s.ID] = true
			known(e.Code, append(slices.Concat(s.FirstIf, s.NeedlessIf), s.When)...)
			for _, a := range s.Actions {
				if _, ok := c.Words(a.Kind, a.ID); !ok {
					t.Errorf("%q, %s: nothing is known of %q", e.Code, s.ID, a.ID)
				}
			}
			for _, id := range s.Checks {
				if check, ok := c.Check(id); !ok || check.Network {
					t.Errorf("%q, %s: the check %q", e.Code, s.ID, id)
				}
			}
		}
	}
	for _, check := range c.Checks() {
		for _, f := range check.Findings {
			for _, a := range f.Answers {
				known(check.ID, a.Condition)
			}
		}
	}
}

// everyEntry are all entries, those of other systems last.
func everyEntry(c *catalog.Catalog) []catalog.Entry { return slices.Concat(c.Entries(), c.Elsewhere()) }

// checkSearch demands that a search gives reasons and each entry once, and that a code which is called unknown stands nowhere.
func checkSearch(t tester, c *catalog.Catalog, query string) {
	t.Helper()
	seen := map[string]bool{}
	for _, m := range c.Search(query) {
		if m.Entry.Code == "" || seen[m.Entry.Code] || len(m.Why) == 0 {
			t.Errorf("%q: %q stands twice, is nothing or has no reason: %v", query, m.Entry.Code, m.Why)
		}
		seen[m.Entry.Code] = true
	}
	if u, unknown := c.Unknown(query + "0"); unknown {
		if _, known := c.Entry(u.Code); known || u.Code == "" {
			t.Errorf("%q is called unknown", u.Code)
		}
	}
}

// load makes the catalogue of some files; language is empty for English.
func load(files fs.FS, language string) (*catalog.Catalog, error) {
	known, err := Load(files, cmp.Or(language, resources.English))
	if err != nil {
		return nil, err
	}
	return known.Catalog()
}

// once loads the real catalogue for all tests that only read it.
var once = sync.OnceValues(func() (*catalog.Catalog, error) { return load(resources.Catalog, "") })

func loaded(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := once()
	if err != nil {
		t.Fatal(err)
	}
	return c
}
