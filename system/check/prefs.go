package check

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"
)

// Keys of Spotify's settings.
const (
	proxyMode    = "network.proxy.mode"
	proxyAddress = "network.proxy.addr"
	acceleration = "ui.hardware_acceleration"
	clockDelta   = "core.clock_delta"
)

// allowed are the only keys that are kept. The file holds secrets beside them, such as autologin.blob and network.proxy.pass.
var allowed = []string{proxyMode, proxyAddress, acceleration, clockDelta}

const (
	mostPrefs   = 1 << 20 // bytes; the file has a few thousand
	longSetting = 300     // bytes
)

// settings are Spotify's settings, by the allowed keys.
type settings map[string]string

// prefsFiles lists where the installed editions of Spotify keep their settings.
func prefsFiles(pc PC) (files []string, err error) {
	s, err := presentSpotify(pc)
	if err != nil {
		return nil, err
	}
	if s.exe != "" {
		roaming, err := pc.Folder(Roaming)
		if err != nil {
			return nil, err
		}
		files = append(files, roaming+`\Spotify\prefs`)
	}
	if s.pack != "" {
		local, err := pc.Folder(Local)
		if err != nil {
			return nil, err
		}
		files = append(files, local+`\Packages\SpotifyAB.SpotifyMusic_zpdnekdrzrea0\LocalState\Spotify\prefs`)
	}
	return files, nil
}

// readPrefs reads the settings of the installed editions. One that has never run has none; when none has any, the error says so.
func readPrefs(pc PC) ([]settings, error) {
	files, err := prefsFiles(pc)
	if err != nil {
		return nil, err
	}
	var all []settings
	missing := error(fs.ErrNotExist)
	for _, file := range files {
		s, err := readSettings(pc, file)
		switch {
		case err == nil:
			all = append(all, s)
		case errors.Is(err, fs.ErrNotExist):
			missing = err
		default:
			return nil, err
		}
	}
	if len(all) == 0 {
		return nil, missing
	}
	return all, nil
}

func readSettings(pc PC, file string) (settings, error) {
	data, whole, err := pc.Read(file, mostPrefs)
	defer clear(data) // the secrets in it
	switch {
	case err != nil:
		return nil, err
	case !whole:
		return nil, ErrDamaged
	}
	return parsePrefs(data)
}

// parsePrefs takes the allowed settings out of a file with lines such as network.proxy.mode=2 or name="text". Of several the last one counts. Nothing else is
// copied, so that whoever clears the data has cleared the secrets in it.
func parsePrefs(data []byte) (settings, error) {
	kept := settings{}
	for line := range bytes.Lines(bytes.TrimPrefix(data, []byte("\ufeff"))) {
		name, value, ok := bytes.Cut(line, []byte("="))
		name = bytes.TrimSpace(name)
		i := slices.IndexFunc(allowed, func(key string) bool { return string(name) == key })
		if !ok || i < 0 {
			continue
		}
		value = bytes.TrimSpace(value)
		if inner, quoted := bytes.CutPrefix(value, []byte(`"`)); quoted {
			value, ok = bytes.CutSuffix(inner, []byte(`"`))
		}
		if !ok || len(value) > longSetting || bytes.ContainsFunc(value, func(r rune) bool { return r < ' ' || r == '"' || r == '\ufffd' }) {
			return nil, ErrDamaged
		}
		kept[allowed[i]] = string(value)
	}
	return kept, nil
}
