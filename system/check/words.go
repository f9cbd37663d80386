package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Words are what goes into the gap of a finding: a name or value of this PC, or a text whose own gaps are filled with other Words. This package knows no
// language, so it only says which text. The zero value is for findings without a gap.
type Words struct {
	Name string  // as it is; empty for a text
	Key  Key     // of a text; empty for a name
	Gaps []Words // of the text, in the order of texts
}

// Name makes words of a name or value of this PC.
func Name(name string) Words { return Words{Name: name} }

// Number makes words of a number.
func Number(n int) Words { return Name(strconv.Itoa(n)) }

// Say makes words of a text and of what goes into its gaps. It panics where texts has none like that, so that the tests of a check find it.
func Say(key Key, gaps ...Words) Words {
	if names, known := texts[key]; !known || len(names) != len(gaps) {
		panic(fmt.Sprintf("there is no text %q with %d gaps", key, len(gaps)))
	}
	return Words{Key: key, Gaps: gaps}
}

// Joined makes one of several words by a text that joins two of them, such as "comma".
func Joined(key Key, all ...Words) Words {
	if len(all) == 0 {
		return Words{}
	}
	joined := all[0]
	for _, w := range all[1:] {
		joined = Say(key, joined, w)
	}
	return joined
}

// Tell puts words together in the language of a function that fills the gaps of a text.
func (w Words) Tell(text func(key Key, gaps map[string]any) string) string {
	if w.Key == "" {
		return w.Name
	}
	gaps := map[string]any{}
	for i, name := range texts[w.Key] {
		gaps[name] = w.Gaps[i].Tell(text)
	}
	return text(w.Key, gaps)
}

// each changes every name in words.
func (w Words) each(change func(string) string) Words {
	changed := Words{Name: change(w.Name), Key: w.Key}
	for _, inner := range w.Gaps {
		changed.Gaps = append(changed.Gaps, inner.each(change))
	}
	return changed
}

const (
	mostNames = 3  // that are named one by one
	longName  = 60 // runes
)

// named joins names for the words of a finding: without repeats, and not all of them when there are many.
func named(names []string) Words { return some(wordsOf(names)) }

// some joins words, but not all of them when there are many.
func some(all []Words) Words {
	if more := len(all) - mostNames; more > 0 {
		return Say("more", Joined("comma", all[:mostNames]...), Number(more))
	}
	return Joined("comma", all...)
}

// wordsOf makes words of names, without repeats.
func wordsOf(names []string) (all []Words) {
	for _, n := range distinct(names) {
		all = append(all, Name(n))
	}
	return all
}

// distinct are names without repeats, each of them brief.
func distinct(names []string) (kept []string) {
	known := map[string]bool{"": true}
	for _, n := range names {
		if n = brief(n); !known[n] {
			known[n] = true
			kept = append(kept, n)
		}
	}
	return kept
}

// brief is a name that leaves room for others.
func brief(name string) string {
	// Most of a hostile name is cut off before anything looks at its letters.
	name = shown(clipped(name, 4*longName*utf8.UTFMax))
	if runes := []rune(name); len(runes) > longName {
		return string(runes[:longName]) + "…"
	}
	return name
}

// clipped is the start of a text, most bytes at the most. A letter may be cut in two; shown drops its half.
func clipped(text string, most int) string { return text[:min(len(text), most)] }

// hasAny reports whether a text has one of these parts, which are in small letters, in any case.
func hasAny(text string, parts ...string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(text, part) })
}
