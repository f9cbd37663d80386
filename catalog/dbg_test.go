package catalog

import (
	"os"
	"testing"
)

func TestDbg(t *testing.T) {
	q := os.Getenv("Q")
	if q == "" {
		t.Skip()
	}
	c := loaded(t)
	for i, m := range c.Search(q) {
		if i < 5 {
			t.Logf("%.1f %s %v sure=%v", m.score, m.Entry.Code, m.Why, m.Sure)
		}
	}
	u, ok := c.Unknown(q)
	if ok {
		t.Logf("unknown %s %v %d", u.Code, u.Known, len(u.Near))
	}
}
