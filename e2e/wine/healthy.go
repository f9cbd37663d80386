package wine

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
)

// Home is the folder of the person in the prefix, who has the same name there as here.
func Home() string {
	person, err := user.Current()
	if err != nil {
		panic(err)
	}
	return `C:\users\` + person.Username
}

// Where things lie on a healthy PC.
var (
	Roaming = Home() + `\AppData\Roaming`
	Local   = Home() + `\AppData\Local`
	Spotify = Roaming + `\Spotify\Spotify.exe`
	Prefs   = Roaming + `\Spotify\prefs`
)

// Hosts and Chrome are files of every healthy PC.
const (
	Hosts  = System32 + `drivers\etc\hosts`
	Chrome = `C:\Program Files\Google\Chrome\Application\chrome.exe`
)

// HealthyVersion is Spotify's.
const HealthyVersion = "1.2.68.495"

// Keys of the registry.
const (
	Services      = `HKEY_LOCAL_MACHINE\System\CurrentControlSet\Services\`
	FirewallRules = Services + `SharedAccess\Parameters\FirewallPolicy\FirewallRules`
	InternetTest  = Services + `NlaSvc\Parameters\Internet`
	TimeSettings  = Services + `W32Time\Parameters`
	Rights        = `HKEY_LOCAL_MACHINE\Software\Microsoft\Windows\CurrentVersion\Policies\System`
	SpotifyLinks  = `HKEY_CLASSES_ROOT\spotify\shell\open\command`
	WebLinks      = `HKEY_CLASSES_ROOT\https\shell\open\command`
)

// Secrets stand in Spotify's settings and must never be seen elsewhere.
var Secrets = []string{"c2VjcmV0LWJsb2I", "some.person", "pa55word"}

// Settings are Spotify's, as it writes them, with secrets among them.
var Settings = strings.Join([]string{
	`app.last-launched-version="` + HealthyVersion + `"`, `autologin.blob="` + Secrets[0] + `"`, `autologin.canonical_username="` + Secrets[1] + `"`,
	`core.clock_delta=1`, `network.proxy.user="` + Secrets[1] + `"`, `network.proxy.pass="` + Secrets[2] + `"`, `ui.hardware_acceleration=true`,
}, "\n") + "\n"

// Heal makes the prefix like a healthy PC with a Spotify from its website and a default browser, on which Windows' own services run. What Wine has
// otherwise than Windows is mended. Lines that look like faults and are none are there too.
func (p *Prefix) Heal() error {
	for _, step := range []func() error{
		func() error { return p.SpotifyVersion(HealthyVersion) },
		func() error { return p.Write(Prefs, []byte(Settings)) },
		func() error {
			return p.Write(Hosts, []byte("# 0.0.0.0 accounts.spotify.com\r\n127.0.0.1 localhost\r\n"))
		},
		func() error { return p.Put("service.exe", Chrome) },
		func() error {
			return p.Write(Local+`\Google\Chrome\User Data\WidevineCdm\4.10.1\manifest.json`, nil)
		},
		func() error { return p.Registry("REGEDIT4\n\n" + healthyRegistry()) },
		p.healthyServices,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func healthyRegistry() string {
	rule := func(name, rest string) string {
		return fmt.Sprintf("%q=%q\n", name, "v2.31|"+rest+"|Name="+name+"|")
	}
	return Key(InternetTest) + "\"EnableActiveProbing\"=dword:00000001\n" +
		Key(TimeSettings) + "\"Type\"=\"NTP\"\n" +
		Key(Rights) + "\"EnableLUA\"=dword:00000001\n" +
		Key(SpotifyLinks) + Default(`"`+Spotify+`" --protocol-uri="%1"`) +
		Key(WebLinks) + Default(`"`+Chrome+`" --single-argument %1`) +
		Key(`HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Uninstall\Spotify`) + Value("InstallLocation", Roaming+`\Spotify`) +
		Key(FirewallRules) + rule("Spotify", "Action=Allow|Active=TRUE|Dir=In|App="+Spotify) +
		rule("Switched off", "Action=Block|Active=FALSE|Dir=Out|App="+Spotify) +
		rule("On the way in", "Action=Block|Active=TRUE|Dir=In|App="+Spotify) +
		rule("Another program", `Action=Block|Active=TRUE|Dir=Out|App=C:\old\Spotify.exe`)
}

// Key, Value and Default write parts of a .reg file: the head of a key, and texts in it.
func Key(name string) string         { return "\n[" + name + "]\n" }
func Value(name, text string) string { return fmt.Sprintf("\"%s\"=%s\n", name, quoted(text)) }
func Default(text string) string     { return fmt.Sprintf("@=%s\n", quoted(text)) }
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// healthyServices makes the services that Wine lacks. The one for the time of day is stopped on most PCs.
func (p *Prefix) healthyServices() error {
	for _, s := range []struct{ name, start string }{{"Dnscache", "auto"}, {"netprofm", "demand"}, {"NlaSvc", "auto"}, {"W32Time", "demand"}} {
		if err := p.Service(s.name, s.start); err != nil {
			return err
		}
	}
	return errors.Join(p.SC("start", "Dnscache"), p.SC("start", "netprofm"), p.SC("start", "NlaSvc"))
}

const idleProgram = `#include <stdio.h>
#include <windows.h>
int main(void) { puts("running"); fflush(stdout); Sleep(INFINITE); return 0; }
`

// SpotifyVersion puts an idle program in Spotify's place that says it has this version.
func (p *Prefix) SpotifyVersion(version string) error {
	source, resource := filepath.Join(p.build, "spotify.c"), filepath.Join(p.build, "spotify.rc")
	numbers := strings.ReplaceAll(version, ".", ",")
	if err := errors.Join(os.WriteFile(source, []byte(idleProgram), 0o644),
		os.WriteFile(resource, []byte("1 VERSIONINFO FILEVERSION "+numbers+" PRODUCTVERSION "+numbers+" BEGIN END\n"), 0o644)); err != nil {
		return err
	}
	object := resource + ".o"
	if out, err := exec.Command("x86_64-w64-mingw32-windres", resource, object).CombinedOutput(); err != nil {
		return fmt.Errorf("building the version: %w\n%s", err, out)
	}
	if err := p.compile("Spotify.exe", source, object); err != nil {
		return err
	}
	return p.Put("Spotify.exe", Spotify)
}
