package check

import (
	"strings"
	"testing"
)

const (
	ncsiKey       = `SYSTEM\CurrentControlSet\Services\NlaSvc\Parameters\Internet`
	ncsiPolicyKey = `SOFTWARE\Policies\Microsoft\Windows\NetworkConnectivityStatusIndicator`
)

var (
	nord      = Adapter{Name: "NordLynx", Description: "NordLynx Tunnel", Kind: Virtual, Up: true, Default: true}
	wireGuard = Adapter{Name: "home", Description: "WireGuard Tunnel", Kind: Virtual, Up: true}
	tap       = Adapter{Name: "Ethernet 3", Description: "TAP-Windows Adapter V9", Kind: Ethernet, Up: true, Gateway: true, Default: true}
	builtIn   = Adapter{Name: "Work", Description: "Work", Kind: PPP, Up: true, Default: true}
	noGateway = Adapter{Name: "Wi-Fi", Description: "Intel(R) Wi-Fi 6 AX201 160MHz", Kind: WiFi, Up: true}
	hyperV    = Adapter{Name: "vEthernet (Default Switch)", Description: "Hyper-V Virtual Ethernet Adapter", Kind: Ethernet, Up: true}
	cable     = Adapter{Name: "Ethernet", Description: "Realtek PCIe GbE Family Controller", Kind: Ethernet, Up: true, Gateway: true}
)

// harmlessAdapters are up, and no VPN.
var harmlessAdapters = []Adapter{
	hyperV,
	{Name: "vEthernet (WSL)", Description: "Hyper-V Virtual Ethernet Adapter #2", Kind: Virtual, Up: true, Gateway: true},
	{Name: "Ethernet 5", Description: "VirtualBox Host-Only Ethernet Adapter", Kind: Ethernet, Up: true},
	{Name: "VMware Network Adapter VMnet8", Description: "VMware Virtual Ethernet Adapter for VMnet8", Kind: Ethernet, Up: true},
	{Name: "Bluetooth Network Connection", Description: "Bluetooth Device (Personal Area Network)", Kind: Ethernet, Up: true},
	{Name: "Local Area Connection* 2", Description: "Microsoft Wi-Fi Direct Virtual Adapter #2", Kind: WiFi, Up: true},
	{Name: "isatap.lan", Description: "Microsoft ISATAP Adapter", Kind: Tunnel, Up: true},
	{Name: "my vpn at home", Description: "Intel(R) Ethernet Connection I219-V", Kind: Ethernet, Up: true}, // the name is the person's
}

var networkRows = rows{
	"connected": {
		{name: "Wi-Fi", want: "yes", what: "Wi-Fi", raw: "most goes through it"},
		{name: "mobile", change: adaptersAre(Adapter{Name: "Mobile", Kind: Mobile, Up: true, Gateway: true}), want: "yes", what: "Mobile"},
		{name: "phone line", change: adaptersAre(builtIn), want: "yes", what: "Work"},
		{name: "through a virtual switch", change: adaptersAre(
			Adapter{Name: "vEthernet (Bridge)", Description: "Hyper-V Virtual Ethernet Adapter", Kind: Ethernet, Up: true, Gateway: true}),
			want: "yes", what: "vEthernet (Bridge)"},
		{name: "without a name", change: adaptersAre(Adapter{Description: "USB", Kind: Ethernet, Up: true, Gateway: true}), want: "yes", what: "USB"},
		{name: "no way out", change: adaptersAre(Adapter{Name: "Wi-Fi", Kind: WiFi, Up: true}), why: Missing, raw: "Wi-Fi is up"},
		{name: "a VPN has taken the way out", change: adaptersAre(noGateway, tap), want: "yes", what: "Wi-Fi"},
		{name: "a strange adapter has taken the way out", change: adaptersAre(noGateway, Adapter{Name: "x", Kind: Virtual, Up: true, Default: true}), want: "yes"},
		{name: "a VPN beside a Wi-Fi without a way out", change: adaptersAre(noGateway, wireGuard), why: Missing},
		{name: "a VPN that is down", change: adaptersAre(noGateway, Adapter{Name: "x", Description: "TAP-Windows Adapter V9", Kind: Ethernet, Default: true}),
			why: Missing},
		{name: "a VPN with the Wi-Fi off", change: adaptersAre(nord, Adapter{Name: "Wi-Fi", Kind: WiFi}), want: "no"},
		{name: "a VPN, and what is always up", change: adaptersAre(append(harmlessAdapters[:1:1], nord, Adapter{Name: "Npcap", Description: "Npcap Loopback Adapter",
			Kind: Ethernet, Up: true}, Adapter{Name: "lo", Kind: Loopback, Up: true, Default: true})...), want: "no"},
		{name: "down", change: adaptersAre(Adapter{Name: "Wi-Fi", Kind: WiFi, Gateway: true}), want: "no"},
		{name: "only a VPN", change: adaptersAre(nord), want: "no"},
		{name: "only itself", change: adaptersAre(Adapter{Name: "Loopback", Kind: Loopback, Up: true, Gateway: true}), want: "no"},
		{name: "none", change: adaptersAre(), want: "no"},
		{name: "no rights", change: failing(denied, "Adapters"), why: Denied},
		{name: "strange", change: failing(errStrange, "Adapters"), why: Failed, raw: "RPC"},
	},
	"vpn": {
		{name: "none", want: "off"},
		{name: "carries all", change: with(nord), want: "on", what: "NordLynx"},
		{name: "TAP", change: with(tap), want: "on", what: "Ethernet 3"},
		{name: "built in, or a cable modem", change: with(builtIn), want: "perhaps", what: "Work"},
		{name: "built in, with a known name", change: with(Adapter{Name: "w", Description: "SonicWALL Virtual NIC", Kind: PPP, Up: true, Default: true}), want: "on"},
		{name: "built in beside one that carries all", change: with(builtIn, nord), want: "on", what: "NordLynx"},
		{name: "built in beside a split one", change: with(builtIn, wireGuard), want: "perhaps", what: "Work"},
		{name: "tunnel without a known name", change: with(Adapter{Name: "t", Kind: Tunnel, Up: true, Default: true}), want: "on", what: "t"},
		{name: "split", change: with(wireGuard), want: "part", what: "home"},
		{name: "both", change: with(wireGuard, nord), want: "on", what: "NordLynx"},
		{name: "down", change: with(Adapter{Name: "x", Description: "OpenVPN Data Channel Offload", Kind: Virtual, Default: true}), want: "off"},
		{name: "dials in itself", change: adaptersAre(builtIn), want: "off"},
		{name: "harmless", change: with(harmlessAdapters...), want: "off"},
		{name: "virtual without a known name", change: with(Adapter{Name: "v", Description: "Npcap", Kind: Virtual, Up: true}), want: "off"},
		{name: "no rights", change: failing(denied, "Adapters"), why: Denied},
		{name: "missing", change: failing(missing, "Adapters"), why: Missing},
	},
	"adapters": {
		{name: "one", want: "one"},
		{name: "cable and Wi-Fi", change: with(cable), want: "several", what: "Wi-Fi, Ethernet"},
		{name: "virtual machines", change: with(hyperV), want: "several", what: "Wi-Fi, vEthernet (Default Switch)"},
		{name: "virtual machines down", change: with(Adapter{Name: "vEthernet (WSL)", Kind: Ethernet}), want: "one"},
		{name: "VPN", change: with(nord), want: "one"},
		{name: "many", change: with(harmlessAdapters[:4]...), want: "several",
			what: "Wi-Fi, vEthernet (Default Switch), vEthernet (WSL) and 2 more"},
		{name: "none is up", change: adaptersAre(), why: Missing},
		{name: "no rights", change: failing(denied, "Adapters"), why: Denied},
	},
	"chromium-online": {
		{name: "network", want: "yes"},
		{name: "no network", change: func(f *fake) { f.network = false }, want: "no"},
		{name: "cannot be asked", change: failing(errStrange, "NetworkSeen"), why: Failed},
		{name: "no rights", change: failing(denied, "NetworkSeen"), why: Denied},
	},
	"windows-online": {
		{name: "internet", want: "yes"},
		{name: "local", change: opinion(LocalOnly), want: "no", raw: "local only"},
		{name: "nothing", change: opinion(NoNetwork), want: "nothing"},
		{name: "strange", change: opinion("perhaps"), why: Damaged},
		{name: "service off", change: failing(errStrange, "Internet"), why: Failed},
		{name: "no rights", change: failing(denied, "Internet"), why: Denied},
	},
	"probing": {
		{name: "usual", want: "on", raw: "EnableActiveProbing is 1"},
		{name: "not set", change: func(f *fake) { clear(f.numbers) }, want: "on"},
		{name: "setting", change: number(ncsiKey, "EnableActiveProbing", 0), want: "off", what: "the setting EnableActiveProbing"},
		{name: "rule", change: number(ncsiPolicyKey, "NoActiveProbe", 1), want: "off", what: "the rule NoActiveProbe"},
		{name: "rule that allows", change: number(ncsiPolicyKey, "NoActiveProbe", 0), want: "on"},
		{name: "no rights", change: failing(denied, "Number "+place(Machine, ncsiPolicyKey, "NoActiveProbe")), why: Denied},
		{name: "no rights for one, other off", change: func(f *fake) {
			number(ncsiPolicyKey, "NoActiveProbe", 1)(f)
			f.fail["Number "+place(Machine, ncsiKey, "EnableActiveProbing")] = denied
		}, want: "off"},
		{name: "not a number", change: failing(ErrDamaged, "Number"), why: Damaged},
	},
}

func adaptersAre(all ...Adapter) func(*fake) { return func(f *fake) { f.adapters = all } }

func with(more ...Adapter) func(*fake) {
	return func(f *fake) { f.adapters = append(f.adapters, more...) }
}

func opinion(o Internet) func(*fake) { return func(f *fake) { f.internet = o } }

func number(key, name string, value uint64) func(*fake) {
	return func(f *fake) { f.numbers[place(Machine, key, name)] = value }
}

// TestVPNNames demands that each known description is seen, in any case.
func TestVPNNames(t *testing.T) {
	for _, part := range vpnParts {
		f := healthy(windows11)
		f.adapters = append(f.adapters, Adapter{Name: "x", Description: "The " + strings.ToUpper(part) + " adapter", Kind: Ethernet, Up: true})
		if got := lookAt(t, "vpn", f); got.Finding != "part" {
			t.Errorf("%q: finding %q", part, got.Finding)
		}
	}
	for _, a := range harmlessAdapters {
		f := healthy(windows11)
		a.Default, a.Gateway = true, true
		f.adapters = append(f.adapters, a)
		if got := lookAt(t, "vpn", f); got.Finding != "off" {
			t.Errorf("%q: finding %q", a.Description, got.Finding)
		}
	}
}

// TestHostileAdapterNames demands that a name cannot disturb the page on which it is shown.
func TestHostileAdapterNames(t *testing.T) {
	f := healthy(windows10)
	name := "\u202eNPV\x00\x1b[2J\r\n" + strings.Repeat("Ä", 10_000)
	f.adapters = append(f.adapters, Adapter{Name: name, Description: "WireGuard Tunnel", Kind: Virtual, Up: true, Default: true})
	got := lookAt(t, "vpn", f)
	if got.Finding != "on" || len([]rune(got.What.Name)) > longName+1 {
		t.Fatalf("finding %q, %d letters", got.Finding, len([]rune(got.What.Name)))
	}
	if want := "NPV [2J ÄÄ"; !strings.HasPrefix(got.What.Name, want) {
		t.Errorf("what is %q, want it to begin with %q", got.What, want)
	}
}
