package reach

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/netip"
	"strconv"
	"sync"
	"time"
)

// client is everything that leaves the PC. Its errors are failures.
type client interface {
	// LookupHost asks for the addresses of a host, in the way in which all programs of this PC do, the hosts file included.
	LookupHost(ctx context.Context, host string) ([]netip.Addr, error)
	// DialTCP connects, sends nothing, closes at once and returns the address that it was connected to.
	DialTCP(ctx context.Context, host string, port int) (netip.Addr, error)
	// Get asks for a page and reads most bytes of it at the most. It follows no redirects. Remote and Issuer of the answer are set as soon as they are known,
	// even when the page then fails.
	Get(ctx context.Context, url string, most int64) (answer, error)
}

// answer is what a web server answered.
type answer struct {
	Status int
	Body   []byte
	Date   time.Time     // the server's clock; the zero time when it said none
	Wait   time.Duration // between the end of the request and the begin of the answer
	Remote netip.Addr
	Issuer pkix.Name // of the certificate
}

// userAgent says who asks. It has no version, so that it tells nothing about the PC.
const userAgent = "Unpause"

// mostHeader is how much of an answer's header is read. Servers that send more fail.
const mostHeader = 64 << 10

// internet is the real client.
type internet struct {
	lookup func(ctx context.Context, host string) ([]string, error)
	dial   dialer
	roots  *x509.CertPool // nil for those that this PC trusts
}

// dialer makes connections as net.Dialer.DialContext does.
type dialer func(ctx context.Context, network, address string) (net.Conn, error)

// online contacts others.
var online = &internet{lookup: net.DefaultResolver.LookupHost, dial: (&net.Dialer{}).DialContext}

func (i *internet) LookupHost(ctx context.Context, host string) ([]netip.Addr, error) {
	texts, err := i.lookup(ctx, host)
	if err != nil {
		return nil, plain(err)
	}
	var all []netip.Addr
	for _, text := range texts {
		if a, err := netip.ParseAddr(text); err == nil {
			all = append(all, a.Unmap().WithZone(""))
		}
	}
	if len(all) == 0 {
		return nil, errNoName
	}
	return all, nil
}

func (i *internet) DialTCP(ctx context.Context, host string, port int) (netip.Addr, error) {
	conn, err := i.dial(ctx, "tcp", net.JoinHostPort(host, strconv.Itoa(port)))
	if err != nil {
		return netip.Addr{}, plain(err)
	}
	defer conn.Close()
	return remoteOf(conn), nil
}

func (i *internet) Get(ctx context.Context, url string, most int64) (answer, error) {
	var p progress
	request, err := http.NewRequestWithContext(httptrace.WithClientTrace(ctx, p.trace()), http.MethodGet, url, nil)
	if err != nil {
		return answer{}, errFailed
	}
	request.Header.Set("User-Agent", userAgent)
	// A transport by itself has no cookies and follows nothing; this one has no proxy, and keeps no connection.
	transport := &http.Transport{
		DialContext:            p.dialWith(i.dial),
		TLSClientConfig:        &tls.Config{RootCAs: i.roots},
		DisableKeepAlives:      true,
		DisableCompression:     true,
		MaxResponseHeaderBytes: mostHeader,
	}
	response, err := transport.RoundTrip(request)
	if err != nil {
		return p.failed(err)
	}
	defer response.Body.Close()
	a := p.answered(response)
	if a.Body, err = io.ReadAll(io.LimitReader(response.Body, most)); err != nil {
		return a, plain(err)
	}
	return a, nil
}

// progress is how far a request has come. The transport tells it from goroutines of its own.
type progress struct {
	mu         sync.Mutex
	remote     netip.Addr
	sent, back time.Time
}

func (p *progress) trace() *httptrace.ClientTrace {
	note := func(change func()) {
		p.mu.Lock()
		defer p.mu.Unlock()
		change()
	}
	return &httptrace.ClientTrace{
		WroteRequest:         func(httptrace.WroteRequestInfo) { note(func() { p.sent = time.Now() }) },
		GotFirstResponseByte: func() { note(func() { p.back = time.Now() }) },
	}
}

// dialWith notes who was connected to. A trace would tell it only after the certificate was accepted.
func (p *progress) dialWith(dial dialer) dialer {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err == nil {
			p.mu.Lock()
			defer p.mu.Unlock()
			p.remote = remoteOf(conn)
		}
		return conn, err
	}
}

// failed tells why there is no answer.
func (p *progress) failed(err error) (answer, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	a := answer{Remote: p.remote}
	var refused *tls.CertificateVerificationError
	if errors.As(err, &refused) && len(refused.UnverifiedCertificates) > 0 {
		a.Issuer = refused.UnverifiedCertificates[0].Issuer
	}
	why := plain(err)
	if why == errFailed && !p.back.IsZero() {
		why = errNonsense // it answered, but not as a web server does
	}
	return a, why
}

func (p *progress) answered(response *http.Response) answer {
	p.mu.Lock()
	defer p.mu.Unlock()
	a := answer{Status: response.StatusCode, Remote: p.remote}
	if wait := p.back.Sub(p.sent); wait > 0 { // a server may answer before it has read all
		a.Wait = wait
	}
	a.Date, _ = http.ParseTime(response.Header.Get("Date"))
	if response.TLS != nil && len(response.TLS.PeerCertificates) > 0 {
		a.Issuer = response.TLS.PeerCertificates[0].Issuer
	}
	return a
}

func remoteOf(conn net.Conn) netip.Addr {
	remote, err := netip.ParseAddrPort(conn.RemoteAddr().String())
	if err != nil {
		return netip.Addr{}
	}
	return remote.Addr().Unmap().WithZone("")
}
