package catalog

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// reference is one entry of testdata/reference.json, the published list that the catalogue is built on.
type reference struct {
	Code, Title, Section, Severity, Message string
	Chain, Causes, Steps                    []string
	Note                                    *string
}

func readReference(t *testing.T) []reference {
	t.Helper()
	return readFacts[[]reference](t, "reference.json")
}

func readFacts[T any](t *testing.T, file string) (facts T) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &facts); err != nil {
		t.Fatal(err)
	}
	return facts
}

// once loads the catalogue for all tests that only read it.
var once = sync.OnceValues(Load)

func loaded(t testing.TB) *Catalog {
	t.Helper()
	c, err := once()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestEveryEntryOfTheReferenceIsThereInItsOrder: other entries may stand between them. Where a newer edition of the reference tells another chain, that one counts.
func TestEveryEntryOfTheReferenceIsThereInItsOrder(t *testing.T) {
	ref := readReference(t)
	if len(ref) != 41 {
		t.Fatalf("reference has %d entries, want 41", len(ref))
	}
	chains := readFacts[map[string][]string](t, "newer-chains.json")
	entries := loaded(t).Entries()
	causes, steps, next := 0, 0, 0
	for _, want := range ref {
		i := slices.IndexFunc(entries[next:], func(e Entry) bool { return e.Code == want.Code })
		if i < 0 {
			t.Errorf("%s is missing, or not in the order of the reference", want.Code)
			continue
		}
		got := entries[next+i]
		next += i + 1
		if chain, newer := chains[want.Code]; newer {
			want.Chain = chain
			delete(chains, want.Code)
		}
		t.Run(want.Code, func(t *testing.T) { compareFacts(t, want, got) })
		causes += len(got.Causes)
		steps += len(want.Steps)
	}
	if causes != 113 || steps != 139 {
		t.Errorf("%d causes and %d steps, want 113 and 139", causes, steps)
	}
	if len(chains) != 0 {
		t.Errorf("newer chains for entries that the reference does not have: %v", chains)
	}
}

// drawn stands for signs that the built-in fonts do not have.
var drawn = strings.NewReplacer("≥", ">=", "→", "->")

// TestEveryNewerEntryIsThere: the entries that a newer edition of the reference has added, as far as they concern Windows.
func TestEveryNewerEntryIsThere(t *testing.T) {
	newer := readFacts[[]reference](t, "newer.json")
	if len(newer) != 15 {
		t.Fatalf("%d newer entries, want 15", len(newer))
	}
	c := loaded(t)
	for _, want := range newer {
		t.Run(want.Code, func(t *testing.T) {
			got, ok := c.Entry(want.Code)
			if !ok {
				t.Fatal("is missing")
			}
			for i, name := range want.Chain {
				want.Chain[i] = drawn.Replace(name)
			}
			compareFacts(t, want, got)
			if !slices.Equal(got.Platforms, []string{"windows", "macos"}) {
				t.Errorf("platforms are %q, want windows and macos", got.Platforms)
			}
		})
	}
	if known := len(readReference(t)) + len(newer); len(c.Entries()) > known {
		t.Errorf("catalogue has %d entries, but only %d are known from the reference", len(c.Entries()), known)
	}
}

func compareFacts(t *testing.T, want reference, got Entry) {
	for _, f := range []struct{ name, want, got string }{
		{"code", want.Code, got.Code}, {"title", want.Title, got.Title}, {"area", want.Section, got.Area},
		{"severity", want.Severity, string(got.Severity)}, {"message", want.Message, got.Message},
	} {
		if f.want != f.got {
			t.Errorf("%s is %q, want %q", f.name, f.got, f.want)
		}
	}
	var chain []string
	for _, l := range got.Chain {
		chain = append(chain, l.Name)
	}
	if !slices.Equal(chain, want.Chain) {
		t.Errorf("chain is %q, want %q", chain, want.Chain)
	}
	if len(got.Causes) != len(want.Causes) {
		t.Errorf("%d causes, want %d", len(got.Causes), len(want.Causes))
	}
	if (want.Note != nil) && got.Note == "" {
		t.Error("the note is missing")
	}
	compareRefs(t, len(want.Steps), got.Steps)
}

// compareRefs demands every step of the reference, in order.
func compareRefs(t *testing.T, want int, steps []Step) {
	var refs []int
	for _, s := range steps {
		if s.Ref != 0 && (len(refs) == 0 || refs[len(refs)-1] != s.Ref) {
			refs = append(refs, s.Ref)
		}
	}
	var all []int
	for n := 1; n <= want; n++ {
		all = append(all, n)
	}
	if !slices.Equal(refs, all) {
		t.Errorf("steps come from %v of the reference, want %v", refs, all)
	}
}

// TestWordingIsOurOwn keeps the reference's sentences out of causes and notes: its facts are used, its words are not.
func TestWordingIsOurOwn(t *testing.T) {
	c := loaded(t)
	for _, want := range slices.Concat(readReference(t), readFacts[[]reference](t, "newer.json")) {
		e, _ := c.Entry(want.Code)
		for _, cause := range want.Causes {
			if len(strings.Fields(cause)) > 4 && slices.Contains(e.Causes, cause) {
				t.Errorf("%s: the cause %q is copied", want.Code, cause)
			}
		}
		if want.Note != nil && e.Note == *want.Note {
			t.Errorf("%s: the note is copied", want.Code)
		}
	}
}

// TestOneEntryForThreeCodes: 53, 54 and 55 are one entry.
func TestOneEntryForThreeCodes(t *testing.T) {
	c := loaded(t)
	for _, code := range []string{"accounts:53–55", "accounts:53-55", "accounts:53", "accounts:54", "Accounts:55", " accounts:55 "} {
		if e, ok := c.Entry(code); !ok || e.Code != "accounts:53–55" {
			t.Errorf("Entry(%q) = %q, %v", code, e.Code, ok)
		}
	}
	for _, code := range []string{"", "accounts", "accounts:56", "accounts:5"} {
		if e, ok := c.Entry(code); ok {
			t.Errorf("Entry(%q) found %q", code, e.Code)
		}
	}
}

// stepActions is which actions each step of the reference must lead to. "-" stands for a step that names nothing that could be opened.
var stepActions = map[string][]string{
	"auth:1":                                 {"web-downdetector", "-", "app-spotify", "win-firewall-allowed-apps win-firewall-advanced"},
	"auth:2":                                 {"-", "web-password-reset", "web-downdetector web-status", "win-vpn", "app-spotify store-updates"},
	"auth:3":                                 {"win-firewall-allowed-apps win-firewall-advanced", "app-spotify-settings", "win-vpn", "win-hosts-edit"},
	"auth:73":                                {"win-vpn", "web-profile web-country-help", "app-spotify-settings", "win-firewall-allowed-apps win-firewall-advanced"},
	"accounts:4":                             {"win-services", "start-netprofm start-nlasvc", "flushdns", "app-spotify", "win-network-connections"},
	"accounts:3":                             {"-", "web-password-reset", "web-login-methods"},
	"accounts:53–55":                         {"app-spotify-settings", "-", "app-spotify-settings win-proxy"},
	"accounts:103":                           {"win-firewall-allowed-apps", "app-spotify-settings", "win-virus-exclusions"},
	"accounts:127":                           {"app-spotify", "-", "web-account"},
	"accounts:402":                           {"-", "web-download", "-", "win-storage"},
	"accounts:403":                           {"web-support", "web-support-contact"},
	"accounts:406":                           {"web-support-contact", "web-subscription"},
	"accounts:407":                           {"web-profile", "app-spotify", "-"},
	"accounts:408":                           {"win-vpn", "web-profile web-country-help", "app-spotify", "web-premium"},
	"accounts:409":                           {"web-subscription", "web-subscription", "app-spotify"},
	"accounts:413":                           {"-", "web-password-reset"},
	"accounts:417":                           {"app-spotify", "web-login-methods", "web-password-reset"},
	"accounts:critical-update-error":         {"web-download", "-", "win-storage", "win-task-manager"},
	"session:3":                              {"app-spotify", "file-spotify-prefs"},
	"session:103":                            {"win-default-apps", "chrome-site-data", "web-password-reset", "web-sign-out-everywhere", "store-spotify web-download"},
	"desktop_login_accounts:2":               {"app-spotify", "-", "-", "win-default-apps"},
	"desktop_login_accounts:4":               {"app-spotify", "time-resync win-date-time", "win-date-time"},
	"desktop_login_accounts:5":               {"win-proxy app-spotify-settings", "win-firewall-advanced", "-", "win-task-manager", "web-password-reset"},
	"accesspoint:17":                         {"win-vpn app-spotify-settings", "web-profile", "app-spotify", "win-firewall-allowed-apps"},
	"accesspoint:22":                         {"app-spotify store-updates", "web-download store-spotify", "app-spotify", "app-spotify-settings"},
	"accesspoint:31":                         {"win-network-status", "web-plain-page", "-"},
	"accesspoint:39":                         {"win-hosts-edit", "win-network-connections", "win-recovery"},
	"accesspoint:50":                         {"-", "-", "win-vpn"},
	"EME_LICENSE_REQUEST_FAILED_WITH_STATUS": {"-", "app-spotify", "-"},
	"Error 30":                               {"app-spotify-settings", "win-proxy", "win-vpn", "win-hosts-edit"},
	"EME_NO_SUPPORTED_KEYSYSTEM":             {"chrome-components", "chrome-protected-content", "chrome-extensions", "web-download store-spotify", "linux-widevine"},
	"DISALLOW_PROTECTED_TRACK_ERROR":         {"chrome-protected-content", "chrome-policy", "app-spotify web-download"},
	"CAPPING_USER_IS_CAPPED":                 {"-", "web-premium"},
	"MEDIA_DECODING_ERROR":                   {"-", "app-spotify", "win-update-optional win-device-manager", "app-spotify-settings"},
	"Installer error 18":                     {"win-task-manager close-spotify", "-", "dir-spotify-roaming", "win-system-config", "store-spotify"},
	"Installer error 24":                     {"win-task-manager", "win-virus-scan", "web-download", "win-recovery"},
	"HTTP 401 — invalid_client":              {"web-dev-dashboard", "-"},
	"HTTP 403 — PREMIUM_REQUIRED":            {"web-premium web-dev-2026-rules", "web-dev-authorization"},
	"HTTP 404 — NO_ACTIVE_DEVICE":            {"app-spotify", "web-dev-devices", "web-dev-devices"},
	"HTTP 403 — RESTRICTION_VIOLATED":        {"web-dev-player-state", "web-premium"},
	"HTTP 429 — Too Many Requests":           {"web-dev-rate-limits", "-", "-"},
}

func TestEveryNamedPlaceHasAButton(t *testing.T) {
	c := loaded(t)
	for _, ref := range readReference(t) {
		e, _ := c.Entry(ref.Code)
		for i, ids := range stepActions[ref.Code] {
			for _, id := range strings.Fields(ids) {
				if id != "-" && !hasAction(e, i+1, id) {
					t.Errorf("%s: step %d of the reference has no button for %q", ref.Code, i+1, id)
				}
			}
		}
		if len(stepActions[ref.Code]) != len(ref.Steps) {
			t.Errorf("%s: the table has %d steps, the reference %d", ref.Code, len(stepActions[ref.Code]), len(ref.Steps))
		}
	}
}

func hasAction(e Entry, ref int, id string) bool {
	for _, s := range e.Steps {
		for _, a := range s.Actions {
			if s.Ref == ref && a.ID == id {
				return true
			}
		}
	}
	return false
}

// TestEveryCorrectionIsTold: each departure from the reference stands on the page of each entry that it concerns.
func TestEveryCorrectionIsTold(t *testing.T) {
	c := loaded(t)
	told := map[string]bool{}
	for _, e := range c.Entries() {
		for _, x := range e.Corrections {
			told[x.ID] = true
			if !slices.Contains(x.Codes, e.Code) {
				t.Errorf("%s shows %q, which does not concern it", e.Code, x.ID)
			}
		}
	}
	if len(told) != 39 {
		t.Errorf("%d corrections are told, want 39", len(told))
	}
}

// TestRiskyAdviceIsGone: what the reference gets dangerously wrong stands nowhere in our steps.
func TestRiskyAdviceIsGone(t *testing.T) {
	c := loaded(t)
	for _, e := range c.Entries() {
		for _, s := range e.Steps {
			all := strings.ToLower(strings.Join(append([]string{s.Title, s.Text, s.Check, s.Why}, s.Clicks...), "\n"))
			for _, bad := range []string{`%appdata%\roaming`, "sc start", "sc config", "spotify://"} {
				if strings.Contains(all, bad) {
					t.Errorf("%s, %s: says %q", e.Code, s.ID, bad)
				}
			}
		}
	}
	for code, ref := range map[string]int{"accounts:402": 3, "accounts:critical-update-error": 2} {
		e, _ := c.Entry(code)
		for _, s := range e.Steps {
			if s.Ref == ref && s.Admin {
				t.Errorf("%s, %s: starts the installer as administrator", code, s.ID)
			}
		}
	}
}
