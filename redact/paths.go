package redact

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// folder is a folder of the person, as it is searched.
type folder struct{ path, name string }

// foldersOf lists the longest first, because the others may lie above them.
func foldersOf(all []Folder) (folders []folder) {
	for _, f := range all {
		path := strings.TrimRight(foldAll(strings.ReplaceAll(f.Path, `\`, "/")), "/")
		name := validText(f.Name)
		if name == "" || len(path) < 2 || len(path) == 2 && path[1] == ':' { // a whole drive
			continue
		}
		folders = append(folders, folder{path, name})
	}
	slices.SortStableFunc(folders, func(a, b folder) int { return cmp.Compare(len(b.path), len(a.path)) })
	return folders
}

// findFolders finds the person's folders, whatever slashes their paths have.
func (f *finder) findFolders() {
	for i := 0; i < len(f.text); {
		end := 0
		for _, folder := range f.folders {
			if end = f.matchPath(folder.path, i); end > 0 {
				f.foundAs(InFolder, i, end, folder.name)
				break
			}
		}
		i = max(i+1, end)
	}
}

// matchPath returns the end of a path that stands at a place; 0 if none does.
func (f *finder) matchPath(path string, i int) int {
	if path[0] == '/' && i > 0 && (isAlnum(f.text[i-1]) || isSlash(f.text[i-1])) {
		return 0
	}
	for j := 0; j < len(path); j++ {
		if path[j] == '/' {
			end := f.slashes(i)
			if end == i {
				return 0
			}
			for j+1 < len(path) && path[j+1] == '/' { // of \\server
				j++
			}
			i = end
			continue
		}
		if i >= len(f.text) || f.text[i] != path[j] {
			return 0
		}
		i++
	}
	if after, _ := utf8.DecodeRuneInString(f.text[i:]); inWord(after) || after == '_' || after == '~' {
		return 0
	}
	return i
}

func isSlash(c byte) bool { return c == '/' || c == '\\' }

// slashes returns the end of the slashes at a place. There are a few where texts lie in texts.
func (f *finder) slashes(i int) int {
	end := i
	for end < len(f.text) && end-i < 8 && isSlash(f.text[end]) {
		end++
	}
	return end
}

// Folders that hold the folders of people.
var homes = []string{"users", "documents and settings", "home", "benutzer", "utilisateurs", "usuarios"}

// Folders beside those of people that are nobody's.
var nobodys = []string{"public", "default", "default user", "default.migrated", "all users", "defaultapppool", "defaultaccount", "wdagutilityaccount", "shared", "desktop.ini"}

const (
	longestFolder = 120 // bytes of a folder's name
	mostWords     = 3   // of one that ends a path
)

// findHomes finds the folders of all people, in paths of all spellings.
func (f *finder) findHomes() {
	for i := 0; i < len(f.text); i++ {
		if !isSlash(f.text[i]) {
			continue
		}
		i = f.slashes(i)
		for _, home := range homes {
			end := i + len(home)
			if !strings.HasPrefix(f.text[i:], home) || f.slashes(end) == end || home == "home" && !f.rootBefore(i) {
				continue
			}
			f.findHome(f.slashes(end))
			break
		}
		i--
	}
}

// rootBefore tells whether a path that is at /home or /var/home begins there, and not an address of the web.
func (f *finder) rootBefore(i int) bool {
	before := strings.TrimRight(f.text[max(0, i-longestBefore):i], `/\`)
	for _, root := range []string{"/var", "/export", "/usr", `\ubuntu`, `\debian`} {
		if strings.HasSuffix(before, root) {
			return true
		}
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || !inWord(last)
}

// findHome finds the name of a person's folder at a place.
func (f *finder) findHome(i int) {
	end, closed := f.folderEnd(i)
	if !closed {
		end = f.fewWords(i, end)
	}
	for end > i && strings.IndexByte(" \t.'`)]}", f.text[end-1]) >= 0 {
		end--
	}
	name := f.text[i:end]
	if name == "" || slices.Contains(nobodys, name) || isPlaceholder(name) {
		return
	}
	kind := User
	if short, ok := strings.CutSuffix(name, "-user"); ok && short != "" { // Spotify's own folder
		kind, end = Account, end-len("-user")
	} else if f.web(i) {
		kind = Account
	}
	f.found(kind, i, end)
}

// folderEnd returns where the name of a folder ends at the latest, and whether a slash or a quote says so.
func (f *finder) folderEnd(i int) (end int, closed bool) {
	quoted := strings.ContainsRune(f.text[max(0, i-longestBefore):i], '"')
	for end = i; end < len(f.text) && end-i < longestFolder; end++ {
		switch c := f.text[end]; c {
		case '/', '\\', '|':
			return end, c != '|'
		case '"':
			return end, quoted
		case opaque, ':', '*', '?', '<', '>', '\r', '\n', '\t', '&', '#':
			return end, false
		}
	}
	for end < len(f.text) && !utf8.RuneStart(f.text[end]) {
		end++
	}
	return end, false
}

// fewWords ends a folder's name where a sentence goes on, or after a few words.
func (f *finder) fewWords(i, end int) int {
	words := 0
	for at := i; at < end; at++ {
		switch f.text[at] {
		case ',', ';', '(', '[', '{', '}', ']', ')':
			return at
		case ' ':
			words++
			if words == mostWords || at > i && strings.IndexByte(".'`", f.text[at-1]) >= 0 {
				return at
			}
		}
	}
	return end
}

// isPlaceholder tells whether a folder's name stands for any person's.
func isPlaceholder(name string) bool {
	return strings.HasPrefix(name, "%") && strings.HasSuffix(name, "%") && len(name) > 2 && !isHexPair(name[1:]) || strings.HasPrefix(name, "$") || strings.Trim(name, ".") == ""
}

func isHexPair(s string) bool { return len(s) >= 2 && isHex(s[0]) && isHex(s[1]) }

// web tells whether a place is in an address of the web.
func (f *finder) web(i int) bool {
	before := f.text[max(0, i-2*longestBefore):i]
	if cut := strings.LastIndexAny(before, " \t\n\"'<>()"); cut >= 0 {
		before = before[cut+1:]
	}
	return strings.Contains(before, "://") && !strings.Contains(before, "file:") || strings.Contains(before, "spotify.com/")
}

// findServers finds the names of servers in \\server\share.
func (f *finder) findServers() {
	for i := 0; i < len(f.text); i++ {
		if f.text[i] != '\\' {
			continue
		}
		end := f.slashes(i)
		if f.isServer(end) {
			host := end
			for host < len(f.text) && (isHostByte(f.text[host]) || f.text[host] == '.') && host-end < 255 {
				host++
			}
			f.found(Computer, end, host)
		}
		i = end - 1
	}
}

// isServer tells whether a server's name stands at a place: behind twice the backslashes that are behind it, at the start of a word.
func (f *finder) isServer(i int) bool {
	start := i
	for start > 0 && f.text[start-1] == '\\' && i-start < 9 {
		start--
	}
	before := i - start
	last, _ := utf8.DecodeLastRuneInString(f.text[:start])
	if before < 2 || start > 0 && strings.IndexByte(" \t\r\n\"'`(=:,;<>[{|", byte(last)) < 0 || start > 0 && last >= utf8.RuneSelf {
		return false
	}
	host := i
	for host < len(f.text) && (isHostByte(f.text[host]) || f.text[host] == '.') && host-i < 256 {
		host++
	}
	name := f.text[i:host]
	if strings.Trim(name, ".") == "" || name == "localhost" || strings.HasPrefix(name, "127.") || name == "wsl" || name == "wsl.localhost" || name == "globalroot" {
		return false
	}
	behind := 0
	for host+behind < len(f.text) && f.text[host+behind] == '\\' && behind < 9 {
		behind++
	}
	return behind > 0 && before == 2*behind && host+behind < len(f.text) && f.text[host+behind] != opaque
}
