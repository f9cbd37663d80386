package source

import (
	"fmt"
	"slices"
	"strings"

	"unpause/catalog"
)

const checksFile = "checks.yaml"

// rawCheck is a check as people write it.
type rawCheck struct {
	ID, Title, Looks string
	Network, Hidden  bool
	Findings         []rawFinding
}

type rawFinding struct {
	ID, Problem, Text string
	Fault             catalog.Fault
	May, Notable      bool
	Explains          []string
	Answers, Hints    map[string]string
	Leads             []catalog.Lead
}

// readChecks reads what is known about the checks of the PC, so that entries can name them.
func (l *loader) readChecks() {
	var file struct{ Checks []rawCheck }
	l.read(checksFile, &file)
	for i, raw := range file.Checks {
		where := checksFile + ": " + raw.ID
		_, taken := l.cat.Check(raw.ID)
		l.checkID(fmt.Sprintf("%s: checks[%d]: id", checksFile, i), where, raw.ID, taken)
		l.text(where, field{"title", raw.Title}, field{"looks", raw.Looks})
		c := catalog.Check{ID: raw.ID, Title: raw.Title, Looks: raw.Looks, Network: raw.Network}
		if (len(raw.Findings) == 0) != raw.Hidden {
			l.fault(where+": findings", "must be there, unless the check is marked hidden")
		}
		for _, f := range raw.Findings {
			at := where + ": " + f.ID
			if _, taken := c.Finding(f.ID); taken || !plainID.MatchString(f.ID) {
				l.fault(where+": findings", "%q must be lower-case words with hyphens and stand once", f.ID)
			}
			c.Findings = append(c.Findings, l.finding(at, f))
		}
		l.cat.checks = append(l.cat.checks, c)
	}
	l.checkExplains()
}

func (l *loader) finding(where string, raw rawFinding) catalog.Finding {
	f := catalog.Finding{ID: raw.ID, Headline: raw.Problem, Text: raw.Text, Fault: raw.Fault, May: raw.May, Notable: raw.Notable, Explains: raw.Explains, Leads: raw.Leads}
	l.text(where, field{"text", f.Text})
	l.drawable(where, field{"problem", f.Headline})
	problem := f.Headline != ""
	switch {
	case problem && !slices.Contains([]catalog.Fault{catalog.OnPC, catalog.InNetwork, catalog.AtSpotify}, f.Fault):
		l.fault(where+": fault", "%q is not pc, network or spotify", f.Fault)
	case !problem && (f.Fault != "" || f.May || len(f.Explains) > 0 || len(f.Leads) > 0):
		l.fault(where, "has a fault, explains or leads, but no problem")
	case problem && f.Notable:
		l.fault(where+": notable", "a problem is more than that")
	case strings.HasSuffix(f.Headline, "."):
		l.fault(where+": problem", "ends in a full stop")
	}
	f.Answers = append(l.answers(where+": answers", raw.Answers, false), l.answers(where+": hints", raw.Hints, true)...)
	for question := range raw.Hints {
		if _, twice := raw.Answers[question]; twice {
			l.fault(where, "%q is answered twice", question)
		}
	}
	return f
}

// answers turns "question: option" into answers, in the order of the questions.
func (l *loader) answers(where string, raw map[string]string, hint bool) (all []catalog.Answer) {
	options := map[string][]string{}
	for question, option := range raw {
		options[question] = []string{option}
	}
	for _, c := range l.conditions(where, options) {
		all = append(all, catalog.Answer{Condition: c, Hint: hint})
	}
	return all
}

// checkExplains demands that a finding only explains checks that stand after its own: the file's order is that of causes.
func (l *loader) checkExplains() {
	for i, c := range l.cat.checks {
		for _, f := range c.Findings {
			for _, id := range f.Explains {
				if !slices.ContainsFunc(l.cat.checks[i+1:], func(later catalog.Check) bool { return later.ID == id }) {
					l.fault(checksFile+": "+c.ID+": "+f.ID+": explains", "%q is not a check after this one", id)
				}
			}
		}
	}
}

// checkLeads demands that each problem leads to steps that exist and that its answers put first.
func (l *loader) checkLeads() {
	for _, c := range l.cat.checks {
		for _, f := range c.Findings {
			for _, lead := range f.Leads {
				l.checkLead(checksFile+": "+c.ID+": "+f.ID+": leads", f, lead)
			}
		}
	}
}

func (l *loader) checkLead(where string, f catalog.Finding, lead catalog.Lead) {
	e, known := l.cat.Entry(lead.Code)
	if !known {
		l.fault(where, "%q is not the code of an entry", lead.Code)
		return
	}
	i := slices.IndexFunc(e.Steps, func(s catalog.Step) bool { return s.ID == lead.Step })
	if i < 0 {
		l.fault(where, "%s has no step %q", lead.Code, lead.Step)
		return
	}
	if !slices.ContainsFunc(e.Steps[i].FirstIf, func(c catalog.Condition) bool {
		return slices.ContainsFunc(f.Answers, func(a catalog.Answer) bool { return a.Condition == c })
	}) {
		l.fault(where, "nothing puts the step %q of %s first: none of the answers stands in its first-if", lead.Step, lead.Code)
	}
}
