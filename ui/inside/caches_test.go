package inside

import (
	"testing"
	"time"
)

// TestKeptByFyne: the two variables are Fyne's, which sets them to a minute and half of it.
func TestKeptByFyne(t *testing.T) {
	if kept != time.Minute || betweenLooks != time.Minute/2 {
		t.Fatalf("Fyne keeps things for %v and looks each %v: see whether its variables have other names now", kept, betweenLooks)
	}
	defer func(before, looks time.Duration) { kept, betweenLooks = before, looks }(kept, betweenLooks)
	if ForgetSooner(); kept != keptNow || betweenLooks != keptNow/2 {
		t.Errorf("kept for %v, looked for each %v", kept, betweenLooks)
	}
}
