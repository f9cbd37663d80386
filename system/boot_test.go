package system

import "testing"

func TestBootID(t *testing.T) {
	if one, two := BootID(), BootID(); one == "" || one != two {
		t.Errorf("%q, %q", one, two)
	}
}

func TestOldest(t *testing.T) {
	for want, all := range map[string][]process{"": {{}, {started: 0}}, "5": {{started: 0}, {started: 9}, {started: 5}, {started: 7}}} {
		if got := oldest(all); got != want {
			t.Errorf("%v: %q, want %q", all, got, want)
		}
	}
}
