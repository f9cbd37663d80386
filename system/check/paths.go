package check

import "strings"

// base is the last part of a Windows path.
func base(path string) string { return path[strings.LastIndexAny(path, `\/`)+1:] }

// onDrive reports whether a path begins with a drive, such as C:\. Others are not looked at: a path such as \\server\share would be asked for over the
// network.
func onDrive(path string) bool {
	if len(path) < 3 || path[1] != ':' || path[2] != '\\' {
		return false
	}
	letter := path[0] | 0x20 // small
	return 'a' <= letter && letter <= 'z'
}

// below reports whether a path lies in a folder, in any case.
func below(path, folder string) bool {
	return len(path) > len(folder) && path[len(folder)] == '\\' && strings.EqualFold(path[:len(folder)], folder)
}

// expanded replaces the names of environment variables in a path, such as %SystemRoot%. Unknown ones stay.
func expanded(pc PC, path string) string {
	var out strings.Builder
	for {
		before, rest, opened := strings.Cut(path, "%")
		name, after, closed := strings.Cut(rest, "%")
		out.WriteString(before)
		switch {
		case !opened:
			return out.String()
		case !closed:
			return out.String() + "%" + rest
		}
		value := pc.Env(name)
		if name == "" || value == "" {
			out.WriteString("%" + name)
			path = "%" + after // the second sign may open another name
			continue
		}
		out.WriteString(value)
		path = after
	}
}
