//go:build e2e

package e2e

import (
	"fmt"
	"path/filepath"
	"testing"
)

// program is the built program; "make e2e" builds it first.
const program = "../bin/unpause"

// TestMainJobByKeyboard looks up accounts:4 and goes to its first step with real key presses in a real window, light and dark, small and large.
func TestMainJobByKeyboard(t *testing.T) {
	for _, theme := range []string{"light", "dark"} {
		for _, size := range [][2]int{{640, 480}, {1280, 900}} {
			name := fmt.Sprintf("%s-%dx%d", theme, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				path, err := filepath.Abs(program)
				if err != nil {
					t.Fatal(err)
				}
				if err := Show(path, t.TempDir(), name+"-", theme, size[0], size[1]); err != nil {
					t.Fatal(err)
				}
			})
		}
	}
}
