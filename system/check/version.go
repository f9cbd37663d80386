package check

import (
	"fmt"
	"strconv"
)

// Build numbers with which a Windows begins. That of Windows 11 is not told by an official source.
const (
	build10 = 10240
	build11 = 22000
)

const windowsKey = `SOFTWARE\Microsoft\Windows NT\CurrentVersion`

// windowsVersion goes by the build number: the product name still says "Windows 10" on 11.
func windowsVersion(pc PC) Seen {
	build := pc.Build()
	number := strconv.Itoa(build)
	// Older Windows lack these two; they only say it more exactly.
	if update, err := pc.Number(Machine, windowsKey, "UBR"); err == nil {
		number = fmt.Sprintf("%d.%d", build, update)
	}
	what, raw := Say("build", Name(number)), "build "+number
	if name, err := pc.Text(Machine, windowsKey, "DisplayVersion"); err == nil && name != "" {
		what, raw = Joined("comma", Name(brief(name)), what), brief(name)+", "+raw
	}
	// Servers have the build numbers of others (known from use, not looked up).
	kind, err := pc.Text(Machine, windowsKey, "InstallationType")
	switch {
	case build < build10:
		return foundWords("older", what, raw)
	case err == nil && hasAny(kind, "server"):
		return foundWords("server", what, raw, "InstallationType: "+brief(kind))
	case build >= build11:
		return foundWords("11", what, raw)
	}
	return foundWords("10", what, raw)
}
