package check

import (
	"fmt"
	"io/fs"
	"slices"
)

// vpnParts are parts of the descriptions of VPN adapters. Those in the second half are known from use, not looked up.
var vpnParts = []string{
	"tap-windows", "wintun", "wireguard", "cisco anyconnect", "pangp", "globalprotect", "fortinet", "zscaler", "appgate", "tailscale", "openvpn", "vpn",

	"nordlynx", "juniper", "pulse secure", "sonicwall", "check point", "f5 ", "mullvad", "proton", "surfshark", "cloudflare warp", "zerotier", "hamachi",
	"radmin",
}

// machineParts are parts of the names of adapters that belong to virtual machines.
var machineParts = []string{"hyper-v", "vethernet", "virtualbox", "vmware", "wsl"}

// harmlessParts are parts of the names of other adapters that look like VPNs or real ones and are none. The last three are known from use, not looked up: two
// ways to IPv6 like Teredo, and adapters of programs for tests, which are always up.
var harmlessParts = []string{"bluetooth", "wi-fi direct", "teredo", "isatap", "6to4", "loopback"}

func (a Adapter) name() string {
	if a.Name != "" {
		return a.Name
	}
	return a.Description
}

func (a Adapter) says(parts []string) bool { return hasAny(a.Name+"\n"+a.Description, parts...) }

// tunnels reports whether an adapter is one that VPNs have. Its name is the person's, so only the description counts.
func (a Adapter) tunnels() bool {
	if a.Kind == Loopback || a.says(machineParts) || a.says(harmlessParts) {
		return false
	}
	return a.Kind == PPP || a.isVPN()
}

// isVPN is for an adapter that tunnels: one that dials in can also be a phone line or a cable modem, unless its description says more.
func (a Adapter) isVPN() bool { return a.Kind == Tunnel || hasAny(a.Description, vpnParts...) }

// isReal reports whether an adapter is for a cable, Wi-Fi or mobile internet.
func (a Adapter) isReal() bool {
	return (a.Kind == Ethernet || a.Kind == WiFi || a.Kind == Mobile) && !a.tunnels() && !a.says(machineParts) && !a.says(harmlessParts)
}

func (a Adapter) leadsOut() bool { return a.Up && a.Kind != Loopback && (a.Gateway || a.Default) }

// vpns lists the VPNs that are up. A PPP adapter with no other connection below it dials in to the internet itself.
func vpns(all []Adapter) []Adapter {
	lone := !slices.ContainsFunc(all, func(a Adapter) bool { return a.leadsOut() && !a.tunnels() })
	return only(all, func(a Adapter) bool { return a.Up && a.tunnels() && !(a.Kind == PPP && lone) })
}

// waysOut lists the adapters through which this PC can reach other networks, without VPNs.
func waysOut(all []Adapter) []Adapter {
	tunnels := vpns(all)
	return only(all, func(a Adapter) bool { return a.leadsOut() && !slices.Contains(tunnels, a) })
}

func only(all []Adapter, fits func(Adapter) bool) []Adapter {
	return slices.DeleteFunc(slices.Clone(all), func(a Adapter) bool { return !fits(a) })
}

func namesOf(all []Adapter) (names []string) {
	for _, a := range all {
		names = append(names, a.name())
	}
	return names
}

func linesOf(all []Adapter) (lines []string) {
	for _, a := range all {
		line := fmt.Sprintf("%s (%s), kind %d", brief(a.Name), brief(a.Description), a.Kind)
		for _, is := range []struct {
			so    bool
			words string
		}{{a.Up, "up"}, {a.Gateway, "leads to other networks"}, {a.Default, "most goes through it"}} {
			if is.so {
				line += ", " + is.words
			}
		}
		lines = append(lines, line)
	}
	return lines
}

func vpn(pc PC) Seen {
	all, err := pc.Adapters()
	if err != nil {
		return unknown(err)
	}
	raw := linesOf(all)
	up := only(vpns(all), Adapter.isVPN)
	carrying := only(up, func(a Adapter) bool { return a.Default })
	dialled := only(vpns(all), func(a Adapter) bool { return !a.isVPN() })
	switch {
	case len(carrying) > 0:
		return foundWords("on", named(namesOf(carrying)), raw...)
	case len(dialled) > 0:
		return foundWords("perhaps", named(namesOf(dialled)), raw...)
	case len(up) > 0:
		return foundWords("part", named(namesOf(up)), raw...)
	}
	return found("off", "", raw...)
}

// adapters counts the ways out and what belongs to virtual machines. VPNs have a check of their own.
func adapters(pc PC) Seen {
	all, err := pc.Adapters()
	if err != nil {
		return unknown(err)
	}
	raw := linesOf(all)
	out := waysOut(all)
	several := only(all, func(a Adapter) bool { return slices.Contains(out, a) || a.Up && a.says(machineParts) })
	switch len(several) {
	case 0:
		return unknown(fmt.Errorf("no connection is up: %w", fs.ErrNotExist), raw...)
	case 1:
		return found("one", "", raw...)
	}
	return foundWords("several", named(namesOf(several)), raw...)
}
