package main

import (
	"slices"

	"unpause/catalog/search"
)

// Where the made-up words for names of families and for codes begin; the words of the texts come before.
const (
	familyWords = 200_000
	codeWords   = 300_000
)

// madeUpWord is the k-th made-up word, of three syllables. Different numbers below a million give different words.
func madeUpWord(k int) string {
	const consonants, vowels = "bcdfghjklmnprstvwxyz", "aeiou"
	k = k * 611_953 % 1_000_000 // so that neighbours look different
	word := make([]byte, 0, 6)
	for range 3 {
		word = append(word, consonants[k%100/5], vowels[k%100%5])
		k /= 100
	}
	return string(word)
}

// families are the names of so many families: those that the lexicon has, then made-up ones.
func families(lex search.Lexicon, n int) (names []string) {
	for _, f := range lex.Families {
		if !f.Weak && len(f.Codes) == 0 && !slices.Contains(names, f.Family) {
			names = append(names, f.Family)
		}
	}
	for i := len(names); i < n; i++ {
		names = append(names, madeUpWord(familyWords+i))
	}
	return names[:n]
}

// withFamilies is the lexicon with the names of families that it lacks.
func withFamilies(lex search.Lexicon, names []string) search.Lexicon {
	lex.Families = slices.Clone(lex.Families)
	for _, name := range names {
		if !slices.ContainsFunc(lex.Families, func(f search.Family) bool { return f.Family == name }) {
			lex.Families = append(lex.Families, search.Family{Family: name, Names: []string{name}})
		}
	}
	return lex
}
