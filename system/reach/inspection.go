package reach

import (
	"context"

	"unpause/system/check"
)

// errWhoAnswers is why a secure connection can say nothing: this PC trusts the certificate, but it may be one of a company that looks inside.
const errWhoAnswers = failure("it is not sure who answers in Spotify's name")

const signInPage = "https://" + signInHost + "/"

func inspection(ctx context.Context, v *visit, _ check.PC) check.Seen {
	a, err := v.get(ctx, signInPage, 0)
	known := inspector(a.Issuer)
	switch {
	case known != "":
		return found("opened", known)
	case err == errUntrusted && !public(a.Issuer):
		return found("opened", issuerName(a.Issuer))
	case err != nil: // a certificate that is out of date is the clock's matter
		return unknown(err)
	case !public(a.Issuer):
		return unknown(errWhoAnswers)
	}
	return found("direct", issuerName(a.Issuer))
}
