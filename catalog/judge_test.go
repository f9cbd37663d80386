package catalog

import (
	"slices"
	"testing"
)

// judged has checks of each kind, the cause before what follows from it.
func judged() *Catalog {
	problem := func(id string, may bool, explains ...string) Finding {
		return Finding{ID: id, Headline: "something is wrong", May: may, Explains: explains}
	}
	return &Catalog{known: Data{Checks: []Check{
		{ID: "cause", Findings: []Finding{{ID: "well"}, problem("wrong", false, "effect", "maybe")}},
		{ID: "maybe", Findings: []Finding{problem("wrong", true), {ID: "odd", Notable: true}}},
		{ID: "effect", Findings: []Finding{{ID: "well"}, problem("wrong", false, "last")}},
		{ID: "last", Findings: []Finding{problem("wrong", false)}},
	}}}
}

func TestJudge(t *testing.T) {
	for name, c := range map[string]struct {
		results map[string]string
		want    []Standing
	}{
		"nothing was run":              {nil, nil},
		"all well":                     {map[string]string{"cause": "well", "effect": "well"}, []Standing{AllWell, AllWell}},
		"could not tell":               {map[string]string{"cause": "", "effect": "ghost"}, []Standing{NotTold, NotTold}},
		"unknown check":                {map[string]string{"ghost": "wrong"}, nil},
		"notable":                      {map[string]string{"maybe": "odd"}, []Standing{Notable}},
		"a problem for some":           {map[string]string{"maybe": "wrong"}, []Standing{May}},
		"one alone":                    {map[string]string{"effect": "wrong"}, []Standing{Problem}},
		"cause and what follows":       {map[string]string{"cause": "wrong", "maybe": "wrong", "effect": "wrong"}, []Standing{Problem, Follows, Follows}},
		"what is well follows not":     {map[string]string{"cause": "wrong", "effect": "well"}, []Standing{Problem, AllWell}},
		"unknown follows not":          {map[string]string{"cause": "wrong", "effect": ""}, []Standing{Problem, NotTold}},
		"what follows explains too":    {map[string]string{"cause": "wrong", "effect": "wrong", "last": "wrong"}, []Standing{Problem, Follows, Follows}},
		"a well cause explains naught": {map[string]string{"cause": "well", "effect": "wrong"}, []Standing{AllWell, Problem}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []Standing
			all := judged().Judge(c.results)
			for _, j := range all {
				got = append(got, j.Standing)
				if want := judged().JudgeOne(j.ID, c.results[j.ID]); want.Standing != j.Standing && j.Standing != Follows {
					t.Errorf("%s by itself is %s, among the others %s", j.ID, want.Standing, j.Standing)
				}
				if (j.Finding.Headline != "") != j.Wrong() {
					t.Errorf("%s stands as %s with the headline %q", j.ID, j.Standing, j.Finding.Headline)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
			if problems := WithStanding(all, Problem); len(problems) != len(slices.DeleteFunc(got, func(s Standing) bool { return s != Problem })) {
				t.Errorf("%d problems among %v", len(problems), got)
			}
		})
	}
}
