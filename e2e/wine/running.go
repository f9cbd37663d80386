package wine

import (
	"bufio"
	"fmt"
)

// Running starts a copy of the idle program, or another that says that it runs, and waits until it runs. end ends it.
func (p *Prefix) Running(program string, args ...string) (end func(), err error) {
	cmd := p.command("wine", append([]string{program}, args...)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	end = func() {
		cmd.Process.Kill()
		cmd.Wait()
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		end()
		return nil, fmt.Errorf("%s said %q: %w", program, line, err)
	}
	return end, nil
}

// Stop ends all programs in the prefix and waits until everything is written down.
func (p *Prefix) Stop() error { return p.command("wineserver", "-k", "-w").Run() }

// Resume lets programs run again after Stop.
func (p *Prefix) Resume() error { return p.command("wineserver", "-p").Run() }
