package catalog

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// answering has two questions and checks that speak of them. In both questions, "no" is what most people have.
func answering() *Catalog {
	options := []Option{{ID: "no", Usual: 9}, {ID: "yes", Usual: 1}, {ID: "else", Usual: 1}}
	finding := func(id, question, option string, hint bool) Finding {
		return Finding{ID: id, Answers: []Answer{{Condition{question, option}, hint}}}
	}
	both := finding("both", "proxy", "yes", false)
	both.Answers = append(both.Answers, Answer{Condition{"vpn", "yes"}, false})
	return &Catalog{known: Data{
		Questions: []Question{{ID: "vpn", Options: options}, {ID: "proxy", Options: options}},
		Checks: []Check{
			{ID: "first", Findings: []Finding{
				finding("no", "proxy", "no", false), finding("hint-no", "proxy", "no", true), finding("yes", "proxy", "yes", false), finding("hint-yes", "proxy", "yes", true),
				finding("else", "proxy", "else", false), both, {ID: "silent"},
			}},
			{ID: "second", Findings: []Finding{
				finding("no", "proxy", "no", false), finding("yes", "proxy", "yes", false), finding("hint-yes", "proxy", "yes", true), finding("hint-else", "proxy", "else", true), {ID: "silent"},
			}},
			{ID: "online", Network: true, Findings: []Finding{finding("no", "vpn", "no", false), finding("yes", "vpn", "yes", false), finding("proxy", "proxy", "yes", false)}},
			{ID: "alone", Findings: []Finding{finding("no", "vpn", "no", false)}},
		},
	}}
}

func TestAnswers(t *testing.T) {
	const sure, hint = false, true
	answer := func(question, option string, isHint bool) Answer { return Answer{Condition{question, option}, isHint} }
	for name, c := range map[string]struct {
		found map[string]string
		want  []Answer
	}{
		"nothing found":                               {nil, nil},
		"nothing follows":                             {map[string]string{"first": "silent"}, nil},
		"unknown check":                               {map[string]string{"ghost": "yes"}, nil},
		"unknown finding":                             {map[string]string{"first": "ghost"}, nil},
		"could not tell":                              {map[string]string{"first": "", "second": "yes"}, []Answer{answer("proxy", "yes", sure)}},
		"rarer answer wins":                           {map[string]string{"first": "yes", "second": "no"}, []Answer{answer("proxy", "yes", sure)}},
		"rarer answer wins later":                     {map[string]string{"first": "no", "second": "yes"}, []Answer{answer("proxy", "yes", sure)}},
		"a sure answer wins over a rarer hint":        {map[string]string{"first": "no", "second": "hint-yes"}, []Answer{answer("proxy", "no", sure)}},
		"of two hints the rarer":                      {map[string]string{"first": "hint-no", "second": "hint-yes"}, []Answer{answer("proxy", "yes", hint)}},
		"equally rare: the earlier check":             {map[string]string{"first": "yes", "second": "hint-else"}, []Answer{answer("proxy", "yes", sure)}},
		"the surer one":                               {map[string]string{"first": "hint-yes", "second": "yes"}, []Answer{answer("proxy", "yes", sure)}},
		"the surer one stays":                         {map[string]string{"first": "yes", "second": "hint-yes"}, []Answer{answer("proxy", "yes", sure)}},
		"usual, and all have told":                    {map[string]string{"first": "no", "second": "no"}, []Answer{answer("proxy", "no", sure)}},
		"usual, and another says nothing":             {map[string]string{"first": "no", "second": "silent"}, []Answer{answer("proxy", "no", sure)}},
		"usual, and another is missing":               {map[string]string{"first": "no"}, []Answer{answer("proxy", "no", hint)}},
		"usual, and another could not tell":           {map[string]string{"first": "no", "second": "ghost"}, []Answer{answer("proxy", "no", hint)}},
		"usual, only a hint, and all have told":       {map[string]string{"first": "hint-no", "second": "silent"}, []Answer{answer("proxy", "no", hint)}},
		"unusual, and another is missing":             {map[string]string{"second": "yes"}, []Answer{answer("proxy", "yes", sure)}},
		"usual, and only the network one is missing":  {map[string]string{"alone": "no", "first": "silent"}, []Answer{answer("vpn", "no", sure)}},
		"usual from the network, a local one missing": {map[string]string{"online": "no"}, []Answer{answer("vpn", "no", hint)}},
		"in the order of the questions":               {map[string]string{"first": "else", "online": "yes"}, []Answer{answer("vpn", "yes", sure), answer("proxy", "else", sure)}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := answering().Answers(c.found); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// telling are the checks that can find something.
func (c *Catalog) telling() []Check {
	return slices.DeleteFunc(slices.Clone(c.known.Checks), func(x Check) bool { return len(x.Findings) == 0 })
}

// drawFound draws what some of the checks have found.
func drawFound(t *rapid.T, checks []Check) map[string]string {
	found := map[string]string{}
	for _, c := range checks {
		if rapid.Bool().Draw(t, c.ID+" told") {
			found[c.ID] = rapid.SampledFrom(c.Findings).Draw(t, c.ID).ID
		}
	}
	return found
}

// TestAnswersOfAnyFindings: whatever is found, each question is answered once at most and in order, only by what a finding says, and a result that could not
// tell changes nothing. What one more check tells never makes a sure answer more usual.
func TestAnswersOfAnyFindings(t *testing.T) {
	c := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		found := drawFound(t, c.telling())
		answers := c.Answers(found)
		for i, a := range answers {
			if i > 0 && c.questionIndex(answers[i-1].Question) >= c.questionIndex(a.Question) {
				t.Fatalf("%s comes twice or too late in %v", a.Question, answers)
			}
			if !said(c, found, a) {
				t.Fatalf("%v was not found: %v", a, found)
			}
		}
		other := rapid.SampledFrom(c.telling()).Draw(t, "other check")
		if _, told := found[other.ID]; told {
			return
		}
		found[other.ID] = ""
		if now := c.Answers(found); !slices.Equal(now, answers) {
			t.Fatalf("%s could not tell, but changes %v to %v", other.ID, answers, now)
		}
		found[other.ID] = rapid.SampledFrom(other.Findings).Draw(t, "other finding").ID
		for _, a := range answers {
			now := answerTo(c.Answers(found), a.Question)
			if !a.Hint && c.usual(now) > c.usual(a.Condition) {
				t.Fatalf("%s makes %v more usual: %v", other.ID, a, now)
			}
		}
	})
}

// said reports whether one of the findings gives this answer, and gives it as surely.
func said(c *Catalog, found map[string]string, a Answer) bool {
	return slices.ContainsFunc(c.Checks(), func(check Check) bool {
		f, _ := check.Finding(found[check.ID])
		return slices.ContainsFunc(f.Answers, func(b Answer) bool { return a.Condition == b.Condition && (a.Hint || !b.Hint) })
	})
}

func answerTo(answers []Answer, question string) Condition {
	i := slices.IndexFunc(answers, func(a Answer) bool { return a.Question == question })
	if i < 0 {
		return Condition{}
	}
	return answers[i].Condition
}

// provable are the answers that some check can give for sure.
func provable(c *Catalog) map[Condition]bool {
	all := map[Condition]bool{}
	for _, check := range c.Checks() {
		for _, f := range check.Findings {
			for _, a := range f.Answers {
				all[a.Condition] = all[a.Condition] || !a.Hint
			}
		}
	}
	return all
}

// TestMarksCanBeProven: a link is only marked by what a check can be sure of, and never both ways by the same.
func TestMarksCanBeProven(t *testing.T) {
	c := loaded(t)
	sure := provable(c)
	for _, e := range c.Entries() {
		for _, l := range e.Chain {
			for _, mark := range slices.Concat(l.Broken, l.Sound) {
				if !sure[mark] {
					t.Errorf("%s: %s: no check proves %v", e.Code, l.Name, mark)
				}
			}
			if slices.ContainsFunc(l.Broken, func(mark Condition) bool { return slices.Contains(l.Sound, mark) }) {
				t.Errorf("%s: %s: the same proves that it is broken and that it is fine", e.Code, l.Name)
			}
		}
	}
}

// TestMeasuredQuestionsAreMeasured: what is never asked must be told by a check. On which system it runs, Unpause knows without one.
func TestMeasuredQuestionsAreMeasured(t *testing.T) {
	c := loaded(t)
	measured := map[Condition]bool{}
	for _, check := range c.Checks() {
		for _, f := range check.Findings {
			for _, a := range f.Answers {
				measured[a.Condition] = true
			}
		}
	}
	for _, q := range c.Questions() {
		for _, o := range q.Options {
			if q.Measured && q.ID != "system" && !measured[Condition{q.ID, o.ID}] {
				t.Errorf("no check finds %s: %s", q.ID, o.ID)
			}
		}
	}
}

// TestHeadlinesAreWhole: a headline stands before any value of this PC is known to be short enough for it, and behind the words of its place.
func TestHeadlinesAreWhole(t *testing.T) {
	for _, check := range loaded(t).Checks() {
		for _, f := range check.Findings {
			if strings.Contains(f.Headline, "{") {
				t.Errorf("%s: %s: the headline is %q", check.ID, f.ID, f.Headline)
			}
		}
	}
}
