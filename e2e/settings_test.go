//go:build e2e

package e2e

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha1"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/binary"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"unpause/e2e/wine"
)

// Where proxies stand.
const (
	internetSettings = `Software\Microsoft\Windows\CurrentVersion\Internet Settings`
	personProxy      = `HKEY_CURRENT_USER\` + internetSettings
	machineProxy     = `HKEY_LOCAL_MACHINE\` + internetSettings
)

// binaryValue writes bytes for a .reg file. kind is the number of a type of values, such as "(7)" for lines of text.
func binaryValue(kind string, data []byte) string {
	return "hex" + kind + ":" + strings.ReplaceAll(fmt.Sprintf("% x", data), " ", ",")
}

// lines writes lines of text for a .reg file.
func lines(texts ...string) string {
	var data []byte
	for _, text := range texts {
		data = append(append(data, text...), 0)
	}
	return binaryValue("(7)", append(data, 0))
}

// Bits of the settings of proxies (DefaultConnectionSettings, WinHttpSettings).
const (
	direct    = 1
	hasServer = 2
	hasScript = 4
)

// connection writes settings of proxies as Windows does: two numbers, bits, then texts with their lengths.
func connection(size, bits uint32, texts ...string) string {
	var data bytes.Buffer
	binary.Write(&data, binary.LittleEndian, []uint32{size, 0, bits})
	for _, text := range texts {
		binary.Write(&data, binary.LittleEndian, uint32(len(text)))
		data.WriteString(text)
	}
	return binaryValue("", data.Bytes())
}

// windowsProxy sets the proxy of the person, a script, or both.
func windowsProxy(server, script string) change {
	bits := uint32(direct)
	if server != "" {
		bits |= hasServer
	}
	if script != "" {
		bits |= hasScript
	}
	return both(
		value(personProxy, "ProxyServer", `"`+server+`"`),
		value(personProxy+`\Connections`, "DefaultConnectionSettings", connection(0x46, bits, server, "<local>", script)))
}

// serviceProxy sets the proxy of Windows' services.
func serviceProxy(server string) change {
	return value(machineProxy+`\Connections`, "WinHttpSettings", connection(0x18, direct|hasServer, server, ""))
}

// rootCertificate lets the PC trust a certificate with this name.
func rootCertificate(t *testing.T, name string) change {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, NotBefore: time.Now(), NotAfter: time.Now().Add(time.Hour), IsCA: true,
		BasicConstraintsValid: true}
	certificate, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	hash := sha1.Sum(certificate)
	var blob bytes.Buffer // properties with a number, a 1 and their lengths: 3 is the hash, 32 the certificate itself
	for _, property := range []struct {
		number uint32
		data   []byte
	}{{3, hash[:]}, {32, certificate}} {
		binary.Write(&blob, binary.LittleEndian, []uint32{property.number, 1, uint32(len(property.data))})
		blob.Write(property.data)
	}
	path := fmt.Sprintf(`HKEY_LOCAL_MACHINE\Software\Microsoft\SystemCertificates\Root\Certificates\%X`, hash)
	return registry(wine.Key(path)+`"Blob"=`+binaryValue("", blob.Bytes())+"\n", wine.Key("-"+path))
}
