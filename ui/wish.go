package ui

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"unpause/catalog"
	"unpause/catalog/search"
)

// Wish is what a start of Unpause asks for beside the window: words that were typed after the program's name, or those of an unpause: link. The zero Wish
// asks for nothing more.
type Wish struct {
	Words string
	Link  bool
}

// What the first page is about when it was opened by a wish.
const (
	wishedWords = "words" // words stand in the search field that are no code of the list
	unknownLink = "link"  // a link named an error that is not in the list
)

// Grant shows what a start of Unpause asked for, on top of where the person is. It is called on the window's goroutine. What a link says can have been written
// by anybody, so only the entry that it names is shown, never its words.
func (a *App) Grant(w Wish) {
	a.dismiss()
	words := Cleaned(w.Words)
	entry, known := a.named(words)
	switch {
	case known:
		a.openOnce(route{entryPage, entry.Code})
	case w.Link:
		a.openHome(unknownLink, "")
	case words != "":
		a.openHome(wishedWords, words)
	}
}

// openOnce opens a page unless it is shown already.
func (a *App) openOnce(r route) {
	if a.here() != r {
		a.open(r)
	}
}

// openHome opens the first page with a query in its field, or shows it afresh if the person is there.
func (a *App) openHome(about, query string) {
	former := a.query
	a.query = query
	if a.here().kind == homePage {
		a.visited().route.about = about
		a.showFromTop()
		return
	}
	a.open(route{homePage, about})
	a.visited().wished, a.visited().former = true, former
}

// Cleaned makes one line of words from outside, without what cannot be seen, and not longer than a person would paste.
func Cleaned(words string) string {
	words = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(words, " "))
	words = strings.Join(strings.Fields(words), " ")
	return strings.ToValidUTF8(words[:min(len(words), maxPasted)], "")
}

// named finds the entry whose code the words surely are: the whole code in any spelling, or a name with its number. A number that is only the start of
// one ("accounts:12") is another error.
func (a *App) named(words string) (catalog.Entry, bool) {
	if e, ok := a.spelt(words); ok {
		return e, true
	}
	var codes []catalog.Match
	for _, m := range a.Catalog.Search(words) {
		if hasReason(m, "code") || hasReason(m, "number") {
			codes = append(codes, m)
		}
	}
	if len(codes) != 1 || !sharesNumber(words, codes[0].Entry) {
		return catalog.Entry{}, false
	}
	best := codes[0]
	alone := len(best.Why) == 1 && best.Sure // "error 17", but not "17 songs do not play"
	return best.Entry, alone || hasReason(best, "code")
}

// hasReason reports whether a match was found by something in this field.
func hasReason(m catalog.Match, field string) bool {
	return slices.ContainsFunc(m.Why, func(r search.Reason) bool { return r.Field == field })
}

// spelt finds the entry whose code has the same letters and digits.
func (a *App) spelt(words string) (catalog.Entry, bool) {
	bare := bareCode(words)
	all := a.Catalog.Entries()
	i := slices.IndexFunc(all, func(e catalog.Entry) bool {
		return slices.ContainsFunc(codesOf(e), func(code string) bool { return bareCode(code) == bare })
	})
	if bare == "" || i < 0 {
		return catalog.Entry{}, false
	}
	return all[i], true
}

func codesOf(e catalog.Entry) []string { return append([]string{e.Code}, e.Also...) }

// bareCode keeps the letters and digits of a code, lower case.
func bareCode(code string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, code)
}

// number is a whole number, without the zeros before it.
var number = regexp.MustCompile(`0*(\d+)`)

func sharesNumber(words string, e catalog.Entry) bool {
	of := func(text string) (all []string) {
		for _, found := range number.FindAllStringSubmatch(text, -1) {
			all = append(all, found[1])
		}
		return all
	}
	typed := of(words)
	return slices.ContainsFunc(of(strings.Join(codesOf(e), " ")), func(n string) bool { return slices.Contains(typed, n) })
}
