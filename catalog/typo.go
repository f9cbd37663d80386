package catalog

import "github.com/agnivade/levenshtein"

// allowedTypos is how many letters of a word may be wrong: none below five letters, one from five, two from nine.
func allowedTypos(word string) int {
	switch n := len([]rune(word)); {
	case n >= 9:
		return 2
	case n >= 5:
		return 1
	}
	return 0
}

// similar reports whether a typed word may be meant as want. The first letter must be right: people rarely miss that one, and it keeps
// different short words apart.
func similar(typed, want string) bool {
	if typed == want {
		return true
	}
	allowed := allowedTypos(want)
	if allowed == 0 || abs(len(typed)-len(want)) > 2*allowed || typed[0] != want[0] {
		return false
	}
	return distance(typed, want) <= allowed
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
