package search

// Document is what the search reads of one entry.
type Document struct {
	Codes    []string // every spelling of its code, its own first
	Family   string   // the group of numbered codes that it belongs to, one of Lexicon.Families; may be empty
	Messages []string // the sentences that the screen shows, each by itself
	Title    string
	Summary  string
	Says     []string // how people speak of it, in short phrases
	Causes   []string
	Texts    []string // all else
	Often    float64  // how often it comes, from 0 to 1; decides between documents that fit equally well
}

// Lexicon is what is known of how people speak and write, apart from the documents.
type Lexicon struct {
	Small    []string  // words that say nothing about which document is meant
	Faint    []string  // words that say little: they are in many complaints
	Concepts []Concept // words that mean the same
	Ways     []Way     // ways of speaking that point at certain documents
	Families []Family  // names of groups of numbered codes
	Called   []string  // words that call the number behind them a code: "error 17"
	Between  []string  // words that may stand between a name or such a word and the number: "error code no 17"
	Others   []Other   // numbers that no document has, and what is known of them all the same
	Foreign  []string  // words after which a number is something else: "windows 10"
	Ends     []string  // words after which a number is with what a program has ended: "exit code 53"
	Units    []string  // words before which a number is a quantity: "24 hours"
	Counted  []string  // the same, unless the number is called a code: "17 people", but not "error 17 people"

	// Spelled are the ways of writing a letter with others, all in small letters: ä as ae or a. The first way is how the word is read, the last one is known too.
	Spelled map[string][]string
}

// Concept is a set of words and short phrases that mean the same here.
type Concept struct {
	ID    string
	Forms []string
}

// Way is a way of speaking and the documents that people mean by it.
type Way struct {
	Way   string   // who speaks so, or when
	Says  []string // the clues, as short phrases: all of a phrase's words must be there, in any order
	Means []string // codes of documents, the likeliest first
}

// Other is a range of numbers that no document has, and that are known from elsewhere.
type Other struct {
	Family string // whose numbers they are; empty for numbers by themselves
	From   int
	To     int
	Means  []string // codes of the documents that come nearest, the nearest first
}

// Family is a group of numbered codes.
type Family struct {
	Family string
	Names  []string // as people write its name, longer names first
	Weak   bool     // its names are everyday words, so that a claim of another family comes first: "license request failed (HTTP 403)"
	Write  string   // how its codes are written, with {number} in place of the number: "accounts:{number}"
	Near   []string // ids of concepts that claim a number of this family from anywhere in the query: a proxy claims 407
	Codes  []string // where they are given, only these documents of the family are claimed so; and they need not have the number
	From   int      // the numbers that are claimed for Codes: from this one
	To     int      // to this one
}
