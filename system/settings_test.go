package system

import (
	"bytes"
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

// FuzzSettings: whatever stands in the file, it gives settings that can be kept again, or none and an error; and it stays as it is.
func FuzzSettings(f *testing.F) {
	for _, seed := range []string{
		`{"language":"de","colors":"dark","textSize":150}` + "\n", "{}", "", "null", "[]", `{"language":7}`, `{"textSize":1e3}`, `{"language":"de","textSize":"x"}`, `{"LANGUAGE":"\ud800","x":{"y":[]}}`, "\ufeff{}", `{"a":1}{"b":2}`,
	} {
		f.Add([]byte(seed))
	}
	folder := tempFolder(f)
	path, again := filepath.Join(folder, settingsName), filepath.Join(folder, "again.json")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := readSettings(path)
		if err != nil && got != (Settings{}) {
			t.Errorf("%+v, %v", got, err)
		}
		if kept, readErr := os.ReadFile(path); !bytes.Equal(kept, data) {
			t.Errorf("the file is now %q, %v", kept, readErr)
		}
		if err != nil {
			return
		}
		if err := saveSettings(again, got); err != nil {
			t.Fatal(err)
		}
		if kept, err := readSettings(again); kept != got || err != nil {
			t.Errorf("%+v, kept and read again: %+v, %v", got, kept, err)
		}
	})
}
