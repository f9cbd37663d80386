package catalog

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"
)

// sampleCheck uses every field of a check. Its texts stand nowhere else, so that a test can damage it and nothing else.
const sampleCheck = `checks:
  - id: sample-check
    title: A sample
    looks: Whether it is a sample.
    network: true
    findings:
      - id: fine
        text: It is fine.
        hints: {sample: not-so}
      - id: wrong
        problem: it is a wrong sample
        fault: pc
        text: "It is wrong: {what}."
        explains: [connected]
        answers: {sample: so}
        hints: {clock: wrong}
        leads:
          - {code: "session:4711", step: sample}
`

// withSampleCheck returns a copy of the real data with the sample question and entry, and the sample check before all others.
func withSampleCheck(t testing.TB) fstest.MapFS {
	t.Helper()
	files := withSample(t)
	damage(t, files, checksFile, "checks:\n", sampleCheck)
	return files
}

// TestTheSampleCheckIsSound: without damage it loads with all its fields.
func TestTheSampleCheckIsSound(t *testing.T) {
	c, err := load(withSampleCheck(t), "")
	if err != nil {
		t.Fatal(err)
	}
	check, _ := c.Check("sample-check")
	if !check.Network || check.Title != "A sample" || check.Looks != "Whether it is a sample." {
		t.Errorf("the check is %+v", check)
	}
	fine, _ := check.Finding("fine")
	if fine.Headline != "" || !slices.Equal(fine.Answers, []Answer{{Condition{"sample", "not-so"}, true}}) {
		t.Errorf("the fine finding is %+v", fine)
	}
	wrong, _ := check.Finding("wrong")
	if wrong.Fault != OnPC || wrong.Headline != "it is a wrong sample" || !slices.Equal(wrong.Explains, []string{"connected"}) {
		t.Errorf("the wrong finding is %+v", wrong)
	}
	if want := []Answer{{Condition{"sample", "so"}, false}, {Condition{"clock", "wrong"}, true}}; !slices.Equal(wrong.Answers, want) {
		t.Errorf("the wrong finding answers %+v, want %+v", wrong.Answers, want)
	}
	if !slices.Equal(wrong.Leads, []Lead{{"session:4711", "sample"}}) {
		t.Errorf("the wrong finding leads to %+v", wrong.Leads)
	}
	if said := wrong.Said("a name"); said != "It is wrong: a name." {
		t.Errorf("the finding says %q", said)
	}
}

// TestChecksAreStrict damages a check, or what names one, in one place after the other. Each fault must be told with file, place and field.
func TestChecksAreStrict(t *testing.T) {
	const (
		check = "checks.yaml: sample-check: "
		wrong = check + "wrong: "
		entry = "entries/session.yaml: session:4711: "
		fault = "        fault: pc\n        text: \"It"
		chain = "{name: Sample, plain: It breaks, role: breaks"
	)
	for name, c := range map[string]struct{ file, old, new, want string }{
		"bad check id":             {checksFile, "- id: sample-check", "- id: Sample", `checks.yaml: checks[0]: id: "Sample"`},
		"no check id":              {checksFile, "- id: sample-check", "- id: ''", `checks.yaml: checks[0]: id: ""`},
		"doubled check":            {checksFile, "- id: sample-check", "- id: connected", "checks.yaml: connected: stands twice"},
		"unknown field":            {checksFile, "    network: true\n", "    network: true\n    colour: red\n", "checks.yaml: "},
		"no title":                 {checksFile, "title: A sample", "title: ''", check + "title: text is missing"},
		"title without glyph":      {checksFile, "title: A sample", "title: \u2713", check + "title: the built-in fonts cannot draw"},
		"no looks":                 {checksFile, "looks: Whether it is a sample.", "looks: ''", check + "looks: text is missing"},
		"no findings":              {checksFile, "checks:\n", "checks:\n  - {id: lone, title: A, looks: A.}\n", "checks.yaml: lone: findings: must be there, unless the check is marked hidden"},
		"bad finding id":           {checksFile, "- id: fine", "- id: it is fine", check + `findings: "it is fine"`},
		"no finding id":            {checksFile, "- id: fine", "- id: ''", check + `findings: ""`},
		"doubled finding":          {checksFile, "- id: fine", "- id: wrong", check + `findings: "wrong"`},
		"no text":                  {checksFile, "text: It is fine.", "text: ''", check + "fine: text: text is missing"},
		"text without glyph":       {checksFile, "text: It is fine.", "text: \u2713", check + "fine: text: the built-in fonts cannot draw"},
		"headline without glyph":   {checksFile, "problem: it is a wrong sample", "problem: \u2713", wrong + "problem: the built-in fonts cannot draw"},
		"headline with full stop":  {checksFile, "problem: it is a wrong sample", "problem: it is wrong.", wrong + "problem: ends in a full stop"},
		"no fault":                 {checksFile, fault, strings.Replace(fault, "        fault: pc\n", "", 1), wrong + `fault: "" is not`},
		"unknown fault":            {checksFile, fault, strings.Replace(fault, "pc", "moon", 1), wrong + `fault: "moon" is not`},
		"fault without problem":    {checksFile, "text: It is fine.", "text: It is fine.\n        fault: pc", check + "fine: has a fault, explains or leads"},
		"explains without problem": {checksFile, "text: It is fine.", "text: It is fine.\n        explains: [connected]", check + "fine: has a fault, explains or leads"},
		"notable problem":          {checksFile, fault, strings.Replace(fault, "pc\n", "pc\n        notable: true\n", 1), wrong + "notable: a problem is more than that"},
		"may without problem":      {checksFile, "text: It is fine.", "text: It is fine.\n        may: true", check + "fine: has a fault, explains or leads"},
		"leads without problem":    {checksFile, "text: It is fine.", "text: It is fine.\n        leads: [{code: session:3, step: a}]", check + "fine: has a fault, explains or leads"},
		"explains unknown check":   {checksFile, "explains: [connected]", "explains: [ghost]", wrong + `explains: "ghost" is not a check after`},
		"explains itself":          {checksFile, "explains: [connected]", "explains: [sample-check]", wrong + `explains: "sample-check" is not a check after`},
		"explains an earlier one":  {checksFile, "explains: [chromium-online, windows-online]", "explains: [connected]", `checks.yaml: service-netprofm: disabled: explains: "connected" is not a check after`},
		"answers unknown question": {checksFile, "answers: {sample: so}", "answers: {ghost: so}", wrong + `answers: "ghost" is not the id`},
		"answers unknown option":   {checksFile, "answers: {sample: so}", "answers: {sample: ghost}", wrong + "answers: sample: ghost is not an option"},
		"answers unsure":           {checksFile, "answers: {sample: so}", "answers: {sample: unsure}", wrong + "answers: sample: unsure is not an option"},
		"hints unknown question":   {checksFile, "hints: {clock: wrong}", "hints: {ghost: wrong}", wrong + `hints: "ghost" is not the id`},
		"hints unknown option":     {checksFile, "hints: {clock: wrong}", "hints: {clock: ghost}", wrong + "hints: clock: ghost is not an option"},
		"answered twice":           {checksFile, "hints: {clock: wrong}", "hints: {sample: not-so}", wrong + `"sample" is answered twice`},
		"leads to unknown code":    {checksFile, `code: "session:4711", step: sample`, `code: "session:9999", step: sample`, wrong + `leads: "session:9999" is not the code`},
		"leads to unknown step":    {checksFile, `code: "session:4711", step: sample`, `code: "session:4711", step: ghost`, wrong + `leads: session:4711 has no step "ghost"`},
		"leads to a usual step":    {sessionFile, "        first-if: {sample: [so]}\n", "", wrong + `leads: nothing puts the step "sample" of session:4711 first`},
		"leads by another answer":  {sessionFile, "first-if: {sample: [so]}", "first-if: {sample: [not-so]}", wrong + `leads: nothing puts the step "sample" of session:4711 first`},
		"unknown check of a step":  {sessionFile, "        check: Sample.\n", "        check: Sample.\n        checks: [ghost]\n", entry + `steps[0].checks: there is no check "ghost"`},
		"step asks others":         {sessionFile, "        check: Sample.\n", "        check: Sample.\n        checks: [connected, sample-check]\n", entry + `steps[0].checks: "sample-check" contacts others`},
		"step looks twice":         {sessionFile, "        check: Sample.\n", "        check: Sample.\n        checks: [connected, connected]\n", entry + `steps[0].checks: "connected" stands twice`},
		"broken-if question":       {sessionFile, chain, chain + ", broken-if: {ghost: [so]}", entry + `chain[0].broken-if: "ghost" is not the id`},
		"broken-if option":         {sessionFile, chain, chain + ", broken-if: {sample: [ghost]}", entry + "chain[0].broken-if: sample: ghost is not an option"},
		"fine-if question":         {sessionFile, chain, chain + ", fine-if: {ghost: [so]}", entry + `chain[0].fine-if: "ghost" is not the id`},
		"fine-if option":           {sessionFile, chain, chain + ", fine-if: {sample: [ghost]}", entry + "chain[0].fine-if: sample: ghost is not an option"},
	} {
		t.Run(name, func(t *testing.T) {
			files := withSampleCheck(t)
			damage(t, files, c.file, c.old, c.new)
			_, err := load(files, "")
			if err == nil {
				t.Fatal("the damage was not noticed")
			}
			if !slices.ContainsFunc(strings.Split(err.Error(), "\n"), func(f string) bool { return strings.HasPrefix(f, c.want) }) {
				t.Errorf("want %q in:\n%v", c.want, err)
			}
		})
	}
}

// answering has two questions and checks that speak of them. In both questions, "no" is what most people have.
func answering() *Catalog {
	options := []Option{{ID: "no", Usual: 9}, {ID: "yes", Usual: 1}, {ID: "else", Usual: 1}}
	finding := func(id, question, option string, hint bool) Finding {
		return Finding{ID: id, Answers: []Answer{{Condition{question, option}, hint}}}
	}
	both := finding("both", "proxy", "yes", false)
	both.Answers = append(both.Answers, Answer{Condition{"vpn", "yes"}, false})
	return &Catalog{
		questions: []Question{{ID: "vpn", Options: options}, {ID: "proxy", Options: options}},
		checks: []Check{
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
	}
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
	return slices.DeleteFunc(slices.Clone(c.checks), func(x Check) bool { return len(x.Findings) == 0 })
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
