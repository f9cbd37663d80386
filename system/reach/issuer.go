package reach

import (
	"crypto/x509/pkix"
	"slices"
	"strings"
)

// inspectors are programs that open secure connections: part of the names in their certificates, in lower case, and how they are called (4.20, K).
var inspectors = []struct{ part, name string }{
	{"kaspersky", "Kaspersky"},
	{"web/mail shield", "Avast or AVG"},
	{"eset ssl filter", "ESET"},
	{"bitdefender", "Bitdefender"},
	{"fortinet", "Fortinet"},
	{"zscaler", "Zscaler"},
	{"netskope", "Netskope"},
	{"adguard", "AdGuard"},
	{"fiddler", "Fiddler"},
	{"mitmproxy", "mitmproxy"},
}

// inspector names the known program that issued a certificate, or nothing.
func inspector(issuer pkix.Name) string {
	text := strings.ToLower(strings.Join(append(slices.Concat(issuer.Organization, issuer.OrganizationalUnit), issuer.CommonName), "\n"))
	for _, i := range inspectors {
		if strings.Contains(text, i.part) {
			return i.name
		}
	}
	return ""
}

// publicIssuers are how the names of organisations begin that issue certificates for everybody (K). A company's own certificates, which only its PCs trust,
// come from none of them.
var publicIssuers = []string{
	"amazon", "certainly", "digicert", "entrust", "globalsign", "godaddy", "google trust services", "identrust", "let's encrypt", "microsoft corporation",
	"sectigo", "ssl corp",
}

// public reports whether a certificate comes from one of the publicIssuers. Only then is it sure that the server itself has answered.
func public(issuer pkix.Name) bool {
	return slices.ContainsFunc(issuer.Organization, func(organization string) bool {
		return slices.ContainsFunc(publicIssuers, func(begin string) bool { return strings.HasPrefix(strings.ToLower(organization), begin) })
	})
}

// issuerName is what an issuer calls itself.
func issuerName(issuer pkix.Name) string {
	for _, name := range append(slices.Clone(issuer.Organization), issuer.CommonName) {
		if strings.TrimSpace(name) != "" {
			return name
		}
	}
	return "something that does not give its name"
}
