package check

import (
	"strings"
	"testing"
	"time"
)

var spotifyRows = rows{
	"spotify-edition": {
		{name: "website", want: "website", raw: `from the website: %AppData%\Spotify\Spotify.exe`},
		{name: "Store", change: (*fake).store, want: "store", raw: storeName},
		{name: "both", change: (*fake).addStore, want: "both"},
		{name: "none", change: (*fake).remove, want: "none"},
		{name: "only folders left", change: func(f *fake) {
			f.remove()
			f.files[storePrefs] = file{name: "prefs"}
			f.texts[place(Person, uninstallKey, "InstallLocation")] = roaming + `\Spotify`
		}, want: "none"},
		{name: "folder of that name", change: func(f *fake) { f.set(websiteApp, func(it *file) { it.folder = true }) }, want: "none"},
		{name: "elsewhere", change: func(f *fake) {
			f.remove()
			f.texts[place(Person, uninstallKey, "InstallLocation")] = `"D:\Music\Spotify\"`
			f.files[`D:\Music\Spotify\Spotify.exe`] = file{name: spotifyExe}
		}, want: "website"},
		{name: "on a share", change: func(f *fake) {
			f.remove()
			f.texts[place(Person, uninstallKey, "InstallLocation")] = `\\server\share`
			f.handlers["spotify"] = Handler{Program: `\\server\share\Spotify.exe`}
			f.fail[`Stat \\server\share\Spotify.exe`] = errStrange // must not be asked
		}, want: "none"},
		{name: "where links lead", change: linkedTo(`D:\Apps\Spotify\Spotify.exe`), want: "website", raw: `D:\Apps\Spotify\Spotify.exe`},
		{name: "where links led", change: func(f *fake) {
			linkedTo(`D:\Apps\Spotify\Spotify.exe`)(f)
			delete(f.files, `D:\Apps\Spotify\Spotify.exe`)
		}, want: "none"},
		{name: "links lead to another program", change: linkedTo(`C:\Mods\helper.exe`), want: "none"},
		{name: "links lead to the Store", change: func(f *fake) {
			f.store()
			linkedTo(`C:\Program Files\WindowsApps\` + storeName + `\Spotify.exe`)(f)
		}, want: "store"},
		{name: "no links", change: func(f *fake) { f.remove(); delete(f.handlers, "spotify") }, want: "none"},
		{name: "links are hidden", change: func(f *fake) { f.remove(); f.fail["Handler"] = denied }, why: Denied},
		{name: "links are hidden, but not needed", change: failing(denied, "Handler"), want: "website"},
		{name: "no Store on this Windows", change: func(f *fake) { delete(f.keys, place(Person, packagesKey, "")) }, want: "website"},
		{name: "package of a look-alike", change: func(f *fake) {
			f.keys[place(Person, packagesKey, "")] = []string{"SpotifyAB.SpotifyMusic_1.0.0.0_x64__other", storePrefix, "SpotifyAB.SpotifyMusi", ""}
		}, want: "website"},
		{name: "no rights for packages", change: failing(denied, "Subkeys"), why: Denied},
		{name: "no rights for the file", change: failing(denied, "Stat"), why: Denied},
		{name: "no rights for the list, and not in its folder", change: func(f *fake) { f.remove(); f.fail["Text"] = denied }, why: Denied},
		{name: "the list is damaged", change: failing(ErrDamaged, "Text"), want: "website"},
		{name: "the list is damaged, but links lead on", change: func(f *fake) {
			linkedTo(`D:\Spotify\Spotify.exe`)(f)
			f.fail["Text"] = ErrDamaged
		}, want: "website"},
		{name: "the list is damaged, and nothing else is known", change: func(f *fake) { f.remove(); f.fail["Text"] = ErrDamaged }, why: Damaged},
		{name: "no folder", change: failing(missing, "Folder roaming"), why: Missing},
	},
	"spotify-version": {
		{name: "new", want: "new", what: "1.2.86.502"},
		{name: "a year old", change: written(today.Add(-fresh)), want: "new"},
		{name: "stale", change: written(aYearAgo), want: "stale"},
		{name: "from the future", change: written(today.Add(time.Hour)), want: "unknown-age"},
		{name: "from before Spotify", change: written(time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)), want: "unknown-age"},
		{name: "no date", change: written(time.Time{}), want: "unknown-age"},
		{name: "refused", change: versionIs("1.1.55.498"), want: "refused", what: "1.1.55.498"},
		{name: "just served", change: versionIs("1.1.56.595"), want: "new"},
		{name: "Store", change: (*fake).store, want: "unknown-age", what: "1.2.68.495"},
		{name: "newest of two packages", change: func(f *fake) {
			f.store()
			key := place(Person, packagesKey, "")
			f.keys[key] = append(f.keys[key], "SpotifyAB.SpotifyMusic_1.190.859.0_x86__zpdnekdrzrea0", "spotifyab.spotifymusic_x_x86__zpdnekdrzrea0")
		}, want: "unknown-age", what: "1.2.68.495"},
		{name: "old from the Store", change: func(f *fake) {
			f.remove()
			f.keys[place(Person, packagesKey, "")] = []string{"SpotifyAB.SpotifyMusic_1.155.498.0_x86__zpdnekdrzrea0"}
		}, want: "refused", what: "1.1.55.498"},
		{name: "strange from the Store", change: func(f *fake) {
			f.remove()
			f.keys[place(Person, packagesKey, "")] = []string{"SpotifyAB.SpotifyMusic_new_x86__zpdnekdrzrea0"}
		}, why: Damaged},
		{name: "both", change: (*fake).addStore, want: "new", what: "1.2.86.502"},
		{name: "words", change: versionIs("latest"), why: Damaged},
		{name: "zeros", change: versionIs("0.0.0.0"), why: Damaged},
		{name: "empty", change: versionIs(""), why: Damaged},
		{name: "five numbers", change: versionIs("1.2.3.4.5"), why: Damaged},
		{name: "too large", change: versionIs("1.2.86.99999999999"), why: Damaged},
		{name: "no Spotify", change: (*fake).remove, why: Absent},
		{name: "no rights", change: failing(denied, "Version"), why: Denied},
		{name: "says none", change: failing(missing, "Version"), why: Missing},
	},
	"client-changed": {
		{name: "unchanged", want: "unchanged"},
		{name: "no folder for updates", change: func(f *fake) { delete(f.files, updatePath) }, want: "unchanged"},
		{name: "changed", change: func(f *fake) {
			f.files[roaming+`\Spotify\Spotify.bak`] = file{}
			f.files[roaming+`\Spotify\dpapi.dll`] = file{}
			f.files[roaming+`\spicetify`] = file{folder: true}
		}, want: "changed", what: "Spotify.bak, dpapi.dll"},
		{name: "Spicetify has been here", change: func(f *fake) { f.files[roaming+`\spicetify`] = file{folder: true} }, want: "spicetify", raw: `%AppData%\spicetify`},
		{name: "changed, the rest is hidden", change: func(f *fake) {
			f.files[roaming+`\Spotify\dpapi.dll`] = file{}
			f.fail["Denied"] = denied
		}, want: "changed"},
		{name: "file for a folder", change: func(f *fake) {
			f.set(updatePath, func(it *file) { it.folder = false })
			f.files[roaming+`\Spotify\chrome_elf_bak.dll`] = file{}
		}, want: "locked", what: "a file stands in its place", raw: "chrome_elf_bak.dll"},
		{name: "forbidden", change: func(f *fake) { f.set(updatePath, func(it *file) { it.denied = true }) }, want: "locked", what: "its rights forbid writing"},
		{name: "Store", change: func(f *fake) {
			f.store()
			f.set(updatePath, func(it *file) { it.folder = false })
		}, want: "store"},
		{name: "no Spotify", change: (*fake).remove, why: Absent},
		{name: "no rights", change: failing(denied, "Denied"), why: Denied},
		{name: "no rights for a trace", change: failing(denied, `Stat `+roaming+`\Spotify\dpapi.dll`), why: Denied},
		{name: "no rights for Spicetify", change: failing(denied, `Stat `+roaming+`\spicetify`), why: Denied},
	},
	"spotify-running": {
		{name: "running", want: "yes", what: "3 parts"},
		{name: "one part", change: processes(spotifyExe, websiteApp), want: "yes", what: "1 part"},
		{name: "any case", change: processes("SPOTIFY.EXE", `c:\users\jo doe\appdata\roaming\spotify\SPOTIFY.EXE`), want: "yes"},
		{name: "Store", change: processes(spotifyExe, `C:\Program Files\WindowsApps\`+storeName+`\Spotify.exe`), want: "yes"},
		{name: "elsewhere", change: func(f *fake) {
			f.remove()
			f.texts[place(Person, uninstallKey, "InstallLocation")] = `D:\Spotify`
			f.files[`D:\Spotify\Spotify.exe`] = file{}
			f.processes = []Process{{Name: spotifyExe, Path: `D:\Spotify\Spotify.exe`}}
		}, want: "yes"},
		{name: "in a place that nobody told", change: processes(spotifyExe, home+`\scoop\apps\spotify\current\Spotify.exe`), want: "yes",
			raw: `Spotify.exe: %USERPROFILE%\scoop\apps\spotify\current\Spotify.exe`},
		{name: "not running", change: processes("explorer.exe", `C:\Windows\explorer.exe`), want: "no"},
		{name: "for another person", change: func(f *fake) {
			f.processes = []Process{{Name: "explorer.exe"}, {Name: spotifyExe, Other: true}}
		}, want: "no"},
		{name: "another part", change: processes("SpotifyLauncher.exe", roaming+`\Spotify\SpotifyLauncher.exe`), want: "no"},
		{name: "none at all", change: func(f *fake) { f.processes = nil }, why: Damaged},
		{name: "no rights", change: failing(denied, "Processes"), why: Denied},
	},
	"spotify-offline": {{name: "hidden", why: Hidden}},
	"spotify-acceleration": {
		{name: "not set", want: "on"},
		{name: "on", change: prefsLines("ui.hardware_acceleration=true"), want: "on"},
		{name: "off", change: prefsLines("ui.hardware_acceleration=false"), want: "off"},
		{name: "off as a number", change: prefsLines("ui.hardware_acceleration=0"), want: "off"},
		{name: "strange", change: prefsLines("ui.hardware_acceleration=sometimes"), why: Damaged},
		{name: "off in one of two", change: func(f *fake) {
			f.addStore()
			f.prefs("ui.hardware_acceleration=false")
		}, want: "off"},
		{name: "no Spotify", change: (*fake).remove, why: Absent},
		{name: "no rights", change: failing(denied, "Read"), why: Denied},
	},
	"desktop-programs": {
		{name: "none", want: "none"},
		{name: "two", change: func(f *fake) {
			f.processes = append(f.processes, Process{Name: "WALLPAPER64.exe"}, Process{Name: "ui32.exe"}, Process{Name: "Rainmeter.exe"})
		},
			want: "some", what: "Wallpaper Engine, Rainmeter"},
		{name: "no rights", change: failing(denied, "Processes"), why: Denied},
		{name: "none at all", change: func(f *fake) { f.processes = nil }, why: Damaged},
	},
	"file-holders": {
		{name: "none", want: "none"},
		{name: "three", change: func(f *fake) {
			f.processes = append(f.processes, Process{Name: "steam.exe"}, Process{Name: "steamwebhelper.exe"}, Process{Name: "iTunesHelper.exe"}, Process{Name: "cmdagent.exe"})
		}, want: "some", what: "Steam, iTunes, Comodo"},
		{name: "services", change: func(f *fake) {
			f.processes = append(f.processes, Process{Name: "cmdagent.exe", Other: true}, Process{Name: "SteamService.exe", Other: true})
		}, want: "some", what: "Comodo, Steam"},
		{name: "no rights", change: failing(denied, "Processes"), why: Denied},
		{name: "missing", change: failing(missing, "Processes"), why: Missing},
	},
	"clock": {
		{name: "possible", want: "possible", raw: "core.clock_delta=0"},
		{name: "before this program was made", change: func(f *fake) { f.now = f.built.Add(-time.Hour) }, want: "wrong"},
		{name: "long ago", change: func(f *fake) { f.now = time.Date(2009, 1, 1, 0, 4, 0, 0, time.UTC) }, want: "wrong", what: "1 January 2009, 00:04"},
		{name: "before Spotify wrote", change: prefsWritten(today.Add(25 * time.Hour)), want: "behind", what: "20 November 2026, 18:30"},
		{name: "before one of two wrote", change: func(f *fake) { f.addStore(); prefsWritten(today.Add(25 * time.Hour))(f) }, want: "behind"},
		{name: "before this program was made and Spotify wrote", change: func(f *fake) { f.now = f.built.Add(-48 * time.Hour) }, want: "wrong"},
		{name: "a little before Spotify wrote", change: prefsWritten(today.Add(23 * time.Hour)), want: "possible"},
		{name: "before Spotify wrote, no own date", change: func(f *fake) {
			f.built = time.Time{}
			prefsWritten(today.Add(25 * time.Hour))(f)
		}, want: "behind"},
		{name: "doubtful", change: prefsLines("core.clock_delta=-61"), want: "doubtful", what: "61"},
		{name: "doubtful the other way", change: prefsLines("core.clock_delta=60"), want: "doubtful", what: "60"},
		{name: "little", change: prefsLines("core.clock_delta=59"), want: "possible"},
		{name: "two", change: func(f *fake) {
			f.addStore()
			f.set(storePrefs, func(it *file) { it.data += "core.clock_delta=3600\n" })
		}, want: "doubtful", what: "3600"},
		{name: "strange difference", change: prefsLines("core.clock_delta=soon"), why: Damaged},
		{name: "huge difference", change: prefsLines("core.clock_delta=-9223372036854775808"), why: Damaged},
		{name: "has never run", change: func(f *fake) { delete(f.files, sitePrefs) }, want: "possible"},
		{name: "nothing to compare with", change: func(f *fake) { f.remove(); f.built = time.Time{} }, why: Missing},
		{name: "no rights", change: failing(denied, "Read"), why: Denied},
		{name: "no rights for the date", change: failing(denied, "Stat "+sitePrefs), why: Denied},
	},
}

func written(at time.Time) func(*fake) {
	return func(f *fake) { f.set(websiteApp, func(it *file) { it.written = at }) }
}

func prefsWritten(at time.Time) func(*fake) {
	return func(f *fake) { f.set(sitePrefs, func(it *file) { it.written = at }) }
}

func versionIs(text string) func(*fake) {
	return func(f *fake) { f.set(websiteApp, func(it *file) { it.version = text }) }
}

// linkedTo takes Spotify out of its usual folder and puts it where links with "spotify:" lead.
func linkedTo(path string) func(*fake) {
	return func(f *fake) {
		f.remove()
		f.handlers["spotify"] = Handler{ProgID: "spotify", Program: path}
		f.files[path] = file{name: base(path)}
	}
}

func processes(name, path string) func(*fake) {
	return func(f *fake) { f.processes = []Process{{Name: "explorer.exe"}, {Name: name, Path: path}} }
}

func TestEditions(t *testing.T) {
	for name, c := range map[string]struct {
		change         func(*fake)
		website, store bool
		fails          bool
	}{
		"website": {func(*fake) {}, true, false, false},
		"Store":   {(*fake).store, false, true, false},
		"both":    {(*fake).addStore, true, true, false},
		"none":    {(*fake).remove, false, false, false},
		"hidden":  {failing(denied, "Subkeys"), false, false, true},
	} {
		f := healthy(windows11)
		c.change(f)
		website, store, err := Editions(f)
		if website != c.website || store != c.store || (err != nil) != c.fails {
			t.Errorf("%s: %t, %t, %v", name, website, store, err)
		}
	}
}

func TestPackageVersion(t *testing.T) {
	for name, want := range map[string]string{
		storeName: "1.2.68.495",
		"SpotifyAB.SpotifyMusic_1.190.859.0_x86__zpdnekdrzrea0":                      "1.1.90.859",
		"SpotifyAB.SpotifyMusic_1.205.1006.0_x86__zpdnekdrzrea0":                     "1.2.5.1006",
		"SpotifyAB.SpotifyMusic_1.268.495.0_neutral_split.language-de_zpdnekdrzrea0": "1.2.68.495",
		"SpotifyAB.SpotifyMusic_1.268.495_x86__zpdnekdrzrea0":                        "0.0.0.0",
		"SpotifyAB.SpotifyMusic_1.99999999999999999999.495.0_x86__zpdnekdrzrea0":     "0.0.0.0",
		"SpotifyAB.SpotifyMusic_1.-268.495.0_x86__zpdnekdrzrea0":                     "0.0.0.0",
	} {
		if got := packageVersion(name).String(); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func FuzzVersion(f *testing.F) {
	for _, seed := range []string{"1.2.86.502", "1.268.495.0", "0.0.0.0", "", "....", "1.2.3", "1.2.3.4.5", "+1.2.3.4", "1.2.3.65536", "1.2.3.4\x00", "١.2.3.4"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, ok := parseVersion(text)
		if ok == (v == version{}) {
			t.Fatalf("%q: %v, %t", text, v, ok)
		}
		if again, same := parseVersion(v.String()); ok && (!same || again != v) {
			t.Errorf("%q: %v, then %v", text, v, again)
		}
		want := version{}
		if ok {
			want = version{v[0], v[1] / 100, v[1] % 100, v[2]}
		}
		if got := packageVersion(storePrefix + text + storeSuffix); got != want && !strings.Contains(text, "_") {
			t.Errorf("%q in a package: %v, want %v", text, got, want)
		}
	})
}
