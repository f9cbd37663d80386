package system

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSettingsStay(t *testing.T) {
	path := filepath.Join(t.TempDir(), settingsName)
	want := Settings{Language: "de", Colors: "dark", TextSize: 150}
	if err := saveSettings(path, want); err != nil {
		t.Fatal(err)
	}
	if got, err := readSettings(path); err != nil || got != want {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
	if err := saveSettings(path, Settings{}); err != nil {
		t.Fatal(err)
	}
	if got, err := readSettings(path); err != nil || got != (Settings{}) {
		t.Errorf("got %+v, %v; want none", got, err)
	}
}

// TestDamagedSettings: whatever stands in the file, the start goes on as if nothing had been chosen, and the error says why.
func TestDamagedSettings(t *testing.T) {
	for name, content := range map[string]string{
		"empty": "", "half": `{"language":"d`, "foreign": "[Settings]\nlanguage=de\n", "other kinds": `{"language":7}`, "huge": strings.Repeat(" ", longestSettings) + `{"language":"de"}`,
	} {
		path := filepath.Join(t.TempDir(), settingsName)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := readSettings(path); err == nil || got != (Settings{}) {
			t.Errorf("%s: got %+v, %v", name, got, err)
		}
	}
	if got, err := readSettings(filepath.Join(t.TempDir(), settingsName)); err != nil || got != (Settings{}) {
		t.Errorf("missing: got %+v, %v", got, err)
	}
	if _, err := readSettings(t.TempDir()); err == nil {
		t.Error("a folder in its place gives no error")
	}
}
