package reach

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"slices"
	"syscall"

	"unpause/system/check"
)

// failure is why a contact came to nothing, as a text that fits into a finding and in words for the raw lines. The errors of package net stay behind: they name
// addresses of this PC.
type failure struct {
	text  check.Key
	words string
}

func (f failure) Error() string { return f.words }

// Is lets package check tell that the time was up.
func (f failure) Is(target error) bool { return f == errSlow && target == context.DeadlineExceeded }

// doubt is why what was seen proves nothing. It stands in raw lines only.
type doubt string

func (d doubt) Error() string { return string(d) }

// What goes wrong between this PC and a server.
var (
	errSlow      = failure{"fail.slow", "no answer in time"}
	errNoName    = failure{"fail.no-name", "the name is not known"}
	errNoNames   = failure{"fail.no-names", "names cannot be looked up"}
	errRefused   = failure{"fail.refused", "the connection was refused"}
	errForbidden = failure{"fail.forbidden", "Windows or a security program does not allow the connection"}
	errNoWay     = failure{"fail.no-way", "no way leads there"}
	errCutOff    = failure{"fail.cut-off", "the connection was cut off"}
	errNowhere   = failure{"fail.nowhere", "something else answers in its place"}
	errOutdated  = failure{"fail.outdated", "its certificate is not valid at the time that this PC shows"}
	errOtherName = failure{"fail.other-name", "its certificate is for another name"}
	errUntrusted = failure{"fail.untrusted", "its certificate cannot be trusted"}
	errUnsecured = failure{"fail.unsecured", "it does not answer as a secure server does"}
	errNonsense  = failure{"fail.nonsense", "its answer makes no sense"}
	errFailed    = failure{"fail.failed", "the connection failed"}
)

// Windows' numbers of errors (10013 and so on); those that package syscall has by name are made up on Windows.
var systemErrors = []struct {
	codes []syscall.Errno
	means failure
}{
	{[]syscall.Errno{syscall.ETIMEDOUT, 10060}, errSlow},
	{[]syscall.Errno{syscall.ECONNREFUSED, 10061}, errRefused},
	{[]syscall.Errno{syscall.EACCES, syscall.EPERM, 10013}, errForbidden}, // 10013: a firewall on the PC (K)
	{[]syscall.Errno{syscall.ENETUNREACH, syscall.EHOSTUNREACH, syscall.EADDRNOTAVAIL, syscall.ENETDOWN, 10049, 10050, 10051, 10065}, errNoWay},
	{[]syscall.Errno{syscall.ECONNRESET, syscall.ECONNABORTED, syscall.EPIPE, 10053, 10054}, errCutOff},
}

// because says in a finding why a contact came to nothing.
func because(err error) check.Words { return check.Say(plain(err).text) }

// plain turns an error of the network into a failure.
func plain(err error) failure {
	var known failure
	var timed interface{ Timeout() bool }
	var name *net.DNSError
	var code syscall.Errno
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &timed) && timed.Timeout():
		return errSlow
	case errors.As(err, &name) && name.IsNotFound:
		return errNoName
	case errors.As(err, &name):
		return errNoNames
	case errors.As(err, &code):
		return plainCode(code)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errCutOff
	}
	return plainTLS(err)
}

func plainCode(code syscall.Errno) failure {
	for _, e := range systemErrors {
		if slices.Contains(e.codes, code) {
			return e.means
		}
	}
	return errFailed
}

func plainTLS(err error) failure {
	var refused *tls.CertificateVerificationError
	var invalid x509.CertificateInvalidError
	var otherName x509.HostnameError
	var noTLS tls.RecordHeaderError
	var alert tls.AlertError
	switch {
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired: // or not valid yet
		return errOutdated
	case errors.As(err, &otherName):
		return errOtherName
	case errors.As(err, &refused):
		return errUntrusted
	case errors.As(err, &noTLS), errors.As(err, &alert):
		return errUnsecured
	}
	return errFailed
}
