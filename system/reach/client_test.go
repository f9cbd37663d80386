package reach

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"unpause/system/check"
)

// loopback is the real client, with all its connections led to one server on this PC.
func loopback(address string, roots *x509.CertPool) *internet {
	return &internet{
		lookup: func(context.Context, string) ([]string, error) { return []string{"35.186.224.24"}, nil },
		dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, address)
		},
		roots: roots,
	}
}

// listen runs serve for each connection to a port of this PC, until the end of the test.
func listen(t *testing.T, serve func(net.Conn)) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	all.Go(func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			all.Go(func() {
				defer conn.Close()
				serve(conn)
			})
		}
	})
	t.Cleanup(func() {
		l.Close()
		all.Wait()
	})
	return l.Addr().String()
}

// readRequest reads a request up to its empty line.
func readRequest(conn net.Conn) string {
	var all strings.Builder
	lines := bufio.NewReader(conn)
	for {
		line, err := lines.ReadString('\n')
		all.WriteString(line)
		if err != nil || line == "\r\n" {
			return all.String()
		}
	}
}

// says answers each request with the same text.
func says(text string) func(net.Conn) {
	return func(conn net.Conn) {
		readRequest(conn)
		io.WriteString(conn, text)
	}
}

// drips answers with a beginning, and then without end.
func drips(begin, more string) func(net.Conn) {
	return func(conn net.Conn) {
		readRequest(conn)
		_, err := io.WriteString(conn, begin)
		for err == nil {
			_, err = io.WriteString(conn, more)
		}
	}
}

func TestExactlyWhatIsSent(t *testing.T) {
	sent := make(chan string, 1)
	address := listen(t, func(conn net.Conn) {
		sent <- readRequest(conn)
		io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
		if rest, _ := io.ReadAll(conn); len(rest) > 0 { // until the client closes
			t.Errorf("sent more: %q", rest)
		}
	})
	for _, page := range []string{"http://example.test/connecttest.txt", "http://example.test/?type=accesspoint&type=dealer&type=spclient"} {
		if _, err := loopback(address, nil).Get(t.Context(), page, mostBody); err != nil {
			t.Error(err)
		}
		want := "GET " + strings.TrimPrefix(page, "http://example.test") + " HTTP/1.1\r\nHost: example.test\r\nUser-Agent: Unpause\r\nConnection: close\r\n\r\n"
		if got := <-sent; got != want {
			t.Errorf("sent %q, want %q", got, want)
		}
	}
}

func TestNothingIsSentToAccessPoints(t *testing.T) {
	sent := make(chan string, 1)
	address := listen(t, func(conn net.Conn) {
		all, _ := io.ReadAll(conn)
		sent <- string(all)
	})
	remote, err := loopback(address, nil).DialTCP(t.Context(), "ap.spotify.com", 4070)
	if err != nil || remote != netip.MustParseAddr("127.0.0.1") {
		t.Errorf("connected to %v: %v", remote, err)
	}
	if got := <-sent; got != "" {
		t.Errorf("sent %q", got)
	}
}

func TestProxiesOfTheEnvironmentAreNotUsed(t *testing.T) {
	if os.Getenv("HTTP_PROXY") == "" {
		t.Fatal("no proxy is set")
	}
	sent := make(chan string, 1)
	address := listen(t, func(conn net.Conn) {
		sent <- readRequest(conn)
		io.WriteString(conn, "HTTP/1.1 200 OK\r\n\r\n")
	})
	var asked string
	client := loopback(address, nil)
	client.dial = func(ctx context.Context, network, to string) (net.Conn, error) {
		asked = to
		return (&net.Dialer{}).DialContext(ctx, network, address)
	}
	if _, err := client.Get(t.Context(), testPage, mostBody); err != nil || asked != testHost+":80" {
		t.Errorf("connected to %s: %v", asked, err)
	}
	if got := <-sent; !strings.HasPrefix(got, "GET /connecttest.txt ") {
		t.Errorf("sent %q", got)
	}
}

func TestAnswersOfAllKinds(t *testing.T) {
	const head = "HTTP/1.1 200 OK\r\n"
	cases := []struct {
		name  string
		serve func(net.Conn)
		most  int64
		want  answer
		err   error
	}{
		{"whole", says(head + "Date: Fri, 20 Nov 2026 12:00:00 GMT\r\nContent-Length: 2\r\n\r\nhi"), mostBody, answer{Status: 200, Body: []byte("hi"), Date: now}, nil},
		{"without a date", says(head + "Content-Length: 0\r\n\r\n"), mostBody, answer{Status: 200}, nil},
		{"with a date that is none", says(head + "Date: \x1b[31myesterday\r\n\r\n"), 0, answer{}, errNonsense},
		{"with words for a date", says(head + "Date: yesterday\r\n\r\n"), 0, answer{Status: 200}, nil},
		{"redirect", says("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"), mostBody, answer{Status: 302}, nil},
		{"cookie", says(head + "Set-Cookie: a=b\r\nContent-Length: 0\r\n\r\n"), mostBody, answer{Status: 200}, nil},
		{"10 MB", says(head + "Content-Length: 10485760\r\n\r\n" + strings.Repeat("x", 10<<20)), 5, answer{Status: 200, Body: []byte("xxxxx")}, nil},
		{"endless", drips(head+"\r\n", "x"), 5, answer{Status: 200, Body: []byte("xxxxx")}, nil},
		{"endless, and not read", drips(head+"\r\n", "x"), 0, answer{Status: 200}, nil},
		{"cut off", says(head + "Content-Length: 10\r\n\r\nhi"), mostBody, answer{Status: 200, Body: []byte("hi")}, errCutOff},
		{"cut off, and not read", says(head + "Content-Length: 10\r\n\r\nhi"), 0, answer{Status: 200}, nil},
		{"endless header", drips(head, "X-A: "+strings.Repeat("x", 1000)+"\r\n"), mostBody, answer{}, errNonsense},
		{"long header", says(head + "X-A: " + strings.Repeat("x", 2*mostHeader) + "\r\n\r\n"), mostBody, answer{}, errNonsense},
		{"endless line of header", drips(head+"X-A: ", strings.Repeat("x", 1000)), mostBody, answer{}, errNonsense},
		{"endless promises", drips("", "HTTP/1.1 103 Early Hints\r\nX-A: a\r\n\r\n"), mostBody, answer{}, errNonsense},
		{"not HTTP", says("SSH-2.0-OpenSSH_9.6\r\n"), mostBody, answer{}, errNonsense},
		{"nothing", says(""), mostBody, answer{}, errCutOff},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := loopback(listen(t, c.serve), nil).Get(t.Context(), "http://example.test/", c.most)
			if err != c.err || got.Status != c.want.Status || string(got.Body) != string(c.want.Body) || !got.Date.Equal(c.want.Date) {
				t.Errorf("got %d, %q, %v: %v; want %d, %q, %v: %v", got.Status, got.Body, got.Date, err, c.want.Status, c.want.Body, c.want.Date, c.err)
			}
			if got.Wait < 0 || got.Remote != netip.MustParseAddr("127.0.0.1") {
				t.Errorf("waited %s for %s", got.Wait, got.Remote)
			}
		})
	}
}

func TestWaitIsOnlyForTheAnswer(t *testing.T) {
	for _, c := range []struct{ back, want time.Duration }{{3 * time.Second, 3 * time.Second}, {-time.Second, 0}} {
		p := progress{sent: now, back: now.Add(c.back)}
		if got := p.answered(&http.Response{}).Wait; got != c.want {
			t.Errorf("waited %s for an answer after %s, want %s", got, c.back, c.want)
		}
	}
}

func TestServerThatNeverAnswers(t *testing.T) {
	for _, begin := range []string{"", "HTTP/1.1 200 OK\r\nX-A: ", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhi"} {
		ctx, cancel := context.WithCancel(t.Context())
		address := listen(t, func(conn net.Conn) {
			readRequest(conn)
			io.WriteString(conn, begin)
			cancel()
			io.Copy(io.Discard, conn) // until the client closes
		})
		seen := lookBy(ctx, loopback(address, nil), "net-web", fakePC{})
		if seen.Finding != "" || seen.Err != context.Canceled {
			t.Errorf("after %q: found %q, %v", begin, seen.Finding, seen.Err)
		}
	}
}

func TestTimeIsLimited(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	address := listen(t, func(conn net.Conn) { io.Copy(io.Discard, conn) })
	if _, err := loopback(address, nil).Get(ctx, "http://example.test/", mostBody); err != errSlow {
		t.Error(err)
	}
}

func TestClosedPort(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	client := loopback(l.Addr().String(), nil)
	if _, err := client.DialTCP(t.Context(), "ap.spotify.com", 4070); err != errRefused {
		t.Errorf("connecting: %v", err)
	}
	if _, err := client.Get(t.Context(), signInPage, 0); err != errRefused {
		t.Errorf("reading a page: %v", err)
	}
}

func TestLookUps(t *testing.T) {
	cases := []struct {
		texts []string
		err   error
		want  []netip.Addr
		fails error
	}{
		{[]string{"35.186.224.24", "::ffff:127.0.0.1", "fe80::1%eth0"}, nil, []netip.Addr{someAddress, netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("fe80::1")}, nil},
		{[]string{"nonsense"}, nil, nil, errNoName},
		{nil, nil, nil, errNoName},
		{nil, &net.DNSError{Err: "no such host", Server: "192.168.1.1:53", IsNotFound: true}, nil, errNoName},
		{nil, &net.DNSError{Err: "server misbehaving", Server: "192.168.1.1:53", IsTemporary: true}, nil, errNoNames},
		{nil, &net.DNSError{Err: "i/o timeout", Server: "192.168.1.1:53", IsTimeout: true}, nil, errSlow},
	}
	for _, c := range cases {
		client := &internet{lookup: func(context.Context, string) ([]string, error) { return c.texts, c.err }}
		got, err := client.LookupHost(t.Context(), "example.test")
		if err != c.fails || !slices.Equal(got, c.want) {
			t.Errorf("%v, %v: got %v, %v; want %v, %v", c.texts, c.err, got, err, c.want, c.fails)
		}
	}
}

// authority makes certificates.
type authority struct {
	t    *testing.T
	key  *ecdsa.PrivateKey
	cert *x509.Certificate
}

func newAuthority(t *testing.T, name pkix.Name) *authority {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	a := &authority{t: t, key: key}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: name, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true,
		BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}
	a.cert = a.sign(template, template, key)
	return a
}

func (a *authority) sign(template, parent *x509.Certificate, key *ecdsa.PrivateKey) *x509.Certificate {
	data, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, a.key)
	if err != nil {
		a.t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(data)
	if err != nil {
		a.t.Fatal(err)
	}
	return cert
}

// certificate makes one for hosts that is valid until a time.
func (a *authority) certificate(until time.Time, hosts ...string) tls.Certificate {
	template := &x509.Certificate{SerialNumber: big.NewInt(2), DNSNames: hosts, NotBefore: until.Add(-time.Hour), NotAfter: until, KeyUsage: x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}
	return tls.Certificate{Certificate: [][]byte{a.sign(template, a.cert, a.key).Raw}, PrivateKey: a.key}
}

func (a *authority) pool() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(a.cert)
	return pool
}

// serveTLS answers at a port of this PC with a certificate.
func serveTLS(t *testing.T, certificate tls.Certificate, handler http.HandlerFunc) string {
	server := httptest.NewUnstartedServer(handler)
	server.Config.ErrorLog = quiet
	server.TLS = &tls.Config{Certificates: []tls.Certificate{certificate}}
	server.StartTLS()
	t.Cleanup(server.Close)
	return server.Listener.Addr().String()
}

func TestCertificates(t *testing.T) {
	trusted, inspects := newAuthority(t, digicert), newAuthority(t, company)
	soon, past := time.Now().Add(30*time.Minute), time.Now().Add(-30*time.Minute)
	later := time.Now().Add(2 * time.Hour)
	plainServer := httptest.NewServer(http.NotFoundHandler())
	defer plainServer.Close()
	serve := func(c tls.Certificate) string {
		return serveTLS(t, c, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) })
	}
	cases := []struct {
		name, address string
		status        int
		issuer        string
		err           error
	}{
		{"good", serve(trusted.certificate(soon, signInHost)), http.StatusTeapot, "DigiCert Inc", nil},
		{"expired", serve(trusted.certificate(past, signInHost)), 0, "DigiCert Inc", errOutdated},
		{"not yet valid", serve(trusted.certificate(later, signInHost)), 0, "DigiCert Inc", errOutdated},
		{"for another name", serve(trusted.certificate(soon, "example.org")), 0, "DigiCert Inc", errOtherName},
		{"of an inspector", serve(inspects.certificate(soon, signInHost)), 0, "Contoso", errUntrusted},
		{"none", plainServer.Listener.Addr().String(), 0, "something that does not give its name", errUnsecured},
	}
	for _, c := range cases {
		got, err := loopback(c.address, trusted.pool()).Get(t.Context(), signInPage, 0)
		if issuer := english(t, issuerName(got.Issuer)); err != c.err || got.Status != c.status || issuer != c.issuer {
			t.Errorf("%s: got %d, %q: %v; want %d, %q: %v", c.name, got.Status, issuer, err, c.status, c.issuer, c.err)
		}
		if got.Remote != thisPC {
			t.Errorf("%s: got it from %v", c.name, got.Remote)
		}
	}
}

func TestChecksOverRealConnections(t *testing.T) {
	trusted := newAuthority(t, digicert)
	answers := func(w http.ResponseWriter, r *http.Request) {
		if len(r.Cookies()) > 0 || r.ContentLength != 0 || r.Method != http.MethodGet || r.UserAgent() != userAgent {
			t.Errorf("sent %s %s, %v", r.Method, r.URL, r.Header)
		}
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		switch r.Host + r.URL.String() {
		case testHost + "/connecttest.txt":
			io.WriteString(w, testText)
		case listHost + "/?type=accesspoint&type=dealer&type=spclient":
			io.WriteString(w, listBody)
		case signInHost + "/":
			http.Redirect(w, r, "https://example.org/", http.StatusSeeOther)
		case otherHost + "/":
		default:
			http.NotFound(w, r)
		}
	}
	secure := serveTLS(t, trusted.certificate(time.Now().Add(30*time.Minute), signInHost, listHost, otherHost, licenceHost), answers)
	open := httptest.NewServer(http.HandlerFunc(answers))
	defer open.Close()
	client := loopback("", trusted.pool())
	client.dial = func(ctx context.Context, network, address string) (net.Conn, error) {
		host, port, _ := net.SplitHostPort(address)
		to := map[string]string{"80": open.Listener.Addr().String(), "443": secure}[port]
		if strings.HasPrefix(host, "ap") && host != listHost {
			to = secure
		}
		conn, err := (&net.Dialer{}).DialContext(ctx, network, to)
		return seemsFar{conn}, err
	}
	pc := fakePC{ahead: time.Since(now)}
	var got []string
	for _, r := range check.NewSet(pc, checksBy(client)).Run(t.Context(), nil) {
		got = append(got, fmt.Sprintf("%s %s%s", r.Check, r.Finding, r.Unknown))
	}
	want := []string{"net-names ok", "net-web ok", "net-clock right", "net-inspection direct", "net-apresolve ok", "net-ports open", "net-accounts ok", "net-licence ok"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// seemsFar is a connection whose other end seems to be somewhere on the internet.
type seemsFar struct{ net.Conn }

func (seemsFar) RemoteAddr() net.Addr {
	return net.TCPAddrFromAddrPort(netip.AddrPortFrom(someAddress, 443))
}
