package system

import "testing"

// TestWishesAreWithinBounds: whatever the system says, a text has a size that can be shown.
func TestWishesAreWithinBounds(t *testing.T) {
	if w := PersonsWishes(); w.TextSize < 100 || w.TextSize > 225 {
		t.Errorf("text of %d%%", w.TextSize)
	}
}
