package wine

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// Where a setup puts things.
var (
	Programs  = Local + `\Programs`
	StartMenu = Roaming + `\Microsoft\Windows\Start Menu\Programs`
	Desktop   = Home() + `\Desktop`
)

// quiet keeps Wine from telling the desktop of this machine about shortcuts.
const quiet = ";winemenubuilder.exe="

// ForSetups makes the prefix one in which setups run: with the version that Windows 10 and 11 tell programs, with a desktop of its own, and with the
// stand-ins for Unpause on drive C.
func (p *Prefix) ForSetups() error {
	if err := p.helper("standin", "-s -w"); err != nil {
		return err
	}
	os.Remove(p.Path(Desktop)) // a link to this machine's
	return errors.Join(
		os.MkdirAll(p.Path(Desktop), 0o755),
		p.Version("10.0"),
		p.Put("standin.exe", `C:\stubborn.exe`),
		p.Put("standin.exe", `C:\holder.exe`),
	)
}

// Version gives the prefix the version of another Windows: "6.1" is 7, "10.0" is 10 and 11.
func (p *Prefix) Version(version string) error {
	return p.Registry("REGEDIT4\n" + Key(`HKEY_LOCAL_MACHINE\Software\Microsoft\Windows NT\CurrentVersion`) + `"CurrentVersion"="` + version + "\"\n")
}

// StandIn is the program that stands for Unpause; see standin/main.go.
func (p *Prefix) StandIn() ([]byte, error) { return os.ReadFile(filepath.Join(p.build, "standin.exe")) }

// Setup runs a setup or its remover to its end and returns its exit code.
func (p *Prefix) Setup(file string, args ...string) (exitCode int, err error) {
	ran, err := p.RunWith([]string{"WINEDLLOVERRIDES=" + overrides + quiet}, file, args...)
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.Exited() {
		return exit.ExitCode(), nil
	}
	if err != nil {
		err = fmt.Errorf("%s: %w\n%s", file, err, ran.Output)
	}
	return 0, err
}

// SetupEnvironment is the one for a setup with windows.
func (p *Prefix) SetupEnvironment() []string {
	return p.Environment("WINEDLLOVERRIDES=" + overrides + quiet)
}

// Once is the name in Entries of what Windows opens once when the person signs in next.
const Once = "RunOnce|Unpause"

// Entries reads what stands in the registry about Unpause; see entries/main.go.
func (p *Prefix) Entries() (map[string]string, error) {
	out, err := p.Run(`C:\entries.exe`)
	if err != nil {
		return nil, fmt.Errorf("%w\n%s", err, out)
	}
	values := map[string]string{}
	return values, json.Unmarshal(out, &values)
}

// Runs tells whether a program of drive C runs, by the path with which it was started.
func (p *Prefix) Runs(program string) bool { return len(p.processes(program)) > 0 }

// processes are the numbers of the processes of this machine in whose command line a program of drive C stands.
func (p *Prefix) processes(program string) (numbers []int) {
	lines, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil {
		return nil
	}
	for _, line := range lines {
		words, err := os.ReadFile(line)
		if err != nil || !bytes.Contains(bytes.ToLower(words), bytes.ToLower([]byte(program))) {
			continue
		}
		environment, err := os.ReadFile(filepath.Join(filepath.Dir(line), "environ"))
		if err != nil || !bytes.Contains(environment, []byte("WINEPREFIX="+p.folder)) {
			continue
		}
		if number, err := strconv.Atoi(filepath.Base(filepath.Dir(line))); err == nil {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// Kill ends a program of drive C in the middle of whatever it does, and waits until it is gone.
func (p *Prefix) Kill(program string) error {
	for deadline := time.Now().Add(10 * time.Second); p.Runs(program); time.Sleep(10 * time.Millisecond) {
		for _, number := range p.processes(program) {
			process, err := os.FindProcess(number)
			if err == nil {
				err = process.Kill()
			}
			if err != nil && !errors.Is(err, os.ErrProcessDone) {
				return err
			}
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("%s could not be killed", program)
		}
	}
	return nil
}
