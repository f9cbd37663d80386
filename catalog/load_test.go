package catalog

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

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
			_, err := load(damaged(t, c.file, c.old, c.new), "")
			if err == nil {
				t.Fatal("the damage was not noticed")
			}
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
			seen := map[Action]bool{}
			for _, a := range s.Actions {
				if seen[a] {
					t.Errorf("%s, %s: %q stands twice", e.Code, s.ID, a.ID)
				}
				seen[a] = true
			}
		}
	}
}

// FuzzLoad: whatever stands in an entry file, loading ends with an answer.
func FuzzLoad(f *testing.F) {
	data, err := fs.ReadFile(resources.Catalog, "entries/session.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("subsystem: session\nentries:\n  - code: x\n    steps:\n      - id: a\n        when: {a: b, c: d}\n"))
	f.Add([]byte("subsystem: session\nentries: [{chain: [{}], steps: [{actions: [{open: a, web: b}]}]}]\n"))
	f.Add([]byte("a: &a [*a]"))
	f.Add([]byte("\xff\xfe"))
	// Only this one file of entries, so that a round is short.
	base := damaged(f, "areas.yaml", "areas:", "areas:").(fstest.MapFS)
	for name := range base {
		if strings.HasPrefix(name, "entries/") {
			delete(base, name)
		}
	}
	areas := string(base["areas.yaml"].Data)
	base["areas.yaml"] = &fstest.MapFile{Data: []byte(areas[:strings.Index(areas, "subsystems:")] + "subsystems: [session]\n")}
	f.Fuzz(func(t *testing.T, data []byte) {
		files := fstest.MapFS{}
		for name, file := range base {
			files[name] = file
		}
		files["entries/session.yaml"] = &fstest.MapFile{Data: data}
		if c, err := load(files, ""); (c == nil) == (err == nil) {
			t.Errorf("catalogue %v, error %v", c, err)
		}
	})
}

// BenchmarkLoad is what every start pays. The second figure is relative to only reading the same bytes, in the same run.
func BenchmarkLoad(b *testing.B) {
	var sink byte
	read := func() {
		fs.WalkDir(resources.Catalog, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(resources.Catalog, path)
			for _, c := range data {
				sink ^= c
			}
			return err
		})
	}
	const rounds = 50
	start := time.Now()
	for range rounds {
		read()
	}
	floor := float64(time.Since(start).Nanoseconds()) / rounds
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/floor, "x-reading")
	_ = sink
}
