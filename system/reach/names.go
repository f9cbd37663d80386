package reach

import (
	"context"
	"net/netip"
	"slices"

	"unpause/system/check"
)

// errAllAstray is why a name that leads astray can say nothing about Spotify.
const errAllAstray = doubt("all names lead into the local network, not only Spotify's")

// name is what came of looking up a host.
type name struct {
	host      string
	addresses []netip.Addr
	err       error
}

// astray reports whether all addresses of the name lead nowhere. One good address is enough for Spotify.
func (n name) astray() bool { return len(n.addresses) > 0 && !n.leadsOut() }

// leadsOut reports whether the name leads to the internet.
func (n name) leadsOut() bool {
	return slices.ContainsFunc(n.addresses, func(a netip.Addr) bool { return !leadsNowhere(a) })
}

// names looks up Spotify's servers, and one of Microsoft's to tell whether it is only Spotify's that fail.
func names(ctx context.Context, v *visit, _ check.PC) check.Seen {
	all := sideBySide([]string{testHost, listHost, fallback, signInHost}, func(host string) name {
		addresses, err := v.lookUp(ctx, host)
		return name{host, addresses, err}
	})
	return judgeNames(all[0], all[1:])
}

func judgeNames(other name, spotify []name) check.Seen {
	var astray, unheard []check.Words
	var failures []error // the unheard of included
	var trouble error    // says nothing about the name
	for _, n := range spotify {
		switch {
		case n.astray():
			astray = append(astray, check.Say("leads", check.Name(n.host), addressWords(n.addresses[0])))
		case n.err == errNoName:
			unheard, failures = append(unheard, check.Say("unheard", check.Name(n.host))), append(failures, n.err)
		case n.err != nil:
			trouble, failures = n.err, append(failures, n.err)
		}
	}
	switch {
	case len(astray) > 0 && slices.ContainsFunc(other.addresses, local): // a network that wants a sign-in first answers like that
		return unknown(errAllAstray)
	case len(astray) > 0:
		return foundWords("blocked", check.Joined("comma", astray...))
	case len(failures) == len(spotify) && other.err != nil:
		return foundWords("fails", because(failures[0]))
	case trouble != nil:
		return unknown(trouble)
	case len(unheard) > 1 && other.leadsOut(): // these names exist, and others can be looked up: lists also block by denying a name
		return foundWords("denied", check.Joined("comma", unheard...))
	case len(unheard) > 0: // a single name can be gone by a mistake of somebody else, or for good
		return unknown(errNoName)
	}
	return found("ok")
}
