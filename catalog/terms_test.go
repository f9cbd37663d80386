package catalog

import (
	"slices"
	"testing"
)

// TestTermsIn: a term is found where it stands by itself, in any case and spelling, and not where it is a part of another word; the first in the text comes first.
func TestTermsIn(t *testing.T) {
	terms := []Term{{Term: "DNS", Forms: []string{"DNS"}}, {Term: "VPN", Forms: []string{"VPN", "VPNs"}}, {Term: "hosts file", Forms: []string{"hosts file"}}}
	for text, want := range map[string][]string{
		"A vpn.": {"VPN"}, "VPNs, DNS": {"VPN", "DNS"}, "DNS, VPNs": {"DNS", "VPN"}, "flushdns": nil, "DNSx dns_1 dns": {"DNS"}, "": nil, "VPN": {"VPN"}, "éVPN": nil,
		"the Hosts File": {"hosts file"}, "VPNs, DNS, VPN": {"VPN", "DNS"}, "VPN, DNS, VPNs": {"VPN", "DNS"}, "dns_1": nil, "\xffVPN\xff": {"VPN"},
	} {
		var got []string
		for _, found := range TermsIn(terms, "", text) {
			got = append(got, found.Term)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := TermsIn(terms, "a VPN", "the DNS"); len(got) != 2 || got[0].Term != "VPN" {
		t.Errorf("in two texts: %v", got)
	}
}
