package reach

import (
	"crypto/x509/pkix"
	"slices"
	"strings"

	"unpause/system/check"
)

// inspector names the known program that issued a certificate, or nothing.
func inspector(issuer pkix.Name) string {
	return check.Inspector(strings.Join(append(slices.Concat(issuer.Organization, issuer.OrganizationalUnit), issuer.CommonName), "\n"))
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
func issuerName(issuer pkix.Name) check.Words {
	for _, name := range append(slices.Clone(issuer.Organization), issuer.CommonName) {
		if strings.TrimSpace(name) != "" {
			return check.Name(name)
		}
	}
	return check.Say("no-issuer")
}
