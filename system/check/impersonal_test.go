package check

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
)

// TestNobodysFoldersAreShown puts a person's folders into whatever a look has seen.
func TestNobodysFoldersAreShown(t *testing.T) {
	for text, want := range map[string]string{
		"":                                     "",
		"nothing":                              "nothing",
		websiteApp:                             `%AppData%\Spotify\Spotify.exe`,
		localData + `\Spotify`:                 `%LocalAppData%\Spotify`,
		localData + `\Temp\x`:                  `%Temp%\x`,
		"open " + home + `\Music: denied`:      `open %USERPROFILE%\Music: denied`,
		strings.ToUpper(websiteApp) + "|":      `%AppData%\SPOTIFY\SPOTIFY.EXE|`,
		home + " and " + home:                  "%USERPROFILE% and %USERPROFILE%",
		`"` + websiteApp + `" --x ` + roaming:  `"%AppData%\Spotify\Spotify.exe" --x %AppData%`,
		`C:\Users\Other\Spotify.exe`:           `C:\Users\Other\Spotify.exe`,
		"ä" + home + "ö":                       "ä%USERPROFILE%ö",
		`C:\Users`:                             `C:\Users`,
		strings.Repeat("x", longRule+5) + home: strings.Repeat("x", longRule),
	} {
		seen := impersonal(healthy(windows10), Seen{What: Name(clipped(text, longRule)), Raw: []string{text}, Err: fmt.Errorf("%w: %s", fs.ErrPermission, text)})
		if len(seen.Raw) != 1 || seen.Raw[0] != want || seen.What.Name != want && len(text) < longRule {
			t.Errorf("%.80q: what %.80q, raw %.80q", text, seen.What.Name, seen.Raw)
		}
		if !errors.Is(seen.Err, fs.ErrPermission) || strings.Contains(seen.Err.Error(), home) {
			t.Errorf("%.80q: %.120q", text, seen.Err)
		}
	}
}

// TestStrangeFoldersOfPersons: a folder that is a whole drive, or not known, hides nothing else.
func TestStrangeFoldersOfPersons(t *testing.T) {
	f := healthy(windows10)
	f.env["USERPROFILE"] = `C:\`
	f.folders[Temp] = ""
	f.folders[Local] = `\\server\users$\Jo Doe\Local`
	f.fail["Folder roaming"] = denied
	got := impersonal(f, found("x", "", `C:\Windows`, `\\server\users$\Jo Doe\Local\Spotify`))
	if got.Raw[0] != `C:\Windows` || got.Raw[1] != `%LocalAppData%\Spotify` {
		t.Errorf("%q", got.Raw)
	}
}

// TestNoCheckNamesThePerson: whatever is found or fails on a PC, the person's name stands in none of the lines.
func TestNoCheckNamesThePerson(t *testing.T) {
	pcs := map[string]*fake{"healthy": healthy(windows10), "gone": healthy(windows11), "blocked": healthy(windows10), "failing": healthy(windows11)}
	pcs["gone"].remove()
	pcs["blocked"].rule(blockOut + "LUOwn=" + personID + "|")
	pcs["blocked"].files[roaming+spicetify] = file{folder: true}
	pcs["failing"].fail["Stat"] = fmt.Errorf("GetFileAttributesEx %s: %w", websiteApp, denied)
	pcs["failing"].fail["Read"] = fmt.Errorf("open %s: %w", sitePrefs, denied)
	for name, pc := range pcs {
		for _, r := range NewSet(pc, LocalChecks()).Run(t.Context(), nil) {
			if all := strings.Join(append(r.Raw, english(t, r.What)), "\n"); strings.Contains(all, "Jo Doe") || strings.Contains(all, personID) {
				t.Errorf("%s: %s says %q", name, r.Check, all)
			}
		}
	}
}
