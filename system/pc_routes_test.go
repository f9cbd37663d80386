package system

import (
	"net/netip"
	"slices"
	"testing"

	"unpause/system/check"
)

func TestMarkDefault(t *testing.T) {
	const cable, vpn = 1, 2
	normal := route{cable, netip.MustParsePrefix("0.0.0.0/0"), 0}
	to := func(prefix string, metric uint32) route { return route{vpn, netip.MustParsePrefix(prefix), metric} }
	newer := route{cable, netip.MustParsePrefix("::/0"), 0}
	for name, c := range map[string]struct {
		routes []route
		down   bool // the VPN is
		want   string
	}{
		"cable alone":                  {routes: []route{normal}, want: "cable"},
		"nothing":                      {want: ""},
		"a home network only":          {routes: []route{{cable, netip.MustParsePrefix("192.168.1.0/24"), 0}}, want: ""},
		"VPN with a lower cost":        {routes: []route{normal, to("0.0.0.0/0", 0)}, want: "vpn"},
		"VPN with a higher cost":       {routes: []route{normal, to("0.0.0.0/0", 100)}, want: "cable"},
		"VPN in two halves":            {routes: []route{normal, to("0.0.0.0/1", 500), to("128.0.0.0/1", 500)}, want: "vpn"},
		"the halves of a VPN, down":    {routes: []route{normal, to("0.0.0.0/1", 0), to("128.0.0.0/1", 0)}, down: true, want: "cable"},
		"VPN to an office":             {routes: []route{normal, to("10.0.0.0/8", 0), to("35.186.0.0/16", 0)}, want: "cable"},
		"VPN that leaves Spotify out":  {routes: []route{normal, to("0.0.0.0/1", 0), to("128.0.0.0/1", 0), {cable, netip.MustParsePrefix("35.186.224.0/24"), 0}}, want: "vpn"},
		"newer addresses only":         {routes: []route{newer}, want: "cable"},
		"VPN for newer addresses only": {routes: []route{normal, newer, to("::/1", 0), to("8000::/1", 0)}, want: "cable"},
		"an adapter that is not there": {routes: []route{{99, netip.MustParsePrefix("0.0.0.0/0"), 0}, normal}, want: "cable"},
	} {
		links := []link{
			{Adapter: check.Adapter{Name: "cable", Up: true}, id: cable, metricV4: 25, metricV6: 25},
			{Adapter: check.Adapter{Name: "vpn", Up: !c.down}, id: vpn, metricV4: 5, metricV6: 5},
		}
		markDefault(links, c.routes)
		if got := defaultOf(links); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func defaultOf(links []link) string {
	names := ""
	for _, l := range links {
		if l.Default {
			names += l.Name
		}
	}
	return names
}

// FuzzRoutes: whatever stands in Windows' table of routes, at most one adapter is the usual one. It is connected.
func FuzzRoutes(f *testing.F) {
	f.Add([]byte{1, 0, 0, 2, 1, 5, 2, 129, 5}, uint32(25), uint32(5), true)
	f.Add([]byte{3, 0, 0, 9, 0, 0, 1, 200, 255}, uint32(0xFFFFFFFF), uint32(0), false)
	starts := []string{"0.0.0.0", "128.0.0.0", "35.186.224.0", "::", "8000::", "2a00::"}
	f.Fuzz(func(t *testing.T, data []byte, metric, other uint32, up bool) {
		links := []link{
			{Adapter: check.Adapter{Name: "cable", Up: up}, id: 1, metricV4: metric, metricV6: other},
			{Adapter: check.Adapter{Name: "vpn", Up: true}, id: 2, metricV4: other, metricV6: metric},
			{Adapter: check.Adapter{Name: "down"}, id: 3},
		}
		var routes []route
		for ; len(data) >= 3; data = data[3:] {
			start := netip.MustParseAddr(starts[int(data[1]>>5)%len(starts)])
			prefix := netip.PrefixFrom(start, int(data[1]&31)) // with -1 beyond 32 or 128 bits it contains nothing
			routes = append(routes, route{uint64(data[0]), prefix, uint32(data[2]) * metric})
		}
		markDefault(links, routes)
		name := defaultOf(links)
		if !slices.Contains([]string{"", "cable", "vpn"}, name) || name == "cable" && !up {
			t.Errorf("%q of %+v", name, routes)
		}
		reached := slices.ContainsFunc(routes, func(r route) bool { return r.link == 2 && r.prefix.Bits() == 0 && r.prefix.Addr().Is4() })
		if reached && name == "" {
			t.Errorf("none of %+v", routes)
		}
	})
}
