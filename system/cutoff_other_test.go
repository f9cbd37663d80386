//go:build !windows

package system

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

func init() { roles["cut"] = cutChild }

// kept is what of a desk outlives the program that changed it, beside the files.
type kept struct {
	Services map[string]Service
	Again    bool
}

func (d desk) keptPath() string { return filepath.Join(d.own, "pc.json") }

func (d desk) keep() {
	data, err := json.Marshal(kept{d.services, d.again})
	if err == nil {
		err = os.WriteFile(d.keptPath(), data, 0o600)
	}
	if err != nil {
		panic(err)
	}
}

func (d desk) recall(t *testing.T) {
	t.Helper()
	data, err := os.ReadFile(d.keptPath())
	if err != nil {
		t.Fatal(err)
	}
	var k kept
	if err := json.Unmarshal(data, &k); err != nil {
		t.Fatal(err)
	}
	d.services, d.again = k.Services, k.Again
}

// cutChild runs a command on a desk and kills itself before a step, as no program can keep off.
func cutChild(role string) {
	var step int
	parts := strings.Split(role, " ")
	if _, err := fmt.Sscan(parts[0], &step); err != nil {
		panic(err)
	}
	d := desk{fakeMachineIn(parts[2]), parts[3]}
	r, _, err := d.open()
	if err != nil {
		panic(err)
	}
	d.step = func() {
		d.keep()
		if step--; step < 0 {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	}
	r.Run(context.Background(), parts[1], How{})
}

// TestKilledInAChange is TestCutOff with a program that is really killed.
func TestKilledInAChange(t *testing.T) {
	for _, c := range cutCases {
		if !slices.Contains([]string{"set-netprofm", "rename-prefs", "restore-prefs", "open-again", "adv-startup"}, c.id) {
			continue
		}
		for step, want := range c.want {
			t.Run(fmt.Sprintf("%s/%d", c.id, step), func(t *testing.T) {
				d := c.ready(t)
				first, contents := d.state(t), d.contents(t)
				err := child(fmt.Sprintf("cut %d %s %s %s", step, c.id, d.dir, d.own)).Run()
				if err == nil || !strings.Contains(err.Error(), "killed") {
					t.Fatalf("not killed: %v", err)
				}
				d.recall(t)
				c.mustFind(t, d, want)
				c.mustGoBack(t, d, want, first)
				if got := d.contents(t); !slices.Equal(got, contents) {
					t.Errorf("files were lost: %q, before %q", got, contents)
				}
			})
		}
	}
}
