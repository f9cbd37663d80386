package check

// WindowsProxy is the proxy that Windows gives to this person's programs, set by them or for the whole PC.
func WindowsProxy(pc PC) (Proxy, error) { return proxyInUse(pc) }

// SpotifyProxied reports whether Spotify is known to use a proxy of its own.
func SpotifyProxied(pc PC) bool { return spotifyProxy(pc).Finding == "on" }
