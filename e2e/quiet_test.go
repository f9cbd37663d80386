//go:build e2e

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"unpause/e2e/wine"
)

// atRest stops a PC, looks at everything that is on it, and lets it go on.
func atRest(t *testing.T, pc *wine.Prefix) map[string]string {
	t.Helper()
	if err := pc.Stop(); err != nil {
		t.Fatal(err)
	}
	shot, err := pc.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	if err := pc.Resume(); err != nil {
		t.Fatal(err)
	}
	return shot
}

// writesNothing: all files, the registry and the services are after the checks what they were before.
func writesNothing(t *testing.T, pc *wine.Prefix) {
	before := atRest(t, pc)
	services := settledServices(t, pc)
	look(t, pc)
	if after, err := pc.ServiceList(); after != services || err != nil {
		t.Errorf("services, %v:\n%s\nbefore:\n%s", err, after, services)
	}
	after := atRest(t, pc)
	for _, path := range wine.Differences(before, after) {
		t.Errorf("%s has changed:\n%s", path, changedLines(before[path], after[path]))
	}
	if len(after) < 500 {
		t.Errorf("only %d files were looked at", len(after))
	}
	const key = `HKEY_CURRENT_USER\Software\Unpause test`
	trace := both(newKey(key), file(wine.Prefs, "x"))
	if err := trace.do(pc); err != nil {
		t.Fatal(err)
	}
	noticed := wine.Differences(after, atRest(t, pc))
	for _, name := range []string{"user.reg", "prefs"} {
		if !slices.ContainsFunc(noticed, func(path string) bool { return filepath.Base(path) == name }) {
			t.Errorf("a change of %s is not noticed, only %q", name, noticed)
		}
	}
	if err := trace.undo(pc); err != nil {
		t.Error(err)
	}
}

// settledServices lists the services once those have started that start by themselves.
func settledServices(t *testing.T, pc *wine.Prefix) string {
	t.Helper()
	var last string
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); {
		services, err := pc.ServiceList()
		if err != nil || !strings.Contains(services, "netprofm") {
			t.Fatalf("%v\n%s", err, services)
		}
		if services == last {
			return services
		}
		last = services
	}
	t.Fatalf("the services do not come to rest:\n%s", last)
	return ""
}

// changedLines are the lines of a text that another one lacks.
func changedLines(before, after string) string {
	known := map[string]bool{}
	for line := range strings.Lines(before) {
		known[line] = true
	}
	var changed strings.Builder
	for line := range strings.Lines(after) {
		if !known[line] {
			changed.WriteString(line)
		}
	}
	return changed.String()
}

// traced runs programs one after the other, with all that they start, and returns every system call about networks and every start of a program.
func traced(t *testing.T, env []string, script string) []string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "calls")
	cmd := exec.Command("strace", "-f", "-Y", "-yy", "-s", "256", "-e", "trace=network,execve", "-o", file, "sh", "-c", script)
	cmd.Env = env
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	calls, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(calls), "\n")
}

var (
	// outward is a call that can send something, and to what: "connect(7<TCP:[1]>, ...".
	outward = regexp.MustCompile(`\b(connect|sendto|sendmsg|sendmmsg)\(\d+<([A-Za-z0-9-]+)`)
	// withinPC are kinds of connections that do not leave this machine; by NETLINK its adapters are listed.
	withinPC = []string{"UNIX", "UNIX-STREAM", "UNIX-DGRAM", "UNIX-SEQPACKET", "NETLINK"}
	// resolvers look up names for others, through connections that do not leave the machine.
	resolvers = []string{"/run/systemd/resolve/", "/run/avahi-daemon/"}
	// winePrinters: Wine's WMI brings its printing along, which looks for printers on this machine. Windows has no such service.
	winePrinters = regexp.MustCompile(`connect\(.*port=htons\(631\).*("127\.0\.0\.1"|"::1")`)
)

// leaks are the calls by which something may leave this machine, or a name is looked up. Asking the name service of this machine for the name of the person
// (nscd), as every start of Wine does, is none.
func leaks(calls []string) (found []string) {
	for _, call := range calls {
		kind := outward.FindStringSubmatch(call)
		if kind == nil || winePrinters.MatchString(call) {
			continue
		}
		asks := slices.ContainsFunc(resolvers, func(path string) bool { return strings.Contains(call, path) })
		if asks || !slices.Contains(withinPC, kind[2]) {
			found = append(found, call)
		}
	}
	return found
}

// parted divides calls at the start of a program.
func parted(t *testing.T, calls []string, program string) (before, after []string) {
	t.Helper()
	i := slices.IndexFunc(calls, func(call string) bool { return strings.Contains(call, "execve(") && strings.Contains(call, program) })
	if i < 0 {
		t.Fatalf("%s was not started", program)
	}
	return calls[:i], calls[i:]
}

// contactsNobody: the checks connect to nothing and look no name up, and neither does what they start. A program that looks a name up is noticed.
func contactsNobody(t *testing.T, pc *wine.Prefix) {
	if err := pc.Stop(); err != nil { // so that Wine's server, which makes the connections, is watched from its start
		t.Fatal(err)
	}
	if err := pc.Put("lookup.exe", `C:\lookup.exe`); err != nil {
		t.Fatal(err)
	}
	calls := traced(t, pc.Environment("DISPLAY="), `wine 'C:\unpause.exe' --check && { wine 'C:\lookup.exe'; wineserver -k; }`)
	checks, lookup := parted(t, calls, "lookup.exe")
	if found := leaks(checks); len(found) > 0 {
		t.Errorf("Unpause and Wine made %d connections:\n%s", len(found), strings.Join(found, "\n"))
	}
	if len(leaks(lookup)) == 0 {
		t.Errorf("a look-up is not noticed among %d calls", len(lookup))
	}
	if err := pc.Resume(); err != nil {
		t.Fatal(err)
	}
}

// TestChecksOnLinuxContactNobody is the same for the program on Linux.
func TestChecksOnLinuxContactNobody(t *testing.T) {
	lookup := filepath.Join(t.TempDir(), "lookup")
	if out, err := exec.Command("go", "build", "-o", lookup, "./wine/lookup").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if found := leaks(traced(t, os.Environ(), program+" "+checkFlag)); len(found) > 0 {
		t.Errorf("Unpause made %d connections:\n%s", len(found), strings.Join(found, "\n"))
	}
	if len(leaks(traced(t, os.Environ(), lookup))) == 0 {
		t.Error("a look-up is not noticed")
	}
}
