package check

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

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

func firewallOutbound(pc PC) Seen {
	all, err := pc.Firewall()
	if err != nil {
		return unknown(err)
	}
	var closed []string
	for _, p := range all {
		if p.Active && p.On && p.BlocksOut {
			closed = append(closed, "profile "+p.Name)
		}
	}
	raw := linesOfProfiles(all)
	switch {
	case len(all) == 0:
		return unknown(ErrDamaged)
	case len(closed) > 0:
		return found("closed", named(closed), raw...)
	}
	return found("ok", "", raw...)
}

// Where the rules stand: those of this PC, those of a company, and those for programs from the Store (the last place is known from use, not looked up).
const (
	rulesKey       = `SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\FirewallRules`
	policyRulesKey = `SOFTWARE\Policies\Microsoft\WindowsFirewall\FirewallRules`
	storeRulesKey  = `SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\RestrictedServices\AppIso\FirewallRules`
)

const (
	mostRules = 20_000   // in each of the places; usual are a few hundred
	longRule  = 16 << 10 // bytes
)

// rule is a rule of Windows' firewall, as far as it matters here.
type rule struct {
	active, block, out bool
	program            string   // full path
	pack               string   // the security id of a program from the Store
	name               string   // chosen by whoever made it
	profiles           []string // none means all
}

// parseRule reads a rule such as v2.33|Action=Block|Active=TRUE|Dir=Out|App=C:\x.exe|Name=x|.
func parseRule(text string) (r rule, ok bool) {
	head, fields, ok := strings.Cut(text, "|")
	if !ok || len(text) > longRule || !strings.HasPrefix(head, "v") {
		return rule{}, false
	}
	for field := range strings.SplitSeq(fields, "|") {
		key, value, _ := strings.Cut(field, "=")
		switch key {
		case "Action":
			r.block = strings.EqualFold(value, "Block")
		case "Active":
			r.active = strings.EqualFold(value, "TRUE")
		case "Dir":
			r.out = strings.EqualFold(value, "Out")
		case "Profile":
			r.profiles = append(r.profiles, value)
		case "App":
			r.program = value
		case "AppPkgId":
			r.pack = value
		case "Name":
			r.name = value
		}
	}
	return r, true
}

// counts reports whether a rule holds in the networks that this PC is connected to. Where those are not known, it does.
func (r rule) counts(all []Profile) bool {
	inUse := slices.DeleteFunc(slices.Clone(all), func(p Profile) bool { return !p.Active })
	return len(inUse) == 0 || slices.ContainsFunc(inUse, func(p Profile) bool {
		return p.On && (len(r.profiles) == 0 || slices.ContainsFunc(r.profiles, func(name string) bool { return strings.EqualFold(name, p.Name) }))
	})
}

// storePackID is the security id of Spotify from the Store, which Windows makes out of the name of the package.
const storePackID = "S-1-15-2-557819504-3144503769-3460048582-2468406004-2969798954-3397036932-4166026031"

// hits reports whether a rule is about the installed Spotify.
func (s installed) hits(pc PC, r rule) bool {
	if s.pack != "" && strings.EqualFold(r.pack, storePackID) {
		return true
	}
	if len(r.program) < len(spotifyExe) || !strings.EqualFold(r.program[len(r.program)-len(spotifyExe):], spotifyExe) {
		return false
	}
	program := expanded(pc, r.program)
	return s.exe != "" && strings.EqualFold(program, s.exe) ||
		s.pack != "" && hasAny(program, `\windowsapps\`+strings.ToLower(s.pack)+`\`)
}

// firewallRules looks for rules that stop the installed Spotify on its way out. Only those count: allowing another or an older one proves nothing, and what
// stops others on their way in does no harm.
func firewallRules(ctx context.Context, pc PC) Seen {
	s, err := installedSpotify(pc)
	switch {
	case err != nil:
		return unknown(err)
	case s.none():
		return unknown(errNoSpotify)
	}
	profiles, err := pc.Firewall()
	if err != nil {
		profiles = nil // not known
	}
	var failed error
	var names, raw []string
	for _, key := range []string{rulesKey, policyRulesKey, storeRulesKey} {
		rules, err := pc.Texts(Machine, key, mostRules)
		switch {
		case errors.Is(err, fs.ErrNotExist) && key != rulesKey:
			continue
		case err != nil:
			failed = errors.Join(failed, err)
			continue
		case len(rules) >= mostRules:
			failed = errors.Join(failed, ErrDamaged)
		}
		for i, id := range slices.Sorted(maps.Keys(rules)) {
			if i%1000 == 0 && ctx.Err() != nil {
				return unknown(ctx.Err())
			}
			r, ok := parseRule(rules[id])
			if ok && r.active && r.block && r.out && r.counts(profiles) && s.hits(pc, r) {
				names = append(names, r.name)
				raw = append(raw, rules[id])
			}
		}
	}
	switch {
	case len(names) > 0:
		return found("blocked", orUnnamed(named(names)), raw...)
	case failed != nil:
		return unknown(failed)
	}
	return found("none", "", linesOfProfiles(profiles)...)
}

func orUnnamed(names string) string {
	if names == "" {
		return "one without a name"
	}
	return names
}
