package desk

import (
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// StartWineSetup starts a Windows program that may go on as another one, as setups do. Turn finds its windows.
func (d *Desk) StartWineSetup(program string, env []string) error {
	cmd := exec.CommandContext(d.ctx, "wine", program)
	cmd.WaitDelay = time.Second
	cmd.Env = append(env, "DISPLAY="+d.display)
	if err := cmd.Start(); err != nil {
		return err
	}
	d.running = append(d.running, cmd)
	return nil
}

// Turn turns to the window whose title begins with some words, whoever opened it, and waits until it is there.
func (d *Desk) Turn(words string) error {
	return d.until(fmt.Sprintf("a window called %q", words), func() (bool, string) {
		windows, _ := d.xdotool("search", "--onlyvisible", "--name", ".")
		var titles []string
		for _, window := range strings.Fields(windows) {
			title, _ := d.xdotool("getwindowname", window)
			if strings.HasPrefix(title, words) {
				d.window = window
				return true, ""
			}
			titles = append(titles, title)
		}
		return false, fmt.Sprintf("there are %q", titles)
	})
}
