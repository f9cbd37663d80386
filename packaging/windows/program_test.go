//go:build e2e

package windows

import (
	"testing"

	"unpause/packaging/exe"
)

// TestFinishedProgram reads bin/unpause.exe as "make windows" built it.
func TestFinishedProgram(t *testing.T) {
	f, err := exe.Open("../../bin/unpause.exe")
	if err != nil {
		t.Fatal(err)
	}
	checkResources(t, f, project(t))
}
