//go:build e2e

package e2e

import (
	"cmp"
	"debug/buildinfo"
	"errors"
	"fmt"
	"maps"
	"net"
	"os"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"unpause/e2e/wine"
)

// windowsProgram is the built Windows program; "make e2e" builds it. With checkFlag it prints what the checks of the PC see.
const (
	windowsProgram = "../bin/unpause.exe"
	checkFlag      = "--check"
	unpause        = `C:\unpause.exe`
)

const (
	healthyBuild = 22631 // Windows 11
	build10      = 19045 // Windows 10
)

// healthyPC is a PC of its own, with the Windows program on it, on which everything is as it should be.
var healthyPC = sync.OnceValues(func() (*wine.Prefix, error) {
	program, err := os.ReadFile(windowsProgram)
	if err != nil {
		return nil, err
	}
	return healthyCopy, errors.Join(healthyCopy.Write(unpause, program), healthyCopy.Pretend(healthyBuild), healthyCopy.Heal())
})

// seen is what the program prints of one check: "fine", "problem" or "unknown", then the finding or the reason, and all of it as it stands there.
type seen struct {
	outcome, text string
	took          int // milliseconds
}

var headLine = regexp.MustCompile(`^(fine|problem|unknown) +(\S+) +(\S+) +(\d+) ms `)

// look runs the checks and returns what each has seen, by its id.
func look(t *testing.T, pc *wine.Prefix, env ...string) (map[string]seen, wine.Ran) {
	t.Helper()
	ran, err := pc.RunWith(env, unpause, checkFlag)
	if err != nil && len(ran.Output) == 0 { // Wine now and then fails to start a program, before it has done anything
		t.Logf("%v without a word; once more", err)
		ran, err = pc.RunWith(env, unpause, checkFlag)
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, ran.Output)
	}
	checks := map[string]seen{}
	id := ""
	for line := range strings.Lines(string(ran.Output)) {
		s := checks[id]
		if head := headLine.FindStringSubmatch(line); head != nil {
			id = head[2]
			s.outcome = head[1] + " " + head[3]
			s.took, _ = strconv.Atoi(head[4])
			s.text = ""
		}
		s.text += line
		checks[id] = s
	}
	return checks, ran
}

// compare tells of checks that have not seen what they should.
func compare(t *testing.T, got map[string]seen, want map[string]string) {
	t.Helper()
	for id, outcome := range want {
		if got[id].outcome != outcome {
			t.Errorf("%s: %q, want %q\n%s", id, got[id].outcome, outcome, got[id].text)
		}
	}
	for id, s := range got {
		if _, ok := want[id]; !ok {
			t.Errorf("%s: not expected\n%s", id, s.text)
		}
	}
}

// healthy is what the checks see on a healthy PC with Windows 11.
var healthy = map[string]string{
	"service-netprofm": "fine ok", "service-nlasvc": "fine ok", "service-dnscache": "fine ok", "probing": "fine on", "hosts": "fine clean",
	"proxy-windows": "fine off", "proxy-spotify": "fine automatic", "proxy-other": "fine off", "firewall-rules": "fine none", "inspection": "fine none",
	"clock": "fine possible", "time-service": "fine on", "disk": "fine enough", "spotify-edition": "fine website", "spotify-version": "fine new",
	"client-changed": "fine unchanged", "spotify-running": "fine no", "spotify-acceleration": "fine on", "handler": "fine ok",
	"desktop-programs": "fine none", "file-holders": "fine none", "widevine": "fine found", "restart-pending": "fine no", "rights": "fine asks",
	"windows-version": "fine 11",
}

// notByWine is what Wine 8 cannot answer, so that these checks are tried with recorded answers only (package system/check), and with nothing else.
var notByWine = map[string]string{
	"chromium-online":   "unknown failed",  // no list of networks for Chromium ("not enough memory")
	"windows-online":    "unknown missing", // the list of networks for everybody says nothing
	"firewall-outbound": "unknown missing", // a firewall without profiles
	"security-programs": "unknown missing", // no security center
	"default-browser":   "fine other",      // programs have no ProgID, by which a browser would be known
}

// notByAnybody cannot be seen from outside on any PC.
var notByAnybody = map[string]string{"spotify-offline": "unknown hidden"}

// byThisMachine is what the checks see of the network of this machine, which is also that of the prefix.
func byThisMachine(t *testing.T) map[string]string {
	t.Helper()
	routes, err := os.ReadFile("/proc/net/route")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for line := range strings.Lines(string(routes)) {
		if fields := strings.Fields(line); fields[1] == "00000000" {
			out[fields[0]] = true
		}
	}
	want := map[string]string{"vpn": "fine off"}
	switch len(out) {
	case 0:
		want["connected"], want["adapters"] = "problem no", "unknown missing"
	case 1:
		want["connected"], want["adapters"] = "fine yes", "fine one"
	default:
		want["connected"], want["adapters"] = "fine yes", "fine several"
	}
	return want
}

// with is one set of outcomes with others in their places.
func with(first map[string]string, others ...map[string]string) map[string]string {
	all := maps.Clone(first)
	for _, o := range others {
		maps.Copy(all, o)
	}
	return all
}

// fault is something wrong with a PC, or something that only looks so.
type fault struct {
	name string
	change
	env  []string          // more in the environment of the program
	want map[string]string // what other outcomes there must be than on a healthy PC; no others may change
	says string            // what must stand in the words about one of them
}

// TestChecksOfTheWindowsProgram makes a healthy PC and tries the checks of the real Windows program on it.
func TestChecksOfTheWindowsProgram(t *testing.T) {
	pc, err := healthyPC()
	if err != nil {
		t.Fatal(err)
	}
	usual := with(healthy, notByWine, notByAnybody, byThisMachine(t))
	t.Run("healthy", func(t *testing.T) {
		checks, ran := look(t, pc)
		compare(t, checks, usual)
		logTimes(t, checks, ran)
	})
	t.Run("faults", func(t *testing.T) { eachFault(t, pc, usual) })
	t.Run("writes nothing", func(t *testing.T) { writesNothing(t, pc) })
	t.Run("contacts nobody", func(t *testing.T) { contactsNobody(t, pc) })
}

// eachFault makes one thing wrong after the other. Each must be found by its check, and by no other.
func eachFault(t *testing.T, pc *wine.Prefix, usual map[string]string) {
	for _, f := range slices.Concat(networkFaults(t), proxyFaults(t), spotifyFaults(t), windowsFaults()) {
		t.Run(f.name, func(t *testing.T) {
			defer func() {
				if err := f.undo(pc); err != nil {
					t.Fatal(err)
				}
			}()
			if err := f.do(pc); err != nil {
				t.Fatal(err)
			}
			checks, _ := look(t, pc, f.env...)
			compare(t, checks, with(usual, f.want))
			keepsSecrets(t, checks)
			if words := f.words(checks); !strings.Contains(words, f.says) {
				t.Errorf("%q is not in\n%s", f.says, words)
			}
		})
	}
	t.Run("healthy again", func(t *testing.T) {
		checks, _ := look(t, pc)
		compare(t, checks, usual)
	})
}

// words are those of the checks that see the fault; of all checks where none does.
func (f fault) words(checks map[string]seen) string {
	var words strings.Builder
	for id, s := range checks {
		if _, sees := f.want[id]; sees || len(f.want) == 0 {
			words.WriteString(s.text)
		}
	}
	return words.String()
}

func keepsSecrets(t *testing.T, checks map[string]seen) {
	t.Helper()
	for id, s := range checks {
		for _, secret := range wine.Secrets {
			if strings.Contains(s.text, secret) {
				t.Errorf("%s tells the secret %q:\n%s", id, secret, s.text)
			}
		}
	}
}

func logTimes(t *testing.T, checks map[string]seen, ran wine.Ran) {
	ids := slices.SortedFunc(maps.Keys(checks), func(a, b string) int { return cmp.Compare(checks[b].took, checks[a].took) })
	var slowest []string
	for _, id := range ids[:3] {
		slowest = append(slowest, fmt.Sprintf("%s %d ms", id, checks[id].took))
	}
	t.Logf("all %d checks took %v with the start of the program, %v of the processor; slowest: %s", len(checks), ran.Took, ran.Processor,
		strings.Join(slowest, ", "))
}

func networkFaults(t *testing.T) []fault {
	const longList = 10_000_000 // bytes
	var list strings.Builder
	for i := 0; list.Len() < longList; i++ {
		fmt.Fprintf(&list, "0.0.0.0 tracker-%d.example.com\r\n", i)
	}
	half := list.Len() / 2
	half += strings.IndexByte(list.String()[half:], '\n') + 1
	badLine := list.String()[:half] + "0.0.0.0 ap.spotify.com\r\n" + list.String()[half:]
	is := func(id, outcome string) map[string]string { return map[string]string{id: outcome} }
	return []fault{
		{name: "netprofm disabled", change: startType("netprofm", "disabled", "demand"), want: is("service-netprofm", "problem disabled")},
		{name: "netprofm stopped", change: stopped("netprofm"), want: is("service-netprofm", "unknown missing")},
		{name: "Dnscache disabled", change: startType("Dnscache", "disabled", "auto"), want: is("service-dnscache", "fine disabled")},
		{name: "NlaSvc disabled on Windows 11", change: startType("NlaSvc", "disabled", "auto"), says: "NlaSvc: running, start type disabled"},
		{name: "Windows 10", change: build(build10), want: is("windows-version", "fine 10")},
		{name: "NlaSvc disabled on Windows 10", change: both(build(build10), startType("NlaSvc", "disabled", "auto")),
			want: map[string]string{"windows-version": "fine 10", "service-nlasvc": "problem disabled"}},
		{name: "NlaSvc stopped on Windows 10", change: both(build(build10), stopped("NlaSvc")),
			want: map[string]string{"windows-version": "fine 10", "service-nlasvc": "problem stopped"}},
		{name: "NlaSvc stopped on Windows 11", change: stopped("NlaSvc"), says: "NlaSvc: stopped"},
		{name: "the internet test is off", change: registry(wine.Key(wine.InternetTest)+`"EnableActiveProbing"=`+number("0"),
			wine.Key(wine.InternetTest)+`"EnableActiveProbing"=`+number("1")), want: is("probing", "problem off"), says: "EnableActiveProbing"},
		{name: "the internet test is forbidden",
			change: value(`HKEY_LOCAL_MACHINE\Software\Policies\Microsoft\Windows\NetworkConnectivityStatusIndicator`, "NoActiveProbe", number("1")),
			want:   is("probing", "problem off"), says: "NoActiveProbe"},
		{name: "hosts: harmful", change: file(wine.Hosts, "# a list\r\n0.0.0.0\taccounts.Spotify.com # x\r\n"), want: is("hosts", "problem harmful"),
			says: "accounts.spotify.com"},
		{name: "hosts: adverts", change: file(wine.Hosts, "0.0.0.0 adeventtracker.spotify.com\r\n"), want: is("hosts", "fine adverts")},
		{name: "hosts: updates", change: file(wine.Hosts, "0.0.0.0 upgrade.scdn.co\r\n"), want: is("hosts", "problem updates")},
		{name: "hosts: a real address", change: file(wine.Hosts, "35.186.224.25 login5.spotify.com\r\n"), want: is("hosts", "problem elsewhere"), says: "login5.spotify.com"},
		{name: "hosts: a name nobody knows", change: file(wine.Hosts, "0.0.0.0 crashdump.spotify.com\r\n"), want: is("hosts", "fine unclear"), says: "crashdump.spotify.com"},
		{name: "hosts: a long list about others", change: file(wine.Hosts, list.String())},
		{name: "hosts: one bad line in a long list", change: file(wine.Hosts, badLine), want: is("hosts", "problem harmful"), says: "ap.spotify.com"},
		{name: "hosts: none", change: away(wine.Hosts), says: "there is no hosts file"},
		{name: "a firewall rule", change: registry(wine.Key(wine.FirewallRules)+wine.Value("bad", "v2.31|Action=Block|Active=TRUE|Dir=Out|Protocol=6|App="+
			strings.Replace(wine.Spotify, `C:\`, `%SystemDrive%\`, 1)+"|Name=Stop that|"), wine.Key(wine.FirewallRules)+"\"bad\"=-\n"),
			want: is("firewall-rules", "fine partly"), says: "Stop that"}, // whether the firewall is on, Wine does not tell
		{name: "a certificate of an inspecting program", change: rootCertificate(t, "Kaspersky Anti-Virus Personal Root Certificate"),
			want: is("inspection", "fine some"), says: "Kaspersky"},
		{name: "a certificate of a company", change: rootCertificate(t, "Example Root")},
	}
}

func proxyFaults(t *testing.T) []fault {
	live, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { live.Close() })
	gone, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	gone.Close()
	const policy = `HKEY_LOCAL_MACHINE\Software\Policies\Microsoft\Windows\CurrentVersion\Internet Settings`
	windows := func(outcome string) map[string]string { return map[string]string{"proxy-windows": outcome} }
	other := map[string]string{"proxy-other": "fine on"}
	own := map[string]string{"proxy-spotify": "problem on"}
	return []fault{
		{name: "a proxy", change: windowsProxy("proxy.test:8080", ""), want: windows("fine on"), says: "proxy.test:8080"},
		{name: "a proxy with a password", change: windowsProxy(wine.Secrets[1]+":"+wine.Secrets[2]+"@proxy.test:8080", ""), want: windows("fine on"),
			says: "***@proxy.test:8080"},
		{name: "a proxy script", change: windowsProxy("", "http://proxy.test/pac?user="+wine.Secrets[1]), want: windows("fine script"),
			says: "script: http://proxy.test\n"},
		{name: "a proxy on this PC", change: windowsProxy(live.Addr().String(), ""), want: windows("fine on")},
		{name: "a dead proxy on this PC", change: windowsProxy("http="+gone.Addr().String()+";https="+gone.Addr().String(), ""), want: windows("problem dead")},
		{name: "a proxy for all people", change: both(value(policy, "ProxySettingsPerUser", number("0")), value(machineProxy, "ProxyEnable", number("1")),
			value(machineProxy, "ProxyServer", `"company.test:3128"`)), want: windows("fine on"), says: "company.test:3128"},
		{name: "a proxy of Windows' services", change: serviceProxy("winhttp.test:8080"), want: other, says: "WinHTTP: winhttp.test:8080"},
		{name: "a proxy in the environment", change: both(), env: []string{"HTTPS_PROXY=http://" + wine.Secrets[1] + ":" + wine.Secrets[2] + "@env.test:8080"},
			want: other, says: "HTTPS_PROXY: ***@env.test:8080"},
		{name: "a proxy of Spotify's own", change: setting("network.proxy.mode=2\nnetwork.proxy.addr=\"127.0.0.1:9@http\""), want: own, says: "127.0.0.1:9"},
		{name: "Spotify: no proxy", change: setting("network.proxy.mode=1"), want: map[string]string{"proxy-spotify": "fine off"}, says: "network.proxy.mode=1"},
		{name: "a dead proxy script on this PC", change: windowsProxy("", "http://"+gone.Addr().String()+"/proxy.pac"), want: windows("problem dead-script")},
	}
}

func spotifyFaults(t *testing.T) []fault {
	const package1 = `HKEY_CURRENT_USER\Software\Classes\Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages\` +
		`SpotifyAB.SpotifyMusic_1.268.495.0_x64__zpdnekdrzrea0`
	is := func(id, outcome string) map[string]string { return map[string]string{id: outcome} }
	spotifyFolder := strings.TrimSuffix(wine.Spotify, `\Spotify.exe`)
	nothing := map[string]string{"spotify-edition": "fine none", "handler": "unknown no-spotify"}
	if !knowsItsAge(t) {
		nothing["clock"] = "unknown missing" // neither Spotify nor the program itself says how late it must be
	}
	for _, id := range []string{"proxy-spotify", "firewall-rules", "spotify-version", "client-changed", "spotify-acceleration"} {
		nothing[id] = "unknown no-spotify"
	}
	links := `"` + wine.Spotify + `" --protocol-uri="%1"`
	return []fault{
		{name: "no Spotify", change: away(wine.Spotify), want: nothing},
		{name: "two Spotifys", change: newKey(package1), want: is("spotify-edition", "problem both")},
		{name: "an old Spotify", change: spotifyVersion("1.1.50.0"), want: is("spotify-version", "problem refused"), says: "1.1.50.0"},
		{name: "a Spotify without updates", change: written(wine.Spotify, -500*24*time.Hour), want: is("spotify-version", "fine stale")},
		{name: "changed by a tool", change: file(spotifyFolder+`\chrome_elf_bak.dll`, ""), want: is("client-changed", "problem changed"), says: "chrome_elf_bak.dll"},
		{name: "changed by Spicetify", change: folder(wine.Roaming + `\spicetify`), want: is("client-changed", "fine spicetify"), says: "Spicetify"},
		{name: "locked updates", change: both(folder(wine.Local+`\Spotify`), file(wine.Local+`\Spotify\Update`, "")), want: is("client-changed", "problem locked")},
		{name: "Spotify runs", change: running(wine.Spotify, wine.Spotify), want: is("spotify-running", "fine yes"), says: "2 parts"},
		{name: "a Spotify elsewhere runs", change: running(`C:\other\Spotify.exe`), want: is("spotify-running", "fine yes"), says: `C:\other\Spotify.exe`},
		{name: "no acceleration", change: setting("ui.hardware_acceleration=false"), want: is("spotify-acceleration", "fine off")},
		{name: "links: none", change: registry(wine.Key(`-HKEY_CLASSES_ROOT\spotify`), wine.Key(wine.SpotifyLinks)+wine.Default(links)+
			wine.Key(`HKEY_CLASSES_ROOT\spotify`)+wine.Default("URL:spotify")+wine.Value("URL Protocol", "")), want: is("handler", "problem missing")},
		{name: "links: gone", change: instead(wine.SpotifyLinks, `"C:\gone\Spotify.exe" "%1"`, links), want: is("handler", "problem lost")},
		{name: "links: another program", change: instead(wine.SpotifyLinks, `"C:\recorder\recorder.exe" "%1"`, links), want: is("handler", "problem foreign"),
			says: "recorder.exe"},
	}
}

// knowsItsAge reports whether the program was built where the time of its newest change is known.
func knowsItsAge(t *testing.T) bool {
	t.Helper()
	info, err := buildinfo.ReadFile(windowsProgram)
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(info.Settings, func(s debug.BuildSetting) bool { return s.Key == "vcs.time" })
}

func windowsFaults() []fault {
	is := func(id, outcome string) map[string]string { return map[string]string{id: outcome} }
	waiting := is("restart-pending", "problem yes")
	const (
		current = `HKEY_LOCAL_MACHINE\Software\Microsoft\Windows\CurrentVersion\`
		session = `HKEY_LOCAL_MACHINE\System\CurrentControlSet\Control\Session Manager`
	)
	return []fault{
		{name: "an old Windows", change: build(9600), want: is("windows-version", "problem older")},
		{name: "the browser is gone", change: away(wine.Chrome), want: is("default-browser", "problem lost"), says: "chrome"},
		{name: "no browser", change: registry(wine.Key(`-HKEY_CLASSES_ROOT\https`), wine.Key(wine.WebLinks)+wine.Default(`"`+wine.Chrome+`" %1`)+
			wine.Key(`HKEY_CLASSES_ROOT\https`)+wine.Value("URL Protocol", "")), want: is("default-browser", "problem missing")},
		{name: "programs that change the desktop", change: running(`C:\tools\Rainmeter.exe`, `C:\tools\wallpaper64.exe`),
			want: is("desktop-programs", "fine some"), says: "Rainmeter, Wallpaper Engine"},
		{name: "programs that hold files", change: running(`C:\tools\STEAM.EXE`, `C:\tools\iTunes.exe`, `C:\tools\cmdagent.exe`),
			want: is("file-holders", "fine some"), says: "Steam, iTunes, Comodo"},
		{name: "the time is not fetched", change: registry(wine.Key(wine.TimeSettings)+wine.Value("Type", "NoSync"), wine.Key(wine.TimeSettings)+wine.Value("Type", "NTP")),
			want: is("time-service", "fine off")},
		{name: "the time service is off", change: startType("W32Time", "disabled", "demand"), want: is("time-service", "fine off")},
		{name: "the clock is behind", change: written(wine.Prefs, 48*time.Hour), want: is("clock", "problem behind")},
		{name: "Spotify's clock differs", change: setting("core.clock_delta=-3600"), want: is("clock", "fine doubtful"), says: "3600"},
		{name: "restart: parts of Windows", change: newKey(current + `Component Based Servicing\RebootPending`), want: waiting, says: "parts of Windows"},
		{name: "restart: updates", change: newKey(current + `WindowsUpdate\Auto Update\RebootRequired`), want: waiting, says: "updates of Windows"},
		{name: "restart: Spotify", change: value(session, "PendingFileRenameOperations", lines(`\??\`+wine.Spotify, "")), want: waiting, says: "files of Spotify"},
		{name: "restart: another program", change: value(session, "PendingFileRenameOperations", lines(`\??\C:\other.exe`, ""))},
		{name: "rights for all", change: registry(wine.Key(wine.Rights)+`"EnableLUA"=`+number("0"), wine.Key(wine.Rights)+`"EnableLUA"=`+number("1")),
			want: is("rights", "problem never")},
		{name: "no new parts for Chrome", change: value(`HKEY_LOCAL_MACHINE\Software\Policies\Google\Chrome`, "ComponentUpdatesEnabled", number("0")),
			want: is("widevine", "problem forbidden")},
	}
}
