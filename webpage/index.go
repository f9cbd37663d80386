package webpage

import (
	"strings"
	"unicode"

	"unpause/catalog"
)

// searched is an entry as the search of the page reads it. The script works out the rest, with the first key that is pressed.
type searched struct {
	Codes    []string `json:"codes"`
	Family   string   `json:"family"`
	Messages []string `json:"messages"` // what Spotify shows, word for word
	Seen     string   `json:"seen"`     // what people see where Spotify shows no words
	Title    string   `json:"title"`
	Words    string   `json:"words"` // how people speak of it
	Causes   string   `json:"causes"`
	Text     string   `json:"text"` // each word of the rest, once
}

func index(entries []catalog.Entry) []searched {
	all := make([]searched, len(entries))
	for i, e := range entries {
		all[i] = searched{
			Codes:    append([]string{e.Code}, e.Also...),
			Family:   e.Subsystem,
			Messages: []string{},
			Title:    e.Title,
			Words:    strings.Join(append([]string{e.Summary, e.Code}, e.Words...), " "),
			Causes:   strings.Join(e.Causes, " "),
			Text:     once(e.LongTexts()...),
		}
		for _, m := range e.Shown() {
			all[i].Messages = append(all[i].Messages, withoutBrackets(m))
		}
		if e.Described {
			all[i].Seen = e.Remark()
		}
	}
	return all
}

// withoutBrackets cuts off the code behind a message: it is looked for by itself.
func withoutBrackets(message string) string {
	words, _, _ := strings.Cut(message, " (")
	return words
}

// once returns the words of the texts, each of them once, so that the page stays small.
func once(texts ...string) string {
	seen := map[string]bool{}
	var words []string
	notInWord := func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }
	for _, word := range strings.FieldsFunc(strings.ToLower(strings.Join(texts, " ")), notInWord) {
		if !seen[word] {
			seen[word] = true
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}
