package check

import (
	"errors"
	"fmt"
	"io/fs"
)

const chromeRulesKey = `SOFTWARE\Policies\Google\Chrome`

// widevine mostly cannot tell: where browsers and Spotify keep this part is known from use only, so that it is not seen there proves nothing.
func widevine(pc PC) Seen {
	for _, root := range []Root{Machine, Person} {
		switch value, err := pc.Number(root, chromeRulesKey, "ComponentUpdatesEnabled"); {
		case err == nil && value == 0:
			return found("forbidden", "ComponentUpdatesEnabled", fmt.Sprintf(`%s\%s: ComponentUpdatesEnabled is 0`, root, chromeRulesKey))
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return unknown(err)
		}
	}
	var names, raw []string
	for _, p := range widevinePlaces {
		if path := p.find(pc); path != "" {
			names, raw = append(names, p.name), append(raw, path)
		}
	}
	if len(names) == 0 {
		return unknown(ErrHidden)
	}
	return foundWords("found", named(names), raw...)
}

// widevinePlace is a folder in which a program may keep Widevine.
type widevinePlace struct {
	name    string
	root    Folder
	folder  string
	numbers bool // one folder deeper, in one with a version number
}

var widevinePlaces = []widevinePlace{
	{"Chrome", Local, `\Google\Chrome\User Data`, false},
	{"Chrome", Programs64, `\Google\Chrome\Application`, true},
	{"Chrome", Programs32, `\Google\Chrome\Application`, true},
	{"Edge", Local, `\Microsoft\Edge\User Data`, false},
	{"Edge", Programs32, `\Microsoft\Edge\Application`, true},
	{"Spotify", Local, `\Spotify`, false},
	{"Spotify", Local, `\Spotify\Browser`, false},
}

const mostFolders = 100 // in which Widevine is looked for

// find returns where Widevine lies: a folder of its name with something in it. What cannot be looked at is as good as absent here.
func (p widevinePlace) find(pc PC) string {
	root, err := pc.Folder(p.root)
	if err != nil {
		return ""
	}
	folders := []string{root + p.folder}
	if p.numbers {
		names, err := pc.List(folders[0])
		if err != nil {
			return ""
		}
		folders = nil
		for _, name := range names[:min(len(names), mostFolders)] {
			if _, ok := parseVersion(name); ok {
				folders = append(folders, root+p.folder+`\`+name)
			}
		}
	}
	for _, folder := range folders {
		if inside, err := pc.List(folder + `\WidevineCdm`); err == nil && len(inside) > 0 {
			return folder + `\WidevineCdm`
		}
	}
	return ""
}
