package source

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"unpause/catalog"
)

const sessionFile = "entries/session.yaml"

// sampleQuestion uses every field of a question. Its texts stand nowhere else, so that a test can damage it and nothing else.
const sampleQuestion = `
  - id: sample
    repeats: words
    after: {words: [program, none]}
    ask: Is it so?
    why: It tells much.
    how: Look at it.
    action: {open: win-date-time}
    effort: 3
    options:
      - id: so
        text: It is
        fact: It is so
        means: {clock: [wrong], words: [none]}
      - id: not-so
        text: It is not
        fact: It is not so
        usual: 5
`

// sampleEntry uses every field of an entry that the guided search reads. The first sign and the second one are for the same question, but not for the same causes.
const sampleEntry = `
  - code: session:4711
    title: Sample
    area: Authentication & Login
    severity: error
    platforms: [windows]
    message: Sample.
    summary: A sample.
    meaning: A sample.
    chain: [{name: Sample, plain: It breaks, role: breaks}]
    causes: [One., Two.]
    steps:
      - id: sample
        ref: 1
        title: Sample
        text: Sample.
        why: Sample.
        actions: []
        admin: false
        minutes: 1
        undo: Sample.
        check: Sample.
        first-if: {sample: [so]}
        needless-if: {clock: [right]}
    related: [session:3]
    words: [sample]
    prior: {level: rare, seldom: [2], because: Few have it.}
    signs:
      - {question: sample, fits: [so], because: For all.}
      - {question: sample, fits: [not-so, so], strength: sometimes, causes: [2], because: For one.}
      - {question: words, fits: [none], strength: often, because: No words.}
`

// otherSample is the same entry under another code. Its signs are the same too, but written differently.
var otherSample = strings.NewReplacer(
	"session:4711", "session:4712", "message: Sample.", "message: Other.",
	"    signs:\n", "    signs:\n      - {question: words, fits: [none], strength: often, because: Other words.}\n",
	"      - {question: words, fits: [none], strength: often, because: No words.}\n", "",
	"fits: [not-so, so]", "fits: [so, not-so]",
	"because: For all.", "strength: surely, because: For all.",
).Replace(sampleEntry)

// withSample returns a copy of the real data with the sample question after the first one, and the sample entry as the first of its file.
func withSample(t testing.TB) fstest.MapFS {
	t.Helper()
	files := damaged(t, questionsFile, "\n  - id: when\n", sampleQuestion+"\n  - id: when\n").(fstest.MapFS)
	damage(t, files, sessionFile, "entries:\n", "entries:"+sampleEntry)
	return files
}

// damage replaces one text of one file. The text must be there.
func damage(t testing.TB, files fstest.MapFS, file, old, new string) {
	t.Helper()
	data := string(files[file].Data)
	if !strings.Contains(data, old) {
		t.Fatalf("%s does not contain %q", file, old)
	}
	files[file].Data = []byte(strings.Replace(data, old, new, 1))
}

// TestTheSampleIsSound: without damage it loads, or else the tests that damage it would prove nothing.
func TestTheSampleIsSound(t *testing.T) {
	c, err := load(withSample(t), "")
	if err != nil {
		t.Fatal(err)
	}
	e, _ := c.Entry("session:4711")
	if e.Signs[0].Strength != catalog.Surely {
		t.Errorf("a sign without a strength is %q", e.Signs[0].Strength)
	}
	if s := e.Steps[0]; s.Deed != "session:4711/sample" {
		t.Errorf("a step without a deed has %q", s.Deed)
	}
}

// TestGuidedSearchIsStrict damages a question, an entry or the list of twins in one place after the other. Each fault must be told with file, place and field.
func TestGuidedSearchIsStrict(t *testing.T) {
	const (
		question  = "questions.yaml: sample: "
		entry     = "entries/session.yaml: session:4711: "
		firstSign = "    signs:\n"
		addSign   = firstSign + "      - " // and the sign; it becomes signs[0]
		addTwins  = "\ntwins:\n  - "
	)
	for name, c := range map[string]struct{ file, old, new, want string }{
		"no text for unsure":       {questionsFile, "\nunsure: I'm not sure", "\nunsure: ''", "questions.yaml: unsure: text is missing"},
		"no ask":                   {questionsFile, "ask: Is it so?", "ask: ''", question + "ask: text is missing"},
		"no why":                   {questionsFile, "why: It tells much.", "why: ''", question + "why: text is missing"},
		"how without glyph":        {questionsFile, "how: Look at it.", "how: \u2713", question + "how: the built-in fonts cannot draw"},
		"no text":                  {questionsFile, "text: It is\n", "text: ''\n", question + "options[0]: text: text is missing"},
		"no fact":                  {questionsFile, "fact: It is so", "fact: ''", question + "options[0]: fact: text is missing"},
		"bad question id":          {questionsFile, "- id: sample", "- id: Sample", `questions.yaml: questions[1]: id: "Sample"`},
		"no question id":           {questionsFile, "- id: sample", "- id: ''", `questions.yaml: questions[1]: id: ""`},
		"doubled question":         {questionsFile, "- id: sample", "- id: words", "questions.yaml: words: stands twice"},
		"bad option id":            {questionsFile, "- id: not-so", "- id: not so", question + `options[1]: id: "not so"`},
		"doubled option":           {questionsFile, "- id: not-so", "- id: so", question + `options[1]: id: "so"`},
		"option called unsure":     {questionsFile, "- id: not-so", "- id: unsure", question + `options[1]: id: "unsure"`},
		"one option":               {questionsFile, "\n  - id: when\n", "\n  - id: lone\n    measured: true\n    options: [{id: a, fact: A}]\n  - id: when\n", "questions.yaml: lone: options: there must be at least 2"},
		"usual below 0":            {questionsFile, "It is not so\n        usual: 5", "It is not so\n        usual: -1", question + "options[1]: usual: is below 0"},
		"effort below 0":           {questionsFile, "effort: 3", "effort: -1", question + "effort: -1 is not"},
		"effort too high":          {questionsFile, "effort: 3", "effort: 4", question + "effort: 4 is not"},
		"no first question":        {questionsFile, "    first: true\n", "", "questions.yaml: 0 questions are marked first"},
		"two first questions":      {questionsFile, "- id: sample\n", "- id: sample\n    first: true\n", "questions.yaml: 2 questions are marked first"},
		"after a later question":   {questionsFile, "after: {words: [program, none]}", "after: {clock: [right]}", question + `after: "clock" is not the id of a question before`},
		"after itself":             {questionsFile, "after: {words: [program, none]}", "after: {sample: [so]}", question + `after: "sample" is not the id of a question before`},
		"after an unknown one":     {questionsFile, "after: {words: [program, none]}", "after: {ghost: [so]}", question + `after: "ghost" is not the id`},
		"after unknown option":     {questionsFile, "after: {words: [program, none]}", "after: {words: [program, ghost]}", question + "after: words: ghost is not an option"},
		"after no option":          {questionsFile, "after: {words: [program, none]}", "after: {words: []}", question + `after: "words" is not the id of a question before this place, or has no options`},
		"means unknown question":   {questionsFile, "means: {clock: [wrong], ", "means: {ghost: [wrong], ", question + `options[0]: means: "ghost" is not the id`},
		"means unknown option":     {questionsFile, "means: {clock: [wrong], ", "means: {clock: [ghost], ", question + "options[0]: means: clock: ghost is not an option"},
		"repeats unknown question": {questionsFile, "repeats: words", "repeats: ghost", question + `repeats: "ghost"`},
		"repeats a later question": {questionsFile, "repeats: words", "repeats: clock", question + `repeats: "clock"`},
		"unknown action":           {questionsFile, "open: win-date-time", "open: win-nowhere", question + `action: there is no "open" with the id "win-nowhere"`},
		"unused option":            {questionsFile, "      - id: not-so", "      - {id: ghost, text: A, fact: A}\n      - id: not-so", question + `options: no sign, step or question uses "ghost"`},

		"no signs":              {sessionFile, "entries:\n", "entries:\n  - code: session:4712\n", "entries/session.yaml: session:4712: signs: is empty"},
		"sign unknown question": {sessionFile, addSign, addSign + "{question: ghost, fits: [so], because: A.}\n      - ", entry + `signs[0]: "ghost" is not the id`},
		"sign without question": {sessionFile, addSign, addSign + "{fits: [so], because: A.}\n      - ", entry + `signs[0]: "" is not the id`},
		"sign unknown option":   {sessionFile, addSign, addSign + "{question: vpn, fits: [ghost], because: A.}\n      - ", entry + "signs[0]: vpn: ghost is not an option"},
		"sign without options":  {sessionFile, addSign, addSign + "{question: vpn, because: A.}\n      - ", entry + `signs[0]: "vpn" is not the id of a question before this place, or has no options`},
		"sign unknown strength": {sessionFile, "strength: sometimes", "strength: always", entry + `signs[1]: strength: "always"`},
		"sign without because":  {sessionFile, "because: For all.", "because: ''", entry + "signs[0]: because: text is missing"},
		"sign of cause 0":       {sessionFile, "causes: [2]", "causes: [0]", entry + "signs[1]: causes: there is no cause 0"},
		"sign of cause -1":      {sessionFile, "causes: [2]", "causes: [-1]", entry + "signs[1]: causes: there is no cause -1"},
		"sign of cause 3":       {sessionFile, "causes: [2]", "causes: [2, 3]", entry + "signs[1]: causes: there is no cause 3"},
		"sign twice for all":    {sessionFile, ", causes: [2]", "", entry + `signs[1]: question: "sample" stands twice`},
		"sign twice for one":    {sessionFile, addSign, addSign + "{question: sample, fits: [so], causes: [1, 2], because: A.}\n      - ", entry + `signs[2]: question: "sample" stands twice`},
		"unknown level":         {sessionFile, "level: rare", "level: daily", entry + `prior: level: "daily"`},
		"no level":              {sessionFile, "level: rare, ", "", entry + `prior: level: ""`},
		"prior without because": {sessionFile, "because: Few have it.", "because: ''", entry + "prior: because: text is missing"},
		"seldom cause 0":        {sessionFile, "seldom: [2]", "seldom: [0]", entry + "prior: seldom: there is no cause 0"},
		"seldom cause 3":        {sessionFile, "seldom: [2]", "seldom: [2, 3]", entry + "prior: seldom: there is no cause 3"},
		"first-if question":     {sessionFile, "first-if: {sample: ", "first-if: {ghost: ", entry + `steps[0].first-if: "ghost" is not the id`},
		"first-if option":       {sessionFile, "first-if: {sample: [so]}", "first-if: {sample: [ghost]}", entry + "steps[0].first-if: sample: ghost is not an option"},
		"needless-if question":  {sessionFile, "needless-if: {clock: ", "needless-if: {ghost: ", entry + `steps[0].needless-if: "ghost" is not the id`},
		"needless-if option":    {sessionFile, "needless-if: {clock: [right]}", "needless-if: {clock: [ghost]}", entry + "steps[0].needless-if: clock: ghost is not an option"},

		"same signs":             {sessionFile, "entries:\n", "entries:" + otherSample + "\n", "entries/session.yaml: session:4712: signs: are the same as those of session:4711"},
		"twins of other signs":   {questionsFile, "\nquestions:", addTwins + "{codes: [session:3, session:4711], question: words, because: A.}\nquestions:", "questions.yaml: twins: session:4711 and session:3 have different signs"},
		"twins unknown question": {questionsFile, "\nquestions:", addTwins + "{codes: [session:3], question: ghost, because: A.}\nquestions:", `questions.yaml: twins[0]: question: "ghost"`},
		"twins without because":  {questionsFile, "\nquestions:", addTwins + "{codes: [session:3], question: words}\nquestions:", "questions.yaml: twins[0]: because: text is missing"},
	} {
		t.Run(name, func(t *testing.T) {
			files := withSample(t)
			damage(t, files, c.file, c.old, c.new)
			_, err := load(files, "")
			if err == nil {
				t.Fatal("the damage was not noticed")
			}
			faults := strings.Split(err.Error(), "\n")
			if !slices.ContainsFunc(faults, func(f string) bool { return strings.HasPrefix(f, c.want) }) {
				t.Errorf("want %q in:\n%v", c.want, err)
			}
		})
	}
}

// TestListedTwinsLoad: two entries may have the same signs once they are listed. The reasons and the order of the signs do not matter.
func TestListedTwinsLoad(t *testing.T) {
	files := withSample(t)
	damage(t, files, sessionFile, "entries:\n", "entries:"+otherSample+"\n")
	damage(t, files, questionsFile, "\nquestions:", "\ntwins: [{codes: [session:4711, session:4712], question: words, because: A.}]\nquestions:")
	if _, err := load(files, ""); err != nil {
		t.Error(err)
	}
}

// TestEveryCauseHasASign: without one, no answer could ever speak for the cause.
func TestEveryCauseHasASign(t *testing.T) {
	c := loaded(t)
	for _, e := range c.Entries() {
		if len(e.Signs) == 0 {
			t.Errorf("%s has no signs", e.Code)
		}
		for cause := range e.Causes {
			if !slices.ContainsFunc(c.Questions(), func(q catalog.Question) bool { _, ok := e.Sign(q.ID, cause); return ok }) {
				t.Errorf("%s: no sign for cause %d", e.Code, cause+1)
			}
		}
	}
}

// TestUnsureIsTheLastOption: whatever is asked, one can leave it open, and always at the same place. What is measured is never open.
func TestUnsureIsTheLastOption(t *testing.T) {
	for _, q := range loaded(t).Questions() {
		at := slices.IndexFunc(q.Options, func(o catalog.Option) bool { return o.ID == catalog.Unsure })
		want := len(q.Options) - 1
		if q.Measured {
			want = -1
		}
		if at != want {
			t.Errorf("%s: %q is at %d, want %d", q.ID, catalog.Unsure, at, want)
		}
		if at >= 0 && q.Options[at].Text == "" {
			t.Errorf("%s: %q has no text", q.ID, catalog.Unsure)
		}
	}
}

// TestOneQuestionIsFirst: the guided search must know where to begin, and one cannot begin with a question that waits for another.
func TestOneQuestionIsFirst(t *testing.T) {
	var first []string
	for _, q := range loaded(t).Questions() {
		if !q.First {
			continue
		}
		first = append(first, q.ID)
		if q.Measured || len(q.After) > 0 {
			t.Errorf("%s is first, but cannot be asked at once", q.ID)
		}
	}
	if len(first) != 1 {
		t.Errorf("first are %q", first)
	}
}

// TestDeedsAreShared: a deed has a name of its own because several entries ask for it. Within an entry nothing is done twice.
func TestDeedsAreShared(t *testing.T) {
	users := map[string][]string{}
	for _, e := range loaded(t).Entries() {
		for _, s := range e.Steps {
			if s.Deed == e.Code+"/"+s.ID {
				continue
			}
			if slices.Contains(users[s.Deed], e.Code) {
				t.Errorf("%s: %s stands twice", e.Code, s.Deed)
			}
			users[s.Deed] = append(users[s.Deed], e.Code)
		}
	}
	for deed, codes := range users {
		if len(slices.Compact(codes)) < 2 {
			t.Errorf("%s stands in %q only", deed, codes)
		}
	}
}

// TestNoAnswerLeavesNothingToDo: no single answer, with all that follows from it, makes all steps of an entry needless.
func TestNoAnswerLeavesNothingToDo(t *testing.T) {
	c := loaded(t)
	for _, q := range c.Questions() {
		for _, o := range q.Options {
			known := append(slices.Clone(o.Means), catalog.Condition{Question: q.ID, Option: o.ID})
			for _, e := range c.Entries() {
				if needless(e, known) == len(e.Steps) {
					t.Errorf("%s: nothing is left to do after %s: %s", e.Code, q.ID, o.ID)
				}
			}
		}
	}
}

// needless counts the steps of an entry that can do nothing when all this is known.
func needless(e catalog.Entry, known []catalog.Condition) (count int) {
	for _, s := range e.Steps {
		if slices.ContainsFunc(s.NeedlessIf, func(c catalog.Condition) bool { return slices.Contains(known, c) }) {
			count++
		}
	}
	return count
}
