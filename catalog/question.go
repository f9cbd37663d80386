package catalog

import "slices"

// Unsure is the option that every question has, after its own: it says nothing.
const Unsure = "unsure"

// Question is something that can be known about the person's trouble or PC. Most questions are put to the person; a measured one only the PC can answer.
type Question struct {
	ID       string
	Ask      string      // the question as it is put; empty when Measured
	Why      string      // one line: why we ask; empty when Measured
	How      string      // how to find out; may be empty
	Action   Action      // a button that helps to find out; the zero Action when there is none
	Repeats  string      // the id of a question that asks for the same in other words; mostly empty
	First    bool        // comes before all others; one question has it
	Measured bool        // is never asked
	Effort   int         // from 1 (look at the screen) to 3 (try something out)
	After    []Condition // the question makes sense only when one of these holds; empty: always
	Options  []Option    // Unsure is the last one, unless the question is Measured
}

// Option is one answer to a question.
type Option struct {
	ID     string
	Text   string      // what the person picks
	Fact   string      // the answer as a sentence of its own, without a full stop; empty for Unsure
	Usual  int         // how common it is, against the other options, among people whose error says nothing about it; 0 for Unsure
	Search bool        // it leads to the search and says nothing about the error
	Means  []Condition // answers to other questions that follow from it; those are then not asked
}

// Option finds an option of the question by its id.
func (q Question) Option(id string) (Option, bool) {
	for _, o := range q.Options {
		if o.ID == id {
			return o, true
		}
	}
	return Option{}, false
}

// IsUsual reports whether no option of the question is more common than this one.
func (q Question) IsUsual(optionID string) bool {
	option, _ := q.Option(optionID)
	return !slices.ContainsFunc(q.Options, func(o Option) bool { return o.Usual > option.Usual })
}

// Level says how often an error comes.
type Level string

// The levels, the most frequent one first. Each is twice as frequent as the next.
const (
	Everyday Level = "everyday"
	Common   Level = "common"
	Uncommon Level = "uncommon"
	Rare     Level = "rare"
)

// Prior is how often an entry comes, before anything is asked.
type Prior struct {
	Level   Level
	Seldom  []int // causes, by their place from 1, that come less often than the entry's others
	Because string
}

// Strength says how surely a sign goes with an entry.
type Strength string

// The strengths, the surest one first.
const (
	Surely    Strength = "surely" // also when nothing is written
	Often     Strength = "often"
	Sometimes Strength = "sometimes"
)

// Sign is an answer that goes with an entry.
type Sign struct {
	Question string
	Fits     []string // options; each of them fits as well as the others
	Strength Strength
	Causes   []int // it goes with these causes only, by their place from 1; empty: with all of them
	Because  string
}

// Sign finds what speaks of a question when the entry has this cause (its index, from 0). A sign of that cause comes before one of all causes.
func (e Entry) Sign(question string, cause int) (sign Sign, ok bool) {
	for _, s := range e.Signs {
		if s.Question != question {
			continue
		}
		if slices.Contains(s.Causes, cause+1) {
			return s, true
		}
		if len(s.Causes) == 0 {
			sign, ok = s, true
		}
	}
	return sign, ok
}
