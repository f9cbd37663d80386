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

// Turn waits for a window whose title begins with some words, whoever opened it, brings it to the front and turns to it.
func (d *Desk) Turn(words string) error {
	if err := d.find(words); err != nil {
		return err
	}
	_, err := d.xdotool("windowactivate", "--sync", d.window)
	return err
}

func (d *Desk) find(words string) error {
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

// Press presses keys as Key does, but in whatever window is at the front then: one of them may close the window before the key is let go.
func (d *Desk) Press(names ...string) error {
	_, err := d.xdotool(append([]string{"key", "--delay", "60"}, names...)...)
	return err
}
