package wizard

import (
	"slices"

	"unpause/catalog"
)

// Evidence is what is known about the person's PC: the id of a question and the id of its answer, for example "windows": "11".
// A question that is not in it is open.
type Evidence map[string]string

// Allows reports whether a condition may hold: it does unless the evidence says otherwise.
func (e Evidence) Allows(c catalog.Condition) bool {
	answer, known := e[c.Question]
	return c.IsZero() || !known || answer == c.Option
}

// Settles reports whether the evidence has an answer to the question of the condition, so that it need not be put to the person.
func (e Evidence) Settles(c catalog.Condition) bool {
	_, known := e[c.Question]
	return c.IsZero() || known
}

// Shows returns the first of the conditions that is known to hold. The zero Condition is never known to.
func (e Evidence) Shows(conditions []catalog.Condition) (shown catalog.Condition, ok bool) {
	i := slices.IndexFunc(conditions, func(c catalog.Condition) bool { return !c.IsZero() && e[c.Question] == c.Option })
	if i < 0 {
		return catalog.Condition{}, false
	}
	return conditions[i], true
}

// ShowsAll reports whether each question of the conditions is known to be answered by one of the options that they name for it.
func (e Evidence) ShowsAll(conditions []catalog.Condition) bool {
	return !slices.ContainsFunc(conditions, func(c catalog.Condition) bool {
		return !slices.Contains(conditions, catalog.Condition{Question: c.Question, Option: e[c.Question]})
	})
}
