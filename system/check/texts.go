package check

import "maps"

// Key names a text. It stands under "what." and this key in resources/texts, in every language.
type Key string

// texts are all that checks can say, with the gaps of each. Those of package reach stand here too, so that there is one list.
var texts = map[Key][]string{
	// Words joined.
	"comma":     {"first", "last"},
	"semicolon": {"first", "last"},
	"and":       {"first", "last"},
	"more":      {"names", "count"},

	// What the checks that contact nobody say.
	"setting":         {"name"},
	"rule":            {"name"},
	"no-address":      nil,
	"profile.domain":  nil,
	"profile.private": nil,
	"profile.public":  nil,
	"no-name":         nil,
	"switched-off":    {"name"},
	"january":         {"day", "year", "time"},
	"february":        {"day", "year", "time"},
	"march":           {"day", "year", "time"},
	"april":           {"day", "year", "time"},
	"may":             {"day", "year", "time"},
	"june":            {"day", "year", "time"},
	"july":            {"day", "year", "time"},
	"august":          {"day", "year", "time"},
	"september":       {"day", "year", "time"},
	"october":         {"day", "year", "time"},
	"november":        {"day", "year", "time"},
	"december":        {"day", "year", "time"},
	"service-off":     nil,
	"setting-off":     nil,
	"megabytes":       {"count"},
	"gigabytes":       {"count"},
	"file-in-place":   nil,
	"no-writing":      nil,
	"parts.one":       nil,
	"parts.many":      {"count"},
	"windows-parts":   nil,
	"windows-updates": nil,
	"spotify-files":   nil,
	"build":           {"number"},

	// What the checks that contact others say.
	"leads":         {"name", "address"},
	"local-address": nil,
	"unheard":       {"name"},
	"off.none":      nil,
	"off.one":       nil,
	"off.many":      {"count"},
	"ahead":         {"time"},
	"behind":        {"time"},
	"years":         {"count"},
	"days":          {"count"},
	"hours":         {"count"},
	"minutes":       {"count"},
	"seconds":       {"count"},
	"certificates":  nil,
	"no-issuer":     nil,
	"status":        {"number"},
	"no-servers":    nil,
	"at-ports":      {"failure", "ports"},

	// Why a contact came to nothing.
	"fail.slow":       nil,
	"fail.no-name":    nil,
	"fail.no-names":   nil,
	"fail.refused":    nil,
	"fail.forbidden":  nil,
	"fail.no-way":     nil,
	"fail.cut-off":    nil,
	"fail.nowhere":    nil,
	"fail.outdated":   nil,
	"fail.other-name": nil,
	"fail.untrusted":  nil,
	"fail.unsecured":  nil,
	"fail.nonsense":   nil,
	"fail.failed":     nil,
	"fail.off-limits": nil,
}

// Texts lists all keys, with the gaps of their texts.
func Texts() map[Key][]string { return maps.Clone(texts) }
