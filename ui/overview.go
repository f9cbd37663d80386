package ui

import (
	"slices"

	"unpause/catalog"
	"unpause/system/check"
)

// seenCheck is a check of the PC with what it has seen.
type seenCheck struct {
	check   catalog.Check
	finding catalog.Finding // the zero Finding when the check could not tell
	result  check.Result
}

// overview is what the checks have seen, each list in the order of the catalogue: causes before what follows from them.
type overview struct {
	problems []seenCheck // what is wrong and follows from nothing else; those that matter for every error come first
	follows  []seenCheck // what is wrong because of one of the problems
	notable  []seenCheck // no problem, but good to know
	fine     []seenCheck
	unknown  []seenCheck
}

// overview sorts what was seen until now.
func (a *App) overview() (o overview) {
	explained := map[string]bool{}
	for _, c := range a.Catalog.Checks() {
		result, looked := a.seen[c.ID]
		if !looked {
			continue
		}
		s := a.judged(result)
		o.add(s, explained[c.ID], a.Catalog.Notable(s.finding))
		for _, id := range s.finding.Explains {
			explained[id] = true
		}
	}
	slices.SortStableFunc(o.problems, func(x, y seenCheck) int {
		switch {
		case x.finding.May == y.finding.May:
			return 0
		case y.finding.May:
			return -1
		}
		return 1
	})
	return o
}

func (o *overview) add(s seenCheck, explained, notable bool) {
	list := &o.fine
	switch state := s.state(); {
	case state == "unknown":
		list = &o.unknown
	case state == "problem" && explained:
		list = &o.follows
	case state == "problem":
		list = &o.problems
	case notable:
		list = &o.notable
	}
	*list = append(*list, s)
}

// judged joins a result with what it means.
func (a *App) judged(r check.Result) seenCheck {
	c, _ := a.Catalog.Check(r.Check)
	f, _ := c.Finding(r.Finding)
	return seenCheck{c, f, r}
}

// state is how a check stands: problem, fine or unknown.
func (s seenCheck) state() string {
	switch {
	case s.finding.ID == "":
		return "unknown"
	case s.finding.Problem:
		return "problem"
	}
	return "fine"
}

// headline says in one line what was seen.
func (o overview) headline(stopped bool) string {
	told := len(o.problems) + len(o.follows) + len(o.notable) + len(o.fine)
	switch {
	case len(o.problems) > 0:
		f := o.problems[0].finding
		sure := "is"
		if f.May {
			sure = "may"
		}
		return text("headline."+sure+"-"+string(f.Fault), values{"problem": f.Headline})
	case stopped:
		return text("check.stopped")
	case told == 0:
		return text("check.nothing-told")
	}
	return text("check.nothing")
}

// foreign reports whether nothing could be told because this PC does not run Windows.
func (o overview) foreign() bool {
	return len(o.unknown) > 0 && !slices.ContainsFunc(o.unknown, func(s seenCheck) bool { return s.result.Unknown != check.Foreign })
}

// words say what a check has seen: the finding with the names and values of this PC, or why it could not tell.
func (s seenCheck) words() string {
	if s.state() == "unknown" {
		return text("unknown." + string(s.result.Unknown))
	}
	return s.finding.Said(s.result.What)
}
