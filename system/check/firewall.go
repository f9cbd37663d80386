package check

import "context"

func (p Profile) line() string {
	line := p.Name + ": "
	if p.Active {
		line += "in use, "
	}
	switch {
	case !p.On:
		return line + "off"
	case p.BlocksOut:
		return line + "on, stops programs without a rule"
	}
	return line + "on"
}

func linesOfProfiles(all []Profile) (lines []string) {
	for _, p := range all {
		lines = append(lines, p.line())
	}
	return lines
}

// profileTexts are the texts for the profiles by their names.
var profileTexts = map[string]Key{"Domain": "profile.domain", "Private": "profile.private", "Public": "profile.public"}

// firewallOutbound: where nothing gets out without a rule, one that lets Spotify out is all it needs.
func firewallOutbound(ctx context.Context, pc PC) Seen {
	all, err := pc.Firewall()
	if err != nil {
		return unknown(err)
	}
	var closed []Profile
	var what []Words
	for _, p := range all {
		if p.Active && p.On && p.BlocksOut {
			closed, what = append(closed, p), append(what, Say(profileTexts[p.Name]))
		}
	}
	raw := linesOfProfiles(all)
	switch {
	case len(all) == 0:
		return unknown(ErrDamaged)
	case len(closed) == 0:
		return found("ok", "", raw...)
	}
	s, err := installedSpotify(pc)
	if err != nil {
		return unknown(err, raw...)
	}
	rules, failed := rulesOut(ctx, pc)
	for _, r := range rules {
		if !r.block && (r.everybody() || s.hits(pc, r)) && r.holds(closed) == always {
			return foundWords("allowed", some(what), append(raw, withoutPeople(r.text))...)
		}
	}
	if failed != nil {
		return unknown(failed, raw...)
	}
	return foundWords("closed", some(what), raw...)
}

// firewallRules looks for rules that stop the installed Spotify on its way out. Only those count: allowing another or an older one proves nothing, and what
// stops others on their way in does no harm. A rule that does not stop every connection may be harmless.
func firewallRules(ctx context.Context, pc PC) Seen {
	s, err := presentSpotify(pc)
	if err != nil {
		return unknown(err)
	}
	profiles, err := pc.Firewall()
	if err != nil {
		profiles = nil // not known
	}
	rules, failed := rulesOut(ctx, pc)
	var stopping, hindering []rule
	for _, r := range rules {
		if !r.block || !s.hits(pc, r) {
			continue
		}
		switch holds := r.holds(profiles); {
		case holds == always && !r.limited && r.owned(pc) == always:
			stopping = append(stopping, r)
		case holds != never:
			hindering = append(hindering, r)
		}
	}
	switch {
	case len(stopping) > 0:
		return foundRules("blocked", stopping)
	case failed != nil:
		return unknown(failed)
	case len(hindering) > 0:
		return foundRules("partly", hindering)
	}
	return found("none", "", linesOfProfiles(profiles)...)
}

func foundRules(id string, rules []rule) Seen {
	var names, raw []string
	for _, r := range rules {
		names, raw = append(names, r.name), append(raw, withoutPeople(r.text))
	}
	what := wordsOf(names)
	if len(what) == 0 {
		what = []Words{Say("no-name")}
	}
	return foundWords(id, some(what), raw...)
}
