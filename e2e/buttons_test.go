//go:build e2e

package e2e

import (
	"os"
	"os/user"
	"strings"
	"testing"
	"time"

	"unpause/e2e/wine"
	"unpause/system"
)

var prefix *wine.Prefix

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "unpause-e2e-")
	if err != nil {
		panic(err)
	}
	if prefix, err = wine.New(folder, "wine"); err != nil {
		panic(err)
	}
	code := m.Run()
	prefix.Close()
	os.RemoveAll(folder)
	os.Exit(code)
}

// press presses a button in the prefix.
func press(t *testing.T, args ...string) (wine.Report, []string) {
	t.Helper()
	report, calls, err := prefix.Press(args...)
	if err != nil {
		t.Fatal(err)
	}
	return report, calls
}

// TestEveryTargetReachesWindows opens every target of the table through the real launch code and compares what arrives.
func TestEveryTargetReachesWindows(t *testing.T) {
	for _, folder := range []string{
		`C:\users\` + person() + `\AppData\Roaming\Spotify\prefs`, `C:\users\` + person() + `\AppData\Local\Spotify\x`,
		`C:\users\` + person() + `\AppData\Local\Packages\SpotifyAB.SpotifyMusic_zpdnekdrzrea0\LocalState\Spotify\prefs`,
	} {
		if err := prefix.Write(folder, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := prefix.Pretend(22631); err != nil {
		t.Fatal(err)
	}
	for _, target := range system.Targets() {
		if target.Places[0].Kind == system.Text {
			continue
		}
		t.Run(target.ID, func(t *testing.T) {
			report, calls := press(t, "open", target.ID)
			if report.Outcome != string(system.Asked) {
				t.Fatalf("%+v", report)
			}
			want := arrives(target.Places[0])
			if len(calls) != 1 || !strings.EqualFold(calls[0], want) {
				t.Errorf("arrived: %q\nwant:    %q", calls, want)
			}
		})
	}
}

// person is the name that Wine takes for the person in the prefix.
func person() string {
	u, err := user.Current()
	if err != nil {
		panic(err)
	}
	return u.Username
}

var roots = strings.NewReplacer("{system32}", `C:\windows\system32`, "{windows}", `C:\windows`, "{hosts}", `C:\windows\system32\drivers\etc\hosts`,
	"{roaming}", `C:\users\`+person()+`\AppData\Roaming`, "{local}", `C:\users\`+person()+`\AppData\Local`)

// arrives is the command line that the recorder must see for a place.
func arrives(p system.Place) string {
	const recorder = `C:\recorder\recorder.exe `
	file := roots.Replace(p.File)
	subject := roots.Replace(p.Subject)
	switch {
	case p.Kind == system.Web || p.Kind == system.Address:
		return recorder + `"` + file + `"`
	case p.Kind == system.Reveal:
		return `"C:\windows\explorer.exe" /select,"` + subject + `"`
	case p.Kind == system.Folder || strings.HasSuffix(file, ".msc") || strings.HasSuffix(file, ".cpl"):
		return recorder + `"` + file + `"`
	}
	return strings.TrimSpace(`"` + file + `" ` + strings.ReplaceAll(p.Args, "{subject}", subject))
}

// TestOlderWindowsGetsWhatItHas: pages of a newer Windows are not asked for on an older one.
func TestOlderWindowsGetsWhatItHas(t *testing.T) {
	if err := prefix.Pretend(18363); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{
		"win-network-adapters": `C:\recorder\recorder.exe "C:\windows\system32\ncpa.cpl"`,
		"win-update-optional":  `C:\recorder\recorder.exe "ms-settings:windowsupdate"`,
	} {
		if _, calls := press(t, "open", id); len(calls) != 1 || !strings.EqualFold(calls[0], want) {
			t.Errorf("%s: arrived %q, want %q", id, calls, want)
		}
	}
}

// TestAdministratorsRightsAreNotHandedOn: started as administrator, Unpause lets the desktop open the browser and Spotify. In Wine everybody is
// an administrator.
func TestAdministratorsRightsAreNotHandedOn(t *testing.T) {
	const policies = "REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System]\n\"EnableLUA\"=dword:0000000"
	if err := prefix.Registry(policies + "1\n"); err != nil {
		t.Fatal(err)
	}
	defer prefix.Registry(policies + "0\n")
	for id, want := range map[string]string{
		"web-account": `"C:\windows\explorer.exe" "https://www.spotify.com/account/overview/"`,
		"app-spotify": `"C:\windows\explorer.exe" "spotify:"`,
		"win-proxy":   `C:\recorder\recorder.exe "ms-settings:network-proxy"`,
	} {
		if _, calls := press(t, "open", id); len(calls) != 1 || !strings.EqualFold(calls[0], want) {
			t.Errorf("%s: arrived %q, want %q", id, calls, want)
		}
	}
}

// TestWhatIsMissing: the fallback opens, or it is said that there is nothing to open.
func TestWhatIsMissing(t *testing.T) {
	hide := func(file string) {
		path := prefix.Path(file)
		if err := os.Rename(path, path+".hidden"); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.Rename(path+".hidden", path) })
	}
	hide(wine.System32 + "services.msc")
	if report, calls := press(t, "open", "win-services"); report.Outcome != "asked" || len(calls) != 1 || !strings.Contains(calls[0], `mmc.exe" services.msc`) {
		t.Errorf("without services.msc: %+v, arrived %q", report, calls)
	}
	hide(wine.System32 + "taskmgr.exe")
	if report, calls := press(t, "open", "win-task-manager"); report.Outcome != "not-there" || len(calls) != 0 {
		t.Errorf("without taskmgr.exe: %+v, arrived %q", report, calls)
	}
	hide(`C:\windows\system32\drivers\etc\hosts`)
	if report, calls := press(t, "open", "win-hosts-edit"); report.Outcome != "asked" || len(calls) != 1 || !strings.Contains(calls[0], `drivers\etc"`) {
		t.Errorf("without a hosts file: %+v, arrived %q", report, calls)
	}
	if err := prefix.Registry("REGEDIT4\n\n[-HKEY_CLASSES_ROOT\\spotify]\n"); err != nil {
		t.Fatal(err)
	}
	if report, calls := press(t, "open", "app-spotify-settings"); report.Outcome != "no-handler" || len(calls) != 0 {
		t.Errorf("without a handler: %+v, arrived %q", report, calls)
	}
	for _, id := range []string{"calc.exe", "https://example.com/", "../../x", ""} {
		if report, calls := press(t, "open", id); report.Outcome != "unknown" || len(calls) != 0 {
			t.Errorf("%q: %+v, arrived %q", id, report, calls)
		}
	}
}

// TestCommandsChangeWindows runs the commands for real: services start and change, Spotify closes, the settings file moves. What Wine has no
// such program for is recorded instead.
func TestCommandsChangeWindows(t *testing.T) {
	for name, start := range map[string]string{"netprofm": "disabled", "NlaSvc": "disabled", "W32Time": "disabled", "Dnscache": "demand"} {
		if err := prefix.Service(name, start); err != nil {
			t.Fatal(err)
		}
	}
	if err := prefix.Put("service.exe", `C:\spotify\Spotify.exe`); err != nil {
		t.Fatal(err)
	}
	if err := prefix.Pretend(19045); err != nil {
		t.Fatal(err)
	}
	prefs := `C:\users\` + person() + `\AppData\Roaming\Spotify\prefs`
	if err := prefix.Write(prefs, []byte("precious")); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		id   string
		want wine.Report // Outcome, Undo, Offer and After are compared
		call string      // what the recorder must see
	}{
		{"query-netprofm", wine.Report{Outcome: "shown"}, ""},
		{"start-netprofm", wine.Report{Outcome: "disabled", Offer: "set-netprofm"}, ""},
		{"set-netprofm", wine.Report{Outcome: "done", Undo: "netprofm-disabled", After: "netprofm: STOPPED, start=demand"}, ""},
		{"start-netprofm", wine.Report{Outcome: "done", After: "netprofm: RUNNING, start=demand"}, ""},
		{"start-netprofm", wine.Report{Outcome: "already"}, ""},
		{"netprofm-disabled", wine.Report{Outcome: "done", Undo: "netprofm-demand", After: "netprofm: RUNNING, start=disabled"}, ""},
		{"set-nlasvc", wine.Report{Outcome: "done", Undo: "nlasvc-disabled", After: "NlaSvc: STOPPED, start=auto"}, ""},
		{"start-nlasvc", wine.Report{Outcome: "done", After: "NlaSvc: RUNNING, start=auto"}, ""},
		{"time-start", wine.Report{Outcome: "disabled", Offer: "enable-w32time"}, ""},
		{"enable-w32time", wine.Report{Outcome: "done", Undo: "w32time-disabled", After: "W32Time: STOPPED, start=demand"}, ""},
		{"time-start", wine.Report{Outcome: "done", Undo: "stop-w32time", After: "W32Time: RUNNING, start=demand"}, ""},
		{"time-resync", wine.Report{Outcome: "done", After: "W32Time: RUNNING, start=demand"}, "w32tm.exe /resync"},
		{"stop-w32time", wine.Report{Outcome: "done", After: "W32Time: STOPPED, start=demand"}, ""},
		{"stop-w32time", wine.Report{Outcome: "already"}, ""},
		{"time-status", wine.Report{Outcome: "shown"}, "w32tm.exe /query /status"},
		{"winhttp-proxy", wine.Report{Outcome: "shown"}, "netsh.exe winhttp show proxy"},
		{"flushdns", wine.Report{Outcome: "not-confirmed"}, "ipconfig.exe /flushdns"}, // the DNS service is off
		{"adv-startup", wine.Report{Outcome: "done", Undo: "cancel-restart"}, "shutdown.exe /r /o /t 60"},
		{"cancel-restart", wine.Report{Outcome: "done"}, "shutdown.exe /a"},
		{"rename-prefs", wine.Report{Outcome: "done", Undo: "restore-prefs"}, ""},
		{"rename-prefs", wine.Report{Outcome: "done", Undo: "restore-prefs"}, ""}, // the Store edition's file of another test may be there, or nothing
		{"restore-prefs", wine.Report{Outcome: "done"}, ""},
	} {
		if step.id == "rename-prefs" {
			if err := prefix.Write(prefs, []byte("precious")); err != nil {
				t.Fatal(err)
			}
		}
		got, calls := press(t, "run", step.id)
		if got.Outcome != step.want.Outcome || got.Undo != step.want.Undo || got.Offer != step.want.Offer || (step.want.After != "" && got.After != step.want.After) {
			t.Fatalf("%s: %+v\nwant %+v", step.id, got, step.want)
		}
		if step.call != "" && (len(calls) != 1 || !strings.HasSuffix(strings.ReplaceAll(calls[0], `"`, ""), step.call)) {
			t.Errorf("%s: arrived %q, want %q", step.id, calls, step.call)
		}
	}
	if data, err := os.ReadFile(prefix.Path(prefs)); err != nil || string(data) != "precious" {
		t.Errorf("the settings file holds %q, %v", data, err)
	}
}

// TestClosingSpotify: a running Spotify is seen, its settings are left alone while it runs, and the exact calls to close it arrive. Wine's own
// taskkill does not know the switch that ends a whole family of programs, so a recorder stands in its place.
func TestClosingSpotify(t *testing.T) {
	if err := prefix.Put("service.exe", `C:\spotify\Spotify.exe`); err != nil {
		t.Fatal(err)
	}
	report, calls := press(t, "run", "close-spotify")
	if report.Outcome != "done" || len(calls) != 1 || !strings.HasSuffix(calls[0], "/IM Spotify.exe") {
		t.Errorf("closing: %+v, arrived %q", report, calls)
	}
	if err := prefix.Start(`C:\spotify\Spotify.exe`); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(10 * time.Second); report.Outcome != "still-running" && time.Now().Before(deadline); {
		report, _ = press(t, "run", "rename-prefs")
	}
	if report.Outcome != "still-running" || report.Offer != "close-spotify" || report.Before != "Spotify.exe: 1 running" {
		t.Errorf("renaming while it runs: %+v", report)
	}
	report, calls = press(t, "run", "force-close-spotify")
	if report.Outcome != "not-confirmed" || len(calls) != 1 || !strings.HasSuffix(calls[0], "/F /T /IM Spotify.exe") {
		t.Errorf("ending it, with a program that does nothing: %+v, arrived %q", report, calls)
	}
}

// TestExitCodesOfWindows: what the programs of Windows answer is understood.
func TestExitCodesOfWindows(t *testing.T) {
	defer prefix.ExitWith(0)
	for _, c := range []struct {
		id      string
		code    int
		outcome string
	}{{"flushdns", 1, "failed"}, {"cancel-restart", 1116, "already"}, {"adv-startup", 5, "failed"}, {"time-status", 1, "failed"}, {"close-spotify", 128, "already"}} {
		if err := prefix.ExitWith(c.code); err != nil {
			t.Fatal(err)
		}
		if report, _ := press(t, "run", c.id); report.Outcome != c.outcome || report.ExitCode != c.code {
			t.Errorf("%s: %+v, want %s", c.id, report, c.outcome)
		}
	}
}
