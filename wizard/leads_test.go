package wizard_test

import (
	"slices"
	"testing"

	"unpause/catalog"
	"unpause/wizard"
)

// TestFindingsLeadToTheirSteps: when one finding is all that is known, the step that mends it is the first one. A risky one is at least pointed at.
func TestFindingsLeadToTheirSteps(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	leads := 0
	for _, check := range cat.Checks() {
		for _, f := range check.Findings {
			evidence := wizard.Evidence{}
			for _, a := range cat.Answers(map[string]string{check.ID: f.ID}) {
				evidence[a.Question] = a.Option
			}
			for _, lead := range f.Leads {
				leads++
				e, _ := cat.Entry(lead.Code)
				walk := wizard.NewWalkthrough(e, evidence)
				step, _ := walk.Step()
				_, pointedAt := walk.First(lead.Step)
				if !pointedAt || step.ID != lead.Step && !stepOf(cat, lead).Last {
					t.Errorf("%s: %s: %s begins with %q, not with %q; pointed at: %v", check.ID, f.ID, lead.Code, step.ID, lead.Step, pointedAt)
				}
			}
		}
	}
	if leads == 0 {
		t.Error("no finding leads anywhere")
	}
}

// TestBlockedNamesLeadPastACleanHostsFile: when the hosts file is clean, something else blocks the names.
func TestBlockedNamesLeadPastACleanHostsFile(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	names, _ := cat.Check("net-names")
	for _, id := range []string{"blocked", "denied"} {
		evidence := wizard.Evidence{}
		for _, a := range cat.Answers(map[string]string{"hosts": "clean", names.ID: id}) {
			evidence[a.Question] = a.Option
		}
		f, found := names.Finding(id)
		if !found || len(f.Leads) == 0 {
			t.Errorf("%s leads nowhere", id)
		}
		for _, lead := range f.Leads {
			e, _ := cat.Entry(lead.Code)
			if step, _ := wizard.NewWalkthrough(e, evidence).Step(); step.ID != lead.Step {
				t.Errorf("%s: %s begins with %q, not with %q", id, lead.Code, step.ID, lead.Step)
			}
		}
	}
}

// TestEveryProblemWithLeadsIsMended: whatever this PC and the person are like, one of the steps to which a finding leads is there for them.
func TestEveryProblemWithLeadsIsMended(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	onlyWith := map[string]catalog.Condition{"client-changed: locked": {Question: "spotify", Option: "website"}} // nothing else can be found locked
	for _, check := range cat.Checks() {
		for _, f := range check.Findings {
			offered := len(f.Leads) == 0
			for _, lead := range f.Leads {
				when := stepOf(cat, lead).When
				offered = offered || when.IsZero() || when == onlyWith[check.ID+": "+f.ID]
			}
			if !offered {
				t.Errorf("%s: %s leads only to steps that some people do not have", check.ID, f.ID)
			}
		}
	}
}

// stepOf returns the step to which a finding leads.
func stepOf(cat *catalog.Catalog, lead catalog.Lead) catalog.Step {
	e, _ := cat.Entry(lead.Code)
	return e.Steps[slices.IndexFunc(e.Steps, func(s catalog.Step) bool { return s.ID == lead.Step })]
}
