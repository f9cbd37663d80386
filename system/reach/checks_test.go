package reach

import (
	"context"
	"errors"
	"maps"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.yaml.in/yaml/v4"

	"unpause/resources"
	"unpause/system/check"
)

// row is one internet, and what a check makes of it.
type row struct {
	check, name string
	change      func(f *fake) // nil for an internet in which everything works
	pc          fakePC
	finding     string
	what        string
	err         error // why it cannot tell, where it cannot
}

// dated is an internet in which two servers tell these times.
func dated(signIn, other time.Duration) func(f *fake) {
	return func(f *fake) {
		f.serve(signInPage, answer{Status: 200, Issuer: digicert, Date: now.Add(signIn)})
		f.serve(otherPage, answer{Status: 200, Issuer: digicert, Date: now.Add(other)})
	}
}

// failing is an internet in which pages, names or ports fail.
func failing(err error, places ...string) func(f *fake) {
	return func(f *fake) { f.fail(err, places...) }
}

// answering is an internet in which a page answers like this.
func answering(address string, a answer) func(f *fake) { return func(f *fake) { f.serve(address, a) } }

// misissued is an internet in which a page's certificate is refused.
func misissued(err error, a answer, places ...string) func(f *fake) {
	return func(f *fake) { f.failWith(page{a, err}, places...) }
}

// leading is an internet in which names lead to an address.
func leading(address string, hosts ...string) func(f *fake) {
	return func(f *fake) { f.lead(address, hosts...) }
}

// leadingAll is an internet in which a name leads to several addresses.
func leadingAll(host string, addresses ...string) func(f *fake) {
	return func(f *fake) {
		f.names[host] = nil
		for _, a := range addresses {
			f.names[host] = append(f.names[host], netip.MustParseAddr(a))
		}
	}
}

func inTurn(changes ...func(f *fake)) func(f *fake) {
	return func(f *fake) {
		for _, change := range changes {
			change(f)
		}
	}
}

func accessFails(err error) func(f *fake) { return func(f *fake) { f.failAccess(err) } }

var (
	proxyPC   = fakePC{proxy: check.Proxy{Server: "10.0.0.1:8080"}}
	scriptPC  = fakePC{proxy: check.Proxy{Script: "http://wpad/wpad.dat"}}
	oddPC     = fakePC{proxy: check.Proxy{Server: "10.0.0.1:8080"}, err: check.ErrNotWindows}
	sharedPC  = fakePC{shared: "10.0.0.1:8080"}
	spotifyPC = fakePC{spotify: "network.proxy.mode=2\nnetwork.proxy.addr=\"10.0.0.1:8080@http\"\n"}
	noProxyPC = fakePC{spotify: "network.proxy.mode=1\n"}
	foundPC   = fakePC{proxy: check.Proxy{Detect: true}, internet: check.HasInternet}
	detectPC  = fakePC{proxy: check.Proxy{Detect: true}, internet: check.LocalOnly}
	everyone  = []string{testHost, listHost, fallback, signInHost}
	spotifys  = everyone[1:]
)

var rows = slices.Concat(nameRows, webRows, clockRows, inspectionRows, listRows, portRows, serverRows("net-accounts", signInPage), serverRows("net-licence", licencePage))

var nameRows = []row{
	{check: "net-names", name: "healthy", finding: "ok"},
	{check: "net-names", name: "nothing", change: leading("0.0.0.0", fallback), finding: "blocked", what: "ap.spotify.com leads to 0.0.0.0"},
	{check: "net-names", name: "nothing in IPv6", change: leading("::", fallback), finding: "blocked", what: "ap.spotify.com leads to ::"},
	{check: "net-names", name: "this PC", change: leading("127.0.0.1", signInHost), finding: "blocked", what: "accounts.spotify.com leads to 127.0.0.1"},
	{check: "net-names", name: "local", change: leading("192.168.1.7", spotifys...), finding: "blocked", what: "apresolve.spotify.com leads to an address of a local network, " +
		"ap.spotify.com leads to an address of a local network, accounts.spotify.com leads to an address of a local network"},
	{check: "net-names", name: "link-local", change: leading("fe80::1", listHost), finding: "blocked", what: "apresolve.spotify.com leads to an address of a local network"},
	{check: "net-names", name: "documentation", change: leading("2001:db8::5", listHost), finding: "blocked", what: "apresolve.spotify.com leads to 2001:db8::5"},
	{check: "net-names", name: "one bad address of two", change: leadingAll(fallback, "::", "35.186.224.24"), finding: "ok"},
	{check: "net-names", name: "two bad addresses", change: leadingAll(fallback, "0.0.0.0", "::"), finding: "blocked", what: "ap.spotify.com leads to 0.0.0.0"},
	{check: "net-names", name: "a network that wants a sign-in", change: leading("10.0.0.1", everyone...), err: errAllAstray},
	{check: "net-names", name: "lists that block Microsoft too", change: leading("0.0.0.0", everyone...), finding: "blocked",
		what: "apresolve.spotify.com leads to 0.0.0.0, ap.spotify.com leads to 0.0.0.0, accounts.spotify.com leads to 0.0.0.0"},
	{check: "net-names", name: "one denied", change: failing(errNoName, fallback), err: errNoName},
	{check: "net-names", name: "two denied", change: failing(errNoName, fallback, listHost), finding: "denied",
		what: "apresolve.spotify.com is not known, ap.spotify.com is not known"},
	{check: "net-names", name: "two denied, and Microsoft's", change: failing(errNoName, fallback, listHost, testHost), err: errNoName},
	{check: "net-names", name: "Spotify's denied, and a company has a test page of its own", change: inTurn(failing(errNoName, spotifys...), leading("10.0.0.1", testHost)), err: errNoName},
	{check: "net-names", name: "Spotify's denied", change: failing(errNoName, spotifys...), finding: "denied",
		what: "apresolve.spotify.com is not known, ap.spotify.com is not known, accounts.spotify.com is not known"},
	{check: "net-names", name: "none known", change: failing(errNoName, everyone...), finding: "fails", what: "the name is not known"},
	{check: "net-names", name: "all hang", change: failing(errHang, everyone...), finding: "fails", what: "no answer in time"},
	{check: "net-names", name: "one hangs", change: failing(errHang, fallback), err: errSlow},
	{check: "net-names", name: "one denied, one hangs", change: inTurn(failing(errNoName, fallback), failing(errHang, listHost)), err: errSlow},
	{check: "net-names", name: "Spotify's hang", change: failing(errHang, spotifys...), err: errSlow},
	{check: "net-names", name: "only Microsoft's fails", change: failing(errNoName, testHost), finding: "ok"},
	{check: "net-names", name: "none known, with a proxy", change: failing(errNoName, everyone...), pc: proxyPC, err: errProxied},
	{check: "net-names", name: "denied, with a proxy", change: failing(errNoName, spotifys...), pc: proxyPC, err: errProxied},
	{check: "net-names", name: "denied, though Windows may have found a proxy", change: failing(errNoName, spotifys...), pc: foundPC, finding: "denied",
		what: "apresolve.spotify.com is not known, ap.spotify.com is not known, accounts.spotify.com is not known"},
	{check: "net-names", name: "none known, with a proxy that Windows has found", change: failing(errNoName, everyone...), pc: foundPC, err: errMaybeProxied},
	{check: "net-names", name: "none known, and Windows has found no proxy", change: failing(errNoName, everyone...), pc: detectPC, finding: "fails", what: "the name is not known"},
	{check: "net-names", name: "blocked, with a proxy", change: leading("0.0.0.0", fallback), pc: proxyPC, finding: "blocked", what: "ap.spotify.com leads to 0.0.0.0"},
}

// captured is an internet whose pages all give way to one of the network.
func captured(a answer) func(f *fake) {
	return inTurn(answering(testPage, a), misissued(errUntrusted, answer{Issuer: company, Remote: a.Remote}, otherPage))
}

// Places that answer for others.
var (
	thisPC      = netip.MustParseAddr("127.0.0.1")
	homeAddress = netip.MustParseAddr("192.168.0.1")
)

var webRows = []row{
	{check: "net-web", name: "healthy", finding: "ok"},
	{check: "net-web", name: "redirect", change: captured(answer{Status: 302}), finding: "portal"},
	{check: "net-web", name: "redirect with the right text", change: captured(answer{Status: 302, Body: []byte(testText)}), finding: "portal"},
	{check: "net-web", name: "another page", change: captured(answer{Status: 200, Body: []byte("<html>Welcome</html>")}), finding: "portal"},
	{check: "net-web", name: "another page of the router", change: captured(answer{Status: 200, Remote: homeAddress}), finding: "portal"},
	{check: "net-web", name: "more than the text", change: captured(answer{Status: 200, Body: []byte(testText + "\n")}), finding: "portal"},
	{check: "net-web", name: "empty", change: captured(answer{Status: 200}), finding: "portal"},
	{check: "net-web", name: "10 MB", change: captured(answer{Status: 200, Body: []byte(strings.Repeat(testText, 500_000))}), finding: "portal"},
	{check: "net-web", name: "sign-in wanted", change: captured(answer{Status: 511}), finding: "portal"},
	{check: "net-web", name: "another page, and nothing secure", change: inTurn(answering(testPage, answer{Status: 302}), failing(errRefused, otherPage)), finding: "portal"},
	{check: "net-web", name: "a page of the network for a name of its own", change: inTurn(answering(testPage, answer{Status: 302}),
		misissued(errOtherName, answer{Issuer: digicert}, otherPage)), finding: "portal"},
	{check: "net-web", name: "this PC answers with a page of its own", change: answering(testPage, answer{Status: 404, Remote: thisPC}), err: errNowhere},
	{check: "net-web", name: "this PC answers for all", change: captured(answer{Status: 404, Remote: thisPC}), err: errNowhere},
	{check: "net-web", name: "a company has a test page of its own", change: answering(testPage, answer{Status: 200, Body: []byte(testText), Remote: homeAddress}), err: errNowhere},
	{check: "net-web", name: "a filter's page in its place", change: answering(testPage, answer{Status: 403}), err: errTestCovered},
	{check: "net-web", name: "a filter's page in its place, from the router", change: answering(testPage, answer{Status: 200, Remote: homeAddress}), err: errTestCovered},
	{check: "net-web", name: "a filter's page, and connections are opened", change: inTurn(answering(testPage, answer{Status: 403}),
		answering(otherPage, answer{Status: 200, Issuer: kaspersky})), err: errTestCovered},
	{check: "net-web", name: "a filter's page, and the clock is wrong", change: inTurn(answering(testPage, answer{Status: 403}),
		misissued(errOutdated, answer{Issuer: digicert}, otherPage)), err: errTestCovered},
	{check: "net-web", name: "a sign-in wanted with a certificate that is out of date", change: inTurn(answering(testPage, answer{Status: 302}),
		misissued(errOutdated, answer{Issuer: company}, otherPage)), finding: "portal"},
	{check: "net-web", name: "Microsoft has trouble", change: answering(testPage, answer{Status: 503}), err: errTestPage},
	{check: "net-web", name: "hangs", change: failing(errHang, testPage, otherHost+":443"), finding: "fails", what: "no answer in time"},
	{check: "net-web", name: "refused", change: failing(errRefused, testPage, otherHost+":443"), finding: "fails", what: "the connection was refused"},
	{check: "net-web", name: "only the test page fails", change: failing(errRefused, testPage), err: errTestBlocked},
	{check: "net-web", name: "all names lead to this PC", change: inTurn(failing(errRefused, testPage), leading("127.0.0.1", otherHost)), finding: "fails",
		what: "the connection was refused"},
	{check: "net-web", name: "fails, with a proxy", change: cutOff, pc: proxyPC, err: errProxied},
	{check: "net-web", name: "fails, with a proxy for the whole PC", change: cutOff, pc: sharedPC, err: errProxied},
	{check: "net-web", name: "fails, with a proxy of Spotify's own", change: cutOff, pc: spotifyPC, err: errProxied},
	{check: "net-web", name: "fails, with a proxy that Windows has found", change: cutOff, pc: foundPC, err: errMaybeProxied},
	{check: "net-web", name: "fails, and Windows has found no proxy", change: cutOff, pc: detectPC, finding: "fails", what: "the connection was refused"},
	{check: "net-web", name: "fails, though Windows has internet and looks for no proxy", change: cutOff, pc: fakePC{internet: check.HasInternet}, finding: "fails",
		what: "the connection was refused"},
	{check: "net-web", name: "portal, with a script", change: captured(answer{Status: 302}), pc: scriptPC, err: errProxied},
	{check: "net-web", name: "portal, with a proxy that Windows has found", change: captured(answer{Status: 302}), pc: foundPC, err: errMaybeProxied},
	{check: "net-web", name: "portal, with a proxy that is not known", change: captured(answer{Status: 302}), pc: oddPC, finding: "portal"},
}

// cutOff is an internet that cannot be reached.
var cutOff = failing(errRefused, testPage, otherHost+":443")

var clockRows = []row{
	{check: "net-clock", name: "healthy", finding: "right", what: "1 second off"}, // half a second, rounded: a date has whole seconds
	{check: "net-clock", name: "exact", pc: fakePC{ahead: time.Second / 2}, finding: "right", what: "less than a second off"},
	{check: "net-clock", name: "ahead", pc: fakePC{ahead: 12*time.Second + time.Second/2}, finding: "right", what: "12 seconds off"},
	{check: "net-clock", name: "just right", pc: fakePC{ahead: 60 * time.Second}, finding: "right", what: "60 seconds off"},
	{check: "net-clock", name: "just wrong", pc: fakePC{ahead: 60*time.Second + time.Second/2}, finding: "wrong", what: "60 seconds ahead"},
	{check: "net-clock", name: "minutes", pc: fakePC{ahead: -3 * time.Minute}, finding: "wrong", what: "3 minutes behind"},
	{check: "net-clock", name: "hours", pc: fakePC{ahead: 2*time.Hour + time.Minute}, finding: "wrong", what: "2 hours ahead"},
	{check: "net-clock", name: "days", pc: fakePC{ahead: -50 * 24 * time.Hour}, finding: "wrong", what: "50 days behind"},
	{check: "net-clock", name: "years", pc: fakePC{ahead: -6 * 365 * 24 * time.Hour}, finding: "wrong", what: "6 years behind"},
	{check: "net-clock", name: "half of the way", change: func(f *fake) {
		for _, address := range []string{signInPage, otherPage} {
			f.serve(address, answer{Status: 200, Date: now, Wait: 4 * time.Second})
		}
	}, pc: fakePC{ahead: 2*time.Second + time.Second/2}, finding: "right", what: "less than a second off"},
	{check: "net-clock", name: "they nearly agree", change: dated(0, 5*time.Second), finding: "right", what: "1 second off"},
	{check: "net-clock", name: "they do not agree", change: dated(0, 6*time.Second), err: errTwoClocks},
	{check: "net-clock", name: "a wrong one among them", change: dated(-2*time.Hour, 0), err: errTwoClocks},
	{check: "net-clock", name: "no date", change: answering(otherPage, answer{Status: 200}), err: errNoClocks},
	{check: "net-clock", name: "one does not answer", change: failing(errRefused, otherPage), err: errRefused},
	{check: "net-clock", name: "hangs", change: failing(errHang, signInPage, otherPage), err: errSlow},
	{check: "net-clock", name: "certificates out of date", change: misissued(errOutdated, answer{Issuer: digicert}, signInPage, otherPage), finding: "wrong",
		what: "at the time that it shows, the certificates of two servers are not valid"},
	{check: "net-clock", name: "one certificate out of date", change: misissued(errOutdated, answer{Issuer: digicert}, otherPage), pc: fakePC{ahead: -50 * 24 * time.Hour},
		finding: "wrong", what: "50 days behind"},
	{check: "net-clock", name: "the other certificate out of date", change: misissued(errOutdated, answer{Issuer: digicert}, signInPage), pc: fakePC{ahead: 50 * 24 * time.Hour},
		finding: "wrong", what: "50 days ahead"},
	{check: "net-clock", name: "one certificate out of date, and the clock right", change: misissued(errOutdated, answer{Issuer: digicert}, otherPage), err: errOutdated},
	{check: "net-clock", name: "the other certificate out of date, and the clock right", change: misissued(errOutdated, answer{Issuer: digicert}, signInPage), err: errOutdated},
	{check: "net-clock", name: "an inspector out of date", change: misissued(errOutdated, answer{Issuer: company}, signInPage, otherPage), err: errOutdated},
}

var inspectionRows = []row{
	{check: "net-inspection", name: "healthy", finding: "direct", what: "DigiCert Inc"},
	{check: "net-inspection", name: "known and trusted", change: answering(signInPage, answer{Status: 200, Issuer: kaspersky}), finding: "opened", what: "Kaspersky"},
	{check: "net-inspection", name: "known and not trusted", change: misissued(errUntrusted, answer{Issuer: kaspersky}, signInPage), finding: "opened", what: "Kaspersky"},
	{check: "net-inspection", name: "unknown and not trusted", change: misissued(errUntrusted, answer{Issuer: company}, signInPage), finding: "opened", what: "Contoso"},
	{check: "net-inspection", name: "nameless and not trusted", change: misissued(errUntrusted, answer{}, signInPage), finding: "opened", what: "something that does not give its name"},
	{check: "net-inspection", name: "this PC answers for itself", change: misissued(errUntrusted, answer{Issuer: company, Remote: thisPC}, signInPage), err: errNowhere},
	{check: "net-inspection", name: "this PC answers with a known name", change: misissued(errUntrusted, answer{Issuer: kaspersky, Remote: thisPC}, signInPage), err: errNowhere},
	{check: "net-inspection", name: "a network that wants a sign-in", change: inTurn(misissued(errUntrusted, answer{Issuer: company, Remote: someAddress}, signInPage),
		answering(testPage, answer{Status: 302})), err: errWhoAnswers},
	{check: "net-inspection", name: "a network with a known name that wants a sign-in", change: inTurn(misissued(errUntrusted, answer{Issuer: kaspersky}, signInPage),
		answering(testPage, answer{Status: 302})), err: errWhoAnswers},
	{check: "net-inspection", name: "known and trusted, and the test page fails", change: inTurn(answering(signInPage, answer{Status: 200, Issuer: kaspersky}),
		failing(errRefused, testPage)), finding: "opened", what: "Kaspersky"},
	{check: "net-inspection", name: "unknown but trusted", change: answering(signInPage, answer{Status: 200, Issuer: company}), err: errWhoAnswers},
	{check: "net-inspection", name: "Spotify's own, but this PC is too old for it", change: misissued(errUntrusted, answer{Issuer: digicert}, signInPage), err: errUntrusted},
	{check: "net-inspection", name: "out of date", change: misissued(errOutdated, answer{Issuer: company}, signInPage), err: errOutdated},
	{check: "net-inspection", name: "another name", change: misissued(errOtherName, answer{Issuer: company}, signInPage), err: errOtherName},
	{check: "net-inspection", name: "refused", change: failing(errRefused, signInPage), err: errRefused},
	{check: "net-inspection", name: "hangs", change: failing(errHang, signInPage), err: errSlow},
}

// list is an internet with this list of access points.
func list(body string) func(f *fake) {
	return answering(listPage, answer{Status: 200, Body: []byte(body), Issuer: digicert})
}

var listRows = []row{
	{check: "net-apresolve", name: "healthy", finding: "ok"},
	{check: "net-apresolve", name: "one is enough", change: list(`{"accesspoint":["ap-gew4.spotify.com:443"]}`), finding: "ok"},
	{check: "net-apresolve", name: "trouble", change: answering(listPage, answer{Status: 503, Issuer: digicert}), finding: "fails", what: "error 503"},
	{check: "net-apresolve", name: "trouble of somebody else", change: answering(listPage, answer{Status: 503, Issuer: company}), err: errWhoAnswers},
	{check: "net-apresolve", name: "a page of somebody else", change: answering(listPage, answer{Status: 200, Body: []byte("<html>"), Issuer: kaspersky}), err: errWhoAnswers},
	{check: "net-apresolve", name: "not let in", change: answering(listPage, answer{Status: 403, Body: []byte(listBody), Issuer: digicert}), err: errNonsense},
	{check: "net-apresolve", name: "broken", change: list(listBody[:len(listBody)-1]), finding: "fails", what: "its answer makes no sense"},
	{check: "net-apresolve", name: "no text", change: list(""), finding: "fails", what: "its answer makes no sense"},
	{check: "net-apresolve", name: "other kinds", change: list(`{"accesspoint":[4070]}`), finding: "fails", what: "its answer makes no sense"},
	{check: "net-apresolve", name: "10 MB", change: list(`{"accesspoint":["` + strings.Repeat("a", 10<<20) + `"]}`), finding: "fails", what: "its answer makes no sense"},
	{check: "net-apresolve", name: "empty", change: list(`{"accesspoint":[]}`), finding: "fails", what: "it names no servers"},
	{check: "net-apresolve", name: "strange servers", change: list(`{"accesspoint":["ap.example.org:443"]}`), err: errStrangeList},
	{check: "net-apresolve", name: "refused", change: failing(errRefused, listPage), err: errRefused},
	{check: "net-apresolve", name: "hangs", change: failing(errHang, listPage), err: errSlow},
}

var portRows = []row{
	{check: "net-ports", name: "healthy", finding: "open", what: "4070, 443 and 80"},
	{check: "net-ports", name: "no list", change: failing(errRefused, listPage), finding: "open", what: "4070, 443 and 80"},
	{check: "net-ports", name: "list hangs", change: failing(errHang, listPage), finding: "open", what: "4070, 443 and 80"},
	{check: "net-ports", name: "only Spotify's own", change: failing(errRefused, "ap-gew4.spotify.com:443", "ap-gew1.spotify.com:80"), finding: "open", what: "4070"},
	{check: "net-ports", name: "all but Spotify's own", change: failing(errHang, "ap-gew4.spotify.com:4070"), finding: "web-only", what: "443 and 80"},
	{check: "net-ports", name: "one of the web", change: failing(errHang, "ap-gew4.spotify.com:4070", "ap-gew1.spotify.com:80"), finding: "web-only", what: "443"},
	{check: "net-ports", name: "shut", change: accessFails(errHang), finding: "shut", what: "no answer in time at port 4070, 443 and 80"},
	{check: "net-ports", name: "shut in two ways", change: inTurn(accessFails(errRefused), failing(errHang, "ap-gew4.spotify.com:4070")), finding: "shut",
		what: "no answer in time at port 4070; the connection was refused at port 443 and 80"},
	{check: "net-ports", name: "answered by this PC", change: leading("127.0.0.1", "ap-gew4.spotify.com", "ap-gew1.spotify.com"), finding: "shut",
		what: "something else answers in its place at port 4070, 443 and 80"},
	{check: "net-ports", name: "shut, and so is the web", change: inTurn(accessFails(errNoWay), failing(errRefused, testPage)), err: errNoWay},
	{check: "net-ports", name: "shut by a portal", change: inTurn(accessFails(errRefused), answering(testPage, answer{Status: 302})), err: errRefused},
	{check: "net-ports", name: "shut, with a proxy", change: accessFails(errRefused), pc: proxyPC, err: errProxied},
	{check: "net-ports", name: "shut, with a proxy of Spotify's own", change: accessFails(errRefused), pc: spotifyPC, err: errProxied},
	{check: "net-ports", name: "shut, and Spotify uses no proxy", change: accessFails(errRefused), pc: noProxyPC, finding: "shut",
		what: "the connection was refused at port 4070, 443 and 80"},
	{check: "net-ports", name: "shut, though Windows may have found a proxy", change: accessFails(errRefused), pc: foundPC, finding: "shut", // the web works without it
		what: "the connection was refused at port 4070, 443 and 80"},
	{check: "net-ports", name: "shut, and the web works only within a company", change: inTurn(accessFails(errRefused),
		answering(testPage, answer{Status: 200, Body: []byte(testText), Remote: homeAddress})), err: errRefused},
	{check: "net-ports", name: "open, with a proxy", pc: proxyPC, finding: "open", what: "4070, 443 and 80"},
}

// serverRows are those of the checks of one web server.
func serverRows(id, address string) []row {
	status := func(code int, a answer) func(f *fake) {
		a.Status = code
		return answering(address, a)
	}
	return []row{
		{check: id, name: "healthy", finding: "ok"},
		{check: id, name: "redirect", change: status(303, answer{Issuer: digicert}), finding: "ok"},
		{check: id, name: "redirect, opened", change: status(303, answer{Issuer: kaspersky}), finding: "ok"},
		{check: id, name: "not found", change: status(404, answer{Issuer: digicert}), finding: "ok"},
		{check: id, name: "not found, opened", change: status(403, answer{Issuer: company}), err: errWhoAnswers},
		{check: id, name: "trouble", change: status(503, answer{Issuer: digicert}), finding: "trouble", what: "error 503"},
		{check: id, name: "trouble, opened", change: status(503, answer{Issuer: company}), err: errWhoAnswers},
		{check: id, name: "refused", change: failing(errRefused, address), finding: "refused", what: "the connection was refused"},
		{check: id, name: "not trusted", change: misissued(errUntrusted, answer{Issuer: company}, address), finding: "refused", what: "its certificate cannot be trusted"},
		{check: id, name: "hangs", change: failing(errHang, address), finding: "refused", what: "no answer in time"},
		{check: id, name: "refused like all", change: failing(errRefused, address, testPage), err: errRefused},
		{check: id, name: "refused by a portal", change: inTurn(failing(errRefused, address), answering(testPage, answer{Status: 200})), err: errRefused},
		{check: id, name: "out of date", change: misissued(errOutdated, answer{Issuer: digicert}, address), err: errOutdated},
		{check: id, name: "refused, with a proxy", change: failing(errRefused, address), pc: proxyPC, err: errProxied},
	}
}

func TestRows(t *testing.T) {
	for _, r := range rows {
		t.Run(r.check+"/"+r.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { // where what hangs costs no time
				seen, _ := r.run(t)
				what := english(t, seen.What)
				if seen.Finding != r.finding || what != r.what || seen.Err != r.err {
					t.Errorf("found %q, %q, %v; want %q, %q, %v\n%s", seen.Finding, what, seen.Err, r.finding, r.what, r.err, strings.Join(seen.Raw, "\n"))
				}
				if len(seen.Raw) == 0 {
					t.Error("nothing was noted")
				}
			})
		})
	}
}

// run runs the row's check and returns whom it contacted, too.
func (r row) run(t *testing.T) (check.Seen, []touch) {
	f := healthy(t)
	if r.change != nil {
		r.change(f)
	}
	began := time.Now()
	seen := lookBy(t.Context(), f, r.check, r.pc)
	if took := time.Since(began); took >= limit {
		t.Errorf("took %s, longer than its limit", took)
	}
	return seen, f.touched
}

// rawCheck is what this package must know of a check in checks.yaml.
type rawCheck struct {
	ID       string
	Network  bool
	Findings []rawFinding
}

type rawFinding struct {
	ID, Text       string
	Explains       []string
	Answers, Hints map[string]string
}

// inCatalogue reads the checks that contact others as the catalogue has them.
func inCatalogue(t *testing.T) []rawCheck {
	return slices.DeleteFunc(allInCatalogue(t), func(c rawCheck) bool { return !c.Network })
}

func allInCatalogue(t *testing.T) []rawCheck {
	data, err := resources.Catalog.ReadFile("checks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Checks []rawCheck }
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	return file.Checks
}

func TestWhatAnswersInSpotifysPlaceExplainsItsCertificate(t *testing.T) {
	explaining := []string{"hosts harmful", "net-names blocked", "net-names denied", "net-web portal"}
	for _, c := range allInCatalogue(t) {
		for _, f := range c.Findings {
			if one := c.ID + " " + f.ID; slices.Contains(explaining, one) && !slices.Contains(f.Explains, "net-inspection") {
				t.Errorf("%s does not explain what net-inspection finds", one)
			}
		}
	}
}

func TestOnePageIsNoProofThatNoneIsOpened(t *testing.T) {
	for _, c := range inCatalogue(t) {
		for _, f := range c.Findings {
			if c.ID == "net-inspection" && f.ID == "direct" && (f.Answers["inspection"] != "" || f.Hints["inspection"] != "no") {
				t.Errorf("answers %v, hints %v", f.Answers, f.Hints)
			}
		}
	}
}

func TestChecksAreThoseOfTheCatalogue(t *testing.T) {
	var want, got []string
	for _, c := range inCatalogue(t) {
		want = append(want, c.ID)
	}
	for _, c := range Checks() {
		got = append(got, c.ID)
		if c.Limit <= patience {
			t.Errorf("%s: a limit of %s cuts off contacts that may take %s", c.ID, c.Limit, patience)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("checks are %v, those of the catalogue %v", got, want)
	}
}

func TestEveryFindingOfTheCatalogueIsFound(t *testing.T) {
	found := map[string]map[string]bool{}
	for _, r := range rows {
		if found[r.check] == nil {
			found[r.check] = map[string]bool{}
		}
		if r.finding != "" {
			found[r.check][r.finding] = true
		}
	}
	for _, c := range inCatalogue(t) {
		known := map[string]bool{}
		for _, f := range c.Findings {
			known[f.ID] = true
		}
		if !maps.Equal(known, found[c.ID]) {
			t.Errorf("%s: the catalogue has the findings %v, found are %v", c.ID, slices.Sorted(maps.Keys(known)), slices.Sorted(maps.Keys(found[c.ID])))
		}
	}
}

func TestWhatIsThereExactlyWhereTheTextWantsIt(t *testing.T) {
	wants := map[string]bool{}
	for _, c := range inCatalogue(t) {
		for _, f := range c.Findings {
			wants[c.ID+" "+f.ID] = strings.Contains(f.Text, "{what}")
		}
	}
	for _, r := range rows {
		if r.finding != "" && wants[r.check+" "+r.finding] != (r.what != "") {
			t.Errorf("%s/%s: the text of %q does not fit to the words %q", r.check, r.name, r.finding, r.what)
		}
	}
}

func TestLooksUnderSet(t *testing.T) {
	f := healthy(t)
	results := check.NewSet(fakePC{}, checksBy(f)).Run(t.Context(), nil)
	for i, r := range results {
		if r.Unknown != check.Told || r.Check != looks[i].id {
			t.Errorf("%s: could not tell: %s", r.Check, r.Unknown)
		}
	}
}

func TestSlownessIsToldAsSuch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := healthy(t)
		f.fail(errHang, listPage)
		results := check.NewSet(fakePC{}, checksBy(f)).Run(t.Context(), nil, "net-apresolve")
		if results[0].Unknown != check.TooSlow {
			t.Errorf("could not tell because of %q", results[0].Unknown)
		}
	})
}

func TestStopsWhenAsked(t *testing.T) {
	for _, l := range looks {
		t.Run(l.id, func(t *testing.T) {
			f := healthy(t)
			f.hanging = make(chan struct{}, 10)
			f.fail(errHang, everyone...)
			f.fail(errHang, signInPage, otherPage, testPage, listPage, licencePage)
			f.failAccess(errHang)
			ctx, cancel := context.WithCancel(t.Context())
			go func() {
				<-f.hanging
				cancel()
			}()
			if seen := lookBy(ctx, f, l.id, fakePC{}); seen.Finding != "" || !errors.Is(seen.Err, context.Canceled) {
				t.Errorf("found %q, %v; want only that it was stopped", seen.Finding, seen.Err)
			}
		})
	}
}

func TestContactsAreWhatTheChecksContact(t *testing.T) {
	type pair struct {
		check string
		touch
	}
	told, done := map[pair]bool{}, map[pair]bool{}
	for _, c := range Contacts() {
		if len(c.Ports) == 0 {
			t.Errorf("%s has no ports", c.Host)
		}
		for _, id := range c.Checks {
			if id == "net-names" {
				told[pair{id, touch{c.Host, 0}}] = true
				continue
			}
			for _, port := range c.Ports {
				told[pair{id, touch{c.Host, port}}] = true
			}
		}
	}
	named := map[string]bool{}
	for _, c := range Contacts() {
		named[c.Host] = true
	}
	for _, r := range rows {
		synctest.Test(t, func(t *testing.T) {
			_, touched := r.run(t)
			for _, one := range touched {
				if !named[one.host] && accessPointName.MatchString(one.host) {
					one.host = anyAccessPoint
				}
				done[pair{r.check, one}] = true
			}
		})
	}
	for p := range done {
		if !told[p] {
			t.Errorf("%s contacts %s, port %d, and Contacts does not say so", p.check, p.host, p.port)
		}
	}
	for p := range told {
		if !done[p] {
			t.Errorf("Contacts says that %s contacts %s, port %d, and no row does", p.check, p.host, p.port)
		}
	}
}

func TestContactsCannotBeChanged(t *testing.T) {
	c := Contacts()
	c[0].Host, c[0].Ports[0], c[0].Checks[0] = "example.org", 25, "other"
	if mayReach("net-web", "example.org", 80) || !mayReach("net-web", testHost, 80) || !mayLookUp("net-names", testHost) {
		t.Error("who asks for the contacts can change them")
	}
}

func TestOnlyTheTableIsContacted(t *testing.T) {
	refused := []struct {
		check, host string
		port        int
	}{
		{"net-ports", "ap.example.org", 443},
		{"net-ports", "spotify.com", 443},
		{"net-ports", "evilspotify.com", 443},
		{"net-ports", "ap.spotify.com.example.org", 443},
		{"net-ports", "ap.spotify.com\n", 443},
		{"net-ports", "127.0.0.1", 443},
		{"net-ports", "[::1].spotify.com", 443},
		{"net-ports", "user@ap.spotify.com", 443},
		{"net-ports", "", 443},
		{"net-ports", "ap.spotify.com", 22},
		{"net-ports", "*.spotify.com", 0},
		{"net-web", "ap.spotify.com", 443},
		{"net-accounts", "gew4-spclient.spotify.com", 443},
		{"net-unknown", "ap.spotify.com", 443},
	}
	for _, r := range refused {
		f := healthy(t)
		v := &visit{check: r.check, net: f}
		if err := v.connect(t.Context(), r.host, r.port); err != errOffLimits {
			t.Errorf("%s may connect to %q, port %d: %v", r.check, r.host, r.port, err)
		}
	}
	for _, address := range []string{"https://example.org/", "ftp://accounts.spotify.com/", "https://accounts.spotify.com:8443/", "https://x@accounts.spotify.com/", "http://accounts.spotify.com/", ":"} {
		f := healthy(t)
		v := &visit{check: "net-accounts", net: f}
		if _, err := v.get(t.Context(), address, 0); err != errOffLimits || len(f.touched) > 0 {
			t.Errorf("may read %s: %v", address, err)
		}
	}
	f := healthy(t)
	v := &visit{check: "net-names", net: f}
	if _, err := v.lookUp(t.Context(), "example.org"); err != errOffLimits || len(f.touched) > 0 {
		t.Errorf("may look up others: %v", err)
	}
}

func TestListDoesNotSteer(t *testing.T) {
	hostile := []string{
		"ap.example.org:4070", "127.0.0.1:443", "localhost:80", "ap-x.spotify.com:22", "ap-x.spotify.com.example.org:443", "spotify.com:443", "evilspotify.com:443",
		"ap\\u0000.spotify.com:443", "ap\\r\\n.spotify.com:443", "ap\\u202e.spotify.com:443", "AP-X.spotify.com:443", "-.spotify.com:443", ".spotify.com:443", "x@y.spotify.com:443",
		"ap-x.spotify.com:443:443", "ap-x.spotify.com:+443", "ap-x.spotify.com", ":443", "", "[::1]:443", "ap-x.spotify.com:0443 ", "ap/../x.spotify.com:80",
	}
	f := healthy(t)
	list(`{"accesspoint":["` + strings.Join(hostile, `","`) + `"]}`)(f)
	seen := lookBy(t.Context(), f, "net-ports", fakePC{})
	if seen.Finding != "open" {
		t.Errorf("found %q, %v", seen.Finding, seen.Err)
	}
	want := []touch{{listHost, 443}, {fallback, 4070}, {fallback, 443}, {fallback, 80}}
	slices.SortFunc(f.touched[1:], func(a, b touch) int { return b.port - a.port })
	if !slices.Equal(f.touched, want) {
		t.Errorf("contacted %v, want only %v", f.touched, want)
	}
}

func TestAddressesThatLeadNowhere(t *testing.T) {
	nowhere := []string{"0.0.0.0", "0.1.2.3", "::", "127.0.0.1", "127.9.9.9", "::1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.1.1", "fe80::1", "fd00::1",
		"192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1"}
	somewhere := []string{"35.186.224.24", "1.1.1.1", "172.32.0.1", "192.0.3.1", "198.51.101.1", "2600:1901:1:c36::", "100.64.0.1", "198.18.0.1"} // programs such as VPNs answer with the last two
	for _, a := range nowhere {
		if !leadsNowhere(netip.MustParseAddr(a)) {
			t.Errorf("%s leads somewhere", a)
		}
	}
	for _, a := range somewhere {
		if leadsNowhere(netip.MustParseAddr(a)) {
			t.Errorf("%s leads nowhere", a)
		}
	}
}

func TestRawHidesLocalAddresses(t *testing.T) {
	f := healthy(t)
	f.lead("192.168.1.7", everyone...)
	seen := lookBy(t.Context(), f, "net-names", fakePC{})
	if raw := strings.Join(seen.Raw, "\n"); strings.Contains(raw, "192.168") || !strings.Contains(raw, "local network") {
		t.Errorf("noted:\n%s", raw)
	}
}

func TestRawSaysWhatWasDone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cases := map[string][]string{
			"net-web": {"GET http://www.msftconnecttest.com/connecttest.txt: status 200, from 35.186.224.24 (0 ms)"},
			"net-ports": {"GET " + listPage + ": status 200, from 35.186.224.24, certificate issued by CN=DigiCert Global G2 TLS RSA SHA256 2020 CA1,O=DigiCert Inc (0 ms)",
				"connect ap-gew1.spotify.com:80: 35.186.224.24 (0 ms)", "connect ap-gew4.spotify.com:4070: no answer in time (5000 ms)", "connect ap-gew4.spotify.com:443: 35.186.224.24 (0 ms)"},
		}
		for id, want := range cases {
			f := healthy(t)
			f.fail(errHang, "ap-gew4.spotify.com:4070")
			if seen := lookBy(t.Context(), f, id, fakePC{}); !slices.Equal(seen.Raw, want) {
				t.Errorf("%s noted\n%s\nwant\n%s", id, strings.Join(seen.Raw, "\n"), strings.Join(want, "\n"))
			}
		}
	})
}

func TestPanicsReachPackageCheck(t *testing.T) {
	results := check.NewSet(nil, checksBy(healthy(t))).Run(t.Context(), nil, "net-clock") // without a PC there is no clock
	if results[0].Unknown != check.Failed {
		t.Errorf("found %q, %q", results[0].Finding, results[0].Unknown)
	}
}

func FuzzAccessPoints(f *testing.F) {
	for _, body := range []string{listBody, "", "{", "null", `{"accesspoint":null}`, `{"accesspoint":["a:1",""]}`, `[]`, `{"ACCESSPOINT":["ap.spotify.com:80"]}`} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		points, named, ok := answer{Status: 200, Body: body}.accessPoints()
		if len(points) > named || named > 0 && !ok {
			t.Errorf("%d of %d, %t", len(points), named, ok)
		}
		for _, p := range points {
			if !mayReach("net-ports", p.host, p.port) || !strings.HasSuffix(p.host, ".spotify.com") || strings.ContainsFunc(p.host, notInNames) {
				t.Errorf("takes %q, port %d", p.host, p.port)
			}
		}
	})
}

func notInNames(r rune) bool {
	return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789-.", r)
}
