package desk

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// Program is a program on a desk.
type Program struct {
	cmd   *exec.Cmd
	out   *os.File
	ended chan error
}

// Run starts a program with an environment, to which the display is added. What it prints goes to a file: a pipe would stay open as long as anything lives that
// it has started. Turn finds its windows.
func (d *Desk) Run(env []string, program string, args ...string) (*Program, error) {
	out, err := os.CreateTemp("", "unpause-output-")
	if err != nil {
		return nil, err
	}
	p := &Program{cmd: exec.CommandContext(d.ctx, program, args...), out: out, ended: make(chan error, 1)}
	p.cmd.Env = append(env, "DISPLAY="+d.display, "XDG_SESSION_TYPE=x11")
	p.cmd.Stdout, p.cmd.Stderr = out, out
	if err := errors.Join(os.Remove(out.Name()), p.cmd.Start()); err != nil { // the file stays until it is closed
		out.Close()
		return nil, err
	}
	go func() { p.ended <- p.cmd.Wait() }()
	return p, nil
}

// Ended waits until the program has ended by itself and returns its exit code, -1 when something else ended it.
func (p *Program) Ended() (exitCode int, err error) {
	select {
	case err := <-p.ended:
		p.ended <- err
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			return -1, err
		}
		return p.cmd.ProcessState.ExitCode(), nil
	case <-time.After(patience):
		return -1, fmt.Errorf("%q has not ended; it printed %q", p.cmd.Args, p.Printed())
	}
}

// End ends the program, if it has not ended yet.
func (p *Program) End() {
	p.cmd.Process.Kill()
	p.ended <- <-p.ended
	p.out.Close()
}

// Signal sends the program a signal.
func (p *Program) Signal(s os.Signal) error { return p.cmd.Process.Signal(s) }

// Printed is what it has printed so far.
func (p *Program) Printed() string {
	const most = 1 << 20
	text := make([]byte, most)
	n, _ := p.out.ReadAt(text, 0)
	return string(text[:n])
}
