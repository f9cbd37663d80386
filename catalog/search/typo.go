package search

import "github.com/agnivade/levenshtein"

// typoLetters are the lengths of words from which on one wrong letter more is allowed.
var typoLetters = [...]int{5, 9}

// mostTypos is how many letters of a word may be wrong at most.
const mostTypos = len(typoLetters)

// shortestMisspelt is how many letters a word has at least that may be misspelt.
const shortestMisspelt = 4

// allowedTypos is how many letters of a word may be wrong: none below five letters, one from five, two from nine.
func allowedTypos(letters int) (allowed int) {
	for _, from := range typoLetters {
		if letters >= from {
			allowed++
		}
	}
	return allowed
}

// typos counts the wrong letters if a typed word may be meant as want; ok is false when there are too many. The first letter must be right, unless the first two are swapped:
// people rarely miss that one, and it keeps different short words apart.
func typos(typed, want string) (wrong int, ok bool) {
	if typed == want {
		return 0, true
	}
	allowed := allowedTypos(min(len(want), len(typed)+1))
	if allowed == 0 || len(typed) < shortestMisspelt || abs(len(typed)-len(want)) > allowed || !sameStart(typed, want) {
		return 0, false
	}
	wrong = distance(typed, want)
	return wrong, wrong <= allowed
}

func sameStart(a, b string) bool {
	return a[0] == b[0] || (a[0] == b[1] && a[1] == b[0])
}

// distance counts the wrong letters, with two neighbours swapped ("sessoin") as one.
func distance(a, b string) int {
	if len(a) == len(b) {
		for i := 0; i+1 < len(a); i++ {
			if a[i] != b[i] {
				if a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:] {
					return 1
				}
				break
			}
		}
	}
	return levenshtein.ComputeDistance(a, b)
}

func abs(n int) int { return max(n, -n) }
