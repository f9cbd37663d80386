package webpage

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// witness writes down, at the end of the page's own work, where the keyboard stands and how far from the top of the window that is.
const witness = `<script>addEventListener("load", () => setTimeout(() => {
  const at = document.activeElement, top = at.getBoundingClientRect().top;
  document.title = at.id + (top >= 0 && top < innerHeight / 2 ? " in sight" : " out of sight");
}, 0));</script></body>`

// landed opens the page at an anchor in a browser and returns what the witness wrote down. The test is skipped where there is no browser.
func landed(t *testing.T, anchor string) string {
	t.Helper()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not on this machine")
	}
	page := bytes.Replace(written(t), []byte("</body>"), []byte(witness), 1)
	page = bytes.Replace(page, []byte("script-src "), []byte("script-src 'unsafe-inline'; x "), 1)
	folder := t.TempDir()
	file := filepath.Join(folder, "reference.html")
	if err := os.WriteFile(file, page, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(folder, "profile"),
		"--virtual-time-budget=2000", "--dump-dom", "file://"+file+"#"+anchor).Output()
	if err != nil {
		t.Skipf("chromium does not run here: %v", err)
	}
	_, rest, _ := strings.Cut(string(out), "<title>")
	title, _, _ := strings.Cut(rest, "</title>")
	return title
}

// TestLanding: a page that is opened at an error shows it, and the keyboard stands on its heading, so that a screen reader reads on from there.
func TestLanding(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes seconds")
	}
	for code, heading := range map[string]string{"accounts:4": "accounts-4-heading", "accounts:54": "accounts-53-55-heading"} {
		if got := landed(t, Anchor(code)); got != heading+" in sight" {
			t.Errorf("%s: the keyboard stands on %q, want %s", code, got, heading)
		}
	}
}
