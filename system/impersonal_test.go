package system

import (
	"os/user"
	"slices"
	"strings"
	"testing"
)

// TestKnownNamesWithoutEnvironment: the account itself is asked, too, so that an environment without names hides nobody less.
func TestKnownNamesWithoutEnvironment(t *testing.T) {
	me, err := user.Current()
	if err != nil {
		t.Skip(err)
	}
	for _, name := range []string{"USERNAME", "USER", "COMPUTERNAME", "USERDOMAIN"} {
		t.Setenv(name, "")
	}
	k := KnownNames()
	for _, name := range []string{me.Username, me.Name} {
		if name != "" && !slices.Contains(k.Users, name) {
			t.Errorf("%q is not among %q", name, k.Users)
		}
	}
	if slices.Contains(k.Users, "") || slices.Contains(k.Computers, "") || !slices.IsSorted(k.Users) {
		t.Errorf("%q, %q", k.Users, k.Computers)
	}
}

// TestNamesOfTheAccountAreTakenOut: the full name, its parts, the address and the names of the PC, beside those of the environment.
func TestNamesOfTheAccountAreTakenOut(t *testing.T) {
	old := askedNames
	t.Cleanup(func() { askedNames = old })
	askedNames = func() accounts {
		return accounts{users: []string{"Wilhelmina Ostrander", "wostrander@contoso.example"}, computers: []string{"wo-laptop", "corp.contoso.example"}}
	}
	t.Setenv("USERNAME", "wil42")
	clean := impersonal("Ostrander, wil42 and Wilhelmina on wo-laptop.corp.contoso.example")
	for _, name := range []string{"Ostrander", "Wilhelmina", "wil42", "laptop", "contoso"} {
		if strings.Contains(clean, name) {
			t.Errorf("%q is still in %q", name, clean)
		}
	}
}
