package source

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"unpause/resources"
)

// Reading ease is measured by LIX, which counts what makes a text hard in any European language: words in a sentence plus long words (7 letters and more) in a hundred. Books for children have
// about 25, stories 30 to 40, newspapers 45, and laws 60.

// ease is how easy some texts are to read.
type ease struct {
	sentences, words, long int
	longest                int // words in the longest sentence
}

func (e ease) mean() float64      { return float64(e.words) / float64(max(e.sentences, 1)) }
func (e ease) longShare() float64 { return 100 * float64(e.long) / float64(max(e.words, 1)) }
func (e ease) lix() float64       { return e.mean() + e.longShare() }

func (e ease) plus(o ease) ease {
	return ease{e.sentences + o.sentences, e.words + o.words, e.long + o.long, max(e.longest, o.longest)}
}

// others are words of others: names in quotes, codes, paths, addresses and gaps. Each counts as one short word, because nobody can choose an easier one.
var others = regexp.MustCompile(`"[^"]+"|“[^”]+”|„[^“]+“|\{\{\.\w+\}\}|\{\w+\}|%\w+%\S*|\S*[\\_:/]\S+|\S+\.\w{2,4}\b`)

// sentenceEnds cut a text into sentences and half-sentences that stand alone.
var sentenceEnds = regexp.MustCompile(`[.:;?!]\s+|\n+`)

// longLetters is from how many letters on a word is long.
const longLetters = 7

// easeOf measures one sentence, which may be a heading.
func easeOf(sentence string) (e ease) {
	words := strings.FieldsFunc(others.ReplaceAllString(sentence, "it"), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '-'
	})
	for _, w := range words {
		if utf8.RuneCountInString(w) >= longLetters {
			e.long++
		}
	}
	if len(words) > 0 {
		e.sentences, e.words, e.longest = 1, len(words), len(words)
	}
	return e
}

// hardness ranks sentences: the words of a sentence and its long ones, so that a short heading with one long word is not among the hardest.
func (e ease) hardness() float64 { return float64(e.words) + 2*float64(e.long) }

// readingOf are all sentences of a language by the kind of text.
func readingOf(t *testing.T, language string) map[string][]saying {
	kinds := map[string][]saying{}
	add := func(kind, where, text string) {
		for _, sentence := range sentenceEnds.Split(text, -1) {
			kinds[kind] = append(kinds[kind], saying{where, strings.TrimSpace(sentence)})
		}
	}
	kindOf := strings.NewReplacer("question", "questions", "correction", "corrections", "check", "checks", "action", "buttons", "term", "terms")
	ourTexts(inLanguage(t, language), func(where, text string) {
		kind, rest, _ := strings.Cut(where, " ")
		if strings.Contains(where, ": step ") {
			kind = "steps"
		} else if rest == "" || !slices.Contains([]string{"question", "correction", "check", "action", "term"}, kind) {
			kind = "entries"
		} else {
			kind = kindOf.Replace(kind)
		}
		if !strings.HasSuffix(where, ": prior") { // nobody sees it
			add(kind, where, text)
		}
	})
	for key, text := range screenTexts(t, language) {
		add("screens", key, text)
	}
	return kinds
}

// mostLix is how hard the texts of each language may be: all together, any one kind, and how many words a sentence may have in the mean. The bounds lie a little above what is reached. German
// has longer words than English.
var mostLix = map[string]struct{ all, kind, words float64 }{resources.English: {28, 36, 10}, "de": {34, 42, 10}}

// TestReadingEase measures all sentences, and prints with -v how easy they are by kind and which are the ten hardest. Bounds: what a 12-year-old reads with ease.
func TestReadingEase(t *testing.T) {
	for _, language := range resources.Languages() {
		bound, known := mostLix[language]
		if !known {
			t.Errorf("%s: say in mostLix how hard its texts may be", language)
		}
		kinds := readingOf(t, language)
		var all []saying
		var sum ease
		table := fmt.Sprintf("%s\n%-12s %9s %7s %6s %5s %7s", language, "kind", "sentences", "words", "long", "LIX", "longest")
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			var e ease
			for _, s := range kinds[kind] {
				e = e.plus(easeOf(s.text))
			}
			table += "\n" + row(kind, e)
			if e.lix() > bound.kind {
				t.Errorf("%s: %s: LIX %.1f, at most %.0f", language, kind, e.lix(), bound.kind)
			}
			sum, all = sum.plus(e), append(all, kinds[kind]...)
		}
		t.Logf("%s\n%s\n\nThe ten hardest:\n%s", table, row("all", sum), strings.Join(hardest(all, 10), "\n"))
		if sum.lix() > bound.all || sum.mean() > bound.words {
			t.Errorf("%s: LIX %.1f, %.1f words a sentence; at most %.0f and %.0f", language, sum.lix(), sum.mean(), bound.all, bound.words)
		}
	}
}

func row(kind string, e ease) string {
	return fmt.Sprintf("%-12s %9d %7.1f %5.1f%% %5.1f %7d", kind, e.sentences, e.mean(), e.longShare(), e.lix(), e.longest)
}

// hardest are the sentences that are hardest to read, the hardest first, each once.
func hardest(all []saying, n int) (lines []string) {
	slices.SortStableFunc(all, func(a, b saying) int {
		return cmp.Or(cmp.Compare(easeOf(b.text).hardness(), easeOf(a.text).hardness()), strings.Compare(a.where, b.where))
	})
	seen := map[string]bool{}
	for _, s := range all {
		if len(lines) < n && !seen[s.text] {
			seen[s.text] = true
			e := easeOf(s.text)
			lines = append(lines, fmt.Sprintf("%2d words, %2d long: %s: %s", e.words, e.long, s.where, s.text))
		}
	}
	return lines
}

// TestSentencesAreShort: never above 25 words.
func TestSentencesAreShort(t *testing.T) {
	const most = 25
	for _, language := range resources.Languages() {
		for _, all := range readingOf(t, language) {
			for _, s := range all {
				if n := easeOf(s.text).words; n > most {
					t.Errorf("%s: %s: %d words: %q", language, s.where, n, s.text)
				}
			}
		}
	}
}
