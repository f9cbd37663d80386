package check

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v4"
	"unpause/resources"
)

// row is a PC and what a check must say of it.
type row struct {
	name   string
	change func(*fake) // what is different from a healthy PC; nil for nothing
	build  int         // 0 for Windows 10 and 11, one after the other
	want   string      // the finding
	why    Reason      // or why it could not tell
	what   string      // must be this, unless it is empty
	raw    string      // must be part of a raw line
}

type rows map[string][]row // by the ids of checks

// errStrange is an error of which the checks know nothing.
var errStrange = errors.New("RPC server is unavailable")

// failing makes a method of the PC fail.
func failing(err error, methods ...string) func(*fake) {
	return func(f *fake) {
		for _, m := range methods {
			f.fail[m] = err
		}
	}
}

var (
	denied  = fs.ErrPermission
	missing = fs.ErrNotExist
)

func allRows() rows {
	all := rows{}
	for _, some := range []rows{serviceRows, networkRows, hostsRows, proxyRows, wallRows, securityRows, spotifyRows, linkRows, windowsRows} {
		maps.Copy(all, some)
	}
	return all
}

func localCheck(t testing.TB, id string) Check {
	t.Helper()
	all := LocalChecks()
	i := slices.IndexFunc(all, func(c Check) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("there is no check %q", id)
	}
	return all[i]
}

// lookAt runs one check alone and returns what the person would get.
func lookAt(t testing.TB, id string, pc PC) Result {
	t.Helper()
	return resultOf(id, localCheck(t, id).Look(t.Context(), pc), 0)
}

func TestEachCheck(t *testing.T) {
	for id, some := range allRows() {
		for _, r := range some {
			builds := []int{windows10, windows11}
			if r.build != 0 {
				builds = []int{r.build}
			}
			for _, build := range builds {
				t.Run(fmt.Sprintf("%s/%s/%d", id, r.name, build), func(t *testing.T) {
					f := healthy(build)
					if r.change != nil {
						r.change(f)
					}
					r.judge(t, lookAt(t, id, f))
				})
			}
		}
	}
}

func (r row) judge(t *testing.T, got Result) {
	t.Helper()
	if got.Finding != r.want || got.Unknown != r.why {
		t.Fatalf("finding %q, unknown %q; want %q, %q\n%s", got.Finding, got.Unknown, r.want, r.why, strings.Join(got.Raw, "\n"))
	}
	if what := english(t, got.What); r.what != "" && what != r.what {
		t.Errorf("what is %q, want %q", what, r.what)
	}
	if !strings.Contains(strings.Join(got.Raw, "\n"), r.raw) {
		t.Errorf("the raw lines lack %q:\n%s", r.raw, strings.Join(got.Raw, "\n"))
	}
	if all := fmt.Sprint(got); strings.Contains(all, secret) {
		t.Errorf("a secret is shown: %s", all)
	}
}

// wordedFinding is a finding as checks.yaml has it.
type wordedFinding struct{ ID, Problem, Text string }

// worded are the local checks of checks.yaml. The file is read here and not by the catalogue, which wants all its other files to fit.
func worded(t testing.TB) (ids []string, findings map[string][]wordedFinding) {
	t.Helper()
	data, err := resources.Catalog.ReadFile("checks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Checks []struct {
			ID       string
			Network  bool
			Findings []wordedFinding
		}
	}
	if err := yaml.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	findings = map[string][]wordedFinding{}
	for _, c := range all.Checks {
		if !c.Network {
			ids = append(ids, c.ID)
			findings[c.ID] = c.Findings
		}
	}
	return ids, findings
}

func TestChecksAreThoseThatHaveWords(t *testing.T) {
	ids, _ := worded(t)
	if got := NewSet(nil, LocalChecks()).IDs(); !slices.Equal(got, ids) {
		t.Errorf("checks are\n%v, want\n%v", got, ids)
	}
}

// TestRowsHaveAllFindings demands a row for each finding that has words, and words for each finding of a row.
func TestRowsHaveAllFindings(t *testing.T) {
	ids, findings := worded(t)
	all := allRows()
	for _, id := range ids {
		var have, want []string
		for _, f := range findings[id] {
			want = append(want, f.ID)
		}
		for _, r := range all[id] {
			if r.want != "" {
				have = append(have, r.want)
			}
		}
		slices.Sort(have)
		slices.Sort(want)
		if have = slices.Compact(have); !slices.Equal(have, want) {
			t.Errorf("%s: rows find %v, words are there for %v", id, have, want)
		}
		delete(all, id)
	}
	for id := range all {
		t.Errorf("rows for %q, which has no words", id)
	}
}

// TestNamesForTheWords demands a name or value exactly where the words have a place for one.
func TestNamesForTheWords(t *testing.T) {
	_, findings := worded(t)
	for id, some := range allRows() {
		for _, r := range some {
			f := healthy(max(r.build, windows10))
			if r.change != nil {
				r.change(f)
			}
			got := lookAt(t, id, f)
			what := english(t, got.What)
			for _, w := range findings[id] {
				if w.ID == got.Finding && strings.Contains(w.Text, "{what}") != (what != "") {
					t.Errorf("%s/%s: what is %q in %q", id, r.name, what, w.Text)
				}
			}
		}
	}
}

func TestHealthyPCHasNoProblem(t *testing.T) {
	_, findings := worded(t)
	for _, build := range []int{windows10, windows11} {
		for _, r := range NewSet(healthy(build), LocalChecks()).Run(t.Context(), nil) {
			i := slices.IndexFunc(findings[r.Check], func(f wordedFinding) bool { return f.ID == r.Finding })
			switch {
			case r.Check == "spotify-offline" && r.Unknown == Hidden:
			case i < 0:
				t.Errorf("build %d: %s could not tell: %s %v", build, r.Check, r.Unknown, r.Raw)
			case findings[r.Check][i].Problem != "":
				t.Errorf("build %d: %s found %s", build, r.Check, r.Finding)
			}
		}
	}
}

func TestOtherSystems(t *testing.T) {
	pc := &fake{failAll: ErrNotWindows}
	for _, r := range NewSet(pc, LocalChecks()).Run(t.Context(), nil) {
		if r.Unknown != Foreign || r.Finding != "" {
			t.Errorf("%s: finding %q, unknown %q", r.Check, r.Finding, r.Unknown)
		}
	}
}

// TestWholePCFails lets everything that can fail do so at once: then nothing may be found but what is known without asking, and the reason must be the right
// one.
func TestWholePCFails(t *testing.T) {
	// What is found although nothing can be read, because a thing that is absent is an answer there.
	foundNothing := map[string]string{"probing": "on", "restart-pending": "no", "default-browser": "missing"}
	for _, c := range []struct {
		err error
		why Reason
	}{{denied, Denied}, {missing, Missing}, {errors.ErrUnsupported, Missing}, {errStrange, Failed}, {ErrDamaged, Damaged}} {
		for _, check := range LocalChecks() {
			// Even the places of files are unknown, so the hosts file cannot be said to be clean.
			pc := &fake{build: windows11, now: today, built: today.AddDate(0, -1, 0), failAll: c.err}
			got := lookAt(t, check.ID, pc)
			finding, why := "", c.why
			switch {
			case check.ID == "windows-version":
				finding, why = "11", Told
			case check.ID == "spotify-offline", check.ID == "widevine" && c.err == missing:
				why = Hidden
			case check.ID == "clock" && c.err == missing:
				finding, why = "possible", Told
			case c.err == missing && foundNothing[check.ID] != "":
				finding, why = foundNothing[check.ID], Told
			}
			if got.Finding != finding || got.Unknown != why {
				t.Errorf("%s with %q: finding %q, unknown %q; want %q, %q", check.ID, c.err, got.Finding, got.Unknown, finding, why)
			}
		}
	}
}

// anywhere is what each check must survive at each place: the same text is put wherever a PC answers with text.
func anywhere(text string) *fake {
	f := healthy(windows10)
	for key := range f.texts {
		f.texts[key] = text
	}
	for i := range f.adapters {
		f.adapters[i].Name, f.adapters[i].Description = text, text
	}
	f.values[place(Machine, rulesKey, "")][text] = text
	f.keys[place(Person, packagesKey, "")] = []string{text, storePrefix + text + storeSuffix}
	f.processes = []Process{{Name: text, Path: text}, {Name: spotifyExe, Path: text}}
	f.handlers = map[string]Handler{"spotify": {text, text, text}, "https": {text, `C:\` + text, ""}}
	f.proxy, f.serviceProxy = Proxy{Server: text, Script: text}, text
	f.env["HTTP_PROXY"] = text
	f.security = []SecurityProgram{{text, text, true}}
	f.roots = []string{text}
	f.set(websiteApp, func(it *file) { it.version = text })
	f.set(sitePrefs, func(it *file) { it.data = text })
	f.set(hostsPath, func(it *file) { it.data = text })
	return f
}

var hostileTexts = map[string]string{
	"empty":          "",
	"control":        "Wi\x00-\x1b[31mFi\r\n\u2028\x7f",
	"right-to-left":  "\u202eexe.yfitopS\u202c\u200b\ufeff",
	"long":           strings.Repeat("Ä", 10_000),
	"broken":         "\xff\xfe\xc3\x28\xf0\x9f",
	"half a letter":  strings.Repeat("a", 719) + "€",
	"only percents":  "%%%%a%b%%",
	"only equals":    "=@=@;;==http://@/?#",
	"only bars":      "v|||||App=|Action",
	"only dots":      "...._...",
	"large number":   "99999999999999999999.1.2.3",
	"short":          "a",
	"path elsewhere": `\\evil.example\share\Spotify.exe`,
}

// TestHostileText demands that nothing ends in a panic and that all text is fit to be shown.
func TestHostileText(t *testing.T) {
	for name, text := range hostileTexts {
		t.Run(name, func(t *testing.T) {
			for _, r := range NewSet(anywhere(text), LocalChecks()).Run(t.Context(), nil) {
				if strings.Contains(strings.Join(r.Raw, " "), "the check failed") {
					t.Errorf("%s panicked: %v", r.Check, r.Raw)
				}
				what := english(t, r.What)
				for _, line := range append(r.Raw, what) {
					if shown(line) != strings.TrimSpace(line) && !strings.HasSuffix(line, "…") {
						t.Errorf("%s: %q is not fit to be shown", r.Check, line)
					}
				}
				if len(r.Raw) > mostLines+1 || len([]rune(what)) > mostRunes+1 {
					t.Errorf("%s: too long", r.Check)
				}
			}
		})
	}
}

var aYearAgo = today.Add(-366 * 24 * time.Hour)
