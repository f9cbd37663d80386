//go:build !windows

package system

import (
	"os"
	"strings"
)

// personsWishes reads the language from the environment, as POSIX says. Other systems have no one place for the rest.
func personsWishes() (w Wishes) {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale, _, _ := strings.Cut(os.Getenv(name), ".")
		locale, _, _ = strings.Cut(locale, "@")
		if locale == "" {
			continue
		}
		if locale != "C" && locale != "POSIX" {
			w.Languages = []string{strings.ReplaceAll(locale, "_", "-")}
		}
		break
	}
	return w
}
