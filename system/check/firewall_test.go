package check

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
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
		{name: "closed", change: profiles(Profile{Name: "Public", Active: true, On: true, BlocksOut: true}), want: "closed", what: "profile Public"},
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
		{name: "profiles not known", change: func(f *fake) {
			f.rule(blockOut + "Profile=Public|")
			f.fail["Firewall"] = denied
		}, want: "blocked"},
		{name: "no profile in use", change: func(f *fake) {
			f.rule(blockOut + "Profile=Public|")
			f.firewall[1].Active = false
		}, want: "blocked"},
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
				"{3}": `v2.33|Action=Block|Active=TRUE|Dir=Out|Profile=Private|Name=@{x}|AppPkgId=` + strings.ToLower(storePackID) + `|`,
			}
		}, want: "blocked", what: "@{x}"},
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

func profiles(all ...Profile) func(*fake) { return func(f *fake) { f.firewall = all } }

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

func FuzzRule(f *testing.F) {
	for _, seed := range []string{allowIn, coreOut, edgeOut, blockOut, storeBlock, "v|", "|", "v2.33|Profile=|Profile|=|App=%%%|", "v2|App=%x"} {
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
		_ = r.counts(pc.firewall)
	})
}
