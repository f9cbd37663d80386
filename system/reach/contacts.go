package reach

import (
	"regexp"
	"slices"
)

// Contact is somebody whom the checks contact, over TCP. Before that, the PC's name server is asked for the address of the host.
type Contact struct {
	Host   string   // anyAccessPoint stands for all servers that Spotify's list may name
	Ports  []int    // those that any of the checks may use
	Checks []string // ids of the checks that do; net-names only looks the name up
}

// The hosts.
const (
	listHost    = "apresolve.spotify.com"
	signInHost  = "accounts.spotify.com"
	fallback    = "ap.spotify.com" // the access point of programs that could not read the list (4.14, from librespot)
	licenceHost = "spclient.wg.spotify.com"
	testHost    = "www.msftconnecttest.com"
	otherHost   = "www.microsoft.com" // has nothing to do with Spotify

	anyAccessPoint = "*.spotify.com"
)

// Ports of HTTP, HTTPS and Spotify's own protocol.
const (
	webPort    = 80
	securePort = 443
	ownPort    = 4070
)

// contacts is what is told and what is done.
var contacts = []Contact{
	{testHost, []int{webPort}, []string{"net-names", "net-web", "net-inspection", "net-ports", "net-accounts", "net-licence"}},
	{otherHost, []int{securePort}, []string{"net-web", "net-clock"}},
	{signInHost, []int{securePort}, []string{"net-names", "net-clock", "net-inspection", "net-accounts"}},
	{listHost, []int{securePort}, []string{"net-names", "net-apresolve", "net-ports"}},
	{fallback, accessPorts, []string{"net-names", "net-ports"}},
	{anyAccessPoint, accessPorts, []string{"net-ports"}},
	{licenceHost, []int{securePort}, []string{"net-licence"}},
}

// accessPorts are the ports at which access points listen, in the order in which Spotify prefers them.
var accessPorts = []int{ownPort, securePort, webPort}

// Contacts lists everybody whom the checks contact.
func Contacts() []Contact {
	all := slices.Clone(contacts)
	for i, c := range all {
		all[i].Ports, all[i].Checks = slices.Clone(c.Ports), slices.Clone(c.Checks)
	}
	return all
}

// accessPointName matches a host below spotify.com, in the only spelling that is taken from the list.
var accessPointName = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.){1,4}spotify\.com$`)

// mayReach reports whether the table lets a check contact a port of a host.
func mayReach(checkID, host string, port int) bool {
	return slices.ContainsFunc(contacts, func(c Contact) bool { return c.lets(checkID, host) && slices.Contains(c.Ports, port) })
}

// mayLookUp reports whether the table lets a check look up the name of a host.
func mayLookUp(checkID, host string) bool {
	return slices.ContainsFunc(contacts, func(c Contact) bool { return c.lets(checkID, host) })
}

func (c Contact) lets(checkID, host string) bool {
	return slices.Contains(c.Checks, checkID) && (c.Host == host || c.Host == anyAccessPoint && accessPointName.MatchString(host))
}
