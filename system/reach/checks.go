package reach

import (
	"context"
	"slices"

	"unpause/system/check"
)

// limit is enough for the check with the most contacts one after the other: a list, connections and a test page.
const limit = 4 * patience

// look is how one check looks.
type look struct {
	id   string
	look func(ctx context.Context, v *visit, pc check.PC) check.Seen
	// direct are the findings that say something only where Spotify connects directly.
	direct []string
	// offline are those of them that are found where nothing on the internet is reached directly.
	offline []string
}

// looks has the checks in the order of resources/checks.yaml.
var looks = []look{
	{"net-names", names, []string{"denied", "fails"}, []string{"fails"}},
	{"net-web", web, []string{"portal", "fails"}, []string{"portal", "fails"}},
	{"net-clock", clock, nil, nil},
	{"net-inspection", inspection, nil, nil},
	{"net-apresolve", apresolve, nil, nil},
	{"net-ports", ports, []string{"shut"}, nil},
	{"net-accounts", accounts, []string{"refused"}, nil},
	{"net-licence", licence, []string{"refused"}, nil},
}

// Checks returns the checks that contact others. They must not run before the person was shown Contacts and has said yes.
func Checks() []check.Check { return checksBy(online) }

func checksBy(net client) []check.Check {
	var all []check.Check
	for _, l := range looks {
		all = append(all, check.Check{ID: l.id, Limit: limit, Look: func(ctx context.Context, pc check.PC) check.Seen { return l.by(ctx, net, pc) }})
	}
	return all
}

func (l look) by(ctx context.Context, net client, pc check.PC) check.Seen {
	v := &visit{check: l.id, net: net}
	seen := l.look(ctx, v, pc)
	switch {
	case ctx.Err() != nil: // what failed then failed because of that
		seen = unknown(ctx.Err())
	case slices.Contains(l.direct, seen.Finding) && proxied(pc):
		seen = unknown(errProxied)
	case slices.Contains(l.offline, seen.Finding) && maybeProxied(pc):
		seen = unknown(errMaybeProxied)
	}
	seen.Raw = v.raw()
	return seen
}

// found ends a look with a finding that has no gap, foundWords with one that has.
func found(id string) check.Seen                        { return check.Seen{Finding: id} }
func foundWords(id string, what check.Words) check.Seen { return check.Seen{Finding: id, What: what} }

func unknown(err error) check.Seen { return check.Seen{Err: err} }
