package check

import (
	"errors"
	"fmt"
	"io/fs"
	"net/netip"
	"strconv"
	"strings"
)

const (
	proxyKey       = `SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings`
	proxyPolicyKey = `SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\Internet Settings`
)

// windowsProxy: that Windows looks for a script by itself is usual, and no proxy.
func windowsProxy(pc PC) Seen {
	p, err := proxyInUse(pc)
	if err != nil {
		return unknown(err)
	}
	raw := []string{"server: " + orNone(masked(p.Server)), "script: " + orNone(masked(p.Script)), fmt.Sprintf("looks for a script by itself: %t", p.Detect)}
	switch {
	case p.Script != "": // Windows asks it before the server
		return found("script", brief(masked(p.Script)), raw...)
	case p.Server == "":
		return found("off", "", raw...)
	}
	dead, err := isDead(pc, p.Server)
	switch {
	case err != nil:
		return unknown(err, raw...)
	case dead:
		return found("dead", brief(masked(p.Server)), raw...)
	}
	return found("on", brief(masked(p.Server)), raw...)
}

// proxyInUse is the person's proxy, or that of the PC where a rule says that all people have the same. The rule is known from use, not looked up.
func proxyInUse(pc PC) (Proxy, error) {
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

// firstProxyMode is the first mode that is a proxy: 2 is HTTP, 4 is SOCKS5 and 3 probably SOCKS4. None and 1 are no proxy; of 0 it is not known.
const firstProxyMode = 2

func spotifyProxy(pc PC) Seen {
	all, err := readPrefs(pc)
	if err != nil {
		return unknown(err)
	}
	var raw []string
	for _, s := range all {
		text, set := s[proxyMode]
		if !set {
			raw = append(raw, proxyMode+" is not set")
			continue
		}
		mode, err := strconv.ParseUint(text, 10, 8)
		if err != nil {
			return unknown(ErrDamaged, raw...)
		}
		raw = append(raw, fmt.Sprintf("%s=%d", proxyMode, mode))
		if mode >= firstProxyMode {
			address := maskedSpotify(s[proxyAddress])
			if address == "" {
				address = "without an address"
			}
			return found("on", brief(address), append(raw, proxyAddress+": "+address)...)
		}
	}
	return found("off", "", raw...)
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
		return found("on", named(set), set...)
	case err != nil:
		return unknown(err)
	}
	return found("off", "")
}
