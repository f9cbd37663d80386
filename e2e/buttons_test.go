//go:build e2e

package e2e

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"unpause/e2e/wine"
	"unpause/system"
)

// prefix is a PC whose programs are recorders; healthyCopy is one like it that nothing was done to, see healthyPC.
var prefix, healthyCopy *wine.Prefix

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "unpause-e2e-")
	if err := errors.Join(err, os.MkdirAll(pictures, 0o755)); err != nil {
		panic(err)
	}
	if prefix, err = wine.New(folder, "wine"); err != nil {
		panic(err)
	}
	if healthyCopy, err = prefix.Copy(filepath.Join(folder, "healthy")); err != nil {
		panic(err)
	}
	code := m.Run()
	if err := errors.Join(prefix.Stop(), healthyCopy.Stop(), os.RemoveAll(folder)); err != nil {
		panic(err)
	}
	os.Exit(code)
}

// press presses a button in the prefix.
func press(t *testing.T, args ...string) (wine.Report, []string) {
	t.Helper()
	report, calls, err := prefix.Press(args...)
	if err != nil {
		t.Fatal(err)
	}
	return report, calls
}

var roots = strings.NewReplacer("{system32}", `C:\windows\system32`, "{windows}", `C:\windows`, "{hosts}", `C:\windows\system32\drivers\etc\hosts`,
	"{roaming}", wine.Roaming, "{local}", wine.Local)

// arrives is the command line that the recorder must see for a place.
func arrives(p system.Place) string {
	const recorder = `C:\recorder\recorder.exe `
	file := roots.Replace(p.File)
	subject := roots.Replace(p.Subject)
	switch {
	case p.Kind == system.Web || p.Kind == system.Address:
		return recorder + `"` + file + `"`
	case p.Kind == system.Reveal:
		return `"C:\windows\explorer.exe" /select,"` + subject + `"`
	case p.Kind == system.Folder || strings.HasSuffix(file, ".msc") || strings.HasSuffix(file, ".cpl"):
		return recorder + `"` + file + `"`
	}
	return strings.TrimSpace(`"` + file + `" ` + strings.ReplaceAll(p.Args, "{subject}", subject))
}

// TestAdministratorsRightsAreNotHandedOn: started as administrator, Unpause lets the desktop open the browser and Spotify. In Wine everybody is
// an administrator.
func TestAdministratorsRightsAreNotHandedOn(t *testing.T) {
	const policies = "REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System]\n\"EnableLUA\"=dword:0000000"
	if err := prefix.Registry(policies + "1\n"); err != nil {
		t.Fatal(err)
	}
	defer prefix.Registry(policies + "0\n")
	for id, want := range map[string]string{
		"web-account": `"C:\windows\explorer.exe" "https://www.spotify.com/account/overview/"`,
		"app-spotify": `"C:\windows\explorer.exe" "spotify:"`,
		"win-proxy":   `C:\recorder\recorder.exe "ms-settings:network-proxy"`,
	} {
		if _, calls := press(t, "open", id); len(calls) != 1 || !strings.EqualFold(calls[0], want) {
			t.Errorf("%s: arrived %q, want %q", id, calls, want)
		}
	}
}

// TestNothingElseIsOpened: what is in no table is not opened.
func TestNothingElseIsOpened(t *testing.T) {
	for _, id := range []string{"calc.exe", "https://example.com/", "../../x", ""} {
		if report, calls := press(t, "open", id); report.Outcome != string(system.UnknownThing) || len(calls) != 0 {
			t.Errorf("%q: %+v, arrived %q", id, report, calls)
		}
	}
}
