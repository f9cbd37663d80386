package check

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
)

const (
	blockOut   = `v2.33|Action=Block|Active=TRUE|Dir=Out|App=` + websiteApp + `|Name=No Spotify|`
	storeBlock = `v2.33|Action=Block|Active=TRUE|Dir=Out|App=C:\Program Files\WindowsApps\` + storeName + `\Spotify.exe|Name=No Store Spotify|`
)

var wallRows = rows{
	"firewall-outbound": {
		{name: "usual", want: "ok", raw: "Private: in use, on"},
		{name: "closed", change: closedNet, want: "closed", what: "profile Public"},
		{name: "closed, but Spotify has a rule", change: closedWith(allowOut), want: "allowed", what: "profile Public", raw: "Action=Allow"},
		{name: "closed, but Spotify has a rule for some connections", change: closedWith(allowOut + "Protocol=6|RPort=443|"), want: "allowed"},
		{name: "closed, but all may go out", change: closedWith("v2.33|Action=Allow|Active=TRUE|Dir=Out|Name=All|"), want: "allowed"},
		{name: "closed, a service may go out", change: closedWith("v2.33|Action=Allow|Active=TRUE|Dir=Out|Svc=dnscache|Name=DNS|"), want: "closed"},
		{name: "closed, all may look names up", change: closedWith("v2.33|Action=Allow|Active=TRUE|Dir=Out|RPort=53|Name=DNS|"), want: "closed"},
		{name: "closed, a rule for another network", change: closedWith(allowOut + "Profile=Private|"), want: "closed"},
		{name: "closed, a rule for another person", change: closedWith(allowOut + "LUOwn=S-1-5-21-1-2-3-1002|"), want: "closed"},
		{name: "closed, a rule that is off", change: closedWith(strings.Replace(allowOut, "TRUE", "FALSE", 1)), want: "closed"},
		{name: "closed, a rule for another program", change: closedWith(strings.Replace(allowOut, websiteApp, `C:\Old\Spotify.exe`, 1)), want: "closed"},
		{name: "closed, a rule for the way in", change: closedWith(allowIn), want: "closed"},
		{name: "closed twice, a rule for one", change: func(f *fake) {
			closedWith(allowOut + "Profile=Public|")(f)
			f.firewall = append(f.firewall, Profile{Name: "Private", Active: true, On: true, BlocksOut: true})
		}, want: "closed", what: "profile Public, profile Private"},
		{name: "closed, no Spotify", change: func(f *fake) { closedWith(allowOut)(f); f.remove() }, want: "closed"},
		{name: "closed, rules hidden", change: func(f *fake) { closedNet(f); f.fail["Texts"] = denied }, why: Denied},
		{name: "closed, Spotify hidden", change: func(f *fake) { closedNet(f); f.fail["Subkeys"] = denied }, why: Denied},
		{name: "closed elsewhere", change: profiles(Profile{Name: "Public", On: true, BlocksOut: true}, Profile{Name: "Private", Active: true, On: true}), want: "ok"},
		{name: "closed but off", change: profiles(Profile{Name: "Public", Active: true, BlocksOut: true}), want: "ok"},
		{name: "no profiles", change: profiles(), why: Damaged},
		{name: "no rights", change: failing(denied, "Firewall"), why: Denied},
		{name: "missing", change: failing(missing, "Firewall"), why: Missing},
	},
	"firewall-rules": {
		{name: "usual", want: "none"},
		{name: "blocked", change: ruleIs(blockOut), want: "blocked", what: "No Spotify", raw: "Dir=Out"},
		{name: "any case", change: ruleIs(strings.Replace(blockOut, websiteApp, strings.ToUpper(websiteApp), 1)), want: "blocked"},
		{name: "with a variable", change: ruleIs(strings.Replace(blockOut, roaming, `%AppData%`, 1)), want: "blocked"},
		{name: "in use", change: ruleIs(blockOut + "Profile=Domain|Profile=Private|"), want: "blocked"},
		{name: "not in use", change: ruleIs(blockOut + "Profile=Domain|Profile=Public|"), want: "none"},
		{name: "in one of two networks", change: func(f *fake) {
			f.rule(blockOut + "Profile=Public|")
			f.firewall[2].Active = true
		}, want: "partly", what: "No Spotify"},
		{name: "profiles not known", change: func(f *fake) {
			f.rule(blockOut + "Profile=Domain|")
			f.fail["Firewall"] = denied
		}, want: "partly"},
		{name: "not known whether the firewall is on", change: func(f *fake) {
			f.rule(blockOut)
			f.fail["Firewall"] = denied
		}, want: "partly"},
		{name: "no profile in use", change: func(f *fake) {
			f.rule(blockOut + "Profile=Public|")
			f.firewall[1].Active = false
		}, want: "partly"},
		{name: "no profile in use, and a rule for all", change: func(f *fake) {
			f.rule(blockOut)
			f.firewall[1].Active = false
		}, want: "blocked"},
		{name: "one address", change: ruleIs(blockOut + "RA4=35.186.224.47|"), want: "partly", what: "No Spotify", raw: "RA4=35.186.224.47"},
		{name: "one address in IPv6", change: ruleIs(blockOut + "RA6=2a00::1|"), want: "partly"},
		{name: "home network", change: ruleIs(blockOut + "RA4=LocalSubnet|RA6=LocalSubnet|"), want: "partly"},
		{name: "addresses by a word", change: ruleIs(blockOut + "RA42=IntErnet|RA62=IntErnet|"), want: "partly"},
		{name: "from one address", change: ruleIs(blockOut + "LA4=192.168.1.4|"), want: "partly"},
		{name: "other devices at home", change: ruleIs(blockOut + "Protocol=17|RPort=57621|"), want: "partly"},
		{name: "UDP", change: ruleIs(blockOut + "Protocol=17|"), want: "partly"},
		{name: "TCP", change: ruleIs(blockOut + "Protocol=6|"), want: "blocked"},
		{name: "any protocol", change: ruleIs(blockOut + "Protocol=256|"), want: "blocked"},
		{name: "one port", change: ruleIs(blockOut + "Protocol=6|RPort=80|"), want: "partly"},
		{name: "ports", change: ruleIs(blockOut + "Protocol=6|RPort2_10=80-90|"), want: "partly"},
		{name: "from one port", change: ruleIs(blockOut + "Protocol=6|LPort=80|"), want: "partly"},
		{name: "Wi-Fi", change: ruleIs(blockOut + "IFType=Wireless|"), want: "partly"},
		{name: "one adapter", change: ruleIs(blockOut + "IF={5E4B6B3C-0000-0000-0000-000000000000}|"), want: "partly"},
		{name: "a service", change: ruleIs(blockOut + "Svc=spooler|"), want: "partly"},
		{name: "secured connections", change: ruleIs(blockOut + "Security=Authenticate|"), want: "partly"},
		{name: "new kind of limit", change: ruleIs(blockOut + "Moon=Full|"), want: "partly"},
		{name: "no limit, but words", change: ruleIs(blockOut + "Desc=RPort|EmbedCtxt=x|Edge=FALSE|RA4=|"), want: "blocked"},
		{name: "of this person", change: ruleIs(blockOut + "LUOwn=" + personID + "|"), want: "blocked"},
		{name: "of another person", change: ruleIs(blockOut + "LUOwn=S-1-5-21-1-2-3-1002|"), want: "none"},
		{name: "of an unknown person", change: func(f *fake) {
			f.rule(blockOut + "LUOwn=" + personID + "|")
			f.fail["PersonID"] = denied
		}, want: "partly"},
		{name: "one that always stops it and one that does not", change: func(f *fake) {
			f.rule(blockOut)
			f.values[place(Machine, rulesKey, "")]["{8}"] = strings.Replace(blockOut, "No Spotify", "Some", 1) + "RPort=1|"
		}, want: "blocked", what: "No Spotify"},
		{name: "one address, and the rest hidden", change: func(f *fake) {
			f.rule(blockOut + "RA4=35.186.224.47|")
			f.fail["Texts "+place(Machine, policyRulesKey, "")] = denied
		}, why: Denied},
		{name: "firewall off", change: func(f *fake) {
			f.rule(blockOut)
			f.firewall[1].On = false
		}, want: "none"},
		{name: "without a name", change: ruleIs(strings.Replace(blockOut, "Name=No Spotify", "", 1)), want: "blocked", what: "one without a name"},
		{name: "on the way in", change: ruleIs(strings.Replace(blockOut, "Dir=Out", "Dir=In", 1)), want: "none"},
		{name: "switched off", change: ruleIs(strings.Replace(blockOut, "Active=TRUE", "Active=FALSE", 1)), want: "none"},
		{name: "lets through", change: ruleIs(strings.Replace(blockOut, "Action=Block", "Action=Allow", 1)), want: "none"},
		{name: "another program", change: ruleIs(strings.Replace(blockOut, websiteApp, `C:\Old\Spotify.exe`, 1)), want: "none"},
		{name: "all programs", change: ruleIs(strings.Replace(blockOut, "App="+websiteApp+"|", "", 1)), want: "none"},
		{name: "no direction", change: ruleIs(strings.Replace(blockOut, "Dir=Out|", "", 1)), want: "none"},
		{name: "no head", change: ruleIs(strings.TrimPrefix(blockOut, "v2.33|")), want: "none"},
		{name: "by a company", change: func(f *fake) {
			f.values[place(Machine, policyRulesKey, "")] = map[string]string{"{F7EE5C6D-6C90-456B-9166-E301B1305A56}": blockOut}
		}, want: "blocked"},
		{name: "from the Store", change: func(f *fake) { f.store(); f.rule(storeBlock) }, want: "blocked", what: "No Store Spotify"},
		{name: "older one from the Store", change: func(f *fake) {
			f.store()
			f.rule(strings.Replace(storeBlock, "1.268.495.0", "1.190.859.0", 1))
		}, want: "none"},
		{name: "program from the Store", change: func(f *fake) {
			f.store()
			f.values[place(Machine, storeRulesKey, "")] = map[string]string{
				"{3}": `v2.33|Action=Block|Active=TRUE|Dir=Out|Profile=Private|Name=@{x}|Desc=@{x}|PFN=` + storePrefix + storeSuffix + `|LUOwn=` + personID +
					`|AppPkgId=` + strings.ToLower(storePackID) + `|EmbedCtxt=@{x}|Platform=2:6:2|Platform2=GTEQ|`,
			}
		}, want: "blocked", what: "@{x}"},
		{name: "program from the Store of another person", change: func(f *fake) {
			f.store()
			f.values[place(Machine, storeRulesKey, "")] = map[string]string{
				"{3}": `v2.33|Action=Block|Active=TRUE|Dir=Out|Name=@{x}|LUOwn=S-1-5-21-1-2-3-1002|AppPkgId=` + storePackID + `|`,
			}
		}, want: "none"},
		{name: "left over from the Store", change: func(f *fake) { f.rule(storeBlock + "AppPkgId=" + storePackID + "|") }, want: "none"},
		{name: "many", change: func(f *fake) {
			for i := range 5000 {
				f.values[place(Machine, rulesKey, "")][fmt.Sprint("{x", i, "}")] = strings.Replace(blockOut, "No Spotify", fmt.Sprint("No ", i%4), 1)
			}
		}, want: "blocked", what: "No 0, No 1, No 2 and 1 more"},
		{name: "too many", change: func(f *fake) {
			for i := range mostRules {
				f.values[place(Machine, rulesKey, "")][fmt.Sprint("{x", i, "}")] = edgeOut
			}
		}, why: Damaged},
		{name: "no Spotify", change: func(f *fake) { f.remove(); f.rule(blockOut) }, why: Absent},
		{name: "no rights", change: failing(denied, "Texts "+place(Machine, rulesKey, "")), why: Denied},
		{name: "no rights for a company's", change: failing(denied, "Texts "+place(Machine, policyRulesKey, "")), why: Denied},
		{name: "missing", change: failing(missing, "Texts"), why: Missing},
		{name: "no rights for the Store", change: failing(denied, "Subkeys"), why: Denied},
	},
}

const allowOut = `v2.33|Action=Allow|Active=TRUE|Dir=Out|App=` + websiteApp + `|Name=Yes Spotify|`

func profiles(all ...Profile) func(*fake) { return func(f *fake) { f.firewall = all } }

func closedNet(f *fake) {
	f.firewall = []Profile{{Name: "Public", Active: true, On: true, BlocksOut: true}}
}

func closedWith(rule string) func(*fake) { return func(f *fake) { closedNet(f); f.rule(rule) } }

func ruleIs(text string) func(*fake) { return func(f *fake) { f.rule(text) } }

// packageID makes the security id of a package as Windows does: from the first 28 bytes of the SHA-256 of its name in small letters.
func packageID(family string) string {
	hash := sha256.Sum256([]byte(inUTF16(binary.LittleEndian, strings.ToLower(family))))
	id := "S-1-15-2"
	for i := range 7 {
		id += fmt.Sprintf("-%d", binary.LittleEndian.Uint32(hash[4*i:]))
	}
	return id
}

// TestStorePackID makes the id anew, in a way that is right for another package, whose id is widely known.
func TestStorePackID(t *testing.T) {
	const edge = "S-1-15-2-3624051433-2125758914-1423191267-1740899205-1073925389-3782572162-737981194"
	if got := packageID("Microsoft.MicrosoftEdge_8wekyb3d8bbwe"); got != edge {
		t.Fatalf("Edge is %s", got)
	}
	if got := packageID("SpotifyAB.SpotifyMusic_zpdnekdrzrea0"); got != storePackID {
		t.Errorf("Spotify is %s", got)
	}
}

// TestRulesTellNobodysName demands that the security ids of people are not shown.
func TestRulesTellNobodysName(t *testing.T) {
	f := healthy(windows10)
	f.rule(blockOut + "LUOwn=" + personID + "|LUAuth=O:LSD:(A;;CC;;;" + personID + ")|RUAuth=" + personID + "|RMAuth2_20=" + personID + "|Edge=TRUE|")
	got := lookAt(t, "firewall-rules", f)
	if raw := strings.Join(got.Raw, "\n"); got.Finding != "partly" || strings.Contains(raw, "S-1-5-21") || !strings.Contains(raw, "Name=No Spotify|Edge=TRUE|") {
		t.Errorf("finding %q\n%s", got.Finding, raw)
	}
}

func TestFirewallRulesStop(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got := resultOf("", localCheck(t, "firewall-rules").Look(ctx, healthy(windows10)), 0); got.Unknown != Stopped {
		t.Errorf("finding %q, unknown %q", got.Finding, got.Unknown)
	}
}

func TestExpanded(t *testing.T) {
	pc := healthy(windows10)
	for path, want := range map[string]string{
		"":                          "",
		`%SystemRoot%\x`:            `C:\Windows\x`,
		`a%SystemRoot%%SystemRoot%`: `aC:\WindowsC:\Windows`,
		`%Unknown%\x`:               `%Unknown%\x`,
		`%%SystemRoot%`:             `%C:\Windows`,
		`100%`:                      `100%`,
		`%`:                         `%`,
		`%%`:                        `%%`,
	} {
		if got := expanded(pc, path); got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
}

// FuzzRule: whatever stands in a rule, it is read as its last fields say, and shown without whoever it is for.
func FuzzRule(f *testing.F) {
	for _, seed := range []string{
		allowIn, coreOut, edgeOut, blockOut, storeBlock, "v|", "|", "v2.33|Profile=|Profile|=|App=%%%|", "v2|App=%x", "v2.33|Action=Block|Active=TRUE|Dir=Out|LUOwn=S-1-5-21|LUAuth=x|RA4=1.2.3.4|",
		"v2|Active=TRUE|Active=FALSE|Action=Allow|Protocol=6|App=" + websiteApp, "LUOwn=S-1|v2",
	} {
		f.Add(seed)
	}
	pc := healthy(windows10)
	pc.addStore()
	s := installed{websiteApp, storeName}
	f.Fuzz(func(t *testing.T, text string) {
		r, ok := parseRule(text)
		hit := s.hits(pc, r)
		if !ok && (hit || r.active || r.block || r.out) {
			t.Errorf("%q is no rule, but %+v", text, r)
		}
		if hit && !hasAny(text, "spotify.exe", strings.ToLower(storePackID)) {
			t.Errorf("%q hits", text)
		}
		if ok && (r.text != text || r.program != fieldOf(text, "App") || r.owner != fieldOf(text, "LUOwn") || r.block != strings.EqualFold(fieldOf(text, "Action"), "Block")) {
			t.Errorf("%q is read as %+v", text, r)
		}
		for field := range strings.SplitSeq(withoutPeople(text), "|") {
			if slices.ContainsFunc(peoplesFields, func(start string) bool { return strings.HasPrefix(field, start) }) || !strings.Contains(text, field) {
				t.Errorf("%q shows %q", text, field)
			}
		}
		if held := r.holds(pc.firewall); held < never || held > always || len(r.profiles) == 0 && held != always {
			t.Errorf("%q holds %d", text, held)
		}
	})
}

// fieldOf is a field of a rule in the plainest reading: the last one with its name, behind the first bar.
func fieldOf(rule, name string) (value string) {
	for _, field := range strings.Split(rule, "|")[1:] {
		if rest, ok := strings.CutPrefix(field, name+"="); ok {
			value = rest
		} else if field == name {
			value = ""
		}
	}
	return value
}
