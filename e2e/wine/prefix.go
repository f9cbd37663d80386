// Package wine makes a small Windows for tests: a fresh Wine prefix in which recorders stand where Windows' pages and programs would be, and
// idle services where its services would be.
package wine

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// Prefix is one Windows.
type Prefix struct {
	folder  string // of the prefix on this machine
	build   string // of the built helpers
	sources string // of this package

	language Language
}

// Language is Windows' own, by the name that this machine has for it. Wine knows it even where this machine does not.
type Language string

// The languages that tests need. A new prefix is in English, whatever this machine is in.
const (
	English Language = "C.UTF-8"
	German  Language = "de_DE.UTF-8"
	French  Language = "fr_FR.UTF-8"
)

// Speak gives the prefix another language, for all programs that start from now on.
func (p *Prefix) Speak(l Language) { p.language = l }

// New makes a prefix below folder, with the recorders in place. sources is the folder of this package.
func New(folder, sources string) (*Prefix, error) {
	p := &Prefix{folder: filepath.Join(folder, "prefix"), build: filepath.Join(folder, "build"), sources: sources, language: English}
	for _, step := range []func() error{
		func() error { return errors.Join(os.MkdirAll(p.build, 0o755), os.MkdirAll(p.folder, 0o755)) },
		p.helpers,
		func() error { _, err := p.output("wineboot", "-i"); return err },
		// A server that made the prefix goes on with two service managers, which know different services. So it ends here, and the next one
		// stays: it would otherwise end and start again between two presses, which takes seconds.
		func() error { return p.command("wineserver", "-k", "-w").Run() },
		func() error { return p.command("wineserver", "-p").Run() },
		p.place,
		p.Register,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// Copy makes another prefix that is like this one, which takes a tenth of the time.
func (p *Prefix) Copy(folder string) (*Prefix, error) {
	c := &Prefix{folder: filepath.Join(folder, "prefix"), build: p.build, sources: p.sources, language: p.language}
	if err := p.Stop(); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	if out, err := exec.Command("cp", "--archive", p.folder, c.folder).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("copying a prefix: %w\n%s", err, out)
	}
	return c, errors.Join(p.Resume(), c.Resume())
}

func (p *Prefix) command(program string, args ...string) *exec.Cmd {
	cmd := exec.Command(program, args...)
	cmd.Env = p.Environment("DISPLAY=", "WINEDLLOVERRIDES="+overrides+";explorer.exe=n,b")
	return cmd
}

// Environment is the one for programs of the prefix, without what this machine says about proxies. more is added to it. A program that has a DISPLAY in it
// opens its windows there.
func (p *Prefix) Environment(more ...string) []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return strings.HasSuffix(strings.ToUpper(name), "_PROXY")
	})
	return append(append(env, "WINEPREFIX="+p.folder, "WINEDEBUG=-all", "WINEDLLOVERRIDES="+overrides, "LC_ALL="+string(p.language)), more...)
}

// Ran is what came of a program that ran to its end.
type Ran struct {
	Output          []byte
	Took, Processor time.Duration // Processor counts the program alone, without Wine's server
}

// output runs a program and returns what it printed.
func (p *Prefix) output(program string, args ...string) ([]byte, error) {
	ran, err := p.await(p.command(program, args...))
	return ran.Output, err
}

// await runs a program for a minute at most. What it prints goes through a file: a pipe would stay open as long as any program of the prefix lives, and
// the server lives on.
func (p *Prefix) await(cmd *exec.Cmd) (Ran, error) {
	file, err := os.CreateTemp(p.build, "output-")
	if err != nil {
		return Ran{}, err
	}
	defer os.Remove(file.Name())
	defer file.Close()
	cmd.Stdout = file
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return Ran{}, err
	}
	timer := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer timer.Stop()
	err = cmd.Wait()
	ran := Ran{Took: time.Since(began), Processor: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	var readErr error
	ran.Output, readErr = os.ReadFile(file.Name())
	return ran, errors.Join(err, readErr)
}

// replaced are the programs in whose place a recorder stands; overrides makes Wine take them instead of its own.
var (
	replaced  = []string{"control", "taskmgr", "msconfig", "notepad", "winver", "mmc", "ipconfig", "w32tm", "shutdown", "netsh", "taskkill"}
	overrides = "mscoree,mshtml=;" + strings.Join(replaced, ".exe,") + ".exe,sc.exe=n,b"
)

// helpers builds the programs of the folders beside this file, and the library that mends Wine.
func (p *Prefix) helpers() error {
	for name, flags := range map[string]string{"recorder": "-H windowsgui", "service": "", "press": "", "sc": "", "lookup": "", "person": "", "crash": "", "entries": ""} {
		if err := p.helper(name, flags); err != nil {
			return err
		}
	}
	return p.compile("bcryptprimitives.dll", "-shared", "-static-libgcc", filepath.Join(p.sources, "mend", "mend.c"), "-ladvapi32")
}

// helper builds the program of one folder. flags are for the linker.
func (p *Prefix) helper(name, flags string) error {
	cmd := exec.Command("go", "build", "-ldflags", flags, "-o", filepath.Join(p.build, name+".exe"), "./"+name)
	cmd.Dir = p.sources
	cmd.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building %s: %w\n%s", name, err, out)
	}
	return nil
}

// compile makes a program or library of C files.
func (p *Prefix) compile(name string, args ...string) error {
	out, err := exec.Command("x86_64-w64-mingw32-gcc", append([]string{"-Wall", "-Werror", "-o", filepath.Join(p.build, name)}, args...)...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("building %s: %w\n%s", name, err, out)
	}
	return nil
}

// Path is where a file of drive C lies on this machine.
func (p *Prefix) Path(file string) string {
	return filepath.Join(p.folder, "drive_c", strings.ReplaceAll(strings.TrimPrefix(file, `C:\`), `\`, "/"))
}

// Put copies one of the built helpers to a place on drive C.
func (p *Prefix) Put(helper, file string) error {
	data, err := os.ReadFile(filepath.Join(p.build, helper))
	if err != nil {
		return err
	}
	return p.Write(file, data)
}

// Write makes a file on drive C.
func (p *Prefix) Write(file string, data []byte) error {
	path := p.Path(file)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	os.Remove(path) // Wine's own programs are links into its installation
	return os.WriteFile(path, data, 0o755)
}

// System32 is Windows' folder of programs.
const System32 = `C:\windows\system32\`

// place puts recorders and empty files where the tables of package system look.
func (p *Prefix) place() error {
	for helper, file := range map[string]string{
		"bcryptprimitives.dll": System32 + "bcryptprimitives.dll", "sc.exe": System32 + "sc.exe", "press.exe": `C:\press.exe`,
		"service.exe": `C:\service.exe`, "person.exe": Person, "recorder.exe": recorded + "recorder.exe", "entries.exe": `C:\entries.exe`,
	} {
		if err := p.Put(helper, file); err != nil {
			return err
		}
	}
	for _, program := range replaced {
		if err := p.Put("recorder.exe", System32+program+".exe"); err != nil {
			return err
		}
	}
	if err := p.Put("recorder.exe", `C:\windows\explorer.exe`); err != nil {
		return err
	}
	for _, file := range []string{"services.msc", "wf.msc", "devmgmt.msc", "ncpa.cpl", "firewall.cpl", `drivers\etc\hosts`} {
		if err := p.Write(System32+file, nil); err != nil {
			return err
		}
	}
	return nil
}

// Register makes the recorder the program for what the table opens by kind of address or file.
func (p *Prefix) Register() error {
	var b strings.Builder
	b.WriteString("REGEDIT4\n\n[-HKEY_CLASSES_ROOT\\Folder\\shell\\open\\ddeexec]\n")
	handler := func(key, arguments string) {
		fmt.Fprintf(&b, "\n[HKEY_CLASSES_ROOT\\%s\\shell\\open\\command]\n@=\"C:\\\\recorder\\\\recorder.exe %s\"\n", key, arguments)
	}
	for _, scheme := range []string{"ms-settings", "windowsdefender", "ms-windows-store", "spotify", "https"} {
		fmt.Fprintf(&b, "\n[HKEY_CLASSES_ROOT\\%s]\n@=\"URL:%s\"\n\"URL Protocol\"=\"\"\n", scheme, scheme)
		handler(scheme, `\"%1\"`)
	}
	for extension, class := range map[string]string{".msc": "MSCFile", ".cpl": "cplfile", "": "Folder"} {
		if extension != "" {
			fmt.Fprintf(&b, "\n[HKEY_CLASSES_ROOT\\%s]\n@=\"%s\"\n", extension, class)
		}
		handler(class, `\"%1\" %*`)
	}
	return p.Registry(b.String())
}

// Pretend gives the prefix the build number of another Windows, for example 19045 (10) or 22631 (11).
func (p *Prefix) Pretend(build int) error {
	return p.Registry(fmt.Sprintf("REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion]\n"+
		"\"CurrentBuild\"=\"%[1]d\"\n\"CurrentBuildNumber\"=\"%[1]d\"\n\"CurrentVersion\"=\"6.3\"\n", build))
}

// Registry applies a .reg file.
func (p *Prefix) Registry(content string) error {
	if err := p.Write(`C:\change.reg`, []byte(content)); err != nil {
		return err
	}
	defer os.Remove(p.Path(`C:\change.reg`))
	out, err := p.output("wine", "regedit", "/S", `C:\change.reg`)
	if err != nil { // Wine 8 now and then ends a program at once when this machine is very busy; the file can be read in twice
		out, err = p.output("wine", "regedit", "/S", `C:\change.reg`)
	}
	if err != nil {
		return fmt.Errorf("registry: %w\n%s", err, out)
	}
	return nil
}

// Service makes a service that runs idly, and waits until it can be seen: Wine's service manager takes a moment.
func (p *Prefix) Service(name, startType string) error {
	if err := p.SC("create", name, "binPath=", `C:\service.exe service`, "start=", startType); err != nil {
		return err
	}
	err := p.SC("query", name)
	for deadline := time.Now().Add(10 * time.Second); err != nil && time.Now().Before(deadline); {
		err = p.SC("query", name)
	}
	return err
}

// SC speaks to the service manager; see sc/main.go.
func (p *Prefix) SC(args ...string) error {
	out, err := p.output("wine", append([]string{System32 + "sc.exe"}, args...)...)
	if err != nil {
		return fmt.Errorf("sc %q: %w\n%s", args, err, out)
	}
	return nil
}

// ServiceList has a line for each service: its state, its start type and its program.
func (p *Prefix) ServiceList() (string, error) {
	out, err := p.output("wine", System32+"sc.exe", "list", "all")
	return string(out), err
}

// Report is what the presser prints; see press/main.go.
type Report struct {
	Outcome, What, Error, Undo, Offer, Fallback, Before, After, Output string
	Next, ExitCode                                                     int
}

var pressing sync.Mutex

// wineTired is what Wine 8 answers now and then when it should start a program while this machine is very busy; sometimes it ends before it has started
// the pressing program itself. Windows has no such faults.
const wineTired = "Internal error"

// Press does what a button does and returns what came of it and what the recorders wrote.
func (p *Prefix) Press(args ...string) (Report, []string, error) {
	pressing.Lock()
	defer pressing.Unlock()
	for attempt := 1; ; attempt++ {
		report, calls, err := p.press(args)
		var exit *exec.ExitError
		tired := errors.As(err, &exit) || strings.Contains(report.Error, wineTired)
		if !tired || attempt == 3 {
			return report, calls, err
		}
	}
}

func (p *Prefix) press(args []string) (Report, []string, error) {
	p.Forget()
	out, err := p.output("wine", append([]string{`C:\press.exe`}, args...)...)
	if err != nil {
		return Report{}, nil, fmt.Errorf("press %q: %w", args, err)
	}
	var report Report
	if err := json.Unmarshal(out, &report); err != nil {
		return Report{}, nil, fmt.Errorf("press %q printed %q: %w", args, out, err)
	}
	// Whatever was opened is a program of its own; wait until all recorders have ended.
	p.settle(report)
	calls, err := p.notes("calls.txt")
	return report, calls, err
}

// ExitWith lets the recorders end with a code from now on.
func (p *Prefix) ExitWith(code int) error {
	return p.Write(recorded+"exit.txt", []byte(fmt.Sprint(code)))
}

// Start runs a program of drive C until the prefix is closed.
func (p *Prefix) Start(program string) error { return p.command("wine", program).Start() }

// settle waits until the calls have stopped coming: ShellExecute does not wait for what it opens, and nothing may come late.
func (p *Prefix) settle(r Report) {
	const calm = 300 * time.Millisecond
	size, since := int64(0), time.Now()
	for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		now := int64(0)
		if info, err := os.Stat(p.Path(recorded + "calls.txt")); err == nil {
			now = info.Size()
		}
		if now != size {
			size, since = now, time.Now()
		}
		if time.Since(since) > calm && (size > 0 || r.Outcome != "asked") {
			return
		}
	}
}

// Run runs a program of drive C to its end and returns what it printed.
func (p *Prefix) Run(program string, args ...string) ([]byte, error) {
	return p.output("wine", append([]string{program}, args...)...)
}

// RunWith is Run with more in the environment. It also measures.
func (p *Prefix) RunWith(env []string, program string, args ...string) (Ran, error) {
	cmd := p.command("wine", append([]string{program}, args...)...)
	cmd.Env = append(cmd.Env, env...)
	return p.await(cmd)
}
