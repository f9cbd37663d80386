package webpage

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// scheme returns the colours that stand first behind a place in the style, by their names.
func scheme(t *testing.T, from string) map[string]uint64 {
	t.Helper()
	_, rest, ok := strings.Cut(pageCSS, from)
	block, _, closed := strings.Cut(rest, "}")
	if !ok || !closed {
		t.Fatalf("the style has no %q", from)
	}
	all := map[string]uint64{}
	for _, m := range regexp.MustCompile(`--([a-z]+): #([0-9a-f]{6});`).FindAllStringSubmatch(block, -1) {
		all[m[1]] = number(t, m[2])
	}
	return all
}

func number(t *testing.T, hex string) uint64 {
	t.Helper()
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func schemes(t *testing.T) map[string]map[string]uint64 {
	return map[string]map[string]uint64{"light": scheme(t, ":root {"), "dark": scheme(t, "(prefers-color-scheme: dark) {")}
}

// TestColorsAreTheWindows: the page has the colours of the window.
func TestColorsAreTheWindows(t *testing.T) {
	theme, err := os.ReadFile("../ui/look/theme.go")
	if err != nil {
		t.Fatal(err)
	}
	all := schemes(t)
	for name := range all["light"] {
		m := regexp.MustCompile(`(?m)^\t` + name + `\s*= both\(0x([0-9A-F]{6}), 0x([0-9A-F]{6})\)`).FindSubmatch(theme)
		if m == nil {
			t.Errorf("the window has no %s", name)
			continue
		}
		if light, dark := number(t, string(m[1])), number(t, string(m[2])); all["light"][name] != light || all["dark"][name] != dark {
			t.Errorf("%s is %06x and %06x, in the window %06x and %06x", name, all["light"][name], all["dark"][name], light, dark)
		}
	}
	if len(all["light"]) < 9 || len(all["dark"]) != len(all["light"]) {
		t.Errorf("%d light and %d dark colours", len(all["light"]), len(all["dark"]))
	}
}

// luminance and contrast follow WCAG 2.2.
func luminance(rgb uint64) float64 {
	channel := func(shift int) float64 {
		v := float64(rgb>>shift&0xff) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}

func contrast(a, b uint64) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// TestContrast: texts need 4.5 to 1 against what they stand on, edges and the focus ring 3 to 1.
func TestContrast(t *testing.T) {
	for name, colors := range schemes(t) {
		for _, back := range []string{"paper", "surface"} {
			for front, least := range map[string]float64{"ink": 4.5, "muted": 4.5, "accent": 4.5, "amber": 4.5, "rose": 4.5, "outline": 3, "ring": 3} {
				if got := contrast(colors[front], colors[back]); got < least {
					t.Errorf("%s: %s on %s has %.2f, want %.1f", name, front, back, got, least)
				}
			}
		}
	}
}

// TestColorsHaveNames: no rule has a colour of its own, so that the two tests above see all of them. Paper is printed in black.
func TestColorsHaveNames(t *testing.T) {
	screen, _, _ := strings.Cut(pageCSS, "@media print")
	for _, line := range strings.Split(screen, "\n") {
		if strings.Contains(line, "#") && !strings.HasPrefix(strings.TrimSpace(line), "--") {
			t.Errorf("a colour without a name: %s", line)
		}
	}
}
