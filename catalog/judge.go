package catalog

import "slices"

// Standing is how a check stands on a PC.
type Standing string

// The standings.
const (
	AllWell Standing = "fine"
	Notable Standing = "notable" // no problem, but good to know
	May     Standing = "may"     // a problem that matters for some errors only
	Problem Standing = "problem"
	Follows Standing = "follows" // a problem that comes from another one
	NotTold Standing = "unknown" // it could not tell
)

// Judged is a check with what it found and how that stands.
type Judged struct {
	Check
	Finding  Finding // the zero Finding when it could not tell
	Standing Standing
}

// Wrong reports whether it is a problem of any kind.
func (j Judged) Wrong() bool {
	return j.Standing == May || j.Standing == Problem || j.Standing == Follows
}

// Judge tells how the checks stand that were run, given as the id of each check and the id of its finding, which is empty when it could not tell. They come in
// the order of causes; a problem that another one explains only follows from it. Unknown ids are passed over.
func (c *Catalog) Judge(results map[string]string) (all []Judged) {
	explained := map[string]bool{}
	for _, check := range c.known.Checks {
		finding, ran := results[check.ID]
		if !ran {
			continue
		}
		j := check.judge(finding)
		if j.Wrong() && explained[check.ID] {
			j.Standing = Follows
		}
		for _, id := range j.Finding.Explains {
			explained[id] = true
		}
		all = append(all, j)
	}
	return all
}

// JudgeOne is Judge for a check by itself.
func (c *Catalog) JudgeOne(checkID, finding string) Judged {
	check, _ := c.Check(checkID)
	return check.judge(finding)
}

func (c Check) judge(finding string) Judged {
	f, told := c.Finding(finding)
	j := Judged{Check: c, Finding: f, Standing: AllWell}
	switch {
	case !told:
		j.Standing = NotTold
	case f.Headline != "" && f.May:
		j.Standing = May
	case f.Headline != "":
		j.Standing = Problem
	case f.Notable:
		j.Standing = Notable
	}
	return j
}

// WithStanding returns those that stand like this, in their order.
func WithStanding(all []Judged, standing Standing) []Judged {
	return slices.DeleteFunc(slices.Clone(all), func(j Judged) bool { return j.Standing != standing })
}
