package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"unpause/catalog/search"
)

// longest is how many words the texts that weigh least have together in a made-up entry. In real ones they have about 220; so many would only fill the memory,
// because bleve's index takes more than a hundred bytes a word.
const longest = 40

// familySize is how many codes a family has. The more entries, the more families.
const familySize = 100

// newWord is the share of made-up words in a text.
const newWord = 0.1

// maker makes up documents out of real ones.
type maker struct {
	random *rand.Rand
	real   []search.Document
	pools  [6][]string // the words of the real documents by field, as often as they stand there
	zipf   *rand.Zipf  // over the made-up words
}

// madeUp makes n documents, and a lexicon that knows the names of their families. The same seed gives the same documents.
//
// Each has the shape of a real one: as many messages, sayings and causes, with as many words (but see longest). The words are drawn from the same field of
// the real documents as often as they stand there, so that they are spread as in nature; one in ten is a made-up word, drawn by Zipf's law from a store
// that grows with the root of n. Of the messages, half are mixed from two real ones. Codes are their own: three of four a family and a number, the others
// words in capitals. The first families are the real ones, so that real codes find something too.
func madeUp(real []search.Document, lex search.Lexicon, n int, seed uint64) ([]search.Document, search.Lexicon) {
	m := newMaker(real, n, seed)
	docs := make([]search.Document, n)
	names := families(lex, (n+familySize-1)/familySize)
	var numbers []int
	for i := range docs {
		if i%familySize == 0 {
			numbers = m.random.Perm(999)
		}
		docs[i] = m.document(i, names[i/familySize], numbers[i%familySize]+1)
	}
	return docs, withFamilies(lex, names)
}

func newMaker(real []search.Document, n int, seed uint64) *maker {
	real = slices.DeleteFunc(slices.Clone(real), func(d search.Document) bool { return len(d.Causes) == 0 }) // errors of other systems have hardly any texts
	random := rand.New(rand.NewPCG(seed, uint64(n)))
	m := &maker{random: random, real: real, zipf: rand.NewZipf(random, 1.1, 4, uint64(60*math.Sqrt(float64(n))))}
	for _, d := range real {
		for field, texts := range fields(d) {
			for _, text := range texts {
				m.pools[field] = append(m.pools[field], strings.Fields(text)...)
			}
		}
	}
	return m
}

// The fields of a document in pools.
const (
	inMessages = iota
	inTitle
	inSummary
	inSays
	inCauses
	inTexts
)

func fields(d search.Document) [6][]string {
	return [6][]string{inMessages: d.Messages, inTitle: {d.Title}, inSummary: {d.Summary}, inSays: d.Says, inCauses: d.Causes, inTexts: d.Texts}
}

func (m *maker) document(i int, family string, number int) search.Document {
	like := m.real[m.random.IntN(len(m.real))]
	d := search.Document{
		Codes: []string{m.code(i, family, number)}, Family: family, Often: like.Often,
		Title: m.text(inTitle, like.Title), Summary: m.text(inSummary, like.Summary),
		Says: m.texts(inSays, like.Says), Causes: m.texts(inCauses, like.Causes), Texts: m.texts(inTexts, short(like.Texts)),
	}
	for _, message := range like.Messages {
		if m.random.IntN(2) == 0 {
			message = m.mixed()
		} else {
			message = m.text(inMessages, message)
		}
		d.Messages = append(d.Messages, message)
	}
	return d
}

// code is the code of the i-th document.
func (m *maker) code(i int, family string, number int) string {
	if i%4 < 3 {
		return family + ":" + strconv.Itoa(number)
	}
	words := madeUpWord(codeWords+i) + "_" + strings.Join([]string{m.word(inTitle), m.word(inTitle)}, "_")
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if r == '_' || (r >= 'a' && r <= 'z') || (r >= 'A' && r <= 'Z') {
			return r
		}
		return -1
	}, words))
}

// mixed is the first half of one real message and the second half of another.
func (m *maker) mixed() string {
	a, b := strings.Fields(m.message()), strings.Fields(m.message())
	return strings.Join(append(a[:(len(a)+1)/2:(len(a)+1)/2], b[len(b)/2:]...), " ")
}

func (m *maker) message() string {
	for {
		if d := m.real[m.random.IntN(len(m.real))]; len(d.Messages) > 0 {
			return d.Messages[m.random.IntN(len(d.Messages))]
		}
	}
}

func (m *maker) texts(field int, like []string) []string {
	out := make([]string, len(like))
	for i, text := range like {
		out[i] = m.text(field, text)
	}
	return out
}

// text has as many words as a real one.
func (m *maker) text(field int, like string) string {
	words := make([]string, len(strings.Fields(like)))
	for i := range words {
		words[i] = m.word(field)
	}
	return strings.Join(words, " ")
}

func (m *maker) word(field int) string {
	if m.random.Float64() < newWord {
		return madeUpWord(int(m.zipf.Uint64()))
	}
	return m.pools[field][m.random.IntN(len(m.pools[field]))]
}

// short cuts texts after so many words together as made-up entries have.
func short(texts []string) (out []string) {
	left := longest
	for _, text := range texts {
		words := strings.Fields(text)
		words = words[:min(len(words), left)]
		left -= len(words)
		if len(words) > 0 {
			out = append(out, strings.Join(words, " "))
		}
	}
	return out
}
