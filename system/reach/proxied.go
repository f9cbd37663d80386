package reach

import "unpause/system/check"

// Why some failures prove nothing.
const (
	errProxied      = doubt("this PC uses a proxy, and only direct connections were tried")
	errMaybeProxied = doubt("Windows has internet, perhaps through a proxy that it found by itself, and only direct connections were tried")
)

// proxied reports whether this PC's programs, or Spotify alone, are sent through a proxy.
func proxied(pc check.PC) bool {
	proxy, err := check.WindowsProxy(pc)
	return err == nil && (proxy.Server != "" || proxy.Script != "") || check.SpotifyProxied(pc)
}

// maybeProxied reports whether Windows has internet and may have found a proxy for that by itself. That it looks for one is usual and proves nothing, so this
// only matters where nothing can be reached directly.
func maybeProxied(pc check.PC) bool {
	proxy, err := check.WindowsProxy(pc)
	if err != nil || !proxy.Detect {
		return false
	}
	opinion, err := pc.Internet()
	return err == nil && opinion == check.HasInternet
}
