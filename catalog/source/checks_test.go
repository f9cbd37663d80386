package source

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"unpause/catalog"
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
	if fine.Headline != "" || !slices.Equal(fine.Answers, []catalog.Answer{{Condition: catalog.Condition{Question: "sample", Option: "not-so"}, Hint: true}}) {
		t.Errorf("the fine finding is %+v", fine)
	}
	wrong, _ := check.Finding("wrong")
	if wrong.Fault != catalog.OnPC || wrong.Headline != "it is a wrong sample" || !slices.Equal(wrong.Explains, []string{"connected"}) {
		t.Errorf("the wrong finding is %+v", wrong)
	}
	if want := []catalog.Answer{{Condition: catalog.Condition{Question: "sample", Option: "so"}}, {Condition: catalog.Condition{Question: "clock", Option: "wrong"}, Hint: true}}; !slices.Equal(wrong.Answers, want) {
		t.Errorf("the wrong finding answers %+v, want %+v", wrong.Answers, want)
	}
	if !slices.Equal(wrong.Leads, []catalog.Lead{{Code: "session:4711", Step: "sample"}}) {
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
