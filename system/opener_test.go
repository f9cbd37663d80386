package system

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fakeShell records what it is asked for. Its folders are real, empty ones, so that a missing file is really missing.
type fakeShell struct {
	dir       string
	buildNo   int
	unhandled string // a scheme that nothing opens
	failures  map[string]error
	calls     []string
}

func newFakeShell(t *testing.T) *fakeShell {
	f := &fakeShell{dir: t.TempDir(), buildNo: 22631, failures: map[string]error{}}
	for _, target := range Targets() {
		for _, p := range target.Places {
			for _, path := range []string{p.File, p.Subject} {
				if strings.HasPrefix(path, "{") {
					f.create(t, path, p.Kind == Folder && path == p.File)
				}
			}
		}
	}
	f.create(t, windowsDir+`\explorer.exe`, false)
	return f
}

// create makes the file or folder that a path of the table stands for.
func (f *fakeShell) create(t *testing.T, path string, folder bool) {
	t.Helper()
	full, err := resolve(f, path)
	if err != nil {
		t.Fatal(err)
	}
	if folder {
		err = os.MkdirAll(full, 0o755)
	} else if err = os.MkdirAll(filepath.Dir(full), 0o755); err == nil {
		err = os.WriteFile(full, nil, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func (f *fakeShell) root(name string) (string, error) {
	return filepath.Join(f.dir, strings.Trim(name, "{}")), nil
}

func (f *fakeShell) build() int { return f.buildNo }
func (f *fakeShell) handles(s string) bool {
	return s != f.unhandled
}
func (f *fakeShell) browse(a string) error { return f.record("browse " + a) }
func (f *fakeShell) browseFile(p, anchor string) error {
	return f.record(strings.TrimSuffix("browse file "+p+"#"+anchor, "#"))
}
func (f *fakeShell) start(file, args string, elevate bool) error {
	verb := "open"
	if elevate {
		verb = "runas"
	}
	return f.record(strings.TrimSpace(fmt.Sprintf("%s %s %s", verb, file, args)))
}

func (f *fakeShell) record(call string) error {
	call = strings.ReplaceAll(call, f.dir+string(filepath.Separator), "")
	f.calls = append(f.calls, call)
	for part, err := range f.failures {
		if strings.Contains(call, part) {
			return err
		}
	}
	return nil
}

// TestEveryTargetOpens opens all of the table. Each target asks for its first place and for nothing else.
func TestEveryTargetOpens(t *testing.T) {
	for _, target := range Targets() {
		if target.Places[0].Kind == Text {
			continue
		}
		t.Run(target.ID, func(t *testing.T) {
			shell := newFakeShell(t)
			got := (&Opener{shell: shell}).Open(target.ID, 0)
			if got.Outcome != Asked || got.Err != nil || len(shell.calls) != 1 {
				t.Fatalf("%+v, calls %q", got, shell.calls)
			}
			if elevated := strings.HasPrefix(shell.calls[0], "runas "); elevated != target.Places[0].Elevate {
				t.Errorf("elevated is %v: %q", elevated, shell.calls[0])
			}
			if strings.ContainsAny(got.What, "{}") {
				t.Errorf("What is %q", got.What)
			}
		})
	}
}

func TestExactCalls(t *testing.T) {
	for id, want := range map[string]string{
		"win-services":              `open system32\services.msc`,
		"win-firewall-allowed-apps": `open system32\control.exe /name Microsoft.WindowsFirewall /page pageConfigureApps`,
		"win-proxy":                 "browse ms-settings:network-proxy",
		"win-hosts-edit":            `runas system32\notepad.exe "hosts"`,
		"win-hosts-folder":          `open windows\explorer.exe /select,"hosts"`,
		"app-spotify":               "browse spotify:",
		"web-download":              "browse https://www.spotify.com/download/windows/",
		"web-report-code":           "browse https://github.com/0iy/spotify-error-ref/issues/new?template=new-error-code.yml",
		"web-report-correction":     "browse https://github.com/0iy/spotify-error-ref/issues/new?template=correction.yml",
		"dir-spotify-roaming":       `open roaming\Spotify`,
	} {
		shell := newFakeShell(t)
		(&Opener{shell: shell}).Open(id, 0)
		if len(shell.calls) != 1 || shell.calls[0] != want {
			t.Errorf("%s asks for %q, want %q", id, shell.calls, want)
		}
	}
}

func TestFailuresAreToldApart(t *testing.T) {
	for name, c := range map[string]struct {
		id      string
		spoil   func(*fakeShell)
		outcome Outcome
		calls   int
	}{
		"the person said no":          {"win-hosts-edit", func(f *fakeShell) { f.failures["notepad"] = errDeclined }, Declined, 1},
		"nothing opens the scheme":    {"win-default-apps", func(f *fakeShell) { f.unhandled = "ms-settings" }, NoHandler, 0},
		"no browser":                  {"web-account", func(f *fakeShell) { f.unhandled = "https" }, NoHandler, 0},
		"access denied":               {"win-task-manager", func(f *fakeShell) { f.failures["taskmgr"] = fs.ErrPermission }, Denied, 1},
		"file missing":                {"win-task-manager", func(f *fakeShell) { os.RemoveAll(f.dir) }, NotThere, 0},
		"folder missing":              {"dir-spotify-store", func(f *fakeShell) { os.RemoveAll(f.dir) }, NotThere, 0},
		"something else":              {"win-task-manager", func(f *fakeShell) { f.failures["taskmgr"] = errors.New("boom") }, CouldNot, 1},
		"not Windows, a page":         {"win-services", func(f *fakeShell) { f.buildNo = 0 }, NotWindows, 0},
		"not Windows, an address":     {"win-proxy", func(f *fakeShell) { f.buildNo = 0 }, NotWindows, 0},
		"not Windows, but a web page": {"web-account", func(f *fakeShell) { f.buildNo = 0 }, Asked, 1},
		"unknown id":                  {"calc.exe", func(*fakeShell) {}, UnknownThing, 0},
		"empty id":                    {"", func(*fakeShell) {}, UnknownThing, 0},
	} {
		t.Run(name, func(t *testing.T) {
			shell := newFakeShell(t)
			c.spoil(shell)
			got := (&Opener{shell: shell}).Open(c.id, 0)
			if got.Outcome != c.outcome || len(shell.calls) != c.calls {
				t.Errorf("outcome %q, calls %q; want %q and %d calls", got.Outcome, shell.calls, c.outcome, c.calls)
			}
			if (got.Err == nil) != (got.Outcome == Asked) {
				t.Errorf("outcome %q with error %v", got.Outcome, got.Err)
			}
		})
	}
}

// TestFallbackIsTried: where the best way is shut, the next one is opened without asking again.
func TestFallbackIsTried(t *testing.T) {
	for name, c := range map[string]struct {
		id    string
		spoil func(*fakeShell)
		want  string
	}{
		"another program":       {"win-services", func(f *fakeShell) { f.remove("services.msc") }, "mmc.exe services.msc"},
		"another target":        {"win-virus-scan", func(f *fakeShell) { f.unhandled = "windowsdefender" }, "ms-settings:windowsdefender"},
		"page of a newer build": {"win-network-adapters", func(f *fakeShell) { f.buildNo = 19045 }, "ncpa.cpl"},
		"the web instead":       {"store-spotify", func(f *fakeShell) { f.unhandled = "ms-windows-store" }, "https://apps.microsoft.com/detail/9ncbcszsjrsb"},
		"the other edition":     {"file-spotify-prefs", func(f *fakeShell) { f.remove(`roaming\Spotify`) }, "SpotifyAB"},
	} {
		t.Run(name, func(t *testing.T) {
			shell := newFakeShell(t)
			c.spoil(shell)
			got := (&Opener{shell: shell}).Open(c.id, 0)
			if got.Outcome != Asked || len(shell.calls) != 1 || !strings.Contains(shell.calls[0], c.want) {
				t.Errorf("%+v, calls %q, want %q", got, shell.calls, c.want)
			}
		})
	}
}

// remove deletes everything whose path contains a part. On other systems than Windows a backslash is a letter like any other.
func (f *fakeShell) remove(part string) {
	filepath.WalkDir(f.dir, func(path string, _ fs.DirEntry, _ error) error {
		if strings.Contains(path, part) {
			os.RemoveAll(path)
		}
		return nil
	})
}

// TestNextWay: whoever saw nothing appear can ask for the next way, until there is none.
func TestNextWay(t *testing.T) {
	shell := newFakeShell(t)
	o := &Opener{shell: shell}
	for from, ways := 0, 0; ; ways++ {
		got := o.Open("win-firewall-advanced", from)
		if got.Outcome != Asked {
			t.Fatalf("way %d: %+v", from, got)
		}
		if from = got.Next; from == 0 {
			if ways+1 != len(waysTo("win-firewall-advanced")) {
				t.Errorf("%d ways were offered, want %d", ways+1, len(waysTo("win-firewall-advanced")))
			}
			break
		}
	}
	for _, from := range []int{-1, 99} {
		if got := o.Open("win-services", from); got.Outcome != UnknownThing {
			t.Errorf("way %d: %+v", from, got)
		}
	}
}

// TestLinksAreNotFollowed: a link in the place of a file may lead anywhere.
func TestLinksAreNotFollowed(t *testing.T) {
	shell := newFakeShell(t)
	folder, err := resolve(shell, roaming+`\Spotify`)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(t.TempDir(), folder); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	got := (&Opener{shell: shell}).Open("dir-spotify-roaming", 0)
	if got.Outcome != CouldNot || !errors.Is(got.Err, errLink) || len(shell.calls) != 0 {
		t.Errorf("%+v, calls %q", got, shell.calls)
	}
}
