package check

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const onePolicy = "ProxySettingsPerUser"

var proxyRows = rows{
	"proxy-windows": {
		{name: "looks by itself as usual", want: "off", raw: "looks for a script by itself: true"},
		{name: "at work", change: proxyIs(Proxy{Server: "proxy.corp.example:3128"}), want: "on", what: "proxy.corp.example:3128"},
		{name: "with a password", change: proxyIs(Proxy{Server: "http://jo:" + secret + "@proxy.corp.example:3128"}), want: "on", what: "***@proxy.corp.example:3128"},
		{name: "script", change: proxyIs(Proxy{Script: "http://pac.corp.example/proxy.pac?token=" + secret}), want: "script",
			what: "http://pac.corp.example", raw: "script: http://pac.corp.example"},
		{name: "script with a secret place", change: proxyIs(Proxy{Script: "https://pac.corp.example:8443/" + secret + "/proxy.pac"}), want: "script",
			what: "https://pac.corp.example:8443"},
		{name: "script left over", change: proxyIs(Proxy{Script: "http://127.0.0.1:9999/proxy.pac?x=y"}), want: "dead-script", what: "http://127.0.0.1:9999"},
		{name: "script left over, with a server", change: proxyIs(Proxy{Script: "http://localhost:9999/proxy.pac", Server: "corp:8080"}), want: "dead-script"},
		{name: "script lives here", change: func(f *fake) { f.proxy, f.listening = Proxy{Script: "http://127.0.0.1:9999/proxy.pac"}, []int{9999} }, want: "script"},
		{name: "script here without a port", change: proxyIs(Proxy{Script: "http://127.0.0.1/proxy.pac"}), want: "script"},
		{name: "script, ports are hidden", change: func(f *fake) {
			f.proxy, f.fail["Listens"] = Proxy{Script: "http://127.0.0.1:9999/proxy.pac"}, denied
		}, why: Denied},
		{name: "script before server", change: proxyIs(Proxy{Server: "127.0.0.1:1", Script: "http://pac.example/x"}), want: "script"},
		{name: "left over", change: proxyIs(Proxy{Server: "127.0.0.1:8080"}), want: "dead", what: "127.0.0.1:8080"},
		{name: "left over, with a name", change: proxyIs(Proxy{Server: "http://LocalHost:8080/"}), want: "dead"},
		{name: "left over, IPv6", change: proxyIs(Proxy{Server: "[::1]:8080"}), want: "dead"},
		{name: "left over, with a password", change: proxyIs(Proxy{Server: "jo:" + secret + "@127.0.0.1:8080"}), want: "dead", what: "***@127.0.0.1:8080"},
		{name: "here with no real port", change: proxyIs(Proxy{Server: "127.0.0.1:0"}), want: "on"},
		{name: "left over, by kinds", change: proxyIs(Proxy{Server: "http=127.0.0.1:8080;https=127.0.0.1:8081"}), want: "dead"},
		{name: "one kind lives", change: func(f *fake) {
			f.proxy, f.listening = Proxy{Server: "http=127.0.0.1:8080;https=127.0.0.1:8081"}, []int{8081}
		}, want: "on"},
		{name: "one kind elsewhere", change: proxyIs(Proxy{Server: "http=127.0.0.1:8080;https=proxy.example:3128"}), want: "on"},
		{name: "lives here", change: func(f *fake) { f.proxy, f.listening = Proxy{Server: "127.0.0.1:8080"}, []int{8080} }, want: "on"},
		{name: "here without a port", change: proxyIs(Proxy{Server: "127.0.0.1"}), want: "on"},
		{name: "here with a strange port", change: proxyIs(Proxy{Server: "127.0.0.1:99999"}), want: "on"},
		{name: "looks like here", change: proxyIs(Proxy{Server: "127.0.0.1.example.com:80"}), want: "on"},
		{name: "ports are hidden", change: func(f *fake) { f.proxy, f.fail["Listens"] = Proxy{Server: "127.0.0.1:8080"}, denied }, why: Denied},
		{name: "same for all people", change: func(f *fake) {
			f.numbers[place(Machine, proxyPolicyKey, onePolicy)] = 0
			f.numbers[place(Machine, proxyKey, "ProxyEnable")] = 1
			f.texts[place(Machine, proxyKey, "ProxyServer")] = "corp:8080"
			f.proxy = Proxy{Server: "other:1"}
		}, want: "on", what: "corp:8080"},
		{name: "same for all people, off", change: func(f *fake) {
			f.numbers[place(Machine, proxyPolicyKey, onePolicy)] = 0
			f.proxy = Proxy{Server: "other:1"}
		}, want: "off"},
		{name: "same script for all people", change: func(f *fake) {
			clear(f.numbers)
			f.numbers[place(Machine, proxyPolicyKey, onePolicy)] = 0
			f.texts[place(Machine, proxyKey, "AutoConfigURL")] = "http://corp/p.pac"
		}, want: "script", what: "http://corp"},
		{name: "rule that leaves it to each person", change: func(f *fake) {
			f.numbers[place(Machine, proxyPolicyKey, onePolicy)] = 1
			f.proxy = Proxy{Server: "mine:1"}
		}, want: "on", what: "mine:1"},
		{name: "rule is hidden", change: failing(denied, "Number "+place(Machine, proxyPolicyKey, onePolicy)), why: Denied},
		{name: "setting for all people is hidden", change: func(f *fake) {
			f.numbers[place(Machine, proxyPolicyKey, onePolicy)] = 0
			f.fail["Text "+place(Machine, proxyKey, "AutoConfigURL")] = denied
		}, why: Denied},
		{name: "missing", change: failing(missing, "Proxy"), why: Missing},
	},
	"proxy-spotify": {
		{name: "not set", want: "automatic", raw: "network.proxy.mode is not set"},
		{name: "none", change: prefsLines("network.proxy.mode=1"), want: "off"},
		{name: "nobody knows", change: prefsLines("network.proxy.mode=0"), why: Damaged, raw: "network.proxy.mode=0"},
		{name: "nobody knows of one, the other has one", change: func(f *fake) {
			f.prefs("network.proxy.mode=0")
			f.addStore()
			f.set(storePrefs, func(it *file) { it.data += "network.proxy.mode=2\n" })
		}, want: "on"},
		{name: "none of one, not set for the other", change: func(f *fake) { f.prefs("network.proxy.mode=1"); f.addStore() }, want: "automatic"},
		{name: "HTTP", change: prefsLines("network.proxy.mode=2", `network.proxy.addr="proxy.example:3128@http"`), want: "on", what: "proxy.example:3128"},
		{name: "SOCKS5", change: prefsLines(`network.proxy.addr="127.0.0.1:1080@socks5"`, "network.proxy.mode=4\r"), want: "on", what: "127.0.0.1:1080"},
		{name: "with a password", change: prefsLines("network.proxy.mode=2", `network.proxy.addr="jo:`+secret+`@proxy.example:1@http"`), want: "on",
			what: "***@proxy.example:1"},
		{name: "no address", change: prefsLines("network.proxy.mode=2"), want: "on", what: "without an address"},
		{name: "the last line counts", change: prefsLines("network.proxy.mode=2", "network.proxy.mode=1"), want: "off"},
		{name: "no number", change: prefsLines("network.proxy.mode=two"), why: Damaged},
		{name: "below zero", change: prefsLines("network.proxy.mode=-2"), why: Damaged},
		{name: "zero byte", change: prefsLines("network.proxy.mode=2", "network.proxy.addr=\"a\x00b\""), why: Damaged},
		{name: "quotes inside", change: prefsLines(`network.proxy.addr="a"b"`), why: Damaged},
		{name: "open quotes", change: prefsLines(`network.proxy.addr="a`), why: Damaged},
		{name: "broken letters elsewhere", change: prefsLines("a=\xff\xfe\x00", strings.Repeat("x", 100_000)), want: "automatic"},
		{name: "broken letters here", change: prefsLines("network.proxy.addr=\"\xff\xfe\""), why: Damaged},
		{name: "too long an address", change: prefsLines(`network.proxy.addr="` + strings.Repeat("a", 10_000) + `"`), why: Damaged},
		{name: "too long a file", change: prefsLines(strings.Repeat("a=b\n", mostPrefs)), why: Damaged},
		{name: "from the Store", change: func(f *fake) {
			f.store()
			f.set(storePrefs, func(it *file) { it.data += "network.proxy.mode=2\n" })
		}, want: "on"},
		{name: "one of two", change: func(f *fake) {
			f.addStore()
			f.set(storePrefs, func(it *file) { it.data += "network.proxy.mode=2\n" })
		}, want: "on"},
		{name: "one of two has never run", change: func(f *fake) { f.addStore(); delete(f.files, storePrefs) }, want: "automatic"},
		{name: "settings of a Spotify that is gone", change: func(f *fake) {
			f.prefs("network.proxy.mode=2")
			f.store()
		}, want: "automatic"},
		{name: "has never run", change: func(f *fake) { delete(f.files, sitePrefs) }, why: Missing},
		{name: "no Spotify", change: (*fake).remove, why: Absent},
		{name: "no rights", change: failing(denied, "Read"), why: Denied},
	},
	"proxy-other": {
		{name: "none", want: "off"},
		{name: "services", change: func(f *fake) { f.serviceProxy = "corp:8080" }, want: "on", what: "WinHTTP: corp:8080"},
		{name: "variables", change: func(f *fake) {
			f.env["HTTPS_PROXY"], f.env["ALL_PROXY"] = "http://jo:"+secret+"@p:1", "socks5://q:2"
		}, want: "on", what: "HTTPS_PROXY: ***@p:1, ALL_PROXY: socks5://q:2"},
		{name: "services hidden, variable set", change: func(f *fake) { f.env["HTTP_PROXY"], f.fail["ServiceProxy"] = "p:1", denied }, want: "on"},
		{name: "no rights", change: failing(denied, "ServiceProxy"), why: Denied},
		{name: "missing", change: failing(missing, "ServiceProxy"), why: Missing},
	},
}

func proxyIs(p Proxy) func(*fake) { return func(f *fake) { f.proxy = p } }

func prefsLines(lines ...string) func(*fake) { return func(f *fake) { f.prefs(lines...) } }

func TestMasked(t *testing.T) {
	for address, want := range map[string]string{
		"":                                "",
		"proxy.example:8080":              "proxy.example:8080",
		"http=a:1;https=b:2":              "http=a:1;https=b:2",
		"jo:pw@proxy:1":                   "***@proxy:1",
		"http://jo:p/w@proxy:1":           "***@proxy:1",
		"http://jo:p@w@proxy:1":           "***@proxy:1",
		"http=jo:p;w@a:1;https=jo:pw@b:2": "***@b:2",
		"http://jo:p?w@proxy":             "***",
		"http://proxy/x.pac?key=pw":       "http://proxy/x.pac?***",
		"http://proxy/x.pac#pw":           "http://proxy/x.pac?***",
	} {
		if got := masked(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
	for address, want := range map[string]string{"a:1@http": "a:1", "jo:pw@a:1@socks5": "***@a:1", "a:1@strange": "***@strange", "@http": ""} {
		if got := maskedSpotify(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

func TestMaskedScript(t *testing.T) {
	for address, want := range map[string]string{
		"":                                        "",
		"http://wpad/wpad.dat":                    "http://wpad",
		"https://pac.example:1/" + secret + "/p":  "https://pac.example:1",
		"HTTP://pac.example?" + secret:            "HTTP://pac.example",
		"http://pac.example#" + secret:            "http://pac.example",
		"http://jo:" + secret + "@pac.example/p":  "***",
		"http://pac.example/@" + secret:           "***",
		`\\server\` + secret + `\proxy.pac`:       "***",
		"file://C:/Users/Jo Doe/proxy.pac":        "file://C:",
		`file://server\` + secret + `\p`:          "file://server",
		secret + "://pac.example":                 "***",
		home + `\proxy.pac`:                       "***",
		"http://" + strings.Repeat("a", 10) + ";": "http://aaaaaaaaaa;",
	} {
		if got := maskedScript(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

// TestNoSecretGetsOut puts secrets into every line of Spotify's settings that is not asked for, in files that are also broken in many ways, and passwords into
// addresses. None may be in what any check says.
func TestNoSecretGetsOut(t *testing.T) {
	line := rapid.OneOf(
		rapid.Map(rapid.SampledFrom([]string{
			"autologin.blob=", "autologin.username=", "network.proxy.pass=", "network.proxy.user=", " autologin.canonical_username =", "network.proxy.mode.x=",
			"x", "=", "core.clock_delta ", "ui.hardware_acceleration\x00=",
		}), func(key string) string { return key + `"` + secret + `"` }),
		rapid.SampledFrom([]string{
			"network.proxy.mode=2", "network.proxy.mode=4", `network.proxy.addr="jo:` + secret + `@p:1@http"`, `network.proxy.addr=` + secret + "@p",
			"core.clock_delta=100", "core.clock_delta=x", "ui.hardware_acceleration=false", "\xff\xfe", "\x00", "network.proxy.addr=\"\x00\"",
		}),
		rapid.Map(rapid.String(), func(s string) string { return s + "=" + secret }),
	)
	address := rapid.Map(rapid.StringMatching(`(https?=|https?://)?[a-z;/?#@]{0,4}`), func(s string) string { return s + secret + "@host:1" })
	rapid.Check(t, func(rt *rapid.T) {
		f := healthy(windows11)
		f.prefs(rapid.SliceOf(line).Draw(rt, "lines")...)
		f.proxy = Proxy{Server: address.Draw(rt, "server")}
		f.serviceProxy = address.Draw(rt, "services")
		f.env["HTTP_PROXY"] = address.Draw(rt, "variable")
		if rapid.Bool().Draw(rt, "script") {
			f.proxy.Script = address.Draw(rt, "script address")
		}
		for _, r := range NewSet(f, LocalChecks()).Run(t.Context(), nil) {
			if all := strings.Join(append(r.Raw, english(t, r.What)), "\n"); strings.Contains(all, secret) {
				rt.Errorf("%s says %q", r.Check, all)
			}
		}
	})
}

// keeper is a PC that keeps what was read from it.
type keeper struct {
	*fake
	read [][]byte
}

func (k *keeper) Read(path string, most int64) ([]byte, bool, error) {
	data, whole, err := k.fake.Read(path, most)
	k.read = append(k.read, data)
	return data, whole, err
}

// TestSecretsLeaveMemory demands that nothing of the file stays behind but what is allowed.
func TestSecretsLeaveMemory(t *testing.T) {
	pc := &keeper{fake: healthy(windows11)}
	lookAt(t, "proxy-spotify", pc)
	if len(pc.read) != 1 || len(pc.read[0]) != len(usualPrefs) || strings.Trim(string(pc.read[0]), "\x00") != "" {
		t.Errorf("read %q", pc.read)
	}
}

// given is a PC that hands out this data.
type given struct {
	*fake
	data []byte
}

func (g given) Read(string, int64) ([]byte, bool, error) { return g.data, true, nil }

// TestSecretsAreNotCopied demands that a large file leaves no copy of it in memory, which would hold the secrets that are cleared in the file itself.
func TestSecretsAreNotCopied(t *testing.T) {
	const small = 32 << 10
	pc := given{healthy(windows11), []byte(strings.Repeat("autologin.blob="+secret+"\n", 20_000) + "core.clock_delta=7\n")}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	s, err := readSettings(pc, sitePrefs)
	runtime.ReadMemStats(&after)
	if s[clockDelta] != "7" || err != nil {
		t.Fatal(s, err)
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > small {
		t.Errorf("reading %d bytes made %d bytes more", len(pc.data), took)
	}
}

// FuzzProxy: however an address is written, no password in it is shown, and what should listen on this PC is named by a port.
func FuzzProxy(f *testing.F) {
	for _, seed := range [][2]string{{"http://jo:", "proxy.example:3128"}, {"http=", "127.0.0.1:8080;https=[::1]:8081"}, {"", "localhost:1@socks5"}, {"socks5://", "[::1%4]:99999/?#"}, {"\u2028", "\xff@"}, {"file://", "/p"}} {
		f.Add(seed[0], seed[1])
	}
	pc := healthy(windows11)
	f.Fuzz(func(t *testing.T, before, after string) {
		address := before + secret + "@" + after
		for _, shown := range []string{masked(address), maskedScript(address), maskedSpotify(address + "@http"), masked(before + "?" + secret + after), maskedScript("http://" + after + "/" + secret)} {
			if strings.Contains(shown, secret) && !strings.Contains(before+after, secret) {
				t.Errorf("%q is shown as %q", address, shown)
			}
		}
		if port, here := portHere(before + after); here && (port < 1 || port > 65535) {
			t.Errorf("%q is port %d", before+after, port)
		}
		if _, err := isDead(pc, before+after); err != nil {
			t.Error(err)
		}
	})
}

// FuzzPrefs: whatever stands in the file, only the allowed settings are kept, each as its last line has it, and nothing of the secrets beside them.
func FuzzPrefs(f *testing.F) {
	for _, seed := range []string{
		usualPrefs, "network.proxy.mode=2\nnetwork.proxy.addr=\"a:1@http\"\n", "\ufeffcore.clock_delta=1", "ui.hardware_acceleration=\"", "=\n==", "\x00",
		"network.proxy.mode=\xff", "network.proxy.mode=2\r\n", "network.proxy.mode=4\nnetwork.proxy.addr=\"jo:x@p:1@socks5\"\ncore.clock_delta=-7\nui.hardware_acceleration=false\n",
	} {
		f.Add(seed, uint(len(seed)/2))
	}
	f.Fuzz(func(t *testing.T, text string, at uint) {
		kept, err := parsePrefs([]byte(text))
		if (kept == nil) != (err != nil) {
			t.Fatalf("%v, %v", kept, err)
		}
		for key, value := range kept {
			if !slices.Contains(allowed, key) || len(value) > longSetting || strings.ContainsAny(value, "\n\x00\"") {
				t.Errorf("%q: %q", key, value)
			}
			if want := lastSetting(text, key); value != want {
				t.Errorf("%s is %q, want %q", key, value, want)
			}
		}
		if strings.Contains(text, secret) {
			return
		}
		cut := int(at % uint(len(text)+1))
		secrets := ""
		for _, key := range []string{"autologin.blob", "autologin.username", "autologin.saved_credentials", "network.proxy.user", "network.proxy.pass"} {
			secrets += "\n" + key + "=\"" + secret + key + "\""
		}
		checkNoSecret(t, text[:cut]+secrets+"\n"+text[cut:])
	})
}

// lastSetting reads a setting in the plainest way: what stands in the last line with its name.
func lastSetting(text, key string) (value string) {
	for _, line := range strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n") {
		if name, is, ok := strings.Cut(line, "="); ok && strings.TrimSpace(name) == key {
			value = strings.Trim(strings.TrimSpace(is), `"`)
		}
	}
	return value
}

// checkNoSecret demands that nothing of the secrets in a file is kept in memory or shown by a check.
func checkNoSecret(t *testing.T, text string) {
	t.Helper()
	kept, _ := parsePrefs([]byte(text))
	for key, value := range kept {
		if strings.Contains(value, secret[:4]) && !strings.Contains(strings.ReplaceAll(text, secret, ""), secret[:4]) {
			t.Errorf("%s has %q", key, value)
		}
	}
	for _, look := range []func(PC) Seen{spotifyProxy, spotifyAcceleration, clock} {
		data := []byte(text)
		seen := look(given{healthy(windows11), data})
		if all := fmt.Sprint(seen.Raw, english(t, seen.What), seen.Err); strings.Contains(all, secret) {
			t.Errorf("a check says %q", all)
		}
		if strings.Trim(string(data), "\x00") != "" {
			t.Errorf("%q stays in memory", data)
		}
	}
}
