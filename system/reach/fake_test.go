package reach

import (
	"context"
	"crypto/x509/pkix"
	"fmt"
	"io/fs"
	"net"
	"net/netip"
	"net/url"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"unpause/system/check"
)

// onlineUsed counts how often a test would have contacted somebody.
var onlineUsed atomic.Int32

// TestMain cuts the real client off: no test may contact anybody. And it sets a proxy that nothing must use.
func TestMain(m *testing.M) {
	online.dial = func(context.Context, string, string) (net.Conn, error) {
		onlineUsed.Add(1)
		return nil, errFailed
	}
	online.lookup = func(context.Context, string) ([]string, error) {
		onlineUsed.Add(1)
		return nil, errFailed
	}
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"} {
		os.Setenv(name, "http://192.0.2.1:1") // before the first request, because net/http remembers it
	}
	code := m.Run()
	if n := onlineUsed.Load(); n > 0 {
		fmt.Fprintf(os.Stderr, "the tests would have contacted others %d times\n", n)
		code = 1
	}
	os.Exit(code)
}

// now is the time of the fake servers.
var now = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// Issuers of certificates.
var (
	digicert  = pkix.Name{Organization: []string{"DigiCert Inc"}, CommonName: "DigiCert Global G2 TLS RSA SHA256 2020 CA1"}
	kaspersky = pkix.Name{Organization: []string{"AO Kaspersky Lab"}, CommonName: "Kaspersky Anti-Virus Personal Root Certificate"}
	company   = pkix.Name{Organization: []string{"Contoso"}, CommonName: "Contoso Proxy CA"}
)

const listBody = `{"accesspoint":["ap-gew4.spotify.com:4070","ap-gew4.spotify.com:443","ap-gew1.spotify.com:80","ap-gew1.spotify.com:4070"],` +
	`"dealer":["gew4-dealer.spotify.com:443"],"spclient":["gew4-spclient.spotify.com:443"]}`

// someAddress is one that could belong to a server, and serves nobody in these tests.
var someAddress = netip.MustParseAddr("35.186.224.24")

// errHang makes the fake wait for the end of the context.
var errHang = fmt.Errorf("hang")

// page is what the fake answers for a web page.
type page struct {
	answer
	err error
}

// fake is an internet in which everything works until a test changes it.
type fake struct {
	t     testing.TB
	names map[string][]netip.Addr // an empty list is a name that is not known
	fails map[string]error        // by host, "host:port" or address of a page
	pages map[string]page

	mu      sync.Mutex
	touched []touch
	hanging chan struct{} // gets a value for each contact that hangs, where it is not nil
}

// touch is one contact.
type touch struct {
	host string
	port int // 0 where only the name was looked up
}

func healthy(t testing.TB) *fake {
	f := &fake{t: t, names: map[string][]netip.Addr{}, fails: map[string]error{}, pages: map[string]page{}}
	for _, host := range []string{testHost, listHost, fallback, signInHost} {
		f.names[host] = []netip.Addr{someAddress}
	}
	ok := page{answer: answer{Status: 200, Date: now, Remote: someAddress, Issuer: digicert}}
	for _, address := range []string{signInPage, otherPage} {
		f.pages[address] = ok
	}
	f.serve(testPage, answer{Status: 200, Body: []byte(testText), Remote: someAddress})
	f.serve(listPage, answer{Status: 200, Body: []byte(listBody), Remote: someAddress, Issuer: digicert})
	f.serve(licencePage, answer{Status: 404, Remote: someAddress, Issuer: digicert})
	return f
}

func (f *fake) serve(address string, a answer)   { f.pages[address] = page{answer: a} }
func (f *fake) fail(err error, places ...string) { f.failWith(page{err: err}, places...) }
func (f *fake) lead(address string, hosts ...string) {
	for _, host := range hosts {
		f.names[host] = []netip.Addr{netip.MustParseAddr(address)}
	}
}

func (f *fake) failWith(p page, places ...string) {
	for _, place := range places {
		f.fails[place] = p.err
		f.pages[place] = p
	}
}

// failAccess makes all access points fail.
func (f *fake) failAccess(err error) {
	for _, port := range accessPorts {
		for _, host := range []string{fallback, "ap-gew4.spotify.com", "ap-gew1.spotify.com"} {
			f.fails[fmt.Sprintf("%s:%d", host, port)] = err
		}
	}
}

func (f *fake) LookupHost(ctx context.Context, host string) ([]netip.Addr, error) {
	f.touch(host, 0)
	if err := f.wait(ctx, f.fails[host]); err != nil {
		return nil, err
	}
	if len(f.names[host]) == 0 {
		return nil, errNoName
	}
	return f.names[host], nil
}

func (f *fake) DialTCP(ctx context.Context, host string, port int) (netip.Addr, error) {
	f.touch(host, port)
	if err := f.wait(ctx, f.fails[fmt.Sprintf("%s:%d", host, port)]); err != nil {
		return netip.Addr{}, err
	}
	if all := f.names[host]; len(all) > 0 {
		return all[0], nil
	}
	return someAddress, nil
}

func (f *fake) Get(ctx context.Context, address string, most int64) (answer, error) {
	u, err := url.Parse(address)
	if err != nil {
		f.t.Errorf("%s: %v", address, err)
	}
	f.touch(u.Host, map[string]int{"http": 80, "https": 443}[u.Scheme])
	p, known := f.pages[address]
	if !known {
		f.t.Errorf("nobody serves %s", address)
		return answer{}, errFailed
	}
	p.Body = p.Body[:min(int64(len(p.Body)), most)]
	return p.answer, f.wait(ctx, p.err)
}

func (f *fake) wait(ctx context.Context, err error) error {
	if err != errHang {
		return err
	}
	if f.hanging != nil {
		f.hanging <- struct{}{}
	}
	<-ctx.Done()
	return plain(ctx.Err())
}

func (f *fake) touch(host string, port int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.touched = append(f.touched, touch{host, port})
}

// fakePC has a clock and what tells of proxies, and panics at anything else.
type fakePC struct {
	check.PC
	ahead    time.Duration
	proxy    check.Proxy
	err      error  // of asking for the proxy
	shared   string // a proxy for the whole PC, in place of that of the person
	spotify  string // Spotify's settings; without any it is not installed
	internet check.Internet
}

func (p fakePC) Now() time.Time                    { return now.Add(p.ahead) }
func (p fakePC) Proxy() (check.Proxy, error)       { return p.proxy, p.err }
func (p fakePC) Internet() (check.Internet, error) { return p.internet, nil }

func (p fakePC) Number(_ check.Root, _, name string) (uint64, error) {
	n, known := map[string]uint64{"ProxySettingsPerUser": 0, "ProxyEnable": 1}[name]
	if !known || p.shared == "" {
		return 0, fs.ErrNotExist
	}
	return n, nil
}

func (p fakePC) Text(_ check.Root, _, name string) (string, error) {
	if name != "ProxyServer" || p.shared == "" {
		return "", fs.ErrNotExist
	}
	return p.shared, nil
}

func (fakePC) Folder(check.Folder) (string, error)          { return `C:\Users`, nil }
func (fakePC) Subkeys(check.Root, string) ([]string, error) { return nil, fs.ErrNotExist }
func (fakePC) Handler(string) (check.Handler, error)        { return check.Handler{}, fs.ErrNotExist }
func (p fakePC) Read(string, int64) ([]byte, bool, error)   { return []byte(p.spotify), true, nil }

func (p fakePC) Stat(string) (fs.FileInfo, error) {
	if p.spotify == "" {
		return nil, fs.ErrNotExist
	}
	return fstest.MapFS{"file": {}}.Stat("file")
}

// lookBy runs one check.
func lookBy(ctx context.Context, net client, id string, pc check.PC) check.Seen {
	for _, c := range checksBy(net) {
		if c.ID == id {
			return c.Look(ctx, pc)
		}
	}
	panic("no check " + id)
}
