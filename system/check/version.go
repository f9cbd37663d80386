package check

import "fmt"

// Build numbers with which a Windows begins. That of Windows 11 is not told by an official source.
const (
	build10 = 10240
	build11 = 22000
)

const windowsKey = `SOFTWARE\Microsoft\Windows NT\CurrentVersion`

// windowsVersion goes by the build number: the product name still says "Windows 10" on 11.
func windowsVersion(pc PC) Seen {
	build := pc.Build()
	what := fmt.Sprintf("build %d", build)
	// Older Windows lack these two; they only say it more exactly.
	if update, err := pc.Number(Machine, windowsKey, "UBR"); err == nil {
		what = fmt.Sprintf("build %d.%d", build, update)
	}
	if name, err := pc.Text(Machine, windowsKey, "DisplayVersion"); err == nil && name != "" {
		what = brief(name) + ", " + what
	}
	// Servers have the build numbers of others (known from use, not looked up).
	kind, err := pc.Text(Machine, windowsKey, "InstallationType")
	switch {
	case build < build10:
		return found("older", what, what)
	case err == nil && hasAny(kind, "server"):
		return found("server", what, what, "InstallationType: "+brief(kind))
	case build >= build11:
		return found("11", what, what)
	}
	return found("10", what, what)
}
