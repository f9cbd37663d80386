package wine

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"unpause/e2e/wine/order"
)

// Screens is Unpause with its real screens and no window; see screens/main.go. It runs with the rights of a person who is no administrator until Windows has
// asked.
type Screens struct {
	cmd     *exec.Cmd
	orders  io.WriteCloser
	answers *bufio.Reader
	pipe    io.Closer
}

// Screens starts it. Close it when done.
func (p *Prefix) Screens(args ...string) (*Screens, error) {
	if err := p.placeScreens(); err != nil {
		return nil, err
	}
	cmd := p.command("wine", append([]string{Person, screens}, args...)...)
	cmd.Env = append(cmd.Env, "RECORD=yes")
	orders, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	// Not a pipe of package exec, whose end Wine's server would keep open.
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer write.Close()
	cmd.Stdout = write
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return &Screens{cmd, orders, bufio.NewReader(read), read}, nil
}

// Where the helpers lie on drive C.
const (
	// Person starts a program with the rights that a person has on most PCs; see person/main.go.
	Person  = `C:\person.exe`
	screens = `C:\screens.exe`
)

// placeScreens builds the program when it is needed for the first time: it is much larger than the other helpers.
func (p *Prefix) placeScreens() error {
	if _, err := os.Stat(p.Path(screens)); err == nil {
		return nil
	}
	if _, err := os.Stat(filepath.Join(p.build, "screens.exe")); err != nil {
		if err := p.helper("screens", ""); err != nil {
			return err
		}
	}
	return p.Put("screens.exe", screens)
}

// Do carries an order out and returns what the screen says once the work has ended that it began.
func (s *Screens) Do(o order.Order) (order.Answer, error) {
	var answer order.Answer
	timer := time.AfterFunc(time.Minute, func() { s.pipe.Close() })
	defer timer.Stop()
	if err := json.NewEncoder(s.orders).Encode(o); err != nil {
		return answer, fmt.Errorf("order %+v: %w", o, err)
	}
	line, err := s.answers.ReadBytes('\n')
	if err != nil {
		return answer, fmt.Errorf("order %+v: no answer: %w", o, err)
	}
	if err := json.Unmarshal(line, &answer); err != nil {
		return answer, fmt.Errorf("order %+v: answered %q: %w", o, line, err)
	}
	if answer.Error != "" {
		err = fmt.Errorf("order %+v on %q: %s", o, answer.Title, answer.Error)
	}
	return answer, err
}

// Close ends the program.
func (s *Screens) Close() error {
	s.orders.Close()
	timer := time.AfterFunc(10*time.Second, func() { s.cmd.Process.Kill() })
	defer timer.Stop()
	err := s.cmd.Wait()
	s.pipe.Close()
	return err
}

// Noted returns what has been started since Forget: all command lines in their order, and those of programs with the rights of an administrator. It waits until
// there are at least so many.
func (p *Prefix) Noted(atLeast int) (calls, elevated []string, err error) {
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if calls, err = p.notes("calls.txt"); err != nil || len(calls) >= atLeast || time.Now().After(deadline) {
			break
		}
	}
	if err == nil {
		elevated, err = p.notes("elevated.txt")
	}
	return calls, elevated, err
}

// Forget forgets what was started so far.
func (p *Prefix) Forget() {
	os.Remove(p.Path(recorded + "calls.txt"))
	os.Remove(p.Path(recorded + "elevated.txt"))
}

const recorded = `C:\recorder\`

func (p *Prefix) notes(name string) ([]string, error) {
	data, err := os.ReadFile(p.Path(recorded + name))
	if err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	whole := data[:bytes.LastIndexByte(data, '\n')+1] // the last line may be half written
	return strings.FieldsFunc(string(whole), func(r rune) bool { return r == '\n' }), nil
}

// The answers of Windows that mend/mend.c gives when a file with the name is there.
const (
	PersonSaysNo   = recorded + "no.txt"
	WindowsRefuses = recorded + "refused.txt"
)
