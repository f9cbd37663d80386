package system

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestTargetTableIsSound(t *testing.T) {
	seen := map[string]bool{}
	for _, target := range Targets() {
		if seen[target.ID] {
			t.Errorf("%s stands twice", target.ID)
		}
		seen[target.ID] = true
		if len(target.Places) == 0 {
			t.Errorf("%s has no place", target.ID)
		}
		if _, ok := findTarget(target.Fallback); target.Fallback != "" && !ok {
			t.Errorf("%s falls back to %q, which is not in the table", target.ID, target.Fallback)
		}
		for _, p := range target.Places {
			checkPlace(t, target.ID, p)
		}
	}
}

func checkPlace(t *testing.T, id string, p Place) {
	switch p.Kind {
	case Web:
		if !allowedPage(p.File) {
			t.Errorf("%s: %s is not on the list of hosts", id, p.File)
		}
	case Address:
		scheme, _, _ := strings.Cut(p.File, ":")
		if !slices.Contains([]string{"ms-settings", "windowsdefender", "ms-windows-store", "spotify"}, scheme) {
			t.Errorf("%s: scheme %q", id, scheme)
		}
	case Program, Folder:
		if !strings.HasPrefix(p.File, "{") || strings.Contains(p.File, "..") {
			t.Errorf("%s: %q does not begin with a known folder", id, p.File)
		}
	case Reveal:
		if !strings.HasPrefix(p.Subject, "{") {
			t.Errorf("%s: subject %q does not begin with a known folder", id, p.Subject)
		}
	case Text:
	default:
		t.Errorf("%s: kind %q", id, p.Kind)
	}
	if p.Elevate && p.Kind != Program {
		t.Errorf("%s asks for an administrator to open a %s", id, p.Kind)
	}
}

func TestWebPagesAreHTTPSOnKnownHosts(t *testing.T) {
	for _, address := range []string{
		"http://www.spotify.com/", "https://spotify.com.evil.example/", "https://www.spotify.com:8443/", "https://me@www.spotify.com/",
		"file:///etc/passwd", "javascript:alert(1)", "https://example.com/", "", "://", "ms-settings:about",
	} {
		if allowedPage(address) {
			t.Errorf("%q is allowed", address)
		}
	}
	used := map[string]bool{}
	for _, target := range Targets() {
		for _, p := range target.Places {
			if u, err := url.Parse(p.File); err == nil && p.Kind == Web {
				used[u.Host] = true
			}
		}
	}
	for _, host := range webHosts {
		if !used[host] {
			t.Errorf("%s is on the list, but no page uses it", host)
		}
	}
}

// TestAddressesReachWindowsUnharmed: an address goes to Windows as an argument of a program, and none has a sign that would be quoted or read as something else there.
func TestAddressesReachWindowsUnharmed(t *testing.T) {
	plain := regexp.MustCompile(`^https://[\w./?=-]+$`)
	for _, target := range Targets() {
		if a, ok := WebAddress(target.ID); ok && !plain.MatchString(a) {
			t.Errorf("%s: %s", target.ID, a)
		}
	}
}

func TestWebAddressAndCopyText(t *testing.T) {
	if a, ok := WebAddress("web-download"); !ok || a != "https://www.spotify.com/download/windows/" {
		t.Errorf("WebAddress = %q, %v", a, ok)
	}
	if s, ok := CopyText("chrome-components"); !ok || s != "chrome://components" {
		t.Errorf("CopyText = %q, %v", s, ok)
	}
	for _, id := range []string{"", "nothing", "win-services", "chrome-policy"} {
		if a, ok := WebAddress(id); ok {
			t.Errorf("WebAddress(%q) = %q", id, a)
		}
	}
}
