package system

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"
	"unicode/utf8"
)

// atDoor answers for a test and returns what was knocked so far.
func atDoor(t *testing.T) (heard func() []string) {
	t.Helper()
	var mutex sync.Mutex
	var all []string
	stop, err := Answer(func(words string) {
		mutex.Lock()
		defer mutex.Unlock()
		all = append(all, words)
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	return func() []string {
		mutex.Lock()
		defer mutex.Unlock()
		return slices.Clone(all)
	}
}

func TestKnock(t *testing.T) {
	ownDoor(t)
	if Knock("nobody there") {
		t.Error("a knock was heard where nobody is")
	}
	heard := atDoor(t)
	want := []string{"", "accounts:4", "unpause:accounts:4", "Lieder sind grau ä✓", strings.Repeat("x", longestKnock)}
	for _, words := range want {
		if !Knock(words) {
			t.Errorf("%q was not heard", words)
		}
	}
	for _, words := range []string{"two\nlines", "nul\x00", "bell\a", "\xff\xfe", strings.Repeat("x", longestKnock+1), "\u0085"} {
		if Knock(words) {
			t.Errorf("%q was heard", words)
		}
	}
	if got := heard(); !slices.Equal(got, want) {
		t.Errorf("heard %q", got)
	}
}

func TestStopAnswering(t *testing.T) {
	ownDoor(t)
	for range 3 {
		stop, err := Answer(func(string) {})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Answer(func(string) {}); err == nil {
			t.Error("two answer at the same door")
		}
		if !Knock("") {
			t.Error("not heard")
		}
		stop()
		stop()
		if Knock("") {
			t.Error("heard after the end")
		}
	}
}

// TestIsOpen: an Unpause is open from the first moment on until it stops, even while it hangs. Looking keeps nobody from starting.
func TestIsOpen(t *testing.T) {
	ownDoor(t)
	if IsOpen() {
		t.Error("none was ever open")
	}
	busy := make(chan struct{})
	stop, err := Answer(func(string) { <-busy })
	if err != nil {
		t.Fatal(err)
	}
	if !IsOpen() || Knock("") || !IsOpen() {
		t.Error("one that hangs is not open")
	}
	close(busy)
	stop()
	if IsOpen() {
		t.Error("open after the end")
	}
	stop, err = Answer(func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	stop()
}

// TestManyKnocks: each arrives once.
func TestManyKnocks(t *testing.T) {
	ownDoor(t)
	heard := atDoor(t)
	var all sync.WaitGroup
	for n := range 100 {
		all.Go(func() {
			if !Knock(fmt.Sprint(n)) {
				t.Errorf("knock %d was not heard", n)
			}
		})
	}
	all.Wait()
	got := heard()
	slices.Sort(got)
	if len(slices.Compact(got)) != 100 {
		t.Errorf("%d knocks were heard: %q", len(got), got)
	}
}

// TestManyFirst: of starts at the same moment exactly one is the first, and it hears all the others.
func TestManyFirst(t *testing.T) {
	ownDoor(t)
	const starts = 100
	heard := make(chan string, starts)
	won := make(chan func(), starts)
	var all sync.WaitGroup
	for n := range starts {
		all.Go(func() {
			if first, stop := First(fmt.Sprint(n), func(words string) { heard <- words }); first {
				won <- stop
			}
		})
	}
	all.Wait()
	if len(won) != 1 || len(heard) != starts-1 {
		t.Errorf("%d are the first, %d were heard", len(won), len(heard))
	}
	for len(won) > 0 {
		(<-won)()
	}
}

// TestBadGuests: whoever is silent, talks nonsense or leaves is not heard, and keeps nobody waiting.
func TestBadGuests(t *testing.T) {
	ownDoor(t)
	heard := atDoor(t)
	for _, says := range []string{
		"", "half a line", "\n\n\n\n", "a\x00b\n", "\x1b[31mred\n", "\xc3\x28\n", strings.Repeat("x", longestKnock+1) + "\n", strings.Repeat("x", 1<<16), "GET / HTTP/1.1\r\n\r\n",
	} {
		guest, err := goToDoor(time.Now().Add(knockPatience))
		if err != nil {
			t.Fatal(err)
		}
		defer guest.Close() // stays until the end
		guest.SetDeadline(time.Now().Add(knockPatience))
		io.WriteString(guest, says) // which nobody may want to read to its end
	}
	began := time.Now()
	if !Knock("polite") || time.Since(began) > knockPatience/2 {
		t.Errorf("a polite guest waited %v", time.Since(began))
	}
	if got := heard(); !slices.Equal(slices.DeleteFunc(got, func(w string) bool { return w == "" }), []string{"polite"}) {
		t.Errorf("heard %q", got)
	}
}

// talker talks without an end, up to a limit that nobody should listen to.
type talker struct{ said int }

func (t *talker) Read(p []byte) (int, error) {
	if t.said += len(p); t.said > 1<<20 {
		return 0, io.EOF
	}
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// TestTalker: no more is read than a knock may have.
func TestTalker(t *testing.T) {
	guest := &talker{}
	if words, ok := readKnock(guest); ok || guest.said > 1<<14 {
		t.Errorf("%d bytes were read: %v, %d bytes", guest.said, ok, len(words))
	}
}

// FuzzKnock: only one short line of text is ever heard, and nothing behind it is waited for; what may be knocked is heard as it is.
func FuzzKnock(f *testing.F) {
	for _, says := range []string{"\n", "accounts:4\n", "unpause:accounts:4\nmore", "half a line", "a\x00b\n", "\xc3\x28\n", "ä✓\n", "\u0085\n", "x\r\n", strings.Repeat("x", longestKnock) + "\n", strings.Repeat("x", longestKnock+1) + "\n"} {
		f.Add([]byte(says))
	}
	f.Fuzz(func(t *testing.T, said []byte) {
		words, ok := readKnock(iotest.OneByteReader(bytes.NewReader(said)))
		line, _, ended := strings.Cut(string(said), string(endOfKnock))
		if want := ended && canBeKnocked(line); ok != want || ok && words != line {
			t.Errorf("%q is heard as %q, %t", said, words, ok)
		}
		if ok && (len(words) > longestKnock || !utf8.ValidString(words) || strings.ContainsAny(words, "\x00\n\r\x1b")) {
			t.Errorf("%q was heard", words)
		}
	})
}

// TestOtherAnswer: a program that stands at the door and says something else is no Unpause that has heard.
func TestOtherAnswer(t *testing.T) {
	ownDoor(t)
	door, err := openDoor()
	if err != nil {
		t.Fatal(err)
	}
	defer door.Close()
	go func() {
		g, err := door.Accept()
		if err != nil {
			return
		}
		defer g.Close()
		if _, ok := readKnock(g); ok {
			io.WriteString(g, "?")
			io.Copy(io.Discard, g)
		}
	}()
	if Knock("") {
		t.Error("any answer is taken for yes")
	}
}

// lockedDoor is a doorway at which nobody can arrive.
type lockedDoor struct{}

func (lockedDoor) Accept() (guest, error) { return nil, os.ErrClosed }
func (lockedDoor) Close() error           { return nil }

// TestPorterGoesHome when the door is shut.
func TestPorterGoesHome(t *testing.T) {
	p := &porter{door: lockedDoor{}, places: make(chan struct{}, 1)}
	gone := make(chan struct{})
	go func() {
		p.stay()
		close(gone)
	}()
	p.leave()
	select {
	case <-gone:
	case <-time.After(10 * time.Second):
		t.Error("still at a door that is shut")
	}
}

// TestNobodyHears: an Unpause that hangs is not waited for, and what it hears too late is not handed on.
func TestNobodyHears(t *testing.T) {
	ownDoor(t)
	busy, heard := make(chan struct{}), make(chan string, 9)
	stop, err := Answer(func(words string) { heard <- words; <-busy })
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	began := time.Now()
	first, end := First("one", func(string) {})
	end()
	if took := time.Since(began); !first || took < knockPatience || took > 2*knockPatience {
		t.Errorf("first is %v after %v", first, took)
	}
	if Knock("two") {
		t.Error("heard")
	}
	close(busy)
	if !Knock("three") {
		t.Error("not heard when it does not hang any more")
	}
	if got := []string{<-heard, <-heard}; !slices.Equal(got, []string{"one", "three"}) || len(heard) != 0 {
		t.Errorf("heard %q", got)
	}
}

// doorChild answers until it is killed, and writes what it hears into a file.
func doorChild(file string) {
	_, err := Answer(func(words string) {
		if err := os.WriteFile(file, []byte(words), 0o600); err != nil {
			panic(err)
		}
	})
	if err != nil {
		panic(err)
	}
	time.Sleep(time.Minute)
}

// TestOtherProcess knocks at another program, also after one was killed in the same place.
func TestOtherProcess(t *testing.T) {
	ownDoor(t)
	for range 2 {
		file := tempFolder(t) + "/heard"
		cmd := child("door " + file)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for began := time.Now(); !Knock("hello"); {
			if time.Since(began) > time.Minute {
				t.Fatal("the other program does not answer")
			}
		}
		if first, _ := First("accounts:4", func(string) {}); first {
			t.Error("two are the first")
		}
		if got, err := os.ReadFile(file); string(got) != "accounts:4" {
			t.Errorf("it heard %q, %v", got, err)
		}
		cmd.Process.Kill()
		cmd.Wait()
		if Knock("") {
			t.Error("heard by nobody")
		}
		first, stop := First("", func(string) {})
		if stop(); !first {
			t.Error("the place of one who is gone is not taken")
		}
	}
}
