package check

import "strings"

// running lists the processes. There is always one: this program.
func running(pc PC) ([]Process, error) {
	all, err := pc.Processes()
	if err == nil && len(all) == 0 {
		err = ErrDamaged
	}
	return all, err
}

// spotifyRunning counts the parts of Spotify; several are normal. Spotify can lie anywhere, so the name is enough.
func spotifyRunning(pc PC) Seen {
	all, err := running(pc)
	if err != nil {
		return unknown(err)
	}
	var raw []string
	for _, p := range all {
		if strings.EqualFold(p.Name, spotifyExe) && !p.Other {
			raw = append(raw, p.Name+": "+orNone(p.Path))
		}
	}
	switch len(raw) {
	case 0:
		return found("no", "")
	case 1:
		return foundWords("yes", Say("parts.one"), raw...)
	}
	return foundWords("yes", Say("parts.many", Number(len(raw))), raw...)
}

// inPackage reports whether a path lies in a package of Spotify from the Store.
func inPackage(path string) bool { return hasAny(path, `\`+strings.ToLower(storePrefix)) }

// spotifyOffline: the key under which Spotify keeps this is not known.
func spotifyOffline(PC) Seen { return unknown(ErrHidden) }

func spotifyAcceleration(pc PC) Seen {
	all, err := readPrefs(pc)
	if err != nil {
		return unknown(err)
	}
	finding := "on" // also where nothing is set
	var raw []string
	for _, s := range all {
		switch value, set := s[acceleration]; {
		case !set:
			raw = append(raw, acceleration+" is not set")
		case value == "true", value == "1":
			raw = append(raw, acceleration+" is on")
		case value == "false", value == "0":
			raw = append(raw, acceleration+" is off")
			finding = "off"
		default:
			return unknown(ErrDamaged, raw...)
		}
	}
	return found(finding, "", raw...)
}

// desktopFiles and holderFiles are programs by the names of their files, in small letters. The holders and Rainmeter are known from use, not looked up.
var (
	desktopFiles = map[string]string{
		"wallpaper32.exe": "Wallpaper Engine", "wallpaper64.exe": "Wallpaper Engine", "ui32.exe": "Wallpaper Engine", "rainmeter.exe": "Rainmeter",
	}
	holderFiles = map[string]string{
		"cmdagent.exe": "Comodo", "cis.exe": "Comodo", "itunes.exe": "iTunes", "ituneshelper.exe": "iTunes",
		"steam.exe": "Steam", "steamservice.exe": "Steam", "steamwebhelper.exe": "Steam",
	}
)

func desktopPrograms(pc PC) Seen { return someRun(pc, desktopFiles) }

func fileHolders(pc PC) Seen { return someRun(pc, holderFiles) }

// someRun counts those of other people and of services too: their files are on the same PC.
func someRun(pc PC, files map[string]string) Seen {
	all, err := running(pc)
	if err != nil {
		return unknown(err)
	}
	var names, raw []string
	for _, p := range all {
		if name, ok := files[strings.ToLower(p.Name)]; ok {
			names = append(names, name)
			raw = append(raw, p.Name)
		}
	}
	if len(names) == 0 {
		return found("none", "")
	}
	return foundWords("some", named(names), raw...)
}
