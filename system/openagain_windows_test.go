package system

import (
	"context"
	"errors"
	"strings"
	"testing"

	"golang.org/x/sys/windows/registry"
)

// runOnce opens the key for a test, without an entry of Unpause, and puts back at the end what was there.
func runOnce(t *testing.T) registry.Key {
	t.Helper()
	key, _, err := registry.CreateKey(registry.CURRENT_USER, runOnceKey, registry.ALL_ACCESS)
	if err != nil {
		t.Fatal(err)
	}
	before, _, readErr := key.GetStringValue(runOnceValue)
	t.Cleanup(func() {
		key.DeleteValue(runOnceValue)
		if readErr == nil {
			key.SetStringValue(runOnceValue, before)
		}
		key.Close()
	})
	if err := key.DeleteValue(runOnceValue); err != nil && !errors.Is(err, registry.ErrNotExist) {
		t.Fatal(err)
	}
	return key
}

func mustOpenAgain(t *testing.T, want bool) {
	t.Helper()
	if on, err := (windowsMachine{}).opensAgain(); on != want || err != nil {
		t.Errorf("opens again: %v, %v; want %v", on, err, want)
	}
}

// TestWindowsOpenAgain: the entry comes and goes, twice as well as once, and entries of other programs stay.
func TestWindowsOpenAgain(t *testing.T) {
	key := runOnce(t)
	if err := key.SetStringValue("Unpause test", `"C:\other.exe"`); err != nil {
		t.Fatal(err)
	}
	defer key.DeleteValue("Unpause test")
	mustOpenAgain(t, false)
	for _, on := range []bool{false, true, true, false, false, true} {
		if err := (windowsMachine{}).setOpenAgain(on); err != nil {
			t.Fatal(err)
		}
		mustOpenAgain(t, on)
	}
	line, kind, err := key.GetStringValue(runOnceValue)
	if err != nil || kind != registry.SZ || !strings.HasPrefix(line, `"`) || !strings.HasSuffix(line, `.exe" `+OpenAgainFlag) {
		t.Errorf("%q, kind %d, %v", line, kind, err)
	}
	if other, _, err := key.GetStringValue("Unpause test"); other != `"C:\other.exe"` || err != nil {
		t.Errorf("the entry of another is %q, %v", other, err)
	}
}

// TestWindowsOpenAgainOfAnother: an entry of this name is seen whatever stands in it, and a damaged one is no reason to fail for ever.
func TestWindowsOpenAgainOfAnother(t *testing.T) {
	key := runOnce(t)
	if err := key.SetStringValue(runOnceValue, `"D:\old\unpause.exe"`); err != nil {
		t.Fatal(err)
	}
	mustOpenAgain(t, true)
	if err := key.SetDWordValue(runOnceValue, 7); err != nil {
		t.Fatal(err)
	}
	if err := (windowsMachine{}).setOpenAgain(true); err != nil {
		t.Error(err)
	}
	mustOpenAgain(t, true)
	if err := key.SetDWordValue(runOnceValue, 7); err != nil {
		t.Fatal(err)
	}
	mustOpenAgain(t, true)
	if err := (windowsMachine{}).setOpenAgain(false); err != nil {
		t.Error(err)
	}
	mustOpenAgain(t, false)
}

// TestWindowsOpenAgainAndBack by the buttons, on this PC.
func TestWindowsOpenAgainAndBack(t *testing.T) {
	runOnce(t)
	m, err := openMemory(tempFolder(t))
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	r := NewRunner(NewJournal(m))
	got := r.Run(context.Background(), "open-again", How{})
	if got.Outcome != Done || got.Change == 0 {
		t.Fatalf("%+v", got)
	}
	mustOpenAgain(t, true)
	if back := r.PutBack(context.Background(), got.Change, false, How{}); back.Outcome != Done {
		t.Errorf("%+v", back)
	}
	mustOpenAgain(t, false)
}
