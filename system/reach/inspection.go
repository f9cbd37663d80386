package reach

import (
	"context"

	"unpause/system/check"
)

// errWhoAnswers is why a secure connection can say nothing: its certificate is not Spotify's own, but it is not clear whose it is.
const errWhoAnswers = doubt("it is not sure who answers in Spotify's name")

const signInPage = "https://" + signInHost + "/"

// inspection: a certificate that this PC does not trust is also what this PC itself or a network that wants a sign-in shows, in the place of all pages. So it
// says something only where the web works and somebody outside has answered.
func inspection(ctx context.Context, v *visit, _ check.PC) check.Seen {
	a, err := v.get(ctx, signInPage, 0)
	known := inspector(a.Issuer)
	switch {
	case err == nil && known != "":
		return foundWords("opened", check.Name(known))
	case err == nil && !public(a.Issuer):
		return unknown(errWhoAnswers)
	case err == nil:
		return foundWords("direct", issuerName(a.Issuer))
	case known == "" && (err != errUntrusted || public(a.Issuer)): // a certificate that is out of date is the clock's matter
		return unknown(err)
	case leadsNowhere(a.Remote):
		return unknown(errNowhere)
	case !webWorks(ctx, v):
		return unknown(errWhoAnswers)
	}
	if known != "" {
		return foundWords("opened", check.Name(known))
	}
	return foundWords("opened", issuerName(a.Issuer))
}
