package system

import "testing"

// TestWindowsBootID: the same as long as the PC is on.
func TestWindowsBootID(t *testing.T) { TestBootID(t) }

func TestWindowsOldest(t *testing.T) {
	for want, all := range map[string][]process{"": {{}, {started: 0}}, "5": {{started: 0}, {started: 9}, {started: 5}, {started: 7}}} {
		if got := oldest(all); got != want {
			t.Errorf("%v: %q, want %q", all, got, want)
		}
	}
}
