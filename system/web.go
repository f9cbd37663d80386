package system

import (
	"net/url"
	"slices"
)

// webHosts are the only hosts that a button may lead to.
var webHosts = []string{
	"www.spotify.com", "open.spotify.com", "accounts.spotify.com", "support.spotify.com", "community.spotify.com", "developer.spotify.com", "status.spotify.dev",
	"downdetector.com", "apps.microsoft.com", "www.wikipedia.org", "0iy.github.io", "github.com",
}

// allowedPage reports whether an address is an https page on one of the known hosts. The table is fixed and tested; this second look costs
// nothing and keeps a slip in the table from opening anything else.
func allowedPage(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == "https" && u.User == nil && u.Port() == "" && slices.Contains(webHosts, u.Host)
}
