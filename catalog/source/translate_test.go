package source

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"unpause/catalog"
	"unpause/resources"
)

// inLanguage loads the catalogue in a language.
func inLanguage(t testing.TB, language string) *catalog.Catalog {
	t.Helper()
	c, err := load(resources.Catalog, language)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// translations are all languages but English.
func translations() []string { return resources.Languages()[1:] }

// screenTexts are the texts of the screens in a language.
func screenTexts(t *testing.T, language string) map[string]string {
	t.Helper()
	data, err := resources.Texts.ReadFile("texts/" + language + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]string
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	delete(texts, "_wording") // the rules of the file, for those who write in it
	return texts
}

// saying is one sentence with the place where it stands.
type saying struct{ where, text string }

// allSaid are all sentences of a catalogue that a translation says anew, in an order that is the same in all languages.
func allSaid(c *catalog.Catalog) (all []saying) {
	ourTexts(c, func(where, text string) { all = append(all, saying{where, text}) })
	add := func(where string, texts ...string) {
		for _, text := range texts {
			all = append(all, saying{where, text})
		}
	}
	for _, e := range everyEntry(c) {
		add(e.Code, append([]string{e.Title, e.Apart, e.Summary, e.Remark()}, e.Fix...)...)
		for _, x := range e.Corrections {
			add("correction "+x.ID, x.Reference, x.Evidence)
		}
	}
	for _, n := range c.Numbers() {
		add("numbers", n.Answer, n.Evidence)
	}
	for _, a := range c.Areas() {
		add(a.Name, a.Title, a.About)
	}
	for _, term := range c.Terms() {
		add(term.ID, term.Term)
	}
	return all
}

// fact matches what is the same in all languages: codes, paths, files, addresses, gaps, names of registry values and services, and numbers.
var fact = regexp.MustCompile(`\{\{\.\w+\}\}|\{\w+\}|\b[a-z_]+:\d+\b|%\w+%(?:\\[\w.-]*\w)*|\b[A-Z]:(?:\\[\w.-]*\w)+|\b[\w-]+\.(?:exe|msc|cpl|dmg|txt|dll|html|json)\b|https?://[\w./?=&#-]*[\w/]|\b(?:[a-z0-9*-]+\.)+(?:com|co|net|org)\b|\b[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+\b|\b\d+\b`)

// TestFactsAreTheSame: a translation loses no code, path, address, number or gap, adds none, and calls buttons as they are called.
func TestFactsAreTheSame(t *testing.T) {
	english := allSaid(inLanguage(t, resources.English))
	for _, language := range translations() {
		c := inLanguage(t, language)
		labels := labelsIn(t, c, language)
		for i, other := range allSaid(c) {
			if other.where != english[i].where {
				t.Fatalf("%s: %q stands where English has %q", language, other.where, english[i].where)
			}
			compareSayings(t, language, english[i], other.text, labels)
		}
		texts := screenTexts(t, language)
		for key, text := range screenTexts(t, resources.English) {
			compareSayings(t, language, saying{key, text}, texts[key], labels)
		}
	}
}

// FuzzTranslate: whatever stands in an English or a translated file, the translation changes no fact and leaves no sentence out, or errors name a file.
func FuzzTranslate(f *testing.F) {
	files, names := small(f)
	for i, name := range names {
		f.Add(uint8(i), files[name].Data)
	}
	f.Add(uint8(slices.Index(names, "lexicon.yaml")), bytes.Replace(files["lexicon.yaml"].Data, []byte("called: [error, code]"), []byte("called: []"), 1))
	entries := uint8(slices.Index(names, "translations/de/entries/auth.yaml"))
	for _, text := range []string{"entries: &a [*a]", "entries:\n  - code: auth:1\n    causes: &a [*a, x]\n", "entries:\n  - title: !!binary x\n", "entries:\n  - <<: {title: x}\n", "{}", "", "[]"} {
		f.Add(entries, []byte(text))
	}
	f.Fuzz(func(t *testing.T, place uint8, data []byte) {
		changed := with(files, names[int(place)%len(names)], data)
		other, err := load(changed, "de")
		if (other == nil) == (err == nil) {
			t.Fatalf("catalogue %v, error %v", other, err)
		}
		checkFaults(t, changed, err)
		if other == nil {
			return
		}
		checkSound(t, other)
		if english, err := load(changed, ""); err == nil { // a list of the lexicon may be empty there, and have words here
			checkSameFacts(t, english, other)
		}
	})
}

// checkSameFacts compares what no translation may change, and where sentences are.
func checkSameFacts(t *testing.T, english, other *catalog.Catalog) {
	t.Helper()
	said, again := allSaid(english), allSaid(other)
	if len(said) != len(again) {
		t.Fatalf("%d sentences are %d", len(said), len(again))
	}
	for i, s := range said {
		if s.where != again[i].where || (strings.TrimSpace(s.text) == "") != (strings.TrimSpace(again[i].text) == "") {
			t.Errorf("%s: %q is %s: %q", s.where, s.text, again[i].where, again[i].text)
		}
	}
	for i, e := range everyEntry(english) {
		if got := everyEntry(other)[i]; !reflect.DeepEqual(factsOf(e), factsOf(got)) {
			t.Errorf("%+v became %+v", factsOf(e), factsOf(got))
		}
	}
}

// factsOf is an entry without its sentences.
func factsOf(e catalog.Entry) catalog.Entry {
	facts := catalog.Entry{Code: e.Code, Also: e.Also, Area: e.Area, Severity: e.Severity, Platforms: e.Platforms, Related: e.Related, Described: e.Described, Together: e.Together, Prior: e.Prior}
	if !e.Described {
		facts.Message = e.Message
	}
	for _, l := range e.Chain {
		l.Plain = ""
		facts.Chain = append(facts.Chain, l)
	}
	for _, s := range e.Signs {
		s.Because = ""
		facts.Signs = append(facts.Signs, s)
	}
	for _, s := range e.Steps {
		fact := catalog.Step{ID: s.ID, Ref: s.Ref, Admin: s.Admin, Minutes: s.Minutes, Last: s.Last, When: s.When, FirstIf: s.FirstIf, NeedlessIf: s.NeedlessIf, Deed: s.Deed, Checks: s.Checks}
		for _, a := range s.Actions {
			fact.Actions = append(fact.Actions, catalog.Action{Kind: a.Kind, ID: a.ID, When: a.When})
		}
		facts.Steps = append(facts.Steps, fact)
	}
	return facts
}

func compareSayings(t *testing.T, language string, english saying, other string, labels map[string][]string) {
	t.Helper()
	if (english.text == "") != (other == "") {
		t.Errorf("%s: %s: %q is %q", language, english.where, english.text, other)
	}
	if lost := missing(fact.FindAllString(english.text, -1), other); len(lost) > 0 {
		t.Errorf("%s: %s: lost %q in %q", language, english.where, lost, other)
	}
	if added := missing(fact.FindAllString(other, -1), english.text); len(added) > 0 {
		t.Errorf("%s: %s: has %q more in %q", language, english.where, added, other)
	}
	for _, m := range quoted.FindAllStringSubmatch(english.text, -1) {
		name := m[1] + m[2]
		if wanted := labels[name]; len(wanted) > 0 && !slices.ContainsFunc(wanted, func(w string) bool { return strings.Contains(other, w) }) {
			t.Errorf("%s: %s: %q is called %q, but here it says %q", language, english.where, name, wanted, other)
		}
	}
}

func missing(facts []string, in string) (lost []string) {
	for _, f := range facts {
		if !strings.Contains(in, f) {
			lost = append(lost, f)
		}
	}
	return lost
}

// quoted are names in quotes, as English writes them.
var quoted = regexp.MustCompile(`"([^"]+)"|“([^”]+)”`)

// labelsIn are the names in quotes, in English, with what they may be called in a language: pages and buttons of other programs, and our own.
func labelsIn(t *testing.T, c *catalog.Catalog, language string) map[string][]string {
	labels := map[string][]string{}
	add := func(english, other string) { labels[english] = append(labels[english], other) }
	l := &loader{files: resources.Catalog, cat: &draft{}}
	for _, n := range newTranslation(l, language).names.Names {
		add(n.Name, n.Here)
	}
	add("Update", "Update") // is a folder of Spotify, too
	texts := screenTexts(t, language)
	for key, text := range screenTexts(t, resources.English) {
		add(text, texts[key])
	}
	english := inLanguage(t, resources.English)
	for _, kind := range kinds {
		for _, id := range english.ActionIDs(kind) {
			w, _ := english.Words(kind, id)
			other, _ := c.Words(kind, id)
			add(w.Label, other.Label)
		}
	}
	for i, e := range english.Entries() {
		for k, s := range e.Steps {
			add(s.Title, c.Entries()[i].Steps[k].Title)
		}
	}
	return labels
}

// TestTextsAgree: the texts of the screens have the same keys in each language.
func TestTextsAgree(t *testing.T) {
	english := slices.Sorted(maps.Keys(screenTexts(t, resources.English)))
	for _, language := range translations() {
		if other := slices.Sorted(maps.Keys(screenTexts(t, language))); !slices.Equal(english, other) {
			t.Errorf("%s has other keys than English: %q", language, differences(english, other))
		}
	}
}

func differences(a, b []string) (all []string) {
	for _, key := range slices.Concat(a, b) {
		if slices.Contains(a, key) != slices.Contains(b, key) {
			all = append(all, key)
		}
	}
	return all
}

// TestOnlyWordsDiffer: a translation changes no id, sign, button, condition, command or rank.
func TestOnlyWordsDiffer(t *testing.T) {
	english := inLanguage(t, resources.English)
	for _, language := range translations() {
		other := inLanguage(t, language)
		for i, e := range english.Entries() {
			o := other.Entries()[i]
			if e.Code != o.Code || e.Severity != o.Severity || len(e.Signs) != len(o.Signs) || e.Prior.Level != o.Prior.Level || (!e.Described && e.Message != o.Message) {
				t.Errorf("%s: %s differs", language, e.Code)
			}
			for k, s := range e.Steps {
				x := o.Steps[k]
				if s.ID != x.ID || s.Ref != x.Ref || s.Admin != x.Admin || s.Minutes != x.Minutes || s.Deed != x.Deed || !slices.EqualFunc(s.Actions, x.Actions, func(a, b catalog.Action) bool { return a.Kind == b.Kind && a.ID == b.ID }) {
					t.Errorf("%s: %s: step %s differs", language, e.Code, s.ID)
				}
			}
		}
	}
}

// TestDamagedTranslation: each fault is named with its place.
func TestDamagedTranslation(t *testing.T) {
	const auth = "translations/de/entries/auth.yaml"
	for name, c := range map[string]struct{ file, old, new, want string }{
		"not translated":  {auth, "  summary: ", "  # ", "summary: is not translated"},
		"other code":      {auth, "code: auth:1\n", "code: auth:4711\n", `code: is "auth:4711", and the English file has "auth:1"`},
		"a fact":          {auth, "  summary: ", "  severity: fatal\n  summary: ", "severity: stands in the English file only"},
		"unknown field":   {auth, "  summary: ", "  colour: red\n  summary: ", "colour: does not belong to a translation"},
		"item too many":   {auth, "  causes:\n", "  causes:\n  - Noch eine.\n", "causes: has"},
		"not a list":      {auth, "  causes:\n", "  causes: keine\n  unknown:\n", "must be a text or a list"},
		"other shape":     {auth, "entries:\n", "entries: 7\nx:\n", "has another shape"},
		"text cut off":    {auth, "  title: ", "  title: Ein # davor ", "would be lost"},
		"no mark":         {"translations/de/names.yaml", "{name}", "", "must have {name} in it"},
		"no quotes":       {"translations/de/names.yaml", "quotes: „“", "quotes: x", "must be two signs"},
		"name twice":      {"translations/de/names.yaml", "names:\n", "names:\n  - {name: \"Apply\", here: \"X\"}\n", `"Apply" stands twice`},
		"unknown concept": {"translations/de/lexicon.yaml", "concepts:\n", "concepts:\n  - {id: nothing, forms: [x]}\n", `"nothing" is not the id of a concept`},
		"cannot be drawn": {auth, "  title: ", "  title: ➜ ", "cannot draw"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := load(damaged(t, c.file, c.old, c.new), "de")
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want %q in:\n%v", c.want, err)
			}
		})
	}
	files := damaged(t, auth, "code: auth:1\n", "code: auth:1\n").(fstest.MapFS)
	delete(files, "translations/de/terms.yaml")
	if _, err := load(files, "de"); err == nil || !strings.Contains(err.Error(), "translations/de/terms.yaml: cannot be read") {
		t.Errorf("a missing file: %v", err)
	}
	if _, err := load(files, ""); err != nil {
		t.Errorf("a damaged translation keeps English from loading: %v", err)
	}
	if _, err := load(files, "xx"); err == nil {
		t.Error("a language that is not there loads")
	}
}

// TestUnsureNamesAreMarked once for each step, and only where English has that name.
func TestUnsureNamesAreMarked(t *testing.T) {
	no := false
	n := names{Mark: "(englisch „{name}“)", Quotes: "„“"}
	for _, name := range []struct{ name, here string }{{"Quit", "Beenden"}, {"Terminate", "Beenden"}} {
		n.Names = append(n.Names, struct {
			Name, Here string
			Sure       *bool
		}{name.name, name.here, &no})
	}
	marked := map[string]bool{}
	if got, want := n.mark(`Press "Terminate".`, "Klicke auf „Beenden“.", marked), "Klicke auf „Beenden“ (englisch „Terminate“)."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := n.mark(`Press "Terminate".`, "Klicke auf „Beenden“.", marked), "Klicke auf „Beenden“."; got != want {
		t.Errorf("the second time: got %q, want %q", got, want)
	}
}

// TestTranslatingIsExplained: CONTRIBUTING says how a language comes in.
func TestTranslatingIsExplained(t *testing.T) {
	guide, err := os.ReadFile("../../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"resources/translations/", "names.yaml", "resources/texts/"} {
		if !strings.Contains(string(guide), word) {
			t.Errorf("CONTRIBUTING.md does not speak of %s", word)
		}
	}
}
