// Package reach asks others whether Spotify can be reached from this PC. Its checks are the only ones that contact anybody, and they run only after a clear
// yes; that is why no other package below system may import net or net/http.
//
// Whom each check may contact stands in one table (contacts.go). The person is shown that table before they are asked, and every contact goes through it,
// so nothing that a server or a network answers can steer a check anywhere else. Nothing about the person or the PC is sent: the requests have no cookies
// and no body, and name only this program.
//
// All connections are direct, whatever proxy this PC or this program's environment has: they test the way that Spotify's own connections take, and a proxy
// would answer for itself. So a failure proves nothing on a PC that needs a proxy, and is none there. Nor does a success prove everything: a firewall can let
// this program through and stop Spotify.
package reach
