package system

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// fakeMachine is a PC in memory: services that start and stop as they are told, and answers that a test may set.
type fakeMachine struct {
	dir       string
	buildNo   int
	elevated  bool
	services  map[string]Service
	spotifys  int
	exit      int   // exit code of the next program, if not 0
	err       error // error of the next program
	stubborn  bool  // programs end well but change nothing
	ran       []string
	asAdmin   []string
	slowPolls int    // how often the state is read before a change shows
	again     bool   // Windows opens Unpause again
	step      func() // called before and after each thing that is changed
}

func newFakeMachine(t *testing.T) *fakeMachine { return fakeMachineIn(tempFolder(t)) }

func fakeMachineIn(dir string) *fakeMachine {
	return &fakeMachine{dir: dir, buildNo: 19045, step: func() {}, services: map[string]Service{
		netprofm: {StartType: "disabled"}, nlaSvc: {StartType: "disabled"}, w32time: {StartType: "demand"}, dnscache: {Running: true, StartType: "auto"},
	}}
}

func (f *fakeMachine) root(name string) (string, error) {
	return filepath.Join(f.dir, strings.Trim(name, "{}")), nil
}
func (f *fakeMachine) build() int                { return f.buildNo }
func (f *fakeMachine) isElevated() bool          { return f.elevated }
func (f *fakeMachine) opensAgain() (bool, error) { return f.again, f.err }
func (f *fakeMachine) setOpenAgain(on bool) error {
	f.step()
	f.again = on
	f.step()
	return f.err
}
func (f *fakeMachine) processes(string) (int, error) { return f.spotifys, nil }

func (f *fakeMachine) service(name string) (Service, error) {
	if f.slowPolls > 0 {
		f.slowPolls--
		return Service{StartType: f.services[name].StartType}, nil
	}
	s, ok := f.services[name]
	if !ok {
		return Service{}, fs.ErrNotExist
	}
	return s, nil
}

func (f *fakeMachine) run(_ context.Context, file string, args []string) (int, string, error) {
	line := strings.Join(append([]string{file[strings.LastIndexAny(file, `\/`)+1:]}, args...), " ")
	f.ran = append(f.ran, line)
	if f.err != nil || f.exit != 0 {
		return f.exit, "answer", f.err
	}
	if !f.stubborn {
		f.step()
		f.obey(args)
		f.step()
	}
	return 0, "answer", nil
}

// obey does what the programs of the table do.
func (f *fakeMachine) obey(args []string) {
	switch {
	case args[0] == "start":
		f.services[args[1]] = Service{Running: true, StartType: f.services[args[1]].StartType}
	case args[0] == "stop":
		f.services[args[1]] = Service{Running: false, StartType: f.services[args[1]].StartType}
	case args[0] == "config":
		f.services[args[1]] = Service{Running: f.services[args[1]].Running, StartType: args[3]}
	case slices.Contains(args, spotifyExe):
		f.spotifys = 0
	}
}

func (f *fakeMachine) runElevated(_ context.Context, word string) (int, error) {
	f.asAdmin = append(f.asAdmin, word)
	if f.err != nil {
		return 0, f.err
	}
	f.elevated = true
	defer func() { f.elevated = false }()
	return runElevated(f, word), nil
}

// newFakeRunner has a clock that only moves when the runner waits.
func newFakeRunner(m machine) *Runner {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	return &Runner{machine: m, journal: NewJournal(nil), now: func() time.Time { return now }, pause: func(ctx context.Context, d time.Duration) error {
		now = now.Add(d)
		return ctx.Err()
	}, moved: func(time.Time) time.Duration { return 90 * time.Second }, moving: renameToFree}
}

// TestHowFarTheClockMoved: only the command that sets the clock tells it, and only when it worked.
func TestHowFarTheClockMoved(t *testing.T) {
	m := newFakeMachine(t)
	r := newFakeRunner(m)
	if got := r.Run(context.Background(), "time-start", How{}); got.Clock != nil {
		t.Errorf("starting the service moves the clock by %v", *got.Clock)
	}
	if got := r.Run(context.Background(), "time-resync", How{}); got.Clock == nil || *got.Clock != 90*time.Second {
		t.Errorf("%+v", got)
	}
	m.exit = 1
	if got := r.Run(context.Background(), "time-resync", How{}); got.Clock != nil {
		t.Errorf("a failure moves the clock by %v", *got.Clock)
	}
	if moved := clockMoved(time.Now()); moved.Abs() > time.Minute {
		t.Errorf("the clock moved by %v while nobody touched it", moved)
	}
}

func TestCommandTableIsSound(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Commands() {
		if seen[c.ID] {
			t.Errorf("%s stands twice", c.ID)
		}
		seen[c.ID] = true
		ways := 0
		for _, is := range []bool{c.Program != "", c.rename != nil, c.own != nil} {
			if is {
				ways++
			}
		}
		if ways != 1 || (c.Program == "") != (c.line != "") {
			t.Errorf("%s must be a program, a renaming or something of Unpause's own, which need a line", c.ID)
		}
		if c.Program != "" && !strings.HasPrefix(c.Program, system32+`\`) {
			t.Errorf("%s runs %s, which is not in Windows' own folder", c.ID, c.Program)
		}
		for _, id := range append([]string{c.Undo}, c.offers[Disabled], c.offers[Failed], c.offers[NotConfirmed], c.offers[StillRunning]) {
			if _, ok := findCommand(id); id != "" && !ok {
				t.Errorf("%s leads to %q, which is not in the table", c.ID, id)
			}
		}
		if _, ok := findTarget(c.Fallback); c.Fallback != "" && !ok {
			t.Errorf("%s falls back to %q, which is not in the table", c.ID, c.Fallback)
		}
		for _, arg := range append(slices.Clone(c.Args), c.Args11...) {
			if strings.ContainsAny(arg, "{}\"|&<>^% ") {
				t.Errorf("%s has the argument %q", c.ID, arg)
			}
		}
	}
}

// TestForbiddenProgramsAreNotInTheTable: what cannot be put back is never run.
func TestForbiddenProgramsAreNotInTheTable(t *testing.T) {
	for _, c := range Commands() {
		line := strings.ToLower(c.Program + " " + strings.Join(c.Args, " "))
		for _, bad := range []string{"bcdedit", "int ip reset", "winsock", "reg.exe", "cmd.exe", "powershell", "del ", "stop netprofm", "stop nlasvc"} {
			if strings.Contains(line, bad) {
				t.Errorf("%s runs %q", c.ID, line)
			}
		}
	}
}

func TestExactCommandLines(t *testing.T) {
	r := newFakeRunner(newFakeMachine(t))
	for id, want := range map[string]string{
		"start-netprofm": "sc.exe start netprofm", "start-nlasvc": "sc.exe start NlaSvc", "set-netprofm": "sc.exe config netprofm start= demand",
		"set-nlasvc": "sc.exe config NlaSvc start= auto", "flushdns": "ipconfig.exe /flushdns", "time-start": "sc.exe start W32Time",
		"time-resync": "w32tm.exe /resync", "time-status": "w32tm.exe /query /status",
		"time-offset":   "w32tm.exe /stripchart /computer:time.windows.com /samples:1 /dataonly",
		"close-spotify": "taskkill.exe /IM Spotify.exe", "force-close-spotify": "taskkill.exe /F /T /IM Spotify.exe",
		"adv-startup": "shutdown.exe /r /o /t 60", "cancel-restart": "shutdown.exe /a", "winhttp-proxy": "netsh.exe winhttp show proxy",
		"query-netprofm": "sc.exe query netprofm", "nothing": "",
	} {
		if got := r.Line(id); got != want {
			t.Errorf("Line(%q) = %q, want %q", id, got, want)
		}
	}
	eleven := newFakeMachine(t)
	eleven.buildNo = 26100
	if got := newFakeRunner(eleven).Line("set-nlasvc"); got != "sc.exe config NlaSvc start= demand" {
		t.Errorf("on Windows 11: %q", got)
	}
}

// TestEveryCommandRuns runs all of the table on a PC where everything works.
func TestEveryCommandRuns(t *testing.T) {
	for _, c := range Commands() {
		t.Run(c.ID, func(t *testing.T) {
			m := newFakeMachine(t)
			m.services[w32time] = Service{Running: c.ID == "time-resync", StartType: "demand"}
			if c.rename != nil {
				putPrefs(t, m, "old")
				if c.ID == "restore-prefs" {
					newFakeRunner(m).Run(context.Background(), "rename-prefs", How{})
				}
			}
			got := newFakeRunner(m).Run(context.Background(), c.ID, How{})
			want := Done
			if c.ReadOnly() {
				want = Shown
			}
			if got.Outcome != want || got.Err != nil {
				t.Errorf("%+v", got)
			}
			if elevated := len(m.asAdmin) > 0; elevated != c.NeedsAdmin() {
				t.Errorf("ran as administrator: %v", elevated)
			}
		})
	}
}

func TestOutcomes(t *testing.T) {
	for name, c := range map[string]struct {
		id    string
		spoil func(*fakeMachine)
		want  Result // Outcome, Undo, Offer, Retry and Fallback are compared
	}{
		"started":                  {"start-netprofm", func(*fakeMachine) {}, Result{Outcome: Done}},
		"starts slowly":            {"start-netprofm", func(m *fakeMachine) { m.slowPolls = 20 }, Result{Outcome: Done}},
		"runs already":             {"start-netprofm", func(m *fakeMachine) { m.exit = 1056 }, Result{Outcome: Already}},
		"switched off":             {"start-netprofm", func(m *fakeMachine) { m.exit = 1058 }, Result{Outcome: Disabled, Offer: "set-netprofm", Fallback: "win-services"}},
		"no such service":          {"start-nlasvc", func(m *fakeMachine) { m.exit = 1060 }, Result{Outcome: NoService, Fallback: "win-services"}},
		"needs another service":    {"start-netprofm", func(m *fakeMachine) { m.exit = 1068 }, Result{Outcome: Dependency, Fallback: "win-services"}},
		"refused by a rule":        {"set-netprofm", func(m *fakeMachine) { m.exit = 5 }, Result{Outcome: Denied, Fallback: "win-services"}},
		"said it started, did not": {"start-netprofm", func(m *fakeMachine) { m.stubborn = true }, Result{Outcome: NotConfirmed, Fallback: "win-services"}},
		"the person said no":       {"set-netprofm", func(m *fakeMachine) { m.err = errDeclined }, Result{Outcome: Declined}},
		"took too long":            {"set-netprofm", func(m *fakeMachine) { m.err = context.DeadlineExceeded }, Result{Outcome: NotConfirmed, Undo: "netprofm-disabled", Fallback: "win-services"}},
		"took too long, but changed": {"set-netprofm", func(m *fakeMachine) {
			m.err = context.DeadlineExceeded
			m.services[netprofm] = Service{Running: false, StartType: "demand"}
		}, Result{Outcome: Done, Undo: "netprofm-demand"}},
		"showing took too long":      {"time-status", func(m *fakeMachine) { m.err = context.DeadlineExceeded }, Result{Outcome: TimedOut, Fallback: "win-date-time"}},
		"closed with an odd code":    {"close-spotify", func(m *fakeMachine) { m.exit = 1 }, Result{Outcome: Done}},
		"start type is remembered":   {"set-netprofm", func(*fakeMachine) {}, Result{Outcome: Done, Undo: "netprofm-disabled"}},
		"other start type":           {"set-nlasvc", func(m *fakeMachine) { m.services[nlaSvc] = Service{Running: true, StartType: "demand"} }, Result{Outcome: Done, Undo: "nlasvc-demand"}},
		"unheard-of start type":      {"set-nlasvc", func(m *fakeMachine) { m.services[nlaSvc] = Service{Running: true, StartType: "type 7"} }, Result{Outcome: Done}},
		"time service":               {"time-start", func(*fakeMachine) {}, Result{Outcome: Done, Undo: "stop-w32time"}},
		"time service off":           {"time-resync", func(m *fakeMachine) { m.exit = -2147023834 }, Result{Outcome: Failed, Offer: "time-start", Fallback: "win-date-time"}},
		"DNS service off":            {"flushdns", func(m *fakeMachine) { m.services[dnscache] = Service{Running: false, StartType: "auto"} }, Result{Outcome: NotConfirmed}},
		"flushing needs more rights": {"flushdns", func(m *fakeMachine) { m.exit = 1 }, Result{Outcome: Failed, Retry: true}},
		"Spotify closes":             {"close-spotify", func(m *fakeMachine) { m.spotifys = 3 }, Result{Outcome: Done}},
		"Spotify is not open":        {"close-spotify", func(m *fakeMachine) { m.exit = 128 }, Result{Outcome: Already}},
		"Spotify stays open":         {"close-spotify", func(m *fakeMachine) { m.spotifys, m.stubborn = 3, true }, Result{Outcome: NotConfirmed, Offer: "force-close-spotify", Fallback: "win-task-manager"}},
		"restart can be stopped":     {"adv-startup", func(*fakeMachine) {}, Result{Outcome: Done, Undo: "cancel-restart"}},
		"no restart is waiting":      {"cancel-restart", func(m *fakeMachine) { m.exit = 1116 }, Result{Outcome: Already}},
		"no settings file":           {"rename-prefs", func(*fakeMachine) {}, Result{Outcome: NotThere, Fallback: "file-spotify-prefs"}},
		"settings, but Spotify runs": {"rename-prefs", func(m *fakeMachine) { m.spotifys = 1 }, Result{Outcome: StillRunning, Offer: "close-spotify", Fallback: "file-spotify-prefs"}},
		"program missing":            {"time-status", func(m *fakeMachine) { m.err = fs.ErrNotExist }, Result{Outcome: NotThere, Fallback: "win-date-time"}},
		"something else":             {"time-status", func(m *fakeMachine) { m.err = errors.New("boom") }, Result{Outcome: Failed, Fallback: "win-date-time"}},
		"unknown id":                 {"format c:", func(*fakeMachine) {}, Result{Outcome: UnknownThing}},
		"not Windows":                {"flushdns", func(m *fakeMachine) { m.buildNo = 0 }, Result{Outcome: NotWindows}},
	} {
		t.Run(name, func(t *testing.T) {
			m := newFakeMachine(t)
			c.spoil(m)
			got := newFakeRunner(m).Run(context.Background(), c.id, How{})
			short := Result{Outcome: got.Outcome, Undo: got.Undo, Offer: got.Offer, Retry: got.Retry, Fallback: got.Fallback}
			if !reflect.DeepEqual(short, c.want) {
				t.Errorf("%+v\nwant %+v\n%+v", short, c.want, got)
			}
		})
	}
}

// TestPutBack: after a change and its undo the service is as it was.
func TestPutBack(t *testing.T) {
	for _, before := range []string{"auto", "demand", "disabled"} {
		m := newFakeMachine(t)
		m.services[netprofm] = Service{Running: false, StartType: before}
		r := newFakeRunner(m)
		done := r.Run(context.Background(), "set-netprofm", How{})
		if back := r.Run(context.Background(), done.Undo, How{}); back.Outcome != Done || m.services[netprofm].StartType != before {
			t.Errorf("before %s, after %s, %+v", before, m.services[netprofm].StartType, back)
		}
	}
}

// TestFlushAsAdministrator: the second try asks for an administrator.
func TestFlushAsAdministrator(t *testing.T) {
	m := newFakeMachine(t)
	got := newFakeRunner(m).Run(context.Background(), "flushdns", How{AsAdmin: true})
	if got.Outcome != Done || got.Retry || !slices.Equal(m.asAdmin, []string{"flushdns"}) {
		t.Errorf("%+v, as administrator %q", got, m.asAdmin)
	}
}

// TestElevatedStartTakesOnlyItsOwnWords: the second start must not become a door for others.
func TestElevatedStartTakesOnlyItsOwnWords(t *testing.T) {
	for _, word := range []string{"", "calc", "close-spotify", "rename-prefs", "adv-startup", "start-netprofm ", "start-netprofm&calc", "../x", "query-netprofm"} {
		m := newFakeMachine(t)
		if code := runElevated(m, word); code != exitUnknownWord || len(m.ran) > 0 {
			t.Errorf("%q: exit %d, ran %q", word, code, m.ran)
		}
	}
	m := newFakeMachine(t)
	if code := runElevated(m, "start-netprofm"); code != 0 || !slices.Equal(m.ran, []string{"sc.exe start netprofm"}) {
		t.Errorf("exit %d, ran %q", code, m.ran)
	}
	for err, want := range map[error]int{fs.ErrNotExist: 2, fs.ErrPermission: 5, errors.New("boom"): 1} {
		m := newFakeMachine(t)
		m.err = err
		if code := runElevated(m, "start-netprofm"); code != want {
			t.Errorf("%v: exit %d, want %d", err, code, want)
		}
	}
}

// putPrefs puts a settings file into the folder of the website edition.
func putPrefs(t *testing.T, m *fakeMachine, content string) (folder string) {
	t.Helper()
	folder, err := resolve(m, prefsFolders[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, prefsName), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestPrefsThereAndBack: nothing is ever lost, however often the file is set aside and brought back.
func TestPrefsThereAndBack(t *testing.T) {
	m := newFakeMachine(t)
	r := newFakeRunner(m)
	folder := putPrefs(t, m, "first")
	for i, content := range []string{"second", "third"} {
		if got := r.Run(context.Background(), "rename-prefs", How{}); got.Outcome != Done || got.Undo != "restore-prefs" {
			t.Fatalf("rename %d: %+v", i, got)
		}
		putPrefs(t, m, content)
	}
	if got := r.Run(context.Background(), "restore-prefs", How{}); got.Outcome != Done {
		t.Fatalf("restore: %+v", got)
	}
	want := map[string]string{"prefs": "second", "prefs.bak-2026-11-22": "first", "prefs.new-2026-11-22": "third"}
	if got := readFolder(t, folder); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestTheNewestFileComesBack: by date first, then by the number of that day.
func TestTheNewestFileComesBack(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"prefs.bak-2026-01-31-12", "prefs.bak-2026-02-01", "prefs.bak-2026-02-01-2", "prefs.bak-2026-02-01-10", "prefs.bak", "prefs.bak-x"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, _, err := asideLast(folder)
	if err != nil || got != "prefs.bak-2026-02-01-10" {
		t.Errorf("%s, %v", got, err)
	}
	if _, _, err := asideLast(t.TempDir()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("empty folder: %v", err)
	}
}

// TestTheOtherEditionIsLeftAlone: an old file of the Store edition does not replace its present one when the website edition's comes back.
func TestTheOtherEditionIsLeftAlone(t *testing.T) {
	m := newFakeMachine(t)
	r := newFakeRunner(m)
	website := putPrefs(t, m, "website")
	store, err := resolve(m, prefsFolders[1])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(store, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(store, "prefs.bak-2026-03-01"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.Run(context.Background(), "rename-prefs", How{})
	if err := os.WriteFile(filepath.Join(store, "prefs"), []byte("present"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := r.Run(context.Background(), "restore-prefs", How{}); got.Outcome != Done {
		t.Fatalf("%+v", got)
	}
	if got := readFolder(t, store); got["prefs"] != "present" || len(got) != 2 {
		t.Errorf("the Store edition has %v", got)
	}
	if got := readFolder(t, website); got["prefs"] != "website" {
		t.Errorf("the website edition has %v", got)
	}
}

func TestNamesRunOut(t *testing.T) {
	m := newFakeMachine(t)
	r := newFakeRunner(m)
	for range 98 {
		putPrefs(t, m, "x")
		if got := r.Run(context.Background(), "rename-prefs", How{}); got.Outcome != Done {
			t.Fatalf("%+v", got)
		}
	}
	putPrefs(t, m, "last")
	if got := r.Run(context.Background(), "rename-prefs", How{}); got.Outcome != Failed || !errors.Is(got.Err, fs.ErrExist) {
		t.Errorf("%+v", got)
	}
}

func readFolder(t *testing.T, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all[e.Name()] = string(data)
	}
	return all
}

func TestEditionAndBuild(t *testing.T) {
	for build, want := range map[int]string{17763: "10", 19045: "10", 22000: "11", 26100: "11"} {
		if got := windowsName(build); got != want {
			t.Errorf("build %d is Windows %s, want %s", build, got, want)
		}
	}
	for _, c := range []struct {
		website, store bool
		want           string
	}{{true, false, "website"}, {false, true, "store"}, {true, true, ""}, {false, false, ""}} {
		if got := edition(c.website, c.store); got != c.want {
			t.Errorf("edition(%v, %v) = %q, want %q", c.website, c.store, got, c.want)
		}
	}
}

// TestIsProgram: what Unpause does itself is no program.
func TestIsProgram(t *testing.T) {
	for _, c := range Commands() {
		if got := IsProgram(c.ID); got != (c.Program != "") {
			t.Errorf("%s: %v", c.ID, got)
		}
	}
	if IsProgram("no such command") {
		t.Error("an unknown command is a program")
	}
}
