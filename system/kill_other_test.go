//go:build !windows

package system

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

func init() { roles["keep"] = keepChild }

var (
	kills    = flag.Int("kills", 30, "how many programs TestKills kills")
	killSeed = flag.Uint64("kill-seed", 0, "what the moments of TestKills are drawn from; 0 for another one each time")
)

// payload is a file of progress by its number. It has several thousand bytes, and shows a part of another one in it.
func payload(n int) []byte { return []byte(strings.Repeat(fmt.Sprintf("%d ", n), 1000+n%1000)) }

// keepChild writes as fast as it can, and reports each thing after it is done: its place (p), a file of progress (w), a change that was begun (b), and its end (e).
func keepChild(folder string) {
	m, err := openMemory(folder)
	if err != nil {
		panic(err)
	}
	j := NewJournal(m)
	fmt.Println("p", m.Own())
	for n := 1; ; n++ {
		if err := m.Write(payload(n)); err != nil {
			panic(err)
		}
		fmt.Println("w", n)
		c := Change{Command: "set-netprofm", Before: "disabled", Undo: "netprofm-disabled", Began: time.Now()}
		if c.ID, err = j.begin(c, false); err != nil {
			panic(err)
		}
		fmt.Println("b", c.ID)
		c.Place, c.Ended, c.Outcome = m.Own(), time.Now(), Done
		if err := j.set(c); err != nil {
			panic(err)
		}
		fmt.Println("e", c.ID)
	}
}

// killed is a program and what it had reported when it was killed.
type killed struct {
	cmd   *exec.Cmd
	said  *bufio.Scanner
	place int
	wrote int
	begun map[int]bool // by the ID: whether its end was reported too
}

func startKeeping(t *testing.T, folder string) *killed {
	t.Helper()
	k := &killed{cmd: child("keep " + folder), begun: map[int]bool{}}
	out, err := k.cmd.StdoutPipe()
	if err == nil {
		err = k.cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	k.said = bufio.NewScanner(out)
	if !k.hear(t) {
		t.Fatal("it does not begin")
	}
	return k
}

// hear reads one line of what the program reports.
func (k *killed) hear(t *testing.T) bool {
	t.Helper()
	if !k.said.Scan() {
		return false
	}
	what, number, _ := strings.Cut(k.said.Text(), " ")
	n, err := strconv.Atoi(number)
	if err != nil {
		t.Fatalf("it said %q", k.said.Text())
	}
	switch what {
	case "p":
		k.place = n
	case "w":
		k.wrote = n
	default:
		k.begun[n] = what == "e"
	}
	return true
}

// kill kills the program and reads what it said.
func (k *killed) kill(t *testing.T) {
	t.Helper()
	if err := k.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for k.hear(t) {
	}
	var exit *exec.ExitError
	if err := k.cmd.Wait(); !errors.As(err, &exit) || exit.Exited() {
		t.Fatalf("it ended by itself: %v", err)
	}
}

// TestKills kills pairs of programs at random moments while they write as fast as they can. What they had reported as written is there, and whole.
func TestKills(t *testing.T) {
	seed := *killSeed
	if seed == 0 {
		seed = rand.Uint64()
	}
	t.Logf("-kill-seed %d", seed)
	moments := rand.New(rand.NewPCG(seed, 0))
	folder := t.TempDir()
	var wrote, changes, cut, left int
	pairs := (*kills + 1) / 2
	for range pairs {
		pair := []*killed{startKeeping(t, folder), startKeeping(t, folder)}
		if pair[0].place == pair[1].place {
			t.Fatalf("both have place %d", pair[0].place)
		}
		for _, k := range pair {
			time.Sleep(time.Duration(moments.IntN(60_000)) * time.Microsecond)
			k.kill(t)
			wrote, changes = wrote+k.wrote, changes+len(k.begun)
		}
		left += leftovers(t, folder)
		cut += mustBeWhole(t, folder, pair)
		if t.Failed() {
			return
		}
	}
	t.Logf("%d kills: %d files of progress and %d changes were reported, %d changes were cut off, %d files were left half written and removed", 2*pairs, wrote, changes, cut, left)
}

// mustBeWhole looks at what was kept after the kills, as the next start does.
func mustBeWhole(t *testing.T, folder string, pair []*killed) (cut int) {
	t.Helper()
	m, err := openMemory(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	if n := leftovers(t, folder); n > 0 {
		t.Errorf("%d files that were half written have not been removed", n)
	}
	all, err := NewJournal(m).All()
	if err != nil {
		t.Error(err)
	}
	for _, k := range pair {
		k.mustHaveWritten(t, m)
		for id, ended := range k.begun {
			if i := indexOf(all, id); i < 0 && len(all) < mostChanges || i >= 0 && ended && all[i].IsCutOff() {
				t.Errorf("change %d was reported, its end is %v, and stands at %d", id, ended, i)
			}
		}
	}
	r := newFakeRunner(fakeMachineIn(folder))
	r.journal = NewJournal(m)
	former := r.LookBack()
	if former.Err != nil || former.Aside != "" || len(former.CutOff) > len(pair) {
		t.Errorf("%+v", former)
	}
	return len(former.CutOff)
}

// mustHaveWritten demands the last file that was reported, or the next one.
func (k *killed) mustHaveWritten(t *testing.T, m *Memory) {
	t.Helper()
	if k.wrote == 0 {
		return // what is there may be from a former one
	}
	data, err := m.Read(k.place, 1<<20)
	if s := string(data); err != nil || s != string(payload(k.wrote)) && s != string(payload(k.wrote+1)) {
		t.Errorf("%d was the last that was written; there are %d bytes that begin with %.10q, %v", k.wrote, len(data), data, err)
	}
}

// leftovers counts the files that were half written.
func leftovers(t *testing.T, folder string) (n int) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if leftover.MatchString(e.Name()) {
			n++
		}
	}
	return n
}
