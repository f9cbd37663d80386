package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	mostNames = 3  // that are named one by one
	longName  = 60 // runes
)

// named joins names for the words of a finding: without repeats, and not all of them when there are many.
func named(names []string) string {
	var distinct []string
	known := map[string]bool{"": true}
	for _, n := range names {
		if n = brief(n); !known[n] {
			known[n] = true
			distinct = append(distinct, n)
		}
	}
	if more := len(distinct) - mostNames; more > 0 {
		return strings.Join(distinct[:mostNames], ", ") + " and " + strconv.Itoa(more) + " more"
	}
	return strings.Join(distinct, ", ")
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
