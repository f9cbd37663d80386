package reach

import (
	"context"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"log"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// quiet keeps the servers of the tests from writing about connections that end early.
var quiet = log.New(io.Discard, "", 0)

func TestPlainWords(t *testing.T) {
	at := func(err error) error { // as package net wraps it
		return &net.OpError{Op: "read", Net: "tcp", Source: &net.TCPAddr{IP: net.IPv4(192, 168, 1, 5), Port: 50123}, Err: os.NewSyscallError("connectex", err)}
	}
	cases := []struct {
		err  error
		want failure
	}{
		{context.DeadlineExceeded, errSlow},
		{at(os.ErrDeadlineExceeded), errSlow},
		{at(syscall.ETIMEDOUT), errSlow},
		{at(syscall.Errno(10060)), errSlow},
		{at(syscall.ECONNREFUSED), errRefused},
		{at(syscall.Errno(10061)), errRefused},
		{at(syscall.EACCES), errForbidden},
		{at(syscall.Errno(10013)), errForbidden},
		{at(syscall.ENETUNREACH), errNoWay},
		{at(syscall.Errno(10051)), errNoWay},
		{at(syscall.Errno(10065)), errNoWay},
		{at(syscall.ECONNRESET), errCutOff},
		{at(syscall.Errno(10054)), errCutOff},
		{at(syscall.Errno(9999)), errFailed},
		{fmt.Errorf("net/http: transport connection broken: %w", io.EOF), errCutOff},
		{io.ErrUnexpectedEOF, errCutOff},
		{errors.New("dial tcp 192.168.1.5"), errFailed},
		{fmt.Errorf("wrapped: %w", errNowhere), errNowhere},
	}
	for _, c := range cases {
		if got := plain(c.err); got != c.want {
			t.Errorf("%v: %q, want %q", c.err, got, c.want)
		}
	}
}

func TestOnlySlownessIsSlow(t *testing.T) {
	if !errors.Is(errSlow, context.DeadlineExceeded) || errors.Is(errRefused, context.DeadlineExceeded) {
		t.Error("package check cannot tell slowness from other failures")
	}
}

// No other package below system may contact others; reading what a net address means is not that. The sockets of knock_other.go end on this PC, as
// TestSocketsStayHere of package system demands.
func TestOnlyThisPackageContactsOthers(t *testing.T) {
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, filepath.Join("..", "reach")) || path == filepath.Join("..", "knock_other.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range file.Imports {
			if name := strings.Trim(i.Path.Value, `"`); name == "net" || strings.HasPrefix(name, "net/http") || strings.HasPrefix(name, "net/rpc") || name == "net/smtp" || name == "crypto/tls" {
				t.Errorf("%s imports %s", path, name)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
