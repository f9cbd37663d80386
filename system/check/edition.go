package check

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	spotifyExe   = "Spotify.exe"
	uninstallKey = `Software\Microsoft\Windows\CurrentVersion\Uninstall\Spotify`
	packagesKey  = `Software\Classes\Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages`
	storePrefix  = "SpotifyAB.SpotifyMusic_"
	storeSuffix  = "_zpdnekdrzrea0"
)

// Editions tells which Spotify is installed for this person: the one from its website, the one from the Microsoft Store, both or none.
func Editions(pc PC) (website, store bool, err error) {
	s, err := installedSpotify(pc)
	return s.exe != "", s.pack != "", err
}

// installed is the Spotify of this person.
type installed struct {
	exe  string // the program of the website's edition; empty when there is none
	pack string // the full name of the newest package of the Store's edition; empty when there is none
}

func (s installed) none() bool { return s.exe == "" && s.pack == "" }

func installedSpotify(pc PC) (installed, error) {
	exe, err := websiteExe(pc)
	if err != nil {
		return installed{}, err
	}
	pack, err := storePackage(pc)
	if err != nil {
		return installed{}, err
	}
	return installed{exe, pack}, nil
}

// presentSpotify is installedSpotify for checks that need one: where there is none, the error is errNoSpotify.
func presentSpotify(pc PC) (installed, error) {
	s, err := installedSpotify(pc)
	if err == nil && s.none() {
		err = errNoSpotify
	}
	return s, err
}

// websiteExe finds Spotify.exe in its usual folder, or where its entry in the list of programs says, or where Spotify's own links lead. The error is for a
// place that could not be looked at, where none of the others has it.
func websiteExe(pc PC) (string, error) {
	roaming, err := pc.Folder(Roaming)
	if err != nil {
		return "", err
	}
	usualExe := func(PC) (string, error) { return roaming + `\Spotify\` + spotifyExe, nil }
	var failed error
	for _, place := range []func(PC) (string, error){usualExe, listedExe, linkedExe} {
		exe, err := place(pc)
		if exe != "" && err == nil {
			var info fs.FileInfo
			if info, err = pc.Stat(exe); err == nil && !info.IsDir() {
				return exe, nil
			}
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			failed = errors.Join(failed, err)
		}
	}
	return "", failed
}

func listedExe(pc PC) (string, error) {
	folder, err := pc.Text(Person, uninstallKey, "InstallLocation")
	if folder = strings.TrimRight(strings.Trim(folder, `"`), `\`) + `\`; err != nil || !onDrive(folder) {
		return "", err
	}
	return folder + spotifyExe, nil
}

// linkedExe passes over programs from the Store, which are found by their packages.
func linkedExe(pc PC) (string, error) {
	h, err := pc.Handler("spotify")
	if err != nil || h.App != "" || !strings.EqualFold(base(h.Program), spotifyExe) || !onDrive(h.Program) || inPackage(h.Program) {
		return "", err
	}
	return h.Program, nil
}

// storePackage finds the package in Windows' list for this person. The data folder alone may be left over.
func storePackage(pc PC) (string, error) {
	names, err := pc.Subkeys(Person, packagesKey)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil // this Windows has no Store
	}
	if err != nil {
		return "", err
	}
	var newest string
	for _, name := range names {
		if isStorePackage(name) && (newest == "" || packageVersion(name).compare(packageVersion(newest)) > 0) {
			newest = name
		}
	}
	return newest, nil
}

func isStorePackage(name string) bool {
	return len(name) > len(storePrefix)+len(storeSuffix) && strings.EqualFold(name[:len(storePrefix)], storePrefix) &&
		strings.EqualFold(name[len(name)-len(storeSuffix):], storeSuffix)
}

func spotifyEdition(pc PC) Seen {
	s, err := installedSpotify(pc)
	if err != nil {
		return unknown(err)
	}
	raw := []string{"from the website: " + orNone(s.exe), "from the Store: " + orNone(s.pack)}
	switch {
	case s.none():
		return found("none", "", raw...)
	case s.pack == "":
		return found("website", "", raw...)
	case s.exe == "":
		return found("store", "", raw...)
	}
	return found("both", "", raw...)
}

func orNone(text string) string {
	if text == "" {
		return "none"
	}
	return text
}

// version is a version of Spotify, such as 1.2.68.495.
type version [4]int

func (v version) String() string { return fmt.Sprintf("%d.%d.%d.%d", v[0], v[1], v[2], v[3]) }

func (v version) compare(other version) int { return slices.Compare(v[:], other[:]) }

// parseVersion reads four numbers with dots between them. Programs without a version have only zeros there.
func parseVersion(text string) (version, bool) {
	var v version
	parts := strings.SplitN(text, ".", len(v)+1)
	if len(parts) != len(v) {
		return version{}, false
	}
	for i, part := range parts {
		n, err := strconv.ParseUint(part, 10, 16)
		if err != nil {
			return version{}, false
		}
		v[i] = int(n)
	}
	return v, v != version{}
}

// packageVersion turns the number in the name of a Store package into the usual form: 1.268.495.0 stands for 1.2.68.495. It is zero when there is none.
func packageVersion(name string) version {
	number, _, _ := strings.Cut(name[len(storePrefix):], "_")
	v, ok := parseVersion(number)
	if !ok {
		return version{}
	}
	return version{v[0], v[1] / 100, v[1] % 100, v[2]}
}

// oldestServed is roughly the first version that Spotify's servers do not turn away; nobody has told the exact one.
var oldestServed = version{1, 1, 56, 0}

const (
	fresh       = 365 * 24 * time.Hour
	firstReally = 2008 // the year in which Spotify began; files from before have no real date
)

func spotifyVersion(pc PC) Seen {
	s, err := presentSpotify(pc)
	switch {
	case err != nil:
		return unknown(err)
	case s.exe == "":
		return judgeVersion(packageVersion(s.pack), "unknown-age", "package: "+s.pack)
	}
	text, err := pc.Version(s.exe)
	if err != nil {
		return unknown(err)
	}
	raw := "version of Spotify.exe: " + clipped(text, longName)
	v, ok := parseVersion(text)
	if !ok {
		return unknown(ErrDamaged, raw)
	}
	return judgeVersion(v, age(pc, s.exe), raw)
}

func judgeVersion(v version, age, raw string) Seen {
	switch {
	case v == version{}:
		return unknown(ErrDamaged, raw)
	case v.compare(oldestServed) < 0:
		return found("refused", v.String(), raw)
	}
	return found(age, v.String(), raw)
}

// age goes by the date of the program file, which an update sets anew.
func age(pc PC, exe string) string {
	info, err := pc.Stat(exe)
	if err != nil {
		return "unknown-age"
	}
	since := pc.Now().Sub(info.ModTime())
	switch {
	case since < 0, info.ModTime().Year() < firstReally:
		return "unknown-age"
	case since > fresh:
		return "stale"
	}
	return "new"
}
