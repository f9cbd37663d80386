package system

import (
	"net/netip"

	"unpause/system/check"
)

// link is an adapter with what routes need to know of it.
type link struct {
	check.Adapter
	id                 uint64 // LUID
	metricV4, metricV6 uint32
}

// route says through which adapter a part of the internet is reached.
type route struct {
	link   uint64
	prefix netip.Prefix
	metric uint32 // without the adapter's own
}

// Addresses from all over the internet, Spotify's among them. They are only looked up in the table of routes; nothing is sent. One would not do: VPNs
// split the internet into two or more parts to stand before the normal route, and may leave a few addresses out.
var (
	farV4 = addresses("3.0.0.1", "23.32.0.1", "35.186.224.1", "66.22.0.1", "104.199.64.1", "142.250.0.1", "151.101.0.1", "185.60.0.1", "203.104.0.1")
	farV6 = addresses("2001:4860::1", "2600:1900::1", "2606:4700::1", "2a00:1450::1", "2a04:4e40::1")
)

func addresses(texts ...string) []netip.Addr {
	parsed := make([]netip.Addr, len(texts))
	for i, text := range texts {
		parsed[i] = netip.MustParseAddr(text)
	}
	return parsed
}

// markDefault marks the adapter through which most of the internet is reached. The older kind of addresses decides, for all of Spotify is reached by it;
// the newer one only where the older leads nowhere.
func markDefault(links []link, routes []route) {
	most := busiest(links, routes, farV4)
	if most < 0 {
		most = busiest(links, routes, farV6)
	}
	if most >= 0 {
		links[most].Default = true
	}
}

// busiest is the place of the adapter through which most of the addresses are reached, or -1.
func busiest(links []link, routes []route, far []netip.Addr) int {
	reached := make([]int, len(links))
	most := -1
	for _, address := range far {
		i := through(links, routes, address)
		if i < 0 {
			continue
		}
		reached[i]++
		if most < 0 || reached[i] > reached[most] {
			most = i
		}
	}
	return most
}

// through is the place of the adapter that Windows takes for an address: that of the narrowest route and, among equals, of the lowest cost.
func through(links []link, routes []route, to netip.Addr) int {
	best, bits, cost := -1, 0, uint64(0)
	for _, r := range routes {
		i := placeOf(links, r.link)
		if i < 0 || !links[i].Up || !r.prefix.Contains(to) {
			continue
		}
		own := links[i].metricV4
		if to.Is6() {
			own = links[i].metricV6
		}
		total := uint64(r.metric) + uint64(own)
		if best < 0 || r.prefix.Bits() > bits || r.prefix.Bits() == bits && total < cost {
			best, bits, cost = i, r.prefix.Bits(), total
		}
	}
	return best
}

func placeOf(links []link, id uint64) int {
	for i, l := range links {
		if l.id == id {
			return i
		}
	}
	return -1
}
