package reach

import (
	"context"
	"slices"

	"unpause/system/check"
)

// limit is enough for the check with the most contacts one after the other: a list, connections and a test page.
const limit = 4 * patience

// errProxied is why some failures prove nothing.
const errProxied = failure("this PC uses a proxy, and only direct connections were tried")

// look is how one check looks.
type look struct {
	id   string
	look func(ctx context.Context, v *visit, pc check.PC) check.Seen
	// direct are the findings that say something only where Spotify connects directly.
	direct []string
}

// looks has the checks in the order of resources/checks.yaml.
var looks = []look{
	{"net-names", names, []string{"fails"}},
	{"net-web", web, []string{"portal", "fails"}},
	{"net-clock", clock, nil},
	{"net-inspection", inspection, nil},
	{"net-apresolve", apresolve, nil},
	{"net-ports", ports, []string{"shut"}},
	{"net-accounts", accounts, []string{"refused"}},
	{"net-licence", licence, []string{"refused"}},
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
	}
	seen.Raw = v.raw()
	return seen
}

// proxied reports whether this PC's programs are sent through a proxy.
func proxied(pc check.PC) bool {
	proxy, err := pc.Proxy()
	return err == nil && (proxy.Server != "" || proxy.Script != "")
}

func found(id, what string) check.Seen { return check.Seen{Finding: id, What: what} }

func unknown(err error) check.Seen { return check.Seen{Err: err} }
