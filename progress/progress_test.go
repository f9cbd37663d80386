package progress

import (
	"testing"
	"time"

	"unpause/wizard"
)

func TestHelped(t *testing.T) {
	p := at("a", 1)
	if p.Helped() || (Progress{}).Helped() {
		t.Error("nothing has helped yet")
	}
	p.Walks[0].Outcomes = map[string]wizard.Outcome{"x": wizard.Solved}
	if !p.Helped() {
		t.Error("it has helped")
	}
}

// TestIsOver: after ninety days, or when it works. A clock that was put back is no reason.
func TestIsOver(t *testing.T) {
	helped := at("a", 0)
	helped.Walks[0].Outcomes = map[string]wizard.Outcome{"x": wizard.Solved}
	asked := Progress{Saved: time.Unix(0, 0), At: Place{Kind: Questions}}
	const day = 24 * time.Hour
	for _, c := range []struct {
		p     Progress
		after time.Duration
		want  bool
	}{
		{at("a", 0), 0, false}, {at("a", 0), 90 * day, false}, {at("a", 0), 90*day + 1, true}, {at("a", 0), -400 * day, false}, {asked, 90 * day, false}, {asked, 91 * day, true},
		{helped, 0, true}, {helped, 91 * day, true},
	} {
		if got := c.p.IsOver(time.Unix(0, 0).Add(c.after)); got != c.want {
			t.Errorf("%+v after %v: %v", c.p, c.after, got)
		}
	}
}
