package catalog

import (
	"slices"
	"strings"
)

// Check is what is known about one look at the PC: what it means when it ends in one of its findings. How it looks is written in package check.
type Check struct {
	ID       string
	Title    string    // what is looked at, in a few words
	Looks    string    // what exactly is looked at, and why it matters; a sentence or two
	Network  bool      // it contacts others, so it needs a yes first
	Findings []Finding // none when nobody can see it from outside
}

// Finding is one thing that a check can find. That a check could not tell is none of them: nothing follows from it.
type Finding struct {
	ID       string
	Text     string   // what was found, as a sentence; {what} stands for names and values of this PC
	Headline string   // the problem as the headline of all checks, without a full stop; empty when nothing is wrong
	Fault    Fault    // where the fault lies; only for problems
	May      bool     // the problem matters for some errors only, so it is told with a "may"
	Notable  bool     // no problem, but good to know
	Explains []string // checks whose problems follow from this one
	Answers  []Answer
	Leads    []Lead
}

// Fault says where a fault lies.
type Fault string

// The places in which faults lie.
const (
	OnPC      Fault = "pc"
	InNetwork Fault = "network"
	AtSpotify Fault = "spotify"
)

// Answer is what follows from a finding for a question of the guided search.
type Answer struct {
	Condition
	Hint bool // it can be wrong about as often as a person's word; otherwise it hardly ever is
}

// Lead is a step that mends what was found.
type Lead struct {
	Code string // of the entry
	Step string // its id
}

// Finding returns a finding of the check by its id.
func (c Check) Finding(id string) (Finding, bool) {
	i := slices.IndexFunc(c.Findings, func(f Finding) bool { return f.ID == id })
	if i < 0 {
		return Finding{}, false
	}
	return c.Findings[i], true
}

// Checks returns all checks in the order of causes: what stands higher can be the reason for what stands lower. The caller must not change them.
func (c *Catalog) Checks() []Check { return c.known.Checks }

// Check finds a check by its id.
func (c *Catalog) Check(id string) (Check, bool) {
	i := slices.IndexFunc(c.known.Checks, func(c Check) bool { return c.ID == id })
	if i < 0 {
		return Check{}, false
	}
	return c.known.Checks[i], true
}

// Answers joins what was found, given as the id of each check that could tell and the id of its finding, to answers: one at most for each question, in the
// order of the questions. Where several checks speak of the same question, a sure answer counts instead of a hint, and else the rarer one, because one proxy
// that is set weighs more than three that are not. The usual answer is only a hint while another check that could say otherwise is missing. Unknown ids are passed over.
func (c *Catalog) Answers(found map[string]string) []Answer {
	best := map[string]Answer{}
	for _, check := range c.known.Checks {
		finding, _ := check.Finding(found[check.ID])
		for _, a := range finding.Answers {
			if now, ok := best[a.Question]; !ok || c.tellsMore(a, now) {
				best[a.Question] = a
			}
		}
	}
	var answers []Answer
	for _, q := range c.known.Questions {
		if a, ok := best[q.ID]; ok {
			a.Hint = a.Hint || c.isUsual(a.Condition) && c.couldDiffer(q.ID, found)
			answers = append(answers, a)
		}
	}
	return answers
}

// tellsMore reports whether an answer counts instead of another one to the same question: a sure one instead of a hint, and else the rarer one.
func (c *Catalog) tellsMore(a, than Answer) bool {
	if a.Hint != than.Hint {
		return than.Hint
	}
	return c.usual(a.Condition) < c.usual(than.Condition)
}

func (c *Catalog) usual(condition Condition) int {
	q, _ := c.Question(condition.Question)
	o, _ := q.Option(condition.Option)
	return o.Usual
}

func (c *Catalog) isUsual(condition Condition) bool {
	q, _ := c.Question(condition.Question)
	return q.IsUsual(condition.Option)
}

// couldDiffer reports whether a check that has found nothing could have answered the question.
func (c *Catalog) couldDiffer(questionID string, found map[string]string) bool {
	return slices.ContainsFunc(c.known.Checks, func(check Check) bool {
		_, told := check.Finding(found[check.ID])
		return !told && !check.Network && slices.ContainsFunc(check.Findings, func(f Finding) bool { return f.answers(questionID) })
	})
}

// Said is the text of the finding with the names and values of a PC in it.
func (f Finding) Said(what string) string { return strings.ReplaceAll(f.Text, "{what}", what) }

func (f Finding) answers(questionID string) bool {
	return slices.ContainsFunc(f.Answers, func(a Answer) bool { return a.Question == questionID })
}
