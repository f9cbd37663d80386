package check

import (
	"slices"
	"strings"
)

// impersonal takes the person's folders out of what a look has seen: their paths have the person's name in them.
func impersonal(pc PC, seen Seen) Seen {
	folders := PersonsFolders(pc)
	seen.What = seen.What.each(func(name string) string { return withoutFolders(folders, name) })
	seen.Raw = slices.Clone(seen.Raw)
	for i, line := range seen.Raw[:min(len(seen.Raw), mostLines)] { // of which no more is shown
		seen.Raw[i] = withoutFolders(folders, clipped(line, longRule))
	}
	if seen.Err != nil {
		seen.Err = impersonalError{seen.Err, withoutFolders(folders, seen.Err.Error())}
	}
	return seen
}

// impersonalError is an error in other words.
type impersonalError struct {
	error
	words string
}

func (e impersonalError) Error() string { return e.words }
func (e impersonalError) Unwrap() error { return e.error }

// PersonsFolder is a folder of the person, and the name that is shown for it.
type PersonsFolder struct{ Path, Name string }

// PersonsFolders lists the person's folders, the longest first, because the others may lie above them.
func PersonsFolders(pc PC) (folders []PersonsFolder) {
	add := func(path, name string) {
		if onDrive(path) && len(path) > len(`C:\`) || strings.HasPrefix(path, `\\`) {
			folders = append(folders, PersonsFolder{strings.TrimRight(path, `\`), name})
		}
	}
	for _, f := range []struct {
		id   Folder
		name string
	}{{Roaming, "%AppData%"}, {Local, "%LocalAppData%"}, {Temp, "%Temp%"}} {
		if path, err := pc.Folder(f.id); err == nil {
			add(path, f.name)
		}
	}
	add(pc.Env("USERPROFILE"), "%USERPROFILE%")
	slices.SortStableFunc(folders, func(a, b PersonsFolder) int { return len(b.Path) - len(a.Path) })
	return folders
}

func withoutFolders(folders []PersonsFolder, text string) string {
	for _, f := range folders {
		text = replacedFold(text, f.Path, f.Name)
	}
	return text
}

// replacedFold replaces a part of a text in any case. Letters of other alphabets must have the same case; a path from Windows has.
func replacedFold(text, part, by string) string {
	var out strings.Builder
	for len(text) >= len(part) {
		if strings.EqualFold(text[:len(part)], part) {
			out.WriteString(by)
			text = text[len(part):]
			continue
		}
		out.WriteByte(text[0])
		text = text[1:]
	}
	return out.String() + text
}
