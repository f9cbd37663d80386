package reach

import (
	"context"

	"unpause/system/check"
)

// licencePage is on the server that gives out licences. Public programs that play Spotify's music ask it for them at /widevine-license/v1 (CODE); that the
// desktop app uses this very one, and not another of the servers named spclient, is unverified. No licence is asked for.
const licencePage = "https://" + licenceHost + "/"

func accounts(ctx context.Context, v *visit, _ check.PC) check.Seen {
	return server(ctx, v, signInPage)
}

func licence(ctx context.Context, v *visit, _ check.PC) check.Seen {
	return server(ctx, v, licencePage)
}

// server tells whether one of Spotify's web servers answers. Any answer of its own will do, even "not found".
func server(ctx context.Context, v *visit, page string) check.Seen {
	a, err := v.get(ctx, page, 0)
	switch {
	case err == errOutdated: // the clock's matter
		return unknown(err)
	case err != nil && !webWorks(ctx, v):
		return unknown(err)
	case err != nil:
		return foundWords("refused", because(err))
	case a.Status < 400:
		return found("ok")
	case !public(a.Issuer): // programs that look inside answer with errors of their own
		return unknown(errWhoAnswers)
	case a.Status >= 500:
		return foundWords("trouble", statusWords(a.Status))
	}
	return found("ok")
}
