package source

import (
	"strings"
	"testing"
)

// TestGermanLexiconIsChecked: what stands in the translation's lexicon is looked at like what stands in the English one.
func TestGermanLexiconIsChecked(t *testing.T) {
	const file = "translations/de/lexicon.yaml"
	for name, c := range map[string]struct{ old, new, want string }{
		"no small letter":     {"spelled: {", "spelled: {Y: [ij], ", `spelled: Y: is not one small letter`},
		"several letters":     {"spelled: {", "spelled: {sch: [sh], ", `spelled: sch: is not one small letter`},
		"written no way":      {"spelled: {", "spelled: {å: [], ", `spelled: å: is empty`},
		"written with itself": {"spelled: {", "spelled: {å: [åa], ", `spelled: å: is written with itself`},
		"word of English":     {"called: [", "called: [error, ", `called: "error" is empty or stands twice`},
		"unknown concept":     {"  - id: sign-in\n", "  - id: sign-inn\n", `"sign-inn" is not the id of a concept`},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := load(damaged(t, file, c.old, c.new), "de"); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want %q in: %v", c.want, err)
			}
		})
	}
}
