package resources

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestPartsAreJoined and taken apart again, whatever is in them.
func TestPartsAreJoined(t *testing.T) {
	part := rapid.Custom(func(t *rapid.T) Part {
		return Part{rapid.StringMatching(`[a-zA-Z-]{1,8}`).Draw(t, "language"), rapid.StringMatching(`[a-z]{1,8}`).Draw(t, "name"), rapid.String().Draw(t, "form")}
	})
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(part, 1, 5).Draw(t, "parts")
		if got := Parts(Join(parts)); !slices.Equal(got, parts) {
			t.Fatalf("%q became %q", parts, got)
		}
	})
}

// FuzzParts: whatever the text is, taking it apart ends with pieces of it.
func FuzzParts(f *testing.F) {
	f.Add(Join([]Part{{"en", Known, "a\n\nb"}, {"de", Searched, ""}}))
	f.Add("en known 99999999999999999999\n\nx")
	f.Add("en known -1\n\nx")
	f.Add("en known 2\n\nx")
	f.Fuzz(func(t *testing.T, joined string) {
		size := 0
		for _, p := range Parts(joined) {
			size += len(p.Form)
		}
		if size > len(joined) {
			t.Fatalf("%d bytes out of %d", size, len(joined))
		}
	})
}

// TestEnglishComesFirst, and each language has both parts and the texts of the screens.
func TestEnglishComesFirst(t *testing.T) {
	languages := Languages()
	if len(languages) < 2 || languages[0] != English || !slices.Contains(languages, "de") {
		t.Errorf("languages are %q", languages)
	}
	for _, language := range languages {
		for _, name := range []string{Known, Searched} {
			if form, err := Packed(language, name); err != nil || form == "" {
				t.Errorf("%s, %s: %d bytes, %v", language, name, len(form), err)
			}
		}
		if _, err := Texts.ReadFile("texts/" + language + ".json"); err != nil {
			t.Error(err)
		}
	}
	if _, err := Packed("xx", Known); err == nil {
		t.Error("a language that is not there has a part")
	}
}
