package reach

import (
	"net/netip"
	"slices"

	"unpause/system/check"
)

// Ranges that never belong to a server on the internet, beside those that package netip knows.
var emptyRanges = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("192.0.2.0/24"), // these four are for documentation
	netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"),
	netip.MustParsePrefix("2001:db8::/32"),
}

// leadsNowhere reports whether an address cannot be that of a server on the internet. Blocking lists answer with such addresses.
func leadsNowhere(a netip.Addr) bool {
	return a.IsUnspecified() || a.IsLoopback() || local(a) || slices.ContainsFunc(emptyRanges, func(p netip.Prefix) bool { return p.Contains(a) })
}

// local reports whether an address is good only within a home or a company.
func local(a netip.Addr) bool { return a.IsPrivate() || a.IsLinkLocalUnicast() }

// addressWords is an address for the words of a finding, with local ones hidden as well.
func addressWords(a netip.Addr) check.Words {
	if local(a) {
		return check.Say("local-address")
	}
	return check.Name(shownAddress(a))
}

// shownAddress is an address for the raw lines. Local ones are not shown, because they can be the PC's own.
func shownAddress(a netip.Addr) string {
	switch {
	case !a.IsValid():
		return ""
	case local(a):
		return "an address of a local network"
	}
	return a.String()
}
