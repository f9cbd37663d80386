package search

// The weights of codes and numbers. In an ordinary query, each is above what the words alone can give.
const (
	// scoreWholeCode: the query is a code and nothing else: "accounts:4", "Error 30".
	scoreWholeCode = 1000.0
	// scoreCode: a family's name with its number somewhere in the query: "ERROR CODE: accounts:4 what now".
	scoreCode = 400.0
	// scoreName: a code that is made of words, whole: "media decoding error"; a part of it gives as much less.
	scoreName = 300.0
	// scoreNumber: a number that is called an error, stands alone or is claimed by a word: "error 17", "54", "proxy says 407".
	scoreNumber = 200.0
	// scoreStartOfCode: a code that has been typed in part: "accounts:40".
	scoreStartOfCode = 100.0
	// scoreNearest: a code beside one that does not exist: 406 for "accounts:405".
	scoreNearest = 90.0
	// scoreLooseNumber: a number with something else before it: "it gives me 403".
	scoreLooseNumber = 15.0
	// scoreBeginning: small words that stand in a message like that: "your client is".
	scoreBeginning = 10.0
	// scoreOften: what comes every day, against what comes hardly ever; decides between equals.
	scoreOften = 2.5
)

// What a phrase that is wholly there weighs, times the worth of its words: "account disabled" is a message, "kicked out" a way of speaking. A code of words has
// scoreName instead.
var phraseWeight = [...]float64{messagePhrase: 5, namePhrase: 0, sayPhrase: 2.5, wayPhrase: 6}

// field is the place of a word in a document.
type field int8

const (
	messageField field = iota
	titleField
	sayField
	aloneField // a way of speaking that is a single word
	summaryField
	codeField
	causeField
	textField
)

// fieldWeight: what people see or say counts more than what explains it. "proxy" in a title weighs twice as much as in a cause.
var fieldWeight = [...]float64{messageField: 2.5, titleField: 2, sayField: 2, aloneField: 3, summaryField: 2, codeField: 2, causeField: 1, textField: 0.4}

// fieldName is the name of a field in a Reason.
var fieldName = [...]string{messageField: "message", titleField: "title", sayField: "words", aloneField: "words", summaryField: "words", codeField: "words", causeField: "text", textField: "text"}

// The shares of evidence that is not the word itself.
const (
	shareConcept = 1.0 // a word of the same meaning
	shareTypo    = 0.8 // a word that is probably misspelt
	shareBegun   = 0.6 // a word that is perhaps still being typed
	falling      = 0.9 // each document of a way of speaking, against the one before it
)

// leastWorth is what a word is worth that every document has.
const leastWorth = 0.2

// faintWorth is what a word counts that is in many complaints, against what its rarity among the documents says.
const faintWorth = 0.5

// enough is the share of a message, by the worth of its words, that must be there; enoughOfMany that of a way of speaking with more than two words.
const (
	enough       = 0.6
	enoughOfMany = 0.8
)

// rounding is how far sums of the same numbers may differ.
const rounding = 1e-3

// A message that is typed in part counts when its words make up this share of the query, and are worth at least as much as two ordinary words.
const (
	mostlyMessage = 0.8
	twoWords      = 3.0
)

// leastTelling is what a word is worth at least that tells documents apart: one that about a third of them have.
const leastTelling = 1.2

// unknownWorth is what a word counts, against the others, that no document has.
const unknownWorth = 2.0
