package check

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

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
	owner              string   // the security id of the only person for whom it holds; empty for all
	profiles           []string // none means all
	limited            bool     // it is about some connections only
	text               string   // the rule itself
}

// Numbers of protocols in rules.
const (
	tcp         = "6"
	anyProtocol = "256"
)

// unlimiting are fields that do not limit what a rule is about. The last two stand in rules for programs from the Store, and mean no more than the id of the
// program and that Windows is not older than 8 (known from use, not looked up).
var unlimiting = []string{"Desc", "EmbedCtxt", "Edge", "Defer", "PFN", "Platform", "Platform2"}

// parseRule reads a rule such as v2.33|Action=Block|Active=TRUE|Dir=Out|App=C:\x.exe|Name=x|. Addresses, ports, services and all that is not known limit it.
func parseRule(text string) (r rule, ok bool) {
	head, fields, ok := strings.Cut(text, "|")
	if !ok || len(text) > longRule || !strings.HasPrefix(head, "v") {
		return rule{}, false
	}
	r.text = text
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
		case "LUOwn":
			r.owner = value
		case "Protocol":
			r.limited = r.limited || value != tcp && value != anyProtocol
		default:
			r.limited = r.limited || value != "" && !slices.Contains(unlimiting, key)
		}
	}
	return r, true
}

// peoplesFields are fields of rules that tell who people are.
var peoplesFields = []string{"LUOwn=", "LUAuth", "RUAuth", "RMAuth"}

// withoutPeople is a rule to be shown.
func withoutPeople(text string) string {
	fields := slices.DeleteFunc(strings.Split(text, "|"), func(field string) bool {
		return slices.ContainsFunc(peoplesFields, func(start string) bool { return strings.HasPrefix(field, start) })
	})
	return strings.Join(fields, "|")
}

// extent tells when a rule holds, as far as this is known.
type extent int

const (
	never extent = iota
	sometimes
	always
)

// holds tells in which of the networks that this PC is connected to a rule holds; where it is connected to none, in which of all.
func (r rule) holds(all []Profile) extent {
	if inUse := slices.DeleteFunc(slices.Clone(all), func(p Profile) bool { return !p.Active }); len(inUse) > 0 {
		all = inUse
	}
	hits := 0
	for _, p := range all {
		if p.On && (len(r.profiles) == 0 || slices.ContainsFunc(r.profiles, func(name string) bool { return strings.EqualFold(name, p.Name) })) {
			hits++
		}
	}
	switch {
	case len(all) == 0: // not known
		return sometimes
	case hits == 0:
		return never
	case hits == len(all):
		return always
	}
	return sometimes
}

// owned tells whether a rule holds for this person.
func (r rule) owned(pc PC) extent {
	if r.owner == "" {
		return always
	}
	person, err := pc.PersonID()
	switch {
	case err != nil:
		return sometimes
	case strings.EqualFold(person, r.owner):
		return always
	}
	return never
}

// everybody reports whether a rule is about every program of every person.
func (r rule) everybody() bool { return r.program == "" && r.pack == "" && r.owner == "" && !r.limited }

// storePackID is the security id of Spotify from the Store, which Windows makes out of the name of the package.
const storePackID = "S-1-15-2-557819504-3144503769-3460048582-2468406004-2969798954-3397036932-4166026031"

// hits reports whether a rule is about the installed Spotify, and not about that of another person only.
func (s installed) hits(pc PC, r rule) bool {
	if s.pack != "" && strings.EqualFold(r.pack, storePackID) {
		return r.owned(pc) != never
	}
	if len(r.program) < len(spotifyExe) || !strings.EqualFold(r.program[len(r.program)-len(spotifyExe):], spotifyExe) {
		return false
	}
	program := expanded(pc, r.program)
	about := s.exe != "" && strings.EqualFold(program, s.exe) ||
		s.pack != "" && hasAny(program, `\windowsapps\`+strings.ToLower(s.pack)+`\`)
	return about && r.owned(pc) != never
}

// rulesOut lists the active rules about the way out. The error says that some may be missing.
func rulesOut(ctx context.Context, pc PC) (all []rule, failed error) {
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
				return nil, ctx.Err()
			}
			if r, ok := parseRule(rules[id]); ok && r.active && r.out {
				all = append(all, r)
			}
		}
	}
	return all, failed
}
