package system

import "testing"

// TestWindowsBootID: the same as long as the PC is on.
func TestWindowsBootID(t *testing.T) { TestBootID(t) }
