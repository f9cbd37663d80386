package system

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// crashes are ways to end, by name; crash_other_test.go and crash_windows_test.go add those of their systems.
var crashes = map[string]func(){
	"well": func() {},
	"exit": func() { os.Exit(3) },
	"panic": func() {
		go panic("on another goroutine, in " + os.Getenv("HOME") + os.Getenv("USERPROFILE"))
		select {}
	},
	"nil": func() {
		var nothing *os.File
		*nothing = os.File{}
	},
	"maps": func() {
		m := map[int]int{}
		for range 4 {
			go func() {
				for i := 0; ; i++ {
					m[i%8] = i
				}
			}()
		}
		select {}
	},
	"stack": func() {
		var down func(int) int
		down = func(n int) int { return down(n+1) + 1 }
		down(0)
	},
}

// crashChild watches crashes and ends in one way.
func crashChild(kind string) {
	if _, done, err := watchCrashes(os.Getenv(childFolder), "Unpause 9.9"); err != nil {
		panic(err)
	} else if kind == "well" {
		defer done()
	}
	crashes[kind]()
}

// childFolder is the environment variable that names the folder of a child.
const childFolder = "UNPAUSE_TEST_FOLDER"

// endIn has a child watch crashes in a folder and end in one way.
func endIn(t *testing.T, folder, kind string) {
	t.Helper()
	cmd := child("crash " + kind)
	cmd.Env = append(cmd.Env, childFolder+"="+folder)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer timer.Stop()
	if err := cmd.Wait(); (err == nil) != (kind == "well") {
		t.Fatalf("%s ended with %v", kind, err)
	}
}

// formerRun returns what the next start is told.
func formerRun(t *testing.T, folder string) string {
	t.Helper()
	former, done, err := watchCrashes(folder, "Unpause 9.9")
	if err != nil {
		t.Fatal(err)
	}
	done()
	return former
}

// checkCrash demands that a way to end is told with these words, or not at all if there are none.
func checkCrash(t *testing.T, kind string, words ...string) {
	folder := tempFolder(t)
	endIn(t, folder, kind)
	former := formerRun(t, folder)
	if len(words) == 0 && former != "" {
		t.Errorf("told as a crash:\n%s", former)
	}
	for _, w := range words {
		if !strings.Contains(former, w) {
			t.Errorf("%q is not in the report:\n%s", w, former)
		}
	}
	if strings.Count(former, "Started 2") > 1 {
		t.Errorf("more than one report:\n%s", former)
	}
	for _, home := range []string{os.Getenv("HOME"), os.Getenv("USERPROFILE")} {
		if home != "" && strings.Contains(former, home) {
			t.Errorf("%s is in the report:\n%s", home, former)
		}
	}
	if again := formerRun(t, folder); again != "" {
		t.Errorf("told twice:\n%s", again)
	}
}

func TestCrashesAreTold(t *testing.T) {
	for kind, words := range map[string][]string{
		"well": nil, "exit": nil, "panic": {"panic: on another goroutine", "Unpause 9.9", "Started 2"}, "nil": {"panic: runtime error: invalid memory address"},
		"maps": {"maps.fatal"}, "stack": {"runtime.newstack"},
	} {
		t.Run(kind, func(t *testing.T) { checkCrash(t, kind, words...) })
	}
}

// crashFile writes a crash file as an earlier run left it.
func crashFile(t *testing.T, folder, name, content string, age time.Duration) {
	t.Helper()
	path := filepath.Join(folder, name)
	when := time.Now().Add(-age)
	if err := errors.Join(os.WriteFile(path, []byte(content), 0o600), os.Chtimes(path, when, when)); err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsNoCrash(t *testing.T) {
	for name, content := range map[string]string{
		"empty": "", "header only": "Unpause\n" + crashLine, "half a header": "Unpause 1", "zeros after a power cut": strings.Repeat("\x00", 4096),
		"zeros behind the header": "Unpause\n" + crashLine + strings.Repeat("\x00", 4096), "words of a library": "Unpause\n" + crashLine + "warning: no such theme\n",
		"above the line": "panic: x\n", "other bytes": "Unpause\n" + crashLine + "\xff\xfe\x01",
	} {
		t.Run(name, func(t *testing.T) {
			folder := tempFolder(t)
			crashFile(t, folder, "crash.txt", content, time.Hour)
			if former := formerRun(t, folder); former != "" {
				t.Errorf("told as a crash: %q", former)
			}
		})
	}
}

// FuzzCrash: whatever was left in a crash file, the next start goes on. Only a report of the Go runtime below the header is told, once, and nothing is left in it that cleaning would take out.
func FuzzCrash(f *testing.F) {
	const header = "Unpause 9.9\nWindows build 22631\nStarted 2026-01-02T03:04:05Z\n" + crashLine
	for _, below := range []string{
		"panic: runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV]\n\ngoroutine 1 [running]:\nmain.main()\n\tC:/Users/Jo Doe/x.go:12\n", "fatal error: concurrent map writes\n",
		"Exception 0xc0000005 0x0 0x0 0x7ff\nPC=0x1\n", "goroutine 7 [select]:\n\xff\xfe\x00", "warning\nSIGTERM: x", "\x00\x00", "", "panic: by some.person on DESK-42 in C:\\\\Users\\\\some.person\\\\AppData\n",
	} {
		f.Add([]byte(header + below))
	}
	f.Add([]byte("panic: x\n"))
	f.Setenv("USER", "some.person")
	f.Setenv("COMPUTERNAME", "DESK-42")
	folder := tempFolder(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		crashFile(t, folder, "crash.txt", string(data), time.Hour)
		report := formerRun(t, folder)
		_, below, _ := bytes.Cut(data[:min(len(data), longestCrash)], []byte(crashLine))
		if crashBegins.Match(below) != (report != "") {
			t.Errorf("%q is told as %q", data, report)
		}
		if !utf8.ValidString(report) || strings.TrimRight(report, "\x00\r\n\t ") != report {
			t.Errorf("%q is no text to be shown", report)
		}
		if again := impersonal(report); again != report {
			t.Errorf("%q becomes %q when cleaned again", report, again)
		}
		if again := formerRun(t, folder); again != "" {
			t.Errorf("told twice: %q", again)
		}
	})
}

// TestNewestCrash: of several files the newest is told, once, and none is left over.
func TestNewestCrash(t *testing.T) {
	folder := tempFolder(t)
	crashFile(t, folder, "crash.txt", "Unpause\n"+crashLine+"panic: older\n", 2*time.Hour)
	crashFile(t, folder, "crash-2.txt", "Unpause\n"+crashLine+"panic: newest\n", time.Hour)
	crashFile(t, folder, "crash-4.txt", "Unpause\n"+crashLine+"panic: oldest\n", 3*time.Hour)
	if former := formerRun(t, folder); !strings.Contains(former, "newest") || strings.Contains(former, "old") {
		t.Errorf("%q", former)
	}
	kept, err := os.ReadFile(filepath.Join(folder, formerName))
	if err != nil || !strings.Contains(string(kept), "newest") {
		t.Errorf("set aside: %q, %v", kept, err)
	}
	if former := formerRun(t, folder); former != "" {
		t.Errorf("told again: %q", former)
	}
}

func TestLongCrash(t *testing.T) {
	folder := tempFolder(t)
	crashFile(t, folder, "crash.txt", "Unpause\n"+crashLine+"panic: first\n"+strings.Repeat("goroutine ä\n", 1<<20), time.Hour)
	former := formerRun(t, folder)
	if len(former) > longestCrash+10 || !strings.Contains(former, "panic: first") {
		t.Errorf("%d bytes", len(former))
	}
}

// TestTwoWatches: a second Unpause that is open leaves the first one's file alone, and its own crash is told too.
func TestTwoWatches(t *testing.T) {
	folder := tempFolder(t)
	_, done, err := watchCrashes(folder, "first")
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	endIn(t, folder, "nil")
	first, err := os.ReadFile(filepath.Join(folder, "crash.txt"))
	if err != nil || !strings.HasPrefix(string(first), "first\n") || !strings.HasSuffix(string(first), crashLine) {
		t.Errorf("the first one's file is %q, %v", first, err)
	}
	if former := formerRun(t, folder); !strings.Contains(former, "panic: ") {
		t.Errorf("the second one's crash: %q", former)
	}
}

// TestMoreWatchesThanFiles goes on without.
func TestMoreWatchesThanFiles(t *testing.T) {
	folder := tempFolder(t)
	for range mostCrashFiles + 1 {
		_, done, err := watchCrashes(folder, "x")
		if err != nil {
			t.Error(err)
		}
		defer done()
	}
}

// TestNamesAreTakenOut: what stands for a name is the same in all that is shown, so it has the words of package redact.
func TestNamesAreTakenOut(t *testing.T) {
	t.Setenv("USER", "some.person")
	t.Setenv("USERDOMAIN", "DESK-42")
	for text, want := range map[string]string{
		"by some.person on desk-42":                           "by [user] on [computer]",
		"some.persons and awesome.person":                     "some.persons and awesome.person",
		`open C:\Users\Jo Doe\x: denied`:                      `open C:\Users\[user]\x: denied`,
		`"C:\\Users\\JODOE~1\\AppData"`:                       `"C:\\Users\\[user]\\AppData"`,
		"/home/jo/go/src/x.go:12":                             "/home/[user]/go/src/x.go:12",
		"dial tcp 192.168.1.5:443, jo@example.org":            "dial tcp [IP address]:443, [e-mail]",
		"goroutine 1 [running]:\nmain.main()":                 "goroutine 1 [running]:\nmain.main()",
		"x/y@v0.0.0-20200116055534-eef842397966 +0x1d4 0xc00": "x/y@v0.0.0-20200116055534-eef842397966 +0x1d4 0xc00",
	} {
		if got := impersonal(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

// TestKnownNames: what this PC says of itself is known, whatever of it is missing.
func TestKnownNames(t *testing.T) {
	t.Setenv("USERNAME", "some.person")
	t.Setenv("COMPUTERNAME", "DESK-42")
	t.Setenv("USERDOMAIN", "DESK-42")
	t.Setenv("USERPROFILE", `D:\Profiles\Some Person`)
	t.Setenv("HOME", "")
	k := KnownNames()
	if !slices.Contains(k.Users, "some.person") || slices.Contains(k.Users, "") || slices.Contains(k.Computers, "") {
		t.Errorf("%q, %q", k.Users, k.Computers)
	}
	if n := len(slices.DeleteFunc(slices.Clone(k.Computers), func(name string) bool { return name != "DESK-42" })); n != 1 {
		t.Errorf("%q", k.Computers)
	}
	if got := impersonal(`open D:\\Profiles\\Some Person\\x`); got != `open %USERPROFILE%\\x` {
		t.Errorf("%q", got)
	}
}
