//go:build !windows

package system

import (
	"slices"
	"testing"
)

// TestLanguageOfTheEnvironment: the first of the three variables that is set counts, as POSIX says.
func TestLanguageOfTheEnvironment(t *testing.T) {
	for _, c := range []struct {
		all, messages, lang string
		want                []string
	}{
		{"", "", "de_AT.UTF-8", []string{"de-AT"}},
		{"", "de_DE@euro", "en_US.UTF-8", []string{"de-DE"}},
		{"C", "de_DE", "de_DE", nil},
		{"", "", "POSIX", nil},
		{"", "", "C.UTF-8", nil},
		{"", "", "", nil},
	} {
		t.Setenv("LC_ALL", c.all)
		t.Setenv("LC_MESSAGES", c.messages)
		t.Setenv("LANG", c.lang)
		if got := PersonsWishes().Languages; !slices.Equal(got, c.want) {
			t.Errorf("%+v: got %q", c, got)
		}
	}
}
