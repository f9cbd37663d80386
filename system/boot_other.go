//go:build !windows

package system

import (
	"os"
	"strings"
)

// bootID asks Linux, which makes one at each start.
func bootID() string {
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(id))
}
