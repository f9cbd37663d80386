package check

import (
	"errors"
	"fmt"
	"io/fs"
	"net/netip"
	"slices"
	"strconv"
	"strings"
)

const (
	proxyKey       = `SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings`
	proxyPolicyKey = `SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\Internet Settings`
)

// windowsProxy: that Windows looks for a script by itself is usual, and no proxy.
func windowsProxy(pc PC) Seen {
	p, err := WindowsProxy(pc)
	if err != nil {
		return unknown(err)
	}
	script := maskedScript(p.Script)
	raw := []string{"server: " + orNone(masked(p.Server)), "script: " + orNone(script), fmt.Sprintf("looks for a script by itself: %t", p.Detect)}
	switch {
	case p.Script != "": // Windows asks it before the server
		return aliveOrDead(pc, "script", "dead-script", script, raw)
	case p.Server == "":
		return found("off", "", raw...)
	}
	return aliveOrDead(pc, "on", "dead", p.Server, raw)
}

// aliveOrDead tells two findings apart: a proxy or script is dead when it should be on this PC, and nothing listens there.
func aliveOrDead(pc PC, alive, dead, setting string, raw []string) Seen {
	finding := alive
	switch gone, err := isDead(pc, setting); {
	case err != nil:
		return unknown(err, raw...)
	case gone:
		finding = dead
	}
	return found(finding, brief(masked(setting)), raw...)
}

// WindowsProxy is the proxy that Windows gives to this person's programs: their own, or that of the PC where a rule says that all people have the same. The rule
// is known from use, not looked up.
func WindowsProxy(pc PC) (Proxy, error) {
	perPerson, err := pc.Number(Machine, proxyPolicyKey, "ProxySettingsPerUser")
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && perPerson != 0:
		return pc.Proxy()
	case err != nil:
		return Proxy{}, err
	}
	var p Proxy
	if p.Script, err = optionalText(pc, "AutoConfigURL"); err != nil {
		return Proxy{}, err
	}
	enabled, err := pc.Number(Machine, proxyKey, "ProxyEnable")
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && enabled == 0:
		return p, nil
	case err != nil:
		return Proxy{}, err
	}
	p.Server, err = optionalText(pc, "ProxyServer")
	return p, err
}

func optionalText(pc PC, name string) (string, error) {
	text, err := pc.Text(Machine, proxyKey, name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return text, err
}

// mostServers is how many servers of a proxy setting are asked about; there are four kinds.
const mostServers = 8

// isDead reports whether all servers of a proxy setting should be on this PC and none of them is.
func isDead(pc PC, setting string) (bool, error) {
	servers := strings.FieldsFunc(setting, func(r rune) bool { return r == ';' || r == ' ' || r == '\t' })
	if len(servers) == 0 || len(servers) > mostServers {
		return false, nil
	}
	for _, server := range servers {
		port, here := portHere(server)
		if !here {
			return false, nil
		}
		listens, err := pc.Listens(port)
		if err != nil || listens {
			return false, err
		}
	}
	return true, nil
}

// portHere takes the port out of an address of this PC, such as http=127.0.0.1:8080. Without a port it is not known what would have to listen.
func portHere(server string) (port int, here bool) {
	if _, address, kind := strings.Cut(server, "="); kind {
		server = address
	}
	if _, address, scheme := strings.Cut(server, "://"); scheme {
		server = address
	}
	server = server[strings.LastIndexByte(server, '@')+1:]
	server, _, _ = strings.Cut(server, "/")
	colon := strings.LastIndexByte(server, ':')
	if colon < 0 {
		return 0, false
	}
	host := strings.Trim(server[:colon], "[]")
	n, err := strconv.ParseUint(server[colon+1:], 10, 16)
	if err != nil || n == 0 {
		return 0, false
	}
	address, err := netip.ParseAddr(host)
	return int(n), strings.EqualFold(host, "localhost") || err == nil && address.IsLoopback()
}

// masked takes names, passwords and what else may be secret out of an address. It rather takes too much: a password can hold any sign.
func masked(address string) string {
	at := strings.LastIndexByte(address, '@')
	query := strings.IndexAny(address, "?#")
	switch {
	case at >= 0 && query >= 0:
		return hiddenPart
	case at >= 0:
		return hiddenPart + address[at:]
	case query >= 0:
		return address[:query] + "?" + hiddenPart
	}
	return address
}

// maskedScript leaves only the scheme and the server of a script's address: the rest may tell for whom it was made.
func maskedScript(address string) string {
	scheme, rest, ok := strings.Cut(address, "://")
	switch {
	case address == "":
		return ""
	case !ok, strings.Contains(rest, "@"), !slices.Contains([]string{"http", "https", "file"}, strings.ToLower(scheme)):
		return hiddenPart
	}
	server := rest
	if end := strings.IndexAny(rest, `/\?#`); end >= 0 {
		server = rest[:end]
	}
	return scheme + "://" + server
}

const hiddenPart = "***"

// maskedSpotify masks an address such as host:port@socks5, whose end names the kind of the proxy.
func maskedSpotify(address string) string {
	for _, kind := range []string{"@http", "@https", "@socks4", "@socks5"} {
		if server, ok := strings.CutSuffix(address, kind); ok {
			return masked(server)
		}
	}
	return masked(address)
}

// Modes of Spotify's own proxy: from the second on there is one, HTTP with 2, SOCKS5 with 4 and probably SOCKS4 with 3. What 0 means is not known. Without a
// mode, Spotify goes the way of Windows (known from use, not looked up).
const (
	noProxyMode    = 1
	firstProxyMode = 2
)

var errProxyMode = fmt.Errorf("nobody has told what this mode means: it %w", ErrDamaged)

// SpotifyProxied reports whether Spotify is known to use a proxy of its own.
func SpotifyProxied(pc PC) bool { return spotifyProxy(pc).Finding == "on" }

// spotifyProxy: of two Spotifys, the one with a proxy counts.
func spotifyProxy(pc PC) Seen {
	all, err := readPrefs(pc)
	if err != nil {
		return unknown(err)
	}
	finding := "off"
	var failed error
	var raw []string
	for _, s := range all {
		text, set := s[proxyMode]
		if !set {
			finding, raw = "automatic", append(raw, proxyMode+" is not set")
			continue
		}
		mode, err := strconv.ParseUint(text, 10, 8)
		if err != nil {
			return unknown(ErrDamaged, raw...)
		}
		raw = append(raw, fmt.Sprintf("%s=%d", proxyMode, mode))
		if mode >= firstProxyMode {
			address := maskedSpotify(s[proxyAddress])
			what := Name(brief(address))
			if address == "" {
				address, what = "without an address", Say("no-address")
			}
			return foundWords("on", what, append(raw, proxyAddress+": "+address)...)
		}
		if mode != noProxyMode {
			failed = errProxyMode
		}
	}
	if failed != nil {
		return unknown(failed, raw...)
	}
	return found(finding, "", raw...)
}

func otherProxies(pc PC) Seen {
	var set []string
	server, err := pc.ServiceProxy()
	if err == nil && server != "" {
		set = append(set, "WinHTTP: "+masked(server))
	}
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"} {
		if value := pc.Env(name); value != "" {
			set = append(set, name+": "+masked(value))
		}
	}
	switch {
	case len(set) > 0:
		return foundWords("on", named(set), set...)
	case err != nil:
		return unknown(err)
	}
	return found("off", "")
}
